"""The file that keeps the settings. It never holds the token."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from .files import write_atomic
from .keys import KEYS, OWN_NUMBER, BadSetting
from .kinds import BadReason
from .policy import Policy
from .policy_places import system_policy
from .problems import SettingProblem
from .settings import Settings


class SettingsFile:
    """The settings on the disk, under the policy of an administrator.

    ``policy`` is what :meth:`load` found of the latter, ``problems`` what it could not read.
    """

    def __init__(self, path: Path, read_policy: Callable[[], Policy] = system_policy) -> None:
        self.path = path
        self.problems: tuple[SettingProblem, ...] = ()
        self._read_policy = read_policy
        self._policy: Policy | None = None
        self._unknown: dict[str, Any] = {}
        self._overruled: dict[str, Any] = {}

    @property
    def policy(self) -> Policy:
        """What an administrator presets and locks."""
        if self._policy is None:
            self._policy = self._read_policy()
        return self._policy

    def load(self) -> Settings:
        """The settings in force: what is locked, else what the file has, else what is preset, else
        the defaults. Never raises for what the file holds: see ``problems``."""
        self._policy = self._read_policy()
        self._unknown, self._overruled = {}, {}
        values: dict[str, Any] = {}
        problems = list(self._policy.problems)
        try:
            held = json.loads(self.path.read_bytes())
            if not isinstance(held, dict):
                raise ValueError("not an object")
        except FileNotFoundError:
            held = {}
        except (OSError, ValueError, RecursionError):
            problems.append(SettingProblem(moved_to=self._put_aside()))
            held = {}
        for name, value in held.items():
            if name not in KEYS:
                self._unknown[name] = value
                continue
            if name in self._policy.locks:
                self._overruled[name] = value
            try:
                values[name] = KEYS[name].check(value)
            except BadSetting as bad:
                problems.append(SettingProblem(name, bad.reason))
        self.problems = tuple(problems)
        return self._policy.enforce(replace(self._policy.base(), **values))

    def peek(self, name: str) -> Any:
        """One setting in force, by its key; preset or default where the file is no help.

        Nothing is told, put aside or remembered: what is amiss is for :meth:`load` to find.
        """
        if name in self.policy.locks:
            return self.policy.locks[name].value
        try:
            return KEYS[name].check(json.loads(self.path.read_bytes())[name])
        except (OSError, ValueError, LookupError, TypeError, RecursionError, BadSetting):
            return getattr(self.policy.base(), name)

    def save(self, settings: Settings) -> Settings:
        """Write what the user has chosen, and give the settings back that are now in force.

        What is as preset or by default is not written; of what is locked the file keeps what it
        had, and so of what a newer version had put there. Raises :class:`OSError`; the file is
        then as it was.
        """
        base, plain = self.policy.base(), asdict(settings)
        own = {
            name: plain[name]
            for name in KEYS
            if name not in self.policy.locks and getattr(settings, name) != getattr(base, name)
        }
        held = self._unknown | self._overruled | own
        text = json.dumps(held, ensure_ascii=False, indent=2)
        write_atomic(self.path, text.encode() + b"\n")
        return self.policy.enforce(settings)

    def set(self, key: str, text: str) -> Settings:
        """Change one setting by what a person typed, save, and give all settings back.

        Takes every key of :data:`~.keys.KEYS` and ``own_number``. Raises
        :class:`~.keys.BadSetting` and :class:`OSError`; the file is then as it was.
        """
        settings = self.load()
        if key in self.policy.locks or (key == OWN_NUMBER.name and "lines" in self.policy.locks):
            raise BadSetting(key, BadReason.LOCKED)
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
        return self.save(settings)

    def _put_aside(self) -> Path | None:
        moment = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S-%f")
        aside = self.path.with_name(f"{self.path.name}.damaged-{moment}")
        try:
            return self.path.rename(aside)
        except OSError:
            return None
