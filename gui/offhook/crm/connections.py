"""The pool of HTTP/1.1 connections to one server: how they are opened, reused and dropped."""

from __future__ import annotations

import logging
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from http.cookiejar import CookieJar, DefaultCookiePolicy

import httpx
import truststore

from .errors import NotSent, Reason
from .servers import is_loopback

# At INFO httpx logs each URL, and a look-up's URL holds the customer's phone number.
for _library in ("httpx", "httpcore"):
    logging.getLogger(_library).setLevel(logging.WARNING)

CONNECTIONS = 12
"""At once: one request each of eight calls, and of four look-ups, which must not wait for another.
"""


@dataclass(frozen=True, slots=True)
class Timeouts:
    """Limits in seconds. ``total`` bounds a whole request, since an answer that dribbles outlives
    ``read``. ``idle`` is how long an unused connection may be used again: a POST goes out only on a
    connection opened or used that recently, because an older one may be dead without anyone
    knowing, and a POST written to a dead connection is one of unknown outcome.
    """

    connect: float = 5.0
    read: float = 15.0
    write: float = 10.0
    pool: float = 5.0
    total: float = 30.0
    idle: float = 2.0


class Connections:
    """Opens a pool at first use, and another one after the first was dropped."""

    def __init__(
        self,
        base_url: str,
        timeouts: Timeouts,
        user_agent: str,
        ssl_context: ssl.SSLContext | None,
    ) -> None:
        self._base_url = base_url
        self._timeouts = timeouts
        self._user_agent = user_agent
        self._ssl_context = ssl_context
        self._pool: _Pool | None = None

    @asynccontextmanager
    async def borrow(self) -> AsyncIterator[httpx.AsyncClient]:
        """The current pool, which stays open meanwhile.

        Raises :class:`NotSent` if the system's proxy is of a kind that cannot be used.
        """
        if self._pool is None:
            self._pool = _Pool(self._open())
        pool = self._pool
        pool.users += 1
        try:
            yield pool.http
        finally:
            pool.users -= 1
            await pool.close_if_unused()

    async def drop(self) -> None:
        """Use none of the open connections again. Requests under way keep theirs to the end."""
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.retired = True
            await pool.close_if_unused()

    async def aclose(self) -> None:
        """Close all connections, also those of requests under way."""
        pool, self._pool = self._pool, None
        if pool is not None:
            await pool.http.aclose()

    def _open(self) -> httpx.AsyncClient:
        if self._ssl_context is None:
            self._ssl_context = system_ssl_context()
        limits = self._timeouts
        try:
            return httpx.AsyncClient(
                # Given as a context: httpx alone would read SSL_CERT_FILE, and break if it is gone.
                verify=self._ssl_context,
                # The system's proxies, but not to reach this computer itself.
                trust_env=not is_loopback(self._base_url),
                http2=False,
                follow_redirects=False,
                timeout=httpx.Timeout(
                    connect=limits.connect, read=limits.read, write=limits.write, pool=limits.pool
                ),
                # httpcore looks at the age of idle connections each time it picks one for a request
                # (AsyncConnectionPool._assign_requests_to_connections), so an expired one is never
                # used. Its clock may stand still while the computer sleeps: hence drop().
                limits=httpx.Limits(
                    max_connections=CONNECTIONS,
                    max_keepalive_connections=CONNECTIONS,
                    keepalive_expiry=limits.idle,
                ),
                headers={
                    "User-Agent": self._user_agent,
                    "Accept": "application/json",
                    # With every request, as documented: also with those that have no body.
                    "Content-Type": "application/json",
                },
                # A session cookie would make the server treat an API client like a browser.
                cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
            )
        except (ImportError, ValueError):  # httpx: a SOCKS proxy, a proxy of unknown kind
            raise NotSent(Reason.PROXY) from None


def system_ssl_context() -> ssl.SSLContext:
    """TLS 1.2 or newer, certificates checked against the system's own store."""
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


@dataclass(slots=True)
class _Pool:
    """Connections with the number of requests on them; closed by the last one out once retired."""

    http: httpx.AsyncClient
    users: int = 0
    retired: bool = False

    async def close_if_unused(self) -> None:
        if self.retired and not self.users:
            await self.http.aclose()
