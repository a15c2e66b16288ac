"""The driver's own record: every verb, on the disk before the next one is said."""

from __future__ import annotations

import json
import os
import threading
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from offhook.calls.clock import Instant
from offhook.desk.clock import SystemClock

DONE, KEPT = 0, 3


@dataclass(frozen=True, slots=True)
class Said:
    """One verb of one call of the plan. ``before`` and ``after`` are read around its process, so
    that the program's own instant of it lies in between. ``printed`` is a new call's id."""

    call: int
    words: tuple[str, ...]
    code: int
    printed: str
    complaint: str
    before: Instant
    after: Instant

    @property
    def taken(self) -> bool:
        """Whether the program said that it is done, or kept for sure."""
        return self.code in (DONE, KEPT)

    def option(self, name: str) -> str | None:
        """The value of an option, ``None`` without it."""
        words = self.words
        return words[words.index(name) + 1] if name in words else None


class Record:
    """A file of :class:`Said`, one JSON object a line. Used by several threads."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._clock = SystemClock()

    def now(self) -> Instant:
        """This moment, by the clocks that the program goes by."""
        return self._clock.now()

    def put(self, said: Said) -> None:
        """Returns when the disk has it."""
        line = json.dumps(asdict(said), default=datetime.isoformat) + "\n"
        with self._lock, self._path.open("a", encoding="utf-8") as file:
            file.write(line)
            file.flush()
            os.fsync(file.fileno())

    def by_call(self) -> Mapping[int, list[Said]]:
        """What was said of each call of the plan, in order."""
        calls: dict[int, list[Said]] = defaultdict(list)
        if self._path.exists():
            for line in self._path.read_text("utf-8").splitlines():
                said = _said(json.loads(line))
                calls[said.call].append(said)
        return calls


def _said(data: dict[str, object]) -> Said:
    words = data.pop("words")
    assert isinstance(words, list)
    before, after = (_instant(data.pop(name)) for name in ("before", "after"))
    return Said(words=tuple(words), before=before, after=after, **data)  # type: ignore[arg-type]


def _instant(data: object) -> Instant:
    assert isinstance(data, dict)
    return Instant(datetime.fromisoformat(data["wall"]), data["steady_ns"], data["boot_id"])
