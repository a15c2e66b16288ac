"""Which server is spoken to: Activix, or for trials another one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ...crm.servers import DEVELOPMENT, PRODUCTION, BadBaseUrl, UrlProblem, check_base_url
from ...qt.theme import current_tokens
from .fields import ChoiceField
from .form import Row, Unfit


class ServerBox(QWidget):
    """A choice, and an address where it is none of the known ones. ``changed`` carries the base
    URL, empty while the address is unfit."""

    changed = Signal(object)

    def __init__(self, base_url: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = ChoiceField()
        self.address = QLineEdit()
        self.address.setPlaceholderText("https://")
        self.row = Row(self.address)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_tokens().px(14))
        column.addWidget(self.choice)
        column.addWidget(self.row)
        self.retranslate()
        self.set_base_url(base_url)
        self.choice.currentIndexChanged.connect(self._tell)
        self.address.editingFinished.connect(self._tell)
        self.address.textEdited.connect(self.row.clear_error)

    # Properties

    def base_url(self) -> str:
        """The base URL in one spelling. Raises ``Unfit``."""
        chosen = str(self.choice.value())
        if chosen:
            return chosen
        try:
            return check_base_url(self.address.text())
        except BadBaseUrl as bad:
            raise Unfit(self._problem(bad.reason)) from None

    # Methods

    def set_base_url(self, base_url: str) -> None:
        """Show ``base_url``, and say nothing of it."""
        named = base_url in (PRODUCTION, DEVELOPMENT)
        self.choice.blockSignals(True)
        self.choice.set_value(base_url if named else "")
        self.choice.blockSignals(False)
        self.address.setText("" if named else base_url)
        self.row.setVisible(not named)

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.choice.set_choices(
            (
                (PRODUCTION, self.tr("Activix")),
                (DEVELOPMENT, self.tr("Activix, for developers")),
                ("", self.tr("Another server…")),
            )
        )
        self.row.set_texts(self.tr("Address of the server (&URL)"))

    def _problem(self, problem: UrlProblem) -> str:
        return {
            UrlProblem.EMPTY: self.tr("Write the server's address, such as https://…"),
            UrlProblem.MALFORMED: self.tr("This is no web address."),
            UrlProblem.SCHEME: self.tr("The address must begin with https://"),
            UrlProblem.INSECURE: self.tr(
                "Plain http:// would show the token to others; it is for this computer alone."
                " Write https://"
            ),
            UrlProblem.USERINFO: self.tr("Leave the user name and the password out."),
            UrlProblem.QUERY: self.tr("Leave out what follows the ? or the #."),
        }[problem]

    # Slots

    def _tell(self) -> None:
        self.row.setVisible(not self.choice.value())
        self.row.clear_error()
        try:
            base_url = self.base_url()
        except Unfit:
            base_url = ""
        self.changed.emit(base_url)
