"""The token: pasted, tried, kept in the key store, forgotten. Never shown."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from ...calls.tokens import TokenState
from ...qt.theme import current_tokens, set_role
from ...sync.status import SyncStatus
from .. import complaints
from ..controller import Controller, TokenResult
from ..widgets.banner import Banner, Tone
from ..widgets.labels import make_label
from .form import Row, make_button, make_buttons

_GOOD = (TokenResult.ACCEPTED, TokenResult.SESSION_ONLY)
_TONES: dict[TokenResult, Tone] = {
    TokenResult.ACCEPTED: "info",
    TokenResult.SESSION_ONLY: "warn",
    TokenResult.UNCHECKED: "warn",
    TokenResult.CLEARED: "info",
}


class _SecretField(QLineEdit):
    """Dots only. Enter tries the token instead of closing the dialog."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text():
            self.entered.emit()
            return
        super().keyPressEvent(event)


class TokenBox(QWidget):
    """The token of one server. ``wanted`` asks the dialog for :meth:`hand_over`, since it knows
    which server is meant. ``heard`` carries the ``TokenResult`` of what was handed over."""

    wanted = Signal()
    forgetting = Signal()
    heard = Signal(object)

    def __init__(self, controller: Controller, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._status = SyncStatus()
        self._server = controller.settings.base_url
        self._result: TokenResult | None = None
        self.state = make_label("", "small", wrap=True)
        self.field = _SecretField()
        self.row = Row(self.field)
        self.test = make_button()
        self.forget = make_button()
        self.banner = Banner()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_tokens().space_s)
        column.addWidget(self.row)
        column.addWidget(self.state)
        column.addWidget(self.banner)
        column.addLayout(make_buttons(self.test, self.forget))
        self.field.textEdited.connect(self.row.clear_error)
        self.field.entered.connect(self.wanted)
        self.test.clicked.connect(self.wanted)
        self.forget.clicked.connect(self._ask)
        self.banner.chosen.connect(self._decide)

    # Properties

    def holds_text(self) -> bool:
        """Whether a token was pasted and not yet handed over."""
        return bool(self.field.text().strip())

    def words(self) -> tuple[str, ...]:
        """What it can be found by."""
        return self.tr("Token of Activix"), self.row.help()

    # Methods

    def set_server(self, base_url: str) -> None:
        """Which server's token this is about: tokens are kept per server."""
        self._server = base_url
        self._show_state()

    def set_status(self, status: SyncStatus) -> None:
        """How things stand with the token of the server in use."""
        self._status = status
        self._show_state()
        if self._result in _GOOD and status.account_name:
            self._show_result()

    def hand_over(self, base_url: str) -> bool:
        """Give what was pasted away, to be tried and kept; ``False`` if there is nothing."""
        token = self.field.text().strip()
        if not token:
            self.row.set_error(self.tr("Paste the token first."))
            return False
        # Not clear(), which Undo would bring back.
        self.field.setText("")
        self._wait()
        self._controller.give_token(base_url, token, self._heard)
        return True

    def clear_token(self, base_url: str) -> None:
        """Forget the token of ``base_url``."""
        self._wait()
        self._controller.clear_token(base_url, self._heard)

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.row.set_texts(
            self.tr("&Token of Activix"),
            self.tr("It is kept in this computer's key store, and never shown again."),
        )
        self.field.setPlaceholderText(self.tr("Paste a token"))
        self.test.setText(self.tr("Test &and save"))
        self.forget.setText(self.tr("&Forget it"))
        self._show_state()
        if self._result is not None:
            self._show_result()

    def _wait(self) -> None:
        self._result = None
        self.banner.show_message("info", self.tr("Asking Activix…"))
        self.test.setEnabled(False)
        self.forget.setEnabled(False)

    def _show_state(self) -> None:
        if self._status.base_url != self._server:
            self._say_state("soft", self.tr("Each server has a token of its own."))
            return
        account = self._status.account_name or "Activix"
        state = {
            TokenState.OK: ("ok", self.tr("Connected to %1.").replace("%1", account)),
            TokenState.MISSING: ("warn", self.tr("No token yet: calls are kept here.")),
            TokenState.REJECTED: ("stop", self.tr("Activix refuses the token that is kept here.")),
            TokenState.UNKNOWN: ("soft", self.tr("A token is kept; Activix has not answered yet.")),
        }
        self._say_state(*state[self._status.token])
        self.forget.setVisible(self._status.token is not TokenState.MISSING)

    def _say_state(self, tone: str, text: str) -> None:
        self.state.setText(text)
        set_role(self.state, "small", tone=tone)
        self.forget.show()

    def _show_result(self) -> None:
        assert self._result is not None
        account = self._status.account_name
        text = complaints.token_result(self._result, account)
        self.banner.show_message(_TONES.get(self._result, "stop"), text)

    # Slots

    def _heard(self, result: TokenResult) -> None:
        if not isValid(self):
            return
        self._result = result
        self.test.setEnabled(True)
        self.forget.setEnabled(True)
        self._show_result()
        self.heard.emit(result)

    def _ask(self) -> None:
        self._result = None
        self.banner.show_message(
            "warn",
            self.tr("Nothing goes to Activix until a token is given again. Forget this one?"),
            (("forget", self.tr("Forget it")), ("keep", self.tr("Keep it"))),
        )
        for button in self.banner.buttons():
            button.setAutoDefault(True)
        self.banner.buttons()[-1].setFocus()

    def _decide(self, answer: object) -> None:
        self.banner.clear()
        self.field.setFocus()
        if answer == "forget":
            self.forgetting.emit()
