"""*Needs you*: every call that only the rep can decide or mend. None leaves by itself."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...calls.crm_copy import Decision, Entry
from ...qt.theme import current_tokens
from ...sync.status import SyncStatus
from .. import complaints, needs
from ..call_book import CallBook
from ..controller import Controller
from ..mender import Answer, Mender
from ..widgets.labels import make_label
from .form import FormDialog, make_button
from .mend_rows import Change, Means
from .need_card import NeedCard


class NeedsYouDialog(FormDialog):
    """Oldest first. Follows the journal while open; what is being typed stays.

    ``ledger_wanted`` carries a call's id.
    """

    ledger_wanted = Signal(object)
    settings_wanted = Signal()

    def __init__(
        self, controller: Controller, mender: Mender, book: CallBook, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._mender = mender
        self._book = book
        self._means = Means(controller.settings)
        self._cards: dict[str, NeedCard] = {}
        self._head = make_label("", "small", wrap=True)
        self._column = QVBoxLayout()
        self._column.setSpacing(current_tokens().space_m)
        self.settings = make_button()
        self.done_button = make_button("primary")
        self.add(self._head, self._column)
        self.add_buttons(self.settings, self.done_button)
        # A click or Enter in a field must not close what is half mended.
        self.done_button.setDefault(False)
        self.done_button.setAutoDefault(False)
        self.settings.clicked.connect(self.settings_wanted)
        self.done_button.clicked.connect(self.reject)
        book.changed.connect(self._follow)
        self.retranslate()
        self._follow()

    # Properties

    def cards(self) -> list[NeedCard]:
        """What is shown, oldest call first."""
        return list(self._cards.values())

    # Methods

    def set_status(self, status: SyncStatus) -> None:
        """Whose e-mails can be chosen."""
        self._means.users.setStringList(list(status.users))

    def show_call(self, call_id: str = "") -> None:
        """Lead to one call, or to the first."""
        card = self._cards.get(call_id) or next(iter(self._cards.values()), None)
        self.lead_to(card.first_field() if card is not None else self.done_button)

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Needs you"))
        self.settings.setText(self.tr("Se&ttings…"))
        self.done_button.setText(self.tr("C&lose"))
        for card in self._cards.values():
            card.retranslate()
        self._say_how_many()

    def _say_how_many(self) -> None:
        if self._cards:
            said = self.tr(
                "%n call(s) wait for your word. Nothing is lost meanwhile.", "", len(self._cards)
            )
        else:
            said = self.tr("Nothing needs you: every call is in Activix or on its way.")
        self._head.setText(said)

    def _card(self, entry: Entry) -> NeedCard:
        card = NeedCard(entry, self._means)
        call_id = entry.call.id
        card.decided.connect(lambda decision: self._decide(call_id, decision))
        card.mended.connect(lambda changes: self._mend(call_id, changes))
        card.unfit.connect(self.lead_to)
        card.history.connect(lambda: self.ledger_wanted.emit(call_id))
        return card

    # Slots

    def _follow(self) -> None:
        """Show the calls that need the rep now. A card that would say the same stays as it is."""
        needing = {entry.call.id: entry for entry in self._book.needing()}
        for call_id, card in list(self._cards.items()):
            entry = needing.get(call_id)
            if entry is None or not _same(card.entry, entry):
                self._column.removeWidget(card)
                card.hide()
                card.deleteLater()
                del self._cards[call_id]
        for place, (call_id, entry) in enumerate(needing.items()):
            if call_id not in self._cards:
                card = self._card(entry)
                self._column.insertWidget(place, card)
                self.guard_from_wheel(card)
                card.show()  # at once, not with the next event: it may be given the keyboard
                self.setTabOrder(card.history_button, self.settings)
                self.setTabOrder(self.settings, self.done_button)
                self._cards[call_id] = card
        self._cards = {call_id: self._cards[call_id] for call_id in needing}
        self._say_how_many()

    def _decide(self, call_id: str, decision: Decision) -> None:
        self.banner.clear()
        self._mender.decide(call_id, decision)

    def _mend(self, call_id: str, changes: list[Change]) -> None:
        self.banner.clear()
        for kind, said in changes:
            self._mender.mend(call_id, kind, said, self._heard)

    def _heard(self, result: Answer) -> None:
        if isinstance(result, Exception):
            self.banner.show_message("stop", complaints.not_saved(result))
        elif result.refused is not None:
            self.banner.show_message("warn", complaints.refusal(result.refused))


def _same(shown: Entry, entry: Entry) -> bool:
    return shown.call == entry.call and needs.need_of(shown) == needs.need_of(entry)
