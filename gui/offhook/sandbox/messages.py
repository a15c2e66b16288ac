"""A request as it was received, and an answer before it is written."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from .multipart import ReceivedFile

JSON = "application/json"
MULTIPART = "multipart/form-data"
HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Request:
    """The head of a request, and its body once that was read. ``url`` is what this server is
    called by, without a path; ``token`` is empty without one. A file is not
    kept: ``upload`` tells of it."""

    method: str
    path: str
    url: str = ""
    query: dict[str, list[str]] = field(default_factory=dict)
    token: str = ""
    content_type: str = ""
    body: bytes = b""
    upload: ReceivedFile | None = None

    def parsed(self) -> Any:
        """The body as JSON, ``None`` if it is none; of an upload, what came."""
        if self.upload is not None:
            return {"file": self.upload.name, "size": self.upload.size}
        try:
            return json.loads(self.body)
        except ValueError:
            return None

    def first(self, name: str) -> str | None:
        """The first value of a query parameter."""
        return next(iter(self.query.get(name, ())), None)


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back. ``account_id`` and ``unknown_parameters`` are for the sandbox's own record
    of the request, not for the wire."""

    status: int
    body: bytes = b""
    content_type: str = JSON
    headers: tuple[tuple[str, str], ...] = ()
    account_id: int | None = None
    unknown_parameters: tuple[str, ...] = ()

    def rendered(self, date: str, *, close: bool = False, without_body: bool = False) -> bytes:
        """The bytes of an HTTP/1.1 response."""
        try:
            reason = HTTPStatus(self.status).phrase
        except ValueError:
            reason = "Unknown"
        lines = [
            f"HTTP/1.1 {self.status} {reason}",
            f"Date: {date}",
            f"Content-Type: {self.content_type}",
            *(f"{name}: {value}" for name, value in self.headers),
        ]
        if self.status != HTTPStatus.NO_CONTENT:
            lines.append(f"Content-Length: {len(self.body)}")
        if close:
            lines.append("Connection: close")
        head = "\r\n".join([*lines, "", ""]).encode("latin-1")
        return head if without_body else head + self.body


def in_json(status: int, document: Any, **more: Any) -> Answer:
    """An answer with a JSON body."""
    return Answer(status, json.dumps(document, ensure_ascii=False).encode(), **more)


def problem(
    status: int, message: str, errors: dict[str, list[str]] | None = None, **more: Any
) -> Answer:
    """An error in the shape that Laravel gives it, which the documentation leaves open."""
    document: dict[str, Any] = {"message": message}
    if errors:
        document["errors"] = errors
    return in_json(status, document, **more)
