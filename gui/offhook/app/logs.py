"""The log files: few lines, no names, no numbers, no token."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler

from ..desk.folder import DataFolder
from ..desk.masking import masked


class Masking(logging.Formatter):
    """Hides whatever looks like a phone number or an e-mail address."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - logging's name
        """The line without them; the time stays."""
        record.message = masked(record.message)
        return super().formatMessage(record)

    def formatException(self, ei: object) -> str:  # noqa: N802
        """The trace without them."""
        return masked(super().formatException(ei))  # type: ignore[arg-type]


def start_logging(folder: DataFolder) -> None:
    """Write to ``logs/offhook.log``, three files of at most 500 kB."""
    try:
        folder.log.mkdir(mode=0o700, exist_ok=True)
        handler = RotatingFileHandler(
            folder.log / "offhook.log", maxBytes=500_000, backupCount=2, encoding="utf-8"
        )
    except OSError:
        return  # a disk that takes no log may still take a call
    handler.setFormatter(Masking("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
