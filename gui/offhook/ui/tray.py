"""The icon in the tray: how things stand, by its shape, and what is done most, in its menu."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPainterPath, QPixmap, QPolygonF
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

from ..calls.tokens import TokenState
from ..qt.icons import app_icon, draw_icon
from ..qt.theme import current_tokens, theme
from ..sync.status import SyncStatus
from . import words
from .widgets.timer_label import clock_text

_SIZES = (16, 22, 24, 32, 48, 64)


class TrayState(Enum):
    """What the icon tells; the value is its badge: shape, drawing in it, and colour."""

    IDLE = ("", "", "")
    IN_CALL = ("disc", "phone", "accent")
    REFUSED = ("square", "close", "stop")
    NEEDS_YOU = ("triangle", "alert", "warn")
    TO_SEND = ("disc", "waiting", "soft")


def state_of(status: SyncStatus, open_calls: int) -> TrayState:
    """An open call first: that is what a rep looks for when they have lost the window."""
    if open_calls:
        return TrayState.IN_CALL
    if status.token in (TokenState.REJECTED, TokenState.MISSING):
        return TrayState.REFUSED
    if status.needs_you or status.hold is not None or status.needs_line:
        return TrayState.NEEDS_YOU
    return TrayState.TO_SEND if status.waiting else TrayState.IDLE


class Tray(QObject):
    """``chosen`` carries the key of the menu's entry; a click on the icon chooses ``show``."""

    chosen = Signal(object)
    notice_clicked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = TrayState.IDLE
        self._status = SyncStatus()
        self._open_calls = 0
        self._elapsed = 0
        self._menu = QMenu()
        self._menu.triggered.connect(self._choose)
        self._icon = QSystemTrayIcon(self)
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._activated)
        self._icon.messageClicked.connect(self.notice_clicked)
        self._actions = {
            key: self._add(key) for key in ("show", "clipboard", "hang_up", "mini_bar", "", "quit")
        }
        dress = theme()
        if dress is not None:
            dress.changed.connect(self._draw)
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)
        self.retranslate()
        self._draw()

    # Properties

    def is_shown(self) -> bool:
        """Whether there is a tray, and the icon in it."""
        return self._icon.isVisible() and QSystemTrayIcon.isSystemTrayAvailable()

    def state(self) -> TrayState:
        """What the icon tells."""
        return self._state

    def tool_tip(self) -> str:
        """The same in words."""
        return self._icon.toolTip()

    def menu(self) -> QMenu:
        """What the icon offers."""
        return self._menu

    # Methods

    def show(self) -> None:
        """Put the icon into the tray, if there is one."""
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._icon.show()

    def close(self) -> None:
        """Take it away."""
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        self._icon.hide()
        self._menu.deleteLater()

    def show_status(self, status: SyncStatus, open_calls: int, elapsed: int) -> None:
        """How things stand; ``elapsed`` is the length of the open call so far, in seconds."""
        self._status, self._open_calls, self._elapsed = status, open_calls, elapsed
        state = state_of(status, open_calls)
        if state is not self._state:
            self._state = state
            self._draw()
        self._say()

    def show_message(self, title: str, text: str) -> None:
        """A notification beside the icon."""
        self._icon.showMessage(title, text, app_icon())

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        for key, text in (
            ("show", self.tr("Show Offhook")),
            ("clipboard", self.tr("Take the number from the clipboard")),
            ("hang_up", self.tr("Hang up")),
            ("mini_bar", self.tr("Mini bar")),
            ("quit", self.tr("Quit Offhook")),
        ):
            self._actions[key].setText(text)
        self._say()

    def _add(self, key: str) -> QAction:
        action = self._menu.addAction("") if key else self._menu.addSeparator()
        action.setData(key)
        return action

    def _say(self) -> None:
        """Names and numbers stay out of what others can see."""
        in_call = self._open_calls > 0
        self._actions["hang_up"].setEnabled(in_call)
        self._actions["mini_bar"].setEnabled(in_call)
        said = words.pill(self._status).text
        if in_call:
            call = self.tr("In a call, %1").replace("%1", clock_text(self._elapsed))
            said = f"{call} · {said}"
        tip = words.labelled("Offhook", said)
        if tip != self._icon.toolTip():
            self._icon.setToolTip(tip)

    def _draw(self) -> None:
        icon = QIcon()
        for size in _SIZES:
            icon.addPixmap(tray_picture(self._state, size))
        self._icon.setIcon(icon)

    # Slots and events

    def _choose(self, action: QAction) -> None:
        self.chosen.emit(action.data())

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is not QSystemTrayIcon.ActivationReason.Context:
            self.chosen.emit("show")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LanguageChange and watched is QApplication.instance():
            self.retranslate()
        return super().eventFilter(watched, event)


def tray_picture(state: TrayState, size: int) -> QPixmap:
    """The program's icon, ``size`` pixels wide, with a badge whose drawing tells the state."""
    picture = QPixmap(QSize(size, size))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shape, glyph, colour = state.value
    app_icon().paint(painter, 0, 0, size, size)
    if glyph:
        side = round(size * 0.66)
        badge = QRectF(size - side, size - side, side, side)
        tokens = current_tokens()
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("black"))
        rim = max(1.0, size / 20)
        painter.drawPath(_shape(shape, badge.adjusted(-rim, -rim, rim, rim)))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.setBrush(QColor(tokens.colour(colour)))
        painter.drawPath(_shape(shape, badge))
        inset = side * 0.16
        spot = badge.adjusted(inset, inset, -inset, -inset)
        if shape == "triangle":
            spot.adjust(inset, inset * 1.6, -inset, -inset * 0.4)
        draw_icon(painter, spot, glyph, tokens.bg)
    painter.end()
    return picture


def _shape(shape: str, box: QRectF) -> QPainterPath:
    path = QPainterPath()
    if shape == "triangle":
        top = QPointF(box.center().x(), box.top())
        path.addPolygon(QPolygonF([top, box.bottomRight(), box.bottomLeft(), top]))
    elif shape == "square":
        path.addRoundedRect(box, box.width() / 8, box.width() / 8)
    else:
        path.addEllipse(box)
    return path
