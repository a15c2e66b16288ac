"""What the sandbox stored, one JSON object a line, on the disk before the client hears of it."""

from __future__ import annotations

import json
import os
from pathlib import Path

from .records import JsonObject


class EventFile:
    """An append-only file. Between two appends it is closed, so there is nothing to forget.

    A last line without its end was cut off by a crash: it was never acknowledged, and is removed.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> list[JsonObject]:
        """Every event, oldest first. ``ValueError`` if a whole line is not JSON."""
        if not self._path.exists():
            return []
        data = self._path.read_bytes()
        whole = data.rfind(b"\n") + 1
        if whole < len(data):
            os.truncate(self._path, whole)
        events = []
        for number, line in enumerate(data[:whole].splitlines(), start=1):
            try:
                events.append(json.loads(line))
            except ValueError as error:
                raise ValueError(f"{self._path}: line {number} is damaged") from error
        return events

    def append(self, event: JsonObject) -> None:
        """Write and fsync; returns when the disk has it. ``OSError`` if it has not."""
        is_new = not self._path.exists()
        with self._path.open("ab") as file:
            end = file.tell()
            try:
                file.write(json.dumps(event, ensure_ascii=False).encode() + b"\n")
                file.flush()
                os.fsync(file.fileno())
            except OSError:
                file.truncate(end)
                raise
        if is_new and os.name == "posix":
            _sync_folder(self._path.parent)


def _sync_folder(folder: Path) -> None:
    """A new file's name is lost in a power cut until its folder is on the disk too."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
