"""What could not be read of the settings or of an administrator's policy."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .kinds import BadReason


@dataclass(frozen=True, slots=True)
class SettingProblem:
    """What could not be read, and is as if it were not there.

    One ``key``, for a ``reason``; or, with no key, all of it. ``place`` is empty for the user's own
    file, which, where all of it is unreadable, was put aside as ``moved_to`` (``None`` if that
    failed, too); else it names the policy: a file, or a key of the registry.
    """

    key: str | None = None
    reason: BadReason | None = None
    moved_to: Path | None = None
    place: str = ""
