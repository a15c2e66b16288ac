"""How the server is doing, and how soon and how fast it may be asked. Pure: time is passed in."""

from __future__ import annotations

from collections.abc import Callable

from ..crm.errors import CrmError, Refused, TooManyRequests, Unavailable
from .backoff import Backoff
from .pacing import Lane, Pacer


class Health:
    """What the last answers said of one server. Times are seconds of one monotonic clock.

    ``online`` is ``None`` before the first answer or failure; ``problem`` names what is wrong;
    ``probe_first``: it answered badly, so a request that cannot do harm goes before all others.
    """

    def __init__(self, chance: Callable[[], float], share_per_minute: int, now: float) -> None:
        self.online: bool | None = None
        self.problem = ""
        self.probe_first = False
        self.pacer = Pacer(share_per_minute, now)
        self.backoff = Backoff(chance)

    def succeeded(self) -> None:
        """The server did what it was asked."""
        self.backoff.succeeded()
        self.probe_first = False
        self.online, self.problem = True, ""

    def failed(self, error: CrmError, now: float) -> None:
        """The request led to ``error``."""
        if isinstance(error, TooManyRequests | Unavailable):
            self.pacer.slow_down(error.retry_after, now)
            self.online = True
        elif isinstance(error, Refused):
            self.succeeded()  # no to this one request is an answer like any other
        else:
            self.backoff.failed(now)
            # An answer, even a bad one, says that there is a network.
            self.online = self.probe_first = error.http_status is not None
            self.problem = error.reason.value

    def unusable(self, problem: str, now: float) -> None:
        """Nothing can be sent before a person mends something; asked again all the same."""
        self.backoff.failed(now)
        self.problem = problem

    def wait(self, lane: Lane, now: float) -> float:
        """Seconds until a request of ``lane`` may leave; 0.0 if it may leave now."""
        return max(self.backoff.wait(now), self.pacer.wait_for(lane, now))
