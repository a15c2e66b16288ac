"""The journal as the verbs read it: beside the window that writes it, or without one."""

from __future__ import annotations

from ..calls.call import Call, Place
from ..calls.crm_copy import Entry, SyncState
from ..calls.deriving import sync_state
from ..calls.part_deriving import parts_moving, parts_needing
from ..desk.folder import DataFolder
from ..journal.errors import JournalEmpty
from ..journal.reader import JournalReader

LEFT = frozenset({SyncState.WAITING, SyncState.SENDING, SyncState.UNCONFIRMED, SyncState.NEEDS_YOU})


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


def entries_left(reader: JournalReader) -> list[tuple[Entry, SyncState]]:
    """The ended calls of which something is still to be sent or asked, with where they stand.

    A call whose log is in the CRM stands as its parts do: one of them to be decided, or to be sent.
    """
    ended = (
        entry
        for entry in reader.unsettled()
        if not entry.call.is_open and entry.call.place is Place.CRM
    )
    states = ((entry, _state(entry)) for entry in ended)
    return [(entry, state) for entry, state in states if state in LEFT]


def _state(entry: Entry) -> SyncState:
    if parts_needing(entry):
        return SyncState.NEEDS_YOU
    state = sync_state(entry)
    return SyncState.WAITING if state not in LEFT and parts_moving(entry) else state


def said_but_not_committed(folder: DataFolder) -> int:
    """How many events wait in the inbox."""
    return sum(1 for _ in folder.inbox.glob("*.json"))
