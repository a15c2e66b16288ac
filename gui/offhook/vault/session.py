"""Tokens for this session only, where the computer has no key store."""

from __future__ import annotations

from concurrent.futures import Future
from typing import TypeVar

from .stores import Store, StoreKind

_T = TypeVar("_T")


class SessionTokens:
    """Keeps tokens in this process's memory. Answers at once, and forgets all at the end."""

    is_durable = False
    waiting_since: float | None = None

    def __init__(self) -> None:
        self._tokens: dict[str, str] = {}

    def read(self, base_url: str) -> Future[str | None]:
        """The token for ``base_url``, or ``None``."""
        return _done(self._tokens.get(base_url))

    def store(self, base_url: str, token: str) -> Future[None]:
        """Keep ``token`` for ``base_url``, instead of any before it."""
        self._tokens[base_url] = token
        return _done(None)

    def clear(self, base_url: str) -> Future[None]:
        """Forget the token for ``base_url``, if there is one."""
        self._tokens.pop(base_url, None)
        return _done(None)

    def describe(self) -> Future[Store]:
        """What keeps the tokens."""
        return _done(Store("session", StoreKind.SESSION))


def _done(result: _T) -> Future[_T]:
    future: Future[_T] = Future()
    future.set_result(result)
    return future
