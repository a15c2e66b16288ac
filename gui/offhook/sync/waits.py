"""What single calls, and parts of them, wait for, apart from the server as a whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from ..calls.crm_copy import Part
from .backoff import LONGEST_SECONDS, Backoff

Subject: TypeAlias = tuple[str, Part | None]
"""The log of a call (``None``), or one part of it."""


class Waits:
    """When the next request of a call may leave. Times are seconds of one monotonic clock.

    A call that keeps failing is tried again after at most ``longest``; its log and each of its
    parts by itself.
    Memory only: after a restart nothing waits, so what is unconfirmed is looked at once.
    """

    def __init__(self, chance: Callable[[], float], longest: float = LONGEST_SECONDS) -> None:
        self.longest = longest
        self._chance = chance
        self._looks: dict[Subject, float] = {}
        self._failures: dict[Subject, Backoff] = {}

    def wait(self, subject: Subject, now: float, *, looking: bool) -> float:
        """Seconds until its next request, a look-up or not, may leave; 0.0 for now."""
        failing = self._failures.get(subject)
        pause = failing.wait(now) if failing else 0.0
        return max(pause, self._looks.get(subject, 0.0) - now if looking else 0.0)

    def served(
        self, subject: Subject, now: float, *, failed: bool, look_in: float | None = None
    ) -> None:
        """A request of it came to its end.

        If it is only these that fail, they must not keep the others waiting. A look-up makes
        no sense before ``look_in`` seconds have gone by.
        """
        if failed:
            failing = self._failures.setdefault(subject, Backoff(self._chance, self.longest))
            failing.failed(now)
        else:
            self._failures.pop(subject, None)
        if look_in is not None:
            self._looks[subject] = now + look_in
        else:
            self._looks.pop(subject, None)

    def changed(self, call_id: str) -> None:
        """Something new was said of the call: worth a try. No reason to look it up again."""
        for part in (None, *Part):
            if (failing := self._failures.get((call_id, part))) is not None:
                failing.hurry()

    def hurry(self) -> None:
        """The network or the rep gives reason to try everything at once."""
        self._looks.clear()
        for failing in self._failures.values():
            failing.hurry()
