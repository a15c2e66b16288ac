"""What the verbs of the command line need of a window: journal, lock and socket, all real."""

from __future__ import annotations

import json
import socketserver
import threading
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from offhook.calls.call import Stamp
from offhook.calls.rules import Rules
from offhook.desk.clock import SystemClock
from offhook.desk.folder import DataFolder
from offhook.desk.inbox import Inbox
from offhook.desk.lock import JournalLock
from offhook.journal.intake import Intake
from offhook.journal.thread import JournalThread

OWN_NUMBER = "+15146526793"
RULES = Rules(Stamp("https://crm.invalid/v2"), lines=(OWN_NUMBER,))
PATIENCE = 30.0  # seconds


class WindowStandIn:
    """Owns the journal of ``folder`` and applies what is in the inbox at every knock.

    ``requests`` is what it was asked, ``answers`` what it says to each ``do`` (else only *ok*).
    """

    def __init__(self, folder: DataFolder, **answers: dict[str, Any]) -> None:
        self.folder = folder.create()
        self.requests: list[dict[str, Any]] = []
        self.answers = answers
        self.journal = JournalThread(folder.journal)
        clock = SystemClock()
        inbox = Inbox(folder.inbox, clock)
        self._intake = Intake(self.journal, inbox, clock, RULES, lambda _: None)
        self._lock = JournalLock(folder.lock)
        self._server: socketserver.BaseServer | None = None
        self._thread = threading.Thread(target=self._serve)

    def __enter__(self) -> Self:
        assert self._lock.acquire()
        stand_in = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                request = json.loads(self.rfile.readline())
                self.wfile.write(json.dumps(stand_in._answer(request)).encode() + b"\n")

        self._server = socketserver.UnixStreamServer(self.folder.socket_name, Handler)
        self.journal.start()
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._server is not None
        self._server.shutdown()
        self._thread.join(PATIENCE)
        self._server.server_close()
        Path(self.folder.socket_name).unlink()
        self.journal.close(PATIENCE)
        self._lock.release()

    def _serve(self) -> None:
        assert self._server is not None
        self._server.serve_forever(poll_interval=0.01)

    def _answer(self, request: dict[str, Any]) -> dict[str, Any]:
        self.requests.append(request)
        if request["do"] == "knock":
            self._intake.take_in()
        elif request["do"] == "quit" and "quit" not in self.answers:
            self._lock.release()
        return self.answers.get(request["do"], {"ok": True})
