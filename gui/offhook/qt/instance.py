"""The running window's ear: a local socket on which other starts of the program speak to it.

The other side, and what travels here, is :mod:`offhook.desk.knock`. Only this user can connect.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from ..desk.knock import LONGEST_LINE

Answerer = Callable[[dict[str, Any]], dict[str, Any]]


class InstanceServer(QObject):
    """Answers one JSON line with another. ``answer`` runs on the GUI thread and returns at once."""

    def __init__(self, answer: Answerer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._answer = answer
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._accept)

    def listen(self, address: str) -> bool:
        """Listen at ``address``; whoever owns the journal may take over a dead window's address."""
        if sys.platform != "win32":
            Path(address).unlink(missing_ok=True)
        return self._server.listen(address)

    def close(self) -> None:
        """Stop listening."""
        self._server.close()

    def _accept(self) -> None:
        while (connection := self._server.nextPendingConnection()) is not None:
            connection.readyRead.connect(self._read)
            connection.disconnected.connect(connection.deleteLater)

    def _read(self) -> None:
        connection = self.sender()
        assert isinstance(connection, QLocalSocket)
        if not connection.canReadLine():
            if connection.bytesAvailable() > LONGEST_LINE:
                connection.abort()
            return
        line = bytes(connection.readLine(LONGEST_LINE).data())
        connection.write(json.dumps(self._reply(line)).encode() + b"\n")
        connection.flush()
        connection.disconnectFromServer()

    def _reply(self, line: bytes) -> dict[str, Any]:
        try:
            request = json.loads(line)
        except ValueError:
            return {"ok": False}
        return self._answer(request) if isinstance(request, dict) else {"ok": False}
