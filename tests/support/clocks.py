"""A clock that goes only when a test says so."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

from offhook.calls.clock import NANOSECONDS, Instant
from offhook.desk.clock import SystemClock


class FakeClock:
    """A :class:`~offhook.calls.clock.Clock` whose both hands a test moves.

    ``start`` is wall time with an offset.
    """

    def __init__(self, start: datetime) -> None:
        self._wall = start
        self._steady_ns = 1_000 * NANOSECONDS
        self._boot_id = str(uuid.uuid4())

    def now(self) -> Instant:
        """The moment that it is made to be."""
        return Instant(self._wall.replace(microsecond=0), self._steady_ns, self._boot_id)

    def advance(self, seconds: float) -> None:
        """Let time go by, on both clocks."""
        self._wall += timedelta(seconds=seconds)
        self._steady_ns += round(seconds * NANOSECONDS)

    def set_wall(self, wall: datetime) -> None:
        """Change the wall clock, as a person or the network time does; the steady one goes on."""
        self._wall = wall

    def reboot(self, seconds: float = 30) -> None:
        """Start the computer anew: the steady clock begins again, ``seconds`` have gone by."""
        self._wall += timedelta(seconds=seconds)
        self._steady_ns = 5 * NANOSECONDS
        self._boot_id = str(uuid.uuid4())


class JumpingClock:
    """This computer's own clock, ahead by as many seconds as a test likes."""

    def __init__(self) -> None:
        self._clock = SystemClock()
        self._ahead = 0.0

    def now(self) -> Instant:
        """The moment that it is made to be."""
        now = self._clock.now()
        wall = now.wall + timedelta(seconds=self._ahead)
        return Instant(wall, now.steady_ns + round(self._ahead * NANOSECONDS), now.boot_id)

    def jump(self, seconds: float) -> None:
        """From now on it is that much later."""
        self._ahead += seconds
