"""The rep: makes the calls of the plan, several at a time, and writes down what was taken."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from .follow_ups import make_recording
from .pace import Pace
from .plan import FILE, PlannedCall
from .processes import Desk
from .records import Record, Said

LINES = 6
"""How many calls may be open at a time."""

APART = 2.1
"""Seconds between two calls to one number: nobody dials it twice in a second, and the CRM keeps
no more than that of when a call began."""

WITH_ID = ("answered", "hangup", "status", "note", "recording", "callback")


@dataclass(slots=True)
class Dial:
    """When a call began: not before ``said``, and not after ``taken`` once that is known."""

    number: str
    said: datetime
    taken: datetime | None = None

    def may_be_at(self, moment: datetime) -> bool:
        """Whether it may have begun in the second of ``moment``, or beside it."""
        apart = timedelta(seconds=APART)
        return self.said - apart <= moment and (self.taken is None or moment <= self.taken + apart)


@dataclass(slots=True)
class Caller:
    """``before`` is asked before each call begins, and may wait."""

    desk: Desk
    record: Record
    pace: Pace
    seed: int
    before: Callable[[int], None]
    begun: int = 0
    dials: list[Dial] = field(default_factory=list)
    ended: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _last: dict[str, float] = field(default_factory=dict)
    _busy: dict[str, threading.Lock] = field(default_factory=dict)

    def make_all(self, calls: tuple[PlannedCall, ...]) -> None:
        """Make all calls; returns when the last one is over."""
        with ThreadPoolExecutor(LINES, "line") as lines:
            for done in [lines.submit(self._make, call) for call in calls]:
                done.result()

    def _make(self, call: PlannedCall) -> None:
        self.before(call.index)
        chance = random.Random(f"call {self.seed} {call.index}")
        with self._number(call.number):
            time.sleep(max(0.0, self._last.get(call.number, 0.0) + APART - time.monotonic()))
            self.begun += 1
            dial = Dial(call.number, datetime.now(UTC))
            self.dials.append(dial)
            said = self._say(call, self._worded(call.begin, call))
            dial.taken = datetime.now(UTC)
            self._last[call.number] = time.monotonic()
        for step in call.steps if said.taken else ():
            time.sleep(chance.uniform(*self.pace.step))
            words = self._worded(step, call)
            self._say(call, (*words, "--call", said.printed) if step[0] in WITH_ID else words)
        self.ended += 1

    def _say(self, call: PlannedCall, words: tuple[str, ...]) -> Said:
        before = self.record.now()
        ran = self.desk.say(words)
        after = self.record.now()
        said = Said(
            call.index, words, ran.returncode, ran.stdout.strip(), ran.stderr, before, after
        )
        self.record.put(said)
        return said

    def _worded(self, words: tuple[str, ...], call: PlannedCall) -> tuple[str, ...]:
        """What is said now: with *so many seconds ago* or ahead as a time, and a file that is."""
        if FILE in words:
            path = make_recording(self.desk.recordings, call.index)
            return tuple(str(path) if word == FILE else word for word in words)
        timed = next((option for option in ("--start", "--at") if option in words), None)
        if timed is None:
            return words
        place = words.index(timed) + 1
        time_ = self.record.now().wall + timedelta(seconds=int(words[place]))
        return (*words[:place], time_.isoformat(timespec="seconds"), *words[place + 1 :])

    def _number(self, number: str) -> threading.Lock:
        with self._lock:
            return self._busy.setdefault(number, threading.Lock())
