"""The last seven days in figures, by day and by hour."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ...calls.crm_copy import Entry
from ...calls.figures import Figures, figures_of
from ...qt.theme import current_tokens
from .. import figure_words, words
from ..widgets.bars import Bars
from ..widgets.labels import ElidedLabel, make_label

DAYS = 7
_ALL = 8
"""Hours up to which each is named; of more, every third."""
_TEXT = 210
"""What the words beside the charts need, in pixels at 14-pixel text."""


class Week(QWidget):
    """One line of figures, and a chart each by day and by hour where there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tokens = current_tokens()
        self._last = date.min
        self._figures: Figures | None = None
        self._title = make_label("", "heading")
        self._summary = ElidedLabel("", "small")
        self._busiest = ElidedLabel("", "small")
        self.days = Bars()
        self.hours = Bars()
        text = QVBoxLayout()
        text.setSpacing(tokens.px(2))
        for label in (self._title, self._summary, self._busiest):
            text.addWidget(label)
        text.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.space_l)
        row.addLayout(text, 1)
        row.addWidget(self.days, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.hours, 0, Qt.AlignmentFlag.AlignBottom)
        self._show()

    # Properties

    def text(self) -> str:
        """The line of figures."""
        return self._summary.text()

    # Methods

    def show_calls(self, entries: list[Entry], last: date) -> None:
        """Sum up the calls of the seven days up to ``last``."""
        self._last = last
        self._figures = figures_of(entry.call for entry in entries)
        self._show()

    def _show(self) -> None:
        self._title.setText(self.tr("Last 7 days"))
        figures = self._figures
        if figures is None:
            return  # still to be read
        self._summary.setText(
            figure_words.summary(figures) if figures.calls else self.tr("No calls.")
        )
        self._busiest.setText(self._busiest_hour(figures))
        span = [self._last - timedelta(days=before) for before in reversed(range(DAYS))]
        names = [figure_words.day_name(day) for day in span]
        self.days.set_values(
            [figures.by_day[day] for day in span],
            figure_words.by_day(figures),
            labels=names,
            tips=[
                words.labelled(name, str(figures.by_day[day]))
                for name, day in zip(names, span, strict=True)
            ],
        )
        hours = figures.hours()
        self.hours.set_values(
            [figures.by_hour[hour] for hour in hours],
            figure_words.by_hour(figures),
            labels=[str(hour) if len(hours) <= _ALL or hour % 3 == 0 else "" for hour in hours],
            tips=[
                words.labelled(figure_words.hour_name(hour), str(figures.by_hour[hour]))
                for hour in hours
            ],
        )
        self._fit()

    def _busiest_hour(self, figures: Figures) -> str:
        if not figures.by_hour:
            return ""
        hour, _ = max(figures.by_hour.items(), key=lambda item: (item[1], -item[0]))
        return self.tr("Most calls from %1 on").replace("%1", figure_words.hour_name(hour))

    def _fit(self) -> None:
        tokens, any_calls = current_tokens(), bool(self._figures and self._figures.calls)
        room = self.width() - tokens.px(_TEXT)
        for bars in (self.days, self.hours):
            room -= bars.sizeHint().width() + tokens.space_l
            bars.setVisible(any_calls and room >= 0)

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._show()
