"""What could not be saved yet, in words that the rep can copy to paper."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from ..calls.call import Call, Direction
from ..calls.events import Began, Ended, Event, NoteTyped, PastCall
from ..calls.numbers import BadNumber, understand
from ..journal.errors import Trouble
from . import masking, words
from .call_book import CallBook

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Unsaved:
    """An event that is not committed, and why."""

    event: Event
    trouble: Trouble


def sentence(unsaved: tuple[Unsaved, ...], book: CallBook, region: str) -> str:
    """What is wrong, what it is about, what to do."""
    about = "\n".join(f"– {_line(each.event, book, region)}" for each in unsaved)
    return "\n".join((trouble(unsaved[0].trouble), about, _what_to_do()))


def trouble(trouble: Trouble) -> str:
    """Why nothing can be saved."""
    sentences = {
        Trouble.FULL: translate("Words", "Not saved: this computer's disk is full."),
        Trouble.READ_ONLY: translate(
            "Words", "Not saved: nothing can be written to Offhook's folder."
        ),
        Trouble.HELD: translate(
            "Words", "Not saved yet: Offhook's file is busy. Perhaps a backup is holding it."
        ),
        Trouble.FAILING: translate("Words", "Not saved: the disk does not answer as it should."),
    }
    return sentences[trouble]


def _what_to_do() -> str:
    return translate(
        "Words",
        "Write it on paper. Offhook keeps trying; this message goes once it is saved.",
    )


def _line(event: Event, book: CallBook, region: str) -> str:
    time = words.clock_time(event.at.wall)
    if isinstance(event, Began | PastCall):
        number = _number(event.number, region)
        if event.direction is Direction.OUTGOING:
            text = translate("Words", "call to %1, %2")
        else:
            text = translate("Words", "call from %1, %2")
        return text.replace("%1", number).replace("%2", time)
    entry = book.entry(event.call_id or "")
    name = _party(entry.call, region) if entry is not None else "?"
    if isinstance(event, Ended):
        text = translate("Words", "end of the call with %1, %2")
    elif isinstance(event, NoteTyped):
        text = translate("Words", "note on the call with %1, %2")
    else:
        text = translate("Words", "change to the call with %1, %2")
    return text.replace("%1", name).replace("%2", time)


def _party(call: Call, region: str) -> str:
    number = words.remote_number(call.remote, region) if call.remote else ""
    name = words.party(call, region)
    return name if number in ("", name) else f"{name}, {number}"


def _number(text: str, region: str) -> str:
    try:
        e164 = understand(text, region).e164
    except BadNumber:
        e164 = None
    return words.remote_number(e164, region) if e164 else masking.number(text) or "?"
