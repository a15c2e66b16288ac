"""The settings in force: the file, an administrator's locks, and what this run was given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ..desk.policy import Policy
from ..desk.problems import SettingProblem
from ..desk.settings import Settings
from ..desk.settings_file import SettingsFile


class Preferences(QObject):
    """``changed`` carries the settings of before and of now. ``base_url``, where given, stands for
    the setting in this run, unless an administrator has locked it."""

    changed = Signal(object, object)

    def __init__(
        self, path: Path, policy: Callable[[], Policy], base_url: str, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._file = SettingsFile(path, policy)
        self._base_url = base_url
        self._settings = self._in_force(self._file.load())

    # Properties

    @property
    def settings(self) -> Settings:
        """Those in force."""
        return self._settings

    @property
    def policy(self) -> Policy:
        """What an administrator presets and locks."""
        return self._file.policy

    @property
    def problems(self) -> tuple[SettingProblem, ...]:
        """What could not be read of the settings, and of an administrator's policy."""
        return self._file.problems

    # Methods

    def save(self, settings: Settings) -> bool:
        """Keep and apply, locked ones aside; ``False`` if they could not be written."""
        try:
            kept = self._file.save(settings)
        except OSError:
            return False
        self._use(kept)
        return True

    def reload(self) -> None:
        """Another process changed the file."""
        self._use(self._file.load())

    def _use(self, settings: Settings) -> None:
        before, self._settings = self._settings, self._in_force(settings)
        self.changed.emit(before, self._settings)

    def _in_force(self, settings: Settings) -> Settings:
        if not self._base_url or "base_url" in self.policy.locks:
            return settings
        return replace(settings, base_url=self._base_url)
