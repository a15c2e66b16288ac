"""The calls that the window shows, as the journal last told of them."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, Signal

from ..calls.call import Call, Direction, Status
from ..calls.crm_copy import Entry, SyncState
from ..calls.deriving import sync_state
from ..sync.status import SyncStatus
from . import words
from .whereabouts import whereabouts
from .widgets.call_row import CallRow
from .widgets.timer_label import clock_text

_SYNC_LOOKS: dict[SyncState, tuple[str, str]] = {
    SyncState.SYNCED: ("check", "ok"),
    SyncState.WAITING: ("waiting", "warn"),
    SyncState.SENDING: ("waiting", "warn"),
    SyncState.UNCONFIRMED: ("waiting", "warn"),
    SyncState.NEEDS_YOU: ("alert", "warn"),
    SyncState.LOCAL_ONLY: ("lock", "soft"),
    SyncState.SETTLED_BY_HAND: ("check", "soft"),
}


class CallBook(QObject):
    """Today's calls, open calls, and calls that wait, by id. ``changed`` after each change."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: dict[str, Entry] = {}

    def entry(self, call_id: str) -> Entry | None:
        """One call."""
        return self._entries.get(call_id)

    def open_entries(self) -> list[Entry]:
        """Open calls, oldest first."""
        found = [entry for entry in self._entries.values() if entry.call.is_open]
        return sorted(found, key=_start)

    def needing(self) -> list[Entry]:
        """Calls that only the rep can decide, oldest first."""
        found = [
            entry for entry in self._entries.values() if sync_state(entry) is SyncState.NEEDS_YOU
        ]
        return sorted(found, key=_start)

    def of_day(self, day: date) -> list[Entry]:
        """The calls of one day, newest first."""
        found = [entry for entry in self._entries.values() if entry.call.start_at.date() == day]
        return sorted(found, key=_start, reverse=True)

    def put(self, entry: Entry) -> None:
        """Take note of a call's newest value."""
        if self._entries.get(entry.call.id) != entry:
            self._entries[entry.call.id] = entry
            self.changed.emit()

    def put_all(self, entries: list[Entry]) -> None:
        """Take note of many calls; what came meanwhile is newer and stays."""
        for entry in entries:
            self._entries.setdefault(entry.call.id, entry)
        self.changed.emit()


def _start(entry: Entry) -> tuple[float, int]:
    return entry.call.start_at.timestamp(), entry.call.start.steady_ns


def row_of(entry: Entry, region: str, status: SyncStatus, elapsed: int | None = None) -> CallRow:
    """One line of a list. ``elapsed`` is the length of an open call so far, in seconds."""
    call = entry.call
    missed = is_missed(call)
    icon = "arrow-out" if call.direction is Direction.OUTGOING else "arrow-in"
    seconds = call.duration if call.duration is not None else elapsed
    duration = "" if seconds is None else clock_text(seconds)
    sync_icon, sync_tone = _SYNC_LOOKS[sync_state(entry)]
    if call.is_open and sync_state(entry) is SyncState.SYNCED:
        sync_icon = "dot"
    name, outcome = words.party(call, region), words.outcome_name(call)
    where = whereabouts(entry, status)
    spoken = (
        words.clock_time(call.start_at),
        words.below_party(call, region),
        name,
        outcome,
        duration,
        where,
    )
    return CallRow(
        key=call.id,
        icon="missed" if missed else icon,
        name=name,
        duration=duration,
        status=outcome,
        sync_icon=sync_icon,
        accessible=", ".join(part for part in spoken if part),
        tone="stop" if missed else "text",
        tip=f"{words.clock_time(call.start_at)} · {where}",
        sync_tone=sync_tone,  # type: ignore[arg-type]  # the table above holds tones only
    )


def is_missed(call: Call) -> bool:
    """An incoming call that nobody took."""
    return call.direction is Direction.INCOMING and call.status is Status.INTERRUPTED


def summary_of(entries: list[Entry]) -> tuple[int, int, int, list[int]]:
    """Calls, answered calls, minutes, and calls in each hour from the first to the last."""
    answered = [entry.call for entry in entries if entry.call.status is Status.ANSWERED]
    seconds = sum(entry.call.duration or 0 for entry in entries)
    hours = [entry.call.start_at.hour for entry in entries]
    bars = [hours.count(hour) for hour in range(min(hours), max(hours) + 1)] if hours else []
    return len(entries), len(answered), round(seconds / 60), bars
