"""One call that needs the rep: why, what it means for the call, what to mend, what to say."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ...calls.crm_copy import Decision, Entry
from ...calls.events import MadePrivate, RecordingGiven
from ...qt.theme import current_tokens
from .. import needs, words
from ..needs import Act, Fault
from ..widgets.card import Card
from ..widgets.labels import make_label
from .form import Reading, make_button, make_buttons
from .mend_rows import Change, Means, MendRow, make_row

Answer = Decision | Act


class NeedCard(Card):
    """``decided`` carries a ``Decision``, ``mended`` a list of changes; ``history`` nothing.

    ``unfit`` carries the field that cannot be sent as it is.
    """

    decided = Signal(object)
    mended = Signal(object)
    unfit = Signal(object)
    history = Signal()

    def __init__(self, entry: Entry, means: Means) -> None:
        super().__init__()
        self.entry = entry
        self._region = means.settings.region
        need = needs.need_of(entry)
        self._meaning = make_label("", "small", wrap=True)
        self._words = make_label("", "small", wrap=True)
        self.rows: list[MendRow] = [make_row(entry.call, each, means) for each in need.faults]
        self.buttons: dict[Answer, QPushButton] = {}
        for place, (answer, _) in enumerate(need.answers):
            button = make_button("primary" if place == 0 else "")
            button.clicked.connect(lambda _=False, answer=answer: self._answer(answer))
            self.buttons[answer] = button
        self.history_button = make_button()
        self.history_button.clicked.connect(self.history)
        column = QVBoxLayout()
        column.setSpacing(current_tokens().px(10))
        for part in (self._words, self._meaning, *self.rows):
            column.addWidget(part)
        column.addLayout(make_buttons(*self.buttons.values(), self.history_button))
        self.add(column)
        self.set_tone("warn")
        self.retranslate()

    # Properties

    def first_field(self) -> QWidget:
        """Where the keyboard goes when the card is opened."""
        for row in self.rows:
            if row.fault.names and not row.fault.frozen and row.field.isEnabled():
                return row.focus_field()
        return next(iter(self.buttons.values()))

    # Methods

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        call, need = self.entry.call, needs.need_of(self.entry)
        self.set_texts(words.party(call, self._region), need.why, words.day_and_time(call.start_at))
        self._meaning.setText(need.meaning)
        self._words.setText(needs.quoted(need.words))
        self._words.setVisible(bool(need.words))
        for row in self.rows:
            row.retranslate()
        for answer, text in need.answers:
            self.buttons[answer].setText(text)
        self.history_button.setText(self.tr("Sending history…"))
        below = ", ".join(
            part for part in (words.below_party(call, self._region), need.why) if part
        )
        self.setAccessibleDescription(below)

    def faults(self) -> list[Fault]:
        """What is said to be wrong, field by field."""
        return [row.fault for row in self.rows]

    # Slots

    def _answer(self, answer: Answer) -> None:
        match answer:
            case Act.SAVE:
                self._save()
            case Act.LEAVE_OUT:
                self.mended.emit([(RecordingGiven, {"url": ""})])
            case Act.KEEP_HERE:
                self.mended.emit([(MadePrivate, {})])
            case _:
                self.decided.emit(answer)

    def _save(self) -> None:
        reading = Reading()
        read = [reading.take(row, row.change, None) for row in self.rows]
        changes: list[Change] = [change for change in read if change is not None]
        if reading.first is not None:
            self.unfit.emit(reading.first)
        elif changes:
            self.mended.emit(changes)
        else:
            # As it is: what was wrong may have been put right in Activix.
            self.decided.emit(Decision.SEND_AGAIN)
