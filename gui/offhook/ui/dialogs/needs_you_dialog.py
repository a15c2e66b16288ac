"""*Needs you*: every call that only the rep can decide or mend. None leaves by itself."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from itertools import islice

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from ...calls.crm_copy import Decision, Entry, Parked, Part
from ...qt.theme import current_tokens, set_role
from ...sync.status import SyncStatus
from .. import complaints, needs, words
from ..call_book import CallBook
from ..controller import Controller
from ..mender import Answer, Mender
from ..needs import Mend
from ..part_needs import LeadChoice
from ..part_words import part_name
from ..widgets.labels import make_label
from .form import FormDialog, make_button
from .mend_row import Means, MendRow
from .need_card import Mended, NeedCard

MOST_CARDS = 50
"""How many calls are shown at once; the next ones come up as these are dealt with."""


class NeedsYouDialog(FormDialog):
    """Oldest first, at most :data:`MOST_CARDS` and the one that was asked for.

    Follows the journal while open; what is being typed stays. A call that the rep settles by hand
    can be taken back in the banner. ``ledger_wanted`` carries a call's id.
    """

    ledger_wanted = Signal(object)
    settings_wanted = Signal()

    def __init__(
        self, controller: Controller, mender: Mender, book: CallBook, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._mender = mender
        self._book = book
        self._means = Means(controller.settings, QStringListModel(self))
        self._cards: dict[str, NeedCard] = {}
        self._needing: dict[str, Entry] = {}
        self._troubled: dict[tuple[Mend, str], list[str]] = {}
        self._asked_for = ""
        self._settled: tuple[str, Part | None] = ("", None)
        self._taken_back = ""
        self._head = make_label("", "small", wrap=True)
        self._column = QVBoxLayout()
        self._column.setSpacing(current_tokens().space_m)
        self.all_again = make_button()
        self.settings = make_button()
        self.done_button = make_button("primary")
        self.add(self._head, self._column)
        self.add_buttons(self.all_again, self.settings, self.done_button)
        # A click or Enter in a field must not close what is half mended.
        self.done_button.setDefault(False)
        self.done_button.setAutoDefault(False)
        self.all_again.clicked.connect(self._try_all_again)
        self.banner.chosen.connect(self._take_back)
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
        self._asked_for = call_id
        self._follow()
        card = self._cards.get(call_id) or next(iter(self._cards.values()), None)
        self.lead_to(card.first_field() if card is not None else self.done_button)

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Needs you"))
        self.all_again.setText(self.tr("Try &all again"))
        self.settings.setText(self.tr("Se&ttings…"))
        self.done_button.setText(self.tr("C&lose"))
        self.banner.clear()
        for card in self._cards.values():
            card.retranslate()
        self._say_how_many()

    def _say_how_many(self) -> None:
        count = len(self._needing)
        if count:
            said = self.tr("%Ln call(s) wait for your word. Nothing is lost meanwhile.", "", count)
            if count > len(self._cards):
                oldest = self.tr("The oldest %Ln are shown.", "", len(self._cards))
                said = f"{said} {oldest}"
        else:
            said = self.tr("Nothing needs you: every call is in Activix or on its way.")
        self._head.setText(said)
        # Beside what has to be answered, leaving is not what the eye shall go to.
        set_role(self.done_button, "" if count else "primary")
        self.all_again.setVisible(len(self._forbidden()) > 1)

    def _forbidden(self) -> list[str]:
        """The calls that one change of the token's rights lets through."""
        needing = self._needing.items()
        return [id_ for id_, entry in needing if entry.copy.parked is Parked.FORBIDDEN]

    def _alike(self, entry: Entry) -> list[Entry]:
        """Other calls with the same trouble with what is the rep's own."""
        ids = {id_ for each in needs.own_troubles(entry) for id_ in self._troubled[each]}
        return [self._needing[id_] for id_ in sorted(ids - {entry.call.id})]

    def _card(self, entry: Entry) -> NeedCard:
        card = NeedCard(entry, self._means)
        call_id = entry.call.id
        card.decided.connect(lambda decision: self._decide(call_id, decision))
        card.lead_chosen.connect(lambda lead: self._choose_lead(call_id, lead))
        card.mended.connect(lambda changes: self._mend(call_id, changes))
        card.unfit.connect(self.lead_to)
        card.history.connect(lambda: self.ledger_wanted.emit(call_id))
        return card

    # Slots

    def _follow(self) -> None:
        """Show the calls that need the rep now. A card that would say the same stays as it is."""
        self._needing = {entry.call.id: entry for entry in self._book.needing()}
        self._troubled = defaultdict(list)
        for call_id, entry in self._needing.items():
            for trouble in needs.own_troubles(entry):
                self._troubled[trouble].append(call_id)
        shown = self._shown()
        self._drop_cards(shown)
        for place, (call_id, entry) in enumerate(shown.items()):
            if call_id not in self._cards:
                self._cards[call_id] = self._insert_card(place, entry)
        self._cards = {call_id: self._cards[call_id] for call_id in shown}
        for card in self._cards.values():
            card.set_others(len(self._alike(card.entry)))
        self._say_how_many()
        self._lead_to_taken_back()

    def _shown(self) -> dict[str, Entry]:
        shown = dict(islice(self._needing.items(), MOST_CARDS))
        for call_id in (self._asked_for, self._taken_back):
            if call_id in self._needing:
                shown[call_id] = self._needing[call_id]
        return shown

    def _drop_cards(self, shown: dict[str, Entry]) -> None:
        for call_id, card in list(self._cards.items()):
            entry = shown.get(call_id)
            if entry is None or not _same(card.entry, entry):
                self._column.removeWidget(card)
                card.hide()
                card.deleteLater()
                del self._cards[call_id]

    def _insert_card(self, place: int, entry: Entry) -> NeedCard:
        card = self._card(entry)
        self._column.insertWidget(place, card)
        self.guard_from_wheel(card)
        card.show()  # at once, not with the next event: it may be given the keyboard
        self.setTabOrder(card.history_button, self.all_again)
        self.setTabOrder(self.all_again, self.settings)
        self.setTabOrder(self.settings, self.done_button)
        return card

    def _lead_to_taken_back(self) -> None:
        """The call that was taken back has the keyboard again, once the journal has its word."""
        if (card := self._cards.get(self._taken_back)) is not None:
            self._taken_back = ""
            self.lead_to(card.first_field())

    def _decide(self, call_id: str, decision: Decision) -> None:
        self.banner.clear()
        card = self._cards[call_id]
        name = words.party(card.entry.call, self._means.settings.region)
        self._mender.decide(call_id, decision, card.part)
        if decision in (Decision.IN_CRM, Decision.LEFT_DELETED):
            self._settled = (call_id, card.part)
            said = self.tr("%1: nothing more is sent of this call.")
            if card.part is not None:
                said = self.tr("%1: nothing more is sent of this: %2.")
                said = said.replace("%2", part_name(card.part))
            said = said.replace("%1", name)
            self.banner.show_message("info", said, (("back", self.tr("Take that back")),))

    def _choose_lead(self, call_id: str, lead: object) -> None:
        assert isinstance(lead, LeadChoice)
        self.banner.clear()
        self._mender.choose_lead(call_id, lead.lead_id, lead.name)

    def _take_back(self) -> None:
        self.banner.clear()
        call_id, part = self._settled
        self._mender.decide(call_id, Decision.TAKEN_BACK, part)
        self._taken_back = call_id
        self._lead_to_taken_back()

    def _try_all_again(self) -> None:
        for call_id in self._forbidden():
            self._mender.decide(call_id, Decision.SEND_AGAIN)

    def _mend(self, call_id: str, changes: Mended) -> None:
        self.banner.clear()
        card = self._cards[call_id]
        alike = self._alike(card.entry) if card.mends_others() else []
        mine = needs.own_troubles(card.entry)
        for row, (kind, said) in changes:
            self._mender.mend(call_id, kind, said, partial(self._heard, row))
            for other in alike:
                same = {mend for mend, _ in mine & needs.own_troubles(other)}
                if row is not None and row.fault.mend in same:
                    self._mender.mend(other.call.id, kind, said, partial(self._heard, None))

    def _heard(self, row: MendRow | None, result: Answer) -> None:
        if not isValid(self):
            return
        if isinstance(result, Exception):
            self.banner.show_message("stop", complaints.not_saved(result))
        elif result.refused is None:
            return
        elif row is not None and isValid(row):
            row.set_error(complaints.refusal(result.refused))
            self.lead_to(row.focus_field())
        else:
            self.banner.show_message("warn", complaints.refusal(result.refused))

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field saves that call, and presses none of the other buttons."""
        field = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(field, QLineEdit):
            card = next((each for each in self.cards() if each.isAncestorOf(field)), None)
            if card is not None:
                card.save()
            return
        super().keyPressEvent(event)


def _same(shown: Entry, entry: Entry) -> bool:
    return shown.call == entry.call and needs.need_of(shown) == needs.need_of(entry)
