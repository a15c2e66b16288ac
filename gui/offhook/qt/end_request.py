"""The window's side of :mod:`offhook.desk.ending`: an installer asks this program to end."""

from __future__ import annotations

import logging
import sys
import threading

from PySide6.QtCore import QObject, Signal

from ..desk.ending import open_end_event, wait_for_end_event

log = logging.getLogger(__name__)


class EndRequest(QObject):
    """``asked``: somebody who installs or removes Offhook wants it to end. Windows only; elsewhere
    it is never emitted."""

    asked = Signal()

    def listen(self) -> None:
        """Begin to hear it."""
        if sys.platform == "win32":
            try:
                event = open_end_event()
            except OSError as error:
                log.info("an installer cannot ask this window to end: %s", error)
                return
            # Not a QWinEventNotifier: PySide6 6.11 takes no handle for it. The thread ends with
            # the process.
            waiting = threading.Thread(target=self._wait, args=(event,), name="end", daemon=True)
            waiting.start()

    def _wait(self, event: int) -> None:
        while wait_for_end_event(event):
            self.asked.emit()
