"""How a CRM copy changes when a request leaves and when its answer comes. Pure.

The journal commits the result before the request leaves and again when the answer is there; these
functions say what that result is, so that a crash between the two always errs towards *unknown*.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from .call import Call
from .clock import Instant
from .crm_copy import (
    PART_OF,
    Attempt,
    CrmCopy,
    Decision,
    Entry,
    Outcome,
    Parked,
    Part,
    Posted,
    Settled,
    Verb,
)
from .deriving import creation, due
from .part_copying import (
    link_settled,
    link_unheard,
    linked,
    part_decided,
    part_leaving,
    part_overtaken,
    part_returned,
    parts_mended,
    without_recording,
)
from .result import PROGRAM_ENDED, Result

__all__ = [
    "COMPLETED_AS",
    "PROGRAM_ENDED",
    "Result",
    "decided",
    "leaving",
    "mended",
    "returned",
    "sent_again",
]

COMPLETED_AS = MappingProxyType({"call_status": "status", "call_duration": "duration"})
"""The parameters of ``PUT /communications/:id`` under their names in a call log."""


def leaving(copy: CrmCopy, verb: Verb) -> CrmCopy:
    """The copy while a request is under way.

    A POST counts as unconfirmed from the moment it may leave: if nobody is there to hear the
    answer, that is the truth.
    """
    if (part := PART_OF.get(verb)) is not None:
        return copy.with_part(part, part_leaving(copy.part(part), verb))
    posted = Posted.UNCONFIRMED if verb is Verb.CREATE else copy.posted
    return replace(copy, sending=verb, posted=posted)


def returned(copy: CrmCopy, attempt: Attempt, result: Result, at: Instant) -> CrmCopy:
    """The copy after an attempt ended as ``result``."""
    if (part := PART_OF.get(attempt.verb)) is not None:
        return part_returned(copy, part, attempt, result, at)
    copy = replace(copy, sending=None)
    decided = attempt.verb is Verb.LOOK and copy.posted is not Posted.UNCONFIRMED
    if decided and result.outcome is not Outcome.FOUND:
        return copy  # the rep said *send it again* meanwhile
    if result.parked is not None:
        copy = replace(
            copy,
            parked=result.parked,
            parked_words=result.words,
            parked_fields=dict(result.field_errors),
        )
    sent = {COMPLETED_AS.get(name, name): value for name, value in attempt.body.items()}
    match attempt.verb, result.outcome:
        case Verb.CREATE, Outcome.ACKNOWLEDGED:
            return _acknowledged(
                replace(
                    copy,
                    frozen=True,
                    posted=Posted.STORED,
                    crm_id=result.crm_id,
                    communication_id=result.communication_id,
                ),
                sent,
            )
        case Verb.CREATE, Outcome.NOT_STORED:
            return replace(copy, posted=Posted.NO)
        case Verb.CREATE, _:
            return replace(copy, frozen=True, posted=Posted.UNCONFIRMED)
        case Verb.LOOK, Outcome.FOUND:
            return replace(
                copy,
                posted=Posted.ADOPTED,
                communication_id=result.communication_id,
                fields={},
                unknown=frozenset(),
            )
        case Verb.LOOK, Outcome.NOT_FOUND:
            return replace(copy, posted=Posted.NO)
        case ((Verb.UPDATE | Verb.COMPLETE), Outcome.ACKNOWLEDGED):
            settling = sent == {name: copy.fields.get(name) for name in sent}
            settled = link_settled(replace(copy, settle_from=None)) if settling else copy
            if copy.communication_id is None:  # the log's own answer may not have named it yet
                settled = replace(settled, communication_id=result.communication_id)
            if "media_url" in sent:
                settled = linked(settled, at, settling=settling)
            return _acknowledged(settled, sent)
        case ((Verb.UPDATE | Verb.COMPLETE), Outcome.UNCONFIRMED):
            known = {name: value for name, value in copy.fields.items() if name not in sent}
            if "media_url" in sent:
                copy = link_unheard(copy, at)
            return replace(
                copy,
                fields=known,
                unknown=copy.unknown | sent.keys(),
                settle_from=at,
            )
    return copy


def sent_again(copy: CrmCopy) -> CrmCopy:
    """The copy after the rep said *send it again*.

    An unconfirmed POST then counts as never stored; a call log that was deleted over there is
    created anew; what was refused is tried once more.
    """
    freed = replace(_unparked(copy), settled=None)
    if copy.sending is Verb.CREATE:
        return freed  # it is being sent
    if copy.posted is Posted.UNCONFIRMED or copy.parked is Parked.GONE:
        return replace(
            without_recording(freed),
            posted=Posted.NO,
            crm_id=None,
            communication_id=None,
            fields={},
            unknown=frozenset(),
            settle_from=None,
        )
    return freed


def decided(copy: CrmCopy, decision: Decision, part: Part | None = None) -> CrmCopy:
    """The copy after the rep's word on it, or on one part of it.

    A word on a question that is no longer asked changes nothing: said twice, *send it again* would
    make a second call log.
    """
    if part is not None:
        return copy.with_part(part, part_decided(part, copy.part(part), decision))
    match decision:
        case Decision.TAKEN_BACK:
            return replace(copy, settled=None)
        case _ if copy.settled is not None:
            return copy
        case Decision.IN_CRM:
            return replace(copy, settled=Settled.IN_CRM)
        case Decision.SEND_AGAIN if copy.parked is not None:
            return sent_again(copy)
        case Decision.LEFT_DELETED if copy.parked is Parked.GONE:
            return replace(copy, settled=Settled.LEFT_DELETED)
    return copy


def stray(copy: CrmCopy) -> CrmCopy:
    """The copy of a call of which nobody can say whose token it was made under."""
    nothing_known = copy.posted is Posted.NO and copy.parked is None and copy.settled is None
    return replace(copy, parked=Parked.STRAY) if nothing_known else copy


def claimed(entry: Entry) -> Entry:
    """A stray call that turned out to be somebody's; any other entry as it is."""
    if entry.copy.parked is not Parked.STRAY:
        return entry
    return replace(entry, copy=_unparked(entry.copy))


def stamped_anew(call: Call, before: CrmCopy, after: CrmCopy) -> Call:
    """The call after the rep's word on a stray one: sent, it is of no token but the one in use."""
    if before.parked is not Parked.STRAY or after.parked is not None:
        return call
    return replace(call, stamp=replace(call.stamp, token_mark=""))


def mended(copy: CrmCopy, before: Call, after: Call) -> CrmCopy:
    """The copy after the rep changed the call: what the CRM refused of it may be what changed."""
    copy = parts_mended(copy, before, after)
    if copy.parked is not Parked.INVALID or creation(before) == creation(after):
        return copy
    return _unparked(copy)


def overtaken(copy: CrmCopy, call: Call, attempt: Attempt) -> CrmCopy:
    """The copy after a refusal of what the rep has changed while it was under way: sent again as
    it is now, since that may be what was wrong."""
    if (part := PART_OF.get(attempt.verb)) is not None:
        return part_overtaken(copy, part, call, attempt)
    if copy.parked is not Parked.INVALID:
        return copy
    freed = _unparked(copy)
    request = due(Entry(call, freed))
    return copy if request is None or request.body == dict(attempt.body) else freed


def _acknowledged(copy: CrmCopy, sent: Mapping[str, Any]) -> CrmCopy:
    return replace(
        _unparked(copy),
        fields={**copy.fields, **sent},
        unknown=copy.unknown - sent.keys(),
    )


def _unparked(copy: CrmCopy) -> CrmCopy:
    return replace(copy, parked=None, parked_words="", parked_fields={})
