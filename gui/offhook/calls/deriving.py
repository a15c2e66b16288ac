"""What must be sent, derived: the difference between a call and its CRM copy. Pure.

There is no queue of requests that could hold a stale one, be replayed twice or fill up.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .call import Call, Place
from .clock import Instant
from .crm_copy import Attempt, CrmCopy, Entry, Outcome, Parked, Part, Posted, SyncState, Verb
from .part_deriving import parts_moving, parts_needing, parts_unsettled
from .request import Request

__all__ = [
    "ASKING",
    "Request",
    "carried_other_recording",
    "creation",
    "due",
    "is_log_unsettled",
    "is_moving",
    "is_ready",
    "is_unsettled",
    "needs_rep",
    "sync_state",
    "wanted",
]

ASKING = frozenset({Parked.UNDECIDED, Parked.NO_LEAD, Parked.NO_RIGHT_TO_LOOK})
"""Parked calls that wait for the rep's *It is in Activix* / *Send it again*."""

_MOVING = frozenset({SyncState.WAITING, SyncState.SENDING, SyncState.UNCONFIRMED})
"""Logs that get to the CRM by themselves, given a network."""


def wanted(call: Call) -> dict[str, Any]:
    """What the CRM should hold of ``call``, by the CRM's parameter names, as JSON values.

    ``end_at`` and ``duration`` stand together or not at all. Blank values are left out: the CRM
    leaves a parameter that is not given as it is.
    """
    fields: dict[str, Any] = {"status": call.status.value}
    if call.duration is not None and call.end_at is not None:
        fields["end_at"] = call.end_at.isoformat(timespec="seconds")
        fields["duration"] = call.duration
        # Not before: the CRM would fetch the recording of a call that still goes on.
        if call.media_url:
            fields["media_url"] = call.media_url
    if call.stamp.user_did:
        fields["user_did"] = call.stamp.user_did
    if call.stamp.user_email:
        fields["user_email"] = call.stamp.user_email
    return fields


def creation(call: Call) -> dict[str, Any]:
    """The body of the one POST, with everything that is known."""
    return {
        "direction": call.direction.value,
        "start_at": call.start_at.isoformat(timespec="seconds"),
        "from": call.origin,
        "to": call.target,
        **wanted(call),
    }


def is_ready(call: Call) -> bool:
    """Whether the CRM could accept the call: it needs both numbers."""
    return call.place is Place.CRM and call.remote is not None and call.local is not None


def due(
    entry: Entry,
    now: Instant | None = None,
    settle_seconds: int = 0,
    *,
    other_recording: bool = False,
) -> Request | None:
    """The next request that would make the CRM copy equal to the call, ``None`` if it is.

    Whether it may leave now (token, account, parking, pace) is not asked here. Without ``now`` a
    settling PUT counts as due from the start. ``other_recording``: one that the call has no more
    may have landed late (:func:`carried_other_recording`).
    """
    call, copy = entry.call, entry.copy
    if call.place is not Place.CRM or copy.settled is not None or not is_ready(call):
        return None
    match copy.posted:
        case Posted.NO:
            return Request(Verb.CREATE, None, creation(call))
        case Posted.UNCONFIRMED:
            return Request(Verb.LOOK, None, {})
        case Posted.STORED:
            settling = _settling(copy, now, settle_seconds)
            uploading = now is not None and copy.part(Part.RECORDING).sending is not None
            return _update(
                call, copy, settling, other_recording=other_recording, uploading=uploading
            )
        case Posted.ADOPTED:
            return _completion(call, copy, _settling(copy, now, settle_seconds))


def carried_other_recording(call: Call, ledger: Sequence[Attempt], settle_seconds: int) -> bool:
    """Whether a request of unknown outcome carried another recording than the link that the call
    has now, and none that carried this one came after it could still land."""
    carriers = [
        one
        for one in ledger
        if one.verb is Verb.UPLOAD or (one.verb is Verb.UPDATE and "media_url" in one.body)
    ]
    late: Attempt | None = None
    for one in carriers:
        if one.body.get("media_url") != call.media_url:
            late = one if one.outcome is Outcome.UNCONFIRMED else late
        elif late is not None and one.outcome is Outcome.ACKNOWLEDGED:
            over = one.began.waited_since(late.ended or late.began) >= settle_seconds
            late = None if over else late
    return late is not None


def _settling(copy: CrmCopy, now: Instant | None, settle_seconds: int) -> bool:
    if copy.settle_from is None:
        return False
    return now is None or now.waited_since(copy.settle_from) >= settle_seconds


def _differing(copy: CrmCopy, fields: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value
        for name, value in fields.items()
        if name in copy.unknown or copy.fields.get(name) != value
    }


def _update(
    call: Call, copy: CrmCopy, settling: bool, *, other_recording: bool, uploading: bool
) -> Request | None:
    fields = wanted(call)
    body = _differing(copy, fields)
    if uploading and "media_url" in fields:
        # Of two recordings that overlap nobody knows which came last.
        settling = False
        body.pop("media_url", None)
    if not body and settling:
        # The recording is left out: the CRM would fetch it a second time. Not where another one
        # may lie in its place.
        left_out = () if other_recording else ("media_url",)
        body = {name: value for name, value in fields.items() if name not in left_out}
    if not body:
        return None
    body["status"] = fields["status"]
    if "end_at" in body or "duration" in body:
        body["end_at"], body["duration"] = fields["end_at"], fields["duration"]
    return Request(Verb.UPDATE, copy.crm_id, body)


def _completion(call: Call, copy: CrmCopy, settling: bool) -> Request | None:
    """An adopted call has no call-log id: its communication takes the status and the length."""
    fields: dict[str, Any] = {"status": call.status.value}
    if call.duration is not None:
        fields["duration"] = call.duration
    differing = _differing(copy, fields)
    if not differing and not settling:
        return None
    body = {"call_status": fields["status"]}
    if "duration" in (differing or fields):
        body["call_duration"] = fields["duration"]
    return Request(Verb.COMPLETE, copy.communication_id, body)


def sync_state(entry: Entry) -> SyncState:
    """Where a call stands, for the rep and for ``offhook calls --json``."""
    call, copy = entry.call, entry.copy
    if call.place not in (Place.CRM, Place.CLEARED):
        return SyncState.LOCAL_ONLY
    if copy.settled is not None:
        return SyncState.SETTLED_BY_HAND
    if call.place is Place.CLEARED:
        return SyncState.SYNCED
    if copy.sending is Verb.LOOK:
        return SyncState.UNCONFIRMED
    if copy.sending is not None:
        return SyncState.SENDING
    if copy.parked is not None:
        # Nobody is asked to look something up while they talk.
        if call.is_open and copy.parked in ASKING:
            return SyncState.UNCONFIRMED
        talking = call.is_open and copy.parked is Parked.STRAY
        return SyncState.WAITING if talking else SyncState.NEEDS_YOU
    if copy.posted is Posted.UNCONFIRMED:
        return SyncState.UNCONFIRMED
    if call.remote is None:
        return SyncState.WAITING if call.is_open else SyncState.NEEDS_YOU
    if call.local is None or due(entry) is not None or copy.settle_from is not None:
        return SyncState.WAITING
    return SyncState.SYNCED


def is_unsettled(entry: Entry) -> bool:
    """Whether anything of this call may still have to be sent or asked."""
    return is_log_unsettled(entry) or parts_unsettled(entry)


def needs_rep(entry: Entry) -> bool:
    """Whether only the rep can decide about the call, or about one part of it."""
    return sync_state(entry) is SyncState.NEEDS_YOU or bool(parts_needing(entry))


def is_moving(entry: Entry) -> bool:
    """Whether something of it is still to be sent, and can be: a call of which one part waits for
    the rep may have others that move."""
    return sync_state(entry) in _MOVING or parts_moving(entry)


def is_log_unsettled(entry: Entry) -> bool:
    """Likewise, of its log alone."""
    if entry.call.is_open:
        return entry.call.place is Place.CRM
    return sync_state(entry) not in (
        SyncState.SYNCED,
        SyncState.LOCAL_ONLY,
        SyncState.SETTLED_BY_HAND,
    )
