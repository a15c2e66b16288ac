"""An event loop and a clock whose time is made up: hours go by in a moment, and always alike."""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Coroutine
from datetime import datetime, timedelta
from typing import Any, TypeVar

from offhook.calls.clock import NANOSECONDS, Instant
from support.calls import MORNING

T = TypeVar("T")


class _Leaping(selectors.DefaultSelector):
    """Never waits: where the loop would, it lets that much time have gone by."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        ready = super().select(0)
        if not ready:
            assert timeout is not None, "nothing will ever happen"
            if timeout > 0.0:
                # Never less than a float of hours can tell apart: it would be the same time again.
                self.now += max(timeout, 1e-6)
        return ready


class VirtualLoop(asyncio.SelectorEventLoop):
    """Jumps from one timer to the next. Nothing on it may wait for a thread or a socket."""

    def __init__(self) -> None:
        self._leaping = _Leaping()
        super().__init__(self._leaping)

    def time(self) -> float:
        """Seconds since the loop was made."""
        return self._leaping.now


class VirtualClock:
    """A :class:`~offhook.calls.clock.Clock` that goes with a virtual loop."""

    def __init__(self, loop: VirtualLoop, start: datetime = MORNING) -> None:
        self._loop = loop
        self._start = start

    def now(self) -> Instant:
        """This moment."""
        gone = self._loop.time()
        wall = self._start + timedelta(seconds=gone)
        return Instant(wall, 1_000 * NANOSECONDS + round(gone * NANOSECONDS), "boot")


def run_virtually(loop: VirtualLoop, main: Coroutine[Any, Any, T]) -> T:
    """Run ``main`` to its end, and close the loop."""
    with asyncio.Runner(loop_factory=lambda: loop) as runner:
        return runner.run(main)
