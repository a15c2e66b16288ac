"""Global keys on X11: passive grabs on the root window, over a connection of our own.

Through libxcb and libxcb-keysyms, which Qt's own X11 plugin needs as well. Its checked requests say
of each grab whether another program has that key; Xlib would need an error handler for the whole
process. (python-xlib, without a release since 2022, could replace this file.)
"""

from __future__ import annotations

import ctypes
from ctypes import POINTER, Structure, c_char_p, c_int, c_uint8, c_uint16, c_uint32, c_void_p
from typing import Any

from PySide6.QtCore import QObject, QSocketNotifier, Qt, Slot
from PySide6.QtGui import QKeySequence

from .hot_keys import HotKeys, NoKey

# X.h and keysymdef.h of the X protocol.
_SHIFT, _CAPS_LOCK, _CONTROL, _ALT, _NUM_LOCK, _SUPER = 1, 2, 4, 8, 16, 64
_LOCKS = (0, _CAPS_LOCK, _NUM_LOCK, _CAPS_LOCK | _NUM_LOCK)
_KEY_PRESS, _MAPPING_NOTIFY = 2, 34
_GRAB_ASYNC = 1
_F1 = 0xFFBE


class NoX11(Exception):
    """The libraries or the server are not there."""


class _Cookie(Structure):
    _fields_ = (("sequence", c_uint32),)


class _Screen(Structure):
    _fields_ = (("root", c_uint32),)  # the first of many


class _Screens(Structure):
    _fields_ = (("data", POINTER(_Screen)), ("rem", c_int), ("index", c_int))


class _KeyEvent(Structure):
    _fields_ = (
        ("response_type", c_uint8),
        ("keycode", c_uint8),
        ("sequence", c_uint16),
        ("time", c_uint32),
        ("root", c_uint32),
        ("event", c_uint32),
        ("child", c_uint32),
        ("places", c_uint16 * 4),
        ("state", c_uint16),
        ("same_screen", c_uint8),
    )


class X11HotKeys(HotKeys):
    """Raises :class:`NoX11`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._xcb, self._symbols_of, self._free = _libraries()
        number = c_int()
        self._server = self._xcb.xcb_connect(None, ctypes.byref(number))
        if self._xcb.xcb_connection_has_error(self._server):
            self._xcb.xcb_disconnect(self._server)
            raise NoX11("no connection")
        self._root = self._find_root(number.value)
        self._places: dict[str, tuple[int, int]] = {}  # keycode and modifiers, by name
        self._grabbed: dict[tuple[int, int], str] = {}
        descriptor = self._xcb.xcb_get_file_descriptor(self._server)
        self._ear = QSocketNotifier(descriptor, QSocketNotifier.Type.Read, self)
        self._ear.activated.connect(self._hear)

    # Methods

    def release(self) -> None:
        for keycode, modifiers in self._grabbed:
            for lock in _LOCKS:
                self._xcb.xcb_ungrab_key(self._server, keycode, self._root, modifiers | lock)
        self._grabbed.clear()
        self._places.clear()
        self._xcb.xcb_flush(self._server)

    def close(self) -> None:
        """Leave the server, which lets go of what was grabbed."""
        self._ear.setEnabled(False)
        if self._server is not None:
            self._xcb.xcb_disconnect(self._server)
            self._server = None

    def _grab(self, name: str, text: str) -> NoKey | None:
        keycode, modifiers = self._place(text)
        if not keycode:
            return NoKey.NOT_THERE
        self._places[name] = keycode, modifiers
        cookies = [
            self._xcb.xcb_grab_key_checked(
                self._server, 1, self._root, modifiers | lock, keycode, _GRAB_ASYNC, _GRAB_ASYNC
            )
            for lock in _LOCKS
        ]
        refused = False
        for cookie in cookies:
            error = self._xcb.xcb_request_check(self._server, cookie)
            if error:
                refused = True
                self._free(error)
        if refused:
            for lock in _LOCKS:
                self._xcb.xcb_ungrab_key(self._server, keycode, self._root, modifiers | lock)
            return NoKey.TAKEN
        self._grabbed[keycode, modifiers] = name
        return None

    def _place(self, text: str) -> tuple[int, int]:
        keysym, modifiers = _x11_key(text)
        symbols = self._symbols_of.xcb_key_symbols_alloc(self._server)
        found = self._symbols_of.xcb_key_symbols_get_keycode(symbols, keysym)
        keycode = int(found[0]) if found else 0
        self._free(found)
        self._symbols_of.xcb_key_symbols_free(symbols)
        return keycode, modifiers

    def _find_root(self, number: int) -> int:
        screens = self._xcb.xcb_setup_roots_iterator(self._xcb.xcb_get_setup(self._server))
        for _ in range(number):
            self._xcb.xcb_screen_next(ctypes.byref(screens))
        return int(screens.data.contents.root)

    # Slots

    @Slot()
    def _hear(self) -> None:
        if self._server is None:
            return
        if self._xcb.xcb_connection_has_error(self._server):
            self._ear.setEnabled(False)  # the server is gone, and the window with it
            return
        changed = False
        while event := self._xcb.xcb_poll_for_event(self._server):
            key = ctypes.cast(event, POINTER(_KeyEvent)).contents
            kind = key.response_type & 0x7F
            changed = changed or kind == _MAPPING_NOTIFY
            modifiers = key.state & (_SHIFT | _CONTROL | _ALT | _SUPER)
            name = self._grabbed.get((key.keycode, modifiers)) if kind == _KEY_PRESS else None
            self._free(event)
            if name is not None:
                self._tell(name)
        if changed:
            self._follow_layout()

    def _follow_layout(self) -> None:
        # Told as well whenever the rep goes from one keyboard to the other; letting go then, for
        # however short a time, would lose the very key that they are about to press.
        texts = {name: self._texts[name] for name in self._places}
        if any(self._place(text) != self._places[name] for name, text in texts.items()):
            self.grab(texts)  # another layout: the same keys lie elsewhere


def _libraries() -> tuple[Any, Any, Any]:
    try:
        xcb, symbols = ctypes.CDLL("libxcb.so.1"), ctypes.CDLL("libxcb-keysyms.so.1")
        free = ctypes.CDLL(None).free
    except (OSError, AttributeError) as error:
        raise NoX11(str(error)) from None
    free.argtypes, free.restype = (c_void_p,), None
    grabbing = (c_uint8, c_uint32, c_uint16, c_uint8, c_uint8, c_uint8)
    for library, name, result, arguments in (
        (xcb, "xcb_connect", c_void_p, (c_char_p, POINTER(c_int))),
        (xcb, "xcb_disconnect", None, (c_void_p,)),
        (xcb, "xcb_connection_has_error", c_int, (c_void_p,)),
        (xcb, "xcb_get_setup", c_void_p, (c_void_p,)),
        (xcb, "xcb_setup_roots_iterator", _Screens, (c_void_p,)),
        (xcb, "xcb_screen_next", None, (POINTER(_Screens),)),
        (xcb, "xcb_get_file_descriptor", c_int, (c_void_p,)),
        (xcb, "xcb_flush", c_int, (c_void_p,)),
        (xcb, "xcb_poll_for_event", c_void_p, (c_void_p,)),
        (xcb, "xcb_request_check", c_void_p, (c_void_p, _Cookie)),
        (xcb, "xcb_grab_key_checked", _Cookie, (c_void_p, *grabbing)),
        (xcb, "xcb_ungrab_key", _Cookie, (c_void_p, c_uint8, c_uint32, c_uint16)),
        (symbols, "xcb_key_symbols_alloc", c_void_p, (c_void_p,)),
        (symbols, "xcb_key_symbols_free", None, (c_void_p,)),
        (symbols, "xcb_key_symbols_get_keycode", POINTER(c_uint8), (c_void_p, c_uint32)),
    ):
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return xcb, symbols, free


def _x11_key(text: str) -> tuple[int, int]:
    """Keysym and modifiers of a key in portable text: a letter, a digit or an F key."""
    pressed = QKeySequence(text)[0]  # type: ignore[index]  # its stub does not know
    modifiers = 0
    for qt, x11 in (
        (Qt.KeyboardModifier.ShiftModifier, _SHIFT),
        (Qt.KeyboardModifier.ControlModifier, _CONTROL),
        (Qt.KeyboardModifier.AltModifier, _ALT),
        (Qt.KeyboardModifier.MetaModifier, _SUPER),
    ):
        if pressed.keyboardModifiers() & qt:
            modifiers |= x11
    key = pressed.key()
    if Qt.Key.Key_F1 <= key <= Qt.Key.Key_F24:
        return _F1 + int(key) - int(Qt.Key.Key_F1), modifiers
    return ord(chr(int(key)).lower()), modifiers
