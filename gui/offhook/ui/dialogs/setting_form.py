"""What windows that change settings share: rows that keep what is whole, at once."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ...desk.keys import KEYS
from .. import complaints, setting_words
from ..controller import Controller
from .form import FormDialog, Unfit
from .own_editors import EmailEditor
from .setting_editors import make_editor
from .setting_row import SettingRow


class SettingsForm(FormDialog):
    """Each setting is kept as soon as it is whole; what is unfit says so and keeps nothing."""

    def __init__(self, controller: Controller, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._rows: dict[str, SettingRow] = {}
        self._pending: SettingRow | None = None

    # Properties

    def row(self, name: str) -> SettingRow:
        """The row of one setting."""
        return self._rows[name]

    # Methods

    def make_row(self, name: str) -> SettingRow:
        """A row for one setting, to be put somewhere."""
        row = SettingRow(make_editor(KEYS[name], self._controller.settings))
        self._rows[name] = row
        row.editor.changed.connect(self._keep)
        row.editor.edited.connect(self._being_edited)
        row.back.connect(self._go_back)
        return row

    def set_users(self, emails: tuple[str, ...]) -> None:
        """The account's users."""
        editor = self._rows["user_email"].editor
        if isinstance(editor, EmailEditor) and editor.set_users(emails):
            self._check_user()

    def follow(self) -> None:
        """Show the settings in force, except where the rep is at it."""
        settings, policy = self._controller.settings, self._controller.policy
        for row in self._rows.values():
            if row is not self._pending:
                row.show_settings(settings, policy)
        self._check_user()

    def keep_pending(self) -> bool:
        """Keep what is being typed; where it is unfit, say so and lead there."""
        row = self._pending
        if row is None or self._try(row):
            return True
        self.lead_to(row.focus_field())
        return False

    def _check_user(self) -> None:
        """Not an error: a new user may not be known here yet."""
        row = self._rows["user_email"]
        if isinstance(row.editor, EmailEditor) and row.editor.is_stranger():
            row.set_help(self.tr("No user of this account has this address."))
        else:
            row.set_help(setting_words.settings()["user_email"].sentence)

    def _row_of(self, part: QObject | None) -> SettingRow:
        return next(row for row in self._rows.values() if part in (row, row.editor))

    def _try(self, row: SettingRow) -> bool:
        """Keep what stands in ``row``; whether it could be."""
        settings = self._controller.settings
        try:
            values = row.editor.values()
        except Unfit as unfit:
            row.set_error(unfit.words, unfit.field)
            return False
        row.clear_error()
        self._pending = None
        wanted = replace(settings, **values)
        if wanted == settings:
            return True
        if not self._controller.save_settings(wanted):
            self.banner.show_message("stop", complaints.settings_not_saved())
            self._pending = row
            return False
        self.banner.clear()
        self.follow()
        return True

    # Slots

    def _keep(self) -> None:
        row = self._row_of(self.sender())
        if not row.is_locked():
            self._try(row)

    def _being_edited(self) -> None:
        self._pending = self._row_of(self.sender())
        self._pending.clear_error()
        self._check_user()

    def _go_back(self) -> None:
        row = self._row_of(self.sender())
        base = self._controller.policy.base()
        self._pending = None
        row.clear_error()
        row.editor.show_settings(base)
        self._try(row)
        row.focus_field().setFocus()

    # Events

    def done(self, result: int) -> None:
        # Escape leaves what was set, and what is half typed: hiding must not keep it.
        self._pending = None
        for row in self._rows.values():
            row.editor.blockSignals(True)
        super().done(result)
