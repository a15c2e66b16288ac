"""Correct the length of a call that was given a wrong end."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtWidgets import QWidget

from ...calls.call import Call
from ...calls.rules import Refusal, Refused
from .. import complaints, words
from ..speaker import Speaker
from ..widgets.labels import make_label
from .form import FormDialog, Reading, Row, Unfit, make_button, show_problems
from .length_field import LengthField


class LengthDialog(FormDialog):
    """Start, length and the end that follows from them.

    Closes as soon as the length is said. What the journal answers is the window's to tell, as for
    everything that is said through ``speaker``.
    """

    def __init__(self, speaker: Speaker, call: Call, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speaker = speaker
        self._call = call
        self._start = make_label("", wrap=True)
        self.length = LengthField()
        self._row = Row(self.length)
        self.cancel = make_button()
        self.save = make_button("primary")
        self.add(self._start, self._row)
        self.add_buttons(self.cancel, self.save)
        self.length.set_seconds(_shown_seconds(call))
        self.length.selectAll()
        self.length.textChanged.connect(self._follow)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._save)
        self.retranslate()

    # Methods

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Correct the length"))
        began = self.tr("The call began at %1.")
        self._start.setText(began.replace("%1", words.clock_time(self._call.start_at)))
        self._row.set_texts(self.tr("&Length of the call"))
        self.cancel.setText(self.tr("&Cancel"))
        self.save.setText(self.tr("&Save"))
        self._follow()

    def _seconds(self) -> int:
        seconds = self.length.seconds()
        if self._call.start_at + timedelta(seconds=seconds) > datetime.now().astimezone():
            raise Unfit(complaints.refusal(Refused(Refusal.IN_THE_FUTURE)))
        return seconds

    # Slots

    def _follow(self) -> None:
        self._row.clear_error()
        self.length.explain(self._row, self._call.start_at)

    def _save(self) -> None:
        reading = Reading()
        seconds = reading.take(self._row, self._seconds, 0)
        if show_problems(self, reading):
            return
        if seconds != self._call.duration:
            self._speaker.correct_length(self._call.id, seconds)
        self.accept()


def _shown_seconds(call: Call) -> int:
    """The length so far; of a call without an end, up to where it was last known to last."""
    if call.duration is not None:
        return call.duration
    return call.heard_at.seconds_since(call.start) if call.heard_at is not None else 0
