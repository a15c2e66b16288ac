"""Keys that count while another program has the keyboard.

X11 and Windows let a program have them. Wayland does not, and on macOS none of this was ever run,
so nothing is promised there. What cannot be had is named, and worded by whoever shows it.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

DEAD_MS = 600
"""A second press of the same key this soon is the same press: a key held down repeats itself."""


HEARS_KEYS = "hears_keys"
"""A widget with this property is told a grabbed key while it has the keyboard: the rep is choosing
one, and does not mean what it does."""


class NoKey(StrEnum):
    """Why a key cannot be had."""

    TAKEN = "taken"  # by another program
    SAID_TWICE = "said_twice"  # by another of our own keys
    NOT_THERE = "not_there"  # on this keyboard
    WAYLAND = "wayland"
    UNSUPPORTED = "unsupported"


class HotKeys(QObject):
    """``pressed`` carries the name under which a key was grabbed."""

    pressed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._last: dict[str, QElapsedTimer] = {}
        self._texts: dict[str, str] = {}

    def grab(self, keys: Mapping[str, str]) -> dict[str, NoKey]:
        """Have ``keys`` (name to portable text, such as ``Ctrl+Shift+F9``) and no others; empty
        texts are none. Returns which cannot be had, and why."""
        self.release()
        self._texts = dict(keys)
        refused: dict[str, NoKey] = {}
        wanted: set[str] = set()
        for name, text in keys.items():
            if not text:
                continue
            why = NoKey.SAID_TWICE if text in wanted else self._grab(name, text)
            wanted.add(text)
            if why is not None:
                refused[name] = why
        return refused

    def lacking(self) -> NoKey | None:
        """Why there are none at all here; ``None`` where there are."""
        return None

    def release(self) -> None:
        """Let go of all."""

    def close(self) -> None:
        """The program ends."""
        self.release()

    def _grab(self, name: str, text: str) -> NoKey | None:
        raise NotImplementedError

    def _tell(self, name: str) -> None:
        last = self._last.get(name)
        listener = QApplication.focusWidget()
        if listener is not None and listener.property(HEARS_KEYS):
            pressed = QKeySequence(self._texts[name])[0]  # type: ignore[index]  # its stub does not know
            kind, key, held = QEvent.Type.KeyPress, pressed.key(), pressed.keyboardModifiers()
            QCoreApplication.postEvent(listener, QKeyEvent(kind, key, held))
        elif last is None or last.elapsed() > DEAD_MS:
            self.pressed.emit(name)
        timer = QElapsedTimer()
        timer.start()
        self._last[name] = timer


class NoHotKeys(HotKeys):
    """A desktop that has none to give."""

    def __init__(self, why: NoKey, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._why = why

    def lacking(self) -> NoKey | None:
        return self._why

    def _grab(self, name: str, text: str) -> NoKey | None:
        return self._why
