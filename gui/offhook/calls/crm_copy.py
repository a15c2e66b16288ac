"""The CRM copy: of each call, field by field, what the CRM is known to hold.

What must be sent is never queued; it is the difference between a call and its copy
(:mod:`offhook.calls.deriving`). A field that was sent without an answer is *unknown*: it may be
there or not, so it travels again with the next request.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from .call import Call
from .clock import Instant


class Posted(StrEnum):
    """What is known of a call's creation in the CRM."""

    NO = "no"  # certainly not there
    UNCONFIRMED = "unconfirmed"  # a POST left, and nobody knows whether it arrived
    STORED = "stored"  # the CRM answered with the call log's id
    ADOPTED = "adopted"  # found afterwards through the lead; the call-log id stays unknown


class Parked(StrEnum):
    """Why a call waits for the rep. It is sent again when the rep says so, or mends it."""

    FORBIDDEN = "forbidden"  # 403
    GONE = "gone"  # 404: deleted over there
    INVALID = "invalid"  # 400, 422 and their like, with the CRM's own words
    UNDECIDED = "undecided"  # an unconfirmed POST that no look-up can settle
    NO_LEAD = "no_lead"  # the same, and no lead has this number
    NO_RIGHT_TO_LOOK = "no_right_to_look"  # the same, and the token may not look
    SEVERAL_LEADS = "several_leads"  # have the number, and nothing tells whose call it was
    NO_OWNER = "no_owner"  # the account has no user with the rep's e-mail
    STRAY = "stray"  # made under a token that the CRM never was asked about
    FILE = "file"  # the recording cannot be read as it was given; the attempt's code says why


class Settled(StrEnum):
    """What the rep said of a call that nobody else could decide."""

    IN_CRM = "in_crm"  # *It is in Activix*
    LEFT_DELETED = "left_deleted"  # deleted over there, and *Leave it deleted*


class Decision(StrEnum):
    """What the rep can say of a call that waits for them."""

    IN_CRM = "in_crm"
    SEND_AGAIN = "send_again"
    LEFT_DELETED = "left_deleted"
    TAKEN_BACK = "taken_back"  # it is not settled after all


class Verb(StrEnum):
    """The kind of request an attempt was, or that it was none but the rep's decision."""

    CREATE = "create"  # POST /call-logs
    UPDATE = "update"  # PUT /call-logs/:id
    COMPLETE = "complete"  # PUT /communications/:id, for an adopted call
    LOOK = "look"  # GET: is it there?
    DECIDE = "decide"  # nothing was sent; ``code`` is the ``Decision``
    NOTE = "note"  # POST /lead/:id/notes
    EDIT_NOTE = "edit_note"  # PUT /lead/:id/notes/:id
    UPLOAD = "upload"  # POST /communications/:id/recording
    TASK = "task"  # POST /tasks
    FIND_TASK = "find_task"  # GET: is it there?
    FIND_LEAD = "find_lead"  # GET: whom do note and task go to?


class Part(StrEnum):
    """What goes to the CRM of a call besides its log, each by itself: trouble with one holds up
    neither the log nor the others."""

    LEAD = "lead"  # who the customer is, where the log's answer did not say; nothing is sent
    NOTE = "note"
    TASK = "task"  # the call-back
    RECORDING = "recording"  # a file of this computer; a web address travels with the log


PART_OF: Mapping[Verb, Part] = MappingProxyType(
    {
        Verb.FIND_LEAD: Part.LEAD,
        Verb.NOTE: Part.NOTE,
        Verb.EDIT_NOTE: Part.NOTE,
        Verb.TASK: Part.TASK,
        Verb.FIND_TASK: Part.TASK,
        Verb.UPLOAD: Part.RECORDING,
    }
)
"""Which part a request is about; those that are not here are about the call log."""

ONCE = (Verb.CREATE, Verb.NOTE, Verb.TASK)
"""Requests that make something, and would make it twice if they were repeated blindly."""


class Outcome(StrEnum):
    """How an attempt ended. One that has none at start-up is unconfirmed."""

    ACKNOWLEDGED = "acknowledged"
    NOT_STORED = "not_stored"
    UNCONFIRMED = "unconfirmed"
    FOUND = "found"
    NOT_FOUND = "not_found"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class Attempt:
    """One request of one call, as the rep can read it in the sending history, or their decision.

    ``body`` is what was sent; ``http_status`` and ``words`` (the CRM's own, cut short) what came
    back; ``code`` names the fault where nothing did. ``server_ahead`` is how many seconds the
    CRM's clock is ahead of this computer's, by its ``Date`` header.
    """

    id: int
    call_id: str
    verb: Verb
    target: str
    body: Mapping[str, Any]
    began: Instant
    ended: Instant | None = None
    outcome: Outcome | None = None
    http_status: int | None = None
    code: str = ""
    words: str = ""
    field_errors: Mapping[str, list[str]] = field(default_factory=dict)
    server_ahead: float | None = None


@dataclass(frozen=True, slots=True)
class PartCopy:
    """What the CRM is known to hold of one part of a call.

    ``crm_id`` is the note's or the task's; ``lead_id`` the lead that a note hangs on, and for
    :attr:`Part.LEAD` the one that is gone. ``value`` is the body that was acknowledged or, of one
    that is unconfirmed, sent; ``None`` if it is not known. ``looked`` is when a lead was last
    looked for in vain. The rest as in :class:`CrmCopy`.
    """

    posted: Posted = Posted.NO
    crm_id: int | None = None
    lead_id: int | None = None
    value: Mapping[str, Any] | None = None
    sending: Verb | None = None
    parked: Parked | None = None
    parked_code: str = ""
    parked_words: str = ""
    parked_fields: Mapping[str, list[str]] = field(default_factory=dict)
    settled: Settled | None = None
    settle_from: Instant | None = None
    looked: Instant | None = None


BLANK_PART = PartCopy()

NO_LEAD_ID = 0
"""Stands for the lead that is gone where the rep wants another look: none has this id, and where
one is gone, the next is looked for at once."""


@dataclass(frozen=True, slots=True)
class CrmCopy:
    """What the CRM is known to hold of one call.

    ``fields`` maps the CRM's parameter names to acknowledged values; ``unknown`` names those that
    were sent without an answer. ``sending`` is the attempt under way. ``settle_from``: a late PUT
    may still land, so one settling PUT follows ``settle_seconds`` after this instant. ``frozen``:
    a POST may have arrived, so the numbers, the direction and the start can no longer change.
    ``parts`` holds what is known of the parts; those of which nothing is are left out.
    """

    call_id: str
    posted: Posted = Posted.NO
    crm_id: int | None = None
    communication_id: int | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)
    unknown: frozenset[str] = frozenset()
    frozen: bool = False
    sending: Verb | None = None
    parked: Parked | None = None
    parked_words: str = ""
    parked_fields: Mapping[str, list[str]] = field(default_factory=dict)
    settled: Settled | None = None
    settle_from: Instant | None = None
    parts: Mapping[Part, PartCopy] = field(default_factory=dict)

    def part(self, part: Part) -> PartCopy:
        """What is known of one part."""
        return self.parts.get(part, BLANK_PART)

    def with_part(self, part: Part, value: PartCopy) -> CrmCopy:
        """The same with another value of one part."""
        parts = {name: one for name, one in self.parts.items() if name is not part}
        if value != BLANK_PART:
            parts[part] = value
        return replace(self, parts=parts)


@dataclass(frozen=True, slots=True)
class Entry:
    """A call and its CRM copy: one line of the journal."""

    call: Call
    copy: CrmCopy


class SyncState(StrEnum):
    """Where a call stands between this computer and the CRM."""

    SYNCED = "synced"
    WAITING = "waiting"
    SENDING = "sending"
    UNCONFIRMED = "unconfirmed"
    NEEDS_YOU = "needs_you"
    LOCAL_ONLY = "local_only"
    SETTLED_BY_HAND = "settled_by_hand"
