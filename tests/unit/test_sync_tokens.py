"""Whose call is it? Nothing of one account ever reaches another, and nothing is left behind."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from offhook.calls.call import Stamp
from offhook.calls.crm_copy import Outcome, Parked, Posted, SyncState, Verb
from offhook.calls.rules import Rules
from offhook.calls.tokens import TokenState
from offhook.crm.client import Timeouts
from offhook.crm.secret import Secret
from offhook.sandbox import Sandbox
from support.raw_http import Peer, RawServer, message
from support.sync_desk import EMAIL, LINE, MAXIME, TOKEN, SyncDesk, requests_of

OTHER = "token-of-another-account"
SECOND = "another-token-of-the-same-account"
ACCOUNT = message(200, {"data": {"id": 66, "name": "A", "users": []}})


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        sandbox.add_token(OTHER, 77, [EMAIL], name="Garage 77")
        sandbox.add_token(SECOND, 66)
        yield sandbox


@pytest.fixture
def desk(sandbox: Sandbox, tmp_path: Path) -> Iterator[SyncDesk]:
    with SyncDesk(tmp_path, sandbox.base_url, hasty=True) as desk:
        desk.wait_for_status(lambda status: status.token is TokenState.OK)
        yield desk


def test_another_accounts_token_sends_nothing_of_the_first(
    desk: SyncDesk, sandbox: Sandbox
) -> None:
    sandbox.offline(True)
    calls = [desk.whole_call(), desk.past(MAXIME)]
    desk.wait_for_status(lambda status: status.online is False)
    desk.use_token(OTHER)
    sandbox.offline(False)
    desk.sync.hurry()
    status = desk.wait_for_status(lambda status: status.account_id == "77" and status.held == 2)
    assert (status.waiting, status.account_name) == (2, "Garage 77")
    own = desk.whole_call()
    desk.wait_until_synced(own)
    assert [log.account_id for log in sandbox.call_logs()] == [77]
    desk.use_token(TOKEN)
    desk.wait_until_synced(*calls)
    assert [log.account_id for log in sandbox.call_logs()] == [77, 66, 66]
    status = desk.wait_for_status(lambda status: not status.waiting)
    assert (status.held, status.account_id) == (0, "66")


def test_another_accounts_calls_get_nothing_of_this_reps(sandbox: Sandbox, tmp_path: Path) -> None:
    """Who sits down next says their own number and e-mail, which were never the first one's."""
    with SyncDesk(tmp_path, sandbox.base_url, hasty=True, line=None, user_email="") as desk:
        desk.wait_for_status(lambda status: status.account_id == "66")
        first = desk.whole_call()
        desk.use_token(OTHER)
        desk.wait_for_status(lambda status: status.account_id == "77")
        own = desk.whole_call(MAXIME)
        desk.use_terms(line=LINE, user_email=EMAIL, user_did=LINE)
        desk.wait_until_synced(own)
        call = desk.entry(first).call
        assert (call.local, call.stamp.user_email, call.stamp.user_did) == (None, "", "")
        # Back at the first account, what is said there is said of its calls.
        desk.use_token(TOKEN)
        desk.wait_until_synced(first)
        assert [log.account_id for log in sandbox.call_logs()] == [77, 66]


def test_another_token_of_the_same_account_goes_on(desk: SyncDesk, sandbox: Sandbox) -> None:
    sandbox.offline(True)
    call = desk.whole_call()
    desk.use_token(SECOND)
    sandbox.offline(False)
    desk.sync.hurry()
    desk.wait_until_synced(call)
    assert desk.status.held == 0


def test_another_server_gets_nothing_of_the_first(desk: SyncDesk, sandbox: Sandbox) -> None:
    sandbox.offline(True)
    call = desk.whole_call()
    with Sandbox(token="token-of-another-server") as elsewhere:
        first = desk.terms.base_url
        desk.use_terms(base_url=elsewhere.base_url)
        status = desk.wait_for_status(lambda status: status.base_url == elsewhere.base_url)
        assert (status.token, status.online, status.account_id) == (TokenState.UNKNOWN, None, "")
        desk.use_token("token-of-another-server")
        desk.wait_for_status(lambda status: status.token is TokenState.OK)
        assert (desk.status.held, desk.status.waiting) == (1, 1)
        own = desk.whole_call(MAXIME)
        desk.wait_until_synced(own)
        assert [log.to for log in elsewhere.call_logs()] == [MAXIME]
        sandbox.offline(False)
        desk.use_terms(base_url=first)
        desk.use_token(TOKEN)
        desk.wait_until_synced(call)
        assert len(sandbox.call_logs()) == len(elsewhere.call_logs()) == 1


def test_calls_made_before_any_token_was_known_belong_to_the_first(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    with SyncDesk(tmp_path, sandbox.base_url, token=None) as desk:
        call = desk.whole_call()
        desk.use_token(None)
        status = desk.wait_for_status(lambda status: status.token is TokenState.MISSING)
        assert (status.waiting, status.held) == (1, 0)
        desk.use_token(TOKEN)
        desk.wait_until_synced(call)
        assert desk.entry(call).call.stamp.account_id == "66"


def test_calls_of_an_unchecked_token_do_not_go_to_another(sandbox: Sandbox, tmp_path: Path) -> None:
    sandbox.offline(True)
    with SyncDesk(tmp_path, sandbox.base_url, token=OTHER, hasty=True) as desk:
        desk.wait_for_status(lambda status: status.token_mark)
        call = desk.whole_call()
        desk.wait_for_status(lambda status: status.online is False)
        desk.use_token(TOKEN)
        sandbox.offline(False)
        desk.sync.hurry()
        desk.wait_for_status(lambda status: status.held == 1)
        desk.wait_until_synced(desk.whole_call(MAXIME))
        assert desk.attempts(call) == []
        desk.use_token(OTHER)
        desk.wait_until_synced(call)
        assert [log.account_id for log in sandbox.call_logs()] == [66, 77]


def test_calls_of_a_token_that_was_never_accepted_go_with_the_right_one(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    """A mistyped token is nobody's: what was said meanwhile waits for the one that is."""
    sandbox.offline(True)
    with SyncDesk(tmp_path, sandbox.base_url, token="mistyped", hasty=True) as desk:
        desk.wait_for_status(lambda status: status.token_mark)
        before = desk.whole_call()
        sandbox.offline(False)
        desk.sync.hurry()
        desk.wait_for_status(lambda status: status.token is TokenState.REJECTED)
        after = desk.whole_call(MAXIME)
        assert {desk.entry(call).call.stamp.token_mark for call in (before, after)} != {""}
    with SyncDesk(tmp_path, sandbox.base_url, token=TOKEN) as desk:
        for call in (before, after):
            desk.wait_until_synced(call)
        assert [log.account_id for log in sandbox.call_logs()] == [66, 66]


def test_calls_of_a_token_replaced_before_anyone_asked_go_with_the_right_one(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    """Mistyped offline and put right offline: the server never was asked about the first."""
    sandbox.offline(True)
    with SyncDesk(tmp_path, sandbox.base_url, token="mistyped", hasty=True) as desk:
        wrong = desk.wait_for_status(lambda status: status.token_mark).token_mark
        call = desk.whole_call()
        desk.use_token(TOKEN)
        desk.wait_for_status(lambda status: status.token_mark not in ("", wrong))
        sandbox.offline(False)
        desk.sync.hurry()
        desk.wait_until_synced(call)
        assert [log.account_id for log in sandbox.call_logs()] == [66]
        # Whoever asks which token is in use still hears of the right one.
        check = desk.read(lambda journal: journal.latest_token_check(sandbox.base_url))
        assert check is not None
        assert (check.mark, check.state) == (desk.status.token_mark, TokenState.OK)


def test_a_token_that_was_taken_away_is_not_even_asked_about(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    sandbox.offline(True)
    with SyncDesk(tmp_path, sandbox.base_url, token=OTHER, hasty=True) as desk:
        desk.wait_for_status(lambda status: status.token_mark)
        desk.whole_call()
        desk.use_token(None)
        desk.wait_for_status(lambda status: status.token is TokenState.MISSING)
        sandbox.offline(False)
        desk.use_token(TOKEN)
        desk.wait_until_synced(desk.whole_call(MAXIME))
        desk.wait_for_status(lambda status: status.needs_you == 1)
        mark = desk.status.token_mark
        assert desk.read(lambda journal: journal.misfits(sandbox.base_url)) == frozenset()
        assert desk.read(lambda journal: journal.latest_token_check(sandbox.base_url)).mark == mark  # type: ignore[union-attr]


def test_a_call_whose_maker_did_not_know_of_the_token_yet_is_sent(
    desk: SyncDesk, sandbox: Sandbox
) -> None:
    """The window hears of the token a moment after it is in use; a rep dials in that moment."""
    for mark in ("", desk.status.token_mark):
        stamp = Stamp(sandbox.base_url, token_mark=mark, user_email=EMAIL, user_did=LINE)
        desk.intake.use_rules(Rules(stamp, lines=(LINE,)))
        call = desk.whole_call()
        desk.wait_until_synced(call)
        assert desk.entry(call).call.stamp == replace(
            stamp, account_id="66", token_mark=desk.status.token_mark
        )


def test_what_was_said_last_of_the_token_counts(desk: SyncDesk, sandbox: Sandbox) -> None:
    for token in (OTHER, None, OTHER, None):
        desk.use_token(token)
    status = desk.wait_for_status(lambda status: status.token is TokenState.MISSING)
    assert (status.account_id, status.token_mark) == ("", "")
    for token in (None, OTHER, TOKEN):
        desk.use_token(token)
    desk.wait_for_status(lambda status: status.account_id == "66")
    desk.wait_until_synced(desk.whole_call())
    assert [log.account_id for log in sandbox.call_logs()] == [66]


def test_no_server_ever_sees_another_servers_token(desk: SyncDesk, sandbox: Sandbox) -> None:
    first = desk.terms.base_url
    with Sandbox(token="its-own") as elsewhere:
        desk.use_token(SECOND)
        desk.use_terms(base_url=elsewhere.base_url)
        desk.sync.use_token(Secret("its-own"), base_url=elsewhere.base_url)
        desk.sync.use_token(Secret(OTHER), base_url=first)  # read from the key store too late
        desk.wait_for_status(lambda status: status.base_url == elsewhere.base_url)
        desk.wait_for_status(lambda status: status.token is TokenState.OK)
        desk.wait_until_synced(desk.dial())
        assert desk.clients.count(OTHER) == 0
        assert {one.status for one in elsewhere.requests()} == {200, 201}


def test_the_same_token_again_disturbs_nothing(desk: SyncDesk, sandbox: Sandbox) -> None:
    sandbox.faults.add("latency", method="POST", seconds=0.2)
    call = desk.dial()
    sandbox.wait_for(lambda _: requests_of(sandbox, "POST"))
    desk.use_token(TOKEN)
    desk.wait_until_synced(call)
    assert desk.outcomes(call) == [(Verb.CREATE, Outcome.ACKNOWLEDGED)]
    assert desk.clients == [TOKEN]


@pytest.mark.parametrize("after", [None, OTHER])
def test_a_request_under_way_ends_with_the_token_that_it_left_with(
    desk: SyncDesk, sandbox: Sandbox, after: str | None
) -> None:
    sandbox.faults.add("latency", method="POST", times=1, seconds=0.3)
    call = desk.dial()
    sandbox.wait_for(lambda _: requests_of(sandbox, "POST"))
    desk.use_token(after)
    desk.hang_up(call)
    desk.wait(lambda: desk.outcomes(call) == [(Verb.CREATE, Outcome.ACKNOWLEDGED)])
    assert desk.entry(call).copy.posted is Posted.STORED
    assert desk.state(call) is SyncState.WAITING
    assert requests_of(sandbox, "PUT") == []
    desk.use_token(TOKEN)
    desk.wait_until_synced(call)
    assert [log.account_id for log in sandbox.call_logs()] == [66]


def test_a_look_does_not_go_on_with_a_token_that_was_taken_away(
    desk: SyncDesk, sandbox: Sandbox
) -> None:
    sandbox.faults.add("drop_after", method="POST", times=1)
    sandbox.faults.add("latency", path="/leads/search", times=1, seconds=0.3)
    call = desk.whole_call()
    sandbox.wait_for(lambda _: requests_of(sandbox, path="/leads/search"))
    desk.use_token(None)
    desk.wait(lambda: (Verb.LOOK, Outcome.NOT_STORED) in desk.outcomes(call))
    assert requests_of(sandbox, path="/leads/2") == []
    desk.use_token(TOKEN)
    desk.wait_until_synced(call)
    assert len(requests_of(sandbox, "POST")) == 1


def test_a_refusal_of_the_old_token_says_nothing_of_the_new_one(tmp_path: Path) -> None:
    given, asked = threading.Event(), threading.Event()

    def serve(peer: Peer) -> None:
        while True:
            received = peer.read_request()
            if received.method == "GET":
                peer.send(ACCOUNT)
            elif received.headers["authorization"] == "Bearer old":
                asked.set()
                given.wait(5)
                peer.send(message(401))
            else:
                peer.send(message(201, {"data": {"id": 7, "communication_id": 8}}))

    with RawServer(serve) as server, SyncDesk(tmp_path, server.url, token="old") as desk:
        call = desk.dial()
        assert asked.wait(5)
        mark = desk.status.token_mark
        desk.use_token("new")
        desk.wait_for_status(
            lambda status: status.token is TokenState.OK and status.token_mark != mark
        )
        given.set()
        desk.wait_until_synced(call)
        assert desk.outcomes(call) == [
            (Verb.CREATE, Outcome.NOT_STORED),
            (Verb.CREATE, Outcome.ACKNOWLEDGED),
        ]
        assert TokenState.REJECTED not in [status.token for status in desk.statuses]


def test_a_401_in_the_middle_of_a_backlog_stops_everything_and_loses_nothing(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    with SyncDesk(tmp_path, sandbox.base_url, token=None) as desk:
        calls = [desk.past(minutes_ago=60 + n) for n in range(8)]
        sandbox.faults.add("status", code=401, after=3, method="POST", times=1)
        desk.use_token(TOKEN)
        status = desk.wait_for_status(lambda status: status.token is TokenState.REJECTED)
        assert (status.waiting, status.needs_you, status.online) == (5, 0, True)
        sent = len(sandbox.requests())
        assert len(sandbox.call_logs()) == 3
        desk.sync.hurry()
        late = desk.dial(MAXIME)
        desk.wait_for_status(lambda status: status.open_calls == 1)
        assert len(sandbox.requests()) == sent
        desk.use_token(SECOND)
        desk.wait_until_synced(*calls, late)
        assert len(sandbox.call_logs()) == 9
        assert len({log.start_at for log in sandbox.call_logs()}) == 9
        tokens = [status.token for status in desk.statuses]
        asked = [one for one, after in pairwise(tokens) if one is not after is TokenState.REJECTED]
        assert len(asked) == 1  # the rep is asked once
        assert len(requests_of(sandbox, "POST")) == 10  # nothing twice but the one refused
        for call in calls:
            assert (Verb.LOOK, Outcome.NOT_FOUND) not in desk.outcomes(call)


def test_a_refused_token_is_asked_about_again_when_given_again_and_at_the_next_start(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    sandbox.faults.add("status", code=401, method="POST", times=1)
    with SyncDesk(tmp_path, sandbox.base_url) as desk:
        call = desk.dial()
        desk.wait_for_status(lambda status: status.token is TokenState.REJECTED)
        mark = desk.status.token_mark
        desk.wait(
            lambda: (
                desk.read(lambda journal: journal.token_check(sandbox.base_url, mark)).state  # type: ignore[union-attr]
                is TokenState.REJECTED
            )
        )
    with SyncDesk(tmp_path, sandbox.base_url, hasty=True) as desk:
        desk.wait_until_synced(call)
        assert [one.path for one in sandbox.requests()][-2:] == ["/v2/account", "/v2/call-logs"]
        sandbox.faults.add("status", code=401, method="PUT", times=1)
        desk.hang_up(call)
        desk.wait_for_status(lambda status: status.token is TokenState.REJECTED)
        desk.use_token(TOKEN)
        desk.wait_until_synced(call)


@pytest.mark.parametrize("code", [403, 404, 422])
def test_a_token_that_may_not_read_its_account_sends_nothing_until_it_may(
    sandbox: Sandbox, tmp_path: Path, code: int
) -> None:
    sandbox.faults.add("status", code=code, path="/account", times=2)
    with SyncDesk(tmp_path, sandbox.base_url, token=None, hasty=True) as desk:
        call = desk.whole_call()
        desk.use_token(TOKEN)
        desk.wait_until_synced(call)
        assert [one.status for one in sandbox.requests()] == [code, code, 200, 201]


def test_a_check_that_meets_no_network_is_repeated(sandbox: Sandbox, tmp_path: Path) -> None:
    sandbox.offline(True)
    with SyncDesk(tmp_path, sandbox.base_url, hasty=True) as desk:
        call = desk.whole_call()
        status = desk.wait_for_status(lambda status: status.online is False)
        assert (status.token, status.problem) == (TokenState.UNKNOWN, "no_connection")
        sandbox.offline(False)
        desk.wait_until_synced(call)
        desk.wait_for_status(lambda status: status.online and not status.problem)


def test_a_new_token_does_not_wait_for_the_check_of_the_old_one(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    sandbox.faults.add("latency", path="/account", times=1, seconds=20.0)
    patient = Timeouts(read=30, total=30)
    with SyncDesk(tmp_path, sandbox.base_url, token=OTHER, timeouts=patient) as desk:
        sandbox.wait_for(lambda sandbox: sandbox.requests())
        desk.use_token(TOKEN)
        desk.wait_for_status(lambda status: status.account_id == "66")
        desk.wait_until_synced(desk.dial())


def test_a_server_that_is_no_address_is_told(tmp_path: Path) -> None:
    with SyncDesk(tmp_path, "http://somewhere.example/v2") as desk:
        desk.whole_call()
        desk.wait_for_status(lambda status: status.problem == "bad_base_url")


@pytest.mark.parametrize("answer", ["yes", "its own token"])
def test_calls_of_a_token_that_nobody_can_ask_about_any_more_are_asked_about(
    sandbox: Sandbox, tmp_path: Path, answer: str
) -> None:
    """Replaced while the program was not there to ask: another account's, or mistyped?"""
    sandbox.offline(True)
    with SyncDesk(tmp_path, sandbox.base_url, token=OTHER, hasty=True) as desk:
        desk.wait_for_status(lambda status: status.token_mark)
        call = desk.whole_call()
    sandbox.offline(False)
    with SyncDesk(tmp_path, sandbox.base_url, token=TOKEN) as desk:
        status = desk.wait_for_status(lambda status: status.needs_you == 1)
        assert (status.held, status.waiting) == (0, 0)
        assert desk.entry(call).copy.parked is Parked.STRAY
        desk.wait_until_synced(desk.whole_call(MAXIME))
        assert desk.attempts(call) == []
        if answer == "yes":
            desk.send_again(call)
        else:
            desk.use_token(OTHER)
        desk.wait_until_synced(call)
    mine, theirs = (66, 66) if answer == "yes" else (66, 77)
    assert [log.account_id for log in sandbox.call_logs()] == [mine, theirs]


def test_an_open_call_of_a_lost_token_is_asked_about_when_it_is_over(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    sandbox.offline(True)
    with SyncDesk(tmp_path, sandbox.base_url, token=OTHER, hasty=True) as desk:
        desk.wait_for_status(lambda status: status.token_mark)
        call = desk.dial()
    sandbox.offline(False)
    with SyncDesk(tmp_path, sandbox.base_url, token=TOKEN) as desk:
        desk.wait(lambda: desk.entry(call).copy.parked is Parked.STRAY)
        assert desk.state(call) is SyncState.WAITING
        desk.hang_up(call)
        assert desk.state(call) is SyncState.NEEDS_YOU
        desk.send_again(call)
        desk.wait_until_synced(call)
