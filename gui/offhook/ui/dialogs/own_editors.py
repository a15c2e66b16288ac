"""The editors of what is a rep's own: numbers, address, country, folder, server."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter

from ...desk.keys import BadSetting, Key
from ...desk.settings import Settings
from .. import complaints, setting_words
from .editor import Editor, TextEditor
from .fields import NumbersField, OwnNumberField, RegionField
from .folder_field import FolderField
from .form import Unfit
from .lines_field import LinesField
from .server_box import ServerBox


class EmailEditor(TextEditor):
    """An address; those of the account's users are offered, and found as it is typed. ``picked``:
    one of them was chosen."""

    picked = Signal()

    def __init__(self, key: Key) -> None:
        self.combo = QComboBox()
        self.combo.setEditable(True)
        self.combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.combo.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        super().__init__(key, self.combo)
        self._users = QStringListModel(self)
        self.combo.setModel(self._users)
        completer = QCompleter(self._users, self.combo)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.combo.setCompleter(completer)
        for chosen in (completer.activated, self.combo.activated):
            chosen.connect(self.changed)
            chosen.connect(self.picked)

    def set_users(self, emails: tuple[str, ...]) -> bool:
        """Offer these; whether they are others than before."""
        if tuple(self._users.stringList()) == tuple(emails):
            return False
        typed = self.line.text()
        self._users.setStringList(list(emails))
        self.line.setText(typed)
        return True

    def is_stranger(self) -> bool:
        """Whether no user of the account has this address, nor one that begins like it."""
        email, users = self.line.text().strip().casefold(), self._users.stringList()
        return bool(email and users) and not any(user.startswith(email) for user in users)


class FolderEditor(Editor):
    """A folder, typed or chosen."""

    def __init__(self, key: Key) -> None:
        self.folder = FolderField()
        super().__init__(key, self.folder, self.folder.line)
        self.folder.finished.connect(self.changed)
        self.folder.line.textEdited.connect(self.edited)

    def values(self) -> dict[str, Any]:
        try:
            return {self.key.name: self.key.parse(self.folder.line.text())}
        except BadSetting as bad:
            raise Unfit(complaints.bad_setting(bad.reason, self.key), self.focus) from None

    def show_settings(self, settings: Settings) -> None:
        self.folder.line.setText(getattr(settings, self.key.name))

    def retranslate(self) -> None:
        self.folder.retranslate()


class PhoneEditor(Editor):
    """A number of the rep's own."""

    def __init__(self, key: Key, region: str) -> None:
        self.number = OwnNumberField(region)
        super().__init__(key, self.number)
        self.number.editingFinished.connect(self.changed)
        self.number.textEdited.connect(self.edited)

    def values(self) -> dict[str, Any]:
        return {self.key.name: self.number.e164()}

    def show_settings(self, settings: Settings) -> None:
        self.number.set_region(settings.region)
        self.number.set_e164(getattr(settings, self.key.name))


class PhonesEditor(Editor):
    """Numbers, one in each line."""

    def __init__(self, key: Key, region: str) -> None:
        self.numbers = NumbersField(region)
        super().__init__(key, self.numbers)
        self.numbers.finished.connect(self.changed)
        self.numbers.textChanged.connect(self.edited)

    def values(self) -> dict[str, Any]:
        return {self.key.name: self.numbers.e164s()}

    def show_settings(self, settings: Settings) -> None:
        self.numbers.set_region(settings.region)
        self.numbers.set_e164s(getattr(settings, self.key.name))


class RegionEditor(Editor):
    """A country by its name or its two letters."""

    def __init__(self, key: Key) -> None:
        self.region = RegionField()
        super().__init__(key, self.region)
        self.retranslate()
        self.region.activated.connect(self.changed)
        line = self.region.lineEdit()
        assert line is not None
        line.editingFinished.connect(self.changed)
        line.textEdited.connect(self.edited)

    def values(self) -> dict[str, Any]:
        return {self.key.name: self.region.code()}

    def show_settings(self, settings: Settings) -> None:
        self.region.set_code(getattr(settings, self.key.name))

    def retranslate(self) -> None:
        self.region.set_choices(setting_words.countries())


class LinesEditor(Editor):
    """The rep's own numbers, and which is the usual one."""

    def __init__(self, key: Key, settings: Settings) -> None:
        self.lines = LinesField(settings.lines, settings.line, settings.region)
        super().__init__(key, self.lines, self.lines.first())
        self.lines.finished.connect(self.changed)
        self.lines.edited.connect(self.edited)
        self.lines.changed.connect(self.edited)

    def names(self) -> tuple[str, ...]:
        return ("lines", "default_line")

    def values(self) -> dict[str, Any]:
        lines, usual = self.lines.value()
        return {"lines": lines, "default_line": usual}

    def show_settings(self, settings: Settings) -> None:
        self.lines.set_region(settings.region)
        self.lines.set_lines(settings.lines, settings.line)
        self.focus = self.lines.first()

    def retranslate(self) -> None:
        self.lines.retranslate()


class ServerEditor(Editor):
    """Which server is spoken to."""

    def __init__(self, key: Key, settings: Settings) -> None:
        self.server = ServerBox(settings.base_url)
        super().__init__(key, self.server, self.server.choice)
        self.server.changed.connect(self._tell)
        self.server.address.textEdited.connect(self.edited)

    def values(self) -> dict[str, Any]:
        return {self.key.name: self.server.base_url()}

    def show_settings(self, settings: Settings) -> None:
        self.server.set_base_url(settings.base_url)

    def retranslate(self) -> None:
        self.server.retranslate()

    def _tell(self, base_url: object) -> None:
        # Who has just chosen “Another server…” has not yet written its address.
        if base_url or self.server.address.text().strip():
            self.changed.emit()
