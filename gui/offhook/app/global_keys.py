"""The keys that count in every program: had from the desktop, or said why not."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSettings, Signal

from ..qt.desktop_hot_keys import hot_keys_here
from ..qt.hot_keys import HotKeys, NoKey
from ..ui import beyond
from .program import Program

_TOLD = "told/hot_keys"


class GlobalKeys(QObject):
    """``pressed`` carries the name of the setting. ``refused`` a sentence, told once."""

    pressed = Signal(object)
    refused = Signal(object)

    def __init__(self, program: Program, kept: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._program = program
        self._kept = kept
        self._keys: HotKeys | None = None
        self._wanted: dict[str, str] = {}
        self._problems: dict[str, NoKey] = {}

    # Properties

    def had(self) -> tuple[tuple[str, str], ...]:
        """Meaning and key of those that count now."""
        return tuple(
            (beyond.hot_key_name(name), beyond.hot_key_text(keys))
            for name, keys in self._wanted.items()
            if keys and name not in self._problems and self._keys is not None
        )

    def lacks(self) -> tuple[str, ...]:
        """What cannot be had, in sentences."""
        why = self._keys.lacking() if self._keys is not None else None
        if why is not None:
            return (beyond.no_hot_keys(why),)
        return tuple(
            beyond.no_hot_key(name, self._wanted[name], problem)
            for name, problem in self._problems.items()
        )

    def problem(self, name: str) -> NoKey | None:
        """Why the key of that setting does not count; ``None`` if it does, or there is none."""
        why = self._keys.lacking() if self._keys is not None else None
        return why or self._problems.get(name)

    # Methods

    def start(self) -> None:
        """After the first paint."""
        self._keys = hot_keys_here(self)
        self._keys.pressed.connect(self.pressed)
        self.settings_changed()

    def settings_changed(self) -> None:
        """Have the keys that are set."""
        settings = self._program.settings
        wanted = {name: str(getattr(settings, name)) for name in beyond.GLOBAL_KEYS}
        if self._keys is None or wanted == self._wanted:
            return
        self._wanted = wanted
        self._problems = self._keys.grab(wanted)
        if self._keys.lacking() is None:
            self._tell_once()

    def close(self) -> None:
        """The program ends."""
        if self._keys is not None:
            self._keys.close()
            self._keys = None

    def _tell_once(self) -> None:
        clashes = " ".join(f"{name}={self._wanted[name]}" for name in sorted(self._problems))
        if clashes != (self._kept.value(_TOLD) or ""):
            self._kept.setValue(_TOLD, clashes)
            if clashes:
                self.refused.emit(" ".join(self.lacks()))
