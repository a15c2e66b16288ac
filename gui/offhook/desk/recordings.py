"""The folder that the softphone records into: what lies in it. Reads the disk, which may be another
computer's and never answer: never on the GUI thread."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from ..calls.recording_match import SeenFile

NEWEST_FILES = 200
NEWEST_FOLDERS = 8
"""Softphones that file by day, month or person keep their folders there, one below the other: the
ones that changed last are enough."""


class FolderTrouble(StrEnum):
    """Why nothing can be said of a folder."""

    MISSING = "missing"
    UNREADABLE = "unreadable"
    SILENT = "silent"  # it has not answered; a network drive, most likely


class FolderUnread(Exception):
    """The folder cannot be read; ``trouble`` says why."""

    def __init__(self, trouble: FolderTrouble) -> None:
        super().__init__(trouble)
        self.trouble = trouble


def newest_files(folder: str) -> list[SeenFile]:
    """The files that changed last, the newest first, of ``folder`` and one level below it.

    ``~`` stands for the user's own folder. Raises :class:`FolderUnread`.
    """
    root = Path(folder).expanduser()
    try:
        inside = list(_look(root))
    except (FileNotFoundError, NotADirectoryError):
        raise FolderUnread(FolderTrouble.MISSING) from None
    except (OSError, RuntimeError, ValueError):
        raise FolderUnread(FolderTrouble.UNREADABLE) from None
    found = [file for file, is_folder in inside if not is_folder]
    below = sorted((file for file, is_folder in inside if is_folder), key=_changed, reverse=True)
    for place in below[:NEWEST_FOLDERS]:
        try:
            found += [file for file, is_folder in _look(Path(place.path)) if not is_folder]
        except OSError:
            continue  # somebody else's folder, or it has just been removed
    return sorted(found, key=_changed, reverse=True)[:NEWEST_FILES]


def _changed(file: SeenFile) -> int:
    return file.modified_ns


def _look(folder: Path) -> Iterator[tuple[SeenFile, bool]]:
    """What lies in a folder, and whether it is a folder itself. Raises OSError."""
    with os.scandir(folder.absolute()) as entries:
        for entry in entries:
            try:
                now = entry.stat()
            except OSError:
                continue  # removed meanwhile, or a link to nothing
            is_folder = stat.S_ISDIR(now.st_mode)
            if entry.name.startswith(".") or not (is_folder or stat.S_ISREG(now.st_mode)):
                continue
            yield SeenFile(entry.path, now.st_size, now.st_mtime_ns, _created_ns(now)), is_folder


def _created_ns(now: os.stat_result) -> int | None:
    """When a file was made; Python does not tell it on Linux."""
    if sys.platform == "win32":
        return now.st_ctime_ns
    born: float | None = getattr(now, "st_birthtime", None)
    return None if born is None else round(born * 1e9)
