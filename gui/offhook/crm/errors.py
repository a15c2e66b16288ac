"""What can go wrong with a request, sorted by the one thing that matters: can it be stored?

::

    CrmError
    ├── NotSent               certainly not stored: the whole request never left this computer
    │   └── BadCertificate    the server is not who it should be, or something stands in between
    ├── Refused               certainly not stored: the server answered, and said no
    │   ├── TokenRejected     401
    │   ├── Forbidden         403
    │   ├── NotFound          404
    │   ├── Invalid           400, 405, 413, 415, 422
    │   ├── TooManyRequests   429
    │   └── Unavailable       503 with Retry-After
    └── Unconfirmed           may have been stored: cut, timed out, unreadable 2xx, all else

For a PUT, "stored" reads "taken effect"; for a GET, it only tells whether the server was reached.
Errors hold facts; the sentences for people are made elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import ClassVar


class Reason(StrEnum):
    """The fact behind an error, finer than its class; for the ledger and the doctor."""

    NAME_UNKNOWN = "name_unknown"  # the server's name could not be resolved
    NO_CONNECTION = "no_connection"  # refused, unreachable, or broken off while connecting
    CONNECT_TIMEOUT = "connect_timeout"
    BUSY = "busy"  # all connections of this client were in use for too long
    PROXY = "proxy"  # this computer's proxy refused, or is of a kind that cannot be used
    CERTIFICATE = "certificate"
    TLS = "tls"  # the other side does not speak TLS as it should
    CUT = "cut"  # the connection broke off
    TIMED_OUT = "timed_out"  # silence for longer than one read or write may take
    DEADLINE = "deadline"  # the request as a whole took too long
    STATUS = "status"  # the status code says it
    REDIRECTED = "redirected"  # 3xx; never followed, the token stays with its server
    UNREADABLE = "unreadable"  # a 2xx whose body is not what the documentation promises
    ANOTHERS = "anothers"  # a 2xx that is about another call or lead than the one asked for
    INCOMPLETE = "incomplete"  # a list that would not end, or did not hold what it claimed


class CrmError(Exception):
    """A request that did not lead to a readable success.

    ``server_words`` is plain text, at most 500 characters; neither it nor ``field_errors`` ever
    holds the token. ``retry_after`` is in seconds from the answer, ``server_date`` the moment of
    the answer by the server's clock.
    """

    may_be_stored: ClassVar[bool]

    def __init__(
        self,
        reason: Reason,
        *,
        http_status: int | None = None,
        server_words: str = "",
        field_errors: Mapping[str, list[str]] | None = None,
        retry_after: float | None = None,
        server_date: datetime | None = None,
    ) -> None:
        super().__init__(reason.value if http_status is None else f"{reason.value} {http_status}")
        self.reason = reason
        self.http_status = http_status
        self.server_words = server_words
        self.field_errors: dict[str, list[str]] = dict(field_errors or {})
        self.retry_after = retry_after
        self.server_date = server_date


class NotSent(CrmError):
    """The connection never opened, or the end of the request was never handed to it."""

    may_be_stored = False


class BadCertificate(NotSent):
    """The server's certificate is not trusted by this computer, or names another server."""


class Refused(CrmError):
    """The server answered that it did not do it."""

    may_be_stored = False


class TokenRejected(Refused):
    """401: no valid token."""


class Forbidden(Refused):
    """403: the token lacks access to this."""


class NotFound(Refused):
    """404: unknown id."""


class Invalid(Refused):
    """400, 405, 413, 415, 422: the request itself is at fault; see ``field_errors``."""


class TooManyRequests(Refused):
    """429: over the rate limit; ``retry_after`` where the server gave one."""


class Unavailable(Refused):
    """503 with ``retry_after``: the server turned the request away and says until when."""


class Unconfirmed(CrmError):
    """Nobody knows whether it was stored."""

    may_be_stored = True
