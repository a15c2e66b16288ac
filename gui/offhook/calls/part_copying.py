"""How the copy of a part changes when a request leaves and when its answer comes. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .call import Call
from .clock import Instant
from .crm_copy import (
    NO_LEAD_ID,
    Attempt,
    CrmCopy,
    Decision,
    Entry,
    Outcome,
    Parked,
    Part,
    PartCopy,
    Posted,
    Settled,
    Verb,
)
from .part_deriving import says, wants
from .result import Result

LATE_SECONDS = 3600
"""What went unheard longer ago has landed or never will, whatever time is left to it to settle."""

_MENDABLE = (Parked.INVALID, Parked.FILE)
"""Why a part waits until the rep changes it."""

_TELLING = (Verb.NOTE, Verb.EDIT_NOTE, Verb.TASK, Verb.UPLOAD)
"""Requests that tell the CRM what the call has of a part."""


def part_leaving(part: PartCopy, verb: Verb) -> PartCopy:
    """A part while a request is under way; what makes something may have made it from now on."""
    makes = verb in (Verb.NOTE, Verb.TASK)
    return replace(part, sending=verb, posted=Posted.UNCONFIRMED if makes else part.posted)


def lead_is_gone(copy: CrmCopy, attempt: Attempt, result: Result) -> bool:
    """Whether the answer says that the lead was merged away or deleted.

    So it may be of a note that is changed where it was left. Sought at another lead since, it is
    the note that is gone.
    """
    if attempt.verb is Verb.TASK and "lead_id" in result.field_errors:
        return True  # the id stands in the body, so it is no 404
    if result.parked is not Parked.GONE:
        return False
    if attempt.verb is Verb.EDIT_NOTE:
        return copy.part(Part.NOTE).lead_id == lead_of(attempt)
    return attempt.verb in (Verb.NOTE, Verb.TASK)


def with_lead(entry: Entry, attempt: Attempt, result: Result) -> Call:
    """The call with the lead that an answer named, or without the one that is gone."""
    call = entry.call
    if lead_is_gone(entry.copy, attempt, result):
        return replace(call, lead_id=None) if call.lead_id == lead_of(attempt) else call
    if result.lead_id is None or result.lead_id == entry.copy.part(Part.LEAD).lead_id:
        return call
    first = attempt.verb in (Verb.CREATE, Verb.LOOK)  # before, a lead was but supposed
    if not first and call.lead_id not in (None, result.lead_id):
        return call  # the rep has named it, perhaps while this was under way
    return replace(call, lead_id=result.lead_id, lead_name=result.lead_name)


def lead_of(attempt: Attempt) -> int | None:
    """The lead that an attempt was addressed to."""
    if attempt.verb is Verb.TASK:
        lead_id = attempt.body.get("lead_id")
        return lead_id if isinstance(lead_id, int) else None
    lead = attempt.target.partition("/")[0]
    return int(lead) if lead.isdecimal() else None


def part_returned(
    copy: CrmCopy, part: Part, attempt: Attempt, result: Result, at: Instant
) -> CrmCopy:
    """The copy after a request of one part ended as ``result``."""
    one = replace(copy.part(part), sending=None)
    if attempt.verb is Verb.UPLOAD and attempt.target != str(copy.communication_id):
        return copy.with_part(part, one)  # the log was made anew meanwhile: that has none yet
    if lead_is_gone(copy, attempt, result):
        lead = replace(copy.part(Part.LEAD), lead_id=lead_of(attempt), looked=None)
        copy = copy.with_part(Part.LEAD, lead)
    elif result.parked is not None:
        one = replace(
            one,
            parked=result.parked,
            parked_code=result.code,
            parked_words=result.words,
            parked_fields=dict(result.field_errors),
        )
    sent = dict(attempt.body)
    match attempt.verb, result.outcome:
        case ((Verb.NOTE | Verb.TASK), Outcome.ACKNOWLEDGED):
            one = replace(
                _unparked(one),
                posted=Posted.STORED,
                crm_id=result.crm_id,
                lead_id=lead_of(attempt),
                value=sent,
            )
        case ((Verb.NOTE | Verb.TASK), Outcome.NOT_STORED):
            one = replace(one, posted=Posted.NO)
        case Verb.NOTE, _:
            # Nothing can find out whether it is there but the rep.
            one = replace(one, posted=Posted.UNCONFIRMED, value=sent, parked=Parked.UNDECIDED)
        case Verb.TASK, _:
            one = replace(one, posted=Posted.UNCONFIRMED, value=sent)
        case Verb.FIND_TASK, Outcome.FOUND:
            one = replace(one, posted=Posted.ADOPTED, crm_id=result.crm_id)
        case Verb.FIND_TASK, Outcome.NOT_FOUND:
            one = replace(one, posted=Posted.NO, value=None)
        case Verb.EDIT_NOTE, Outcome.ACKNOWLEDGED:
            settled = replace(one, settle_from=None) if one.value == sent else one
            one = replace(_unparked(settled), value=sent, lead_id=lead_of(attempt))
        case Verb.EDIT_NOTE, Outcome.UNCONFIRMED:
            one = replace(one, value=None, settle_from=at)
        case Verb.UPLOAD, Outcome.ACKNOWLEDGED:
            # Unless all that went unheard was this very file, one of them may still land upon it.
            settled = replace(one, settle_from=None) if one.value == sent else one
            one = replace(_unparked(settled), posted=Posted.STORED, value=sent)
            copy = _without_link(copy)
        case Verb.UPLOAD, Outcome.UNCONFIRMED:
            unheard = one.posted is Posted.UNCONFIRMED or one.settle_from is not None
            another = unheard and one.value != sent
            value = None if another else sent
            one = replace(one, posted=Posted.UNCONFIRMED, value=value, settle_from=at)
            copy = _without_link(copy)
        case Verb.FIND_LEAD, Outcome.NOT_FOUND:
            one = replace(one, looked=at)
    return copy.with_part(part, one)


def part_decided(part: Part, one: PartCopy, decision: Decision) -> PartCopy:
    """A part after the rep's word on it. A word on a question that is no longer asked changes
    nothing, but that a lead may be looked for at once at any time."""
    if decision is Decision.TAKEN_BACK:
        return replace(one, settled=None)
    if one.settled is not None:
        return one
    if decision is Decision.SEND_AGAIN and part is Part.LEAD:
        return replace(_unparked(one), lead_id=NO_LEAD_ID, looked=None)
    if one.parked is None:
        return one
    match decision:
        case Decision.IN_CRM:
            return replace(one, settled=Settled.IN_CRM)
        case Decision.LEFT_DELETED if one.parked is Parked.GONE:
            return replace(one, settled=Settled.LEFT_DELETED)
        case Decision.SEND_AGAIN if one.parked is Parked.GONE:
            return PartCopy()
        case Decision.SEND_AGAIN if part is not Part.RECORDING and one.posted is Posted.UNCONFIRMED:
            return PartCopy()
        case Decision.SEND_AGAIN:
            return _unparked(one)
    return one


def parts_mended(copy: CrmCopy, before: Call, after: Call) -> CrmCopy:
    """The copy after the rep changed the call: what was refused of a part may be what changed."""
    for part, one in copy.parts.items():
        if one.parked in _MENDABLE and wants(before, part) != wants(after, part):
            copy = copy.with_part(part, _unparked(one))
        if one.parked is Parked.NO_OWNER and before.stamp.user_email != after.stamp.user_email:
            copy = copy.with_part(part, _unparked(one))
    if before.lead_id != after.lead_id and Part.LEAD in copy.parts:
        copy = copy.with_part(Part.LEAD, _unparked(copy.part(Part.LEAD)))
    return copy


def part_overtaken(copy: CrmCopy, part: Part, call: Call, attempt: Attempt) -> CrmCopy:
    """The copy after a refusal of what the rep changed while it was under way."""
    one, wanted = copy.part(part), wants(call, part)
    if one.parked not in _MENDABLE or attempt.verb not in _TELLING:
        return copy
    if wanted is not None and says(attempt.body, wanted):
        return copy
    return copy.with_part(part, _unparked(one))


def recording_may_be_there(copy: CrmCopy) -> bool:
    """Whether the CRM may have a recording of the call, or get one at this moment."""
    part = copy.part(Part.RECORDING)
    there = part.posted is not Posted.NO or part.sending is not None
    linked = copy.fields.get("media_url") is not None or "media_url" in copy.unknown
    return there or linked


def without_recording(copy: CrmCopy) -> CrmCopy:
    """The copy of a call whose communication is gone, and the recording with it."""
    return copy.with_part(Part.RECORDING, PartCopy())


def recordings(call: Call) -> tuple[object, ...]:
    """What the call has for a recording: a link, or a file."""
    return call.media_url, call.recording


def with_late_uploads(call: Call, copy: CrmCopy, ledger: Sequence[Attempt], at: Instant) -> CrmCopy:
    """The copy once the call has another recording than before, or than what was just sent.

    A file that went unheard and was then acknowledged could do no harm by landing late. Upon
    another recording it would.
    """
    one, wanted = copy.part(Part.RECORDING), wants(call, Part.RECORDING)
    late = [
        each.ended or each.began
        for each in ledger
        if each.verb is Verb.UPLOAD
        and each.outcome is Outcome.UNCONFIRMED
        and each.target == str(copy.communication_id)
        and dict(each.body) != wanted
    ]
    if one.settle_from is not None or not late or at.waited_since(late[-1]) >= LATE_SECONDS:
        return copy
    return copy.with_part(Part.RECORDING, replace(one, settle_from=late[-1]))


def linked(copy: CrmCopy, at: Instant, *, settling: bool) -> CrmCopy:
    """The copy after the CRM took a link: what it had of a file made place.

    A file that went unheard may still land upon it, so unless this PUT was there to settle that,
    another one follows.
    """
    one = copy.part(Part.RECORDING)
    if one.settle_from is not None and not settling:
        copy = replace(copy, settle_from=at)
    return copy.with_part(Part.RECORDING, replace(one, value=None))


def link_unheard(copy: CrmCopy, at: Instant) -> CrmCopy:
    """The copy after a link was sent of which nobody knows: it may yet land upon a file."""
    one = copy.part(Part.RECORDING)
    return copy.with_part(Part.RECORDING, replace(one, value=None, settle_from=at))


def link_settled(copy: CrmCopy) -> CrmCopy:
    """The copy once no PUT can land late any more; an upload that went unheard still may."""
    one = copy.part(Part.RECORDING)
    if one.posted is not Posted.NO:
        return copy
    return copy.with_part(Part.RECORDING, replace(one, settle_from=None))


def _without_link(copy: CrmCopy) -> CrmCopy:
    """The copy of a call that got a file: it has one recording, so a link would be news again."""
    fields = {name: value for name, value in copy.fields.items() if name != "media_url"}
    return replace(copy, fields=fields)


def _unparked(part: PartCopy) -> PartCopy:
    return replace(part, parked=None, parked_code="", parked_words="", parked_fields={})
