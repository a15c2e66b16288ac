"""One token in use on one server, and the connections that were opened with it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from ..crm.client import CrmClient
from ..crm.secret import Secret


class SessionOver(Exception):
    """Another token took this one's place before the request could leave."""


class Session:
    """From the moment a token was given until another, or none, takes its place.

    A request belongs to the session that it left in: neither its token nor what its answer says of
    that token ever reaches the next one. ``mark`` is the token's fingerprint, blank until the
    journal gave the salt for it. ``current`` is false once the session is over.
    """

    def __init__(
        self, base_url: str, secret: Secret, connect: Callable[[str, Secret], CrmClient]
    ) -> None:
        self.base_url = base_url
        self.secret = secret
        self.mark = ""
        self.current = True
        self._connect = connect
        self._client: CrmClient | None = None
        self._users = 0

    @property
    def in_use(self) -> bool:
        """Whether requests are under way."""
        return self._users > 0

    @asynccontextmanager
    async def client(self) -> AsyncIterator[CrmClient]:
        """The client, which stays open meanwhile. Raises ``BadBaseUrl``."""
        if self._client is None:
            self._client = self._connect(self.base_url, self.secret)
        self._users += 1
        try:
            yield self._client
        finally:
            self._users -= 1

    async def drop_connections(self) -> None:
        """Use none of the open connections again."""
        if self._client is not None:
            await self._client.drop_connections()

    async def aclose(self) -> None:
        """Close all connections."""
        client, self._client = self._client, None
        if client is not None:
            await client.aclose()
