"""A day and a time of day."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDateTime, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QDateTimeEdit, QWidget

from .. import words
from .fields import pad

_KEPT = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.PopupFocusReason)
"""Ways to come here that choose a place in the field by themselves."""


class MomentField(QDateTimeEdit):
    """To the minute, by the clock here. The keyboard begins at the hour, which is what is changed
    most, and not at the year; Tab goes on to the next field, the arrow keys to the next figure."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        pad(self)

    # Properties

    def moment(self) -> datetime:
        """What is chosen, with the offset of that day."""
        return datetime.fromtimestamp(self.dateTime().toSecsSinceEpoch()).astimezone()

    # Methods

    def set_moment(self, moment: datetime) -> None:
        """Choose ``moment``; its seconds are left out."""
        seconds = int(moment.timestamp())
        self.setDateTime(QDateTime.fromSecsSinceEpoch(seconds - seconds % 60))

    def retranslate(self) -> None:
        """Write as people of the language do."""
        french = words.language() == "fr"
        self.setDisplayFormat("yyyy-MM-dd HH 'h' mm" if french else "yyyy-MM-dd HH:mm")

    # Events

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() not in _KEPT:
            self.setSelectedSection(QDateTimeEdit.Section.HourSection)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return QWidget.focusNextPrevChild(self, forward)
