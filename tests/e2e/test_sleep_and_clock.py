"""In a call the lid is closed, the clock set, a border crossed, the computer restarted.

Whatever the clocks do, a call lasts as long as it lasts, ``end_at`` is ``start_at`` + ``duration``
with the offset that the call began with, and who may have hung up unseen is asked.
"""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from pytestqt.qtbot import QtBot

from offhook.calls.call import Call
from offhook.calls.crm_copy import Entry, SyncState
from offhook.calls.deriving import sync_state
from offhook.journal.reader import JournalReader
from offhook.sandbox import Sandbox
from support import moved_clock
from support.clocks import FakeClock
from support.desk import LEAD_NUMBER, Rep, open_desk
from support.moved_clock import Moves
from support.running import RunningProgram, wait_until

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")

HOUR = 3600.0
BEFORE_WINTER = datetime(2025, 11, 2, 1, 30, tzinfo=ZoneInfo("America/Montreal"))
"""Half an hour before the clocks there go back an hour."""


class Computer:
    """The program on a computer whose clocks are moved, and what a call there became."""

    def __init__(self, program: RunningProgram, crm: Sandbox) -> None:
        self.program = program
        self.call_id = ""
        self._dialled = 0.0, 0.0
        self.crm = crm
        program.program = moved_clock.PROGRAM
        self.moves = Moves()
        self.move()

    def move(self, **changes: float | str) -> None:
        """Move the clocks."""
        self.moves = replace(self.moves, **changes)  # type: ignore[arg-type]
        self.moves.write(self.program.folder.path)

    def sleep(self, seconds: float) -> None:
        """Close the lid: nothing runs, and the time goes by."""
        process = self.program.process
        assert process is not None
        process.send_signal(signal.SIGSTOP)
        self.move(slept=self.moves.slept + seconds)
        process.send_signal(signal.SIGCONT)

    def dial(self) -> None:
        """Begin a call, and wait for its log."""
        before = self._time()
        self.call_id = self.program.tell("dial", LEAD_NUMBER)
        self._dialled = before, self._time()
        self._wait_synced()

    def hang_up(self) -> Call:
        """End the call, which must have the length that it had, here and in the CRM."""
        before = self._time()
        self.program.tell("hangup")
        shortest, longest = before - self._dialled[1], self._time() - self._dialled[0]
        self._wait_synced()
        call = self.entry().call
        assert call.duration is not None
        assert int(shortest) <= call.duration <= longest + 1
        assert not call.question
        (log,) = [log for log in self.crm.call_logs() if log.id == self.entry().copy.crm_id]
        assert log.end_at is not None
        assert (log.start_at, log.duration) == (call.start_at.isoformat(), call.duration)
        end_at = call.start_at + timedelta(seconds=call.duration)
        assert log.end_at == end_at.isoformat()
        return call

    def _time(self) -> float:
        """A clock of the driver's own, the sleeps counted."""
        return time.monotonic() + self.moves.slept

    def entry(self) -> Entry:
        """The call dialled last."""
        entries = {entry.call.id: entry for entry in self.program.entries()}
        return entries[self.call_id]

    def wait_asked(self) -> Call:
        """Until the rep is asked whether they still talk."""
        wait_until(lambda: self.entry().call.question)
        call = self.entry().call
        assert call.is_open
        assert self.crm.call_logs()[-1].statuses == ["calling"]
        return call

    def _wait_synced(self) -> None:
        wait_until(lambda: sync_state(self.entry()) is SyncState.SYNCED)


@pytest.fixture
def computer(program: RunningProgram, crm: Sandbox) -> Iterator[Computer]:
    computer = Computer(program, crm)
    program.start()
    yield computer
    program.tell("quit", "--force")


def test_clocks_and_zones(computer: Computer) -> None:
    """Set back and forward, or in another zone: nothing bends the length."""
    for set_by in (-5 * HOUR, 72 * HOUR):
        computer.dial()
        computer.move(set_by=set_by)
        computer.hang_up()
    computer.move(set_by=BEFORE_WINTER.timestamp() - time.time())
    computer.dial()
    computer.move(zone="Asia/Tokyo")
    assert computer.hang_up().start_at.utcoffset() == timedelta(hours=-4)
    computer.dial()
    assert computer.hang_up().start_at.utcoffset() == timedelta(hours=9)
    assert not any(entry.call.question for entry in computer.program.entries())


def test_the_lid_is_closed_and_the_computer_restarted(computer: Computer) -> None:
    """Asleep while the clocks outside go back; and restarted, which the steady clock forgets."""
    program = computer.program
    computer.move(set_by=BEFORE_WINTER.timestamp() - time.time())
    computer.dial()
    beat = wait_until(lambda: _last_beat(computer))
    computer.sleep(2 * HOUR)
    call = computer.wait_asked()
    assert call.heard_at is not None
    assert beat <= call.heard_at.seconds_since(call.start) < 60
    wait_until(lambda: _last_beat(computer) >= 2 * HOUR)
    assert computer.hang_up().start_at.utcoffset() == timedelta(hours=-4)

    computer.dial()
    wait_until(lambda: _last_beat(computer))
    program.kill()
    up = time.clock_gettime(time.CLOCK_BOOTTIME) + computer.moves.slept
    computer.move(booted=up - 20)
    program.start()
    call = computer.wait_asked()
    assert call.heard_at is not None
    assert call.heard_at.same_boot(call.start)
    assert call.heard_at.seconds_since(call.start) < 60
    # By the wall clock.
    assert computer.hang_up().start_at.utcoffset() == timedelta(hours=-5)


def _last_beat(computer: Computer) -> int:
    """Seconds from the start of the latest call to the last sign of life."""
    with JournalReader(computer.program.folder.journal) as reader:
        beat = reader.last_heartbeat()
    return 0 if beat is None else beat.seconds_since(computer.entry().call.start)


def test_what_the_window_asks(qtbot: QtBot, crm: Sandbox, tmp_path: Path) -> None:
    """*It ended at*: the last beat before the lid was closed, in the hours the call began in."""
    clock = FakeClock(datetime.now(timezone(timedelta(hours=-5))).replace(microsecond=0))
    with open_desk(crm, tmp_path / "data", clock=clock) as rep:
        rep.dial(LEAD_NUMBER)
        rep.wait_synced()
        clock.advance(20)
        _wait_for_a_beat(rep, 20)
        clock.advance(HOUR)
        clock.set_wall(datetime.now(timezone(timedelta(hours=9))) - timedelta(days=3))
        question = rep.window.call_pane.question
        rep.wait_until(question.isVisible)
        call = rep.shown().call
        assert question.text() == "Still on the phone?"
        rep.wait_until(lambda: rep.window.call_pane.timer.seconds() == 20 + HOUR)
        offered = question.buttons()[1]
        ended = call.start_at + timedelta(seconds=20)
        assert offered.text().replace("\N{NO-BREAK SPACE}", " ") == f"It ended at {_told(ended)}"
        rep.click(offered)
        rep.wait_ended()
        rep.wait_synced()
        (log,) = crm.call_logs()
        assert (log.duration, log.end_at) == (20, ended.isoformat())
        assert not rep.shown().call.question


def _wait_for_a_beat(rep: Rep, seconds: int) -> None:
    def beaten() -> bool:
        with JournalReader(rep.desk.program._folder.journal) as reader:
            beat = reader.last_heartbeat()
        return beat is not None and beat.seconds_since(rep.shown().call.start) == seconds

    rep.wait_until(beaten)


def _told(moment: datetime) -> str:
    return moment.strftime("%H:%M")
