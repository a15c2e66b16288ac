"""The real window with the program behind it, in this process: what a rep does, and sees."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

from offhook.app.program import Program
from offhook.app.start import Desk
from offhook.calls.clock import Clock
from offhook.calls.crm_copy import Entry, SyncState
from offhook.calls.deriving import sync_state
from offhook.desk.folder import DataFolder
from offhook.desk.settings import Line, Settings
from offhook.desk.settings_file import SettingsFile
from offhook.sandbox import Sandbox
from offhook.ui.widgets.key_button import KeyButton
from offhook.vault import SessionTokens
from support.threads import ended_threads

TOKEN = "sandbox-token"
OWN_NUMBER = "+15146526793"
LEAD_NUMBER = "+14182579084"
"""Of a lead that every new sandbox has."""
PATIENCE = 30.0  # seconds


def desk_settings(base_url: str) -> Settings:
    """A rep of the sandbox's dealership with one line; nothing waits longer than it must."""
    return replace(
        Settings(),
        base_url=base_url,
        theme="light",
        language="en",
        lines=(Line("Desk", OWN_NUMBER),),
        user_email="rep@example.com",
        settle_seconds=1,
        rate_share=200,
        heartbeat_seconds=1,
        calling_hours="",  # tests run at any hour
        calling_hours_weekend="",
    )


class Rep:
    """Sits at the desk: presses keys and buttons of the window, and reads it.

    Keys go to whatever has the focus, the mouse to whatever lies under it.
    """

    def __init__(self, desk: Desk, crm: Sandbox) -> None:
        self.desk = desk
        self.crm = crm
        self.window = desk.window

    # Hands

    def type(self, text: str) -> None:
        """Key by key, into what has the focus."""
        for char in text:
            QTest.keyClick(self.window.windowHandle(), char)  # type: ignore[call-overload]  # its stub knows no text

    def press(self, keys: str) -> None:
        """A key or a combination, such as ``Ctrl+Shift+H``."""
        QTest.keySequence(self.window.windowHandle(), QKeySequence(keys))

    def click(self, widget: QWidget, *, at_once: bool = False) -> None:
        """Press where ``widget`` is, as soon as it takes a press; ``at_once`` even if not."""
        if not at_once:
            self.wait_until(widget.isVisible)
            if isinstance(widget, KeyButton):
                self.wait_until(lambda: not widget.is_dead())
        self.click_at(self.place_of(widget))

    def click_at(self, place: QPoint) -> None:
        """Press at ``place`` in the window, whatever is there now."""
        QTest.mouseClick(
            self.window.windowHandle(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            place,
        )

    def place_of(self, widget: QWidget) -> QPoint:
        """The middle of ``widget``, in the window."""
        return widget.mapTo(self.window, widget.rect().center())

    def dial(self, number: str) -> Entry:
        """Type and press Enter; the call that begins."""
        self.wait_until(lambda: not self.window.dial_pane.dial.is_dead())
        before = self.window.shown_call()
        self.window.dial_pane.field.edit.setFocus()
        self.type(number)
        self.press("Return")
        self.wait_until(lambda: self.window.shown_call() not in ("", before))
        return self.shown()

    def choose(self, menu: QMenu, key: object) -> None:
        """Pick the entry of ``menu`` (or of one below it) that carries ``key``."""
        action = next(each for each in _actions(menu) if each.data() == key)
        menu.triggered.emit(action)

    def answer(self, text: str) -> None:
        """Press the answer of a banner that says ``text``."""

        def offered() -> list[KeyButton]:
            buttons = self.window.findChildren(KeyButton)
            return [each for each in buttons if each.text() == text and each.isVisible()]

        self.wait_until(offered)
        self.click(offered()[0])

    # Eyes

    def wait_until(self, condition: Callable[[], object], seconds: float = PATIENCE) -> None:
        """Let the window live until ``condition``; fails after ``seconds``."""
        until = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < until, "waited in vain"
            QTest.qWait(5)

    def shown(self) -> Entry:
        """The call that the window is about."""
        entry = self.window.book.entry(self.window.shown_call())
        assert entry is not None
        return entry

    def wait_synced(self) -> None:
        """Until the CRM has acknowledged the call that is shown."""
        self.wait_until(lambda: sync_state(self.shown()) is SyncState.SYNCED)

    def wait_ended(self) -> None:
        """Until the window shows that the call has ended."""
        self.wait_until(lambda: not self.shown().call.is_open)
        self.wait_until(lambda: not self.window.call_pane.isVisible())

    def wait_online(self) -> None:
        """Until the token is known to be good."""
        self.wait_until(lambda: self.desk.program.status.token.value == "ok")

    def notice(self) -> str:
        """What the strip at the top says."""
        return self.window.notice.text()

    def pill(self) -> str:
        """What the pill says."""
        return self.window.header.pill.accessibleName()

    def texts(self) -> list[str]:
        """Everything that can be read in the window, the pill and the time aside."""
        aside = (self.window.header.pill, self.window.call_pane.timer)
        return [
            _text(widget)
            for widget in self.window.findChildren(QWidget)
            if widget.isVisible() and widget not in aside and _text(widget)
        ]


@contextmanager
def open_desk(
    crm: Sandbox,
    data_dir: Path,
    *,
    settings: Settings | None = None,
    token: str = TOKEN,
    clock: Clock | None = None,
    online: bool = True,
) -> Iterator[Rep]:
    """A window on ``crm``, with its keyboard focus, closed and freed at the end.

    ``online`` waits until the program knows that its token is good.
    """
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    folder = DataFolder(data_dir).create()
    settings = settings or desk_settings(crm.base_url)
    SettingsFile(folder.settings).save(settings)
    tokens = SessionTokens()
    if token:
        tokens.store(settings.base_url, token)
    with ended_threads():
        desk = Desk(app, folder, Program(folder, clock=clock, tokens=tokens))
        rep = Rep(desk, crm)
        try:
            desk.open()
            desk.window.activateWindow()
            rep.wait_until(desk.window.isActiveWindow)
            if online:
                rep.wait_online()
            yield rep
        finally:
            desk.close()
    desk.window.deleteLater()
    desk.program.deleteLater()
    desk.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _text(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        return widget.text()
    return widget.toPlainText() if isinstance(widget, QPlainTextEdit) else ""


def _actions(menu: QMenu) -> Iterator[QAction]:
    for action in menu.actions():
        yield action
        below = action.menu()
        if isinstance(below, QMenu):
            yield from _actions(below)
