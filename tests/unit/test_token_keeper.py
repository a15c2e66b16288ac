"""The token that sync gets, whatever is given and read at the same time."""

from __future__ import annotations

from concurrent.futures import Future
from typing import Any

import pytest

from offhook.app.token_keeper import TokenKeeper
from offhook.crm.client import CrmClient, Timeouts
from offhook.crm.secret import Secret
from offhook.sandbox import Sandbox
from offhook.ui.controller import TokenResult
from offhook.vault import SessionTokens

SECONDS = 10.0  # nothing takes longer
TOKEN, MISTYPED = "sandbox-token", "sandbox-tokne"


class SlowTokens(SessionTokens):
    """A key store that asks its user first: what is read comes when ``unlock`` is called."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[tuple[str, Future[str | None]]] = []

    def read(self, base_url: str) -> Future[str | None]:
        self.waiting.append((base_url, Future()))
        return self.waiting[-1][1]

    def unlock(self) -> None:
        for base_url, future in self.waiting:
            future.set_result(super().read(base_url).result())
        self.waiting.clear()


class Taken:
    """Sync, as far as the keeper knows it."""

    def __init__(self) -> None:
        self.tokens: list[str | None] = []

    def use_token(self, secret: Secret | None, **_: Any) -> None:
        self.tokens.append(secret.reveal() if secret else None)


@pytest.mark.parametrize("unlocked_first", [False, True])
@pytest.mark.parametrize("given", [TOKEN, MISTYPED])
def test_a_token_that_is_refused_does_not_stand_before_the_one_that_is_kept(
    given: str, unlocked_first: bool
) -> None:
    """The rep typed it while the key store still waited to be unlocked."""
    taken, tokens = Taken(), SlowTokens()

    def connect(base_url: str, secret: Secret) -> CrmClient:
        if unlocked_first:  # while the server is asked
            tokens.unlock()
        return CrmClient(base_url, secret, timeouts=Timeouts(total=SECONDS))

    with Sandbox(token=TOKEN) as crm:
        tokens.store(crm.base_url, TOKEN)
        keeper = TokenKeeper(taken, connect, lambda _: None, tokens)  # type: ignore[arg-type]
        keeper.read(crm.base_url)
        result = keeper.give(crm.base_url, given, in_use=True).result(SECONDS)
        assert result is (TokenResult.ACCEPTED if given == TOKEN else TokenResult.REJECTED)
        tokens.unlock()
        assert taken.tokens == [TOKEN]
