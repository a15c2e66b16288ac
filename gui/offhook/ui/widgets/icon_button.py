"""A small button that is only an icon: settings, close, more."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QSizePolicy, QWidget

from offhook.qt.icons import draw_icon
from offhook.qt.paint import draw_box, draw_focus
from offhook.qt.theme import current_tokens, mix
from offhook.ui.widgets.painted_button import PaintedButton


class IconButton(PaintedButton):
    """An icon with a name for screen readers, shown with its key as the tool tip."""

    def __init__(
        self,
        icon_name: str,
        name: str,
        shortcut: QKeySequence | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", name, parent)
        self._icon = icon_name
        self._shortcut = QShortcut(self)
        self._shortcut.setAutoRepeat(False)
        self._shortcut.activated.connect(self.click)
        if shortcut is not None:
            self._shortcut.setKey(shortcut)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_name(name)

    # Properties

    def sizeHint(self) -> QSize:
        side = current_tokens().px(28)
        return QSize(side, side)

    # Methods

    def set_name(self, name: str) -> None:
        """Change the name, after a change of language for one."""
        self.setAccessibleName(name)
        key = self._shortcut.key().toString(QKeySequence.SequenceFormat.NativeText)
        self.setAccessibleDescription(key)
        self.setToolTip(f"{name} ({key})" if key else name)

    def restyle(self) -> None:
        self.set_name(self.accessibleName())
        super().restyle()

    # Events

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current_tokens()
        painter = QPainter(self)
        shade = 0.14 if self.isDown() else 0.07 if self.underMouse() else 0.0
        if shade and self.isEnabled():
            draw_box(painter, self.box(), tokens.radius_m, fill=mix(tokens.bg, tokens.text, shade))
        if self.hasFocus():
            draw_focus(painter, self.box(), tokens.radius_m, tokens.accent, 0)
        side = tokens.px(18)
        spot = QRectF(0, 0, side, side)
        spot.moveCenter(self.box().center())
        draw_icon(painter, spot, self._icon, tokens.soft)
