"""Global keys on Windows: RegisterHotKey, whose messages come through Qt's own event loop."""

from __future__ import annotations

import ctypes
import sys
from ctypes import wintypes
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence

from .hot_keys import HotKeys, NoKey

# winuser.h
_WM_HOTKEY = 0x0312
_MOD_ALT, _MOD_CONTROL, _MOD_SHIFT, _MOD_WIN, _MOD_NOREPEAT = 1, 2, 4, 8, 0x4000
_VK_F1 = 0x70


class WindowsHotKeys(HotKeys):
    """One hot key of this thread for each name."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names: dict[int, str] = {}
        self._filter = _Filter(self._heard)
        app = QGuiApplication.instance()
        if app is not None:
            app.installNativeEventFilter(self._filter)

    def release(self) -> None:
        for number in self._names:
            _user32().UnregisterHotKey(None, number)
        self._names.clear()

    def close(self) -> None:
        """Hear no more."""
        self.release()
        app = QGuiApplication.instance()
        if app is not None:
            app.removeNativeEventFilter(self._filter)

    def _grab(self, name: str, text: str) -> NoKey | None:
        key, modifiers = _windows_key(text)
        number = len(self._names) + 1
        if not _user32().RegisterHotKey(None, number, modifiers | _MOD_NOREPEAT, key):
            return NoKey.TAKEN
        self._names[number] = name
        return None

    def _heard(self, number: int) -> None:
        if number in self._names:
            self._tell(self._names[number])


class _Filter(QAbstractNativeEventFilter):
    def __init__(self, heard: Any) -> None:
        super().__init__()
        self._heard = heard

    def nativeEventFilter(
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> object:
        said = kind.data() if isinstance(kind, QByteArray) else bytes(kind)
        if said in (b"windows_generic_MSG", b"windows_dispatcher_MSG"):
            told = wintypes.MSG.from_address(int(message))
            if told.message == _WM_HOTKEY:
                self._heard(int(told.wParam))
                return True, 0
        return False, 0


def _user32() -> Any:
    if sys.platform == "win32":
        return ctypes.WinDLL("user32", use_last_error=True)
    raise OSError("there is no user32 here")


def _windows_key(text: str) -> tuple[int, int]:
    """Virtual key code and modifiers of a key in portable text: a letter, a digit or an F key."""
    pressed = QKeySequence(text)[0]  # type: ignore[index]  # its stub does not know
    modifiers = 0
    for qt, windows in (
        (Qt.KeyboardModifier.ShiftModifier, _MOD_SHIFT),
        (Qt.KeyboardModifier.ControlModifier, _MOD_CONTROL),
        (Qt.KeyboardModifier.AltModifier, _MOD_ALT),
        (Qt.KeyboardModifier.MetaModifier, _MOD_WIN),
    ):
        if pressed.keyboardModifiers() & qt:
            modifiers |= windows
    key = pressed.key()
    if Qt.Key.Key_F1 <= key <= Qt.Key.Key_F24:
        return _VK_F1 + int(key) - int(Qt.Key.Key_F1), modifiers
    return ord(chr(int(key)).upper()), modifiers
