"""What may be believed of a CRM copy that is older than, or not all of, what was committed. Pure.

A wrong *not there* doubles a call for ever; a wrong *perhaps* asks the rep once. So only what the
rows prove is believed, and a call of which nothing proves that no POST left is asked about.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..calls.call import Call, Place
from ..calls.copying import decided
from ..calls.crm_copy import (
    BLANK_PART,
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
from ..calls.deriving import ASKING, creation, is_ready
from ..calls.part_deriving import wants


def asked_about(call: Call, copy: CrmCopy) -> CrmCopy:
    """The copy of a call that may be in the CRM or not, and that no look-up can decide.

    One that still lacks the rep's own number stays open to it: it could never be sent otherwise.
    """
    parked = copy.parked if copy.parked in ASKING else Parked.UNDECIDED
    frozen = copy.frozen or is_ready(call)
    return replace(copy, posted=Posted.UNCONFIRMED, frozen=frozen, parked=parked)


def is_undecided(call: Call, copy: CrmCopy) -> bool:
    """Whether the call may be sent, and nothing proves yet that the CRM has it. Without the other
    party's number nothing leaves before the rep gives one."""
    open_question = copy.posted in (Posted.NO, Posted.UNCONFIRMED) and copy.settled is None
    return call.place is Place.CRM and call.remote is not None and open_question


def parts_asked_about(entry: Entry) -> CrmCopy:
    """The copy of a call whose note and task may have been sent from elsewhere."""
    copy = entry.copy
    if entry.call.place is not Place.CRM:
        return copy
    for part in (Part.NOTE, Part.TASK):
        one = copy.part(part)
        if one.posted is Posted.NO and one.settled is None and wants(entry.call, part) is not None:
            copy = copy.with_part(part, _perhaps_there(entry.call, part, one))
    return copy


def salvaged_parts(
    call: Call, found: Mapping[Part, PartCopy], attempts: Sequence[Attempt], *, whole: bool
) -> dict[Part, PartCopy]:
    """What to believe of the parts of a call out of a damaged journal; arguments as those of
    :func:`salvaged`. A lost recording is simply uploaded again: it overwrites itself."""
    parts = dict(found)
    if call.place is not Place.CRM:
        return parts
    for part, makes in ((Part.NOTE, Verb.NOTE), (Part.TASK, Verb.TASK)):
        one = found.get(part, BLANK_PART)
        if one.posted is not Posted.NO or one.settled is not None:
            continue
        last = next((each for each in reversed(attempts) if each.verb is makes), None)
        if last is None:
            surely_not = whole or wants(call, part) is None
        else:
            surely_not = whole and last.outcome is Outcome.NOT_STORED
        edits = [each for each in attempts if each.verb is Verb.EDIT_NOTE and part is Part.NOTE]
        if edits and edits[-1].target.replace("/", "", 1).isdecimal():
            lead_id, _, note_id = edits[-1].target.partition("/")
            parts[part] = PartCopy(Posted.STORED, crm_id=int(note_id), lead_id=int(lead_id))
        elif not surely_not:
            value = last.body if last is not None else None
            parts[part] = _perhaps_there(call, part, replace(one, value=value))
    return parts


def _perhaps_there(call: Call, part: Part, one: PartCopy) -> PartCopy:
    """A note of which only the rep can say whether it is there; a task that is looked for."""
    wanted = wants(call, part)
    if part is Part.TASK and wanted is not None and call.lead_id is not None:
        wanted = {"lead_id": call.lead_id, **wanted}
    return replace(
        one,
        posted=Posted.UNCONFIRMED,
        value=one.value if one.value is not None else wanted,
        parked=Parked.UNDECIDED if part is Part.NOTE else None,
    )


def salvaged(
    call: Call, copy: CrmCopy | None, attempts: Sequence[Attempt], *, whole: bool
) -> CrmCopy:
    """What to believe of a call that was read out of a damaged journal.

    ``copy`` is the row that was found, ``attempts`` those of this call, oldest first; ``whole``
    says that no attempt of any call is missing. Of a lost copy the fields are simply sent again.
    """
    told = _told_by(call, attempts)
    if call.place is not Place.CRM:
        return copy or CrmCopy(call.id)
    if copy is None:
        copy = told
    elif copy.posted is Posted.NO and told.posted is not Posted.NO:
        copy = replace(told, settled=copy.settled)
    if not is_undecided(call, copy):
        return copy
    if copy.posted is Posted.NO and whole:
        return copy
    # To look a call up, all that was ever sent of it must be known.
    knows_last = any(attempt.verb is Verb.CREATE for attempt in attempts)
    if copy.posted is Posted.UNCONFIRMED and whole and knows_last:
        return copy
    return asked_about(call, copy)


def _told_by(call: Call, attempts: Sequence[Attempt]) -> CrmCopy:
    """The copy as far as the attempts tell of it; their answers' ids were in the lost row."""
    copy = CrmCopy(call.id)
    for attempt in attempts:
        match attempt.verb, attempt.outcome:
            case Verb.CREATE, Outcome.NOT_STORED:
                copy = replace(copy, posted=Posted.NO)
            case Verb.CREATE, Outcome.ACKNOWLEDGED:
                copy = _stored_somewhere(call, copy, attempt)
            case Verb.CREATE, _:
                copy = replace(copy, posted=Posted.UNCONFIRMED, frozen=True)
            case Verb.LOOK, Outcome.FOUND:
                copy = asked_about(call, copy)
            case Verb.LOOK, Outcome.NOT_FOUND:
                copy = replace(copy, posted=Posted.NO)
            case Verb.UPDATE, _ if attempt.target.isdecimal():
                copy = _known(copy, Posted.STORED, crm_id=int(attempt.target))
            case Verb.DECIDE, _ if attempt.code in tuple(Decision) and not attempt.body:
                copy = decided(copy, Decision(attempt.code))
            case Verb.COMPLETE, _ if attempt.target.isdecimal():
                copy = _known(copy, Posted.ADOPTED, communication_id=int(attempt.target))
    return copy


def _stored_somewhere(call: Call, copy: CrmCopy, attempt: Attempt) -> CrmCopy:
    """It is in the CRM under an id that was lost: nothing of it can be changed any more."""
    complete = dict(attempt.body) == creation(call)
    settled = Settled.IN_CRM if complete and not call.is_open else None
    return replace(asked_about(call, copy), settled=settled)


def _known(
    copy: CrmCopy, posted: Posted, *, crm_id: int | None = None, communication_id: int | None = None
) -> CrmCopy:
    return replace(
        copy,
        posted=posted,
        crm_id=crm_id,
        communication_id=communication_id,
        frozen=True,
        parked=None,
        settled=None,
    )
