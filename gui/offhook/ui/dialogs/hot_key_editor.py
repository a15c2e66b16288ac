"""The editor of a key that counts in every program: clashes are told before it is kept."""

from __future__ import annotations

from typing import Any

from ...desk.keys import BadSetting, Key
from ...desk.settings import Settings
from .. import beyond, complaints
from .editor import Editor
from .form import Unfit
from .key_field import KeyField


class HotKeyEditor(Editor):
    """Knows the other keys, to tell which of them a new one would be."""

    def __init__(self, key: Key) -> None:
        self.keys = KeyField()
        super().__init__(key, self.keys, self.keys.line)
        self._wanted = ""
        self._settings = Settings()
        self.keys.line.pressed.connect(self._take)
        self.keys.line.left_alone.connect(self._leave)

    def values(self) -> dict[str, Any]:
        try:
            wanted = self.key.parse(self._wanted)
        except BadSetting as bad:
            self.keys.line.refuse(self._wanted)
            raise Unfit(complaints.bad_setting(bad.reason, self.key), self.focus) from None
        clash = beyond.other_meaning(self.key.name, str(wanted), self._settings)
        if clash:
            self.keys.line.refuse(self._wanted)
            raise Unfit(complaints.key_clash(str(wanted), clash), self.focus)
        self.keys.set_keys(str(wanted))
        return {self.key.name: wanted}

    def show_settings(self, settings: Settings) -> None:
        self._settings = settings
        self._wanted = getattr(settings, self.key.name)
        self.keys.set_keys(self._wanted)

    def retranslate(self) -> None:
        self.keys.retranslate()

    # Slots

    def _take(self, keys: object) -> None:
        self._wanted = str(keys)
        self.edited.emit()
        self.changed.emit()

    def _leave(self) -> None:
        self._wanted = self.keys.line.keys()
        self.edited.emit()
        self.changed.emit()
