"""Reading an answer: its envelope, and what an error says about itself.

The body of an error is not documented. Laravel's ``{"message": ..., "errors": {field: [...]}}`` is
likely; HTML from a proxy and nothing at all are possible.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Generic, TypeVar

from .errors import (
    CrmError,
    Forbidden,
    Invalid,
    NotFound,
    Reason,
    Refused,
    TokenRejected,
    TooManyRequests,
    Unavailable,
    Unconfirmed,
)
from .secret import Secret
from .values import Anothers, Unreadable, usable

T = TypeVar("T")

WORDS = 500  # characters of the server's own words that are kept
FIELDS = 50  # field errors that are kept

_REFUSALS: dict[int, type[Refused]] = {
    400: Invalid,
    401: TokenRejected,
    403: Forbidden,
    404: NotFound,
    405: Invalid,
    413: Invalid,
    415: Invalid,
    422: Invalid,
    429: TooManyRequests,
}
_NOT_SHOWN = re.compile(r"<(script|style|head)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>", re.I | re.S)


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """What a request led to. ``server_date`` is the ``Date`` header: the server's own clock."""

    value: T
    http_status: int
    server_date: datetime | None


@dataclass(slots=True)
class Reply:
    """An answer as it came. ``date`` and ``retry_after`` are the headers of those names."""

    status: int
    date: str | None
    retry_after: str | None
    body: bytes = b""

    @property
    def is_success(self) -> bool:
        """Whether the status is a 2xx."""
        return 200 <= self.status < 300

    @property
    def server_date(self) -> datetime | None:
        """The moment of the answer by the server's clock."""
        return _http_date(self.date)

    @property
    def retry_after_seconds(self) -> float | None:
        """``Retry-After`` in seconds, whether it was given in seconds or as a date."""
        text = (self.retry_after or "").strip()
        if re.fullmatch(r"[0-9]{1,9}", text):
            return float(text)
        until = _http_date(text)
        if until is None:
            return None
        # A date is by the server's clock, so it is measured against that clock where possible.
        now = self.server_date or datetime.now(UTC)
        return max(0.0, (until - now).total_seconds())


def read_answer(reply: Reply, token: Secret, read: Callable[[dict[str, Any]], T]) -> Answer[T]:
    """The value that ``read`` makes of the envelope of a 2xx. Raises :class:`CrmError`."""
    reason = Reason.STATUS
    if reply.is_success:
        try:
            return Answer(read(_envelope(reply.body)), reply.status, reply.server_date)
        except Anothers:
            reason = Reason.ANOTHERS
        except Unreadable:
            reason = Reason.UNREADABLE
    elif 300 <= reply.status < 400:
        reason = Reason.REDIRECTED
    raise _failure(reply, token, reason)


def _failure(reply: Reply, token: Secret, reason: Reason) -> CrmError:
    """The error that an answer without a readable success amounts to."""
    kind: type[CrmError] = _REFUSALS.get(reply.status, Unconfirmed)
    if reply.status == 503 and reply.retry_after_seconds is not None:
        kind = Unavailable
    words, fields = _explanation(reply.body, token)
    return kind(
        reason,
        http_status=reply.status,
        server_words=words,
        field_errors=fields,
        retry_after=reply.retry_after_seconds,
        server_date=reply.server_date,
    )


def _envelope(body: bytes) -> dict[str, Any]:
    content = _json(body)
    if not isinstance(content, dict):
        raise Unreadable
    return content


def _json(body: bytes) -> object:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):  # not JSON, not text, a number too long, or too deep
        raise Unreadable from None


def _explanation(body: bytes, token: Secret) -> tuple[str, dict[str, list[str]]]:
    """The server's own words and its complaints about single parameters."""

    def plain(text: str) -> str:
        # The token goes first: cutting could leave half of it.
        text = text.replace(token.reveal(), repr(token))
        printable = "".join(c if c.isprintable() else " " for c in text)
        return " ".join(printable.split())[:WORDS]

    try:
        content = _json(body)
    except Unreadable:
        text = _NOT_SHOWN.sub(" ", body[: 64 * WORDS].decode("utf-8", errors="replace"))
        return plain(html.unescape(text)), {}
    if isinstance(content, str):
        return plain(content), {}
    if not isinstance(content, dict):
        return "", {}
    fields: dict[str, list[str]] = {}
    errors = content.get("errors")
    for name, complaints in list(errors.items())[:FIELDS] if isinstance(errors, dict) else []:
        listed = complaints if isinstance(complaints, list) else [complaints]
        fields[plain(name)] = [plain(line) for line in listed[:FIELDS] if isinstance(line, str)]
    return plain(_message(content)), fields


def _message(content: dict[str, Any]) -> str:
    for name in ("message", "error", "error_description", "detail"):
        value = content.get(name)
        if isinstance(value, dict):
            value = value.get("message")
        if isinstance(value, str):
            return value
    return ""


def _http_date(text: str | None) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text or "")
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return usable(moment if moment.utcoffset() is not None else moment.replace(tzinfo=UTC))
