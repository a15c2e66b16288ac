"""One request, one reply, and the certainty of whether the request left whole.

How that is known. The body is given to httpcore in pieces, as a stream; httpcore asks for a piece
when connection, headers and all pieces before are written, and a broken write ends the asking
(``AsyncHTTP11Connection._send_request_body``). While the last piece was not asked for, no server
can have it, and a body shorter than its ``Content-Length`` is stored by nobody. This is stricter
than httpcore's trace, where ``http11.send_request_body.complete`` can be missing although the last
bytes went out: the connection may break, or the time run out, before the writer hears of it.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator, Iterator, Sequence

import httpx

from .answers import Reply
from .connections import Connections, Timeouts
from .errors import BadCertificate, CrmError, NotSent, Reason, Unconfirmed
from .secret import Secret

PIECE = 16 * 1024  # bytes; every real call log is one piece
LARGEST_ANSWER = 16 * 1024 * 1024  # bytes; a hundred leads with all their vehicles are far below

_NEVER_OPENED = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)

# Looked for among all causes of a fault; after that, the fault itself names the reason.
_DEEP_REASONS: tuple[tuple[type[Exception], Reason], ...] = (
    (socket.gaierror, Reason.NAME_UNKNOWN),
    (ssl.SSLCertVerificationError, Reason.CERTIFICATE),
    (ssl.SSLError, Reason.TLS),
)
_REASONS: tuple[tuple[type[Exception], Reason], ...] = (
    (httpx.ConnectTimeout, Reason.CONNECT_TIMEOUT),
    (httpx.PoolTimeout, Reason.BUSY),
    (httpx.TimeoutException, Reason.TIMED_OUT),
    (httpx.ProxyError, Reason.PROXY),
    (httpx.ConnectError, Reason.NO_CONNECTION),
    (httpx.DecodingError, Reason.UNREADABLE),
    (TimeoutError, Reason.DEADLINE),
)


class Transport:
    """Sends requests to one server with one token."""

    def __init__(
        self, base_url: str, token: Secret, timeouts: Timeouts, connections: Connections
    ) -> None:
        self._base_url = base_url
        self._token = token
        self._total = timeouts.total
        self._connections = connections

    async def exchange(
        self,
        method: str,
        path: str,
        query: Sequence[tuple[str, str]] = (),
        content: bytes | None = None,
    ) -> Reply:
        """The reply, whatever its status. Redirects are not followed.

        Raises :class:`NotSent`, or :class:`Unconfirmed` where no status came or the body of a 2xx
        broke off. The status of any other answer says all, so its body may be missing.
        """
        body = None if content is None else _Body(content)
        reply: Reply | None = None
        try:
            async with (
                asyncio.timeout(self._total),
                self._connections.borrow() as http,
                http.stream(
                    method,
                    f"{self._base_url}{path}",
                    params=list(query) or None,
                    content=body,
                    # httpx would send a stream chunked; a length says where the whole body ends.
                    headers=None if body is None else {"Content-Length": str(body.length)},
                    auth=_Bearer(self._token),
                ) as response,
            ):
                reply = Reply(
                    response.status_code,
                    response.headers.get("date"),
                    response.headers.get("retry-after"),
                )
                reply.body = await _read(response)
            return reply
        except CrmError:
            raise
        # Anything at all: where the libraries below let an error through that they do not document
        # (a bare ssl.SSLError while reading, for one), the request's fate is just as open.
        except Exception as fault:
            if reply is not None and not reply.is_success:
                return reply
            failure = _failure(fault, reply, left_whole=body is None or body.handed_over)
        # Outside the handler, so that no context leads back to a request and its token.
        raise failure


class _Body(httpx.AsyncByteStream):
    """A body in pieces that knows whether its last piece was ever asked for."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self.length = len(content)
        self.handed_over = False

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for start in range(0, self.length, PIECE):
            self.handed_over = start + PIECE >= self.length
            yield self._content[start : start + PIECE]


class _Bearer(httpx.Auth):
    """Adds the token at the last moment, to headers whose repr hides it."""

    def __init__(self, token: Secret) -> None:
        self._token = token

    def auth_flow(self, request: httpx.Request) -> Iterator[httpx.Request]:  # type: ignore[override]
        request.headers["Authorization"] = f"Bearer {self._token.reveal()}"
        yield request


async def _read(response: httpx.Response) -> bytes:
    body = bytearray()
    async for piece in response.aiter_bytes():
        body += piece
        if len(body) > LARGEST_ANSWER:
            raise httpx.DecodingError("too long")
    return bytes(body)


def _failure(fault: Exception, reply: Reply | None, *, left_whole: bool) -> CrmError:
    """What a fault amounts to. A request without a body has left once a connection was open."""
    reason = _reason(fault)
    if reply is not None:
        return Unconfirmed(reason, http_status=reply.status, server_date=reply.server_date)
    if left_whole and not isinstance(fault, _NEVER_OPENED):
        return Unconfirmed(reason)
    return BadCertificate(reason) if reason is Reason.CERTIFICATE else NotSent(reason)


def _reason(fault: Exception) -> Reason:
    for cause in _causes(fault):
        for kind, reason in _DEEP_REASONS:
            if isinstance(cause, kind):
                return reason
    return next((reason for kind, reason in _REASONS if isinstance(fault, kind)), Reason.CUT)


def _causes(fault: BaseException) -> list[BaseException]:
    """The fault, and all that led to it."""
    causes: list[BaseException] = []
    link: BaseException | None = fault
    while link is not None and link not in causes:
        causes.append(link)
        link = link.__cause__ or link.__context__
    return causes
