"""Below the number: who it is, or who is meant by a name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ..qt.theme import current_tokens, set_role
from .lead_words import CardWords
from .shortcuts import Act, key_text
from .widgets.card import Card
from .widgets.choice_list import Choice, ChoiceList
from .widgets.labels import make_label, plain_tip


class LeadPanel(QWidget):
    """A card of one lead, a list of several, or both. Takes no room while it says nothing.

    ``taken`` and ``turned_to`` carry the key of a row of the list; ``open_wanted``: its page.
    """

    taken = Signal(object)
    turned_to = Signal(object)
    open_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tokens = current_tokens()
        self.card = Card()
        self.list = ChoiceList()
        self._note = make_label("", "small", wrap=True)
        self.open = QPushButton()
        self.open.setAutoDefault(False)
        self.open.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_role(self.open, "link", tone="soft")
        inner = QWidget()
        below = QVBoxLayout(inner)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(tokens.space_xs)
        below.addWidget(self.list)
        below.addWidget(self._note)
        below.addWidget(self.open, 0, Qt.AlignmentFlag.AlignRight)
        self._below = inner
        self.card.add(inner, spacing=0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        self.list.taken.connect(self.taken)
        self.list.turned_to.connect(self.turned_to)
        self.open.clicked.connect(self.open_wanted)
        self._quiet = self._says = False
        self.retranslate()
        self.clear()

    # Properties

    def note(self) -> str:
        """The sentence below the list."""
        return self._note.text()

    # Methods

    def clear(self) -> None:
        """Say nothing."""
        self.list.set_rows(())
        self._note.clear()
        self.card.set_texts("")
        self._show(says=False)

    def set_quiet(self, quiet: bool) -> None:
        """After a call nothing stands here, whatever is in the field."""
        self._quiet = quiet
        self._show(says=self._says)

    def show_card(
        self, said: CardWords, rows: Sequence[Choice], note: str, tip: str, *, can_open: bool
    ) -> None:
        """One lead, or nobody; ``rows`` are all with that number where there are several."""
        self.card.set_texts(said.title, said.below)
        self.card.setAccessibleName(" ".join((said.title, said.below)))
        self.card.setAccessibleDescription(tip)
        self.card.setToolTip(plain_tip(tip).replace("\n", "<br>"))
        self._show_below(rows, note, can_open=can_open)

    def show_found(self, rows: Sequence[Choice], note: str) -> None:
        """The numbers of the leads of some name."""
        self.card.set_texts("")
        self.card.setAccessibleName(note or self.tr("Leads"))
        self.card.setToolTip("")
        self._show_below(rows, note, can_open=False)

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        key = key_text(Act.OPEN_PAGE)
        self.open.setText(f"{self.tr('Open in Activix')}  {key}")
        self.list.setAccessibleName(self.tr("Leads"))

    def _show_below(self, rows: Sequence[Choice], note: str, *, can_open: bool) -> None:
        self.list.set_rows(rows)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.open.setVisible(can_open)
        self._below.setVisible(bool(rows or note or can_open))
        self._show(says=True)

    def _show(self, *, says: bool) -> None:
        self._says = says
        self.setVisible(says and not self._quiet)

    # Events

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
