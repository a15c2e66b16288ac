"""What of a window's words cannot be read."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget

from offhook.ui.widgets.key_button import KeyButton
from offhook.ui.widgets.labels import ElidedLabel
from offhook.ui.widgets.pill import Pill

from .follow_ups import FILE
from .values import LONG_NAME

TICK = 17
"""Pixels for the tick that a button may get."""

ARROW = 20
"""Pixels of a list's arrow."""

FRAME = 18
"""Pixels of a field's frame and padding."""


def cut_off(window: QWidget) -> list[str]:
    """Texts that do not fit where they stand.

    The pill and single lines show themselves whole in a tool tip; in the narrowest window, and
    where they hold a name, that is enough.
    """
    cut = [
        f"{type(widget).__name__} {widget.width()}x{widget.height()}: {text}"
        for widget in window.findChildren(QWidget)
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit)
        if widget.isVisible() and not isinstance(widget.parent(), QComboBox)
        for text in [widget.text()]
        if text and not fits(widget, text)
    ]
    return cut + placeholders_cut(window) + choices_cut(window) + outside(window)


def choices_cut(window: QWidget) -> list[str]:
    """What was chosen from a list, where it does not fit."""
    return [
        f"choice: {box.currentText()}"
        for box in window.findChildren(QComboBox)
        if box.isVisible() and not box.isEditable()
        if box.fontMetrics().horizontalAdvance(box.currentText()) > box.width() - FRAME - ARROW
    ]


def placeholders_cut(window: QWidget) -> list[str]:
    """What an empty field says, where it does not fit."""
    return [
        f"placeholder: {line.placeholderText()}"
        for line in window.findChildren(QLineEdit)
        if line.isVisible()
        and not line.text()
        and line.fontMetrics().horizontalAdvance(line.placeholderText()) > line.width() - FRAME
    ]


def outside(window: QWidget) -> list[str]:
    """What reaches past the sides of the window: a long word has widened what holds it."""
    return [
        f"{type(widget).__name__} ends at {right} of {window.width()}"
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and widget.window() is window
        for right in [widget.mapTo(window, QPoint(widget.width(), 0)).x()]
        if right > window.width() + 1
    ]


def fits(widget: QWidget, text: str) -> bool:
    if isinstance(widget, ElidedLabel) and any(name in text for name in (LONG_NAME, FILE.name)):
        return True  # the longest there are; whole in the tool tip
    match widget:
        case KeyButton():
            unticked = 0 if widget.isChecked() or not widget.isCheckable() else TICK
            return widget.width() >= widget.sizeHint().width() - unticked
        case Pill() | ElidedLabel() if widget.window().width() < 400:
            return True
        case QAbstractButton():
            return widget.width() >= widget.sizeHint().width()
        case ElidedLabel():
            return widget.shown_text() == text
        case QLabel() if widget.wordWrap():
            return widget.height() >= widget.heightForWidth(widget.width())
        case QLabel():
            return widget.width() >= widget.sizeHint().width()
    return True
