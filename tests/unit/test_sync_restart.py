"""The program ends at any moment and is started again: nothing is lost, nothing doubled."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from offhook.calls.crm_copy import Outcome, Parked, Part, Posted, SyncState, Verb
from offhook.calls.part_deriving import PartState
from offhook.calls.tokens import TokenState
from offhook.crm.client import Timeouts
from offhook.desk.clock import SystemClock
from offhook.journal.journal import Journal
from offhook.sandbox import Sandbox
from offhook.sync.executor import DaemonExecutor
from support.clocks import FakeClock
from support.sync_desk import JOHN, MAXIME, TOKEN, SyncDesk, requests_of

PATIENT = Timeouts(read=30, total=30)


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        yield sandbox


def test_a_post_under_way_at_the_end_is_looked_for_at_the_start(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    sandbox.faults.add("slow_answer", method="POST", times=1, seconds=20.0)
    with SyncDesk(tmp_path, sandbox.base_url, timeouts=PATIENT) as desk:
        call = desk.dial()
        desk.wait(lambda: sandbox.call_logs())
    with SyncDesk(tmp_path, sandbox.base_url) as desk:
        desk.wait_until_synced(call)
        assert desk.entry(call).copy.posted is Posted.ADOPTED
        assert desk.outcomes(call)[:2] == [
            (Verb.CREATE, Outcome.UNCONFIRMED),
            (Verb.LOOK, Outcome.FOUND),
        ]
        desk.hang_up(call)
        desk.wait_until_synced(call)
    assert len(requests_of(sandbox, "POST")) == 1


def test_a_post_that_did_not_arrive_is_ruled_out_at_settle_time_after_the_start(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    sandbox.faults.add("latency", method="POST", times=1, seconds=20.0)
    with SyncDesk(tmp_path, sandbox.base_url, timeouts=PATIENT) as desk:
        call = desk.whole_call()
        desk.wait(lambda: requests_of(sandbox, "POST"))
        sandbox.offline(True)  # which makes it forget what it waits to do
        desk.sync.stop(1.0)
    sandbox.offline(False)
    with SyncDesk(tmp_path, sandbox.base_url, settle=1) as desk:
        desk.wait_until_synced(call)
        closed, *looks = desk.attempts(call)[:3]
        assert [(one.verb, one.outcome) for one in looks] == [
            (Verb.LOOK, Outcome.UNCONFIRMED),  # at once, since it may be there
            (Verb.LOOK, Outcome.NOT_FOUND),  # and when it cannot be any more
        ]
        assert closed.ended is not None
        assert looks[0].began.seconds_since(closed.ended) == 0
        assert looks[1].began.seconds_since(closed.ended) == 1
    assert len(sandbox.call_logs()) == 1


def test_an_unconfirmed_call_is_looked_at_soon_after_a_restart(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    sandbox.faults.add("drop_after", method="POST", times=1)
    with SyncDesk(tmp_path, sandbox.base_url, settle=600) as desk:
        call = desk.dial()
        desk.wait(lambda: (Verb.CREATE, Outcome.UNCONFIRMED) in desk.outcomes(call))
    with SyncDesk(tmp_path, sandbox.base_url, settle=600) as desk:
        desk.wait_until_synced(call)
    assert len(requests_of(sandbox, "POST")) == 1


def test_a_put_under_way_at_the_end_is_resent_and_settled(sandbox: Sandbox, tmp_path: Path) -> None:
    with SyncDesk(tmp_path, sandbox.base_url, timeouts=PATIENT) as desk:
        call = desk.dial()
        desk.wait_until_synced(call)
        sandbox.faults.add("slow_answer", method="PUT", times=1, seconds=20.0)
        desk.answer(call)
        desk.wait(lambda: requests_of(sandbox, "PUT"))
    with SyncDesk(tmp_path, sandbox.base_url, hasty=True) as desk:
        desk.hang_up(call)
        desk.wait_until_synced(call)
        assert desk.entry(call).copy.unknown == frozenset()
        assert desk.entry(call).copy.settle_from is None
    (log,) = sandbox.call_logs()
    assert log.is_complete
    assert log.statuses[-1] == "answered"


def test_an_answer_that_came_is_committed_though_the_program_ends(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    with SyncDesk(tmp_path, sandbox.base_url) as desk:
        desk.wait_for_status(lambda status: status.token is TokenState.OK)
    with SyncDesk(tmp_path, sandbox.base_url) as desk:  # it knows the token: nothing is asked yet
        sandbox.faults.add("latency", method="POST", times=1, seconds=0.2)
        call = desk.dial()
        sandbox.wait_for(lambda _: requests_of(sandbox, "POST"))
        busy = threading.Event()
        desk.journal.run(lambda _: busy.wait(5))
        desk.wait_for_status(lambda status: status.online)
        assert desk.sync.stop(1.0)
        busy.set()
    with SyncDesk(tmp_path, sandbox.base_url, token=None) as desk:
        assert desk.outcomes(call) == [(Verb.CREATE, Outcome.ACKNOWLEDGED)]


def test_a_backlog_goes_on_where_it_was(sandbox: Sandbox, tmp_path: Path) -> None:
    with SyncDesk(tmp_path, sandbox.base_url, token=None, share=2400) as desk:
        calls = [desk.past(minutes_ago=60 + n) for n in range(12)]
        desk.use_token(TOKEN)
        sandbox.wait_for(lambda sandbox: len(sandbox.call_logs()) >= 4)
    with SyncDesk(tmp_path, sandbox.base_url) as desk:
        desk.wait_until_synced(*calls)
        assert desk.status.account_id == "66"
    starts = [log.start_at for log in sandbox.call_logs()]
    assert len(starts) == len(set(starts)) == len(calls)


def test_a_known_token_is_used_at_once_and_calls_of_before_are_told(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    with SyncDesk(tmp_path, sandbox.base_url) as desk:
        desk.wait_for_status(lambda status: status.token is TokenState.OK)
        call = desk.dial()
        desk.wait_until_synced(call)
    checks = len(sandbox.requests())
    with SyncDesk(tmp_path, sandbox.base_url) as desk:
        status = desk.wait_for_status(lambda status: status.token is TokenState.OK)
        assert status.online is None
        desk.wait(lambda: [entry.call.id for entry in desk.told] == [call])
        desk.wait_for_status(lambda status: (status.open_calls, status.live) == (1, 1))
        other = desk.dial(MAXIME)
        desk.wait_until_synced(other)
    assert [one.path for one in sandbox.requests()[checks:]] == ["/v2/call-logs"]


def test_after_sleep_no_old_connection_is_used(sandbox: Sandbox, tmp_path: Path) -> None:
    with SyncDesk(tmp_path, sandbox.base_url) as desk:
        call = desk.dial()
        desk.wait_until_synced(call)
        sandbox.offline(True)
        sandbox.offline(False)
        desk.sync.woke()
        desk.hang_up(call)
        desk.wait_until_synced(call)
        assert {outcome for _, outcome in desk.outcomes(call)} == {Outcome.ACKNOWLEDGED}
        assert desk.clients == [TOKEN]


def test_it_can_be_stopped_before_it_was_started_and_told_things_after_its_end(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    desk = SyncDesk(tmp_path, sandbox.base_url, token=None)
    assert desk.sync.stop(1.0)
    desk.journal.start()
    call = desk.dial(JOHN)  # before the start: it is read from the journal later
    desk.sync.start()
    desk.use_token(TOKEN)
    desk.wait_until_synced(call)
    assert desk.sync.stop(1.0)
    desk.hang_up(call)
    desk.use_token(None)
    desk.sync.hurry()
    desk.sync.woke()
    assert desk.state(call) is SyncState.WAITING
    assert desk.stop()


def test_a_name_look_up_that_hangs_keeps_no_loop_from_ending() -> None:
    hanging = threading.Event()

    async def ask() -> None:
        asyncio.get_running_loop().set_default_executor(DaemonExecutor())
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.05):
                await asyncio.to_thread(hanging.wait, 10)
        assert await asyncio.to_thread(lambda: 7) == 7
        with pytest.raises(ZeroDivisionError):
            await asyncio.to_thread(lambda: 1 // 0)

    asyncio.run(ask())
    assert not hanging.is_set()
    hanging.set()


def test_what_is_said_while_it_starts_is_heard(sandbox: Sandbox, tmp_path: Path) -> None:
    desk = SyncDesk(tmp_path, sandbox.base_url, token=None)
    early = threading.Thread(target=desk.use_token, args=(TOKEN,))
    early.start()
    with desk:
        desk.wait_for_status(lambda status: status.token is TokenState.OK)
        early.join()


@pytest.mark.parametrize("years", [0, 4])
@pytest.mark.parametrize("fault", ["drop_before", "drop_after"])
def test_a_clock_that_is_set_right_at_a_restart_neither_doubles_nor_waits(
    sandbox: Sandbox, tmp_path: Path, fault: str, years: int
) -> None:
    """Hours or years fast when the call was sent, as after a flat battery or another system."""
    right = SystemClock().now().wall
    clock = FakeClock(right + timedelta(hours=5, days=365 * years))
    sandbox.faults.add("communication_undated")
    with SyncDesk(tmp_path, sandbox.base_url, clock=clock, settle=2) as desk:
        desk.wait_until_synced(desk.whole_call(MAXIME))
        sandbox.faults.add(fault, method="POST", path="/call-logs$", times=1)
        call = desk.whole_call(JOHN)
        desk.wait(lambda: (Verb.CREATE, Outcome.UNCONFIRMED) in desk.outcomes(call))
    clock.reboot()
    clock.set_wall(SystemClock().now().wall + (timedelta() if years else timedelta(hours=6)))
    with SyncDesk(tmp_path, sandbox.base_url, clock=clock, settle=2) as desk:
        desk.wait_until_synced(call)
    assert len([log for log in sandbox.call_logs() if log.to == JOHN]) == 1


def test_a_task_is_not_waited_for_until_a_clock_that_was_fast_is_caught_up_with(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    clock = FakeClock(SystemClock().now().wall + timedelta(days=4 * 365))
    sandbox.faults.add("drop_before", method="POST", path="/tasks$", times=1)
    with SyncDesk(tmp_path, sandbox.base_url, clock=clock, settle=2) as desk:
        call = desk.whole_call(JOHN)
        desk.call_back(call)
        desk.wait_for_part(call, Part.TASK, PartState.UNCONFIRMED)
        desk.wait(lambda: desk.attempts(call, Verb.TASK)[0].outcome is not None)
    clock.reboot()
    clock.set_wall(SystemClock().now().wall)
    with SyncDesk(tmp_path, sandbox.base_url, clock=clock, settle=2) as desk:
        desk.wait_for_part(call, Part.TASK, PartState.SYNCED)
    assert len(sandbox.tasks()) == 1


def test_a_call_of_which_no_attempt_is_left_is_asked_about(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    """Of a damaged journal a page may be older than another: sent, and nobody knows when."""
    with SyncDesk(tmp_path, sandbox.base_url, token=None) as desk:
        call = desk.whole_call()
        entry = desk.entry(call)

        def rewrite(journal: Journal) -> None:
            with journal._transaction():
                copy = replace(entry.copy, posted=Posted.UNCONFIRMED, frozen=True)
                journal._write(replace(entry, copy=copy))

        desk.read(rewrite)
    with SyncDesk(tmp_path, sandbox.base_url) as desk:
        desk.wait_until_asked(call, Parked.UNDECIDED)
    assert sandbox.call_logs() == []
