"""Whatever the CRM, or what stands before it, does: each call is in it once, or the rep is asked.

What happens meanwhile is said by a code of ``SyncStatus`` that the window has words for. The finer
cases are in test_sync_trouble (a no, a pause, a journal), test_sync_tokens (401) and
test_sync_unconfirmed (an answer that is lost).
"""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import trustme

from offhook.calls.crm_copy import Outcome, Parked, Posted, SyncState, Verb
from offhook.calls.tokens import TokenState
from offhook.crm.client import Timeouts
from offhook.sandbox import Sandbox
from support.front import Front, page
from support.raw_http import Peer, RawServer, Received, message
from support.sync_desk import JOHN, MAXIME, TOKEN, SyncDesk, requests_of

HASTY_TIMES = Timeouts(connect=1.0, read=0.3, total=0.6)
EXPIRED = datetime.now(UTC) - timedelta(days=1)


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def desk(sandbox: Sandbox, tmp_path: Path) -> Iterator[SyncDesk]:
    with SyncDesk(tmp_path, sandbox.base_url, hasty=True, timeouts=HASTY_TIMES) as desk:
        desk.wait_for_status(lambda status: status.token is TokenState.OK)
        yield desk


def told(desk: SyncDesk) -> list[str]:
    """What was ever said to be wrong."""
    return list(dict.fromkeys(status.problem for status in desk.statuses if status.problem))


def in_crm_once(sandbox: Sandbox, desk: SyncDesk, *calls: str) -> bool:
    """Whether these calls, and nothing else, are in the CRM, each once and complete."""
    logs = sandbox.call_logs()
    starts = sorted(log.start_at for log in logs)
    ours = sorted(desk.entry(call).call.start_at.isoformat() for call in calls)
    durations = {one.id: one.call_duration for one in sandbox.communications()}
    return starts == ours and all(
        log.is_complete or durations[log.communication_id] is not None for log in logs
    )


# One answer goes wrong, and more calls come meanwhile

WRONG: list[tuple[str, dict[str, Any], str]] = [
    ("status", {"code": 429}, "too_many_requests"),
    ("status", {"code": 429, "retry_after": 1}, "too_many_requests"),
    ("status", {"code": 503, "retry_after": 1}, "unavailable"),
    ("status", {"code": 500}, "server_error"),
    ("status", {"code": 500, "stored": True}, "server_error"),
    ("html", {"code": 502}, "server_error"),
    ("html", {"code": 200}, "unreadable"),
    ("html", {"code": 201, "stored": True}, "unreadable"),
    ("garbage", {}, "unreadable"),
    ("empty", {}, "unreadable"),
    ("truncated", {}, "cut"),
    ("redirect", {}, "redirected"),
    ("slow_answer", {"seconds": 1.0}, "timed_out"),
    ("dribble", {"interval": 0.1}, "deadline"),
    ("drop_before", {}, "cut"),
    ("drop_after", {}, "cut"),
]


@pytest.mark.parametrize("method", ["POST", "PUT"])
@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: f"{wrong[0]} {wrong[1]}")
def test_every_call_is_in_the_crm_once_and_what_is_wrong_is_said(
    desk: SyncDesk, sandbox: Sandbox, method: str, wrong: tuple[str, dict[str, Any], str]
) -> None:
    fault, args, problem = wrong
    calls = [desk.dial(JOHN)]
    desk.wait_until_synced(*calls)
    sandbox.faults.add(fault, method=method, times=1, **args)
    # Alone under way: no other answer may say that all is well before it is told that it is not.
    if method == "PUT":
        desk.hang_up(calls[0])
    else:
        calls.append(desk.dial(MAXIME))
    desk.wait(lambda: problem in told(desk))
    calls += [desk.past(minutes_ago=60 + nth) for nth in range(3)]
    for call in calls:
        if desk.entry(call).call.is_open:
            desk.hang_up(call)
    desk.wait_until_synced(*calls)
    assert in_crm_once(sandbox, desk, *calls)
    status = desk.wait_for_status(lambda status: not status.problem and not status.waiting)
    assert (status.online, status.needs_you) == (True, 0)


@pytest.mark.parametrize(
    ("code", "parked"), [(403, Parked.FORBIDDEN), (404, Parked.GONE), (422, Parked.INVALID)]
)
def test_only_the_refused_call_of_a_backlog_waits_for_the_rep(
    sandbox: Sandbox, tmp_path: Path, code: int, parked: Parked
) -> None:
    fields = {"to": ["Le numéro n'est pas valide."]}
    with SyncDesk(tmp_path, sandbox.base_url, token=None) as desk:
        calls = [desk.past(minutes_ago=60 - nth) for nth in range(6)]
        sandbox.faults.add(
            "status", method="POST", after=2, times=1, code=code, message="Non.", errors=fields
        )
        desk.use_token(TOKEN)
        refused = desk.wait_until_asked(calls[2], parked)
        assert (refused.copy.parked_words, refused.copy.parked_fields) == ("Non.", fields)
        desk.wait_until_synced(*calls[:2], *calls[3:])
        status = desk.wait_for_status(lambda status: not status.waiting)
        assert (status.needs_you, status.problem, status.online) == (1, "", True)
        desk.send_again(calls[2])
        desk.wait_until_synced(*calls)
        assert in_crm_once(sandbox, desk, *calls)


def test_a_call_log_that_was_deleted_over_there_stops_none_of_the_others(
    desk: SyncDesk, sandbox: Sandbox
) -> None:
    gone, other = desk.dial(), desk.dial(MAXIME)
    desk.wait_until_synced(gone, other)
    crm_id = desk.entry(gone).copy.crm_id
    sandbox.faults.add("status", path=f"/call-logs/{crm_id}$", code=404, message="Not Found.")
    for call in (gone, other):
        desk.hang_up(call)
    desk.wait_until_asked(gone, Parked.GONE)
    desk.wait_until_synced(other)
    assert len(requests_of(sandbox, "PUT", path=f"/{crm_id}")) == 1  # not asked again and again
    desk.send_again(gone)
    desk.wait_until_synced(gone)
    assert sorted(log.is_complete for log in sandbox.call_logs()) == [False, True, True]


# Something else answers in the CRM's place


@pytest.mark.parametrize("code", [403, 404, 405])
def test_a_proxy_that_says_no_to_everything_costs_one_call_a_question_at_most(
    sandbox: Sandbox, tmp_path: Path, code: int
) -> None:
    with Front(sandbox) as front, SyncDesk(tmp_path, front.base_url, hasty=True) as desk:
        desk.wait_for_status(lambda status: status.token is TokenState.OK)
        front.does = page(code)
        calls = [desk.past(minutes_ago=60 + nth) for nth in range(5)]
        desk.wait_for_status(lambda status: status.problem == "refused")
        probes = [one for one in front.requests if one.target == "/v2/account"]
        front.does = None
        desk.wait_for_status(lambda status: not status.waiting)
        (asked,) = [call for call in calls if desk.state(call) is SyncState.NEEDS_YOU]
        assert probes
        desk.send_again(asked)
        desk.wait_until_synced(*calls)
        assert in_crm_once(sandbox, desk, *calls)


def welcome(portal: RawServer) -> list[Callable[[Peer, Received], object]]:
    """What captive portals do."""
    return [
        page(200),
        page(511),
        page(302, Location=f"{portal.url}/sign-in"),
        page(307, Location=f"{portal.url}/sign-in"),
    ]


@pytest.mark.parametrize("which", range(4))
@pytest.mark.parametrize("known", [True, False])
def test_behind_a_captive_portal_calls_wait_and_the_token_goes_nowhere_else(
    sandbox: Sandbox, tmp_path: Path, which: int, known: bool
) -> None:
    with (
        RawServer(lambda peer: peer.answer(200)) as portal,
        Front(sandbox) as front,
        SyncDesk(tmp_path, front.base_url, hasty=True) as desk,
    ):
        if known:
            desk.wait_for_status(lambda status: status.token is TokenState.OK)
        front.does = welcome(portal)[which]
        calls = [desk.past(minutes_ago=60 + nth) for nth in range(4)]
        problems = ("unreadable", "server_error", "redirected")
        desk.wait_for_status(lambda status: status.problem in problems and status.waiting == 4)
        tries = len(front.requests)
        desk.wait(lambda: len(front.requests) >= tries + 3)
        posts = [one for one in front.requests if one.method == "POST"]
        assert len(posts) <= 1  # after the first bad answer only harmless questions
        front.does = None
        desk.wait_until_synced(*calls)
        assert in_crm_once(sandbox, desk, *calls)
        assert portal.connections == 0
        # A call that nobody heard of was looked for, and found not to be there.
        lost = [call for call in calls if (Verb.LOOK, Outcome.NOT_FOUND) in desk.outcomes(call)]
        assert len(lost) == len(posts)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_never_followed_and_the_token_never_reaches_the_other_host(
    sandbox: Sandbox, tmp_path: Path, status: int
) -> None:
    def answer(peer: Peer) -> None:
        peer.answer(201, {"data": {"id": 1}})

    with (
        RawServer(answer) as elsewhere,
        Front(sandbox) as front,
        SyncDesk(tmp_path, front.base_url, hasty=True) as desk,
    ):
        desk.wait_for_status(lambda status: status.token is TokenState.OK)

        def elsewhere_please(peer: Peer, received: Received) -> None:
            location = {"Location": f"{elsewhere.url}{received.target}"}
            peer.send(message(status, b"", location))

        front.does = elsewhere_please
        call = desk.whole_call()
        desk.wait_for_status(lambda status: status.problem == "redirected")
        desk.wait(lambda: len(front.requests) >= 5)
        front.does = None
        desk.wait_until_synced(call)
        assert in_crm_once(sandbox, desk, call)
        assert (elsewhere.connections, elsewhere.requests) == (0, [])
        assert {one.headers["authorization"] for one in front.requests} == {f"Bearer {TOKEN}"}


# A wrong certificate


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


def wrong_certificate(which: str, authority: trustme.CA) -> trustme.LeafCert:
    """One that must not be believed."""
    if which == "other authority":
        return trustme.CA().issue_cert("127.0.0.1")
    if which == "expired":
        return authority.issue_cert(
            "127.0.0.1", not_before=EXPIRED - timedelta(days=30), not_after=EXPIRED
        )
    return authority.issue_cert("somebody-else.example")


@pytest.mark.parametrize("which", ["other authority", "expired", "other name"])
@pytest.mark.parametrize("known", [True, False])
def test_nothing_is_sent_to_a_server_that_cannot_prove_who_it_is(
    sandbox: Sandbox, tmp_path: Path, authority: trustme.CA, which: str, known: bool
) -> None:
    ours = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    authority.configure_trust(ours)
    theirs = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    good = authority.issue_cert("127.0.0.1")
    (good if known else wrong_certificate(which, authority)).configure_cert(theirs)
    with (
        Front(sandbox, tls=theirs) as front,
        SyncDesk(tmp_path, front.base_url, hasty=True, ssl_context=ours) as desk,
    ):
        if known:
            desk.wait_for_status(lambda status: status.token is TokenState.OK)
            wrong_certificate(which, authority).configure_cert(theirs)
            desk.sync.woke()  # so that no connection of before is used
        before = len(front.requests)
        call = desk.whole_call()
        status = desk.wait_for_status(
            lambda status: status.problem == "certificate" and status.waiting == 1
        )
        assert status.online is False
        tries = front.connections
        desk.wait_impatiently(lambda: front.connections >= tries + 3)
        assert len(front.requests) == before
        assert {outcome for _, outcome in desk.outcomes(call)} <= {Outcome.NOT_STORED, None}
        good.configure_cert(theirs)
        desk.sync.hurry()
        desk.wait_until_synced(call)
        assert in_crm_once(sandbox, desk, call)
        assert desk.entry(call).copy.posted is Posted.STORED
