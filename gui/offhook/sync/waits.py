"""What single calls wait for, apart from the server as a whole."""

from __future__ import annotations

from collections.abc import Callable

from .backoff import LONGEST_SECONDS, Backoff


class Waits:
    """When the next request of a call may leave. Times are seconds of one monotonic clock.

    A call that keeps failing is tried again after at most ``longest``.
    Memory only: after a restart nothing waits, so what is unconfirmed is looked at once.
    """

    def __init__(self, chance: Callable[[], float], longest: float = LONGEST_SECONDS) -> None:
        self.longest = longest
        self._chance = chance
        self._looks: dict[str, float] = {}
        self._failures: dict[str, Backoff] = {}

    def wait(self, call_id: str, now: float, *, looking: bool) -> float:
        """Seconds until the call's next request, a look-up or not, may leave; 0.0 for now."""
        failing = self._failures.get(call_id)
        pause = failing.wait(now) if failing else 0.0
        return max(pause, self._looks.get(call_id, 0.0) - now if looking else 0.0)

    def served(
        self, call_id: str, now: float, *, failed: bool, look_in: float | None = None
    ) -> None:
        """A request of this call came to its end.

        If it is only this call's that fail, they must not keep the others waiting. A look-up makes
        no sense before ``look_in`` seconds have gone by.
        """
        if failed:
            failing = self._failures.setdefault(call_id, Backoff(self._chance, self.longest))
            failing.failed(now)
        else:
            self._failures.pop(call_id, None)
        if look_in is not None:
            self._looks[call_id] = now + look_in
        else:
            self._looks.pop(call_id, None)

    def changed(self, call_id: str) -> None:
        """Something new was said of the call: worth a try. No reason to look it up again."""
        if (failing := self._failures.get(call_id)) is not None:
            failing.hurry()

    def hurry(self) -> None:
        """The network or the rep gives reason to try everything at once."""
        self._looks.clear()
        for failing in self._failures.values():
            failing.hurry()
