"""A CRM that says no, a CRM that is unwell, a journal that cannot be written."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from offhook.calls.crm_copy import Outcome, Parked, Posted, SyncState, Verb
from offhook.calls.deriving import sync_state
from offhook.calls.tokens import TokenState
from offhook.sandbox import Sandbox
from support.front import Front
from support.raw_http import Peer, Received, message
from support.sync_desk import JOHN, MAXIME, TOKEN, SyncDesk, requests_of


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def desk(sandbox: Sandbox, tmp_path: Path) -> Iterator[SyncDesk]:
    with SyncDesk(tmp_path, sandbox.base_url, hasty=True) as desk:
        desk.wait_for_status(lambda status: status.token is TokenState.OK)
        yield desk


@contextmanager
def locked(desk: SyncDesk, folder: Path) -> Iterator[None]:
    """Another program holds the journal, for longer than ours is made to wait."""
    desk.read(lambda journal: journal.connection.execute("PRAGMA busy_timeout=20"))
    holder = sqlite3.connect(folder / "journal.sqlite3", isolation_level=None)
    try:
        holder.execute("BEGIN IMMEDIATE")
        yield
        holder.execute("ROLLBACK")
    finally:
        holder.close()


# The CRM says no


@pytest.mark.parametrize(
    ("code", "parked"), [(403, Parked.FORBIDDEN), (404, Parked.GONE), (422, Parked.INVALID)]
)
@pytest.mark.parametrize("method", ["POST", "PUT"])
def test_a_refused_call_waits_for_the_rep_with_the_servers_own_words(
    desk: SyncDesk, sandbox: Sandbox, method: str, code: int, parked: Parked
) -> None:
    fields = {"to": ["The to field is odd."]}
    sandbox.faults.add(
        "status", method=method, code=code, message="Not this one", errors=fields, times=1
    )
    call = desk.dial()
    if method == "PUT":
        desk.wait_until_synced(call)
        desk.answer(call)
    entry = desk.wait_until_asked(call, parked)
    assert entry.copy.parked_words == "Not this one"
    assert entry.copy.parked_fields == fields
    other = desk.whole_call(MAXIME)
    desk.wait_until_synced(other)
    status = desk.wait_for_status(lambda status: (status.needs_you, status.waiting) == (1, 0))
    assert (status.open_calls, status.online) == (1, True)
    desk.send_again(call)
    desk.hang_up(call)
    desk.wait_until_synced(call)
    desk.wait_for_status(lambda status: status.needs_you == 0)
    created = 2 if (method, code) == ("PUT", 404) else 1  # deleted over there: it is made anew
    assert len([log for log in sandbox.call_logs() if log.to == JOHN]) == created
    assert [log for log in sandbox.call_logs() if log.to == JOHN][-1].is_complete


def test_a_refused_call_can_be_settled_by_hand(desk: SyncDesk, sandbox: Sandbox) -> None:
    sandbox.faults.add("status", method="POST", code=403, times=1)
    call = desk.whole_call()
    desk.wait_until_asked(call, Parked.FORBIDDEN)
    desk.settle_by_hand(call)
    desk.wait_for_status(lambda status: (status.needs_you, status.waiting) == (0, 0))
    assert sandbox.call_logs() == []


def test_an_invalid_call_that_is_mended_is_sent_again(desk: SyncDesk, sandbox: Sandbox) -> None:
    sandbox.faults.add("status", method="POST", code=422, times=1)
    call = desk.past(duration=90)
    desk.wait_until_asked(call, Parked.INVALID)
    desk.correct(call, 77)
    desk.wait_until_synced(call)
    assert [log.duration for log in sandbox.call_logs()] == [77]


@pytest.mark.parametrize("method", ["POST", "PUT"])
def test_what_was_mended_before_the_refusal_came_is_sent_unasked(
    sandbox: Sandbox, tmp_path: Path, method: str
) -> None:
    corrected = threading.Event()

    def refuse(peer: Peer, received: Received) -> None:
        front.does = None
        assert corrected.wait(10)
        peer.send(message(422, {"message": "Not this one"}))

    with Front(sandbox) as front, SyncDesk(tmp_path, front.base_url, hasty=True) as desk:
        desk.wait_for_status(lambda status: status.token is TokenState.OK)
        call = desk.dial()
        desk.wait_until_synced(call)
        front.does = refuse
        if method == "POST":
            call = desk.past(duration=90)
        else:
            desk.recording(call)
            desk.hang_up(call)
        desk.wait_until(call, SyncState.SENDING)
        desk.recording(call, "https://example.com/the-right-one.mp3")
        corrected.set()
        desk.wait_until_synced(call)
        assert sandbox.call_logs()[-1].media_url == "https://example.com/the-right-one.mp3"
        assert SyncState.NEEDS_YOU not in [sync_state(one) for one in desk.told]


# The CRM is unwell


@pytest.mark.parametrize(("code", "retry_after"), [(429, 1), (503, 1)])
def test_retry_after_is_waited_for(
    desk: SyncDesk, sandbox: Sandbox, code: int, retry_after: int
) -> None:
    sandbox.faults.add("status", method="POST", code=code, retry_after=retry_after, times=1)
    call = desk.dial()
    desk.wait(lambda: (Verb.CREATE, Outcome.NOT_STORED) in desk.outcomes(call))
    desk.sync.hurry()  # impatience does not help
    other = desk.dial(MAXIME)
    desk.wait_until_synced(call, other)
    first, second = desk.attempts(call)
    assert first.ended is not None
    assert second.began.steady_ns - first.ended.steady_ns > 0.9e9
    assert len(requests_of(sandbox, "POST")) == 3


def test_too_many_requests_without_a_word_of_when_slows_everything(
    desk: SyncDesk, sandbox: Sandbox
) -> None:
    sandbox.faults.add("status", method="POST", code=429, times=1)
    call = desk.dial()
    desk.wait(lambda: (Verb.CREATE, Outcome.NOT_STORED) in desk.outcomes(call))
    other = desk.dial(MAXIME)
    desk.sync.hurry()
    desk.wait_for_status(lambda status: status.open_calls == 2)
    assert desk.attempts(other) == []
    assert desk.status.online is True
    assert len(requests_of(sandbox)) == 1


@pytest.mark.parametrize("code", [429, 503])
def test_a_probe_that_is_turned_away_does_not_hammer_the_server(
    desk: SyncDesk, sandbox: Sandbox, code: int
) -> None:
    sandbox.faults.add("status", method="PUT", code=500, times=1)
    sandbox.faults.add("status", path="/account", code=code, retry_after=1, times=1)
    call = desk.dial()
    desk.wait_until_synced(call)
    desk.hang_up(call)
    desk.wait_until_synced(call)
    asked = [one.status for one in sandbox.requests() if one.path == "/v2/account"]
    assert asked == [200, code, 200]
    _, failed, repeated = desk.attempts(call)[:3]
    assert failed.ended is not None
    assert repeated.began.steady_ns - failed.ended.steady_ns > 0.9e9


def test_after_a_server_error_a_probe_goes_first_and_alone(
    desk: SyncDesk, sandbox: Sandbox
) -> None:
    sandbox.faults.add("status", code=500, times=3)
    call = desk.dial()
    desk.wait(lambda: desk.attempts(call))
    other = desk.dial(MAXIME)
    desk.wait_until_synced(call, other)
    seen = [(one.method, one.path, one.status) for one in sandbox.requests()][1:]
    probes = [("GET", "/v2/account", status) for status in (500, 500, 200)]
    posts = [one[2] for one in seen if one[0] == "POST"]
    assert posts.count(500) + [one[2] for one in seen if one[0] == "GET"].count(500) == 3
    first_good_post = seen.index(("POST", "/v2/call-logs", 201))
    assert probes[-1] in seen[:first_good_post]
    assert len(sandbox.call_logs()) == 2


def test_one_call_that_the_server_chokes_on_does_not_keep_the_others_waiting(
    desk: SyncDesk, sandbox: Sandbox
) -> None:
    oldest = desk.past(minutes_ago=500)
    desk.wait_until_synced(oldest)
    log = sandbox.call_logs()[0]
    sandbox.faults.add("status", method="PUT", path=f"/{log.id}$", code=500)
    desk.correct(oldest, 5)
    desk.wait(lambda: (Verb.UPDATE, Outcome.UNCONFIRMED) in desk.outcomes(oldest))
    others = [desk.past(minutes_ago=60 + n) for n in range(10)]
    desk.wait_until_synced(*others)
    sandbox.faults.clear()
    desk.sync.hurry()
    desk.wait_until_synced(oldest)
    assert sandbox.call_logs()[0].duration == 5


def test_a_new_call_leaves_within_one_request_of_a_backlog(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    with SyncDesk(tmp_path, sandbox.base_url, token=None, share=2400) as desk:
        backlog = [desk.past(minutes_ago=60 + n) for n in range(200)]
        desk.use_token(TOKEN)
        sandbox.wait_for(lambda sandbox: len(sandbox.call_logs()) >= 5)
        before = len(sandbox.requests())
        call = desk.dial(MAXIME)
        desk.wait_until_synced(call)
        numbers = [one.body["to"] for one in sandbox.requests() if one.method == "POST"]
        assert numbers.index(MAXIME) <= before  # one check of the token, one request in between
        assert desk.status.waiting > 100
        assert desk.state(backlog[0]) is SyncState.WAITING  # the newest of them


def test_a_look_at_many_leads_keeps_the_pace(sandbox: Sandbox, tmp_path: Path) -> None:
    for _ in range(30):
        sandbox.add_lead("Many", "Leads", MAXIME)
    sandbox.faults.add("drop_after", method="POST", times=1)
    with SyncDesk(tmp_path, sandbox.base_url, hasty=True, share=60) as desk:
        call = desk.whole_call(MAXIME)
        desk.wait(lambda: any(one.verb is Verb.LOOK for one in desk.attempts(call)))
        sandbox.wait_for(lambda _: len(requests_of(sandbox, path="/leads/")) >= 5)
        other = desk.dial(JOHN)  # is not kept waiting by the look
        desk.wait(lambda: desk.entry(other).copy.posted is Posted.STORED)
        assert len(requests_of(sandbox, path="/leads/")) < 20


# The journal cannot be written


def test_an_answer_is_kept_until_the_journal_takes_it(
    desk: SyncDesk, sandbox: Sandbox, tmp_path: Path
) -> None:
    sandbox.faults.add("latency", method="POST", times=1, seconds=0.2)
    call = desk.dial()
    sandbox.wait_for(lambda _: requests_of(sandbox, "POST"))
    with locked(desk, tmp_path):
        desk.wait(lambda: sandbox.call_logs())
        desk.wait(lambda: desk.status.online)
        assert desk.state(call) is SyncState.SENDING
    desk.wait_until_synced(call)
    assert desk.outcomes(call) == [(Verb.CREATE, Outcome.ACKNOWLEDGED)]
    assert len(sandbox.call_logs()) == 1


def test_nothing_leaves_while_the_journal_cannot_be_written(
    desk: SyncDesk, sandbox: Sandbox, tmp_path: Path
) -> None:
    sandbox.offline(True)
    call = desk.whole_call()
    desk.wait_for_status(lambda status: status.online is False)
    tried: list[str] = []
    with locked(desk, tmp_path):
        desk.read(lambda journal: journal.connection.set_trace_callback(tried.append))
        sandbox.offline(False)
        desk.sync.hurry()
        desk.wait(lambda: tried.count("BEGIN IMMEDIATE") >= 2)
        assert requests_of(sandbox, "POST") == []
        desk.use_token(None)
        desk.use_token(TOKEN)  # which cannot be noted down either, and is not forgotten
        desk.wait(lambda: tried.count("BEGIN IMMEDIATE") >= 4)
        assert requests_of(sandbox, "POST") == []
    desk.wait_until_synced(call)
    assert len(sandbox.call_logs()) == 1


def test_a_journal_that_cannot_be_opened_stops_nobody_from_quitting(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    with SyncDesk(tmp_path / "no such folder", sandbox.base_url) as desk:
        desk.wait_for_status(lambda status: status.base_url)
        desk.sync.hurry()
        assert desk.stop()
    assert sandbox.requests() == []
