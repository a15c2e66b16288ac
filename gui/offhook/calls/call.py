"""What a call is.

A :class:`Call` is a value: the switchboard makes a new one for every event that changes it, the
journal keeps the newest, and sync compares it with what the CRM is known to hold.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from .clock import Instant
from .follow_ups import CallBack, RecordingFile


class Direction(StrEnum):
    """Who called whom, in the CRM's own words."""

    OUTGOING = "outgoing"
    INCOMING = "incoming"


class Status(StrEnum):
    """The seven statuses a call log can have in Activix."""

    CALLING = "calling"
    ANSWERED = "answered"
    ATTEMPTED = "attempted"
    INTERRUPTED = "interrupted"
    ERROR = "error"
    PENDING = "pending"
    UNANSWERED = "unanswered"


class Certainty(StrEnum):
    """Who says that the status is what it is."""

    RULE = "rule"  # follows from the moment of the call: dialled, ringing
    SAID = "said"  # the rep or a phone that knows said so
    SILENCE = "silence"  # a phone that would have told of a pick-up told of none, so far
    GUESS = "guess"  # the call ended without a word; one key corrects it


class Disposition(StrEnum):
    """How a call ended, in more words than the CRM's statuses have."""

    NO_ANSWER = "no_answer"
    VOICEMAIL = "voicemail"
    BUSY = "busy"
    DECLINED = "declined"
    FAILED = "failed"
    NOT_A_CALL = "not_a_call"
    WRONG_NUMBER = "wrong_number"


class Place(StrEnum):
    """Where a call belongs. Only ``CRM`` calls are ever sent."""

    CRM = "crm"
    INTERNAL = "internal"  # an extension: it has no E.164 number, which the CRM needs
    WITHHELD = "withheld"  # the caller hid the number
    PRIVATE = "private"  # kept off the CRM by the rep, or on the never-log list
    CLEARED = "cleared"  # in the CRM; its name, number and note are no longer kept here


@dataclass(frozen=True, slots=True)
class Stamp:
    """Whose call this is. It is sent to this server and this account, and nowhere else.

    ``account_id`` is empty until a token of this server was first checked; ``token_mark`` then
    tells (by a salted fingerprint, never the token) under which token the call was made.
    """

    base_url: str
    account_id: str = ""
    token_mark: str = ""
    user_email: str = ""
    user_did: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """One telephone conversation or the try at one.

    Numbers are E.164. ``answered_after`` and ``duration`` are whole seconds from ``start``;
    ``duration`` is ``None`` while the call is open. ``heard_at`` is the last moment at
    which this computer is known to have been awake with the call open: what is offered as the end
    after a crash. ``question`` is true while only the rep can say whether the call is still on.
    ``note_at`` is when the note was last changed; the recording is either an address
    (``media_url``) or a file (``recording``), whichever was given last. ``let_go``: it was missed,
    and the rep will not call back.
    """

    id: str
    direction: Direction
    start: Instant
    stamp: Stamp
    status: Status = Status.CALLING
    certainty: Certainty = Certainty.RULE
    place: Place = Place.CRM
    remote: str | None = None
    remote_extension: str = ""
    remote_text: str = ""
    local: str | None = None
    answered_after: int | None = None
    duration: int | None = None
    heard_at: Instant | None = None
    question: bool = False
    on_hold: bool = False
    past: bool = False
    disposition: Disposition | None = None
    media_url: str | None = None
    note: str = ""
    note_at: Instant | None = None
    recording: RecordingFile | None = None
    call_back: CallBack | None = None
    let_go: bool = False
    lead_id: int | None = None
    lead_name: str = ""
    sources: frozenset[tuple[str, str]] = field(default_factory=frozenset)

    @property
    def is_open(self) -> bool:
        """Whether the call still lasts, as far as anyone has said."""
        return self.duration is None

    @property
    def start_at(self) -> datetime:
        """The start as the CRM gets it."""
        return self.start.wall

    @property
    def end_at(self) -> datetime | None:
        """``start_at + duration``; ``None`` while the call is open."""
        return None if self.duration is None else self.start.later(self.duration)

    @property
    def origin(self) -> str | None:
        """``from`` in the CRM: where the call came from, in E.164."""
        return self.local if self.direction is Direction.OUTGOING else self.remote

    @property
    def target(self) -> str | None:
        """``to`` in the CRM: where the call went, in E.164."""
        return self.remote if self.direction is Direction.OUTGOING else self.local

    @property
    def ring_seconds(self) -> int | None:
        """How long it rang; ``None`` while it rings."""
        return self.answered_after if self.answered_after is not None else self.duration

    @property
    def talk_seconds(self) -> int | None:
        """How long they talked; ``None`` if nobody picked up, or they still talk."""
        if self.answered_after is None or self.duration is None:
            return None
        return max(0, self.duration - self.answered_after)
