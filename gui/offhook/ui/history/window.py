"""The history's window: search above, calls in the middle, the chosen one below."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...calls.crm_copy import Entry
from ...qt.icons import app_icon
from ...qt.theme import current_tokens
from ...sync.status import SyncStatus
from ..controller import Controller
from ..shortcuts import Act, sequence
from ..whereabouts import what_rows_tell
from ..widgets.banner import Tone
from .actions import Actions
from .details import Details
from .export_strip import ExportStrip
from .filters import Filters
from .middle import Middle
from .model import HistoryModel
from .row_words import HistoryRow, history_row
from .sheet import sheet_of
from .source import HistorySource
from .table import HistoryTable
from .topic_banner import TopicBanner
from .week import DAYS, Week

PATIENCE_MS = 200
"""What is read within this time is not announced first."""
RETRY_MS = 1000
WEEK_SOON_MS = 150
WEEK_MS = 1500
"""How soon the figures follow a call."""
READING = "reading"
"""What the banner speaks of while the journal cannot be read."""
ROWS = 5
"""Rows that are in sight in any case: what stands around the list gives way to them."""


class HistoryWindow(QWidget):
    """Beside the main window, never modal. ``call_wanted`` carries the ``Entry`` to be shown there,
    ``ledger_wanted`` too; ``dial_wanted`` a number for the field."""

    call_wanted = Signal(object)
    ledger_wanted = Signal(object)
    dial_wanted = Signal(object)

    def __init__(
        self, controller: Controller, source: HistorySource, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._controller = controller
        self._source = source
        self._status = SyncStatus()
        self._chosen = 0
        self.filters = Filters(self._date)
        self.model = HistoryModel(source, self._to_row, self)
        self.table = HistoryTable(self.model)
        self.week = Week()
        self.details = Details()
        self.banner = TopicBanner()
        self.exporting = ExportStrip(source)
        self.actions_row = Actions(controller, self.banner)
        self.middle = Middle(self.model, self.table)
        self._patience = self._timer(PATIENCE_MS, self._say_reading)
        self._retry = self._timer(RETRY_MS, self.model.look_again)
        self._week_later = self._timer(WEEK_MS, self._load_week)
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        tokens = current_tokens()
        self.setWindowIcon(app_icon())
        self.setMinimumSize(QSize(tokens.px(340), tokens.px(420)))
        self.resize(QSize(tokens.px(860), tokens.px(720)))
        side = tokens.space_l
        top = QVBoxLayout()
        top.setContentsMargins(side, tokens.space_m, side, tokens.space_s)
        top.setSpacing(tokens.space_s)
        for part in (self.week, self.filters, self.banner, self.exporting):
            top.addWidget(part)
        foot = QVBoxLayout()
        foot.setContentsMargins(side, tokens.space_m, side, tokens.space_m)
        foot.setSpacing(tokens.space_m)
        foot.addWidget(self.details)
        foot.addWidget(self.actions_row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.middle, 1)
        column.addLayout(foot)
        self.setFocusProxy(self.filters.text)

    def _connect(self) -> None:
        self.filters.changed.connect(self._look)
        self.filters.more.toggled.connect(self._make_room)
        self.filters.down.connect(self._to_list)
        self.middle.all_wanted.connect(self.filters.clear)
        self.model.found.connect(self._found)
        self.model.failed.connect(self._failed)
        self.model.arrived.connect(self._show_chosen)
        self.table.moved.connect(self._moved)
        self.table.opened.connect(self.actions_row.open)
        self.actions_row.call_wanted.connect(self.call_wanted)
        self.actions_row.ledger_wanted.connect(self.ledger_wanted)
        self.actions_row.dial_wanted.connect(self.dial_wanted)
        self.actions_row.export_wanted.connect(self.export_to)
        QShortcut(sequence(Act.FIND), self).activated.connect(self.to_search)
        self.table.sort_wanted.connect(self.filters.sort_by)
        self.exporting.done.connect(self._exported)
        bridge = self._controller.bridge
        bridge.entry_changed.connect(self._entry_changed)
        bridge.status_changed.connect(self.show_status)
        self._source.renewed.connect(self._week_soon)

    # Properties

    def chosen(self) -> Entry | None:
        """The call that has the keyboard, once it is read."""
        return self.model.entry(self.table.place())

    def count_text(self) -> str:
        """How many calls are shown, in words; what stands in their place if none is."""
        return self.middle.text()

    # Methods

    def show_status(self, status: SyncStatus) -> None:
        """Sync said how things stand, which rows and sentences tell of."""
        before, self._status = self._status, status
        if what_rows_tell(status) != what_rows_tell(before):
            self.model.word_again()
            self._show_chosen()

    def retranslate(self) -> None:
        """Say everything in the language of now; also after a change of the settings."""
        self.setWindowTitle(self.tr("Offhook: history"))
        self.model.word_again()
        self._show_chosen()
        if self.banner.topic == READING:
            self._say_unreadable()

    def to_search(self) -> None:
        """Ready to type something else."""
        self.filters.text.setFocus()
        self.filters.text.selectAll()

    def export_to(self, path: Path) -> None:
        """Write what is shown, in its order."""
        sheet = sheet_of(self._controller.settings.region, self._status)
        self.exporting.start(self.model.seqs, path, sheet)
        self._show_chosen()

    def _to_row(self, entry: Entry) -> HistoryRow:
        now = self._controller.now().wall
        return history_row(entry, self._controller.settings.region, self._status, now)

    def _date(self) -> date:
        return self._controller.now().wall.date()

    def _timer(self, ms: int, slot: Any) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(ms)
        timer.timeout.connect(slot)
        return timer

    def _make_room(self) -> None:
        """First the call in full gives way to the list, then the week."""
        tokens = current_tokens()
        width = self.width() - 2 * tokens.space_l
        row = self.table.verticalHeader().defaultSectionSize()
        rest = self.height() - (ROWS + 1) * row - tokens.px(90)
        rest -= sum(
            _height(part, width)
            for part in (self.filters, self.banner, self.exporting, self.actions_row)
            if not part.isHidden()
        )
        for part, wanted in ((self.week, True), (self.details, self.chosen() is not None)):
            rest -= _height(part, width) if wanted else 0
            part.setVisible(wanted and rest >= 0)

    # Slots

    def _look(self) -> None:
        self._patience.start()
        self.model.show(self.filters.query())
        order = self.filters.wanted_order()
        self.table.show_order(order.column, descending=order.descending)

    def _found(self) -> None:
        self._patience.stop()
        self._retry.stop()
        self.banner.take_down(READING)
        self.middle.show_calls()
        kept = self.model.place_of(self._chosen) if self._chosen else -1
        if kept >= 0 or self.model.rowCount():
            self.table.go_to(max(0, kept))
        self._moved()

    def _failed(self, _error: object) -> None:
        self._patience.stop()
        self._say_unreadable()
        self._retry.start()

    def _say_unreadable(self) -> None:
        text = self.tr("Offhook's file cannot be read now; it keeps trying.")
        self.banner.say("warn", text, topic=READING)

    def _say_reading(self) -> None:
        if not self.model.rowCount():
            self.middle.show_calls()

    def _exported(self, tone: Tone, text: str) -> None:
        self.banner.say(tone, text)
        self._show_chosen()

    def _moved(self) -> None:
        place = self.table.place()
        if 0 <= place < self.model.rowCount():
            self._chosen = self.model.seqs[place]
        self._show_chosen()

    def _show_chosen(self) -> None:
        entry = self.chosen()
        if entry is not None:
            region = self._controller.settings.region
            self.details.show_entry(entry, region, self._status, self._controller.now().wall)
        self.actions_row.show_entry(entry, self._status)
        self.actions_row.set_exportable(self.model.rowCount() > 0 and not self.exporting.is_busy())
        self._make_room()

    def _to_list(self) -> None:
        if self.model.rowCount():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _entry_changed(self, entry: Entry) -> None:
        if not self.isVisible():
            return
        self.model.take(entry)
        self._week_soon()
        chosen = self.chosen()
        if chosen is not None and chosen.call.id == entry.call.id:
            self._show_chosen()

    def _week_soon(self) -> None:
        if self.isVisible() and not self._week_later.isActive():
            self._week_later.start()

    def _load_week(self) -> None:
        last = self._date()
        first = date.fromordinal(last.toordinal() - DAYS + 1)
        self._source.of_days(first, last, self._week_loaded)

    def _week_loaded(self, result: Any) -> None:
        if isinstance(result, list):
            self.week.show_calls(result, self._date())

    # Events

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._look()
            # The rows are waited for, the figures are not.
            QTimer.singleShot(WEEK_SOON_MS, self, self._load_week)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.exporting.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Find):
            self.to_search()
        elif event.matches(QKeySequence.StandardKey.Close):
            self.close()
        elif event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.filters.text.text():
            self.filters.text.clear()
            self.filters.text.setFocus()
        else:
            self.close()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()


def _height(part: QWidget, width: int) -> int:
    return part.heightForWidth(width) if part.hasHeightForWidth() else part.sizeHint().height()
