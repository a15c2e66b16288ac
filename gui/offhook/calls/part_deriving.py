"""What must be sent of a call besides its log, derived like everything that is sent. Pure.

The parts (:class:`~.crm_copy.Part`) come into play once the call is over and its log in Activix,
since only then is it known which lead and which communication they belong to. Each has at most one
request under way, beside that of the log; which goes first is told by :data:`ORDER`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from .call import Call, Place
from .clock import Instant
from .crm_copy import Entry, Part, PartCopy, Posted, Settled, Verb
from .request import Request

ORDER = (Part.LEAD, Part.NOTE, Part.TASK, Part.RECORDING)

FIRST_LEAD_SECONDS = 300
"""The CRM has just said that no lead has the number; the rep may be making one."""

LEAD_SECONDS = 15 * 60
"""How soon a lead is looked for again; the older the call, the more seldom (:data:`LEAD_SHARE`)."""

LEAD_SHARE = 4
"""A look waits for at least a fourth of the time since the call: some thirty looks in a month."""


class PartState(StrEnum):
    """Where one part of a call stands."""

    NONE = "none"  # there is nothing to send, nor was anything sent
    LOCAL_ONLY = "local_only"  # its call is kept off the CRM, or was left deleted there
    LATER = "later"  # once the call is over and in the CRM
    NO_LEAD = "no_lead"  # no lead has the number yet; looked for now and then
    NO_PLACE = "no_place"  # nothing in the CRM is known that it could be attached to
    WAITING = "waiting"
    SENDING = "sending"
    UNCONFIRMED = "unconfirmed"  # a task that may be there; it is looked for
    NEEDS_YOU = "needs_you"
    SYNCED = "synced"
    DIFFERS = "differs"  # it was changed here since, and the CRM has no way to change it there
    SETTLED_BY_HAND = "settled_by_hand"


MOVING = frozenset({PartState.WAITING, PartState.SENDING, PartState.UNCONFIRMED})
"""States that end by themselves, given a network."""


def due_parts(
    entry: Entry,
    now: Instant | None = None,
    settle_seconds: int = 0,
    quiet_seconds: float = 0,
    owner_id: int | None = None,
) -> list[Request]:
    """The requests that would bring the parts of a call to the CRM, at most one of each.

    Parts that wait for the rep or have a request under way are left out. Without ``now`` whatever
    only waits for its time counts as due. A note that was changed within the last ``quiet_seconds``
    is still being written. ``owner_id`` is the rep's id in the account, for the task.
    """
    if not may_follow(entry):
        return []
    call, copy, settle = entry.call, entry.copy, settle_seconds
    derive: dict[Part, Callable[[PartCopy], Request | None]] = {
        Part.LEAD: lambda part: _find_lead(entry, part, now),
        Part.NOTE: lambda part: (
            None if _is_being_written(call, now, quiet_seconds) else _note(entry, now, settle)
        ),
        Part.TASK: lambda part: _task(call, part, owner_id),
        Part.RECORDING: lambda part: _recording(entry, part, now, settle),
    }
    requests = (derive[name](copy.part(name)) for name in ORDER if not _is_stopped(copy.part(name)))
    return [request for request in requests if request is not None]


def may_follow(entry: Entry) -> bool:
    """Whether the parts have a log in the CRM to follow."""
    call, copy = entry.call, entry.copy
    if call.place is not Place.CRM or call.is_open or call.remote is None:
        return False
    if copy.settled is not None:
        return copy.settled is Settled.IN_CRM
    return copy.posted in (Posted.STORED, Posted.ADOPTED)


def wants(call: Call, part: Part) -> dict[str, Any] | None:
    """What the CRM should hold of a part, as :attr:`PartCopy.value` has it; ``None``: nothing.

    Of the lead nothing is ever sent; of the task everything but its lead and owner.
    """
    match part:
        case Part.NOTE if call.note.strip():
            return {"content": call.note}
        case Part.TASK if call.call_back is not None and not call.call_back.done:
            title = call.call_back.title or call.lead_name or call.remote_text or call.remote
            date = call.call_back.at.isoformat(timespec="seconds")
            return {"title": title, "type": "call", "date": date}
        case Part.RECORDING if call.recording is not None:
            return call.recording.to_body()
    return None


def says(body: Mapping[str, Any], wanted: Mapping[str, Any]) -> bool:
    """Whether ``body`` tells the CRM all that is wanted, whatever else it tells."""
    return all(body.get(name) == value for name, value in wanted.items())


def part_state(entry: Entry, part: Part) -> PartState:
    """Where a part of a call stands, for the rep."""
    call, copy = entry.call, entry.copy
    one, wanted = copy.part(part), wants(call, part)
    there = one.posted in (Posted.STORED, Posted.ADOPTED)
    if part is Part.LEAD:
        return _lead_state(entry, one)
    if wanted is None and one.posted is Posted.NO:
        return PartState.NONE
    if call.place is not Place.CRM or copy.settled is Settled.LEFT_DELETED:
        return PartState.LOCAL_ONLY
    if one.settled is not None:
        return PartState.SETTLED_BY_HAND if _holds(one, wanted) else PartState.DIFFERS
    if one.sending is not None:
        looking = one.sending is Verb.FIND_TASK
        return PartState.UNCONFIRMED if looking else PartState.SENDING
    if one.parked is not None:
        return PartState.NEEDS_YOU
    if part is Part.TASK and one.posted is not Posted.NO:
        return _task_state(call, one, wanted, there)
    if wanted is None:
        return PartState.DIFFERS  # what is there cannot be taken out
    if there and _holds(one, wanted) and one.settle_from is None:
        return PartState.SYNCED
    if not may_follow(entry):
        return PartState.LATER
    if part is Part.RECORDING:
        return PartState.NO_PLACE if copy.communication_id is None else PartState.WAITING
    return PartState.NO_LEAD if call.lead_id is None else PartState.WAITING


def parts_unsettled(entry: Entry) -> bool:
    """Whether any part may still have to be sent or asked about."""
    left = MOVING | {PartState.NEEDS_YOU, PartState.NO_LEAD}
    return any(part_state(entry, part) in left for part in Part)


def parts_needing(entry: Entry) -> list[Part]:
    """The parts that only the rep can decide about."""
    return [part for part in ORDER if part_state(entry, part) is PartState.NEEDS_YOU]


def parts_moving(entry: Entry) -> bool:
    """Whether any part is still to be sent, and can be."""
    return any(part_state(entry, part) in MOVING for part in Part)


def _is_stopped(part: PartCopy) -> bool:
    return part.sending is not None or part.parked is not None or part.settled is not None


def _holds(part: PartCopy, wanted: dict[str, Any] | None) -> bool:
    """Whether what is known to be there is what is wanted: the lead and the owner aside."""
    if wanted is None or part.value is None:
        return wanted is None
    return says(part.value, wanted)


def _needs_lead(entry: Entry) -> bool:
    call, copy = entry.call, entry.copy
    if call.lead_id is not None:
        return False
    note, task = copy.part(Part.NOTE), copy.part(Part.TASK)
    wanted = wants(call, Part.NOTE)
    if not _is_stopped(note) and wanted is not None:
        gone = copy.part(Part.LEAD).lead_id
        if note.posted is Posted.NO or (note.lead_id == gone and not _holds(note, wanted)):
            return True
    unsent = task.posted is Posted.NO and not _is_stopped(task)
    return unsent and wants(call, Part.TASK) is not None


def _lead_state(entry: Entry, part: PartCopy) -> PartState:
    if not may_follow(entry) or not _needs_lead(entry):
        return PartState.NONE
    if part.parked is not None:
        return PartState.NEEDS_YOU
    return PartState.NO_LEAD


def _task_state(
    call: Call, part: PartCopy, wanted: dict[str, Any] | None, there: bool
) -> PartState:
    """No way is documented to change a task or to take it back."""
    if not there:
        return PartState.UNCONFIRMED
    return PartState.SYNCED if wanted is not None and _holds(part, wanted) else PartState.DIFFERS


def _find_lead(entry: Entry, part: PartCopy, now: Instant | None) -> Request | None:
    if not _needs_lead(entry):
        return None
    call = entry.call
    if now is not None:
        over = now.waited_since(call.start) - (call.duration or 0)
        if part.looked is None:
            just_asked = part.lead_id is None and entry.copy.posted is Posted.STORED
            wait, passed = FIRST_LEAD_SECONDS if just_asked else 0, over
        else:
            age = part.looked.seconds_since(call.start)
            wait, passed = max(LEAD_SECONDS, age // LEAD_SHARE), now.waited_since(part.looked)
        if passed < wait:
            return None
    return Request(Verb.FIND_LEAD, None, {})


def _is_being_written(call: Call, now: Instant | None, quiet_seconds: float) -> bool:
    if now is None or call.note_at is None:
        return False
    return now.waited_since(call.note_at) < quiet_seconds


def _note(entry: Entry, now: Instant | None, settle_seconds: int) -> Request | None:
    call, copy = entry.call, entry.copy
    part, body = copy.part(Part.NOTE), wants(call, Part.NOTE)
    if body is None:
        return None  # a note cannot be taken out again
    if part.posted is Posted.NO:
        return None if call.lead_id is None else Request(Verb.NOTE, call.lead_id, body)
    if part.posted is Posted.UNCONFIRMED or part.crm_id is None:
        return None
    if _holds(part, body) and not _is_settling(part, now, settle_seconds):
        return None
    moved = part.lead_id is not None and copy.part(Part.LEAD).lead_id == part.lead_id
    lead_id = call.lead_id if moved else part.lead_id
    return None if lead_id is None else Request(Verb.EDIT_NOTE, part.crm_id, body, lead_id)


def _task(call: Call, part: PartCopy, owner_id: int | None) -> Request | None:
    wanted = wants(call, Part.TASK)
    if part.posted is Posted.UNCONFIRMED:
        return Request(Verb.FIND_TASK, None, {})
    if wanted is None or part.posted is not Posted.NO or call.lead_id is None:
        return None
    owner = {} if owner_id is None else {"owner": {"id": owner_id}}
    return Request(Verb.TASK, None, {"lead_id": call.lead_id, **wanted, **owner})


def _recording(
    entry: Entry, part: PartCopy, now: Instant | None, settle_seconds: int
) -> Request | None:
    communication_id, wanted = entry.copy.communication_id, wants(entry.call, Part.RECORDING)
    if wanted is None or communication_id is None:
        return None
    if now is not None and entry.copy.sending is Verb.UPDATE:
        return None  # it may carry a link, and of two that overlap nobody knows which came last
    there = part.posted is Posted.STORED and _holds(part, wanted)
    if there and not _is_settling(part, now, settle_seconds):
        return None
    return Request(Verb.UPLOAD, communication_id, wanted)


def _is_settling(part: PartCopy, now: Instant | None, settle_seconds: int) -> bool:
    """Whether it is time to say once more what an earlier request, unheard, may have undone."""
    since = part.settle_from
    return since is not None and (now is None or now.waited_since(since) >= settle_seconds)
