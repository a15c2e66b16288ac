"""Call events that were said to the program and not yet committed to the journal.

One file each. A verb of the command line is done when its file is here: from then on a crash, a
kill or a power cut cannot lose it. What the payload means is known to those who write and read it.
"""

from __future__ import annotations

import json
import uuid
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from offhook.calls.clock import Clock, Instant

from .files import TEMP_SUFFIX, sync_folder, write_atomic

_ABANDONED_SECONDS = 3600
"""Far longer than any writer takes, also one whose computer is busy."""

_VERSION = 1
_NO_EVENT = (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError)

HELD_SECONDS = 60
"""A file that the system does not give out for longer is nothing that a virus scanner looks at."""


@dataclass(frozen=True, slots=True)
class InboxItem:
    """One event: when it was said, and what. ``event_id`` is its UUID: applying it twice is seen
    by that."""

    path: Path
    event_id: str
    at: Instant
    payload: dict[str, Any]


class Inbox:
    """The folder of waiting events. Any number of processes may :meth:`put`; one takes out."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self.folder = folder
        self._clock = clock
        self._immovable: set[Path] = set()
        self._temps: dict[Path, Instant] = {}  # when each was first seen
        self._held: dict[Path, Instant] = {}  # since when it is not given out

    def put(self, event_id: str, payload: dict[str, Any], at: Instant | None = None) -> Path:
        """Keep one event of the moment ``at`` (default: now). It is durable when this returns.

        Raises :class:`ValueError` if ``event_id`` is no UUID or ``payload`` no JSON, and
        :class:`OSError` if the disk does not take it.
        """
        at = at or self._clock.now()
        event_id = str(uuid.UUID(event_id))
        held = {
            "version": _VERSION,
            "event_id": event_id,
            "wall": at.wall.isoformat(),
            "steady_ns": at.steady_ns,
            "boot_id": at.boot_id,
            "payload": payload,
        }
        data = json.dumps(held, ensure_ascii=False, allow_nan=False).encode()
        if not self.folder.is_dir():
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            sync_folder(self.folder.parent)
        # The names sort by time for whoever looks into the folder; pending() knows better.
        name = f"{int(at.wall.timestamp()):011d}-{at.steady_ns:020d}-{event_id}.json"
        path = self.folder / name
        write_atomic(path, data)
        return path

    def pending(self) -> list[InboxItem]:
        """The waiting events in the order of their times.

        Of one boot the steady clock decides. Boots follow each other whole, by wall time, the
        running one last: a changed wall clock moves nothing within them.

        A file that holds no event is put aside (see :meth:`unreadable`); one that the system does
        not give out at this moment (a virus scanner has it) stays. Neither holds up any other.
        Temporary files that a killed writer left are removed after an hour.
        """
        self._sweep()
        held: list[Path] = []
        items = [item for path in self._files("*.json") if (item := self._read(path, held))]
        self._held = _first_seen(self._held, held, self._clock.now())
        running = self._clock.now().boot_id
        begun: dict[str, datetime] = {}
        for item in items:
            wall = item.at.wall
            begun[item.at.boot_id] = min(begun.get(item.at.boot_id, wall), wall)

        def order(item: InboxItem) -> tuple[bool, datetime, str, int, str]:
            boot = item.at.boot_id
            return boot == running, begun[boot], boot, item.at.steady_ns, item.path.name

        return sorted(items, key=order)

    def remove(self, item: InboxItem) -> bool:
        """Forget an event that is committed; whether that was possible. Removing it again does
        nothing, and so does applying again what stayed."""
        try:
            item.path.unlink(missing_ok=True)
            sync_folder(self.folder)
        except OSError:
            return False
        return True

    def unreadable(self) -> list[Path]:
        """The files that could not be read, the oldest first. They are kept for a person. One that
        :meth:`pending` has not been given for :data:`HELD_SECONDS` is among them."""
        now = self._clock.now()
        held = [path for path, at in self._held.items() if now.waited_since(at) >= HELD_SECONDS]
        return sorted([*(self.folder / "unreadable").glob("*.json"), *self._immovable, *held])

    def _files(self, pattern: str) -> list[Path]:
        return [path for path in self.folder.glob(pattern) if path not in self._immovable]

    def _read(self, path: Path, held: list[Path]) -> InboxItem | None:
        try:
            data = path.read_bytes()
        except OSError:
            held.append(path)
            return None  # removed since the folder was listed, or held: the next look tells
        try:
            return _item(path, data)
        except _NO_EVENT:
            self._put_aside(path)
            return None

    def _put_aside(self, path: Path) -> None:
        aside = self.folder / "unreadable"
        try:
            aside.mkdir(mode=0o700, exist_ok=True)
            path.rename(aside / path.name)
        except OSError:
            self._immovable.add(path)
            return
        sync_folder(aside)
        sync_folder(self.folder)

    def _sweep(self) -> None:
        # Their own time would not do: that of a network drive may be days behind this computer's,
        # and what is being written at this moment would be taken away from its writer.
        now = self._clock.now()
        self._temps = _first_seen(self._temps, self._files(f".*{TEMP_SUFFIX}"), now)
        for temp, seen in self._temps.items():
            if now.seconds_since(seen) > _ABANDONED_SECONDS:
                with suppress(OSError):  # finished or removed by its writer just now
                    temp.unlink()


def _first_seen(known: dict[Path, Instant], paths: list[Path], now: Instant) -> dict[Path, Instant]:
    return {path: known.get(path, now) for path in paths}


def _item(path: Path, data: bytes) -> InboxItem:
    held = json.loads(data)
    if held["version"] != _VERSION or not isinstance(held["payload"], dict):
        raise ValueError("not an event of this version")
    at = Instant(
        wall=datetime.fromisoformat(held["wall"]),
        steady_ns=int(held["steady_ns"]),
        boot_id=str(held["boot_id"]),
    )
    return InboxItem(path, str(uuid.UUID(held["event_id"])), at, held["payload"])
