"""Before the call: whom the rep still owes one. Choosing a row fills the number; it never dials."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ..calls.due import DueItem, DueKind
from ..qt.theme import current_tokens, set_role
from .due_words import row_of
from .shortcuts import Act, key_text, sequence
from .widgets.card import Card
from .widgets.choice_list import ChoiceList
from .widgets.labels import make_label

ROWS = 3
"""Rows in sight; the others scroll."""


class DuePanel(QWidget):
    """Takes no room while nothing is due. ``taken`` and ``settled`` carry a :class:`DueItem`: to be
    called now; not to be called any more."""

    taken = Signal(object)
    settled = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tokens = current_tokens()
        self._items: tuple[DueItem, ...] = ()
        self._card = Card()
        self._head = make_label("", "small", tone="soft")
        self.list = ChoiceList(ROWS)
        self.settle = QPushButton()
        self.settle.setAutoDefault(False)
        self.settle.setShortcut(sequence(Act.DUE_SETTLED))
        set_role(self.settle, "link", tone="soft")
        head = QHBoxLayout()
        head.addWidget(self._head, 1)
        head.addWidget(self.settle)
        self._card.add(head, spacing=0)
        self._card.add(self.list, spacing=2)
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.space_l, 0, tokens.space_l, tokens.space_m)
        column.addWidget(self._card)
        self.list.taken.connect(self.taken)
        self.list.turned_to.connect(self._turn_to)
        self.settle.clicked.connect(self._settle)
        self.retranslate()
        self.hide()

    # Methods

    def is_empty(self) -> bool:
        """Whether nothing is due."""
        return not self._items

    def show_items(self, items: Sequence[DueItem], region: str, now: datetime) -> None:
        """Show what is due, the earliest first."""
        self._items = tuple(items)
        self._head.setText(self._title())
        self.list.set_rows([row_of(item, region, now) for item in items])
        self._turn_to(self.list.current_key())

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self._head.setText(self._title())
        self.list.setAccessibleName(self.tr("Due: whom to call"))
        self.list.setAccessibleDescription(
            self.tr("%1 comes here; Enter puts the number into the field.").replace(
                "%1", key_text(Act.DUE)
            )
        )
        self._turn_to(self.list.current_key())

    def _title(self) -> str:
        count = len(self._items)
        if count <= ROWS:
            return self.tr("Due")
        return self.tr("Due · %1").replace("%1", str(count))

    # Slots and events

    def _turn_to(self, key: object) -> None:
        item = key if isinstance(key, DueItem) else None
        task = item is not None and item.kind is DueKind.TASK
        missed = item is not None and item.kind is DueKind.MISSED
        text = self.tr("Not needed") if missed else self.tr("It is done")
        # A new text takes a button's key away.
        self.settle.setText(f"{text}  {key_text(Act.DUE_SETTLED)}")
        self.settle.setAccessibleName(text)
        self.settle.setShortcut(sequence(Act.DUE_SETTLED))
        self.settle.setEnabled(item is not None and not task)
        self.settle.setToolTip(self.tr("Complete it in Activix.") if task else "")

    def _settle(self) -> None:
        item = self.list.current_key()
        if isinstance(item, DueItem):
            self.settled.emit(item)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
