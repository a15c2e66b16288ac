"""Looking for a call whose POST may or may not have arrived (the rules are in ``judging``)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta

from ..calls.call import Call
from ..calls.clock import Clock
from ..calls.copying import Result
from ..calls.crm_copy import Attempt, Outcome, Parked
from ..crm.client import CrmClient
from ..crm.errors import Forbidden, NotFound
from ..crm.resources import Communication
from .judging import Verdict, judge
from .outcomes import ahead

FIRST_LOOK_SECONDS = 3
"""A log that was stored is usually there by then; found early, the call goes on live."""


@dataclass(frozen=True, slots=True)
class Lookout:
    """What a look needs to know beside the call."""

    attempt: Attempt
    own_user: int | None
    taken: Collection[int]
    other_calls: Sequence[Call]
    server_ahead: timedelta
    settle_seconds: int


async def look(client: CrmClient, call: Call, out: Lookout, clock: Clock) -> Result:
    """Look once, at all leads with the call's number. Raises ``CrmError`` if that fails.

    A look that began too early to rule the call out ends *unconfirmed*, and is repeated.
    """
    assert call.remote is not None
    began = clock.now()
    waited = began.seconds_since(out.attempt.ended or out.attempt.began)
    final = waited >= out.settle_seconds
    try:
        leads = await client.search_leads(national_digits(call.remote))
        found: dict[int, Communication] = {}
        looked_at = 0
        for lead in leads.value:
            try:
                answer = await client.lead_communications(lead.id)
            except NotFound:
                continue  # merged away or deleted since the search
            looked_at += 1
            found.update((one.id, one) for one in answer.value)
    except Forbidden as error:
        return Result(
            Outcome.UNCONFIRMED,
            http_status=error.http_status,
            code="no_right_to_look",
            parked=Parked.NO_RIGHT_TO_LOOK,
        )
    seen_ahead = ahead(leads.server_date, clock.now().wall)
    server_ahead = out.server_ahead if seen_ahead is None else timedelta(seconds=seen_ahead)
    judgement = judge(
        call,
        out.attempt,
        list(found.values()),
        own_user=out.own_user,
        taken=out.taken,
        other_calls=out.other_calls,
        server_ahead=server_ahead,
        late=timedelta(seconds=out.settle_seconds),
    )

    def result(
        outcome: Outcome,
        code: str,
        parked: Parked | None = None,
        communication_id: int | None = None,
    ) -> Result:
        return Result(
            outcome,
            http_status=leads.http_status,
            code=code,
            server_ahead=seen_ahead,
            communication_id=communication_id,
            parked=parked,
        )

    if judgement.verdict is Verdict.FOUND:
        return result(Outcome.FOUND, "found", communication_id=judgement.communication_id)
    if not final:
        return result(Outcome.UNCONFIRMED, "too_early")
    if judgement.verdict is Verdict.UNDECIDED:
        return result(Outcome.UNCONFIRMED, "undecided", Parked.UNDECIDED)
    if not looked_at:
        return result(Outcome.UNCONFIRMED, "no_lead", Parked.NO_LEAD)
    return result(Outcome.NOT_FOUND, "not_found")


def national_digits(e164: str) -> str:
    """A number as ``GET /leads/search`` documents it: ``5147894561`` for North America."""
    digits = e164.removeprefix("+")
    return digits[1:] if len(digits) == 11 and digits.startswith("1") else digits
