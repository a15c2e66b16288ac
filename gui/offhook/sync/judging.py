"""Is an unconfirmed call in the CRM? What the lead's communications say. Pure.

A POST whose answer was lost may or may not have been stored. The only documented way to find out
is to look at the communications of the leads with that number. A wrong *yes* loses a call, a wrong
*no* doubles it, so whatever is not certain is asked.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from ..calls.call import Call
from ..calls.clock import Instant
from ..calls.crm_copy import Attempt
from ..crm.resources import Communication

CLOCK_SLACK = timedelta(seconds=5)
"""How far a server's ``created_at`` may lie outside an attempt that it belongs to."""

NEARBY = timedelta(minutes=3)
"""Another call to the number within this time makes a mere nearness of time ambiguous."""


LONGEST_REQUEST = timedelta(minutes=1)
"""When the program ended under an attempt, it is known only when it began."""

PROGRAM_ENDED = "program_ended"
"""What the journal calls the outcome of such an attempt."""


class Verdict(StrEnum):
    """What the communications say."""

    FOUND = "found"
    ABSENT = "absent"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict, with the communication where it was found."""

    verdict: Verdict
    communication_id: int | None = None


def judge(
    call: Call,
    attempt: Attempt,
    communications: Sequence[Communication],
    *,
    now: Instant,
    own_user: int | None,
    taken: Collection[int],
    other_calls: Sequence[Call],
    server_ahead: timedelta,
    late: timedelta,
) -> Judgement:
    """Look for ``call``, sent by ``attempt``, among the communications of its leads.

    ``own_user`` is the rep's id in the account; ``taken`` the communications of other calls of
    this journal; ``other_calls`` its other calls to the number; ``server_ahead`` how far the
    server's clock is ahead at ``now``; ``late`` how long after the attempt the server may still
    store it.
    """
    candidates = [
        communication
        for communication in communications
        if communication.method == "phone"
        and communication.kind == call.direction
        and same_number(communication.call_phone, call.remote)
        and communication.id not in taken
        # Somebody else's call is not ours, if the CRM says whose it is and we know who we are.
        and (own_user is None or communication.user_id in (own_user, None))
    ]
    exact = [one for one in candidates if one.executed_at == call.start_at]
    window = _Window(now, server_ahead, late)
    near = [
        one
        for one in candidates
        if one.executed_at is None and window.holds(one, attempt.began, attempt.ended)
    ]
    matching = exact + near
    if not matching:
        return Judgement(Verdict.ABSENT)
    only = matching[0]
    if len(matching) > 1 or own_user is None or only.user_id is None:
        return Judgement(Verdict.UNDECIDED)
    if only in near and not (
        _as_sent(only, attempt)
        and window.surely_holds(only, attempt)
        and not any(_nearby(call, other) for other in other_calls)
    ):
        return Judgement(Verdict.UNDECIDED)
    return Judgement(Verdict.FOUND, only.id)


def same_number(text: str | None, e164: str | None) -> bool:
    """Whether a communication's number, in whatever spelling, is this E.164 number."""
    if not text or not e164:
        return False
    digits = "".join(char for char in text if char.isdigit())
    national = e164.removeprefix("+")
    return digits == national or (len(digits) >= 10 and national.endswith(digits))


@dataclass(frozen=True, slots=True)
class _Window:
    """When a communication must have been created to be an attempt's."""

    now: Instant
    server_ahead: timedelta
    late: timedelta

    def holds(self, one: Communication, began: Instant, ended: Instant | None) -> bool:
        if one.created_at is None:
            return False
        here = one.created_at - self.server_ahead
        first, last = self._by_the_wall(began), self._by_the_wall(ended or began)
        return first - CLOCK_SLACK <= here <= last + self.late + CLOCK_SLACK

    def surely_holds(self, one: Communication, attempt: Attempt) -> bool:
        """Likewise, where the program ended under the attempt: nobody knows when that was."""
        if attempt.code != PROGRAM_ENDED:
            return True
        longest = replace(self, late=self.late + LONGEST_REQUEST)
        return longest.holds(one, attempt.began, None)

    def _by_the_wall(self, instant: Instant) -> datetime:
        """``instant`` by the wall clock as it is set now, which the server's is compared with."""
        return self.now.wall - timedelta(seconds=self.now.seconds_since(instant))


def _as_sent(one: Communication, attempt: Attempt) -> bool:
    """Whether it shows what the attempt sent; a call that the rep made elsewhere may not."""
    status, duration = attempt.body.get("status"), attempt.body.get("duration", 0)
    return one.call_status in ("", status) and one.call_duration in (None, duration)


def _nearby(call: Call, other: Call) -> bool:
    return (
        other.id != call.id
        and other.remote == call.remote
        and other.direction == call.direction
        and abs(other.start_at - call.start_at) <= NEARBY
    )
