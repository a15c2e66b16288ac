"""What the window shows: before the call, during it, after it, and the day below.

The scene follows the journal. What the rep does in it is :mod:`offhook.ui.window`.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ..calls.crm_copy import Entry
from ..calls.follow_ups import UploadProgress
from ..qt.icons import app_icon
from ..qt.theme import current_tokens
from ..sync.status import SyncStatus
from . import masking, words
from .call_book import CallBook
from .call_pane import CallPane
from .controller import Controller
from .day_panel import DayPanel
from .dial_pane import DialPane
from .due_desk import DueDesk
from .due_panel import DuePanel
from .ended_pane import EndedPane
from .header import Header
from .mender import Mender
from .notices import Notices
from .outcome_note import words_of
from .pane import Pane
from .room import fitting
from .speaker import Speaker
from .widgets.timer_label import clock_text

TICK_MS = 250
"""How often the timer is looked at; it moves with the clock, not with these ticks."""


LEAST_DAY = 64
"""Pixels at ordinary text size that the day's list keeps beside what is due: its head and a row."""


class Scene(QMainWindow):
    """One column: header, notices, the number, the call, the day."""

    def __init__(self, controller: Controller) -> None:
        super().__init__()
        self._controller = controller
        self._status = SyncStatus()
        self.book = CallBook(self)
        self.speaker = Speaker(controller, self)
        self.mender = Mender(controller, self)
        settings = controller.settings
        masking.hide(settings.mask_names)
        self.header = Header()
        self.notice = Notices()
        self.dial_pane = DialPane(settings)
        self.due_panel = DuePanel()
        self.due = DueDesk(controller, self.speaker, self.due_panel, self)
        self.call_pane = CallPane(self.speaker)
        self.ended_pane = EndedPane(self.speaker, settings.region)
        self.day = DayPanel(controller, self.book)
        self._panes = QStackedWidget()
        self._build()
        controller.bridge.entry_changed.connect(self.book.put)
        controller.bridge.status_changed.connect(self.show_status)
        controller.bridge.upload_moved.connect(self._show_upload)
        self.book.changed.connect(self._show_book)
        self.due.changed.connect(self._show_due)
        self._tick.timeout.connect(self._show_time)
        self.day.opened.connect(self._turn_to)
        self.ended_pane.done.connect(self.show_dial)
        self.ended_pane.dial_wanted.connect(self.fill)
        self.call_pane.new_call.connect(self.show_dial)

    def _build(self) -> None:
        tokens = current_tokens()
        self.setWindowIcon(app_icon())
        room = min((each.availableSize() for each in QGuiApplication.screens()), key=QSize.height)
        self.setMinimumSize(fitting(360, 560, room))
        self.resize(fitting(400, 700, room))
        for pane in (self.call_pane, self.ended_pane):
            self._panes.addWidget(pane)
        self._central = central = QWidget()
        self._notice_room = QWidget()
        notice_room = QVBoxLayout(self._notice_room)
        notice_room.setContentsMargins(tokens.space_l, 0, tokens.space_l, tokens.space_m)
        notice_room.addWidget(self.notice)
        self._notice_room.hide()
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._notice_room)
        column.addWidget(self.dial_pane)
        column.addWidget(self.due_panel)
        column.addWidget(self._panes, 1)
        column.addWidget(self.day)
        self._column = column
        self.setCentralWidget(central)
        central.installEventFilter(self)
        self.notice.installEventFilter(self)
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)

    # Properties

    def shown_call(self) -> str:
        """The id of the call that the window is about, empty before the next one."""
        pane = self._panes.currentWidget()
        if self._panes.isHidden() or not isinstance(pane, CallPane | EndedPane):
            return ""
        return pane.call_id()

    # What is shown

    def show_dial(self) -> None:
        """Ready for the next number. An open call goes on, in the list below."""
        self._leave_panes()
        self._panes.hide()
        self.dial_pane.show()
        self.dial_pane.set_quiet(False)
        self.header.show_direction()
        self.dial_pane.field.setFocus()
        self._show_book()

    def fill(self, number: str) -> None:
        """Put a number into the field (a link, *Dial again*); the rep dials it, or not."""
        self.show_dial()
        self.dial_pane.set_text(number)

    def open_call(self, call_id: object) -> None:
        """Show a call of the list."""
        entry = self.book.entry(str(call_id))
        if entry is None:
            return
        if entry.call.id != self.shown_call():
            self._leave_panes()
        if entry.call.is_open:
            self._panes.setCurrentWidget(self.call_pane)
            self.dial_pane.hide()
            self.call_pane.show_call(entry)
            self.header.show_party(entry.call, self._controller.settings.region)
        else:
            self._panes.setCurrentWidget(self.ended_pane)
            self.dial_pane.show()
            self.dial_pane.set_quiet(True)
            self.header.show_direction()
            self.ended_pane.show_call(entry, self._status)
        self._panes.show()
        self._show_book()

    def _turn_to(self, call_id: object) -> None:
        """From the list: of a call that goes on, what is typed next is its note."""
        self.open_call(call_id)
        entry = self.book.entry(self.shown_call())
        if entry is not None and entry.call.is_open:
            self.call_pane.note.go_on()

    def show_day(self, entries: list[Entry]) -> None:
        """What the journal held at start-up; an open call is shown at once."""
        self.book.put_all(entries)
        self.due.load()
        opened = self.book.open_entries()
        if opened and not self.shown_call() and not self.dial_pane.text():
            self.open_call(opened[-1].call.id)

    def show_status(self, status: SyncStatus) -> None:
        """Sync said how things stand."""
        self._status = status
        self.header.show_status(status)
        self._show_book()

    def use_settings(self) -> None:
        """Settings changed."""
        settings = self._controller.settings
        masking.hide(settings.mask_names)
        self.dial_pane.use_settings(settings)
        self.ended_pane.use_region(settings.region)
        self.retranslate()
        self._show_book()

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        for pane in (self.call_pane, self.ended_pane):
            pane.note.viewport().update()
        self.due.refresh()
        self._show_time()
        self._show_book()

    def _show_due(self) -> None:
        """What is due stands there before a call, and only then; and only where there is room for
        it beside what a call begins with: a small screen at 200 % has none."""
        wanted = self._panes.isHidden() and not self.due_panel.is_empty()
        size = self._central.size()
        above = (self.header, self._notice_room, self.dial_pane)
        left = size.height() - sum(
            _height_for(part, size.width()) for part in above if not part.isHidden()
        )
        left -= self.dial_pane.spared()
        day = max(current_tokens().px(LEAST_DAY), self.day.minimumSizeHint().height())
        without_hint = left + self.dial_pane.hint_room()
        self.dial_pane.set_short(left < day, tight=self._panes.isHidden() and without_hint < 0)
        self.day.give_way(self._panes.isHidden() and without_hint < day)
        self.due_panel.setVisible(wanted and left >= self.due_panel.sizeHint().height() + day)

    def _show_upload(self, moved: UploadProgress) -> None:
        for pane in (self.call_pane, self.ended_pane):
            pane.show_upload(moved.call_id, moved.sent, moved.total)

    def _leave_panes(self) -> None:
        self.call_pane.leave()
        self.ended_pane.leave()

    def _show_book(self) -> None:
        """The journal told something: the pane and the list follow."""
        shown = self.book.entry(self.shown_call())
        if shown is not None:
            region = self._controller.settings.region
            had = self.focusWidget()
            said = words_of(shown.call.disposition)  # by one press, and not a word of the rep's own
            writes = had is self.call_pane.note and self.call_pane.note.toPlainText() not in (
                "",
                said,
            )
            is_over = not shown.call.is_open and self._panes.currentWidget() is self.call_pane
            if is_over:
                self.call_pane.leave()
                self._panes.setCurrentWidget(self.ended_pane)
                self.dial_pane.show()
                self.dial_pane.set_quiet(True)
                self.dial_pane.clear()
                self.header.show_direction()
            if shown.call.is_open:
                self.call_pane.show_call(shown)
                self.header.show_party(shown.call, region)
            else:
                self.ended_pane.show_call(shown, self._status)
            if is_over and had in self.call_pane.findChildren(QWidget):
                self._move_keyboard(in_note=writes)
        self._show_due()
        self.day.show_book(self.shown_call(), self._status)
        # Before a call the day takes the room; during and after one, the note does.
        self._column.setStretchFactor(self.day, 1 if self._panes.isHidden() else 0)
        self._fit()
        if self.book.open_entries():
            self._tick.start()
        else:
            self._tick.stop()
        self._show_time()

    def _move_keyboard(self, *, in_note: bool) -> None:
        """The call is over, maybe by the other party's doing: who writes a note goes on with it,
        and everybody else with the next number. No key must reach a button that was not meant."""
        if in_note:
            self.ended_pane.note.go_on()
        else:
            self.dial_pane.field.setFocus()

    def _show_time(self) -> None:
        now = self._controller.now()
        title = "Offhook"
        opened = self.book.open_entries()
        shown = self.book.entry(self.shown_call())
        if shown is not None and shown.call.is_open:
            elapsed = now.seconds_since(shown.call.start)
            self.call_pane.show_elapsed(elapsed)
            title = words.labelled("Offhook", clock_text(elapsed))
        elif opened:
            elapsed = now.seconds_since(opened[-1].call.start)
            title = words.labelled("Offhook", clock_text(elapsed))
        # Names and numbers stay out of the title, which others can see.
        if self.windowTitle() != title:
            self.setWindowTitle(title)
        self.day.show_time(now)

    def _fit(self) -> None:
        """The day below a call has as many rows as the call leaves room for."""
        self._show_due()
        pane = self._panes.currentWidget()
        if self._panes.isHidden() or not isinstance(pane, Pane):
            return
        room = self._central.size()
        above = (self.header, self._notice_room, self.dial_pane)
        heights = (_height_for(part, room.width()) for part in above if not part.isHidden())
        self.day.fit(room.height() - sum(heights) - pane.height_for(room.width()))

    # Events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.notice:
            if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
                self._notice_room.setVisible(not self.notice.isHidden())
        elif event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fit()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()


def _height_for(part: QWidget, width: int) -> int:
    return part.heightForWidth(width) if part.hasHeightForWidth() else part.sizeHint().height()
