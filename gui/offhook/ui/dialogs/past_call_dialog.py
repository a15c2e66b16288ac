"""Log a past call: one that took place without Offhook."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ...calls.call import Direction, Disposition, Status
from ...calls.number_typing import format_as_typed
from ...calls.numbers import NumberProblem
from ...calls.rules import Refusal, Refused, status_for
from ...journal.journal import Recorded
from .. import complaints, words
from ..controller import Controller
from ..speaker import Speaker
from ..widgets.number_field import NumberField
from ..widgets.segmented import Segmented
from .fields import ChoiceField
from .form import FormDialog, Reading, Row, Unfit, make_button, show_problems
from .length_field import LengthField, parse_length
from .moment_field import MomentField

__all__ = ["PastCallDialog", "parse_length"]

MINUTES_AGO = 5
"""When a past call is first supposed to have begun."""


class PastCallDialog(FormDialog):
    """Number, direction, start, length, outcome. Closes once the journal has it."""

    def __init__(
        self, controller: Controller, speaker: Speaker, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self._speaker = speaker
        self._shown = ""
        self._after: Disposition | None = None
        self.direction = Segmented("", ((Direction.OUTGOING, ""), (Direction.INCOMING, "")))
        self.number = NumberField("")
        self.number.set_quiet(True)
        self.number.formatter = self._formatted
        self.start = MomentField()
        self.length = LengthField()
        self.outcome = ChoiceField()
        self.cancel = make_button()
        self.log = make_button("primary")
        self._number_row = Row(self.number, self.number.edit)
        self._start_row = Row(self.start)
        self._length_row = Row(self.length)
        self._outcome_row = Row(self.outcome)
        self.add(
            self.direction,
            self._number_row,
            self._start_row,
            self._length_row,
            self._outcome_row,
        )
        self.add_buttons(self.cancel, self.log)
        self.start.set_moment(controller.now().wall - timedelta(minutes=MINUTES_AGO))
        self._connect()
        self.retranslate()
        self.number.setFocus()

    def _connect(self) -> None:
        self.direction.changed.connect(self._change_direction)
        self.number.edit.textEdited.connect(self._number_row.clear_error)
        self.start.dateTimeChanged.connect(self._follow)
        self.length.textChanged.connect(self._follow)
        self.outcome.currentIndexChanged.connect(self._length_row.clear_error)
        self.cancel.clicked.connect(self.reject)
        self.log.clicked.connect(self._log)

    # Methods

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Log a past call"))
        self.direction.set_texts(
            self.tr("Direction of the call"), (self.tr("Outgoing"), self.tr("Incoming"))
        )
        self.number.set_region(self._controller.settings.region)
        self._number_row.set_texts(self.tr("&Phone number"))
        self.start.retranslate()
        self._start_row.set_texts(self.tr("&Start of the call"))
        self._length_row.set_texts(self.tr("&Length of the call"))
        self._outcome_row.set_texts(self.tr("&Outcome"))
        self.cancel.setText(self.tr("&Cancel"))
        self.log.setText(self.tr("Log the c&all"))
        self._change_direction()
        self._follow()

    def _outcomes(self) -> list[tuple[object, str]]:
        if self.direction.value() is Direction.OUTGOING:
            return [
                (None, self.tr("Answered")),
                (Disposition.NO_ANSWER, self.tr("No answer")),
                (Disposition.VOICEMAIL, self.tr("Voicemail")),
                (Disposition.BUSY, self.tr("Busy")),
                (Disposition.WRONG_NUMBER, self.tr("Wrong number")),
                (Disposition.FAILED, self.tr("Failed")),
            ]
        return [
            (None, self.tr("Answered")),
            (Disposition.NO_ANSWER, self.tr("Missed")),
            (Disposition.DECLINED, self.tr("Declined")),
            (Disposition.FAILED, self.tr("Failed")),
        ]

    def _formatted(self, text: str, cursor: int) -> tuple[str, int]:
        shown, place = format_as_typed(
            text,
            cursor,
            self._controller.settings.region,
            previous=self._shown,
            language=words.language(),
        )
        self._shown = shown
        return shown, place

    # What the fields say

    def _number_text(self) -> str:
        text = self.number.text().strip()
        if not text:
            raise Unfit(complaints.number_problem(NumberProblem.EMPTY))
        return text

    def _seconds(self) -> int:
        answered = self.outcome.value() is None
        return self.length.seconds(empty=None if answered else 0)

    # Slots

    def _change_direction(self) -> None:
        self.outcome.set_choices(self._outcomes())

    def _follow(self) -> None:
        self._start_row.clear_error()
        self._length_row.clear_error()
        self.length.explain(self._length_row, self.start.moment())

    def _log(self) -> None:
        reading = Reading()
        number = reading.take(self._number_row, self._number_text, "")
        seconds = reading.take(self._length_row, self._seconds, 0)
        self._start_row.set_error("")
        self.banner.clear()
        if show_problems(self, reading):
            return
        direction, how = self.direction.value(), self.outcome.value()
        assert isinstance(direction, Direction)
        assert how is None or isinstance(how, Disposition)
        self._after = how
        self.log.setEnabled(False)
        status = Status.ANSWERED if how is None else status_for(how, direction)
        self._speaker.log_past(
            number,
            direction,
            start=self.start.moment(),
            duration=seconds,
            status=status,
            then=self._heard,
        )

    def _heard(self, result: Recorded | Exception) -> None:
        if isinstance(result, Recorded) and result.entry is not None:
            call = result.entry.call
            # Activix has one word for both; the rep's own goes into the journal.
            if self._after not in (None, Disposition.NO_ANSWER):
                self._speaker.choose_status(call.id, call.status, self._after)
        if not isValid(self):
            return
        self.log.setEnabled(True)
        if isinstance(result, Exception):
            self.banner.show_message("stop", complaints.not_saved())
        elif result.refused is not None:
            self._complain(result.refused)
        else:
            self.accept()

    def _complain(self, refused: Refused) -> None:
        row = {
            Refusal.BAD_NUMBER: self._number_row,
            Refusal.BAD_LENGTH: self._length_row,
            Refusal.IN_THE_FUTURE: self._start_row,
        }.get(refused.reason)
        if row is None:
            self.banner.show_message("warn", complaints.refusal(refused))
            return
        row.set_error(complaints.refusal(refused))
        self.lead_to(row.field)
