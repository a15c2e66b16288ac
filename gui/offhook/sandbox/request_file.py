"""A list of the requests that came, one JSON object a line, beside what the sandbox stored.

It survives a sandbox that is killed, but not a power cut: it counts what happened on the way, and
no promise hangs on it.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from .records import RequestRecord

SUFFIX = ".requests"


class RequestFile:
    """Append-only; closed between two appends. Numbers start anew with every sandbox."""

    def __init__(self, stored: Path) -> None:
        """``stored`` is the file of what the sandbox stored; this one stands beside it."""
        self.path = stored.with_name(stored.name + SUFFIX)

    def received(self, record: RequestRecord) -> None:
        """A request has come."""
        self._append({"number": record.number, "method": record.method, "path": record.path})

    def struck(self, record: RequestRecord) -> None:
        """A fault was done to it."""
        self._append({"number": record.number, "fault": record.fault})

    def count(self) -> tuple[int, Counter[str]]:
        """How many requests came, and to how many each fault was done."""
        if not self.path.exists():
            return 0, Counter()
        lines = [json.loads(line) for line in self.path.read_text("utf-8").splitlines()]
        faults = Counter(line["fault"] for line in lines if "fault" in line)
        return len(lines) - faults.total(), faults

    def _append(self, line: dict[str, object]) -> None:
        try:
            with self.path.open("a", encoding="utf-8") as file:
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
        except OSError:
            pass  # the requests themselves are served all the same
