"""After the call, and any time later: how it ended, the note, the recording, corrections."""

from __future__ import annotations

from PySide6.QtCore import Signal

from ..calls.call import Call, Direction, Disposition, Status
from ..calls.crm_copy import Decision, Entry, Parked, SyncState
from ..calls.deriving import needs_rep, sync_state
from ..qt.theme import current_tokens
from ..sync.status import SyncStatus
from . import needs, words
from .outcome_note import with_outcome
from .pane import Pane
from .part_needs import PartAnswer
from .shortcuts import Act, sequence
from .speaker import Speaker
from .whereabouts import ended_sentence, recording_stays
from .widgets.card import Card
from .widgets.flow import FlowRows
from .widgets.key_button import KeyButton
from .widgets.timer_label import clock_text


class EndedPane(Pane):
    """One ended call. ``done`` leaves it; ``decided`` carries the rep's word on a call that only
    they can decide: its id, and a ``Decision``, a :class:`PartAnswer` or ``mend``; the others
    carry its id."""

    done = Signal()
    decided = Signal(object, object)
    length_wanted = Signal(object)
    ledger_wanted = Signal(object)
    dial_wanted = Signal(object)
    call_back_wanted = Signal(object)

    def __init__(self, speaker: Speaker, region: str) -> None:
        super().__init__(speaker, Act.MORE_AFTER, (Act.DONE, "primary"))
        self._region = region
        self.card = Card()
        self.answered = KeyButton("", sequence(Act.ANSWERED_AFTER), "outline")
        self.no_answer = KeyButton("", sequence(Act.NO_ANSWER_AFTER), "outline")
        self.voicemail = KeyButton("", sequence(Act.VOICEMAIL_AFTER), "outline")
        self.wrong_number = KeyButton("", sequence(Act.WRONG_NUMBER), "outline")
        self.call_back = KeyButton("", sequence(Act.CALL_BACK), "outline")
        self.finish = self.foot
        self._guessed: KeyButton | None = None
        outcomes = FlowRows(current_tokens().space_s)
        for button in (
            self.answered,
            self.no_answer,
            self.voicemail,
            self.wrong_number,
            self.call_back,
            self.more,
        ):
            button.setCheckable(button is not self.more)
            outcomes.addWidget(button)
        self.answered.clicked.connect(self._say_answered)
        self.no_answer.clicked.connect(self._say_no_answer)
        self.voicemail.clicked.connect(self._say_voicemail)
        self.wrong_number.clicked.connect(self._say_wrong_number)
        self.call_back.clicked.connect(self._want_call_back)
        self.question.chosen.connect(self._decide)
        self.finish.clicked.connect(self.done)
        self._build(self.card, self.question, outcomes)

    # Methods

    def use_region(self, region: str) -> None:
        """Numbers are written as people there write them."""
        self._region = region

    def show_call(self, entry: Entry, status: SyncStatus) -> None:
        """Show an ended call as it now is."""
        call = entry.call
        if self._call is None or self._call.id != call.id:
            self._guessed = None
            for button in (self.finish, self.answered, self.no_answer, self.voicemail):
                button.set_dead_for()
        self._call = call
        self.card.set_texts(
            words.party(call, self._region),
            ended_sentence(entry, status),
            clock_text(call.duration or 0),
        )
        self._show_left(entry)
        self._show_question(entry)
        self._show_outcome(call)

    def retranslate(self) -> None:
        super().retranslate()
        self.wrong_number.setText(self.tr("Wrong number"))
        self.finish.setText(self.tr("Done"))
        if self._call is not None:
            self._show_outcome(self._call)

    def _show_outcome(self, call: Call) -> None:
        outgoing = call.direction is Direction.OUTGOING
        unanswered = Status.ATTEMPTED if outgoing else Status.INTERRUPTED
        texts = {
            self.answered: self.tr("Answered"),
            self.no_answer: self.tr("No answer") if outgoing else self.tr("Missed"),
            self.voicemail: self.tr("Voicemail") if outgoing else self.tr("Declined"),
        }
        special = Disposition.VOICEMAIL if outgoing else Disposition.DECLINED
        self.wrong_number.setChecked(call.disposition is Disposition.WRONG_NUMBER)
        self.voicemail.setChecked(call.disposition is special)
        plain = call.disposition in (None, Disposition.NO_ANSWER)
        self.answered.setChecked(plain and call.status is Status.ANSWERED)
        self.no_answer.setChecked(plain and call.status is unanswered)
        for button, text in texts.items():
            guess = button.isChecked() and words.is_guess(call)
            button.setText(words.guessed(text) if guess else text)
            if guess:
                self._guessed = button
            # Once corrected, no other button may come to lie where one was just pressed.
            button.keep_room_for(words.guessed(text) if button is self._guessed else "")
        planned = call.call_back is not None and not call.call_back.done
        self.call_back.setChecked(planned)
        self.call_back.setText(self.tr("Call back…"))
        self.call_back.setToolTip(
            words.day_and_time(call.call_back.at) if call.call_back and planned else ""
        )
        self._fill_menu()

    def _add_to_menu(self) -> None:
        for key, text in (
            ("length", self.tr("Correct the length…")),
            ("ledger", self.tr("Sending history…")),
            ("dial", self.tr("Dial again")),
        ):
            self._menu.addAction(text).setData(key)

    def _show_question(self, entry: Entry) -> None:
        answers: list[tuple[object, str]]
        state = sync_state(entry)
        if state is SyncState.SETTLED_BY_HAND:
            said = self.tr("You settled this call by hand: nothing more is sent of it.")
            answers = [(Decision.TAKEN_BACK, self.tr("Take that back"))]
            self.question.show_message("info", said, answers)
            return
        if not needs_rep(entry):
            if stays := recording_stays(entry):
                self.question.show_message("info", stays)
            else:
                self.question.clear()
            return
        need = needs.need_of(entry)
        answers = [(answer, text) for answer, text in need.answers if isinstance(answer, Decision)]
        if need.part is not None:
            answers = [(PartAnswer(need.part, answer), text) for answer, text in need.answers]
        elif entry.copy.parked is Parked.INVALID:
            answers = [("mend", self.tr("See what is wrong…"))]
        elif entry.copy.parked is None:
            answers = [("mend", self.tr("Give its number…"))]
        self.question.show_message("warn", needs.sentence(need), answers)

    # Slots and events

    def _say_answered(self) -> None:
        self._correct(Status.ANSWERED, None)

    def _say_no_answer(self) -> None:
        self._correct(self._unanswered(), Disposition.NO_ANSWER)

    def _say_voicemail(self) -> None:
        outgoing = self._unanswered() is Status.ATTEMPTED
        special = Disposition.VOICEMAIL if outgoing else Disposition.DECLINED
        self._correct(self._unanswered(), special)

    def _say_wrong_number(self) -> None:
        self._correct(Status.ANSWERED, Disposition.WRONG_NUMBER)

    def _want_call_back(self) -> None:
        if self._call is not None:
            self._show_outcome(self._call)  # the press has turned its check mark over
            self.call_back_wanted.emit(self._call.id)

    def _unanswered(self) -> Status:
        incoming = self._call is not None and self._call.direction is Direction.INCOMING
        return Status.INTERRUPTED if incoming else Status.ATTEMPTED

    def _correct(self, status: Status, disposition: Disposition | None) -> None:
        if self._call is not None:
            before = self._call.disposition
            self._show_outcome(self._call)
            self._speaker.choose_status(self._call.id, status, disposition)
            self.note.change_to(with_outcome(self.note.toPlainText(), before, disposition))

    def _say_status(self, call: Call, status: Status) -> None:
        self._correct(status, None)

    def _say(self, call: Call, chosen: object) -> None:
        match chosen:
            case "length":
                self.length_wanted.emit(call.id)
            case "ledger":
                self.ledger_wanted.emit(call.id)
            case "dial":
                self.dial_wanted.emit(call.remote or "")

    def _decide(self, answer: object) -> None:
        if self._call is not None:
            self.decided.emit(self._call.id, answer)
