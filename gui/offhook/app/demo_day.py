"""The script of the demo's day: what the rep does, and what goes wrong around them.

Each step does what a rep would do in the window and yields what it waits for.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ..calls.call import Direction
from ..calls.crm_copy import Entry, SyncState
from ..calls.deriving import sync_state
from ..calls.events import Answered, Began, Ended
from ..calls.tokens import TokenState
from ..sandbox import Sandbox
from ..ui.dialogs.needs_you_dialog import NeedsYouDialog
from ..ui.window import MainWindow
from .program import Program

Step = Callable[[], bool]
GAP_SECONDS = 1500
"""Between two calls of the demo's day."""

SETTLING_SECONDS = 1.2


@dataclass
class Stage:
    """What the script plays on. ``pause`` is how long a person may look at each step, in ms."""

    window: MainWindow
    program: Program
    crm: Sandbox
    move_clock: Callable[[int], None]
    shots: Path | None
    pause: int
    _taken: int = field(default=0)

    def skip(self, seconds: int) -> None:
        """Let time pass."""
        self.move_clock(seconds)
        self.program.heart.time_passed()

    def linger(self) -> Step:
        """Time to look."""
        until = time.monotonic() + self.pause / 1000
        return lambda: time.monotonic() >= until

    def settled(self) -> Step:
        """A moment for what comes by itself: an answer, a list that is read."""
        until = time.monotonic() + SETTLING_SECONDS
        return lambda: time.monotonic() >= until

    def shoot(self, name: str, widget: QWidget | None = None) -> None:
        """Leave a picture of ``widget``, or of the window."""
        self._taken += 1
        if self.shots is not None:
            path = self.shots / f"{self._taken:02d}-{name}.png"
            (widget or self.window).grab().save(str(path))

    def shown(self) -> Entry | None:
        """The call that the window is about."""
        return self.window.book.entry(self.window.shown_call())

    def in_call(self) -> bool:
        """Whether the window shows an open call whose buttons are alive."""
        entry = self.shown()
        return entry is not None and entry.call.is_open and not self._dead()

    def ended(self) -> bool:
        """Whether the window shows an ended call whose buttons are alive."""
        entry = self.shown()
        return (
            entry is not None
            and not entry.call.is_open
            and not self.window.ended_pane.finish.is_dead()
        )

    def all_sent(self) -> bool:
        """Whether everything is in the CRM."""
        states = [sync_state(entry) for entry in self.window.book.of_day(self.today())]
        return all(state is SyncState.SYNCED for state in states)

    def live(self) -> bool:
        """Whether the CRM knows the open call as it is now."""
        entry = self.shown()
        return entry is not None and sync_state(entry) is SyncState.SYNCED and self.in_call()

    def today(self) -> date:
        """The demo's date."""
        return self.program.now().wall.date()

    def _dead(self) -> bool:
        return self.window.call_pane.hang_up.is_dead()


def working_day(stage: Stage) -> Iterator[Step]:
    """The day, step by step."""
    yield lambda: stage.program.status.token is TokenState.OK
    yield from _morning(stage)
    yield from _in_a_call(stage)
    yield from _without_a_network(stage)
    yield from _what_only_the_rep_knows(stage)


def _morning(stage: Stage) -> Iterator[Step]:
    yield from _outgoing(stage, "418 555 0101", rings=9, talks=363)
    yield from _missed(stage, "+15145550199", rings=12)
    yield from _outgoing(stage, "514-555-0123", rings=31, talks=None)

    # The connection is cut after Activix stored the call, before its answer: it is looked up.
    stage.crm.faults.add("drop_after", method="POST", path="call-logs$", times=1)
    yield from _outgoing(stage, "(418) 555-0134", rings=7, talks=160)
    yield stage.all_sent
    yield from _incoming(stage, "+14505550156", rings=6, talks=239)
    yield from _outgoing(stage, "1 450 555 0117", rings=22, talks=None)


def _in_a_call(stage: Stage) -> Iterator[Step]:
    window, call = stage.window, stage.window.call_pane
    stage.skip(GAP_SECONDS)
    yield from _type(stage, "4182579084")
    yield lambda: bool(window.pop.desk.leads()) and stage.all_sent()
    stage.shoot("before")
    window.dial_pane.dial.click()
    yield stage.live
    stage.skip(7)
    call.answered.click()
    yield stage.live
    call.note.setPlainText(
        QCoreApplication.translate(
            "Demo", "Wants the grey Tucson, trade-in 2019 Elantra.\nCall back Thursday after 17:00."
        )
    )
    stage.skip(135)
    second = _say_began(stage, "+15145550142", Direction.INCOMING)
    yield lambda: window.book.entry(second) is not None
    stage.skip(9)
    yield stage.linger()
    yield lambda: window.day.isVisible() and call.timer.seconds() >= 151
    stage.shoot("in-call")
    _say_ended(stage, second)
    yield lambda: len(window.book.open_entries()) == 1


def _without_a_network(stage: Stage) -> Iterator[Step]:
    """Nothing changes for the rep but the pill."""
    call = stage.window.call_pane
    stage.crm.offline(True)
    stage.skip(27)
    call.recording.edit.setText("https://recordings.example.com/call-1403.wav")
    call.hang_up.click()
    yield stage.ended
    yield lambda: stage.program.status.online is False
    yield from _offline_call(stage, "418 555 0101")
    yield stage.linger()
    yield lambda: stage.program.status.waiting >= 2
    stage.shoot("offline")
    stage.crm.offline(False)
    stage.program.hurry()
    yield stage.all_sent


def _what_only_the_rep_knows(stage: Stage) -> Iterator[Step]:
    """A number without a lead, and an answer that never came."""
    window = stage.window
    stage.crm.faults.add("drop_before", method="POST", path="call-logs$", times=1)
    yield from _outgoing(stage, "819 555 0178", rings=5, talks=88)
    stage.skip(60)
    yield lambda: stage.program.status.needs_you == 1
    window.header.pill.click()
    yield stage.linger()
    yield stage.ended
    stage.shoot("needs-you")
    for dialog in window.findChildren(NeedsYouDialog):
        stage.shoot("needs-you-window", dialog)
    window.ended_pane.question.buttons()[-1].click()
    yield stage.all_sent
    window.show_dial()
    yield stage.linger()
    stage.shoot("all-sent")


def _type(stage: Stage, number: str) -> Iterator[Step]:
    stage.window.show_dial()
    for place in range(1, len(number) + 1):
        stage.window.dial_pane.field.edit.clear()
        stage.window.dial_pane.set_text(number[:place])
        if stage.pause:
            until = time.monotonic() + 0.05
            yield lambda until=until: time.monotonic() >= until  # type: ignore[misc]
    yield lambda: not stage.window.dial_pane.dial.is_dead()


def _outgoing(stage: Stage, number: str, *, rings: int, talks: int | None) -> Iterator[Step]:
    call = stage.window.call_pane
    stage.skip(GAP_SECONDS)
    yield from _type(stage, number)
    stage.window.dial_pane.dial.click()
    yield stage.in_call
    yield stage.linger()
    stage.skip(rings)
    if talks is None:
        call.no_answer.click()
    else:
        call.answered.click()
        yield stage.linger()
        stage.skip(talks)
        call.hang_up.click()
    yield stage.ended
    yield stage.linger()


def _offline_call(stage: Stage, number: str) -> Iterator[Step]:
    first = stage.window.shown_call()
    yield from _outgoing(stage, number, rings=8, talks=31)
    stage.window.open_call(first)


def _missed(stage: Stage, number: str, *, rings: int) -> Iterator[Step]:
    stage.skip(GAP_SECONDS)
    call_id = _say_began(stage, number, Direction.INCOMING)
    yield lambda: stage.window.book.entry(call_id) is not None
    stage.window.open_call(call_id)
    yield stage.in_call
    stage.skip(rings)
    stage.window.call_pane.no_answer.click()
    yield stage.ended


def _incoming(stage: Stage, number: str, *, rings: int, talks: int) -> Iterator[Step]:
    stage.skip(GAP_SECONDS)
    call_id = _say_began(stage, number, Direction.INCOMING)
    yield lambda: stage.window.book.entry(call_id) is not None
    stage.window.open_call(call_id)
    yield stage.in_call
    stage.skip(rings)
    stage.program.intake.say(
        Answered(id=str(uuid.uuid4()), at=stage.program.now(), call_id=call_id, source="desk phone")
    )
    stage.skip(talks)
    yield stage.linger()
    stage.window.call_pane.hang_up.click()
    yield stage.ended


def _say_began(stage: Stage, number: str, direction: Direction) -> str:
    """A desk phone tells of a call."""
    call_id = str(uuid.uuid4())
    stage.program.intake.say(
        Began(
            id=str(uuid.uuid4()),
            at=stage.program.now(),
            source="desk phone",
            from_phone=True,
            new_call_id=call_id,
            direction=direction,
            number=number,
        )
    )
    return call_id


def _say_ended(stage: Stage, call_id: str) -> None:
    stage.program.intake.say(
        Ended(
            id=str(uuid.uuid4()),
            at=stage.program.now(),
            source="desk phone",
            from_phone=True,
            call_id=call_id,
        )
    )
