"""Small bars: how many calls in each hour, or on each day."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from offhook.qt.theme import current_tokens, ui_font
from offhook.ui.widgets.labels import plain_tip

_WIDE = 8
"""Bars without labels up to which there is room for wide ones."""


class Bars(QWidget):
    """One bar for each value, the highest as high as the widget; read out as one sentence.

    With labels, these stand below the bars. Where each bar has one, its value stands above it.
    """

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: tuple[int, ...] = ()
        self._labels: tuple[str, ...] = ()
        self._tips: tuple[str, ...] = ()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    # Properties

    def values(self) -> tuple[int, ...]:
        """The values shown, left to right."""
        return self._values

    def sizeHint(self) -> QSize:
        tokens = current_tokens()
        count = len(self._values)
        wide = count * self._step() - tokens.px(3) if count else 0
        return QSize(round(wide), tokens.px(64 if self._labels else 22))

    # Methods

    def set_values(
        self,
        values: Sequence[int],
        name: str,
        *,
        labels: Sequence[str] = (),
        tips: Sequence[str] = (),
    ) -> None:
        """Show ``values``, none below 0; ``name`` says them all in words, ``tips`` each."""
        self._values = tuple(values)
        self._labels = tuple(labels)
        self._tips = tuple(tips)
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(name))
        self.updateGeometry()
        self.update()

    # Drawing

    def _step(self) -> float:
        """From one bar to the next, in pixels."""
        tokens = current_tokens()
        if not self._labels:  # a long day must not push aside what is said of it
            return tokens.px(10 if len(self._values) <= _WIDE else 6)
        if not all(self._labels):
            return tokens.px(13)
        size = QFontMetricsF(ui_font(tokens.type_key))
        texts = (*self._labels, *map(str, self._values))
        return max(tokens.px(24), *(size.horizontalAdvance(text) + tokens.px(8) for text in texts))

    def paintEvent(self, _event: QPaintEvent) -> None:
        highest = max(self._values, default=0)
        if not highest and not self._labels:
            return
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = ui_font(tokens.type_key, tabular=True)
        painter.setFont(font)
        line = QFontMetricsF(font).height() if self._labels else 0.0
        step, round_off = self._step(), tokens.px(2)
        gap = tokens.px(3) if step > tokens.px(6) else tokens.px(2)
        foot = self.height() - line
        room = (foot - line) * (1.0 if self._labels else 0.92)
        for place, value in enumerate(self._values):
            # An hour without a call keeps its place, as a line.
            tall = max(tokens.px(2), room * value / highest if highest else 0)
            bar = QRectF(place * step, foot - tall, step - gap, tall)
            painter.fillPath(
                _rounded_above(bar, round_off), QColor(tokens.bar if value else tokens.line)
            )
            if not self._labels:
                continue
            painter.setPen(QColor(tokens.soft))
            spot = QRectF(bar.x(), foot, bar.width(), line)
            painter.drawText(
                spot,
                Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip,
                self._labels[place],
            )
            if value and all(self._labels):
                spot.moveBottom(bar.top())
                painter.setPen(QColor(tokens.text))
                painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, str(value))

    # Events

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._tips:
            place = int(event.pos().x() // self._step())
            if 0 <= place < len(self._tips):
                QToolTip.showText(event.globalPos(), plain_tip(self._tips[place]), self)
                return True
        return super().event(event)


def _rounded_above(rect: QRectF, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRoundedRect(rect, radius, radius)
    path.addRect(rect.adjusted(0, rect.height() / 2, 0, 0))
    return path
