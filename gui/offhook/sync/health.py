"""How the server is doing, and how soon and how fast it may be asked. Pure: time is passed in."""

from __future__ import annotations

from collections.abc import Callable

from ..crm.errors import CrmError, Reason, Refused, TokenRejected, TooManyRequests, Unavailable
from .backoff import Backoff
from .pacing import Lane, Pacer
from .status import Trouble
from .world import Terms


class Health:
    """What the last answers said of one server. Times are seconds of one monotonic clock.

    ``online`` is ``None`` before the first answer or failure; ``problem`` names what is wrong;
    ``probe_first``: nobody knows what became of a request, or it was refused without a word of what
    is wrong with it, so a request that cannot do harm goes before all others.
    """

    def __init__(self, chance: Callable[[], float], terms: Terms, now: float) -> None:
        self.online: bool | None = None
        self.problem: Reason | Trouble = Trouble.NONE
        self.probe_first = False
        self.pacer = Pacer(terms.rate_share, now, chance)
        self.backoff = Backoff(chance, terms.retry_seconds)

    def use_terms(self, terms: Terms, now: float) -> None:
        """Settings changed."""
        self.pacer.use_share(terms.rate_share, now)
        self.backoff.longest = terms.retry_seconds

    def succeeded(self) -> None:
        """The server did what it was asked."""
        self.backoff.succeeded()
        self.probe_first = False
        self.online, self.problem = True, Trouble.NONE

    def failed(self, error: CrmError, now: float) -> None:
        """The request led to ``error``."""
        if isinstance(error, TooManyRequests | Unavailable):
            self._turned_away(error, now)
        elif isinstance(error, Refused):
            self._refused(error, now)
        else:
            self.backoff.failed(now)
            # An answer, even a bad one, says that there is a network.
            self.online = error.http_status is not None
            self.problem = Trouble.SERVER_ERROR if error.reason is Reason.STATUS else error.reason
            self.probe_first = self.probe_first or error.may_be_stored

    def _turned_away(self, error: CrmError, now: float) -> None:
        self.pacer.slow_down(error.retry_after, now)
        self.online, self.problem = True, Trouble.UNAVAILABLE
        if isinstance(error, TooManyRequests):
            self.pacer.ration(now)
            self.problem = Trouble.TOO_MANY

    def _refused(self, error: Refused, now: float) -> None:
        if self.probe_first and not isinstance(error, TokenRejected):
            # Whatever it is that says no to everything, it is hardly the CRM.
            self.backoff.failed(now)
            self.online, self.problem = True, Trouble.REFUSED
            return
        self.succeeded()  # no to this one request is an answer like any other
        # Unless a proxy gives it: it would have every call wait for the rep, one after the other.
        self.probe_first = not error.field_errors and not isinstance(error, TokenRejected)

    def unusable(self, problem: Reason | Trouble, now: float) -> None:
        """Nothing can be sent before a person mends something; asked again all the same."""
        self.backoff.failed(now)
        self.problem = problem

    def wait(self, lane: Lane, now: float) -> float:
        """Seconds until a request of ``lane`` may leave; 0.0 if it may leave now."""
        return max(self.backoff.wait(now), self.pacer.wait_for(lane, now))
