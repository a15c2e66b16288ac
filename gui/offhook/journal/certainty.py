"""What may be believed of a CRM copy that is older than, or not all of, what was committed. Pure.

A wrong *not there* doubles a call for ever; a wrong *perhaps* asks the rep once. So only what the
rows prove is believed, and a call of which nothing proves that no POST left is asked about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..calls.call import Call, Place
from ..calls.copying import decided
from ..calls.crm_copy import Attempt, CrmCopy, Decision, Outcome, Parked, Posted, Settled, Verb
from ..calls.deriving import ASKING, creation, is_ready


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
            case Verb.DECIDE, _ if attempt.code in tuple(Decision):
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
