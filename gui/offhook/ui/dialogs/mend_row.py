"""What all the fields have in common that the rep can mend of a call."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QWidget

from ...calls.call import Call
from ...calls.events import Event
from ...desk.settings import Settings
from .. import needs
from ..needs import Fault
from .form import Row

Change = tuple[type[Event], dict[str, Any]]
"""An event and what it says."""


@dataclass(frozen=True, slots=True)
class Means:
    """What the fields need beside the call. ``users`` are the e-mails of the account's users."""

    settings: Settings
    users: QStringListModel


class MendRow(Row):
    """A row of a call's card; ``fault`` says what is wrong with the field."""

    def __init__(
        self, call: Call, fault: Fault, widget: QWidget, focus: QWidget | None = None
    ) -> None:
        super().__init__(widget, focus)
        self.call = call
        self.fault = fault

    # Properties

    def change(self) -> Change | None:
        """What the rep changed, ``None`` if nothing. Raises ``Unfit``."""
        return None

    # Methods

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.set_texts(self.label(), self.explanation())
        self.set_error(needs.quoted(self.fault.words))

    def label(self) -> str:
        """The field's name in the rep's words."""
        return ""

    def explanation(self) -> str:
        """What else the rep should know of the field."""
        return ""
