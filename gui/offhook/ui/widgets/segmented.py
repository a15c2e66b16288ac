"""Two choices side by side, one of them taken."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from offhook.qt.icons import draw_icon
from offhook.qt.paint import draw_box, draw_focus
from offhook.qt.theme import current_tokens, mix, ui_font


class _Segment(QRadioButton):
    """One choice: a radio button to the keyboard and to screen readers, drawn as a segment."""

    def __init__(self, text: str, *, first: bool, last: bool) -> None:
        super().__init__(text)
        self._first, self._last = first, last
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        tokens = current_tokens()
        size = QFontMetricsF(self._font())
        width = size.horizontalAdvance(self.text()) + tokens.px(36)
        return QSize(round(width), round(size.height()) + tokens.px(14))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        ink = tokens.accent if chosen else tokens.soft
        fill = tokens.accent_soft if chosen else tokens.card
        if self.underMouse() and not chosen:
            fill = mix(fill, tokens.text, 0.05)
        painter.fillPath(self._shape(tokens.radius_m), QColor(fill))
        size = QFontMetricsF(self._font())
        side = tokens.px(14)
        icon = side + tokens.px(4) if chosen else 0
        left = (self.width() - icon - size.horizontalAdvance(self.text())) / 2
        if chosen:
            spot = QRectF(left, (self.height() - side) / 2, side, side)
            draw_icon(painter, spot, "check", ink)
        painter.setFont(self._font())
        painter.setPen(QColor(ink))
        place = QRectF(left + icon, 0, self.width(), self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()), tokens.radius_m, tokens.accent, 2)

    def _shape(self, radius: int) -> QPainterPath:
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addRoundedRect(rect, radius, radius)
        if not self._last:
            path.addRect(rect.adjusted(rect.width() / 2, 0, 0.5, 0))
        if not self._first:
            path.addRect(rect.adjusted(-0.5, 0, -rect.width() / 2, 0))
        return path

    def _font(self) -> QFont:
        return ui_font(current_tokens().type_choice, 500)


class _Edge(QWidget):
    """The outline, above the segments, so that both lie within one curve."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current_tokens()
        draw_box(QPainter(self), QRectF(self.rect()), tokens.radius_m, edge=tokens.edge)


class Segmented(QFrame):
    """A choice among named values; arrow keys move it, ``changed`` carries the new value."""

    changed = Signal(object)

    def __init__(
        self, name: str, choices: Sequence[tuple[object, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._values = [value for value, _ in choices]
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for place, (_, text) in enumerate(choices):
            segment = _Segment(text, first=place == 0, last=place == len(choices) - 1)
            self._group.addButton(segment, place)
            row.addWidget(segment)
        self._edge = _Edge(self)
        self._group.button(0).setChecked(True)
        self._group.idToggled.connect(self._tell)

    # Properties

    def value(self) -> object:
        """The value chosen."""
        return self._values[self._group.checkedId()]

    # Methods

    def set_value(self, value: object) -> None:
        """Choose ``value``; ValueError if it is not among the choices."""
        self._group.button(self._values.index(value)).setChecked(True)

    def set_texts(self, name: str, texts: Sequence[str]) -> None:
        """Say the choices in other words, in the order in which they were given."""
        self.setAccessibleName(name)
        for place, text in enumerate(texts):
            self._group.button(place).setText(text)

    # Slots and events

    def _tell(self, place: int, chosen: bool) -> None:
        if chosen:
            self.changed.emit(self._values[place])

    def resizeEvent(self, _event: object) -> None:
        self._edge.setGeometry(self.rect())
        self._edge.raise_()
