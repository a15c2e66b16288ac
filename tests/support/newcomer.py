"""Somebody who starts Offhook for the first time: by keyboard alone, from the welcome to a call."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from offhook.app.start import Desk
from offhook.desk.settings import Settings
from offhook.sandbox import Sandbox
from offhook.ui.dialogs.welcome_dialog import WelcomeDialog

EMAIL = "rep@example.com"
OWN_NUMBER = "514 652 6793"
LEAD_NUMBER = "418 257 9084"
PATIENCE = 40.0  # seconds


def newcomer_settings(base_url: str, language: str = "") -> Settings:
    """Nothing is set but the server, the language and, since this may run at night, that calls may
    be made at any hour."""
    return replace(
        Settings(),
        base_url=base_url,
        language=language,
        calling_hours="",
        calling_hours_weekend="",
    )


class Newcomer:
    """Types ``pause_ms`` apart, into whatever has the keyboard; nothing else is touched."""

    def __init__(self, desk: Desk, crm: Sandbox, pause_ms: int = 0) -> None:
        self.desk = desk
        self.crm = crm
        self.pause_ms = pause_ms

    def first_call(self, token: str) -> None:
        """From the window's first paint to the call's log in the CRM."""
        welcome = self.welcome()
        self.wait_until(lambda: welcome.token.field.hasFocus())
        QApplication.clipboard().setText(token)  # from the mail that it came by
        self.press(QKeySequence(QKeySequence.StandardKey.Paste))
        self.press(QKeySequence("Return"))
        self.wait_until(lambda: welcome.email.combo.hasFocus() or welcome.email.line.hasFocus())
        self.type(EMAIL)
        self.press(QKeySequence("Return"))
        self.wait_until(welcome.lines.first().hasFocus)
        self.type(OWN_NUMBER)
        self.press(QKeySequence("Return"))
        number = self.desk.window.dial_pane.field.edit
        self.wait_until(number.hasFocus)
        self.type(LEAD_NUMBER)
        self.press(QKeySequence("Return"))
        self.wait_until(self.crm.call_logs)

    def welcome(self) -> WelcomeDialog:
        """The welcome, once it is there."""
        found: list[WelcomeDialog] = []

        def there() -> bool:
            found[:] = self.desk.window.findChildren(WelcomeDialog)
            return bool(found) and found[0].isActiveWindow()

        self.wait_until(there)
        return found[0]

    def type(self, text: str) -> None:
        """Key by key."""
        for char in text:
            QTest.keyClicks(self._focus(), char, delay=self.pause_ms)

    def press(self, keys: QKeySequence) -> None:
        """A key, or several at once."""
        QTest.qWait(self.pause_ms)
        combination = keys[0]  # type: ignore[index]  # its stub knows no items
        QTest.keyClick(self._focus(), combination.key(), combination.keyboardModifiers())

    def wait_until(self, condition: Callable[[], object]) -> None:
        """Let the window live until then."""
        until = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < until, f"waited in vain; the keyboard is at {self._focus()}"
            QTest.qWait(5)

    def _focus(self) -> QWidget:
        popup = QApplication.activePopupWidget()
        focus = popup or QApplication.focusWidget()
        assert focus is not None
        return focus
