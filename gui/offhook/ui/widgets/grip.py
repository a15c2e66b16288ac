"""What a window without a frame is moved by: the mouse, or the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from offhook.qt.paint import draw_focus
from offhook.qt.theme import current_tokens
from offhook.ui.widgets.painted_button import PaintedButton

STEP = 20
_WAYS = {
    Qt.Key.Key_Left: QPoint(-1, 0),
    Qt.Key.Key_Right: QPoint(1, 0),
    Qt.Key.Key_Up: QPoint(0, -1),
    Qt.Key.Key_Down: QPoint(0, 1),
}


class Grip(PaintedButton):
    """Two columns of dots; Tab leads to it, Shift makes the steps small.

    A button to screen readers, which know of no better name for what is pressed and moved.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setCursor(Qt.CursorShape.SizeAllCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    # Properties

    def sizeHint(self) -> QSize:
        return QSize(current_tokens().px(16), current_tokens().px(28))

    # Methods

    def set_name(self, name: str, description: str) -> None:
        """What it is, and how it is used, for screen readers and as the tool tip."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        self.setToolTip(description)

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = _WAYS.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
            return
        small = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        window = self.window()
        window.move(window.pos() + way * (1 if small else STEP))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        begin_move(self, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            draw_focus(painter, self.rect().toRectF(), tokens.radius_s, tokens.accent, 0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.edge))
        dot, gap = tokens.px(2), tokens.px(5)
        middle = self.rect().center()
        for column in (-1, 1):
            for row in (-2, 0, 2):
                spot = QPoint(middle.x() + column * gap // 2, middle.y() + row * gap // 2)
                painter.drawEllipse(spot, dot // 2 + 1, dot // 2 + 1)


def begin_move(widget: QWidget, event: QMouseEvent) -> None:
    """Have the desktop move the window of ``widget``, as by its title bar."""
    handle = widget.window().windowHandle()
    if event.button() is Qt.MouseButton.LeftButton and handle is not None:
        handle.startSystemMove()
        event.accept()
