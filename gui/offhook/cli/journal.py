"""The journal as the verbs read it: beside the window that writes it, or without one."""

from __future__ import annotations

from dataclasses import dataclass

from ..calls.call import Call, Place
from ..calls.deriving import is_moving, needs_rep
from ..desk.folder import DataFolder
from ..journal.errors import JournalEmpty
from ..journal.reader import JournalReader


def open_journal(folder: DataFolder) -> JournalReader | None:
    """The journal; ``None`` while there is none.

    Raises :class:`~offhook.journal.errors.JournalError`.
    """
    if not folder.journal.exists():
        return None
    try:
        return JournalReader(folder.journal)
    except JournalEmpty:
        return None


def open_calls(folder: DataFolder) -> list[Call]:
    """The open calls, oldest first."""
    reader = open_journal(folder)
    if reader is None:
        return []
    with reader:
        return reader.open_calls()


@dataclass(frozen=True, slots=True)
class Left:
    """How many ended calls have something to be sent, and something that the rep must decide. One
    call may have both: its log waits while its note is asked about."""

    to_send: int
    to_decide: int


def left_in(reader: JournalReader) -> Left:
    """What is not in the CRM yet."""
    ended = [
        entry
        for entry in reader.unsettled()
        if not entry.call.is_open and entry.call.place is Place.CRM
    ]
    return Left(sum(map(is_moving, ended)), sum(map(needs_rep, ended)))


def said_but_not_committed(folder: DataFolder) -> int:
    """How many events wait in the inbox."""
    return sum(1 for _ in folder.inbox.glob("*.json"))
