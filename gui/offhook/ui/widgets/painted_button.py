"""The base of the buttons that draw themselves."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

_RETURN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PaintedButton(QPushButton):
    """A push button that takes the keyboard by Tab only and is pressed by Space and Enter.

    A click leaves the keyboard where it was, so that a status can be clicked in the middle of
    a note. Enter on the button is the button's own, even where the window has Enter for
    something else: who has tabbed to the settings and presses Enter does not mean to dial.
    """

    def __init__(self, text: str, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        if name:
            self.setAccessibleName(name)

    # Properties

    def box(self) -> QRectF:
        """The whole of the button, for painting."""
        return QRectF(self.rect())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    # Methods

    def restyle(self) -> None:
        """Derive anew what depends on theme, font or language."""
        self.updateGeometry()
        self.update()

    # Events

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and _is_return(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _is_return(event):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        kinds = (QEvent.Type.StyleChange, QEvent.Type.FontChange, QEvent.Type.LanguageChange)
        if event.type() in kinds:
            self.restyle()


def _is_return(event: QEvent) -> bool:
    if not isinstance(event, QKeyEvent) or event.key() not in _RETURN_KEYS:
        return False
    return not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
