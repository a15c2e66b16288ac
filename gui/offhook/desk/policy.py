"""What an administrator presets or locks, from all places of this system, the strongest first.

A preset is a default that the user may change; a lock is a value that the user cannot. Where it
comes from is :mod:`.policy_places`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from .keys import KEYS, BadSetting
from .kinds import BadReason
from .problems import SettingProblem
from .settings import Settings


@dataclass(frozen=True, slots=True)
class PolicySource:
    """One place's policy as it stands there. ``place`` names it for people (a file, a key of the
    registry), ``set_by`` who answers for it; values are as the JSON file of settings has them."""

    place: str
    set_by: str = ""
    presets: Mapping[str, object] = field(default_factory=dict)
    locks: Mapping[str, object] = field(default_factory=dict)
    problems: tuple[SettingProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class Lock:
    """A locked value. ``set_by`` is whom the policy names, empty if nobody."""

    value: Any
    place: str
    set_by: str = ""


@dataclass(frozen=True, slots=True)
class Policy:
    """Presets and locks by key, in the values of :class:`~.settings.Settings`; ``places`` holds
    where any were found."""

    presets: Mapping[str, Any] = field(default_factory=dict)
    locks: Mapping[str, Lock] = field(default_factory=dict)
    problems: tuple[SettingProblem, ...] = ()
    places: tuple[str, ...] = ()

    def base(self) -> Settings:
        """The settings of a user who has chosen nothing, locks aside."""
        return replace(Settings(), **self.presets)

    def enforce(self, settings: Settings) -> Settings:
        """The same with what is locked."""
        return replace(settings, **{name: lock.value for name, lock in self.locks.items()})

    @classmethod
    def of(cls, sources: Iterable[PolicySource]) -> Policy:
        """What the sources say together; of two that speak of one key the earlier wins.

        A value that is none loses that key of that source alone.
        """
        presets: dict[str, Any] = {}
        locks: dict[str, Lock] = {}
        problems: list[SettingProblem] = []
        places = []
        for source in sources:
            places.append(source.place)
            problems += source.problems
            for name, value in _fit(source, source.presets, problems):
                presets.setdefault(name, value)
            for name, value in _fit(source, source.locks, problems):
                locks.setdefault(name, Lock(value, source.place, source.set_by))
        return cls(presets, locks, tuple(problems), tuple(places))


NO_POLICY = Policy()


def _fit(
    source: PolicySource, values: Mapping[str, object], problems: list[SettingProblem]
) -> Iterable[tuple[str, Any]]:
    for name, value in values.items():
        reason = BadReason.UNKNOWN_KEY
        key = KEYS.get(name)
        if key is not None and not key.lockable:
            reason = BadReason.NOT_LOCKABLE
        elif key is not None:
            try:
                yield name, key.check(value)
                continue
            except BadSetting as bad:
                reason = bad.reason
        problems.append(SettingProblem(name, reason, place=source.place))
