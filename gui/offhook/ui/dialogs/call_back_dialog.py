"""Call back: when, and what about."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtWidgets import QLineEdit, QWidget

from ...calls.call import Call
from ...calls.follow_ups import LONGEST_TITLE
from .. import words
from ..controller import Controller
from ..speaker import Speaker
from .form import (
    FormDialog,
    Reading,
    Row,
    Unfit,
    make_button,
    make_buttons,
    show_problems,
)
from .moment_field import MomentField

MORNING, EVENING = 9, 17
"""Hours at which a rep is at the desk, and a customer at home."""


class CallBackDialog(FormDialog):
    """Says it and closes. What the journal answers is the window's to tell."""

    def __init__(
        self, controller: Controller, speaker: Speaker, call: Call, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self._speaker = speaker
        self._call = call
        self.presets = [make_button() for _ in _presets(controller.now().wall)]
        self.at = MomentField()
        self.at.setCalendarPopup(True)
        self.about = QLineEdit()
        self.about.setMaxLength(LONGEST_TITLE)
        self.cancel_it = make_button()
        self.cancel = make_button()
        self.save = make_button("primary")
        self._at_row = Row(self.at)
        self._about_row = Row(self.about)
        self.add(make_buttons(*self.presets), self._at_row, self._about_row)
        self.add_buttons(self.cancel_it, self.cancel, self.save)
        planned = call.call_back
        self.cancel_it.setVisible(planned is not None and not planned.done)
        first = _presets(controller.now().wall)[0]
        self.at.set_moment(planned.at if planned is not None else first)
        if planned is not None:
            self.about.setText(planned.title)
        self._connect()
        self.retranslate()
        self.at.setFocus()

    def _connect(self) -> None:
        for place, button in enumerate(self.presets):
            button.setProperty("place", place)
            button.clicked.connect(self._preset)
        self.at.dateTimeChanged.connect(self._at_row.clear_error)
        self.cancel_it.clicked.connect(self._cancel_it)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._save)

    # Methods

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Call back"))
        now = self._controller.now().wall
        names = (
            self.tr("In an hour"),
            self.tr("Tomorrow morning"),
            self.tr("Tomorrow evening"),
            self.tr("In a week"),
        )
        for button, name, at in zip(self.presets, names, _presets(now), strict=True):
            button.setText(name)
            button.setToolTip(words.day_and_time(at))
        self.at.retranslate()
        self._at_row.set_texts(self.tr("&When"))
        self._about_row.set_texts(
            self.tr("What &about"),
            self.tr("Activix shows it as your task once it knows the lead."),
        )
        self.cancel_it.setText(self.tr("&No call back"))
        self.cancel.setText(self.tr("&Cancel"))
        self.save.setText(self.tr("&Save"))

    def _due(self) -> datetime:
        due = self.at.moment()
        if due <= self._controller.now().wall:
            raise Unfit(self.tr("That is over already. Choose a time to come."))
        return due

    # Slots

    def _preset(self) -> None:
        place = self.sender().property("place")
        self.at.set_moment(_presets(self._controller.now().wall)[place])

    def _cancel_it(self) -> None:
        self._speaker.no_call_back(self._call.id)
        self.accept()

    def _save(self) -> None:
        reading = Reading()
        due = reading.take(self._at_row, self._due, self._controller.now().wall)
        if show_problems(self, reading):
            return
        title = self.about.text().strip() or self._title()
        self._speaker.plan_call_back(self._call.id, due, title)
        self.accept()

    def _title(self) -> str:
        """What Activix shows, which has no masks."""
        if self._call.lead_name:
            return self.tr("Call %1 back").replace("%1", self._call.lead_name)
        return self.tr("Call back")


def _presets(now: datetime) -> tuple[datetime, ...]:
    """In an hour, tomorrow at nine and at five, in a week: by the clock on the wall."""
    hour = (now + timedelta(hours=1)).replace(second=0, microsecond=0)
    tomorrow, week = (now + timedelta(days=days) for days in (1, 7))
    return (
        hour + timedelta(minutes=-hour.minute % 5),
        _at(tomorrow, MORNING),
        _at(tomorrow, EVENING),
        _at(week, MORNING),
    )


def _at(day: datetime, hour: int) -> datetime:
    """That hour of that day here, whatever daylight saving makes of the offset."""
    return datetime(day.year, day.month, day.day, hour).astimezone()
