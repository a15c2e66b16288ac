"""The main job: a call is in the CRM from dial to hang-up, and only what differs is sent."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from offhook.calls.call import Disposition, Status
from offhook.calls.crm_copy import Outcome, SyncState, Verb
from offhook.calls.events import Ended, MadePrivate, NumberGiven
from offhook.calls.tokens import TokenState
from offhook.crm.client import Timeouts
from offhook.sandbox import Sandbox
from support.sync_desk import EMAIL, JOHN, LINE, MAXIME, RECORDING, SyncDesk, moment, requests_of


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def desk(sandbox: Sandbox, tmp_path: Path) -> Iterator[SyncDesk]:
    with SyncDesk(tmp_path, sandbox.base_url) as desk:
        desk.wait_for_status(lambda status: status.token is TokenState.OK)
        yield desk


def test_dial_answer_hang_up_with_a_recording(desk: SyncDesk, sandbox: Sandbox) -> None:
    call = desk.dial()
    desk.wait_until_synced(call)
    sandbox.faults.add("latency", method="PUT", times=1, seconds=0.3)
    desk.answer(call)
    sandbox.wait_for(lambda _: requests_of(sandbox, "PUT"))
    desk.recording(call)
    desk.hang_up(call)
    desk.wait_until_synced(call)
    (log,) = sandbox.call_logs()
    assert log.statuses == ["calling", "answered", "answered"]
    assert log.is_complete
    assert (moment(log.end_at) - moment(log.start_at)).total_seconds() == log.duration
    assert log.media_url == RECORDING
    assert (log.from_, log.to, log.user_did, log.user_email) == (LINE, JOHN, LINE, EMAIL)
    assert desk.entry(call).call.lead_name == "John Doe"
    attempts = desk.attempts(call)
    assert {attempt.outcome for attempt in attempts} == {Outcome.ACKNOWLEDGED}
    for earlier, later in pairwise(attempts):
        assert earlier.ended is not None
        assert earlier.ended.steady_ns <= later.began.steady_ns


def test_no_put_carries_what_the_crm_has_acknowledged(desk: SyncDesk, sandbox: Sandbox) -> None:
    call = desk.dial()
    desk.wait_until_synced(call)
    desk.answer(call)
    desk.wait(lambda: desk.entry(call).copy.fields["status"] == "answered")
    desk.hang_up(call)
    desk.wait_until_synced(call)
    desk.recording(call)
    desk.wait_until_synced(call)
    (log,) = sandbox.call_logs()
    assert [entry["payload"] for entry in log.history[1:]] == [
        {"status": "answered"},
        {"status": "answered", "end_at": log.end_at, "duration": log.duration},
        {"status": "answered", "media_url": RECORDING},
    ]


def test_what_is_said_during_a_request_waits_and_travels_together(
    desk: SyncDesk, sandbox: Sandbox
) -> None:
    sandbox.faults.add("latency", method="POST", seconds=0.4)
    call = desk.dial()
    sandbox.wait_for(lambda _: requests_of(sandbox, "POST"))
    desk.answer(call)
    desk.recording(call)
    desk.hang_up(call)
    desk.wait_until_synced(call)
    (log,) = sandbox.call_logs()
    assert [entry["method"] for entry in log.history] == ["POST", "PUT"]
    assert log.history[1]["payload"] == {
        "status": "answered",
        "end_at": log.end_at,
        "duration": log.duration,
        "media_url": RECORDING,
    }


def test_everyone_is_told_the_values_of_a_call_in_the_order_of_their_commits(
    desk: SyncDesk, sandbox: Sandbox
) -> None:
    calls = [desk.dial(MAXIME) for _ in range(3)]
    for turn in range(8):
        for call in calls:
            desk.recording(call, f"{RECORDING}?{turn}")
    for call in calls:
        desk.hang_up(call)
    desk.wait_until_synced(*calls)
    for call in calls:
        urls = [one.call.media_url for one in desk.told if one.call.id == call]
        assert [url for url in urls if url] == sorted(url for url in urls if url)
        last = [one for one in desk.told if one.call.id == call][-1]
        assert last == desk.entry(call)


def test_a_whole_call_offline_is_one_post(sandbox: Sandbox, desk: SyncDesk) -> None:
    sandbox.offline(True)
    call = desk.whole_call()
    desk.recording(call)
    assert desk.state(call) in (SyncState.WAITING, SyncState.SENDING)
    desk.wait_for_status(lambda status: status.online is False and status.waiting == 1)
    sandbox.offline(False)
    desk.sync.hurry()
    desk.wait_until_synced(call)
    (log,) = sandbox.call_logs()
    assert [entry["method"] for entry in log.history] == ["POST"]
    assert log.is_complete
    assert log.media_url == RECORDING
    assert {one.outcome for one in desk.attempts(call)[:-1]} <= {Outcome.NOT_STORED}


def test_an_incoming_call_that_rang_out(desk: SyncDesk, sandbox: Sandbox) -> None:
    call = desk.ring()
    desk.wait_until_synced(call)
    desk.say(Ended, call_id=call, disposition=Disposition.NO_ANSWER)
    desk.wait_until_synced(call)
    (log,) = sandbox.call_logs()
    assert log.statuses == ["calling", "interrupted"]
    assert (log.direction, log.from_, log.to) == ("incoming", JOHN, LINE)
    assert log.is_complete


def test_a_past_call_is_one_post(desk: SyncDesk, sandbox: Sandbox) -> None:
    call = desk.past(duration=90)
    desk.wait_until_synced(call)
    (request,) = requests_of(sandbox)
    assert request["method"] == "POST"
    assert request["body"]["duration"] == 90
    (log,) = sandbox.call_logs()
    assert (moment(log.end_at) - moment(log.start_at)).total_seconds() == 90


def test_a_correction_afterwards_carries_the_length_whole(desk: SyncDesk, sandbox: Sandbox) -> None:
    call = desk.past(duration=90)
    desk.wait_until_synced(call)
    before = len(sandbox.call_logs()[0].history)
    desk.correct(call, 42)
    desk.wait_until_synced(call)
    (log,) = sandbox.call_logs()
    (put,) = log.history[before:]
    assert put["payload"].keys() == {"status", "end_at", "duration"}
    assert (moment(log.end_at) - moment(log.start_at)).total_seconds() == log.duration == 42


def test_saying_the_same_again_sends_nothing(desk: SyncDesk, sandbox: Sandbox) -> None:
    call = desk.dial()
    desk.wait_until_synced(call)
    desk.choose(call, Status.CALLING)
    other = desk.dial(MAXIME)
    desk.wait_until_synced(other)
    assert len(requests_of(sandbox, "PUT")) == 0


def test_every_status_chosen_by_hand_is_sent(desk: SyncDesk, sandbox: Sandbox) -> None:
    call = desk.dial()
    for status in Status:
        desk.choose(call, status)

        def held(wanted: Status = status) -> bool:
            return bool(desk.entry(call).copy.fields.get("status") == wanted)

        desk.wait(held)
    assert sandbox.call_logs()[0].statuses == [status.value for status in Status]


def test_a_call_without_number_waits_for_it_and_a_private_one_is_never_sent(
    desk: SyncDesk, sandbox: Sandbox
) -> None:
    later, private = desk.dial(""), desk.dial(MAXIME, private=True)
    desk.hang_up(private)
    desk.say(NumberGiven, call_id=later, number=JOHN)
    desk.hang_up(later)
    desk.wait_until_synced(later)
    assert desk.state(private) is SyncState.LOCAL_ONLY
    assert desk.attempts(private) == []
    assert [log.to for log in sandbox.call_logs()] == [JOHN]


def test_a_call_made_private_before_its_post_never_leaves(sandbox: Sandbox, tmp_path: Path) -> None:
    with SyncDesk(tmp_path, sandbox.base_url, token=None) as desk:
        call = desk.dial()
        desk.say(MadePrivate, call_id=call)
        other = desk.dial(MAXIME)
        desk.use_token("sandbox-token")
        desk.wait_until_synced(other)
        assert desk.attempts(call) == []
        assert desk.status.waiting == 0


def test_a_call_without_a_line_waits_for_the_line(sandbox: Sandbox, tmp_path: Path) -> None:
    with SyncDesk(tmp_path, sandbox.base_url, line=None, user_email="") as desk:
        call = desk.whole_call()
        status = desk.wait_for_status(lambda status: status.needs_line and status.waiting == 1)
        assert status.needs_you == 0
        desk.use_terms(line=LINE, user_did=LINE, user_email=EMAIL)
        desk.wait_until_synced(call)
        desk.wait_for_status(lambda status: not status.needs_line)
    (log,) = sandbox.call_logs()
    assert (log.from_, log.user_email, log.user_did) == (LINE, EMAIL, LINE)


def test_the_picture_counts_calls(sandbox: Sandbox, tmp_path: Path) -> None:
    with SyncDesk(tmp_path, sandbox.base_url) as desk:
        assert desk.wait_for_status(lambda status: status.base_url).online is None
        first = desk.wait_for_status(lambda status: status.token is TokenState.OK)
        assert (first.online, first.account_id, first.waiting) == (True, "66", 0)
        assert first.account_name == "Concession Sainte-Foy (sandbox)"
        assert first.users == ("colleague@example.com", EMAIL)
        one, two = desk.dial(), desk.dial(MAXIME)
        status = desk.wait_for_status(lambda status: status.live == 2)
        assert (status.open_calls, status.waiting, status.needs_you) == (2, 0, 0)
        sandbox.offline(True)
        desk.hang_up(one)
        status = desk.wait_for_status(lambda status: status.online is False)
        assert (status.open_calls, status.waiting, status.live) == (1, 1, 1)
        sandbox.offline(False)
        desk.hang_up(two)
        desk.sync.hurry()
        desk.wait_for_status(lambda status: (status.open_calls, status.waiting) == (0, 0))
        assert desk.status.online is True
        assert desk.status.problem == ""


def test_stop_does_not_wait_for_a_slow_server(sandbox: Sandbox, tmp_path: Path) -> None:
    with SyncDesk(tmp_path, sandbox.base_url, timeouts=Timeouts(read=30, total=30)) as desk:
        desk.wait_for_status(lambda status: status.token is TokenState.OK)
        sandbox.faults.add("latency", seconds=20.0)
        call = desk.dial()
        sandbox.wait_for(lambda _: requests_of(sandbox, "POST"))
        assert desk.sync.stop(1.0)
        assert desk.outcomes(call) == [(Verb.CREATE, None)]
        assert desk.state(call) is SyncState.SENDING
