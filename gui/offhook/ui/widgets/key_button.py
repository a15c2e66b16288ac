"""A big button that shows the key that presses it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QDeadlineTimer, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from offhook.qt.icons import draw_icon
from offhook.qt.paint import draw_box, draw_focus
from offhook.qt.theme import current_tokens, mix, ui_font
from offhook.qt.tokens import Tokens
from offhook.ui.widgets.painted_button import PaintedButton

Role = Literal["primary", "stop", "outline", "warning", "drop"]

DEAD_MS = 600
"""How long a button is dead after its meaning has changed: longer than a double press."""


@dataclass(frozen=True, slots=True)
class _Look:
    fill: str
    ink: str
    edge: str
    ring: str


class KeyButton(PaintedButton):
    """Text, and in smaller type its key. ``primary``, ``stop`` and ``warning`` are tall.

    ``outline`` is one choice of several (checked, it carries a check mark) with its key below
    the text; ``drop`` has a dashed edge: something can be dropped or pasted there.
    """

    def __init__(
        self,
        text: str,
        shortcut: QKeySequence | None = None,
        role: Role = "primary",
        *,
        name: str = "",
        icon_name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, name, parent)
        self._role: Role = role
        self._icon = icon_name
        self._room_for = ""
        self._dead = QDeadlineTimer(0)
        self._shortcut = QShortcut(self)
        self._shortcut.setAutoRepeat(False)
        self._shortcut.activated.connect(self._press_by_key)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_key(shortcut)

    # Properties

    def role(self) -> Role:
        """How the button looks."""
        return self._role

    def key_text(self) -> str:
        """The key in the words of the platform and the language, such as ``Ctrl+Maj+H``."""
        # Return is what keyboards and people call Enter.
        shown = _with_pad_enter(self._shortcut.key())
        return shown.toString(QKeySequence.SequenceFormat.NativeText)

    def is_dead(self) -> bool:
        """Whether presses are ignored now."""
        return not self._dead.hasExpired()

    def sizeHint(self) -> QSize:
        tokens = current_tokens()
        text, key = self._metrics(tokens)
        widest = max(map(text.horizontalAdvance, (self.text(), self._room_for)))
        width = widest + self._icon_room(tokens)
        height = text.height() + tokens.px(28 if self._is_tall() else 22)
        if self._is_stacked():
            width = max(width, key.horizontalAdvance(self.key_text()))
            height += key.height() - tokens.px(10)
        elif self.key_text():
            width += tokens.space_s + key.horizontalAdvance(self.key_text())
        return QSize(round(width) + tokens.space_s, round(height))

    # Methods

    def set_key(self, shortcut: QKeySequence | None) -> None:
        """Change the key; None takes it away. Return also answers to Enter on the key pad."""
        keys = [] if shortcut is None else [shortcut]
        if shortcut is not None and _with_pad_enter(shortcut) != shortcut:
            keys.append(_with_pad_enter(shortcut))
        self._shortcut.setKeys(keys)
        self.restyle()

    def set_role(self, role: Role) -> None:
        """Look like ``role`` from now on."""
        self._role = role
        self.restyle()

    def keep_room_for(self, text: str) -> None:
        """Stay as wide as ``text`` would make it; empty for as wide as its own text does."""
        self._room_for = text
        self.updateGeometry()

    def set_dead_for(self, ms: int | None = None) -> None:
        """Ignore the button's spot and its key for ``ms`` milliseconds; nothing looks different."""
        self._dead = QDeadlineTimer(DEAD_MS if ms is None else ms)
        self.setDown(False)

    def restyle(self) -> None:
        self.setAccessibleDescription(self.key_text())
        super().restyle()

    # Slots and events

    def _press_by_key(self) -> None:
        if not self.is_dead():
            self.click()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.is_dead():
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not self.is_dead():
            super().keyReleaseEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.is_dead():
            event.accept()
        else:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.is_dead():
            event.accept()
        else:
            super().mouseReleaseEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current_tokens()
        look = self._look(tokens)
        painter = QPainter(self)
        dashed = self._role == "drop"
        width = 1.5 if self._role == "warning" else 1
        radius = tokens.radius_l if self._is_tall() or dashed else tokens.radius_l - 1
        draw_box(
            painter,
            self.box(),
            radius,
            fill=look.fill,
            edge=look.edge,
            width=width,
            dashed=dashed,
        )
        if self.hasFocus():
            draw_focus(painter, self.box(), radius, look.ring, 3 if self._is_tall() else 0)
        self._draw_face(painter, tokens, look.ink)

    # Drawing

    def _is_tall(self) -> bool:
        return self._role in ("primary", "stop", "warning")

    def _is_stacked(self) -> bool:
        return self._role == "outline" and bool(self.key_text())

    def _fonts(self, tokens: Tokens) -> tuple[QFont, QFont]:
        if self._is_tall():
            face = ui_font(tokens.type_title, 600)
        else:
            face = ui_font(tokens.type_choice, 400 if self._role == "drop" else 500)
        return face, ui_font(tokens.type_key, 500)

    def _metrics(self, tokens: Tokens) -> tuple[QFontMetricsF, QFontMetricsF]:
        face, key = self._fonts(tokens)
        return QFontMetricsF(face), QFontMetricsF(key)

    def _icon_room(self, tokens: Tokens) -> int:
        return tokens.px(17) if self._icon or self.isCheckable() else 0

    def _look(self, tokens: Tokens) -> _Look:
        if not self.isEnabled():
            filled = self._role in ("primary", "stop")
            return _Look(tokens.line if filled else "", tokens.soft, tokens.line, tokens.edge)
        shade = 0.2 if self.isDown() else 0.1 if self.underMouse() else 0.0
        if self._role in ("primary", "stop"):
            name = "accent" if self._role == "primary" else "stop"
            colour, ink = tokens.colour(name), tokens.colour(f"{name}_ink")
            return _Look(mix(colour, tokens.text, shade), ink, "", ink)
        if self._role == "warning":
            fill = mix(tokens.bg, tokens.warn_soft, shade * 5)
            return _Look(fill, tokens.warn, tokens.warn, tokens.warn)
        if self.isChecked():
            return _Look(tokens.accent_soft, tokens.accent, tokens.accent, tokens.accent)
        if self._role == "drop":
            fill = mix(tokens.bg, tokens.text, shade / 2)
            return _Look(fill, tokens.soft, tokens.edge, tokens.accent)
        return _Look(
            mix(tokens.card, tokens.text, shade / 2), tokens.text, tokens.edge, tokens.accent
        )

    def _draw_face(self, painter: QPainter, tokens: Tokens, ink: str) -> None:
        face, small = self._fonts(tokens)
        text_size, key_size = QFontMetricsF(face), QFontMetricsF(small)
        drawn = "check" if self.isChecked() else self._icon
        icon = self._icon_room(tokens) if drawn else 0
        key = self.key_text()
        stacked = self._is_stacked()
        beside = 0.0 if stacked or not key else tokens.space_s + key_size.horizontalAdvance(key)
        room = self.width() - tokens.space_s - icon - beside
        text = text_size.elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        wide = text_size.horizontalAdvance(text)
        left = (self.width() - icon - wide - beside) / 2
        lines = text_size.height() + (key_size.height() if stacked else 0)
        top = (self.height() - lines) / 2
        baseline = top + text_size.ascent()
        if drawn:
            side = tokens.px(14)
            spot = QRectF(left, top + (text_size.height() - side) / 2, side, side)
            draw_icon(painter, spot, drawn, ink)
        painter.setPen(QColor(ink))
        painter.setFont(face)
        painter.drawText(round(left + icon), round(baseline), text)
        painter.setFont(small)
        if stacked:
            painter.setPen(QColor(tokens.soft))
            below = QRectF(0, top + text_size.height(), self.width(), key_size.height())
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, key)
        elif key:
            painter.drawText(round(left + icon + wide + tokens.space_s), round(baseline), key)


def _with_pad_enter(sequence: QKeySequence) -> QKeySequence:
    """``sequence`` with the Enter of the key pad in the place of Return."""
    portable = QKeySequence.SequenceFormat.PortableText
    return QKeySequence(sequence.toString(portable).replace("Return", "Enter"))
