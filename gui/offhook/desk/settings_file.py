"""The file that keeps the settings. It never holds the token."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from .files import write_atomic
from .keys import KEYS, OWN_NUMBER, BadReason, BadSetting
from .settings import Settings


@dataclass(frozen=True, slots=True)
class SettingProblem:
    """What could not be read.

    One ``key``, for a ``reason``, which now has its default; or, with neither, the whole file,
    which was put aside as ``moved_to`` (``None`` if that failed, too).
    """

    key: str | None = None
    reason: BadReason | None = None
    moved_to: Path | None = None


class SettingsFile:
    """The settings on the disk. ``problems`` is what the last :meth:`load` could not read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problems: tuple[SettingProblem, ...] = ()
        self._unknown: dict[str, Any] = {}

    def load(self) -> Settings:
        """The settings as the file has them; defaults where it has none. Never raises for what the
        file holds: see ``problems``."""
        self.problems = ()
        self._unknown = {}
        try:
            held = json.loads(self.path.read_bytes())
            if not isinstance(held, dict):
                raise ValueError("not an object")
        except FileNotFoundError:
            return Settings()
        except (OSError, ValueError, RecursionError):
            self.problems = (SettingProblem(moved_to=self._put_aside()),)
            return Settings()
        values: dict[str, Any] = {}
        problems = []
        for name, value in held.items():
            if name not in KEYS:
                self._unknown[name] = value
                continue
            try:
                values[name] = KEYS[name].check(value)
            except BadSetting as bad:
                problems.append(SettingProblem(name, bad.reason))
        self.problems = tuple(problems)
        return replace(Settings(), **values)

    def save(self, settings: Settings) -> None:
        """Write what differs from the defaults, and what a newer version had put there.

        Raises :class:`OSError`; the file is then as it was.
        """
        plain = asdict(settings)
        own = {
            field.name: plain[field.name]
            for field in fields(settings)
            if getattr(settings, field.name) != KEYS[field.name].default
        }
        text = json.dumps(self._unknown | own, ensure_ascii=False, indent=2)
        write_atomic(self.path, text.encode() + b"\n")

    def set(self, key: str, text: str) -> Settings:
        """Change one setting by what a person typed, save, and give all settings back.

        Takes every key of :data:`~.keys.KEYS` and ``own_number``. Raises
        :class:`~.keys.BadSetting` and :class:`OSError`; the file is then as it was.
        """
        settings = self.load()
        if key == OWN_NUMBER.name:
            settings = settings.with_own_number(OWN_NUMBER.parse(text))
        elif key in KEYS:
            settings = replace(settings, **{key: KEYS[key].parse(text)})
        else:
            raise BadSetting(key, BadReason.UNKNOWN_KEY)
        if settings.default_line:
            line = settings.line_called(settings.default_line)
            if line is None and key == "default_line":
                raise BadSetting(key, BadReason.NOT_A_LINE)
            settings = replace(settings, default_line=line.name if line else "")
        self.save(settings)
        return settings

    def _put_aside(self) -> Path | None:
        moment = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S-%f")
        aside = self.path.with_name(f"{self.path.name}.damaged-{moment}")
        try:
            return self.path.rename(aside)
        except OSError:
            return None
