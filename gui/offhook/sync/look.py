"""Looking for a call whose POST may or may not have arrived.

Which communication is the call's is told in :mod:`.judging`, what it means that none is in
:mod:`.showing`. What a look ends in, the first line that applies:

=================================================================  ==========================
found, dated by our start                                          adopted
it began less than ``settle_seconds`` after the POST ended         unconfirmed: one look more
found, undated                                                     adopted
undecided                                                          asked
none, and a lead with the number went while it was looked at       asked
none, and no lead where it would show for certain                  asked
none                                                               not stored: sent again
refused, and so was the look before, the server being well         asked
refused: perhaps by what stands before the server                  unconfirmed: one look more
failed, like those of the last hour, the server being well         asked
failed                                                             unconfirmed: one look more
=================================================================  ==========================
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from ..calls.call import Call
from ..calls.clock import Clock, Instant
from ..calls.copying import Result
from ..calls.crm_copy import Attempt, Outcome, Parked
from ..crm.client import CrmClient
from ..crm.errors import Forbidden, Invalid, NotFound, Unconfirmed
from ..crm.resources import Communication, Lead
from .judging import Evidence, Judgement, KnownThen, Verdict, by_the_server, judge
from .outcomes import ahead, given_up, name_of
from .showing import has_number, would_show

Turn = Callable[[], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Lookout:
    """What a look needs to know beside the call.

    ``attempts`` are its unconfirmed POSTs, oldest first: never empty as long as the journal is
    whole. ``own_user`` is the rep's id, ``ask_own_user`` asks the CRM for it; ``refused_before``:
    so was the last look; ``hopeless``: so many have failed that, if this one does too, the rep is
    asked. The rest is told in :class:`~offhook.sync.judging.Evidence`.
    """

    attempts: Sequence[Attempt]
    own_user: int | None
    ask_own_user: Callable[[], Awaitable[int | None]]
    taken: Collection[int]
    other_calls: Sequence[Call]
    rivals: Sequence[Attempt]
    known_then: Mapping[str, KnownThen]
    settle_seconds: int
    refused_before: bool = False
    hopeless: bool = False


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the CRM showed. ``leads`` are those that the communications were seen at, by their
    ids. ``would_show``: at one of the leads a stored log would be for certain; ``one_went``: one
    with the number went meanwhile, and a log may have gone with it."""

    http_status: int
    server_ahead: float | None
    communications: Sequence[Communication]
    leads: Mapping[int, Lead]
    would_show: bool
    one_went: bool


async def look(
    client: CrmClient, call: Call, out: Lookout, clock: Clock, turn: Turn
) -> tuple[Result, float | None]:
    """Look once, at all leads with the call's number. Raises ``CrmError`` if that fails (unless it
    is hopeless), or is refused for the first time.

    A look that began too early to rule the call out ends *unconfirmed*; the second value is then
    the seconds after which one can. ``turn`` is awaited before each request but the first.
    """
    if not out.attempts:  # out of a damaged journal: nobody knows what to look for
        return _asked(Parked.UNDECIDED), None
    last = out.attempts[-1]
    began = clock.now()
    too_early_by = out.settle_seconds - began.waited_since(last.ended or last.began)
    try:
        seen = await _see(client, call, out, clock, turn)
    except (Forbidden, NotFound, Invalid) as error:
        if not out.refused_before:
            raise
        return _asked(Parked.NO_RIGHT_TO_LOOK, error.http_status, error.server_words), None
    except Unconfirmed as error:
        if not out.hopeless:
            raise
        return given_up(error, clock.now().wall), None
    judgement = await _judge(call, out, seen, clock.now())
    result = _result(seen, judgement, too_early=too_early_by > 0)
    look_in = float(too_early_by) if result.code == "too_early" else None
    return replace(result, http_status=seen.http_status, server_ahead=seen.server_ahead), look_in


def national_digits(e164: str) -> str:
    """A number as ``GET /leads/search`` documents it: ``5147894561`` for North America."""
    digits = e164.removeprefix("+")
    return digits[1:] if len(digits) == 11 and digits.startswith("1") else digits


async def _see(client: CrmClient, call: Call, out: Lookout, clock: Clock, turn: Turn) -> _Seen:
    assert call.remote is not None
    leads = await client.search_leads(national_digits(call.remote), turn)
    now = clock.now()
    server_ahead = ahead(leads.server_date, now.wall)
    exactly = server_ahead is not None
    sent_at = by_the_server(out.attempts[-1].began, now, _seconds(server_ahead), out.known_then)
    found: dict[int, Communication] = {}
    seen_at: dict[int, Lead] = {}
    shows, one_went = False, False
    for lead in leads.value:
        await turn()
        try:
            answer = await client.lead_communications(lead.id)
        except NotFound:  # merged away or deleted since the search
            one_went = one_went or has_number(lead, call.remote)
            continue
        shows = shows or would_show(lead, call.remote, sent_at, exactly=exactly)
        found.update((one.id, one) for one in answer.value)
        seen_at.update((one.id, lead) for one in answer.value)
    return _Seen(leads.http_status, server_ahead, list(found.values()), seen_at, shows, one_went)


async def _judge(call: Call, out: Lookout, seen: _Seen, now: Instant) -> Judgement:
    evidence = Evidence(
        call=call,
        attempts=out.attempts,
        now=now,
        own_user=out.own_user,
        taken=out.taken,
        other_calls=out.other_calls,
        rivals=out.rivals,
        known_then=out.known_then,
        server_ahead=_seconds(seen.server_ahead),
        late=timedelta(seconds=out.settle_seconds),
    )
    judgement = judge(evidence, seen.communications)
    if judgement.verdict is Verdict.UNDECIDED and out.own_user is None:
        # It may hang on whose it is alone. Somebody may have been added to the account since.
        evidence = replace(evidence, own_user=await out.ask_own_user())
        judgement = judge(evidence, seen.communications)
    return judgement


def _result(seen: _Seen, judgement: Judgement, *, too_early: bool) -> Result:
    """By the table at the top."""
    if judgement.verdict is Verdict.FOUND and (judgement.dated or not too_early):
        assert judgement.communication_id is not None
        lead = seen.leads[judgement.communication_id]
        return Result(
            Outcome.FOUND,
            communication_id=judgement.communication_id,
            code="found",
            lead_id=lead.id,
            lead_name=name_of(lead),
        )
    if too_early:
        return Result(Outcome.UNCONFIRMED, code="too_early")
    if judgement.verdict is Verdict.UNDECIDED or seen.one_went:
        return _asked(Parked.UNDECIDED)
    if not seen.would_show:
        return _asked(Parked.NO_LEAD)
    return Result(Outcome.NOT_FOUND, code="not_found")


def _seconds(seconds: float | None) -> timedelta | None:
    return None if seconds is None else timedelta(seconds=seconds)


def _asked(parked: Parked, http_status: int | None = None, words: str = "") -> Result:
    return Result(
        Outcome.UNCONFIRMED, http_status=http_status, code=parked.value, words=words, parked=parked
    )
