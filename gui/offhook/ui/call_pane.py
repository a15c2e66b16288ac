"""During the call: the timer, what happened, the note, Hang up."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ..calls.call import Call, Direction, Disposition, Status
from ..calls.crm_copy import Entry
from ..qt.theme import current_tokens
from . import words
from .note_field import NoteField
from .recording_field import RecordingField
from .speaker import Speaker
from .widgets.banner import Banner
from .widgets.key_button import KeyButton
from .widgets.labels import make_label
from .widgets.timer_label import TimerLabel


class CallPane(QWidget):
    """One open call. ``new_call`` when the rep wants another beside it."""

    new_call = Signal()

    def __init__(self, speaker: Speaker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tokens = current_tokens()
        self._speaker = speaker
        self._call: Call | None = None
        self.timer = TimerLabel("")
        self._since = make_label("", "small")
        self._since.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.question = Banner()
        self.answered = KeyButton("", QKeySequence("Ctrl+1"), "outline")
        self.answered.setCheckable(True)
        self.no_answer = KeyButton("", QKeySequence("Ctrl+2"), "outline")
        self.voicemail = KeyButton("", QKeySequence("Ctrl+3"), "outline")
        self.more = KeyButton("", QKeySequence("Ctrl+4"), "outline")
        self._menu = QMenu(self)
        self._statuses = QMenu(self._menu)
        self.note = NoteField()
        self.recording = RecordingField()
        self.hang_up = KeyButton("", QKeySequence("Ctrl+Shift+H"), "stop")
        marks = QHBoxLayout()
        marks.setSpacing(tokens.space_s)
        for button, stretch in (
            (self.answered, 8),
            (self.no_answer, 8),
            (self.voicemail, 8),
            (self.more, 5),
        ):
            marks.addWidget(button, stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.space_l, 0, tokens.space_l, tokens.px(14))
        column.setSpacing(tokens.space_m)
        column.addWidget(self.timer)
        column.addWidget(self._since)
        column.addWidget(self.question)
        column.addLayout(marks)
        column.addWidget(self.note, 1)
        column.addWidget(self.recording)
        column.addWidget(self.hang_up)
        self.answered.clicked.connect(self._say_answered)
        self.no_answer.clicked.connect(self._say_no_answer)
        self.voicemail.clicked.connect(self._say_voicemail)
        self.hang_up.clicked.connect(self._say_hang_up)
        self.more.clicked.connect(self._show_menu)
        self._menu.triggered.connect(self._choose)
        self.question.chosen.connect(self._answer_question)
        self.note.typed.connect(speaker.type_note)
        self.recording.given.connect(speaker.give_recording)
        self.retranslate()

    # Properties

    def call_id(self) -> str:
        """The id of the call shown, empty if none is."""
        return self._call.id if self._call else ""

    # Methods

    def show_call(self, entry: Entry) -> None:
        """Show an open call as it now is."""
        call = entry.call
        if self._call is None or self._call.id != call.id:
            # Where Dial was a moment ago, nothing may be pressed by a second Enter or click.
            for button in (self.hang_up, self.answered, self.no_answer, self.voicemail, self.more):
                button.set_dead_for()
        self._call = call
        self.note.show_note(call.id, call.note)
        self.recording.show_recording(call.id, call.media_url or "")
        self.retranslate()

    def leave(self) -> None:
        """Another pane is shown: tell what was typed here."""
        self.note.tell()
        self.recording.tell()
        self._call = None

    def show_elapsed(self, seconds: int) -> None:
        """The timer moved on."""
        self.timer.set_seconds(seconds)
        if self._call is not None:
            self._since.setText(words.ring_and_talk(self._call, seconds))

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        outgoing = self._call is None or self._call.direction is Direction.OUTGOING
        self.answered.setText(self.tr("Answered"))
        self.answered.setChecked(self._call is not None and self._call.answered_after is not None)
        self.no_answer.setText(self.tr("No answer") if outgoing else self.tr("Missed"))
        self.voicemail.setText(self.tr("Voicemail") if outgoing else self.tr("Declined"))
        self.more.setText(self.tr("More ▾"))
        self.hang_up.setText(self.tr("Hang up"))
        self.timer.setAccessibleName(self.tr("Length of the call"))
        self.note.setPlaceholderText(self.tr("Note, kept with the call on this computer"))
        self.note.setAccessibleName(self.tr("Note"))
        self.recording.retranslate()
        self._fill_menu()
        self._show_question()

    def _fill_menu(self) -> None:
        if self._menu.isVisible():
            return  # nothing moves under the rep's hand
        self._menu.clear()
        self._statuses.clear()
        self._statuses.setTitle(self.tr("Status in Activix"))
        self._menu.addMenu(self._statuses)
        for status in Status:
            action = self._statuses.addAction(words.status_name(status))
            action.setData(status)
            action.setCheckable(True)
            action.setChecked(self._call is not None and self._call.status is status)
        self._menu.addSeparator()
        held = self._call is not None and self._call.on_hold
        self._add("hold", self.tr("Take up again") if held else self.tr("On hold"))
        self._add("busy", self.tr("Busy: end the call"))
        self._add("not_a_call", self.tr("Not a call (mis-dialled): end it"))
        self._add("private", self.tr("Private: keep it off Activix"))
        self._menu.addSeparator()
        self._add("new_call", self.tr("Another call…"), QKeySequence("Ctrl+N"))

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
            self.note.tell()
            self.recording.tell()
            self._speaker.hang_up(self._call.id, disposition)

    def _show_menu(self) -> None:
        self._menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _choose(self, action: QAction) -> None:
        chosen, call = action.data(), self._call
        if call is None:
            return
        if chosen in tuple(Status):  # Qt gives a StrEnum back as a plain string
            self._speaker.choose_status(call.id, Status(chosen))
        elif chosen == "hold":
            self._speaker.hold(call.id, not call.on_hold)
        elif chosen == "busy":
            self._end(Disposition.BUSY)
        elif chosen == "not_a_call":
            self._end(Disposition.NOT_A_CALL)
        elif chosen == "private":
            self._speaker.make_private(call.id)
        elif chosen == "new_call":
            self.new_call.emit()

    def _answer_question(self, answer: object) -> None:
        if self._call is None:
            return
        if answer == "still":
            self._speaker.still_talking(self._call.id)
        elif isinstance(answer, int):
            self._speaker.correct_length(self._call.id, answer)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
