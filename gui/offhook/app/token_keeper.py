"""The token's way: from the rep to the server, to the key store, to sync; never to a file."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future

from ..crm.client import CrmClient
from ..crm.errors import CrmError, TokenRejected
from ..crm.secret import Secret
from ..desk.aside import fulfil
from ..sync.thread import SyncThread
from ..ui.controller import TokenResult
from ..vault import KeyStoreLocked, NoKeyStore, SessionTokens, Tokens, Vault, VaultError


class TokenKeeper:
    """Reads, checks, keeps and forgets tokens. Every method returns at once.

    Without a key store tokens are held for this session only, which the results say.
    """

    def __init__(
        self,
        sync: SyncThread,
        connect: Callable[[str, Secret], CrmClient],
        failed: Callable[[TokenResult], None],
        tokens: Tokens,
    ) -> None:
        """``failed`` is told, on any thread, why a token that may be there could not be read."""
        self._sync = sync
        self._connect = connect
        self._failed = failed
        self._vault = tokens
        self._session = SessionTokens()
        self._reading = 0
        self._used = 0  # the last turn, of ``_reading``, that came to its end

    @property
    def is_waiting(self) -> bool:
        """Whether the key store has not answered yet."""
        return self._vault.waiting_since is not None

    def read(self, base_url: str) -> None:
        """Hand the token for ``base_url`` to sync, as soon as the key store gives it."""
        self._reading += 1
        turn = self._reading

        def use(future: Future[str | None]) -> None:
            if turn != self._reading:
                return  # another server or token was chosen meanwhile
            self._used = turn
            durable = True
            try:
                token = future.result()
            except NoKeyStore:
                token, durable = None, False
            except VaultError as error:
                locked = isinstance(error, KeyStoreLocked)
                self._failed(TokenResult.STORE_LOCKED if locked else TokenResult.STORE_FAILED)
                token, durable = None, False
            if token is None:
                token = self._session.read(base_url).result()
                durable = durable and token is None
            self._use(base_url, token, durable=durable)

        self._vault.read(base_url).add_done_callback(use)

    def give(self, base_url: str, token: str, *, in_use: bool) -> Future[TokenResult]:
        """Check ``token`` with the server and keep it, unless the server refuses it."""
        result: Future[TokenResult] = Future()
        try:
            secret = Secret(token)
        except ValueError:
            result.set_result(TokenResult.MALFORMED)
            return result
        unread = in_use and self._used != self._reading
        self._reading += 1
        turn = self._reading

        def check_and_keep() -> TokenResult:
            outcome = self._check_and_keep(base_url, secret, in_use=in_use)
            if outcome is TokenResult.REJECTED and unread and turn == self._reading:
                self.read(base_url)  # the key store's answer was passed over for this one
            return outcome

        fulfil(result, check_and_keep, name="token")
        return result

    def clear(self, base_url: str, *, in_use: bool) -> Future[TokenResult]:
        """Forget the token for ``base_url``."""
        self._session.clear(base_url)
        result: Future[TokenResult] = Future()

        def done(future: Future[None]) -> None:
            error = future.exception()
            if error is None or isinstance(error, NoKeyStore):
                if in_use:
                    self._use(base_url, None, durable=True)
                result.set_result(TokenResult.CLEARED)
            elif isinstance(error, KeyStoreLocked):
                result.set_result(TokenResult.STORE_LOCKED)
            else:
                result.set_result(TokenResult.STORE_FAILED)

        self._vault.clear(base_url).add_done_callback(done)
        return result

    def close(self) -> None:
        """No more calls to the key store; one that waits for its user is left behind."""
        if isinstance(self._vault, Vault):
            self._vault.close()

    def _check_and_keep(self, base_url: str, secret: Secret, *, in_use: bool) -> TokenResult:
        """On a thread of its own: the server may take its time, the key store may ask its user."""
        outcome = TokenResult.ACCEPTED
        try:
            asyncio.run(self._ask(base_url, secret))
        except TokenRejected:
            return TokenResult.REJECTED
        except CrmError:
            outcome = TokenResult.UNCHECKED
        keeper = self._vault
        try:
            keeper.store(base_url, secret.reveal()).result()
        except NoKeyStore:
            keeper = self._session
            keeper.store(base_url, secret.reveal()).result()
            if outcome is TokenResult.ACCEPTED:
                outcome = TokenResult.SESSION_ONLY
        except KeyStoreLocked:
            return TokenResult.STORE_LOCKED
        except VaultError:
            return TokenResult.STORE_FAILED
        if in_use:
            self._use(base_url, secret.reveal(), durable=keeper.is_durable)
        return outcome

    async def _ask(self, base_url: str, secret: Secret) -> None:
        client = self._connect(base_url, secret)
        try:
            await client.account()
        finally:
            await client.aclose()

    def _use(self, base_url: str, token: str | None, *, durable: bool) -> None:
        try:
            secret = Secret(token) if token else None
        except ValueError:
            secret = None  # somebody put something else there
        self._sync.use_token(secret, durable=durable, base_url=base_url)
