"""Small bars: how many calls in each hour."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from offhook.qt.theme import current_tokens


class Bars(QWidget):
    """One bar for each value, the highest as high as the widget; read out as one sentence."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: tuple[int, ...] = ()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    # Properties

    def values(self) -> tuple[int, ...]:
        """The values shown, left to right."""
        return self._values

    def sizeHint(self) -> QSize:
        tokens = current_tokens()
        count = len(self._values)
        wide = count * tokens.px(7) + max(0, count - 1) * tokens.px(3)
        return QSize(wide, tokens.px(22))

    # Methods

    def set_values(self, values: Sequence[int], name: str) -> None:
        """Show ``values``, none below 0; ``name`` says them in words."""
        self._values = tuple(values)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.updateGeometry()
        self.update()

    # Events

    def paintEvent(self, _event: QPaintEvent) -> None:
        highest = max(self._values, default=0)
        if not highest:
            return
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        wide, step, round_off = tokens.px(7), tokens.px(10), tokens.px(2)
        for place, value in enumerate(self._values):
            # An hour without a call keeps its place, as a line.
            tall = max(tokens.px(2), self.height() * 0.92 * value / highest)
            bar = QRectF(place * step, self.height() - tall, wide, tall)
            painter.fillPath(
                _rounded_above(bar, round_off), QColor(tokens.bar if value else tokens.line)
            )


def _rounded_above(rect: QRectF, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRoundedRect(rect, radius, radius)
    path.addRect(rect.adjusted(0, rect.height() / 2, 0, 0))
    return path
