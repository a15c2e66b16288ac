"""A key that counts in every program: pressed, not typed as text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ...qt.hot_keys import HEARS_KEYS
from ...qt.theme import current_tokens
from ..beyond import hot_key_text
from ..widgets.icon_button import IconButton

_MODIFIERS = {
    Qt.Key.Key_Control,
    Qt.Key.Key_Shift,
    Qt.Key.Key_Alt,
    Qt.Key.Key_Meta,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Super_L,
    Qt.Key.Key_Super_R,
}
_LEAVES = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Enter}
_CLEARS = {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}
_HELD = (
    (Qt.KeyboardModifier.ControlModifier, "Ctrl"),
    (Qt.KeyboardModifier.AltModifier, "Alt"),
    (Qt.KeyboardModifier.ShiftModifier, "Shift"),
    (Qt.KeyboardModifier.MetaModifier, "Meta"),
)


class KeyLine(QLineEdit):
    """Takes the next combination that is pressed in it. ``pressed`` carries its portable text,
    ``left_alone``: the rep thought better of it.

    No trap: Tab and Enter do what they do everywhere, Esc gives up what is half pressed and
    otherwise goes on to the dialog, Backspace takes the key away.
    """

    pressed = Signal(object)
    left_alone = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setProperty(HEARS_KEYS, True)
        self._kept = ""
        self._complained = False

    # Properties

    def keys(self) -> str:
        """The key that is set, in portable text; empty for none."""
        return self._kept

    # Methods

    def set_keys(self, keys: str) -> None:
        """Show ``keys``, and be done with what was pressed before."""
        self._kept, self._complained = keys, False
        self._show()

    def refuse(self, keys: str) -> None:
        """What was pressed cannot be had: it stands there until the next key, or Esc."""
        self._complained = True
        self.setText(hot_key_text(keys))

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self._show()

    def _show(self) -> None:
        asks = self.tr("Press the keys") if self.hasFocus() else self.tr("None")
        self.setPlaceholderText(asks)
        self.setText(hot_key_text(self._kept) if self._kept else "")

    # Events

    def event(self, event: QEvent) -> bool:
        # Every key is meant for this field and not for whatever it does elsewhere.
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            if self._is_mine(event):
                event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if not self._is_mine(event):
            event.ignore()
        elif key is Qt.Key.Key_Escape and not _held(event):
            self._give_up()
        elif key in _CLEARS and not _held(event):
            self.pressed.emit("")
        elif key in _MODIFIERS:
            self._show_held(event.modifiers() | _modifier(key))
        elif not event.isAutoRepeat():
            self.pressed.emit(_portable(event))

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _MODIFIERS and not self._complained:
            held = event.modifiers() & ~(_modifier(key) | Qt.KeyboardModifier.KeypadModifier)
            if held:
                self._show_held(held)
            else:
                self._show()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self._complained:
            self._show()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self._give_up()

    def _is_mine(self, event: QKeyEvent) -> bool:
        key, held = Qt.Key(event.key()), _held(event)
        if key in _LEAVES or (held and key is Qt.Key.Key_Escape):
            return False
        if key is Qt.Key.Key_Escape:
            return self._complained or self.text() != (hot_key_text(self._kept) or "")
        return True

    def _give_up(self) -> None:
        had_complained, self._complained = self._complained, False
        self._show()
        if had_complained:
            self.left_alone.emit()

    def _show_held(self, held: Qt.KeyboardModifier) -> None:
        self._complained = False
        native = QKeySequence("+".join([name for bit, name in _HELD if held & bit] + ["A"]))
        text = native.toString(QKeySequence.SequenceFormat.NativeText)
        self.setText(f"{text.removesuffix('A')}…")


class KeyField(QWidget):
    """The line, and a button that takes the key away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = KeyLine()
        self.none = IconButton("close", "")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_tokens().space_xs)
        row.addWidget(self.line, 1)
        row.addWidget(self.none)
        self.none.clicked.connect(self._clear)

    # Methods

    def set_keys(self, keys: str) -> None:
        """Show ``keys``."""
        if not keys and self.none.hasFocus():
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.set_keys(keys)
        self.none.setEnabled(bool(keys))

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.line.retranslate()
        self.none.set_name(self.tr("No key"))

    # Slots

    def _clear(self) -> None:
        self.line.pressed.emit("")


def _held(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)


def _modifier(key: Qt.Key) -> Qt.KeyboardModifier:
    return {
        Qt.Key.Key_Control: Qt.KeyboardModifier.ControlModifier,
        Qt.Key.Key_Shift: Qt.KeyboardModifier.ShiftModifier,
        Qt.Key.Key_Alt: Qt.KeyboardModifier.AltModifier,
        Qt.Key.Key_Meta: Qt.KeyboardModifier.MetaModifier,
    }.get(key, Qt.KeyboardModifier.NoModifier)


def _digit(event: QKeyEvent) -> Qt.Key | None:
    """The digit of the upper row that was pressed, if it was one: Windows names the key itself,
    X11 tells where it lies."""
    if QGuiApplication.platformName() == "windows":
        number = event.nativeVirtualKey() - ord("0")
        return Qt.Key(Qt.Key.Key_0 + number) if 0 <= number <= 9 else None
    if QGuiApplication.platformName() == "xcb":
        place = event.nativeScanCode() - 9  # evdev's 1 to 0
        return Qt.Key(Qt.Key.Key_0 + place % 10) if 1 <= place <= 10 else None
    return None


def _portable(event: QKeyEvent) -> str:
    """``Ctrl+Shift+F9``. With Shift, the digit that was meant and not the sign above it."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    code = Qt.Key(event.key())
    if held & Qt.KeyboardModifier.ShiftModifier:
        code = _digit(event) or code
    return QKeySequence(QKeyCombination(held, code)).toString(
        QKeySequence.SequenceFormat.PortableText
    )
