"""Looking for a call whose POST may or may not have arrived (the rules are in ``judging``)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from ..calls.call import Call
from ..calls.clock import Clock
from ..calls.copying import Result
from ..calls.crm_copy import Attempt, Outcome, Parked
from ..crm.client import CrmClient
from ..crm.errors import Forbidden, Invalid, NotFound
from ..crm.resources import Communication, Lead
from .judging import Verdict, judge, same_number
from .outcomes import ahead


@dataclass(frozen=True, slots=True)
class Lookout:
    """What a look needs to know beside the call. ``attempt`` is the newest POST of it; ``None``
    cannot be as long as the journal is whole."""

    attempt: Attempt | None
    own_user: int | None
    taken: Collection[int]
    other_calls: Sequence[Call]
    server_ahead: timedelta
    settle_seconds: int


async def look(
    client: CrmClient, call: Call, out: Lookout, clock: Clock, turn: Callable[[], Awaitable[None]]
) -> tuple[Result, float | None]:
    """Look once, at all leads with the call's number. Raises ``CrmError`` if that fails.

    A look that began too early to rule the call out ends *unconfirmed*; the second value is then
    the seconds after which one can. ``turn`` is awaited before each request but the first.
    """
    assert call.remote is not None
    assert out.attempt is not None
    began = clock.now()
    too_early_by = out.settle_seconds - began.seconds_since(out.attempt.ended or out.attempt.began)
    sent_at = began.wall - timedelta(seconds=began.seconds_since(out.attempt.began))
    try:
        leads = await client.search_leads(national_digits(call.remote))
        seen_ahead = ahead(leads.server_date, clock.now().wall)
        server_ahead = out.server_ahead if seen_ahead is None else timedelta(seconds=seen_ahead)
        found: dict[int, Communication] = {}
        would_show = 0
        for lead in leads.value:
            await turn()
            try:
                answer = await client.lead_communications(lead.id)
            except NotFound:
                continue  # merged away or deleted since the search
            would_show += _was_there(lead, call.remote, sent_at + server_ahead)
            found.update((one.id, one) for one in answer.value)
    except (Forbidden, NotFound, Invalid) as error:
        return _asked(Parked.NO_RIGHT_TO_LOOK, error.http_status, error.server_words), None
    judgement = judge(
        call,
        out.attempt,
        list(found.values()),
        now=clock.now(),
        own_user=out.own_user,
        taken=out.taken,
        other_calls=out.other_calls,
        server_ahead=server_ahead,
        late=timedelta(seconds=out.settle_seconds),
    )
    if judgement.verdict is Verdict.FOUND:
        result = Result(Outcome.FOUND, communication_id=judgement.communication_id, code="found")
    elif too_early_by > 0:
        result = Result(Outcome.UNCONFIRMED, code="too_early")
    elif judgement.verdict is Verdict.UNDECIDED:
        result = _asked(Parked.UNDECIDED)
    elif not would_show:
        result = _asked(Parked.NO_LEAD)
    else:
        result = Result(Outcome.NOT_FOUND, code="not_found")
    look_in = float(too_early_by) if result.code == "too_early" else None
    return replace(result, http_status=leads.http_status, server_ahead=seen_ahead), look_in


def national_digits(e164: str) -> str:
    """A number as ``GET /leads/search`` documents it: ``5147894561`` for North America."""
    digits = e164.removeprefix("+")
    return digits[1:] if len(digits) == 11 and digits.startswith("1") else digits


def _was_there(lead: Lead, e164: str, sent_at: datetime) -> bool:
    """Whether a call with this number, sent at that moment of the server's clock, would show at
    this lead. A search by digits finds more; and a call from before the lead stays without it."""
    here = any(same_number(phone.number, e164) for phone in lead.phones)
    return here and (lead.created_at is None or lead.created_at <= sent_at)


def _asked(parked: Parked, http_status: int | None = None, words: str = "") -> Result:
    return Result(
        Outcome.UNCONFIRMED, http_status=http_status, code=parked.value, words=words, parked=parked
    )
