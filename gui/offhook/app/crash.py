"""When something breaks that should not: say so in a file, and carry on where that is possible.

The report holds versions and the trace: no names, no numbers, no token, no values of variables.
"""

from __future__ import annotations

import faulthandler
import logging
import platform
import sys
import threading
import traceback
from datetime import datetime
from types import TracebackType
from typing import TextIO

from .. import __version__
from ..desk import DataFolder, write_atomic
from ..desk.masking import masked

log = logging.getLogger(__name__)


class CrashReports:
    """Takes over Python's last resorts while the program runs."""

    def __init__(self, folder: DataFolder) -> None:
        self._folder = folder.log
        self._fatal: TextIO | None = None

    def install(self) -> None:
        """From now on unhandled errors of every thread, and fatal signals, leave a report."""
        sys.excepthook = self._handle
        threading.excepthook = self._handle_in_thread
        try:
            self._fatal = (self._folder / "fatal.txt").open("w")
            faulthandler.enable(self._fatal)
        except OSError:
            pass  # a disk that takes no report may still take a call

    def remove(self) -> None:
        """Give Python its own last resorts back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        if self._fatal is not None:
            faulthandler.disable()
            self._fatal.close()

    def _handle(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        now = datetime.now().astimezone()
        path = self._folder / f"crash-{now:%Y%m%d-%H%M%S-%f}.txt"
        try:
            write_atomic(path, report(kind, trace, now).encode())
        except OSError:
            path = path.with_name("(not written)")
        log.error("an error that nobody expected: %s, see %s", kind.__name__, path.name)

    def _handle_in_thread(self, failure: threading.ExceptHookArgs) -> None:
        error = failure.exc_value or RuntimeError()
        self._handle(failure.exc_type, error, failure.exc_traceback)


def report(kind: type[BaseException], trace: TracebackType | None, at: datetime) -> str:
    """What broke and where. The error's own text is left out: nobody knows what it quotes."""
    frames = "".join(traceback.format_tb(trace))
    return masked(
        f"Offhook {__version__}, Python {platform.python_version()}, {platform.platform()}\n"
        f"{at:%Y-%m-%d %H:%M:%S}\n\n{kind.__module__}.{kind.__qualname__}\n{frames}"
    )
