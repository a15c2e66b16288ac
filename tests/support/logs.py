"""Log records at WARNING or above fail a test that does not say it expects them."""

from __future__ import annotations

import logging
import re


class WarningCatcher(logging.Handler):
    """Collects every record at WARNING or above that reaches the root logger."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the record as one line."""
        self._texts.append(f"{record.levelname} {record.name}: {record.getMessage()}")

    def complaints(self, expected: list[str]) -> list[str]:
        """Say which records matched none of `expected` (regular expressions), and the reverse."""
        unexpected = [
            text
            for text in self._texts
            if not any(re.search(pattern, text) for pattern in expected)
        ]
        missing = [
            f"no record matches {pattern!r}"
            for pattern in expected
            if not any(re.search(pattern, text) for text in self._texts)
        ]
        return unexpected + missing
