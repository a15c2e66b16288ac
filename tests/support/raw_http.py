"""A scripted peer on 127.0.0.1 that speaks HTTP byte by byte, and breaks off where it is told.

A script is a function of one connection. The server gives the first connection to the first
script, the second to the second, and the last script serves all that follow::

    with RawServer(lambda peer: peer.answer(201, {"data": {"id": 7}})) as server:
        ...  # requests to server.url
    assert server.requests[0].json["to"] == "+14182579084"
"""

from __future__ import annotations

import json
import socket
import ssl
import struct
import threading
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

PATIENCE = 10.0  # seconds; no peer waits longer for anything


@dataclass
class Received:
    """One request, with what came of its body."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """The body, parsed."""
        return json.loads(self.body)


class Peer:
    """The server's end of one connection."""

    def __init__(self, connection: socket.socket, requests: list[Received]) -> None:
        self.connection = connection
        self._requests = requests
        self._unread = b""

    def read_head(self) -> Received:
        """Read up to the end of the headers, and nothing after it by choice."""
        while b"\r\n\r\n" not in self._unread:
            self._unread += self._receive()
        head, _, self._unread = self._unread.partition(b"\r\n\r\n")
        first, *lines = head.decode("ascii").split("\r\n")
        method, target, _ = first.split(" ")
        pairs = (line.split(": ", 1) for line in lines)
        received = Received(method, target, {name.lower(): value for name, value in pairs}, b"")
        self._requests.append(received)
        return received

    def read_request(self) -> Received:
        """Read one whole request."""
        received = self.read_head()
        length = int(received.headers.get("content-length", "0"))
        while len(self._unread) < length:
            self._unread += self._receive()
        received.body, self._unread = self._unread[:length], self._unread[length:]
        return received

    def send(self, data: bytes) -> None:
        """Send bytes as they are."""
        self.connection.sendall(data)

    def answer(
        self, status: int, content: object = b"", headers: dict[str, str] | None = None
    ) -> Received:
        """Read one whole request and answer it; anything but bytes goes out as JSON."""
        received = self.read_request()
        self.send(message(status, content, headers))
        return received

    def reset(self) -> None:
        """Break off at once, with a TCP reset; what the other side sent is thrown away."""
        linger = struct.pack("ii", 1, 0)
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        self.connection.close()

    def wait_for_end(self) -> None:
        """Return when the other side has closed or broken the connection."""
        try:
            while self._receive():
                pass
        except ConnectionError:
            pass

    def _receive(self) -> bytes:
        data = self.connection.recv(65536)
        if not data:
            raise ConnectionAbortedError
        return data


def message(status: int, content: object = b"", headers: dict[str, str] | None = None) -> bytes:
    """An HTTP/1.1 answer with a ``Content-Length``."""
    body = content if isinstance(content, bytes) else json.dumps(content).encode()
    lines = {"Content-Length": str(len(body)), **(headers or {})}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return f"HTTP/1.1 {status} Said\r\n{head}\r\n".encode() + body


Script = Callable[[Peer], object]


class RawServer:
    """Listens from its making to the end of ``with``; ``connections`` counts the accepted ones."""

    def __init__(self, *scripts: Script, tls: ssl.SSLContext | None = None) -> None:
        self.requests: list[Received] = []
        self.connections = 0
        self._scripts = scripts
        self._tls = tls
        self._threads: list[threading.Thread] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        # Small, so that a long body cannot disappear into buffers before anybody read it.
        self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8192)

    @property
    def url(self) -> str:
        """The base URL, without a slash at its end."""
        port = self._listener.getsockname()[1]
        return f"{'https' if self._tls else 'http'}://127.0.0.1:{port}"

    def __enter__(self) -> Self:
        self._start(self._accept)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in self._threads:
            thread.join(PATIENCE)
            assert not thread.is_alive(), "a script is still waiting"

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:  # the listener was closed
                return
            script = self._scripts[min(self.connections, len(self._scripts) - 1)]
            self.connections += 1
            self._start(self._serve, connection, script)

    def _serve(self, connection: socket.socket, script: Script) -> None:
        connection.settimeout(PATIENCE)
        with connection:
            try:
                if self._tls is None:
                    script(Peer(connection, self.requests))
                else:
                    with self._tls.wrap_socket(connection, server_side=True) as wrapped:
                        script(Peer(wrapped, self.requests))
            except (ConnectionError, ssl.SSLError):
                pass  # the client has left, which is what many tests are about

    def _start(self, target: Callable[..., None], *arguments: object) -> None:
        thread = threading.Thread(target=target, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()
