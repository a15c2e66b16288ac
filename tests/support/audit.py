"""Three records compared: what the rep told, what the journal says, what the CRM holds."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from offhook.calls.crm_copy import Decision, Entry, Parked, Part, Posted, SyncState
from offhook.calls.deriving import ASKING, is_unsettled, sync_state
from offhook.calls.part_deriving import PartState, part_state, parts_needing
from offhook.journal.journal import Journal
from support.crm_fates import Fate
from support.crm_model import COLLEAGUE, NOBODY, CrmModel
from support.told import Told


def wrongs(told: Collection[Told], journal: Journal, crm: CrmModel) -> Iterator[str]:
    """What is wrong now, in words; holds at any moment, also in the middle of trouble."""
    yield from crm.complaints
    known = {entry.call.id: entry for entry in journal.entries()}
    unsettled = {entry.call.id for entry in journal.unsettled()}
    for call in told:
        entry = known.get(call.id)
        if entry is None:
            yield f"{call.did} is lost by the journal"
            continue
        if len(crm.logs_of(call.did)) > 1:
            yield f"{call.did} is doubled"
        if any(attempt.code == "internal" for attempt in journal.attempts(call.id)):
            yield f"{call.did} met a bug"
        state = sync_state(entry)
        if call.is_open:
            if call.id not in unsettled:
                yield f"{call.did} is open and given up"
        elif (call.id in unsettled) != is_unsettled(entry):
            yield f"{call.did} is {state} but unsettled is {call.id in unsettled}"
        elif state is SyncState.SYNCED:
            yield from _differences(call, entry, crm)
        elif state is SyncState.SETTLED_BY_HAND and not crm.has_or_gets(call.did):
            yield f"{call.did} was settled and is not there"
        elif state is SyncState.NEEDS_YOU and not _undecidable(call, entry, told, crm):
            yield f"{call.did} is asked about ({entry.copy.parked}), though it could be decided"
        yield from _wrong_parts(call, entry, crm)


def _wrong_parts(call: Told, entry: Entry, crm: CrmModel) -> Iterator[str]:
    """What is wrong with the note and the task of a call."""
    notes, tasks = crm.parts.notes_of(call.did), crm.parts.tasks_of(call.did)
    if len(notes) > 1 or len(tasks) > 1:
        yield f"{call.did} has {len(notes)} notes and {len(tasks)} tasks"
    if entry.call.note != call.note:
        yield f"the note of {call.did} is {entry.call.note!r} instead of {call.note!r}"
    match part_state(entry, Part.NOTE):
        case PartState.SYNCED if notes != [call.note]:
            yield f"the note of {call.did} is synced, and there is {notes}"
        case PartState.SETTLED_BY_HAND | PartState.DIFFERS if not crm.parts.has_or_gets_note(
            call.did
        ):
            yield f"the note of {call.did} was settled and is not there"
    for part in parts_needing(entry):
        why = entry.copy.part(part).parked
        if not _may_be_asked(part, why, crm):
            yield f"the {part} of {call.did} is asked about ({why})"


def _may_be_asked(part: Part, why: Parked | None, crm: CrmModel) -> bool:
    match why:
        case Parked.FORBIDDEN | Parked.NO_RIGHT_TO_LOOK:
            return Fate.FORBIDDEN in crm.refusals
        case Parked.INVALID:
            return Fate.INVALID in crm.refusals
        case Parked.UNDECIDED:
            return part is Part.NOTE
        case Parked.SEVERAL_LEADS:
            return part is Part.LEAD
    return False


def _differences(call: Told, entry: Entry, crm: CrmModel) -> Iterator[str]:
    """What the CRM holds otherwise of a call that counts as synced."""
    if call.did in crm.coming:
        yield f"{call.did} is synced and still to be stored"
    logs = crm.logs_of(call.did)
    if not logs:
        yield f"{call.did} is synced and not in the CRM"
        return
    (log,) = logs
    wanted = call.in_crm()
    if entry.copy.posted is Posted.STORED:
        held = {name: log.get(name) for name in wanted}
    else:
        communication = crm.communications.get(entry.copy.communication_id or 0)
        if communication is None or communication.log_id != log["id"]:
            yield f"{call.did} was taken for another call"
            return
        wanted = {name: wanted[name] for name in ("status", "duration")}
        held = {"status": communication.status, "duration": communication.duration}
    for name, value in wanted.items():
        if held[name] != value:
            yield f"{call.did} has {name} {held[name]!r} instead of {value!r}"


def _undecidable(call: Told, entry: Entry, told: Collection[Told], crm: CrmModel) -> bool:
    """Whether nobody but the rep could decide, and the reason given is the true one."""
    match entry.copy.parked:
        case Parked.FORBIDDEN | Parked.NO_RIGHT_TO_LOOK:
            return Fate.FORBIDDEN in crm.refusals
        case Parked.INVALID:
            return Fate.INVALID in crm.refusals
        case Parked.NO_LEAD:
            return call.number == NOBODY
        case Parked.UNDECIDED:
            return not crm.ways.named or bool(_rivals(call, told, crm))
    return False


def _rivals(call: Told, told: Collection[Told], crm: CrmModel) -> list[object]:
    """What could be taken for ``call`` by whoever only sees the lead's communications."""
    alike = (call.number, call.direction)
    rivals: list[object] = [
        one
        for one in crm.communications.values()
        if one.log_id is None
        and (one.number, one.direction) == alike
        # A colleague's is told apart, unless it is said to have begun when this one did.
        and (one.user_id != COLLEAGUE or one.executed_at == call.start)
    ]
    # So are the rep's other calls to the number, by the second in which they began.
    rivals += [
        one
        for one in told
        if one is not call
        and (one.number, one.direction) == alike
        and (one.start == call.start or not crm.ways.dated)
    ]
    return rivals


def truth(call: Told, entry: Entry, crm: CrmModel) -> Decision:
    """What a rep answers who looks into the CRM, and waits for what is on its way."""
    if entry.copy.parked in ASKING and crm.has_or_gets(call.did):
        return Decision.IN_CRM
    return Decision.SEND_AGAIN


def truth_of(call: Told, entry: Entry, part: Part, crm: CrmModel) -> Decision:
    """The same of one part of a call."""
    undecided = entry.copy.part(part).parked is Parked.UNDECIDED
    if part is Part.NOTE and undecided and crm.parts.has_or_gets_note(call.did):
        return Decision.IN_CRM
    return Decision.SEND_AGAIN
