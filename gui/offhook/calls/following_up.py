"""What an event makes of that which a call leaves to be done: note, recording, call-back."""

from __future__ import annotations

from dataclasses import replace

from .call import Call
from .events import (
    CallBackCancelled,
    CallBackDone,
    CallBackPlanned,
    LeadGiven,
    NoteTyped,
    RecordingFileGiven,
    RecordingGiven,
)
from .finding import Book
from .follow_ups import LONGEST_TITLE, CallBack, RecordingFile
from .recording import checked_recording
from .rules import Refusal, Refused


def noted(call: Call, event: NoteTyped) -> Call:
    """With the note as it now stands."""
    return call if event.text == call.note else replace(call, note=event.text, note_at=event.at)


def recorded_at(call: Call, event: RecordingGiven, book: Book) -> Call:
    """With a recording at a web address, or without any."""
    if not event.url.strip():
        return replace(call, media_url=None, recording=None)
    url = checked_recording(event.url)
    if url != call.media_url:
        _check_overwriting(call, book, overwrite=event.overwrite)
    return replace(call, media_url=url, recording=None)


def recorded_in(call: Call, event: RecordingFileGiven, book: Book) -> Call:
    """With a recording in a file."""
    if not event.path.strip() or not 0 < event.size < 2**63 > abs(event.modified_ns):
        raise Refused(Refusal.BAD_RECORDING, event.path[:200])
    file = RecordingFile(event.path, event.size, event.modified_ns, event.audio)
    if file != call.recording:
        _check_overwriting(call, book, overwrite=event.overwrite)
    return replace(call, media_url=None, recording=file)


def called_back(call: Call, event: CallBackPlanned | CallBackDone | CallBackCancelled) -> Call:
    """With a call-back planned, done or cancelled."""
    if isinstance(event, CallBackPlanned):
        title = " ".join(event.title.split())[:LONGEST_TITLE]
        return replace(call, call_back=CallBack(event.due.replace(microsecond=0), title))
    if call.call_back is None:
        raise Refused(Refusal.NO_CALL_BACK, call.id)
    if isinstance(event, CallBackDone):
        return replace(call, call_back=replace(call.call_back, done=event.done))
    return replace(call, call_back=None)


def _check_overwriting(call: Call, book: Book, *, overwrite: bool) -> None:
    """A communication has one recording: a second would overwrite the first."""
    if not overwrite and book.has_recording(call.id):
        raise Refused(Refusal.OTHER_RECORDING, call.id)


def with_lead_given(call: Call, event: LeadGiven) -> Call:
    """With the lead that the rep named."""
    if not 0 < event.lead_id < 2**63:
        raise Refused(Refusal.MALFORMED, str(event.lead_id))
    return replace(call, lead_id=event.lead_id, lead_name=event.lead_name)
