"""Is an unconfirmed call in the CRM? What the lead's communications say. Pure.

A POST whose answer was lost may or may not have been stored. The only documented way to find out
is to look at the communications of the leads with that number. A wrong *yes* loses a call, a wrong
*no* doubles it, so whatever is not certain is asked.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from ..calls.call import Call
from ..calls.crm_copy import Attempt
from ..crm.resources import Communication

CLOCK_SLACK = timedelta(seconds=5)
"""How far a server's ``created_at`` may lie outside an attempt that it belongs to."""

NEARBY = timedelta(minutes=3)
"""Another call to the number within this time makes a mere nearness of time ambiguous."""


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
    own_user: int | None,
    taken: Collection[int],
    other_calls: Sequence[Call],
    server_ahead: timedelta,
    late: timedelta,
) -> Judgement:
    """Look for ``call``, sent by ``attempt``, among the communications of its leads.

    ``own_user`` is the rep's id in the account; ``taken`` the communications of other calls of
    this journal; ``other_calls`` its other calls to the number; ``server_ahead`` how far the
    server's clock is ahead; ``late`` how long after the attempt the server may still store it.
    """
    candidates = [
        communication
        for communication in communications
        if communication.method == "phone"
        and communication.kind == call.direction
        and same_number(communication.call_phone, call.remote)
        and communication.id not in taken
    ]
    exact = [one for one in candidates if one.executed_at == call.start_at]
    near = [
        one
        for one in candidates
        if one.executed_at is None
        and _within(one.created_at, attempt, server_ahead=server_ahead, late=late)
    ]
    matching = [one for one in exact + near if one.user_id in (own_user, None)]
    if not matching:
        # Somebody else's call at the same moment is not ours, as long as we know who we are.
        return Judgement(Verdict.UNDECIDED if own_user is None and exact + near else Verdict.ABSENT)
    only = matching[0]
    if len(matching) > 1 or own_user is None or only.user_id is None:
        return Judgement(Verdict.UNDECIDED)
    if only in near and any(_nearby(call, other) for other in other_calls):
        return Judgement(Verdict.UNDECIDED)
    return Judgement(Verdict.FOUND, only.id)


def same_number(text: str | None, e164: str | None) -> bool:
    """Whether a communication's number, in whatever spelling, is this E.164 number."""
    if not text or not e164:
        return False
    digits = "".join(char for char in text if char.isdigit())
    national = e164.removeprefix("+")
    return digits == national or (len(digits) >= 10 and national.endswith(digits))


def _within(
    created: datetime | None, attempt: Attempt, *, server_ahead: timedelta, late: timedelta
) -> bool:
    if created is None:
        return False
    end = attempt.ended or attempt.began
    here = created - server_ahead
    return attempt.began.wall - CLOCK_SLACK <= here <= end.wall + late + CLOCK_SLACK


def _nearby(call: Call, other: Call) -> bool:
    return (
        other.id != call.id
        and other.remote == call.remote
        and other.direction == call.direction
        and abs(other.start_at - call.start_at) <= NEARBY
    )
