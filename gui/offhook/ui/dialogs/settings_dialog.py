"""The settings that a rep has to do with."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QCompleter,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ...desk import Line, Settings
from ...desk.keys import KEYS, BadSetting
from ...qt.theme import current_tokens, set_role
from ...sync.status import SyncStatus
from .. import complaints
from ..controller import Controller
from .fields import ChoiceField, OwnNumberField, RegionField, pad
from .form import (
    FormDialog,
    Reading,
    Row,
    Unfit,
    aligned_left,
    make_button,
    show_problems,
)
from .lines_field import LinesField
from .server_box import ServerBox
from .token_box import TokenBox


class SettingsDialog(FormDialog):
    """Shows ``controller.settings`` and saves what is valid, all of it or nothing."""

    def __init__(self, controller: Controller, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        settings = controller.settings
        self.lines = LinesField(settings.lines, settings.line, settings.region)
        self.email = QLineEdit(settings.user_email)
        self.did = OwnNumberField(settings.region)
        self.did.set_e164(settings.user_did)
        self.region = RegionField()
        self.language = ChoiceField()
        self.theme = ChoiceField()
        self.server = ServerBox(settings.base_url)
        self.token = TokenBox(controller)
        self.cancel, self.save = make_button(), make_button("primary")
        self._users = QStringListModel(self)
        self._build_more(settings)
        self._build()
        self.retranslate()
        self.region.set_code(settings.region)
        self.language.set_value(settings.language)
        self.theme.set_value(settings.theme)
        self._connect()

    def _build(self) -> None:
        self._lines_row = Row(self.lines, self.lines.first())
        self._email_row, self._did_row = Row(self.email), Row(self.did)
        self._region_row = Row(self.region)
        self._language_row, self._theme_row = Row(self.language), Row(self.theme)
        self.add(
            self._lines_row,
            self.token,
            self._email_row,
            self._did_row,
            self._region_row,
            self._language_row,
            self._theme_row,
            self.server,
            aligned_left(self.more),
            self._more_box,
        )
        self.add_buttons(self.cancel, self.save)
        completer = QCompleter(self._users, self.email)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.email.setCompleter(completer)

    def _build_more(self, settings: Settings) -> None:
        self.more = QPushButton()
        self.more.setCheckable(True)
        set_role(self.more, "link", tone="soft")
        self.live = QCheckBox()
        self.live.setChecked(settings.live_answered)
        self._live_row = Row(self.live)
        self.short_call = QSpinBox()
        self.short_call.setRange(0, 3600)
        pad(self.short_call)
        self.short_call.setValue(settings.short_call_seconds)
        self._short_row = Row(self.short_call)
        self._more_box = QWidget()
        column = QVBoxLayout(self._more_box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_tokens().px(14))
        column.addWidget(self._live_row)
        column.addWidget(self._short_row)
        self._more_box.hide()

    def _connect(self) -> None:
        self.lines.changed.connect(self._lines_changed)
        self.lines.edited.connect(self._lines_row.clear_error)
        self.email.textChanged.connect(self._check_user)
        self.did.textEdited.connect(self._did_row.clear_error)
        self.region.currentTextChanged.connect(self._follow_region)
        self.server.changed.connect(self.token.set_server)
        self.more.toggled.connect(self._show_more)
        self.token.wanted.connect(self._give_token)
        self.token.forgetting.connect(self._forget_token)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._save)

    # Methods

    def set_users(self, emails: tuple[str, ...]) -> None:
        """The account's users, offered as the e-mail is typed."""
        if tuple(self._users.stringList()) != tuple(emails):
            self._users.setStringList(list(emails))
            self._check_user()

    def set_status(self, status: SyncStatus) -> None:
        """How things stand with the token, and who the account's users are."""
        self.token.set_status(status)
        self.set_users(status.users)

    def show_token(self) -> None:
        """The rep was asked for a token: here it goes."""
        self.lead_to(self.token.field)

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Settings"))
        self.lines.retranslate()
        self.token.retranslate()
        self._say_lines()
        self._email_row.set_texts(
            self.tr("Your &e-mail in Activix"),
            self.tr("Activix counts your calls as this user's."),
        )
        self._did_row.set_texts(
            self.tr("Your &direct number in Activix"),
            self.tr("Only if it is another one than above."),
        )
        self._region_row.set_texts(
            self.tr("Cou&ntry"), self.tr("Numbers without a country code are read as from here.")
        )
        self.region.set_choices(
            (("CA", self.tr("Canada")), ("US", self.tr("United States")), ("FR", self.tr("France")))
        )
        self._language_row.set_texts(self.tr("&Language"))
        system = self.tr("As this computer")
        self.language.set_choices((("", system), ("en", "English"), ("fr", "Français")))
        self._theme_row.set_texts(self.tr("Appea&rance"))
        self.theme.set_choices(
            (("", system), ("light", self.tr("Light")), ("dark", self.tr("Dark")))
        )
        self.server.retranslate()
        self._say_more()
        self.live.setText(self.tr("“Answered” at &pick-up"))
        self._live_row.set_texts("", self.tr("Otherwise Activix hears of it at hang-up."))
        self._short_row.set_texts(
            self.tr("S&hort calls"),
            self.tr("An outgoing call that ended sooner is supposed to have had no answer."),
        )
        self.short_call.setSuffix(self.tr(" s"))
        self.cancel.setText(self.tr("&Cancel"))
        self.save.setText(self.tr("&Save"))

    def _say_lines(self) -> None:
        self._lines_row.set_focus(self.lines.first())
        if self.lines.several():
            help_text = self.tr("Calls are logged from the marked one unless you choose another.")
            self._lines_row.set_texts(self.tr("&My numbers"), help_text)
        else:
            help_text = self.tr("Your calls are logged from and to this number.")
            self._lines_row.set_texts(self.tr("&My number"), help_text)

    def _say_more(self) -> None:
        shown = self.more.isChecked()
        self.more.setText(self.tr("Less ▴") if shown else self.tr("More ▾"))
        self.more.setAccessibleName(self.tr("Less") if shown else self.tr("More"))

    # What the fields say

    def _email(self) -> str:
        try:
            return str(KEYS["user_email"].parse(self.email.text()))
        except BadSetting:
            raise Unfit(self.tr("This is no e-mail address.")) from None

    def _settings(self) -> Settings | None:
        """All settings as the fields have them; ``None`` if one is unfit, which then says so."""
        old, reading = self._controller.settings, Reading()
        none: tuple[tuple[Line, ...], str] = ((), "")
        lines, default = reading.take(self._lines_row, self.lines.value, none)
        settings = replace(
            old,
            lines=lines,
            default_line=default,
            user_email=reading.take(self._email_row, self._email, ""),
            user_did=reading.take(self._did_row, self.did.e164, ""),
            region=reading.take(self._region_row, self.region.code, ""),
            language=str(self.language.value()),
            theme=str(self.theme.value()),
            base_url=reading.take(self.server.row, self.server.base_url, ""),
            live_answered=self.live.isChecked(),
            short_call_seconds=self.short_call.value(),
        )
        return None if show_problems(self, reading) else settings

    # Slots

    def _lines_changed(self) -> None:
        self._lines_row.clear_error()
        self._say_lines()

    def _check_user(self) -> None:
        """Not an error: a new user may not be known here yet."""
        email, users = self.email.text().strip().casefold(), self._users.stringList()
        stranger = bool(email) and bool(users) and email not in users
        self._email_row.set_error("")
        self._email_row.set_help(
            self.tr("No user of this account has this address.")
            if stranger and not any(user.startswith(email) for user in users)
            else self.tr("Activix counts your calls as this user's.")
        )

    def _follow_region(self) -> None:
        self._region_row.clear_error()
        try:
            region = self.region.code()
        except Unfit:
            return
        self.lines.set_region(region)
        self.did.set_region(region)

    def _show_more(self, shown: bool) -> None:
        self._more_box.setVisible(shown)
        self._say_more()

    def _server_for_token(self) -> str:
        reading = Reading()
        base_url = reading.take(self.server.row, self.server.base_url, "")
        show_problems(self, reading)
        return base_url

    def _give_token(self) -> None:
        base_url = self._server_for_token()
        if base_url and not self.token.hand_over(base_url):
            self.lead_to(self.token.field)

    def _forget_token(self) -> None:
        base_url = self._server_for_token()
        if base_url:
            self.token.clear_token(base_url)

    def _save(self) -> None:
        self.banner.clear()
        settings = self._settings()
        if settings is None:
            return
        if not self._controller.save_settings(settings):
            self.banner.show_message("stop", complaints.not_saved())
        elif self.token.holds_text():
            # Pasted and not tried: it is, and the dialog stays to say what came of it.
            self.token.hand_over(settings.base_url)
            self.lead_to(self.token.field)
        else:
            self.accept()
