"""A test call that reaches nobody: on a practice server of this very computer."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from ...qt.theme import current_tokens, set_role
from ..controller import Controller, Practice
from ..widgets.labels import make_label
from .form import aligned_left, make_button

_TONES = {Practice.LOGGED: "ok", Practice.FAILED: "stop"}


class PracticeBox(QWidget):
    """A heading, a sentence, a button, and how far the call has come."""

    def __init__(self, controller: Controller, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._step: Practice | None = None
        self._title = make_label("", "heading", wrap=True)
        self._sentence = make_label("", "small", wrap=True)
        self.button = make_button()
        self.result = make_label("", "small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_tokens().space_xs)
        column.addWidget(self._title)
        column.addWidget(self._sentence)
        column.addLayout(aligned_left(self.button))
        column.addWidget(self.result)
        self.result.hide()
        self.button.clicked.connect(self._begin)
        self.retranslate()

    # Methods

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self._title.setText(self.tr("A test call"))
        self._sentence.setText(
            self.tr("It goes to a practice server on this computer: Activix hears nothing of it.")
        )
        self.button.setText(self.tr("&Make a test call"))
        self._say()

    def _say(self) -> None:
        if self._step is None:
            return
        texts = {
            Practice.STARTED: self.tr("The practice server starts…"),
            Practice.DIALLED: self.tr("Dialled, and logged while it rings…"),
            Practice.ANSWERED: self.tr("Answered…"),
            Practice.LOGGED: self.tr("It works: the call was logged, answered and completed."),
            Practice.FAILED: self.tr(
                "The test call did not get through. Your calls are kept all the same; “Check this"
                " computer” in the menu says what to mend."
            ),
        }
        self.result.setText(texts[self._step])
        set_role(self.result, "small", tone=_TONES.get(self._step, "soft"))
        self.result.show()

    # Slots

    def _begin(self) -> None:
        self.button.setEnabled(False)
        self._told(Practice.STARTED)
        self._controller.practise(self._told)

    def _told(self, step: Practice) -> None:
        if not isValid(self):
            return
        self._step = step
        self._say()
        if step in _TONES:
            had_focus = self.button.hasFocus()
            self.button.setEnabled(True)
            if had_focus:
                self.button.setFocus()
