"""HTTP/1.1 on loopback: reads requests, plays faults, writes answers.

One :class:`Listener` is one spell on the network. It keeps hold of every connection and its
thread, so that closing it leaves nothing behind.
"""

from __future__ import annotations

import os
import socket
import threading
from dataclasses import replace
from email.message import Message
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from .core import Core
from .faults import FaultKind
from .messages import MULTIPART, Answer, Request, problem
from .multipart import FileReader
from .playing import play
from .records import RequestRecord
from .wire import Wire

LOOPBACK = "127.0.0.1"
MOST_BYTES = 1_000_000  # of a body that is kept; a file only passes through
PIECE = 64 * 1024
POLL_SECONDS = 0.02


class Listener(ThreadingHTTPServer):
    """Accepts connections from its making until :meth:`close`."""

    # Elsewhere this lets a port be used again at once; on Windows it would share it.
    allow_reuse_address = os.name == "posix"
    request_queue_size = 128

    def __init__(self, port: int, core: Core) -> None:
        self.core = core
        self.stopping = threading.Event()
        self._open: dict[socket.socket, threading.Thread] = {}
        self._lock = threading.Lock()
        super().__init__((LOOPBACK, port), Connection)
        self._thread = threading.Thread(
            target=self.serve_forever, args=(POLL_SECONDS,), name="sandbox-accept", daemon=True
        )
        self._thread.start()

    def close(self) -> None:
        """Refuse new connections, cut those that are open, join every thread."""
        self.shutdown()
        self._thread.join()
        self.server_close()
        self.stopping.set()
        with self._lock:
            threads = list(self._open.values())
            for connection in self._open:
                try:
                    connection.shutdown(socket.SHUT_RDWR)
                except OSError:
                    pass  # the client was faster
        for thread in threads:
            thread.join()

    def process_request(self, request: Any, client_address: Any) -> None:
        """Serve a new connection in a thread of its own, and remember both."""
        thread = threading.Thread(
            target=self.process_request_thread,
            args=(request, client_address),
            name="sandbox-connection",
            daemon=True,
        )
        with self._lock:
            self._open[request] = thread
        thread.start()

    def shutdown_request(self, request: Any) -> None:
        """Close a connection. There is no half-close first: it would soften a reset."""
        with self._lock:
            self._open.pop(request, None)
            self.close_request(request)


class Connection(BaseHTTPRequestHandler):
    """The requests of one connection, one after the other."""

    server: Listener
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def handle(self) -> None:
        """Serve until the client has left, a fault cut it off or the server stops."""
        try:
            if self.server.core.faults.refuses():
                self._refuse()
            else:
                super().handle()
        except OSError:
            pass  # the client has left in the middle, which clients do

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  (the base class's name)
        """Say nothing: every request is kept for those who ask."""

    def date_time_string(self, timestamp: float | None = None) -> str:
        """The ``Date`` of answers that the base class writes to what is not HTTP."""
        return self.server.core.date

    def _serve(self) -> None:
        core = self.server.core
        wire = Wire(
            self.connection,
            self.server.stopping,
            lambda: core.date,
            without_body=self.command == "HEAD",
        )
        request = self._head()
        if not core.is_api(request.path):
            body = self._body(wire)
            if body is not None:
                wire.send(core.local(replace(request, body=body)))
        else:
            self._serve_api(request, wire)
        self.close_connection = self.close_connection or wire.closed

    def _serve_api(self, request: Request, wire: Wire) -> None:
        core = self.server.core
        rule = core.faults.strike(request.method, request.path)
        if rule and rule.kind is FaultKind.RESET:
            core.note(core.received(request), fault=rule.kind)
            wire.close(reset=True)
            return
        if rule and rule.kind is FaultKind.CUT:
            self._read_some(rule.args["fraction"])
            core.note(core.received(request), fault=rule.kind)
            wire.close(reset=True)
            return
        whole = self._whole(request, wire)
        if whole is None:
            core.note(core.received(request), fault="incomplete")
            return
        request = whole
        record = core.received(request)
        if rule is None:
            _send(core, wire, record, core.handle(request, record))
            return
        core.note(record, fault=rule.kind)
        play(
            rule,
            wire,
            handle=lambda: core.handle(request, record),
            answered=lambda status: core.note(record, status=status),
            later=core.clerk.later,
        )

    def _head(self) -> Request:
        target = urlsplit(self.path)
        host = self.headers.get("Host", f"{LOOPBACK}:{self.server.server_port}")
        return Request(
            method=self.command,
            path=target.path,
            url=f"http://{host}",
            query=parse_qs(target.query, keep_blank_values=True),
            token=_token(self.headers),
            content_type=self.headers.get("Content-Type", ""),
        )

    def _whole(self, request: Request, wire: Wire) -> Request | None:
        """The request with its body, or with what came of the file in it; ``None`` as below."""
        if request.content_type.partition(";")[0].strip().casefold() == MULTIPART:
            return self._with_upload(request, wire)
        body = self._body(wire)
        return None if body is None else replace(request, body=body)

    def _with_upload(self, request: Request, wire: Wire) -> Request | None:
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal():
            wire.send(problem(HTTPStatus.LENGTH_REQUIRED, "Send a Content-Length."))
            wire.close()
            return None
        reader, left = FileReader(request.content_type), int(length)
        while left:
            piece = self.rfile.read(min(PIECE, left))
            if not piece:
                wire.close()
                return None
            reader.feed(piece)
            left -= len(piece)
        return replace(request, upload=reader.result())

    def _read_some(self, fraction: float) -> None:
        left = int(int(self.headers.get("Content-Length", "0")) * fraction)
        while left > 0 and (piece := self.rfile.read(min(PIECE, left))):
            left -= len(piece)

    def _body(self, wire: Wire) -> bytes | None:
        """The request's body; ``None`` if it did not come whole or cannot be read."""
        length = self.headers.get("Content-Length", "0")
        if "Transfer-Encoding" in self.headers:
            wire.send(problem(HTTPStatus.LENGTH_REQUIRED, "Send a Content-Length."))
        elif not length.isdecimal():
            wire.send(problem(HTTPStatus.BAD_REQUEST, "Not a Content-Length."))
        elif int(length) > MOST_BYTES:
            wire.send(problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "Too large."))
        else:
            body = self.rfile.read(int(length))
            if len(body) == int(length):
                return body
        wire.close()
        return None

    def _refuse(self) -> None:
        core = self.server.core
        core.note(core.received(Request("", "")), fault=FaultKind.REFUSE)
        Wire(self.connection, self.server.stopping, lambda: core.date).close(reset=True)

    # The base class looks a method up by this name; which ones exist is for the API to say.
    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = _serve  # noqa: N815


def _send(core: Core, wire: Wire, record: RequestRecord, answer: Answer) -> None:
    core.note(record, status=answer.status)
    wire.send(answer)


def _token(headers: Message) -> str:
    scheme, _, token = headers.get("Authorization", "").partition(" ")
    return token.strip() if scheme.casefold() == "bearer" else ""
