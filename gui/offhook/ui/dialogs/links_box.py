"""Phone links: how Offhook becomes the program that opens them, on this system."""

from __future__ import annotations

import sys

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...qt.theme import current_tokens, set_role
from ..widgets.labels import make_label
from .form import aligned_left, make_button


class LinksBox(QWidget):
    """A heading, what to do here, and a button where the system lets a program help."""

    def __init__(self, parent: QWidget | None = None, platform: str = sys.platform) -> None:
        super().__init__(parent)
        self._platform = platform
        self._done: bool | None = None
        self._title = make_label("", "heading", wrap=True)
        self._sentence = make_label("", "small", wrap=True)
        self.button = make_button()
        self.button.setVisible(platform != "darwin")
        self.result = make_label("", "small", wrap=True)
        self.result.hide()
        self._process = QProcess(self)
        self._process.finished.connect(self._finished)
        self._process.errorOccurred.connect(self._failed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_tokens().space_xs)
        column.addWidget(self._title)
        column.addWidget(self._sentence)
        column.addLayout(aligned_left(self.button))
        column.addWidget(self.result)
        self.button.clicked.connect(self._choose)
        self.retranslate()

    # Methods

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self._title.setText(self.tr("Phone links"))
        hints = {
            "win32": self.tr(
                "A click on a phone number in Activix can fill it in here: choose Offhook for TEL"
                " in the default apps of Windows."
            ),
            "darwin": self.tr(
                "A click on a phone number in Activix can fill it in here: choose Offhook under"
                " “Default for calls” in the settings of FaceTime."
            ),
        }
        others = self.tr("A click on a phone number in Activix can fill it in here.")
        self._sentence.setText(hints.get(self._platform, others))
        self.button.setText(
            self.tr("Open the default &apps")
            if self._platform == "win32"
            else self.tr("Open phone &links here")
        )
        self._say()

    def _say(self) -> None:
        if self._done is None:
            return
        self.result.setText(
            self.tr("Phone links now open Offhook.")
            if self._done
            else self.tr(
                "This system did not take it. Choose Offhook for “tel” links in its settings."
            )
        )
        set_role(self.result, "small", tone="ok" if self._done else "warn")
        self.result.show()

    # Slots

    def _choose(self) -> None:
        if self._platform == "win32":
            QDesktopServices.openUrl(QUrl("ms-settings:defaultapps"))
            return
        entry = f"{QGuiApplication.desktopFileName()}.desktop"
        schemes = [f"x-scheme-handler/{scheme}" for scheme in ("tel", "callto", "sip")]
        self._process.start("xdg-mime", ["default", entry, *schemes])

    def _finished(self, code: int) -> None:
        self._done = code == 0
        self._say()

    def _failed(self) -> None:
        self._done = False
        self._say()
