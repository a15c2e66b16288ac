"""Before the call: the number, the line, and Dial."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from ..calls.call import Direction
from ..calls.number_typing import format_as_typed
from ..desk.settings import Settings
from ..qt.theme import current_tokens, set_role
from . import words
from .lead_panel import LeadPanel
from .shortcuts import Act, sequence
from .widgets.banner import Banner
from .widgets.key_button import KeyButton
from .widgets.labels import make_label
from .widgets.number_field import NumberField


class DialPane(QWidget):
    """``dialled`` when the rep wants the call to begin; the window says what becomes of it.

    Where there is something to mind first, ``guard`` says so, and the button and its key are
    others: a second Enter never goes past it.
    """

    dialled = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tokens = current_tokens()
        self._settings = settings
        self._direction = Direction.OUTGOING
        self._line = ""
        self._shown = ""
        self._quiet = False
        self._short = self._tight = False
        self._taking = False
        self._saving = False
        self.field = NumberField("")
        self.field.formatter = self._formatted
        self._line_button = QPushButton()
        self._line_button.setAutoDefault(False)
        set_role(self._line_button, "link", tone="soft")
        self._line_menu = QMenu(self)
        self.lead = LeadPanel()
        self.banner = Banner()
        self.guard = Banner()
        self.dial = KeyButton("", sequence(Act.DIAL), "primary")
        self._hint = make_label("", "small", wrap=True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.space_l, 0, tokens.space_l, tokens.space_m)
        column.setSpacing(tokens.px(8))
        column.addWidget(self.field)
        column.addWidget(self._line_button, 0, Qt.AlignmentFlag.AlignRight)
        column.addWidget(self.lead)
        column.addWidget(self.banner)
        column.addWidget(self.guard)
        column.addWidget(self.dial)
        column.addWidget(self._hint)
        self.dial.clicked.connect(self.dialled)
        self.field.edit.textEdited.connect(self._forget_complaint)
        self._line_button.clicked.connect(self._show_lines)
        self._line_menu.triggered.connect(self._choose_line)
        self.use_settings(settings)

    # Properties

    def text(self) -> str:
        """The number as it stands in the field."""
        return self.field.text().strip()

    def direction(self) -> Direction:
        """Which way the next call goes."""
        return self._direction

    def guarded(self) -> bool:
        """Whether there is something to mind before this number is called."""
        return bool(self.guard.text())

    def line(self) -> str:
        """The line chosen, in E.164; empty for the default."""
        return self._line

    # Methods

    def use_settings(self, settings: Settings) -> None:
        """Region and lines may have changed."""
        self._settings = settings
        if settings.line_called(self._line) is None:
            self._line = ""
        self.retranslate()

    def set_direction(self, direction: Direction) -> None:
        """Outgoing dials; incoming takes note of a ring."""
        self._direction = direction
        self.retranslate()

    def set_text(self, text: str) -> None:
        """Put a number into the field, as if it had been typed."""
        self._shown = ""
        shown, cursor = self._formatted(text, len(text))
        self.field.edit.setText(shown)
        self.field.edit.setCursorPosition(cursor)
        self.field.show_hidden()
        self._forget_complaint()

    def clear(self) -> None:
        """Ready for the next number."""
        self.field.edit.clear()
        self.banner.clear()

    def complain(self, text: str) -> None:
        """Say why the number cannot be dialled; it stays for mending."""
        self.banner.show_message("warn", text)
        self.field.setFocus()

    def set_guard(self, text: str) -> None:
        """Say what there is to mind before the call; empty: nothing."""
        if bool(text) != self.guarded():
            self.dial.set_role("warning" if text else "primary")
            self.dial.set_key(sequence(Act.CALL_ANYWAY if text else Act.DIAL))
            self.dial.set_dead_for()
        if text:
            self.guard.show_message("warn", text)
        else:
            self.guard.clear()
        self.guard.setVisible(bool(text) and not self._quiet)
        self.dial.setText(self._dial_text())

    def set_taking(self, taking: bool) -> None:
        """A name stands in the field and people are found: Enter takes a number of theirs."""
        if taking != self._taking:
            self._taking = taking
            self.dial.setText(self._dial_text())

    def set_quiet(self, quiet: bool) -> None:
        """After a call only a small field stands here, for the next number."""
        self.field.set_quiet(quiet)
        self._quiet = quiet
        self.dial.setVisible(not quiet)
        self._hint.setVisible(not quiet and not self._short)
        self.guard.setVisible(self.guarded() and not quiet)
        self.lead.set_quiet(quiet)
        self.retranslate()

    def set_short(self, short: bool, *, tight: bool = False) -> None:
        """On a small screen the sentence below *Dial* gives way to what is pressed and read;
        where that is too little, one's own line as well."""
        self._short, self._tight = short, tight
        self._hint.setVisible(not self._quiet and not short)
        self._show_line()

    def spared(self) -> int:
        """The pixels that being short, and tight, spares now."""
        spared = self.hint_room() if self._short else 0
        if self._tight and not self._quiet:
            spared += self._line_button.sizeHint().height() + self._spacing()
        return spared

    def hint_room(self) -> int:
        """The pixels that the sentence below *Dial* takes where it is shown."""
        return 0 if self._quiet else self._hint.sizeHint().height() + self._spacing()

    def _spacing(self) -> int:
        column = self.layout()
        assert column is not None
        return column.spacing()

    def set_saving(self, saving: bool) -> None:
        """While the beginning is not yet on the disk."""
        self._saving = saving
        self.dial.setText(self._dial_text())
        self.field.edit.setReadOnly(saving)

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.field.show_hidden()
        self.field.set_region(self._settings.region)
        self.field.edit.setAccessibleName(self.tr("Number or name"))
        next_one = self.tr("Next number or name")
        self.field.edit.setPlaceholderText(next_one if self._quiet else self.tr("Number or name"))
        self.dial.setText(self._dial_text())
        if self._direction is Direction.OUTGOING:
            hint = self.tr("Dial on your phone; Offhook keeps the log.")
        else:
            hint = self.tr("Answer on your phone; Offhook keeps the log.")
        self._hint.setText(hint)
        self._show_line()

    def _dial_text(self) -> str:
        if self._saving:
            return self.tr("Saving…")
        if self._taking:
            return self.tr("Use this number")
        if self.guarded():
            return self.tr("Call anyway")
        if self._direction is Direction.INCOMING:
            return self.tr("It is ringing")
        return self.tr("Dial")

    def _show_line(self) -> None:
        settings = self._settings
        line = settings.line_called(self._line) or settings.line
        several = len(settings.lines) > 1
        self._line_button.setVisible(line is not None and not self._quiet and not self._tight)
        if line is None:
            return
        number = words.number_text(line.number, settings.region)
        named = f"{line.name} · {number}" if line.name else number
        outgoing = self._direction is Direction.OUTGOING
        text = self.tr("from %1") if outgoing else self.tr("to %1")
        self._line_button.setText(text.replace("%1", named) + (" ▾" if several else ""))
        self._line_button.setEnabled(several)
        self._line_menu.clear()
        for each in settings.lines:
            shown = words.number_text(each.number, settings.region)
            action = self._line_menu.addAction(f"{each.name} · {shown}" if each.name else shown)
            action.setData(each.number)

    def _formatted(self, text: str, cursor: int) -> tuple[str, int]:
        shown, place = format_as_typed(
            text, cursor, self._settings.region, previous=self._shown, language=words.language()
        )
        self._shown = shown
        return shown, place

    # Slots and events

    def _show_lines(self) -> None:
        self._line_menu.popup(self._line_button.mapToGlobal(self._line_button.rect().bottomLeft()))

    def _choose_line(self, action: QAction) -> None:
        self._line = action.data()
        self._show_line()

    def _forget_complaint(self) -> None:
        self.banner.clear()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.banner.clear()  # Enter says it again, in the language of now
            self.retranslate()
