"""During the call: the timer, what happened, the note, Hang up."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence

from ..calls.call import Call, Direction, Disposition, Status
from ..calls.crm_copy import Entry
from ..qt.theme import current_tokens
from . import words
from .outcome_note import with_outcome
from .pane import Pane
from .shortcuts import Act, sequence
from .speaker import Speaker
from .widgets.banner import Banner
from .widgets.flow import FlowRows
from .widgets.key_button import KeyButton
from .widgets.labels import make_label
from .widgets.timer_label import TimerLabel


class CallPane(Pane):
    """One open call. ``new_call`` when the rep wants another beside it, ``page_wanted`` when they
    want to see the lead in Activix; ``another_shown``: the pane is about another call now."""

    new_call = Signal()
    page_wanted = Signal()
    another_shown = Signal()

    def __init__(self, speaker: Speaker) -> None:
        super().__init__(speaker, Act.MORE_DURING, (Act.HANG_UP, "stop"))
        tokens = current_tokens()
        self.timer = TimerLabel("")
        self._since = make_label("", "small")
        self._since.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.about = make_label("", "small", wrap=True)
        self.about.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.about.hide()
        self.caution = Banner()
        self._can_open = False
        self.answered = KeyButton("", sequence(Act.ANSWERED), "outline")
        self.answered.setCheckable(True)
        self.no_answer = KeyButton("", sequence(Act.NO_ANSWER), "outline")
        self.voicemail = KeyButton("", sequence(Act.VOICEMAIL), "outline")
        self.hang_up = self.foot
        marks = FlowRows(tokens.space_s)
        for button in (self.answered, self.no_answer, self.voicemail, self.more):
            marks.addWidget(button)
        self.answered.clicked.connect(self._say_answered)
        self.no_answer.clicked.connect(self._say_no_answer)
        self.voicemail.clicked.connect(self._say_voicemail)
        self.hang_up.clicked.connect(self._say_hang_up)
        self.question.chosen.connect(self._answer_question)
        self._build(self.timer, self._since, self.about, self.caution, self.question, marks)

    # Properties

    def call(self) -> Call | None:
        """The call that is shown."""
        return self._call

    # Methods

    def show_call(self, entry: Entry) -> None:
        """Show an open call as it now is."""
        call = entry.call
        another = self._call is None or self._call.id != call.id
        if another:
            # Where Dial was a moment ago, nothing may be pressed by a second Enter or click.
            for button in (self.hang_up, self.answered, self.no_answer, self.voicemail, self.more):
                button.set_dead_for()
        self._call = call
        self._show_left(entry)
        self.retranslate()
        if another:
            self.another_shown.emit()

    def show_lead(self, about: str, warning: str, *, can_open: bool) -> None:
        """What is known of whoever is at the other end, and what they asked for before."""
        self.about.setText(about)
        self.about.setVisible(bool(about))
        if warning:
            self.caution.show_message("warn", warning)
        else:
            self.caution.clear()
        if can_open != self._can_open:
            self._can_open = can_open
            self._fill_menu()

    def show_elapsed(self, seconds: int) -> None:
        """The timer moved on."""
        self.timer.set_seconds(seconds)
        if self._call is not None:
            self._since.setText(words.ring_and_talk(self._call, seconds))

    def retranslate(self) -> None:
        super().retranslate()
        outgoing = self._call is None or self._call.direction is Direction.OUTGOING
        self.answered.setText(self.tr("Answered"))
        self.answered.setChecked(self._call is not None and self._call.answered_after is not None)
        self.no_answer.setText(self.tr("No answer") if outgoing else self.tr("Missed"))
        self.voicemail.setText(self.tr("Voicemail") if outgoing else self.tr("Declined"))
        self.hang_up.setText(self.tr("Hang up"))
        self.timer.setAccessibleName(self.tr("Length of the call"))
        self._show_question()

    def _add_to_menu(self) -> None:
        self._menu.addSeparator()
        held = self._call is not None and self._call.on_hold
        self._add("hold", self.tr("Take up again") if held else self.tr("On hold"))
        self._add("busy", self.tr("Busy: end the call"))
        self._add("not_a_call", self.tr("Not a call (mis-dialled): end it"))
        self._add("private", self.tr("Private: keep it off Activix"))
        self._menu.addSeparator()
        if self._can_open:
            self._add("page", self.tr("Open in Activix"), sequence(Act.OPEN_PAGE))
        self._add("new_call", self.tr("Another call…"), sequence(Act.NEXT_NUMBER))

    def _add(self, key: str, text: str, shortcut: QKeySequence | None = None) -> None:
        action = self._menu.addAction(text)
        action.setData(key)
        if shortcut is not None:
            action.setShortcut(shortcut)

    def _show_question(self) -> None:
        call = self._call
        if call is None or not call.question:
            self.question.clear()
            return
        answers: list[tuple[object, str]] = [("still", self.tr("Yes, still talking"))]
        if call.heard_at is not None:
            length = call.heard_at.seconds_since(call.start)
            ended = words.clock_time(call.start.later(length))
            answers.append((length, self.tr("It ended at %1").replace("%1", ended)))
        self.question.show_message("warn", self.tr("Still on the phone?"), answers)

    # Slots and events

    def _say_answered(self) -> None:
        if self._call is not None:
            self._speaker.answered(self._call.id)
        self.answered.setChecked(True)

    def _say_no_answer(self) -> None:
        self._end(Disposition.NO_ANSWER)

    def _say_voicemail(self) -> None:
        outgoing = self._call is None or self._call.direction is Direction.OUTGOING
        self._end(Disposition.VOICEMAIL if outgoing else Disposition.DECLINED)

    def _say_hang_up(self) -> None:
        self._end(None)

    def _end(self, disposition: Disposition | None) -> None:
        if self._call is not None:
            self.note.change_to(with_outcome(self.note.toPlainText(), None, disposition))
            self.tell_typed()
            self._speaker.hang_up(self._call.id, disposition)

    def _say_status(self, call: Call, status: Status) -> None:
        self._speaker.choose_status(call.id, status)

    def _say(self, call: Call, chosen: object) -> None:
        match chosen:
            case "hold":
                self._speaker.hold(call.id, not call.on_hold)
            case "busy":
                self._end(Disposition.BUSY)
            case "not_a_call":
                self._end(Disposition.NOT_A_CALL)
            case "private":
                self._speaker.make_private(call.id)
            case "page":
                self.page_wanted.emit()
            case "new_call":
                self.new_call.emit()

    def _answer_question(self, answer: object) -> None:
        if self._call is None:
            return
        if answer == "still":
            self._speaker.still_talking(self._call.id)
        elif isinstance(answer, int):
            self._speaker.correct_length(self._call.id, answer)
