"""When something breaks that should not: say so in a file and in the window, and carry on where
that is possible.

The report holds versions and the trace: no names, no numbers, no token, no values of variables.
What breaks again and again is reported once.
"""

from __future__ import annotations

import faulthandler
import logging
import platform
import sys
import threading
import traceback
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QObject, Signal

from .. import __version__
from ..desk.files import write_atomic
from ..desk.folder import DataFolder
from ..desk.masking import masked

log = logging.getLogger(__name__)


MOST_REPORTS = 20
"""In one run. Whoever has these needs no more, and a disk has an end."""


class CrashReports(QObject):
    """Takes over Python's last resorts while the program runs. ``reported`` carries the report's
    text; it comes from whichever thread broke."""

    reported = Signal(object)

    def __init__(self, folder: DataFolder, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._known: set[str] = set()
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
        frames = "".join(traceback.format_tb(trace))
        if frames in self._known or len(self._known) >= MOST_REPORTS:
            log.error("an error that nobody expected, once more: %s", kind.__name__)
            return
        self._known.add(frames)
        now = datetime.now().astimezone()
        text = report(kind, frames, now)
        path = self._folder / f"crash-{now:%Y%m%d-%H%M%S-%f}.txt"
        try:
            write_atomic(path, text.encode())
        except OSError:
            path = path.with_name("(not written)")
        log.error("an error that nobody expected: %s, see %s", kind.__name__, path.name)
        self.reported.emit(text)

    def _handle_in_thread(self, failure: threading.ExceptHookArgs) -> None:
        error = failure.exc_value or RuntimeError()
        self._handle(failure.exc_type, error, failure.exc_traceback)


def report(kind: type[BaseException], frames: str, at: datetime) -> str:
    """What broke and where. The error's own text is left out: nobody knows what it quotes; so is
    the name of the home folder, which is often the user's."""
    return (
        f"Offhook {__version__}, Python {platform.python_version()}, {platform.platform()}\n"
        f"{at:%Y-%m-%d %H:%M:%S}\n\n{kind.__module__}.{kind.__qualname__}\n"
        + masked(frames.replace(str(Path.home()), "~"))
    )
