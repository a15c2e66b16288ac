"""Instants and the arithmetic between them.

A call's length is measured by a clock that neither a changed wall clock nor a time zone bends
and that goes on counting while the computer sleeps (:class:`Clock` says which one that is on each
system). The wall clock only says when the call began, because that is what a person and the CRM
want to read. After a reboot the steady clock has started anew, so the wall clock must serve.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Protocol

NANOSECONDS = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Instant:
    """One moment on this computer, by both of its clocks.

    ``wall`` is local wall time with a fixed offset, cut to the whole second; ``steady_ns`` counts
    nanoseconds since the boot named by ``boot_id``, time asleep included.
    """

    wall: datetime
    steady_ns: int
    boot_id: str

    def __post_init__(self) -> None:
        offset = self.wall.utcoffset()
        if offset is None:
            raise ValueError("an Instant needs wall time with an offset")
        # A zone that knows of daylight saving time would bend the arithmetic below.
        wall = self.wall.replace(microsecond=0, tzinfo=timezone(offset), fold=0)
        object.__setattr__(self, "wall", wall)

    def seconds_since(self, earlier: Instant) -> int:
        """Whole seconds from ``earlier`` to this moment, never negative."""
        if self.boot_id == earlier.boot_id:
            return max(0, (self.steady_ns - earlier.steady_ns) // NANOSECONDS)
        return max(0, int((self.wall - earlier.wall).total_seconds()))

    def waited_since(self, earlier: Instant) -> int:
        """Whole seconds for which ``earlier`` has certainly been over.

        A wall clock that was set back at a restart would have one wait for as long as it was ahead,
        years if its battery was flat. This start of the computer came after ``earlier``, though.
        """
        if self.same_boot(earlier) or self.wall >= earlier.wall:
            return self.seconds_since(earlier)
        return self.steady_ns // NANOSECONDS

    def same_boot(self, other: Instant) -> bool:
        """Whether both were read since the same start of the computer."""
        return self.boot_id == other.boot_id

    def later(self, seconds: int) -> datetime:
        """The wall time ``seconds`` after this moment, at this moment's own offset."""
        return self.wall + timedelta(seconds=seconds)


class Clock(Protocol):
    """Where instants come from. The real one is :class:`offhook.desk.clock.SystemClock`."""

    def now(self) -> Instant:
        """This moment."""
        ...
