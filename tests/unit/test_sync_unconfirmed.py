"""A POST whose answer was lost: one call log in the end, never two, never none."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from offhook.calls.call import Status
from offhook.calls.crm_copy import Outcome, Parked, Posted, SyncState, Verb
from offhook.calls.deriving import sync_state
from offhook.calls.events import RecordingGiven
from offhook.calls.tokens import TokenState
from offhook.crm.client import Timeouts
from offhook.sandbox import Sandbox
from offhook.sandbox.starters import COLLEAGUE, LEADS, REP
from offhook.sync.serving import HOPELESS_LOOKS, HOPELESS_SECONDS
from support.clocks import FakeClock
from support.front import Front, page
from support.raw_http import Peer, RawServer, Received, message
from support.sync_desk import JOHN, LINE, MAXIME, NOBODY, TOKEN, SyncDesk, requests_of

POST_LOG: dict[str, Any] = {"method": "POST", "path": "/call-logs$"}
ACCOUNT: dict[str, Any] = {
    "data": {"id": 66, "name": "A", "users": [{"id": REP.id, "email": REP.email}]}
}


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def desk(sandbox: Sandbox, tmp_path: Path) -> Iterator[SyncDesk]:
    with SyncDesk(tmp_path, sandbox.base_url, hasty=True, timeouts=Timeouts(total=0.4)) as desk:
        desk.wait_for_status(lambda status: status.token is TokenState.OK)
        yield desk


def the_log(sandbox: Sandbox, number: str = JOHN) -> Any:
    """The only call log with the number."""
    (log,) = [log for log in sandbox.call_logs() if number in (log.to, log.from_)]
    return log


def posts(sandbox: Sandbox) -> int:
    return len(requests_of(sandbox, "POST"))


# Certainly not stored


@pytest.mark.parametrize("fault", ["offline", "429", "503"])
def test_what_is_certainly_not_stored_is_sent_again_without_a_look(
    desk: SyncDesk, sandbox: Sandbox, fault: str
) -> None:
    if fault == "offline":
        sandbox.offline(True)
    else:
        sandbox.faults.add("status", code=int(fault), retry_after=0, times=1, **POST_LOG)
    call = desk.whole_call()
    desk.wait(lambda: Outcome.NOT_STORED in [one.outcome for one in desk.attempts(call)])
    sandbox.offline(False)
    desk.sync.hurry()
    desk.wait_until_synced(call)
    assert the_log(sandbox).is_complete
    assert {verb for verb, _ in desk.outcomes(call)} <= {Verb.CREATE, Verb.UPDATE}


def test_a_connection_closed_before_it_was_open_sends_again(tmp_path: Path) -> None:
    def account(peer: Peer) -> None:
        peer.answer(200, ACCOUNT)
        peer.wait_for_end()

    with RawServer(account) as server:
        with SyncDesk(tmp_path, server.url) as desk:
            desk.wait_for_status(lambda status: status.token is TokenState.OK)
        url = server.url
    with SyncDesk(tmp_path, url) as desk:  # nobody listens there any more
        call = desk.dial()
        desk.wait(lambda: desk.attempts(call))
        desk.wait(lambda: desk.outcomes(call)[0] == (Verb.CREATE, Outcome.NOT_STORED))
        assert desk.entry(call).copy.posted in (Posted.NO, Posted.UNCONFIRMED)
        desk.wait_for_status(lambda status: status.online is False)
        assert desk.status.problem == "no_connection"


# Stored, and nobody heard of it

STORED_UNHEARD: list[tuple[str, dict[str, Any]]] = [
    ("drop_after", {}),
    ("drop_after", {"reset": True}),
    ("garbage", {}),
    ("truncated", {}),
    ("empty", {}),
    ("slow_answer", {"seconds": 5.0}),
    ("dribble", {"interval": 0.05}),
    ("status", {"code": 500, "stored": True}),
    ("status", {"code": 503, "stored": True}),
    ("status", {"code": 408, "stored": True}),
    ("html", {"stored": True}),
]


@pytest.mark.parametrize(("fault", "args"), STORED_UNHEARD)
def test_a_log_that_was_stored_unheard_is_found_and_completed(
    desk: SyncDesk, sandbox: Sandbox, fault: str, args: dict[str, Any]
) -> None:
    sandbox.faults.add(fault, times=1, **POST_LOG, **args)
    call = desk.dial()
    desk.wait(lambda: (Verb.CREATE, Outcome.UNCONFIRMED) in desk.outcomes(call))
    desk.answer(call)
    desk.hang_up(call)
    desk.wait_until_synced(call)
    (communication,) = sandbox.communications()
    entry = desk.entry(call)
    assert posts(sandbox) == 1
    assert entry.copy.posted is Posted.ADOPTED
    assert entry.copy.communication_id == communication.id == the_log(sandbox).communication_id
    assert communication.call_status == "answered"
    assert communication.call_duration == entry.call.duration


def test_a_redirect_is_not_followed_and_not_believed(desk: SyncDesk, sandbox: Sandbox) -> None:
    sandbox.faults.add("redirect", times=1, to=f"{sandbox.base_url}/elsewhere", **POST_LOG)
    call = desk.whole_call()
    desk.wait_until_synced(call)
    assert the_log(sandbox).is_complete
    assert requests_of(sandbox, path="elsewhere") == []
    assert (Verb.CREATE, Outcome.UNCONFIRMED) in desk.outcomes(call)
    assert (Verb.LOOK, Outcome.NOT_FOUND) in desk.outcomes(call)


def test_an_adopted_call_stays_live(desk: SyncDesk, sandbox: Sandbox) -> None:
    sandbox.faults.add("drop_after", times=1, **POST_LOG)
    call = desk.dial()
    desk.wait_until_synced(call)
    assert sandbox.communications()[0].call_status == "calling"
    desk.answer(call)
    desk.wait(lambda: sandbox.communications()[0].call_status == "answered")
    assert desk.entry(call).call.is_open
    desk.wait_for_status(lambda status: status.live == 1)
    desk.hang_up(call)
    desk.wait(lambda: sandbox.communications()[0].call_duration is not None)
    desk.wait_until_synced(call)
    assert requests_of(sandbox, "PUT", path="/call-logs") == []


# Not stored, and nobody knows


def test_a_log_that_was_not_stored_is_sent_again_when_it_can_be_ruled_out(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    sandbox.faults.add("drop_before", times=1, **POST_LOG)
    with SyncDesk(tmp_path, sandbox.base_url, settle=1) as desk:
        call = desk.whole_call()
        desk.wait_until_synced(call)
        assert the_log(sandbox).is_complete
        first, second = desk.attempts(call, Verb.CREATE)[:2]
        (looked,) = desk.attempts(call, Verb.LOOK)
        assert looked.outcome is Outcome.NOT_FOUND
        assert first.ended is not None
        assert looked.began.seconds_since(first.ended) >= 1
        assert second.id > looked.id
        assert desk.entry(call).copy.posted is Posted.STORED


def test_a_number_without_a_lead_is_asked_about_when_the_call_is_over(
    desk: SyncDesk, sandbox: Sandbox
) -> None:
    sandbox.faults.add("drop_before", times=1, **POST_LOG)
    call = desk.dial(NOBODY)
    desk.wait(lambda: desk.entry(call).copy.parked is Parked.NO_LEAD)
    assert desk.state(call) is SyncState.UNCONFIRMED
    assert desk.status.needs_you == 0
    desk.hang_up(call)
    desk.wait_until_asked(call, Parked.NO_LEAD)
    desk.wait_for_status(lambda status: (status.needs_you, status.waiting) == (1, 0))
    desk.send_again(call)
    desk.wait_until_synced(call)
    assert the_log(sandbox, NOBODY).is_complete
    assert posts(sandbox) == 2


def test_a_lead_that_only_looks_like_the_number_proves_nothing(
    desk: SyncDesk, sandbox: Sandbox
) -> None:
    sandbox.add_lead("Jean", "Rainville", "+14185550100", emails=["4185550999@example.com"])
    sandbox.faults.add("drop_before", times=1, **POST_LOG)
    call = desk.whole_call(NOBODY)
    desk.wait_until_asked(call, Parked.NO_LEAD)
    assert posts(sandbox) == 1


def test_it_is_in_activix_settles_a_call(desk: SyncDesk, sandbox: Sandbox) -> None:
    sandbox.faults.add("drop_after", times=1, **POST_LOG)
    call = desk.whole_call(NOBODY)
    desk.wait_until_asked(call, Parked.NO_LEAD)
    desk.settle_by_hand(call)
    desk.wait_for_status(lambda status: (status.needs_you, status.waiting) == (0, 0))
    assert desk.state(call) is SyncState.SETTLED_BY_HAND
    assert posts(sandbox) == 1


@pytest.mark.parametrize(
    ("code", "path"),
    [(403, "/leads/search"), (404, "/leads/search"), (422, "/leads/search"), (403, r"/leads/\d+$")],
)
def test_where_it_is_not_allowed_to_look_the_rep_is_asked(
    desk: SyncDesk, sandbox: Sandbox, code: int, path: str
) -> None:
    sandbox.faults.add("status", code=code, message="Not for you", path=path)
    sandbox.faults.add("drop_after", times=1, **POST_LOG)
    call = desk.whole_call()
    entry = desk.wait_until_asked(call, Parked.NO_RIGHT_TO_LOOK)
    assert entry.copy.parked_words == "Not for you"
    assert posts(sandbox) == 1


@pytest.mark.parametrize("code", [403, 404])
def test_a_no_that_only_a_proxy_said_is_not_believed(
    sandbox: Sandbox, tmp_path: Path, code: int
) -> None:
    def lose(_: Peer, received: Received) -> None:
        front.does = until_the_look
        raise ConnectionAbortedError

    def until_the_look(peer: Peer, received: Received) -> None:
        if "search" in received.target:
            front.does = page(code)
            page(code)(peer, received)
        else:
            front.hand_on(peer, received)

    with Front(sandbox) as front, SyncDesk(tmp_path, front.base_url, hasty=True) as desk:
        desk.wait_for_status(lambda status: status.token is TokenState.OK)
        front.does = lose
        call = desk.whole_call()
        desk.wait_for_status(lambda status: status.problem == "refused")
        front.does = None
        desk.wait_until_synced(call)
        assert the_log(sandbox).is_complete
        assert SyncState.NEEDS_YOU not in [sync_state(one) for one in desk.told]


def test_where_every_look_fails_for_an_hour_the_rep_is_asked(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    clock = FakeClock(datetime.now(UTC))
    with SyncDesk(tmp_path, sandbox.base_url, hasty=True, clock=clock) as desk:
        desk.wait_for_status(lambda status: status.token is TokenState.OK)
        sandbox.faults.add("garbage", path="/leads")
        sandbox.faults.add("drop_after", times=1, **POST_LOG)
        call = desk.whole_call()
        desk.wait_impatiently(lambda: len(desk.attempts(call, Verb.LOOK)) > HOPELESS_LOOKS)
        assert desk.state(call) is SyncState.UNCONFIRMED
        clock.advance(HOPELESS_SECONDS)
        desk.sync.hurry()
        desk.wait_until_asked(call, Parked.UNDECIDED)
        assert desk.attempts(call, Verb.LOOK)[-1].code == "unreadable"
        status = desk.wait_for_status(lambda status: status.needs_you == 1)
        assert status.waiting == 0
        # Sent again by the rep, who looked, it is another POST with looks of its own.
        sandbox.faults.add("drop_after", times=1, **POST_LOG)
        looks = len(desk.attempts(call, Verb.LOOK))
        desk.send_again(call)
        desk.wait_impatiently(lambda: len(desk.attempts(call, Verb.LOOK)) > looks + 2)
        assert desk.state(call) is SyncState.UNCONFIRMED


def test_a_look_that_fails_is_repeated_and_rules_nothing_out(
    desk: SyncDesk, sandbox: Sandbox
) -> None:
    sandbox.faults.add("status", code=500, path="/leads", times=2)
    sandbox.faults.add("drop_after", times=1, **POST_LOG)
    call = desk.whole_call()
    desk.wait_until_synced(call)
    assert posts(sandbox) == 1
    assert desk.entry(call).copy.posted is Posted.ADOPTED
    assert [outcome for verb, outcome in desk.outcomes(call) if verb is Verb.LOOK] == [
        Outcome.UNCONFIRMED,
        Outcome.UNCONFIRMED,
        Outcome.FOUND,
    ]


# Late, undated, someone else's


@pytest.mark.parametrize("close", ["now", "client"])
def test_a_log_stored_after_the_client_has_left(
    sandbox: Sandbox, tmp_path: Path, close: str
) -> None:
    with SyncDesk(tmp_path, sandbox.base_url, settle=4, timeouts=Timeouts(total=0.3)) as desk:
        sandbox.faults.add("store_late", times=1, seconds=2.0, close=close, **POST_LOG)
        call = desk.whole_call()
        desk.wait(lambda: (Verb.CREATE, Outcome.UNCONFIRMED) in desk.outcomes(call))
        # A look before it is there finds nothing, and that means nothing.
        desk.wait_impatiently(lambda: (Verb.LOOK, Outcome.UNCONFIRMED) in desk.outcomes(call))
        desk.wait_until_synced(call)
        assert posts(sandbox) == 1
        assert desk.entry(call).copy.posted is Posted.ADOPTED


def test_a_communication_that_appears_late(sandbox: Sandbox, tmp_path: Path) -> None:
    with SyncDesk(tmp_path, sandbox.base_url, settle=2) as desk:
        sandbox.faults.add("communication_late", seconds=0.5)
        sandbox.faults.add("drop_after", times=1, **POST_LOG)
        call = desk.whole_call()
        desk.wait_until_synced(call)
        assert posts(sandbox) == 1


@pytest.mark.parametrize("hours", [-1, 0, 1])
@pytest.mark.parametrize("undated", [False, True])
def test_whatever_the_servers_clock_says(tmp_path: Path, hours: int, undated: bool) -> None:
    with (
        Sandbox(clock_offset=timedelta(hours=hours)) as sandbox,
        SyncDesk(tmp_path, sandbox.base_url, hasty=True) as desk,
    ):
        if undated:
            sandbox.faults.add("communication_undated")
        sandbox.faults.add("drop_after", times=1, **POST_LOG)
        call = desk.whole_call()
        desk.wait_until_synced(call)
        assert posts(sandbox) == 1
        assert desk.entry(call).copy.posted is Posted.ADOPTED


def test_a_colleagues_call_at_the_same_minute_is_not_taken_for_ours(
    desk: SyncDesk, sandbox: Sandbox
) -> None:
    before = (datetime.now(UTC) - timedelta(seconds=20)).isoformat(timespec="seconds")
    for executed_at in (before, None):
        sandbox.add_communication(LEADS[0], user_id=COLLEAGUE.id, executed_at=executed_at)
    sandbox.faults.add("drop_before", times=1, **POST_LOG)
    call = desk.whole_call()
    desk.wait_until_synced(call)
    assert the_log(sandbox).is_complete
    assert desk.entry(call).copy.posted is Posted.STORED


def test_the_reps_own_mobile_at_the_same_minute_is_asked_about(
    desk: SyncDesk, sandbox: Sandbox
) -> None:
    sandbox.add_communication(LEADS[0], user_id=REP.id, call_status="answered", call_duration=300)
    sandbox.faults.add("drop_before", times=1, **POST_LOG)
    call = desk.whole_call()
    desk.wait_until_asked(call, Parked.UNDECIDED)
    assert posts(sandbox) == 1


def test_a_rep_whom_the_account_does_not_know_is_asked(sandbox: Sandbox, tmp_path: Path) -> None:
    with SyncDesk(tmp_path, sandbox.base_url, hasty=True, user_email="else@example.com") as desk:
        sandbox.faults.add("drop_after", times=1, **POST_LOG)
        call = desk.whole_call()
        desk.wait_until_asked(call, Parked.UNDECIDED)
        assert posts(sandbox) == 1


def test_two_calls_to_one_number_within_a_minute_are_told_apart(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    sandbox.faults.add("drop_after", times=1, **POST_LOG)
    sandbox.faults.add("drop_before", times=1, **POST_LOG)
    with SyncDesk(tmp_path, sandbox.base_url, token=None, hasty=True) as desk:
        calls = [desk.past(minutes_ago=60), desk.past(minutes_ago=59)]
        desk.use_token(TOKEN)
        desk.wait_until_synced(*calls)
        entries = [desk.entry(call) for call in calls]
        assert len({entry.copy.communication_id for entry in entries}) == 2
        assert {entry.copy.posted for entry in entries} == {Posted.STORED, Posted.ADOPTED}
    starts = [log.start_at for log in sandbox.call_logs()]
    assert len(starts) == len(set(starts)) == 2


def test_two_calls_that_cannot_be_told_apart_are_asked_about(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    sandbox.faults.add("communication_undated")
    sandbox.faults.add("drop_after", times=2, **POST_LOG)
    with SyncDesk(tmp_path, sandbox.base_url, token=None, hasty=True) as desk:
        calls = [desk.past(minutes_ago=60), desk.past(minutes_ago=59)]
        desk.use_token(TOKEN)
        for call in calls:
            desk.wait_until_asked(call, Parked.UNDECIDED)
    assert posts(sandbox) == 2


def test_calls_hours_apart_that_are_sent_together_cannot_be_told_apart_undated(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    """Rung out alike, sent after a morning offline; one was stored, and nobody knows which."""
    sandbox.faults.add("communication_undated")
    sandbox.faults.add("drop_before", times=1, **POST_LOG)
    sandbox.faults.add("drop_after", times=1, **POST_LOG)
    with SyncDesk(tmp_path, sandbox.base_url, token=None, settle=2) as desk:
        calls = [desk.past(minutes_ago=120), desk.past(minutes_ago=60)]
        desk.use_token(TOKEN)
        for call in calls:
            desk.wait_until_asked(call, Parked.UNDECIDED)
    assert posts(sandbox) == 2


def test_a_number_with_several_leads_is_looked_for_at_all_of_them(
    desk: SyncDesk, sandbox: Sandbox
) -> None:
    sandbox.add_lead("Jeanne", "Doe", JOHN)
    for _ in range(30):
        sandbox.add_lead("Many", "Leads", MAXIME)
    sandbox.faults.add("drop_after", times=2, **POST_LOG)
    calls = [desk.whole_call(JOHN), desk.whole_call(MAXIME)]
    desk.wait_until_synced(*calls)
    assert posts(sandbox) == 2


def test_a_lead_that_went_while_it_was_looked_at_may_have_taken_the_log_along(
    desk: SyncDesk, sandbox: Sandbox
) -> None:
    gone = sandbox.add_lead("Gone", "Since", JOHN)
    sandbox.faults.add("status", code=404, path=f"/leads/{gone.id}$")
    sandbox.faults.add("drop_before", times=1, **POST_LOG)
    call = desk.whole_call()
    desk.wait_until_asked(call, Parked.UNDECIDED)
    assert posts(sandbox) == 1


# PUTs


def test_a_put_of_unknown_outcome_is_resent_and_settled_once(
    desk: SyncDesk, sandbox: Sandbox
) -> None:
    call = desk.dial()
    desk.recording(call)
    desk.wait_until_synced(call)
    sandbox.faults.add("drop_after", method="PUT", times=1)
    desk.answer(call)
    desk.wait_until_synced(call)
    history = the_log(sandbox).history
    payloads = [entry["payload"] for entry in history if entry["method"] == "PUT"]
    assert payloads[-3:-1] == [{"status": "answered"}] * 2
    assert payloads[-1] == {"status": "answered", "user_did": LINE, "user_email": REP.email}
    assert desk.entry(call).copy.settle_from is None
    assert [outcome for verb, outcome in desk.outcomes(call) if verb is Verb.UPDATE][-3:] == [
        Outcome.UNCONFIRMED,
        Outcome.ACKNOWLEDGED,
        Outcome.ACKNOWLEDGED,
    ]


def test_a_late_put_that_lands_after_its_successor_does_not_last(tmp_path: Path) -> None:
    with Sandbox() as sandbox, SyncDesk(tmp_path, sandbox.base_url, settle=1) as desk:
        call = desk.dial()
        desk.wait_until_synced(call)
        sandbox.faults.add("store_late", method="PUT", times=1, seconds=0.6)
        desk.answer(call)
        desk.wait(lambda: (Verb.UPDATE, Outcome.UNCONFIRMED) in desk.outcomes(call))
        desk.say_error(call)
        desk.wait_until_synced(call)
        log = the_log(sandbox)
        assert log.statuses == ["calling", "error", "answered", "error"]
        assert log.is_complete


OLD, NEW = "https://pbx.test/old.mp3", "https://pbx.test/new.mp3"


@pytest.mark.parametrize(("first", "fetched"), [(OLD, [NEW, OLD, NEW]), (NEW, [NEW, NEW])])
def test_a_late_put_that_carries_another_recording_does_not_last(
    tmp_path: Path, first: str, fetched: list[str]
) -> None:
    """The CRM fetches each that it is given, so the right one is sent again only then."""
    with Sandbox() as sandbox, SyncDesk(tmp_path, sandbox.base_url, settle=1) as desk:
        call = desk.whole_call()
        desk.wait_until_synced(call)
        sandbox.faults.add("store_late", method="PUT", times=1, seconds=0.6)
        desk.recording(call, first)
        desk.wait(lambda: (Verb.UPDATE, Outcome.UNCONFIRMED) in desk.outcomes(call))
        desk.say(RecordingGiven, call_id=call, url=NEW, overwrite=True)
        desk.wait_until_synced(call)
        history = [entry["payload"] for entry in the_log(sandbox).history]
        assert [sent["media_url"] for sent in history if "media_url" in sent] == fetched
        assert the_log(sandbox).media_url == NEW
        # Settled, it is not sent with what is settled later.
        sandbox.faults.add("drop_after", method="PUT", times=1)
        desk.choose(call, Status.ERROR)
        desk.wait_until_synced(call)
        history = [entry["payload"] for entry in the_log(sandbox).history]
        assert [sent["media_url"] for sent in history if "media_url" in sent] == fetched


def test_a_completion_of_unknown_outcome_is_resent(desk: SyncDesk, sandbox: Sandbox) -> None:
    sandbox.faults.add("drop_after", times=1, **POST_LOG)
    sandbox.faults.add("drop_before", method="PUT", path="/communications/", times=1)
    call = desk.whole_call()
    desk.wait_until_synced(call)
    (communication,) = sandbox.communications()
    assert communication.call_duration == desk.entry(call).call.duration
    assert posts(sandbox) == 1


def test_a_communication_that_was_deleted_is_asked_about(desk: SyncDesk, sandbox: Sandbox) -> None:
    sandbox.faults.add("drop_after", times=1, **POST_LOG)
    sandbox.faults.add("status", code=404, method="PUT", path="/communications/", times=1)
    call = desk.whole_call()
    desk.wait_until_asked(call, Parked.GONE)


def test_a_reset_after_the_whole_request_is_looked_into_and_nonsense_is_no_look(
    tmp_path: Path,
) -> None:
    asked: list[str] = []

    def serve(peer: Peer) -> None:
        while True:
            asked.append(peer.read_request().method)
            if asked[-1] == "POST":
                peer.reset()
                return
            peer.send(message(200, ACCOUNT))  # which is no list of leads

    with RawServer(serve) as server, SyncDesk(tmp_path, server.url, hasty=True) as desk:
        call = desk.whole_call()
        desk.wait(lambda: desk.outcomes(call).count((Verb.LOOK, Outcome.UNCONFIRMED)) > 1)
        assert asked.count("POST") == 1
        assert desk.entry(call).copy.posted is Posted.UNCONFIRMED
