"""The connection to one client, for answers that are right and answers that go wrong."""

from __future__ import annotations

import os
import socket
import struct
import threading
from collections.abc import Callable

from .messages import Answer

# With this, close() resets the connection instead of ending it in order. Winsock's has shorts.
_NO_LINGER = struct.pack("hh" if os.name == "nt" else "ii", 1, 0)


class Wire:
    """Writes to one connection for one request. ``stopping`` is set when the server goes.

    ``OSError`` from any method means that the client has left.
    """

    def __init__(
        self,
        connection: socket.socket,
        stopping: threading.Event,
        date: Callable[[], str],
        *,
        without_body: bool = False,
    ) -> None:
        self.closed = False
        self._connection = connection
        self._stopping = stopping
        self._date = date
        self._without_body = without_body

    def send(self, answer: Answer) -> None:
        """The whole answer; the connection stays."""
        self._connection.sendall(self._rendered(answer))

    def dribble(self, answer: Answer, interval: float) -> None:
        """One byte each ``interval`` seconds."""
        for byte in self._rendered(answer):
            if not self.wait(interval):
                return
            self._connection.sendall(bytes((byte,)))

    def send_cut(self, answer: Answer) -> None:
        """Half of the body that was announced, then the end of the connection."""
        data = self._rendered(answer)
        missing = max(1, (len(answer.body) + 1) // 2)
        self._connection.sendall(data[:-missing])
        self.close()

    def wait(self, seconds: float) -> bool:
        """Let time pass; false if the server stopped meanwhile, and the connection is over."""
        if self._stopping.wait(seconds):
            self.closed = True
        return not self.closed

    def wait_for_client_to_leave(self) -> None:
        """Returns when the client closed its side, whatever it sends until then."""
        try:
            while self._connection.recv(4096):
                pass
        except OSError:
            pass  # it left without a word

    def close(self, *, reset: bool = False) -> None:
        """No further answer on this connection."""
        if reset:
            self._connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _NO_LINGER)
        self.closed = True

    def _rendered(self, answer: Answer) -> bytes:
        return answer.rendered(self._date(), without_body=self._without_body)
