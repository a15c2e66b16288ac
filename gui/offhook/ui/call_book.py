"""The calls that the window shows, as the journal last told of them."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from ..calls.call import Call, Direction, Status
from ..calls.crm_copy import Entry, SyncState
from ..calls.deriving import needs_rep, sync_state
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


FRAME_MS = 40
"""How often at most the window follows: a backlog that drains changes faster than anybody reads."""


class CallBook(QObject):
    """Today's calls, open calls, and calls that wait, by id.

    ``changed`` at once after a change that stands alone; of changes that come close together, after
    the first, and then once in ``FRAME_MS``. What it tells is always the newest.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: dict[str, Entry] = {}
        self._open: dict[str, Entry] = {}
        self._needing: dict[str, Entry] = {}
        self._days: dict[date, dict[str, Entry]] = {}
        self._sorted: dict[date, list[str]] = {}
        self._untold = False
        self._frame = QTimer(self)
        self._frame.setSingleShot(True)
        self._frame.setInterval(FRAME_MS)
        self._frame.timeout.connect(self._frame_over)

    def entry(self, call_id: str) -> Entry | None:
        """One call."""
        return self._entries.get(call_id)

    def open_entries(self) -> list[Entry]:
        """Open calls, oldest first."""
        return sorted(self._open.values(), key=_start)

    def needing(self) -> list[Entry]:
        """Calls that only the rep can decide, oldest first."""
        return sorted(self._needing.values(), key=_start)

    def of_day(self, day: date) -> list[Entry]:
        """The calls of one day, newest first."""
        entries = self._days.get(day, {})
        if day not in self._sorted:
            self._sorted[day] = sorted(entries, key=lambda id_: _start(entries[id_]), reverse=True)
        return [entries[call_id] for call_id in self._sorted[day]]

    def put(self, entry: Entry) -> None:
        """Take note of a call's newest value."""
        if self._entries.get(entry.call.id) != entry:
            self._keep(entry)
            self._tell()

    def put_all(self, entries: list[Entry]) -> None:
        """Take note of many calls; what came meanwhile is newer and stays."""
        for entry in entries:
            if entry.call.id not in self._entries:
                self._keep(entry)
        self._tell()

    # Inside

    def _keep(self, entry: Entry) -> None:
        call_id, day = entry.call.id, entry.call.start_at.date()
        before = self._entries.get(call_id)
        self._entries[call_id] = entry
        if before is None or _start(before) != _start(entry):
            if before is not None:
                was = before.call.start_at.date()
                del self._days[was][call_id]
                self._sorted.pop(was, None)
            self._sorted.pop(day, None)
        self._days.setdefault(day, {})[call_id] = entry
        _keep_if(entry.call.is_open, self._open, entry)
        _keep_if(needs_rep(entry), self._needing, entry)

    def _tell(self) -> None:
        if self._frame.isActive():
            self._untold = True
        else:
            self._frame.start()
            self.changed.emit()

    # Slots

    def _frame_over(self) -> None:
        if self._untold:
            self._untold = False
            self._tell()


def _keep_if(fits: bool, entries: dict[str, Entry], entry: Entry) -> None:
    if fits:
        entries[entry.call.id] = entry
    else:
        entries.pop(entry.call.id, None)


def _start(entry: Entry) -> tuple[float, int]:
    return entry.call.start_at.timestamp(), entry.call.start.steady_ns


def row_of(entry: Entry, region: str, status: SyncStatus, elapsed: int | None = None) -> CallRow:
    """One line of a list. ``elapsed`` is the length of an open call so far, in seconds."""
    call = entry.call
    missed = is_missed(call)
    icon = "arrow-out" if call.direction is Direction.OUTGOING else "arrow-in"
    seconds = call.duration if call.duration is not None else elapsed
    duration = "" if seconds is None else clock_text(seconds)
    looks_like = SyncState.NEEDS_YOU if needs_rep(entry) else sync_state(entry)
    sync_icon, sync_tone = _SYNC_LOOKS[looks_like]
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
