"""The first minute: a token, a name, a number, and the first call can be logged."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ...sync.status import SyncStatus
from ..controller import Controller, TokenResult
from ..widgets.labels import make_label
from .form import make_button
from .links_box import LinksBox
from .own_editors import EmailEditor, LinesEditor
from .practice_box import PracticeBox
from .setting_form import SettingsForm
from .token_box import TokenBox

_KEPT = (TokenResult.ACCEPTED, TokenResult.SESSION_ONLY, TokenResult.UNCHECKED)


class WelcomeDialog(SettingsForm):
    """By keyboard from top to bottom: Enter goes on. ``ready``: the first call can be made."""

    ready = Signal()

    def __init__(self, controller: Controller, parent: QWidget | None = None) -> None:
        super().__init__(controller, parent)
        self._intro = make_label("", "", wrap=True)
        self.token = TokenBox(controller)
        email = self.make_row("user_email").editor
        lines = self.make_row("lines").editor
        assert isinstance(email, EmailEditor)
        assert isinstance(lines, LinesEditor)
        self.email, self.lines = email, lines.lines
        self.practice = PracticeBox(controller)
        self.links = LinksBox()
        self.later = make_button()
        self.start = make_button("primary")
        self.add(
            self._intro,
            self.token,
            self.row("user_email"),
            self.row("lines"),
            self.practice,
            self.links,
        )
        self.add_buttons(self.later, self.start)
        self.token.wanted.connect(self._give_token)
        self.token.forgetting.connect(self._forget_token)
        self.token.heard.connect(self._token_heard)
        self.email.picked.connect(self._to_number)
        self.email.combo.installEventFilter(self)
        self.later.clicked.connect(self.reject)
        self.start.clicked.connect(self._start)
        self.retranslate()
        self.follow()
        self.lead_to(self.token.field)

    # Methods

    def set_status(self, status: SyncStatus) -> None:
        """How things stand with the token, and who the account's users are."""
        self.token.set_status(status)
        self.set_users(status.users)
        if len(status.users) == 1 and not self.email.line.text():
            self.email.line.setText(status.users[0])
            self.email.changed.emit()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Welcome to Offhook"))
        self._intro.setText(
            self.tr("Three things, and your next call is in Activix: Enter leads on.")
        )
        self.token.retranslate()
        for row in self._rows.values():
            row.retranslate(self._controller.policy)
        self.practice.retranslate()
        self.links.retranslate()
        self.later.setText(self.tr("Late&r"))
        self.start.setText(self.tr("&Start"))
        self._check_user()

    def _lead_from_email(self) -> None:
        if self.keep_pending():
            self.lead_to(self.lines.first())

    # Slots

    def _give_token(self) -> None:
        if not self.token.hand_over(self._controller.settings.base_url):
            self.lead_to(self.token.field)

    def _forget_token(self) -> None:
        self.token.clear_token(self._controller.settings.base_url)

    def _token_heard(self, result: object) -> None:
        if result in _KEPT:
            self.lead_to(self.email.combo if not self.email.line.text() else self.lines.first())
        elif result is not TokenResult.CLEARED:
            self.lead_to(self.token.field)

    def _to_number(self) -> None:
        # Once the list that was chosen from is gone.
        QTimer.singleShot(0, self, self._lead_from_email)

    def _start(self) -> None:
        if not self.keep_pending():
            return
        if self.token.holds_text():
            self._give_token()
        elif not self._controller.settings.lines:
            self.row("lines").set_error(self.tr("Write the number that you call from."))
            self.lead_to(self.lines.first())
        else:
            self.accept()
            self.ready.emit()

    # Events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.email.combo and isinstance(event, QKeyEvent):
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if event.type() is QEvent.Type.KeyPress and is_enter:
                self._lead_from_email()
                return True
        return super().eventFilter(watched, event)
