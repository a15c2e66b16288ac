"""Below everything: the day's calls, or in a call the other open ones."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ..calls.clock import Instant
from ..calls.crm_copy import Entry
from ..calls.figures import figures_of
from ..qt.theme import current_tokens
from ..sync.status import SyncStatus
from . import figure_words, masking, words
from .call_book import CallBook, row_of
from .controller import Controller
from .shortcuts import Act, key_text
from .whereabouts import what_rows_tell
from .widgets.call_row import CallRow
from .widgets.day_list import DayList
from .widgets.icon_button import IconButton

AFTER_A_CALL = 3
"""Rows that stay in sight below an ended call."""

MIDNIGHT_MS = 20_000
"""How often a window that nothing happens in looks whether it is another day."""


class DayPanel(QWidget):
    """``opened`` carries the id of the call that the rep chose."""

    opened = Signal(object)
    history_wanted = Signal()

    def __init__(
        self, controller: Controller, book: CallBook, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self._book = book
        self._shown = ""
        self._status = SyncStatus()
        self._rows: dict[str, tuple[Entry, CallRow]] = {}
        self._worded_for: tuple[object, ...] = ()
        self._height = 0
        self._gives_way = False
        self._beside = 0
        self._in_call = False
        self.list = DayList(self.tr("Calls"))
        self.history = IconButton("history", "")
        self.history.clicked.connect(self.history_wanted)
        # No higher than the words beside it: below a call every pixel is wanted.
        self.history.setMaximumHeight(current_tokens().px(20))
        self.list.add_corner(self.history)
        self._name_history()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        self.list.opened.connect(self.opened)
        self._day = controller.now().wall.date()
        midnight = QTimer(self)
        midnight.setInterval(MIDNIGHT_MS)
        midnight.timeout.connect(self._look_at_date)
        midnight.start()

    # Methods

    def show_book(self, shown: str, status: SyncStatus) -> None:
        """Show the calls that belong here while the window is about ``shown`` (an id, or none)."""
        self._shown, self._status = shown, status
        now = self._controller.now()
        entry = self._book.entry(shown)
        self._in_call = entry is not None and entry.call.is_open
        if self._in_call:
            self._show_others(shown, now)
        else:
            self._show_day(now)

    def take_keyboard(self) -> None:
        """To the rows. Not by a focus proxy: one that is hidden, as on an empty day, traps Tab."""
        self.list.view.setFocus()

    def fit(self, height: int) -> None:
        """Beside a call, take no more than ``height`` pixels, in whole rows."""
        if height != self._height:
            self._height = height
            self._make_room()

    def show_time(self, now: Instant) -> None:
        """Open calls grew longer."""
        if any(entry.call.id != self._shown for entry in self._book.open_entries()):
            self.show_book(self._shown, self._status)

    def _show_others(self, shown: str, now: Instant) -> None:
        others = [entry for entry in self._book.open_entries() if entry.call.id != shown]
        self._beside = min(len(others), AFTER_A_CALL)
        many = len(others) > 1
        title = self.tr("Other calls") if many else self.tr("Second call")
        self.list.set_head(title, "")
        self.list.set_hours((), "")
        self._set_rows(others, now)
        self._make_room()

    def _show_day(self, now: Instant) -> None:
        entries = self._book.of_day(now.wall.date())
        figures = figures_of(entry.call for entry in entries)
        # First what goes on: below an ended call there may be room for one row alone.
        entries.sort(key=lambda entry: not entry.call.is_open)
        self._day = now.wall.date()
        self._beside = AFTER_A_CALL
        self.list.set_head(self.tr("Today"), figure_words.summary(figures) if figures.calls else "")
        hours = [figures.by_hour[hour] for hour in figures.hours()]
        # One alone has nothing beside it that it could be compared with.
        self.list.set_hours(hours if len(hours) > 1 else (), figure_words.by_hour(figures))
        self.list.set_empty_text(self.tr("No calls yet today."))
        self._set_rows(entries, now)
        self._make_room()

    def give_way(self, gives_way: bool) -> None:
        """Before a call: leave the little room there is to what has to be read and pressed."""
        if gives_way is not self._gives_way:
            self._gives_way = gives_way
            self._make_room()

    def _make_room(self) -> None:
        if not self._shown:
            self.list.set_room(None)
            self.setVisible(not self._gives_way)
            return
        fits = self.list.rows_in(self._height)
        if self._in_call:  # another call that is open must stay in reach
            self.list.set_room(max(1, min(fits, self._beside)))
            self.setVisible(self._beside > 0)
        else:
            least = min(1, len(self._book.open_entries()))
            self.list.set_room(max(least, min(fits, self._beside)))
            self.setVisible(fits >= 0 or least > 0)

    def _set_rows(self, entries: list[Entry], now: Instant) -> None:
        region = self._controller.settings.region
        worded_for = (
            region,
            words.language(),
            masking.is_hidden(),
            what_rows_tell(self._status),
        )
        if worded_for != self._worded_for:
            self._worded_for = worded_for
            self._rows.clear()
        self.list.set_rows([self._row(entry, region, now) for entry in entries])
        self.list.set_at_once([entry.call.id for entry in entries if entry.call.is_open])

    def _row(self, entry: Entry, region: str, now: Instant) -> CallRow:
        """The row of a call. Of a call that is over it stays the same: a day of them is not worded
        anew whenever one changes."""
        if entry.call.is_open:
            return row_of(entry, region, self._status, now.seconds_since(entry.call.start))
        kept = self._rows.get(entry.call.id)
        if kept is None or kept[0] is not entry:
            kept = entry, row_of(entry, region, self._status)
            self._rows[entry.call.id] = kept
        return kept[1]

    def _name_history(self) -> None:
        self.history.set_name(f"{self.tr('History')} ({key_text(Act.HISTORY)})")

    # Slots and events

    def _look_at_date(self) -> None:
        if not self._in_call and self._controller.now().wall.date() != self._day:
            self.show_book(self._shown, self._status)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.list.view.setAccessibleName(self.tr("Calls"))
            self._name_history()
            self.show_book(self._shown, self._status)
