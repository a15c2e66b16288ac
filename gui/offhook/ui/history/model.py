"""The calls that fit, as rows of a table: numbers first, what they hold when it is looked at."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from ...calls.crm_copy import Entry
from ...journal.history import HistoryQuery
from ..widgets.labels import plain_tip
from .row_words import COLUMNS, HistoryRow
from .source import HistorySource

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()

PAGE = 64
"""Rows that are read at once."""
KEPT = 4096
"""Entries that stay in memory."""
MOST_WANTED = 6
"""Pages that wait to be read: who scrolls past a page does not want it any more."""
LATER_MS = 700
"""How soon after a change it is looked for anew what fits."""


class HistoryModel(QAbstractTableModel):
    """``found``: another set of calls is shown; ``failed`` carries the ``Exception``; ``arrived``:
    rows that were only numbers have their words."""

    found = Signal()
    failed = Signal(object)
    arrived = Signal()

    def __init__(
        self, source: HistorySource, to_row: Callable[[Entry], HistoryRow], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._source = source
        self._to_row = to_row
        self._query = HistoryQuery()
        self._seqs: array[int] = array("q")
        self._entries: OrderedDict[int, Entry] = OrderedDict()
        self._rows: dict[int, HistoryRow] = {}
        self._known: dict[str, int] = {}
        self._wanted: list[int] = []
        self._finding = self._reading = self._find_again = False
        self._round = 0
        self._later = _single_shot(self, LATER_MS, self.look_again)
        self._soon = _single_shot(self, 0, self._read)
        source.renewed.connect(self._renew)

    # Properties

    @property
    def seqs(self) -> array[int]:
        """The numbers of all that fit, in their order."""
        return self._seqs

    @property
    def query(self) -> HistoryQuery:
        """What they had to be."""
        return self._query

    @property
    def is_finding(self) -> bool:
        """Whether the answer is still to come."""
        return self._finding

    @property
    def is_read(self) -> bool:
        """Whether there ever was one: before it, that there are no calls says nothing."""
        return self._round > 0

    def entry(self, place: int) -> Entry | None:
        """The call at ``place``; ``None`` if there is none, or it is still to be read."""
        if not 0 <= place < len(self._seqs):
            return None
        entry = self._entries.get(self._seqs[place])
        if entry is None:
            self._want(place)
        return entry

    def row(self, place: int) -> HistoryRow | None:
        """The words of the call at ``place``."""
        entry = self.entry(place)
        if entry is None:
            return None
        seq = self._seqs[place]
        row = self._rows.get(seq)
        if row is None:
            row = self._rows[seq] = self._to_row(entry)
        return row

    def place_of(self, seq: int) -> int:
        """Where the call numbered ``seq`` stands; -1 if it does not fit."""
        try:
            return self._seqs.index(seq)
        except ValueError:
            return -1

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._seqs)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if way is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section].title()
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        shown = (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        )
        if role not in shown or not index.isValid():
            return None
        row = self.row(index.row())
        if row is None:
            return ""
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(row.tip)
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return row.spoken
        return COLUMNS[index.column()].text(row)

    # Methods

    def show(self, query: HistoryQuery) -> None:
        """Show the calls that fit; of several in a row the last one counts."""
        self._query = query
        self.look_again()

    def look_again(self) -> None:
        """Look anew for what fits."""
        self._later.stop()
        if self._finding:
            self._find_again = True
            return
        self._finding = True
        self._source.find(self._query, self._found)

    def take(self, entry: Entry) -> None:
        """A call changed, or is new."""
        seq = self._known.get(entry.call.id)
        if seq is not None and seq in self._entries:
            self._entries[seq] = entry
            self._rows.pop(seq, None)
            self._tell(self.place_of(seq), 1)
        if not self._later.isActive():
            self._later.start()

    def word_again(self) -> None:
        """Another language, region or state of things: say all rows anew."""
        self._rows.clear()
        self._tell(0, len(self._seqs))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    def _want(self, place: int) -> None:
        page = place // PAGE
        if page in self._wanted:
            return
        self._wanted = [*self._wanted[1 - MOST_WANTED :], page]
        if not self._reading and not self._soon.isActive():
            self._soon.start()

    def _tell(self, place: int, count: int) -> None:
        if place >= 0 and count:
            last = self.index(place + count - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(place, 0), last)

    # Slots

    def _found(self, result: Any) -> None:
        self._finding = False
        if self._find_again:
            self._find_again = False
            self.look_again()
            return
        if isinstance(result, Exception):
            self.failed.emit(result)
            return
        self.beginResetModel()
        self._seqs = result
        self._round += 1
        self._wanted.clear()
        self.endResetModel()
        self.found.emit()

    def _read(self) -> None:
        """The page that was wanted last, which is the one that is looked at."""
        while self._wanted and not self._reading:
            first = self._wanted.pop() * PAGE
            missing = [seq for seq in self._seqs[first : first + PAGE] if seq not in self._entries]
            if missing:
                self._reading = True
                self._source.read(missing, partial(self._arrived, first, self._round))

    def _arrived(self, first: int, asked_in: int, result: Any) -> None:
        self._reading = False
        if isinstance(result, Exception):
            self.failed.emit(result)
            return
        for seq, entry in result:
            self._entries[seq] = entry
            self._known[entry.call.id] = seq
        while len(self._entries) > KEPT:
            seq, entry = self._entries.popitem(last=False)
            self._known.pop(entry.call.id, None)
            self._rows.pop(seq, None)
        if asked_in == self._round:
            self._tell(first, min(PAGE, len(self._seqs) - first))
        self.arrived.emit()
        self._read()

    def _renew(self) -> None:
        self._entries.clear()
        self._rows.clear()
        self._known.clear()
        self.look_again()


def _single_shot(parent: QAbstractTableModel, ms: int, slot: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(ms)
    timer.timeout.connect(slot)
    return timer
