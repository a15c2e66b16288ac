"""A soft-coloured strip that says one thing, with up to two answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from offhook.qt.theme import current_tokens, set_role
from offhook.ui.widgets.announce import announce
from offhook.ui.widgets.box import Box
from offhook.ui.widgets.flow import FlowRows
from offhook.ui.widgets.key_button import KeyButton
from offhook.ui.widgets.labels import make_label

Tone = Literal["warn", "stop", "info"]

_SHORT = 80
"""Characters that may be said in bold; a whole paragraph of it would shout."""

_FILLS: dict[Tone, tuple[str, str]] = {
    "warn": ("warn_soft", "warn"),
    "stop": ("stop_soft", "stop"),
    "info": ("accent_soft", "ok"),
}


class Banner(Box):
    """Hidden until it has something to say. ``chosen`` carries the key of the answer."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("warn_soft", "", parent=parent)
        tokens = current_tokens()
        self._text = make_label(wrap=True)
        self._buttons: list[QPushButton] = []
        self._said: object = None
        self._answers = FlowRows(tokens.space_s)
        column = QVBoxLayout(self)
        side = tokens.px(12)
        column.setContentsMargins(side, tokens.px(9), side, tokens.px(9))
        column.setSpacing(tokens.space_s)
        column.addWidget(self._text)
        column.addLayout(self._answers)
        self.hide()

    # Properties

    def text(self) -> str:
        """What the banner says, empty if it is hidden."""
        return self._text.text()

    def buttons(self) -> tuple[QPushButton, ...]:
        """The answers, left to right."""
        return tuple(self._buttons)

    # Methods

    def show_message(
        self, tone: Tone, text: str, answers: Sequence[tuple[object, str]] = ()
    ) -> None:
        """Say ``text`` and offer ``answers``, pairs of key and words.

        Saying the same again changes nothing: a button under the pointer stays the same button.
        """
        said = (tone, text, tuple(answers))
        if said == self._said:
            return
        self._said = said
        fill, ink = _FILLS[tone]
        self.set_look(fill, "")
        self._text.setText(text)
        set_role(self._text, "strong" if len(text) <= _SHORT else "small", tone=ink)
        self.setAccessibleName(text)
        self._clear()
        for key, words in answers:
            self._add(key, words)
        self.show()
        if self.isVisible():
            announce(self, text, at_once=tone == "stop")

    def clear(self) -> None:
        """Say nothing and take no room."""
        self._said = None
        self._clear()
        self._text.clear()
        self.hide()

    def _clear(self) -> None:
        for button in self._buttons:
            self._answers.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons.clear()

    def _add(self, key: object, words: str) -> None:
        button = KeyButton(words, None, "outline", parent=self)
        button.setProperty("answer", key)
        button.clicked.connect(self._choose)
        self._answers.addWidget(button)
        # By Tab where it is seen, not behind everything that was there before. Qt gives a place
        # only behind what can have the keyboard.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setTabOrder(self._buttons[-1] if self._buttons else self, button)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._buttons.append(button)

    # Slots

    def _choose(self) -> None:
        button = self.sender()
        if button is not None:
            self.chosen.emit(button.property("answer"))
