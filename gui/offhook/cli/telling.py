"""The verbs that tell of a call. Nothing said is lost: first the inbox, then all else.

The exit code is 0 once the event is committed, 1 if it was refused or the disk did not keep it, 2
for a wrong usage, 3 if it is kept but nobody has applied it yet. ``event`` waits for nobody: its 0
says that the event is on the disk. A warning about whom ``dial`` calls changes no exit code.
"""

from __future__ import annotations

import sys
import time
import uuid
from argparse import Namespace
from pathlib import Path
from typing import Any

from ..calls.call import Direction, Disposition, Status
from ..calls.events import (
    Answered,
    Began,
    CallBackCancelled,
    CallBackDone,
    CallBackPlanned,
    Ended,
    Event,
    NoteTyped,
    PastCall,
    RecordingFileGiven,
    RecordingGiven,
    StatusChosen,
)
from ..calls.follow_ups import BadFile
from ..calls.payloads import to_payload
from ..calls.rules import Refusal, Refused
from ..desk.audio import look_at
from ..desk.clock import SystemClock
from ..desk.folder import DataFolder
from ..desk.inbox import Inbox
from ..speech import translate
from .window import ANSWER_SECONDS, Window

DONE, REFUSED, WRONG_USAGE, NOT_YET = 0, 1, 2, 3

PATIENCE = 5.0
"""Seconds that the verbs wait for commit or refusal."""

HOOK_PATIENCE = 0.3
"""Seconds that ``event`` gives the window to hear its knock; one that is busy does not."""

_POLL_SECONDS = 0.02


def run(options: Namespace, folder: DataFolder) -> int:
    """Tell what ``options`` say."""
    clock = SystemClock()
    recording = getattr(options, "recording", "")
    if recording and "://" not in recording:
        return _complain(
            translate(
                "Terminal",
                "--recording takes a web address. A file: offhook recording FILE --call ID",
            ),
            REFUSED,
        )
    common: dict[str, Any] = {"id": str(uuid.uuid4()), "at": clock.now()}
    try:
        event = _event(options, common)
    except BadFile as bad:
        from . import words

        return _complain(words.bad_file(bad, options.value), REFUSED)
    try:
        Inbox(folder.create().inbox, clock).put(event.id, to_payload(event), event.at)
    except OSError as error:
        from . import words

        return _complain(words.not_kept(error), REFUSED)
    hook = options.verb == "event"
    try:
        Window(folder, options.base_url).knock(HOOK_PATIENCE if hook else ANSWER_SECONDS)
    except OSError as error:
        from . import words

        print(words.not_started(error), file=sys.stderr)
    return DONE if hook else follow(event, folder)


def _event(options: Namespace, common: dict[str, Any]) -> Event:
    if options.verb == "event":
        return event_of_phone(options, common)
    return event_of(options, common)


def event_of(options: Namespace, common: dict[str, Any]) -> Event:
    """What a person or a script says; ``common`` holds the event's id and instant.

    Raises :class:`~offhook.calls.follow_ups.BadFile` for a file that is no recording.
    """
    common = {**common, "source": "cli"}
    match options.verb:
        case "dial" | "ring":
            outgoing = options.verb == "dial"
            return Began(
                **common,
                new_call_id=str(uuid.uuid4()),
                direction=Direction.OUTGOING if outgoing else Direction.INCOMING,
                number=options.number,
                line=options.local,
            )
        case "log":
            return PastCall(
                **common,
                new_call_id=str(uuid.uuid4()),
                direction=Direction(options.direction),
                number=options.number,
                start=options.start,
                duration=options.duration,
                status=Status(options.status) if options.status else None,
                line=options.local,
                recording=options.recording,
                note=options.note,
            )
    common["call_id"] = options.call
    match options.verb:
        case "answered":
            return Answered(**common)
        case "hangup":
            return Ended(**common)
        case "status":
            return StatusChosen(**common, status=Status(options.value))
        case "note":
            return NoteTyped(**common, text=options.value)
        case "recording":
            return recording_of(options.value, {**common, "overwrite": options.replace})
        case "callback":
            return call_back_of(options, common)
    raise AssertionError(f"{options.verb} tells of no call")


def recording_of(text: str, common: dict[str, Any]) -> Event:
    """A recording at a web address, or in a file, which is looked at."""
    if "://" in text:
        return RecordingGiven(**common, url=text)
    found = look_at(Path(text))
    return RecordingFileGiven(
        **common,
        path=found.path,
        size=found.size,
        modified_ns=found.modified_ns,
        audio=found.kind,
    )


def call_back_of(options: Namespace, common: dict[str, Any]) -> Event:
    """A call-back that is planned, was made, or was not meant."""
    if options.done:
        return CallBackDone(**common)
    if options.cancel:
        return CallBackCancelled(**common)
    return CallBackPlanned(**common, due=options.at, title=options.title)


def event_of_phone(options: Namespace, common: dict[str, Any]) -> Event:
    """What a phone's hook says."""
    common = {
        **common,
        "source": options.source or "phone",
        "from_phone": True,
        "phone_call": options.id,
    }
    direction = Direction(options.direction) if options.direction else None
    match options.moment:
        case "dialing" | "ringing":
            outgoing = options.moment == "dialing"
            return Began(
                **common,
                new_call_id=str(uuid.uuid4()),
                direction=Direction.OUTGOING if outgoing else Direction.INCOMING,
                number=options.number,
                line=options.local,
            )
        case "answered":
            return Answered(**common, number=options.number)
        case "missed":
            direction = Direction.INCOMING
    how = {
        "ended": None,
        "busy": Disposition.BUSY,
        "failed": Disposition.FAILED,
        "missed": Disposition.NO_ANSWER,
    }
    return Ended(
        **common, disposition=how[options.moment], number=options.number, direction=direction
    )


def follow(event: Event, folder: DataFolder, patience: float = PATIENCE) -> int:
    """Wait ``patience`` seconds for what becomes of ``event``, say it, and give the exit code."""
    from ..journal.errors import JournalError

    begun = event.new_call_id if isinstance(event, Began | PastCall) else ""
    result = None
    try:
        result = _result(event.id, folder, patience)
    except JournalError as error:
        from . import words

        print(words.journal(error), file=sys.stderr)
    if result is None:
        _print_id(begun)
        said = translate("Terminal", "It is kept, and will be applied once the window is ready.")
        return _complain(said, NOT_YET)
    refused, call_id = result
    if refused is not None:
        return _say_refused(refused, folder)
    if begun and call_id:
        _print_id(call_id)  # another source may have told of this call before
        if _is_dial(event):
            from .minding import mind

            mind(call_id, folder)
    return DONE


def _is_dial(event: Event) -> bool:
    outgoing = isinstance(event, Began) and event.direction is Direction.OUTGOING
    return outgoing and not event.from_phone


def _result(
    event_id: str, folder: DataFolder, patience: float
) -> tuple[Refused | None, str | None] | None:
    """What the journal says of the event; ``None`` if it says nothing in time.

    After an upgrade the window that opens brings the journal up to date first.
    """
    from ..journal.errors import JournalOlder
    from .journal import open_journal

    until = time.monotonic() + patience
    while True:
        try:
            reader = open_journal(folder)
        except JournalOlder:
            reader = None
        if reader is not None:
            with reader:
                result = reader.event_result(event_id)
            if result is not None:
                return result
        if time.monotonic() >= until:
            return None
        time.sleep(_POLL_SECONDS)


def _say_refused(refused: Refused, folder: DataFolder) -> int:
    from . import cells, words
    from .journal import open_calls

    print(words.refusal(refused), file=sys.stderr)
    if refused.reason is not Refusal.SEVERAL_OPEN:
        return REFUSED
    for call in open_calls(folder):
        if call.id in refused.detail:
            print(f"  {cells.call_line(call)}", file=sys.stderr)
    return WRONG_USAGE


def _print_id(call_id: str) -> None:
    try:
        print(call_id, end="\n" if call_id else "", flush=True)
    except BrokenPipeError:
        pass  # nobody reads; the exit code says what became of the event all the same


def _complain(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code
