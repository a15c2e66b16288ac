"""Who is this, may I call: what the lead desk knows, shown in the window, and minded at Dial.

*Screen pop* is the field's word for a caller's record that appears by itself.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices, QShortcut
from PySide6.QtWidgets import QWidget

from ..calls.call import Call, Direction
from ..calls.guard import Warned
from ..calls.leads import Lead
from ..sync.lead_answer import LeadAnswer, LookState
from . import lead_words, words
from .call_pane import CallPane
from .controller import Controller
from .dial_pane import DialPane
from .lead_desk import LeadDesk
from .shortcuts import Act, sequence
from .widgets.choice_list import Choice


class ScreenPop(QObject):
    """Between the lead desk and the panes. ``shown`` gives the call that the window is about."""

    def __init__(
        self,
        controller: Controller,
        dial_pane: DialPane,
        call_pane: CallPane,
        shown: Callable[[], Call | None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self.desk = LeadDesk(controller, self)
        self._controller = controller
        self._dial = dial_pane
        self._pane = call_pane
        self._shown = shown
        self._chosen: int | None = None
        self._number = ""
        self._despite = ""
        self._went_past: set[str] = set()
        dial_pane.field.edit.textChanged.connect(self._text_changed)
        dial_pane.field.stepped.connect(dial_pane.lead.list.step)
        dial_pane.lead.taken.connect(self._take)
        dial_pane.lead.turned_to.connect(self._turn_to)
        dial_pane.lead.open_wanted.connect(self.open_page)
        call_pane.page_wanted.connect(self.open_page)
        call_pane.another_shown.connect(self.show_call)
        self.desk.changed.connect(self.refresh)
        key = QShortcut(sequence(Act.OPEN_PAGE), window)
        key.setAutoRepeat(False)
        key.activated.connect(self.open_page)

    # Methods

    def takes_dial(self) -> bool:
        """Whether pressing Dial means something else now than to begin the call: to take the
        number of whoever is found, or to read a warning that was not there a moment ago."""
        if self.desk.words:
            answer = self.desk.answer()
            if (key := self._dial.lead.list.current_key()) is not None:
                self._take(key)
                return True
            return answer is None or answer.state is LookState.ASKING
        read = self._dial.guarded()
        self.show_number()
        return self._dial.guarded() and not read

    def despite(self) -> str:
        """The warnings that the rep goes past by dialling now, for the journal."""
        self._despite = self._record()
        return self._despite

    def begun(self, call: Call) -> None:
        """The call has begun; what was read before it need not be said again."""
        if self._despite:
            self._went_past.add(call.id)
        self._despite = ""

    def refresh(self) -> None:
        """Show what is known now."""
        self.show_number()
        self.show_call()

    def show_number(self) -> None:
        """Of the number or name in the field."""
        panel, desk = self._dial.lead, self.desk
        answer, now = desk.answer(), self._controller.now().wall
        rows = self._found_rows() if desk.words else []
        if desk.words:
            panel.show_found(rows, lead_words.found(answer, len(rows), now))
        elif desk.number:
            self._show_lead(answer)
        else:
            panel.clear()
        self._dial.set_taking(bool(rows))
        self._dial.set_guard(self._warning())

    def show_call(self) -> None:
        """Of the call in the window."""
        call = self._pane.call()
        if call is None or not call.is_open or not call.remote:
            self._pane.show_lead("", "", can_open=False)
            return
        answer = self.desk.answer_for(call.remote)
        below = self._about(call, answer) if answer is not None else ""
        warning = ""
        if call.direction is Direction.OUTGOING and call.id not in self._went_past:
            leads = answer.leads if answer else ()
            warning = self._said(self.desk.wishes(call.remote), leads)
        can_open = bool(self._controller.settings.lead_url) and call.lead_id is not None
        self._pane.show_lead(below, warning, can_open=can_open)

    def open_page(self) -> None:
        """The lead's page in Activix, in the browser."""
        call, lead = self._shown(), self._lead()
        lead_id = lead.id if lead is not None and self.desk.number else None
        if lead_id is None and call is not None:
            lead_id = call.lead_id
        if lead_id is not None and (page := page_of(self._controller.settings.lead_url, lead_id)):
            QDesktopServices.openUrl(page)

    # Inside

    def _show_lead(self, answer: LeadAnswer | None) -> None:
        desk, settings = self.desk, self._controller.settings
        leads, lead, now = desk.leads(), self._lead(), self._controller.now().wall
        hidden = settings.mask_names
        if answer is not None and answer.state is LookState.NO_TOKEN and lead is None:
            self._dial.lead.clear()  # the window asks for one already
            return
        said = lead_words.card(
            answer, lead, desk.there(desk.number), now, rep=settings.user_email, hidden=hidden
        )
        rows, note = [], ""
        if len(leads) > 1 and answer is not None:
            rows = [
                Choice(
                    each.id,
                    lead_words.name_of(each, hidden=hidden),
                    lead_words.status(each.status)
                    or lead_words.advisor(each, settings.user_email, hidden=hidden),
                )
                for each in leads
            ]
            note = lead_words.several(len(leads), more=answer.more)
        calls = answer.calls if answer else ()
        tip = "\n".join(lead_words.contact(call, now) for call in calls)
        can_open = bool(settings.lead_url) and lead is not None
        self._dial.lead.show_card(said, rows, note, tip, can_open=can_open)

    def _found_rows(self) -> list[Choice]:
        settings = self._controller.settings
        return [
            Choice(
                (lead.id, phone.number, phone.extension),
                lead_words.name_of(lead, hidden=settings.mask_names),
                lead_words.phone(phone, settings.region, hidden=settings.mask_names),
            )
            for lead in self.desk.leads()
            for phone in lead.phones
        ]

    def _lead(self) -> Lead | None:
        """The one that the card shows: chosen, or the newest."""
        leads = self.desk.leads()
        chosen = (lead for lead in leads if lead.id == self._chosen)
        return next(chosen, leads[0] if leads else None)

    def _about(self, call: Call, answer: LeadAnswer) -> str:
        now, leads = self._controller.now().wall, answer.leads
        if len(leads) > 1 and call.lead_id is None:
            return lead_words.several(len(leads), more=answer.more)
        lead = next((one for one in leads if one.id == call.lead_id), leads[0] if leads else None)
        if lead is None:
            return ""
        there = lead_words.time_there(self.desk.there(call.remote or ""))
        facts = (
            lead_words.language(lead.language),
            there,
            lead_words.last_call(answer.calls, now),
        )
        return " · ".join(filter(None, facts))

    def _record(self) -> str:
        if self._dial.direction() is not Direction.OUTGOING:
            return ""
        return "; ".join(warned.record() for warned in self.desk.warnings())

    def _warning(self) -> str:
        if self._dial.direction() is not Direction.OUTGOING:
            return ""
        return self._said(self.desk.warnings(), self.desk.leads())

    def _said(self, warnings: tuple[Warned, ...], leads: tuple[Lead, ...]) -> str:
        now, hidden = self._controller.now().wall, self._controller.settings.mask_names
        several = len(leads) > 1
        return "\n".join(
            lead_words.warning(each, now, several=several, hidden=hidden) for each in warnings
        )

    # Slots

    def _text_changed(self, text: str) -> None:
        self.desk.set_text(text)
        if self.desk.number != self._number:
            self._number, self._chosen = self.desk.number, None
            self.show_number()

    def _turn_to(self, key: object) -> None:
        """With a number of several leads: that one's card."""
        if isinstance(key, int) and key != self._chosen:
            self._chosen = key
            self.show_number()

    def _take(self, key: object) -> None:
        """Of a name: that number goes into the field. It is dialled by another press."""
        if not isinstance(key, tuple):
            return
        lead_id, number, extension = key
        shown = words.number_text(number, self._controller.settings.region)
        self._dial.set_text(f"{shown} x{extension}" if extension else shown)
        self._chosen = lead_id
        self._dial.dial.set_dead_for()
        self._dial.field.setFocus()
        self.show_number()


def page_of(template: str, lead_id: int) -> QUrl | None:
    """Where a lead is seen in Activix; ``None`` unless the setting names an HTTPS address."""
    url = QUrl(template.replace("{id}", str(lead_id)), QUrl.ParsingMode.StrictMode)
    return url if url.isValid() and url.scheme() == "https" else None
