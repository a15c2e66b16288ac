"""When to try again after the network or the server failed. Pure: time and chance are passed in."""

from __future__ import annotations

from collections.abc import Callable

FIRST_SECONDS = 1.0
LONGEST_SECONDS = 60.0


class Backoff:
    """Exponential, jittered, at most ``longest`` apart, for ever. Seconds of one monotonic
    clock."""

    def __init__(self, chance: Callable[[], float], longest: float = LONGEST_SECONDS) -> None:
        self.longest = longest
        self._chance = chance
        self._failures = 0
        self._until = 0.0

    def failed(self, now: float) -> None:
        """Note a failure; the next try is a jittered while away.

        Of requests that were under way together, the first failure says it all: the others must
        not stretch the wait.
        """
        if now < self._until:
            return
        ceiling = min(self.longest, FIRST_SECONDS * 2.0 ** min(self._failures, 10))
        self._failures += 1
        self._until = now + ceiling * (0.5 + 0.5 * self._chance())

    def succeeded(self) -> None:
        """Something came through: no waiting any more."""
        self._failures = 0
        self._until = 0.0

    def hurry(self) -> None:
        """The network or the rep gives reason to try at once; a further failure waits longer."""
        self._until = 0.0

    def wait(self, now: float) -> float:
        """Seconds until the next try; 0.0 if it may be now."""
        return max(0.0, self._until - now)
