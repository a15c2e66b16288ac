"""What can happen to a call.

Events come from the window, the command line, a link, a softphone or a desk phone; all sources are
equal. An event carries what was said, as it was said: which call it belongs to and what it makes
of that call is the switchboard's business. Its ``id`` is a UUID that the journal commits together
with the event's effect, so that an event that is delivered twice happens once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from .call import Direction, Disposition, Status
from .clock import Instant
from .crm_copy import Decision, Part
from .follow_ups import AudioKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happened, at one instant, told by one source.

    ``call_id`` names a call of the journal; ``phone_call`` is the source's own name for its call.
    Without either, the only open call is meant. ``source`` is ``window``, ``cli`` or a phone's
    name.
    """

    kind: ClassVar[str] = ""
    id: str
    at: Instant
    source: str = "window"
    call_id: str | None = None
    phone_call: str = ""
    from_phone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Began(Event):
    """The rep dials (outgoing) or it rings (incoming). ``new_call_id`` is the call's UUID.

    ``number`` is text as typed or as the phone told it; empty means *number later* for the rep and
    *withheld* for a phone. ``line`` is one of the rep's own numbers, empty for the default.
    ``despite``: the warnings that the rep was shown and went past, as
    :meth:`offhook.calls.guard.Warned.record` writes them, separated by semicolons.
    """

    kind: ClassVar[str] = "began"
    new_call_id: str
    direction: Direction
    number: str = ""
    line: str = ""
    private: bool = False
    despite: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered(Event):
    """Somebody picked up. ``number`` helps to find the call of a phone without call ids."""

    kind: ClassVar[str] = "answered"
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended(Event):
    """The call is over. ``disposition`` where somebody said how; ``number`` to match a phone's.

    A phone may tell of a call only once it is over (a missed one); ``direction`` then says which
    way it went, and the call begins and ends with this event.
    """

    kind: ClassVar[str] = "ended"
    disposition: Disposition | None = None
    number: str = ""
    direction: Direction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusChosen(Event):
    """The rep chose one of the seven statuses by hand, during the call or after it."""

    kind: ClassVar[str] = "status_chosen"
    status: Status
    disposition: Disposition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteTyped(Event):
    """The whole note as it now stands."""

    kind: ClassVar[str] = "note_typed"
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordingGiven(Event):
    """A web address (http or https) where the call's recording lies; empty leaves it out.

    ``overwrite``: the rep knows that Activix may have another one, which this one replaces.
    """

    kind: ClassVar[str] = "recording_given"
    url: str
    overwrite: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordingFileGiven(Event):
    """A recording on this computer, as it was when it was looked at (``desk.audio``).

    ``size`` is in bytes, ``modified_ns`` the file's own time of its last change. ``overwrite`` as
    in :class:`RecordingGiven`. A file that is not to be uploaded after all is taken out by a
    :class:`RecordingGiven` without an address.
    """

    kind: ClassVar[str] = "recording_file_given"
    path: str
    size: int
    modified_ns: int
    audio: AudioKind
    overwrite: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CallBackPlanned(Event):
    """The rep wants to call again; said again, it is another time or title."""

    kind: ClassVar[str] = "call_back_planned"
    due: datetime
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallBackDone(Event):
    """The planned call was made, or needs no making any more; ``done`` false takes that back."""

    kind: ClassVar[str] = "call_back_done"
    done: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class CallBackCancelled(Event):
    """No call back was meant."""

    kind: ClassVar[str] = "call_back_cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class MissedLetGo(Event):
    """A missed call needs no calling back; ``let_go`` false takes that back."""

    kind: ClassVar[str] = "missed_let_go"
    let_go: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadGiven(Event):
    """The rep says which of several leads the call was with: note and task go there."""

    kind: ClassVar[str] = "lead_given"
    lead_id: int
    lead_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberGiven(Event):
    """The other party's number, given after the call began."""

    kind: ClassVar[str] = "number_given"
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LineGiven(Event):
    """Which of the rep's own numbers the call was made from or came to, said afterwards."""

    kind: ClassVar[str] = "line_given"
    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UserGiven(Event):
    """Whose call it is in the CRM; ``None`` leaves a part as it is, empty takes it out."""

    kind: ClassVar[str] = "user_given"
    user_email: str | None = None
    user_did: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided(Event):
    """The rep's word on a call, or one part of it, that nobody else can decide. It changes the CRM
    copy alone."""

    kind: ClassVar[str] = "decided"
    decision: Decision
    part: Part | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LengthCorrected(Event):
    """The call's true length in whole seconds, said after the call ended or instead of its end."""

    kind: ClassVar[str] = "length_corrected"
    duration: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StillTalking(Event):
    """The rep's answer to *Still on the phone?*: yes."""

    kind: ClassVar[str] = "still_talking"


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldChanged(Event):
    """The call was put on hold, or taken up again."""

    kind: ClassVar[str] = "hold_changed"
    on_hold: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MadePrivate(Event):
    """The rep keeps this call off the CRM; possible until its first request has left."""

    kind: ClassVar[str] = "made_private"


@dataclass(frozen=True, slots=True, kw_only=True)
class PastCall(Event):
    """A call that took place without Offhook. ``start`` has an offset; ``duration`` is seconds."""

    kind: ClassVar[str] = "past_call"
    new_call_id: str
    direction: Direction
    number: str
    start: datetime
    duration: int
    status: Status | None = None
    line: str = ""
    recording: str = ""
    note: str = ""
