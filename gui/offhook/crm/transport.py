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
from typing import Protocol

import httpx

from offhook.calls.follow_ups import BadFile

from .answers import Reply
from .connections import Connections, Timeouts
from .errors import BadCertificate, CrmError, NotSent, Reason, Unconfirmed
from .secret import Secret
from .uploads import Upload

PIECE = 16 * 1024  # bytes; every real call log is one piece
LARGEST_ANSWER = 16 * 1024 * 1024  # bytes; a hundred leads with all their vehicles are far below

UPLOAD_TIMEOUT = httpx.Timeout(connect=5.0, read=120.0, write=30.0, pool=5.0)
"""Seconds; a piece of :data:`PIECE` bytes that takes longer does not move at all. Storing a long
recording takes the server a while."""

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
        return await self._exchange(method, path, query, body, self._total)

    async def upload(self, path: str, upload: Upload) -> Reply:
        """POST a file. It may take as long as it moves; the rest as in :meth:`exchange`.

        Raises :class:`BadFile` too. A success that came before the file's end was sent is none.
        """
        reply = await self._exchange("POST", path, (), upload, None)
        if reply.is_success and not upload.handed_over:
            raise Unconfirmed(Reason.CUT, http_status=reply.status, server_date=reply.server_date)
        return reply

    async def _exchange(
        self,
        method: str,
        path: str,
        query: Sequence[tuple[str, str]],
        body: Body | None,
        total: float | None,
    ) -> Reply:
        reply: Reply | None = None
        try:
            async with (
                asyncio.timeout(total),
                self._connections.borrow() as http,
                http.stream(
                    method,
                    f"{self._base_url}{path}",
                    params=list(query) or None,
                    content=body,
                    headers=_headers(body),
                    auth=_Bearer(self._token),
                    timeout=UPLOAD_TIMEOUT if total is None else httpx.USE_CLIENT_DEFAULT,
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
            failure: Exception
            if isinstance(body, Upload) and body.problem is not None:
                failure = BadFile(body.problem)
            else:
                failure = _failure(fault, reply, left_whole=body is None or body.handed_over)
        # Outside the handler, so that no context leads back to a request and its token.
        raise failure


class Body(Protocol):
    """A body that knows whether its last piece was ever asked for; ``length`` is in bytes."""

    length: int
    handed_over: bool
    content_type: str

    def __aiter__(self) -> AsyncIterator[bytes]: ...


class _Body(httpx.AsyncByteStream):
    """A body in pieces that knows whether its last piece was ever asked for."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self.content_type = "application/json"
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


def _headers(body: Body | None) -> dict[str, str] | None:
    """httpx would send a stream chunked; a length says where the whole body ends."""
    if body is None:
        return None
    return {"Content-Length": str(body.length), "Content-Type": body.content_type}


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
