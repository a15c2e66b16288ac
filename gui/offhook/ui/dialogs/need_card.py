"""One call that needs the rep: why, what it means for the call, what to mend, what to say."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QPushButton, QVBoxLayout, QWidget

from ...calls.crm_copy import Decision, Entry
from ...calls.events import MadePrivate, RecordingGiven
from ...qt.theme import current_tokens, set_role
from .. import needs, words
from ..needs import Act, Answer, Fault
from ..part_needs import LeadChoice
from ..widgets.card import Card
from ..widgets.labels import make_label
from .form import Reading, aligned_left, make_button, make_buttons
from .mend_row import Change, Means, MendRow
from .mend_rows import make_row

Mended = list[tuple[MendRow | None, Change]]
"""Changes, each with the row that it comes from, if it comes from one."""


class NeedCard(Card):
    """``decided`` carries a ``Decision`` on the call or on :attr:`part`, ``lead_chosen`` a
    ``LeadChoice``, ``mended`` what was changed (:data:`Mended`).

    ``unfit`` carries the field that cannot be sent as it is; ``history`` nothing.
    """

    decided = Signal(object)
    lead_chosen = Signal(object)
    mended = Signal(object)
    unfit = Signal(object)
    history = Signal()

    def __init__(self, entry: Entry, means: Means) -> None:
        super().__init__()
        self.entry = entry
        self._region = means.settings.region
        self._others = 0
        need = needs.need_of(entry)
        self.part = need.part
        self._why = make_label("", "row", wrap=True)
        self._meaning = make_label("", "small", wrap=True)
        self._words = make_label("", "small", wrap=True)
        self.rows: list[MendRow] = [make_row(entry.call, each, means) for each in need.faults]
        self.also = QCheckBox()
        self.also.setChecked(True)
        self.also.hide()
        self.buttons: dict[Answer, QPushButton] = {}
        for place, (answer, _) in enumerate(need.answers):
            button = make_button("primary" if place == 0 else "")
            button.clicked.connect(lambda _=False, answer=answer: self._answer(answer))
            self.buttons[answer] = button
        self.history_button = make_button()
        set_role(self.history_button, "link", tone="soft")
        self.history_button.clicked.connect(self.history)
        column = QVBoxLayout()
        column.setSpacing(current_tokens().px(10))
        for part in (self._why, self._words, self._meaning, *self.rows):
            column.addWidget(part)
        column.addWidget(self.also)
        column.addLayout(make_buttons(*self.buttons.values()))
        column.addLayout(aligned_left(self.history_button))
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

    def faults(self) -> list[Fault]:
        """What is said to be wrong, field by field."""
        return [row.fault for row in self.rows]

    def mends_others(self) -> bool:
        """Whether the rep wants other calls with the same trouble mended alike."""
        return self._others > 0 and self.also.isChecked()

    # Methods

    def set_others(self, others: int) -> None:
        """How many other calls have the same trouble with what is the rep's own."""
        self._others = others
        self.also.setVisible(others > 0)
        self.also.setText(self.tr("The same in %Ln other call(s)", "", others))

    def save(self) -> None:
        """Mend what was changed; unchanged, try again as it is."""
        reading = Reading()
        read: Mended = []
        for row in self.rows:
            change = reading.take(row, row.change, None)
            read += [(row, change)] if change is not None else []
        if reading.first is not None:
            self.unfit.emit(reading.first)
        elif read:
            self.mended.emit(read)
        else:
            # As it is: what was wrong may have been put right in Activix.
            self.decided.emit(Decision.SEND_AGAIN)

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        call, need = self.entry.call, needs.need_of(self.entry)
        below = words.below_party(call, self._region)
        at = words.day_and_time(call.start_at)
        self.set_texts(words.party(call, self._region), below, at)
        self._why.setText(need.why)
        self._meaning.setText(need.meaning)
        self._words.setText(needs.quoted(need.words))
        self._words.setVisible(bool(need.words))
        for row in self.rows:
            row.retranslate()
        for answer, text in need.answers:
            self.buttons[answer].setText(text)
        self.history_button.setText(self.tr("Sending history…"))
        self.set_others(self._others)
        self.setAccessibleDescription(", ".join((at, below, need.why, need.meaning)))

    # Slots

    def _answer(self, answer: Answer) -> None:
        match answer:
            case Act.SAVE:
                self.save()
            case Act.LEAVE_OUT:
                self.mended.emit([(None, (RecordingGiven, {"url": ""}))])
            case Act.KEEP_HERE:
                self.mended.emit([(None, (MadePrivate, {}))])
            case LeadChoice():
                self.lead_chosen.emit(answer)
            case _:
                self.decided.emit(answer)
