"""The window: before the call, during it, after it, and the day below.

Commit, then show: what the rep does is said to the journal, and shown once it is committed there.
Until then the window says *saving*; nothing that was typed is lost.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ..calls.call import Call, Direction
from ..calls.crm_copy import Entry
from ..calls.numbers import NumberProblem
from ..calls.rules import Refusal, Refused
from ..calls.tokens import TokenState
from ..qt.icons import app_icon
from ..qt.theme import current_tokens
from ..sync.status import SyncStatus
from . import complaints
from .beginning import Beginning, Wish
from .call_book import CallBook
from .call_pane import CallPane
from .controller import Controller
from .day_panel import DayPanel
from .dial_pane import DialPane
from .ended_pane import EndedPane
from .header import Header
from .notices import Notices
from .opening import Dialogs
from .speaker import Speaker
from .widgets.timer_label import clock_text

TICK_MS = 250
"""How often the timer is looked at; it moves with the clock, not with these ticks."""


class MainWindow(QMainWindow):
    """The rep's window. ``close_wanted`` when it is closed: the program decides what that means."""

    close_wanted = Signal()

    def __init__(self, controller: Controller) -> None:
        super().__init__()
        self._controller = controller
        self._status = SyncStatus()
        self.book = CallBook(self)
        self.speaker = Speaker(controller, self)
        self.beginning = Beginning(self.speaker, self)
        settings = controller.settings
        self.header = Header()
        self.notice = Notices()
        self.dial_pane = DialPane(settings)
        self.call_pane = CallPane(self.speaker)
        self.ended_pane = EndedPane(self.speaker, settings.region)
        self.day = DayPanel(controller, self.book)
        self._panes = QStackedWidget()
        self.dialogs = Dialogs(controller, self.speaker, self)
        self._build()
        self._connect()
        self.retranslate()
        self.show_dial()

    def _build(self) -> None:
        tokens = current_tokens()
        self.setWindowIcon(app_icon())
        self.setMinimumSize(QSize(tokens.px(360), tokens.px(560)))
        self.resize(QSize(tokens.px(400), tokens.px(700)))
        for pane in (self.call_pane, self.ended_pane):
            self._panes.addWidget(pane)
        central = QWidget()
        notice_room = QVBoxLayout()
        notice_room.setContentsMargins(tokens.space_l, 0, tokens.space_l, 0)
        notice_room.addWidget(self.notice)
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(notice_room)
        column.addWidget(self.dial_pane)
        column.addWidget(self._panes, 1)
        column.addWidget(self.day)
        self._column = column
        self.setCentralWidget(central)
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)

    def _connect(self) -> None:
        bridge = self._controller.bridge
        bridge.entry_changed.connect(self.book.put)
        bridge.status_changed.connect(self.show_status)
        self.book.changed.connect(self._show_book)
        self.beginning.saving.connect(self.dial_pane.set_saving)
        self.beginning.begun.connect(self._begun)
        self.beginning.other_open.connect(self._ask_about)
        self.beginning.refused.connect(self._complain)
        self.beginning.failed.connect(self._say_failed)
        self.speaker.refused.connect(self._say_refused)
        self.speaker.failed.connect(self._say_failed)
        self.header.direction_changed.connect(self._change_direction)
        self.header.pill_pressed.connect(self._open_what_the_pill_names)
        self.header.chosen.connect(self._choose)
        self.dial_pane.dialled.connect(self._dial)
        self.dial_pane.field.edit.textEdited.connect(self._type_next)
        self.call_pane.new_call.connect(self.show_dial)
        self.ended_pane.done.connect(self.show_dial)
        self.ended_pane.decided.connect(self._decide)
        self.ended_pane.length_wanted.connect(self._correct_length)
        self.ended_pane.ledger_wanted.connect(self._show_ledger)
        self.ended_pane.dial_wanted.connect(self.fill)
        self.day.opened.connect(self.open_call)
        self.notice.set_up.connect(self._set_up)
        self.notice.other_ended.connect(self._other_ended)
        self.notice.other_on_hold.connect(self._other_on_hold)
        self.notice.quit_anyway.connect(self._quit_anyway)
        self._tick.timeout.connect(self._show_time)
        for keys, slot in (
            ("Ctrl+L", self._log_past),
            ("Ctrl+,", self.dialogs.show_settings),
            ("Ctrl+N", self.show_dial),
            ("Ctrl+Shift+Return", self._start_without_number),
            ("Ctrl+Q", self._quit),
            ("Ctrl+Shift+I", self._other_direction),
            ("Esc", self._go_back),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(slot)

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

    def show_day(self, entries: list[Entry]) -> None:
        """What the journal held at start-up; an open call is shown at once."""
        self.book.put_all(entries)
        opened = self.book.open_entries()
        if opened and not self.shown_call() and not self.dial_pane.text():
            self.open_call(opened[-1].call.id)

    def show_status(self, status: SyncStatus) -> None:
        """Sync said how things stand."""
        self._status = status
        self.header.show_status(status)
        self.dialogs.show_status(status)
        if status.token is TokenState.MISSING:
            self.notice.ask_to_set_up()
        self._show_book()

    def use_settings(self) -> None:
        """Settings changed."""
        settings = self._controller.settings
        self.dial_pane.use_settings(settings)
        self.ended_pane.use_region(settings.region)
        self.retranslate()
        self._show_book()

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self._show_time()
        self._show_book()

    def _leave_panes(self) -> None:
        self.call_pane.leave()
        self.ended_pane.leave()

    def _show_book(self) -> None:
        """The journal told something: the pane and the list follow."""
        shown = self.book.entry(self.shown_call())
        if shown is not None:
            region = self._controller.settings.region
            if not shown.call.is_open and self._panes.currentWidget() is self.call_pane:
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
        self.day.show_book(self.shown_call(), self._status)
        # Before a call the day takes the room; during and after one, the note does.
        self._column.setStretchFactor(self.day, 1 if self._panes.isHidden() else 0)
        if self.book.open_entries():
            self._tick.start()
        else:
            self._tick.stop()
        self._show_time()

    def _show_time(self) -> None:
        now = self._controller.now()
        title = "Offhook"
        opened = self.book.open_entries()
        shown = self.book.entry(self.shown_call())
        if shown is not None and shown.call.is_open:
            elapsed = now.seconds_since(shown.call.start)
            self.call_pane.show_elapsed(elapsed)
            title = f"Offhook: {clock_text(elapsed)}"
        elif opened:
            title = f"Offhook: {clock_text(now.seconds_since(opened[-1].call.start))}"
        # Names and numbers stay out of the title, which others can see.
        if self.windowTitle() != title:
            self.setWindowTitle(title)
        self.day.show_time(now)

    # Slots: what the rep does

    def _dial(self) -> None:
        self._begin(self.dial_pane.text())

    def _begin(self, text: str, *, private: bool = False, later: bool = False) -> None:
        if not text and not later:
            self.dial_pane.complain(complaints.number_problem(NumberProblem.EMPTY))
            return
        direction = self.header.direction.value()
        assert isinstance(direction, Direction)
        wish = Wish(text, direction, self.dial_pane.line(), private)
        others = [each.call for each in self.book.open_entries() if not each.call.on_hold]
        self.beginning.wish(wish, others[-1] if others else None)

    def _begun(self, entry: Entry) -> None:
        self.dial_pane.dial.set_dead_for()
        self.dial_pane.clear()
        self.notice.clear()
        self.header.direction.set_value(Direction.OUTGOING)
        self.book.put(entry)
        self.open_call(entry.call.id)
        self.call_pane.note.setFocus()

    def _ask_about(self, other: object) -> None:
        assert isinstance(other, Call)
        self.notice.ask_about_other(other, self._controller.settings.region)

    def _other_ended(self) -> None:
        self.beginning.other_is(ended=True)

    def _other_on_hold(self) -> None:
        self.beginning.other_is(ended=False)

    def _type_next(self, text: str) -> None:
        """Typing the next number leaves what was after the last call."""
        if text and not self._panes.isHidden():
            cursor = self.dial_pane.field.edit.cursorPosition()
            self.show_dial()
            self.dial_pane.field.edit.setCursorPosition(cursor)

    def _change_direction(self, direction: object) -> None:
        assert isinstance(direction, Direction)
        self.dial_pane.set_direction(direction)

    def _other_direction(self) -> None:
        outgoing = self.header.direction.value() is Direction.OUTGOING
        self.header.direction.set_value(Direction.INCOMING if outgoing else Direction.OUTGOING)

    def _choose(self, entry: object) -> None:
        match entry:
            case "later":
                self._start_without_number()
            case "withheld":
                self.header.direction.set_value(Direction.INCOMING)
                self._begin("anonymous")
            case "private":
                self._begin(self.dial_pane.text(), private=True)
            case "past":
                self._log_past()
            case "settings":
                self.dialogs.show_settings()
            case "quit":
                self._quit()

    def _start_without_number(self) -> None:
        self._begin("", later=True)

    def _log_past(self) -> None:
        self.dialogs.log_past()

    def _correct_length(self, call_id: object) -> None:
        entry = self.book.entry(str(call_id))
        if entry is not None:
            self.dialogs.correct_length(entry.call)

    def _show_ledger(self, call_id: object) -> None:
        entry = self.book.entry(str(call_id))
        if entry is not None:
            self.dialogs.show_ledger(entry)

    def _decide(self, call_id: object, answer: object) -> None:
        if answer == "in_crm":
            self._controller.settle_by_hand(str(call_id))
        elif answer == "again":
            self._controller.send_again(str(call_id))
        elif answer == "number":
            self.speaker.give_number(str(call_id), self.dial_pane.text())

    def _open_what_the_pill_names(self) -> None:
        status, needing = self._status, self.book.needing()
        if needing:
            self.open_call(needing[0].call.id)
        elif status.token in (TokenState.MISSING, TokenState.REJECTED):
            self.dialogs.show_settings(token=True)
        elif status.needs_line:
            self.dialogs.show_settings()
        else:
            self._controller.hurry()
            self.day.setFocus()

    def _say_refused(self, refused: Refused) -> None:
        if refused.reason is Refusal.BAD_RECORDING:
            pane = self._panes.currentWidget()
            assert isinstance(pane, CallPane | EndedPane)
            pane.recording.complain(complaints.refusal(refused))
        else:
            self.notice.show_message("warn", complaints.refusal(refused))

    def _say_failed(self, _error: object) -> None:
        self.dial_pane.set_saving(False)
        self.notice.say_not_saved()

    def _complain(self, text: str) -> None:
        self.show_dial()
        self.dial_pane.complain(text)

    def _go_back(self) -> None:
        """To the open call, if there is one; else to the next number."""
        opened = self.book.open_entries()
        if not opened:
            self.show_dial()
        elif self.shown_call() != opened[-1].call.id:
            self.open_call(opened[-1].call.id)

    def _quit(self) -> None:
        self._controller.quit(force=False)

    def tell_typed(self) -> None:
        """Say what is typed and not yet said: the window may be gone in a moment."""
        for pane in (self.call_pane, self.ended_pane):
            pane.note.tell()
            pane.recording.tell()

    def ask_before_quitting(self) -> None:
        """A call is open, and the program is to end."""
        self.show()
        self.raise_()
        self.notice.ask_before_quitting()

    def _quit_anyway(self) -> None:
        self._controller.quit(force=True)

    def _set_up(self) -> None:
        self.dialogs.show_settings(token=True)

    # Events

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.tell_typed()
        event.ignore()
        self.close_wanted.emit()
