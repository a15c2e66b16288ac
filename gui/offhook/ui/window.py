"""The rep's window: what they do in it, by mouse and by key.

Commit, then show: what the rep does is said to the journal, and shown once it is committed there.
Until then the window says *saving*; nothing that was typed is lost.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QShortcut

from ..calls.call import Call, Direction
from ..calls.crm_copy import Decision, Entry
from ..calls.due import DueItem
from ..calls.numbers import NumberProblem
from ..calls.rules import Refused
from ..calls.tokens import TokenState
from ..sync.status import SyncStatus
from . import complaints, words
from .beginning import Beginning, Wish
from .call_pane import CallPane
from .controller import Controller
from .ended_pane import EndedPane
from .header import Choice
from .opening import Dialogs
from .part_needs import LeadChoice, PartAnswer
from .scene import Scene
from .screen_pop import ScreenPop
from .shortcuts import Act, sequence


class MainWindow(Scene):
    """A scene that can be acted in. ``close_wanted``: the program decides what closing means."""

    close_wanted = Signal()
    history_wanted = Signal()
    mini_bar_wanted = Signal()
    desks_wanted = Signal()

    def __init__(self, controller: Controller) -> None:
        super().__init__(controller)
        self._asked_to_set_up = False
        self.beginning = Beginning(self.speaker, self)
        self.pop = ScreenPop(controller, self.dial_pane, self.call_pane, self._call_in_window, self)
        self.dialogs = Dialogs(controller, self.speaker, self.mender, self.book, self)
        self._does = self._what_it_does()
        self._connect()
        self.retranslate()
        self.show_dial()

    def _connect(self) -> None:
        self.book.changed.connect(self.pop.show_call)
        self.beginning.saving.connect(self.dial_pane.set_saving)
        self.beginning.begun.connect(self._begun)
        self.beginning.other_open.connect(self._ask_about)
        self.beginning.refused.connect(self._complain)
        self.beginning.failed.connect(self._say_failed)
        self.speaker.refused.connect(self._say_refused)
        self.speaker.failed.connect(self._say_failed)
        self.mender.refused.connect(self._say_refused)
        self.mender.failed.connect(self._say_failed)
        self.header.direction_changed.connect(self._change_direction)
        self.header.pill_pressed.connect(self._open_what_the_pill_names)
        self.header.chosen.connect(self._choose)
        self.dial_pane.dialled.connect(self._dial)
        self.dial_pane.field.edit.textEdited.connect(self._type_next)
        self.ended_pane.decided.connect(self._decide)
        self.day.history_wanted.connect(self.history_wanted)
        self.ended_pane.length_wanted.connect(self._correct_length)
        self.ended_pane.ledger_wanted.connect(self._show_ledger)
        self.ended_pane.call_back_wanted.connect(self._plan_call_back)
        self.due_panel.taken.connect(self._take_due)
        self.notice.set_up.connect(self._set_up)
        self.dialogs.ready.connect(self._be_ready)
        self.notice.other_ended.connect(self._other_ended)
        self.notice.other_on_hold.connect(self._other_on_hold)
        self.notice.quit_anyway.connect(self._quit_anyway)
        for act in self._does:
            if isinstance(act, Act):
                shortcut = QShortcut(sequence(act), self)
                shortcut.setAutoRepeat(False)
                shortcut.activated.connect(self._does[act])

    def _what_it_does(self) -> dict[Act | Choice, Callable[[], object]]:
        """By key or by menu, at any time."""
        return {
            Act.START_LATER: self._start_without_number,
            Act.TURN_DIRECTION: self._other_direction,
            Act.NEXT_NUMBER: self.show_dial,
            Act.NOTE: self._to_note,
            Act.DUE: self._to_due,
            Act.BACK: self._go_back,
            Act.LOG_PAST: self.dialogs.log_past,
            Act.NEEDS_YOU: self.dialogs.show_needs_you,
            Act.HISTORY: self.history_wanted.emit,
            Act.MINI_BAR: self.mini_bar_wanted.emit,
            Act.MASK: self.turn_mask,
            Act.DESKS: self.desks_wanted.emit,
            Act.SETTINGS: self.dialogs.show_settings,
            Act.SHEET: self.dialogs.show_keys,
            Act.QUIT: self._quit,
            Choice.WITHHELD: self._begin_withheld,
            Choice.PRIVATE: self._begin_private,
            Choice.CHECK: self.dialogs.check,
            Choice.ABOUT: self.dialogs.about,
        }

    # Methods

    def show_status(self, status: SyncStatus) -> None:
        """Sync said how things stand."""
        super().show_status(status)
        self.dialogs.show_status(status)
        if status.token is TokenState.MISSING and not self._asked_to_set_up:
            self._asked_to_set_up = True
            self.notice.ask_to_set_up()
            if self.isVisible() and not self.isMinimized() and self._is_new():
                self.dialogs.welcome()
        elif status.token is TokenState.OK:
            self.notice.is_set_up()

    def use_settings(self) -> None:
        """Settings changed."""
        super().use_settings()
        self.dialogs.use_settings()
        self.pop.refresh()

    def retranslate(self) -> None:
        super().retranslate()
        self.pop.refresh()

    # Slots: what the rep does

    def _dial(self) -> None:
        if not self.pop.takes_dial():
            self._begin(self.dial_pane.text())

    def _call_in_window(self) -> Call | None:
        entry = self.book.entry(self.shown_call())
        return entry.call if entry else None

    def _begin(self, text: str, *, private: bool = False, later: bool = False) -> None:
        if not text and not later:
            self.dial_pane.complain(complaints.number_problem(NumberProblem.EMPTY))
            return
        direction = self.header.direction.value()
        assert isinstance(direction, Direction)
        despite = "" if later else self.pop.despite()
        wish = Wish(text, direction, self.dial_pane.line(), private, despite)
        others = [each.call for each in self.book.open_entries() if not each.call.on_hold]
        self.beginning.wish(wish, others[-1] if others else None)

    def _begun(self, entry: Entry) -> None:
        self.dial_pane.dial.set_dead_for()
        self.dial_pane.clear()
        self.notice.clear()
        self.header.direction.set_value(Direction.OUTGOING)
        self.pop.begun(entry.call)
        self.book.put(entry)
        self.open_call(entry.call.id)
        self.call_pane.note.setFocus()
        self.due.begun(entry.call)

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
        self.pop.refresh()

    def _other_direction(self) -> None:
        outgoing = self.header.direction.value() is Direction.OUTGOING
        self.header.direction.set_value(Direction.INCOMING if outgoing else Direction.OUTGOING)

    def _choose(self, entry: object) -> None:
        assert isinstance(entry, Act | Choice)
        self._does[entry]()

    def _start_without_number(self) -> None:
        self._begin("", later=True)

    def _begin_withheld(self) -> None:
        self.header.direction.set_value(Direction.INCOMING)
        self._begin("anonymous")

    def _begin_private(self) -> None:
        self._begin(self.dial_pane.text(), private=True)

    def _correct_length(self, call_id: object) -> None:
        entry = self.book.entry(str(call_id))
        if entry is not None:
            self.dialogs.correct_length(entry.call)

    def _show_ledger(self, call_id: object) -> None:
        entry = self.book.entry(str(call_id))
        if entry is not None:
            self.dialogs.show_ledger(entry)

    def _plan_call_back(self, call_id: object) -> None:
        entry = self.book.entry(str(call_id))
        if entry is not None:
            self.dialogs.plan_call_back(entry.call)

    def _to_due(self) -> None:
        self.show_dial()
        if self.due_panel.isVisible():
            self.due_panel.list.setFocus()

    def _take_due(self, item: object) -> None:
        """Its number into the field; the rep dials it, or not."""
        assert isinstance(item, DueItem)
        if not item.number:
            self.notice.show_message("info", complaints.no_number_for_task())
            return
        self.fill(words.number_text(item.number, self._controller.settings.region))
        self.due.take(item)

    def _decide(self, call_id: object, answer: object) -> None:
        if answer == "mend":
            self.dialogs.show_needs_you(str(call_id))
        elif isinstance(answer, PartAnswer):
            self._decide_part(str(call_id), answer)
        elif answer in tuple(Decision):
            self.mender.decide(str(call_id), Decision(str(answer)))

    def _decide_part(self, call_id: str, said: PartAnswer) -> None:
        if isinstance(said.answer, LeadChoice):
            self.mender.choose_lead(call_id, said.answer.lead_id, said.answer.name)
        else:
            self.mender.decide(call_id, Decision(str(said.answer)), said.part)

    def _open_what_the_pill_names(self) -> None:
        status, needing = self._status, self.book.needing()
        if needing:
            self.dialogs.show_needs_you()
        elif status.token in (TokenState.MISSING, TokenState.REJECTED):
            self.dialogs.show_settings(token=True)
        elif status.needs_line:
            self.dialogs.show_settings()
        else:
            self._controller.hurry()
            self.day.take_keyboard()

    def _say_refused(self, refused: Refused) -> None:
        self.notice.show_message("warn", complaints.refusal(refused))

    def _say_failed(self, error: object) -> None:
        self.dial_pane.set_saving(False)
        self.notice.say_not_saved(error)

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
            self.call_pane.note.go_on()

    def _to_note(self) -> None:
        pane = self._panes.currentWidget()
        if self._panes.isHidden() or not isinstance(pane, CallPane | EndedPane):
            return
        if not pane.note.hasFocus():  # who is in it stays where they are
            pane.note.go_on()

    def _quit(self) -> None:
        self._controller.quit(force=False)

    def turn_mask(self) -> None:
        """Hide names and numbers everywhere, or show them again."""
        settings = self._controller.settings
        hidden = not settings.mask_names
        if not self._controller.save_settings(replace(settings, mask_names=hidden)):
            self._say_failed(None)

    def bring_up(self, *, take_keyboard: bool = True) -> None:
        """Out of the tray, the task bar or from behind other windows, before the rep."""
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, not take_keyboard)
        if self.isMinimized() or not self.isVisible():
            self.showNormal()
        self.raise_()
        if take_keyboard:
            self.activateWindow()

    def tell_typed(self) -> None:
        """Say what is typed and not yet said: the window may be gone in a moment."""
        for pane in (self.call_pane, self.ended_pane):
            pane.tell_typed()

    def ask_before_quitting(self) -> None:
        """A call is open, and the program is to end."""
        self.bring_up()
        self.notice.ask_before_quitting()

    def _quit_anyway(self) -> None:
        self._controller.quit(force=True)

    def _is_new(self) -> bool:
        """Whether nobody has set anything up on this computer yet."""
        return not self._controller.settings.lines

    def _set_up(self) -> None:
        if self._is_new():
            self.dialogs.welcome()
        else:
            self.dialogs.show_settings(token=True)

    def _be_ready(self) -> None:
        self.activateWindow()
        self.show_dial()

    # Events

    def closeEvent(self, event: QCloseEvent) -> None:
        self.tell_typed()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication) and app.isSavingSession():
            return  # the session ends: what is committed is taken up at the next start
        event.ignore()
        self.close_wanted.emit()
