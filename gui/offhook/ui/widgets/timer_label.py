"""The length of the call, in digits that never jump."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from offhook.qt.theme import current_tokens, ui_font


def clock_text(seconds: int) -> str:
    """Whole ``seconds`` as ``02:31``, from an hour on as ``1:02:31``."""
    minutes, second = divmod(max(0, seconds), 60)
    hour, minute = divmod(minutes, 60)
    return f"{hour}:{minute:02}:{second:02}" if hour else f"{minute:02}:{second:02}"


class TimerLabel(QLabel):
    """Big digits, each in a cell as wide as the widest digit of whatever font there is."""

    def __init__(self, name: str, size: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self._seconds = 0
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_seconds(0)

    # Properties

    def seconds(self) -> int:
        """Whole seconds shown."""
        return self._seconds

    def sizeHint(self) -> QSize:
        font = self._face()
        size = QFontMetricsF(font)
        wide = sum(self._cells(font))
        return QSize(round(wide) + 2, round(size.capHeight() * 1.45))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    # Methods

    def set_seconds(self, seconds: int) -> None:
        """Show ``seconds``; a negative number is shown as 00:00."""
        self._seconds = seconds
        text = clock_text(seconds)
        if text == self.text():
            return
        grows = len(text) != len(self.text())
        self.setText(text)
        self.setAccessibleDescription(text)
        if grows:
            self.updateGeometry()

    # Events

    def paintEvent(self, _event: QPaintEvent) -> None:
        font = self._face()
        cells = self._cells(font)
        size = QFontMetricsF(font)
        painter = QPainter(self)
        painter.setFont(font)
        painter.setPen(self.palette().color(self.foregroundRole()))
        left = 0.0 if self.alignment() & Qt.AlignmentFlag.AlignLeft else self.width() - sum(cells)
        if self.alignment() & Qt.AlignmentFlag.AlignHCenter:
            left /= 2
        # Centred by the height of the digits, not of the line, which has room for accents.
        top = (self.height() + size.capHeight()) / 2 - size.ascent()
        for character, width in zip(self.text(), cells, strict=True):
            cell = QRectF(left, top, width, size.height())
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextDontClip
            painter.drawText(cell, flags, character)
            left += width

    # Drawing

    def _face(self) -> QFont:
        tokens = current_tokens()
        return ui_font(self._size or tokens.type_timer, 600, tabular=True)

    def _cells(self, font: QFont) -> list[float]:
        size = QFontMetricsF(font)
        tight = font.pixelSize() / 58
        digit = max(size.horizontalAdvance(str(each)) for each in range(10)) - tight
        colon = size.horizontalAdvance(":") - tight
        return [colon if character == ":" else digit for character in self.text()]
