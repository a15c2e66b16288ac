"""The vault: every call to the key store, on a thread of its own."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from .errors import VaultError, told_apart
from .stores import Store, choose, open_store

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_T = TypeVar("_T")


class Tokens(Protocol):
    """Where tokens are kept: a :class:`Vault` or :class:`~.session.SessionTokens`."""

    @property
    def is_durable(self) -> bool:
        """Whether a token kept is there after a restart."""
        ...

    @property
    def waiting_since(self) -> float | None:
        """``time.monotonic()`` at which the call under way began; ``None`` if there is none."""
        ...

    def read(self, base_url: str) -> Future[str | None]:
        """The token for ``base_url``, or ``None``."""
        ...

    def store(self, base_url: str, token: str) -> Future[None]:
        """Keep ``token`` for ``base_url``, instead of any before it."""
        ...

    def clear(self, base_url: str) -> Future[None]:
        """Forget the token for ``base_url``, if there is one."""
        ...

    def describe(self) -> Future[Store]:
        """What keeps the tokens."""
        ...


class Vault:
    """Tokens in the operating system's key store, one for each base URL.

    A locked store waits for the user for ever, so nothing here blocks: each method gives a future
    at once, whose result comes from one daemon thread, in the order of the calls, and whose
    exception is a :class:`~.errors.VaultError`. The thread stops neither quitting nor, having
    nothing to do with any other executor, the network. A future's callbacks run on it.

    Windows Credential Manager takes 2,560 bytes of UTF-16 (``CRED_MAX_CREDENTIAL_BLOB_SIZE``,
    wincred.h): a token of more than 1,280 characters fails there.
    """

    is_durable = True

    def __init__(self, person: str = "", backend: str | None = None) -> None:
        """``person`` tells apart those who share a desk, empty for the first of them; ``backend``
        is a keyring backend's dotted name, see :func:`~.stores.choose`."""
        self._service = f"Offhook ({person})" if person else "Offhook"
        self._name = backend
        self._jobs: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._starting = threading.Lock()
        self._opened: tuple[Store, KeyringBackend] | None = None
        self._waiting_since: float | None = None

    @property
    def waiting_since(self) -> float | None:
        """``time.monotonic()`` at which the call under way began; ``None`` if there is none.

        More than a second ago means that the store asks its user for something.
        """
        return self._waiting_since

    def read(self, base_url: str) -> Future[str | None]:
        """The token for ``base_url``, or ``None``."""
        return self._ask(lambda store: store.get_password(self._service, base_url))

    def store(self, base_url: str, token: str) -> Future[None]:
        """Keep ``token`` for ``base_url``, instead of any before it."""
        return self._ask(lambda store: store.set_password(self._service, base_url, token))

    def clear(self, base_url: str) -> Future[None]:
        """Forget the token for ``base_url``, if there is one."""

        def clear(store: KeyringBackend) -> None:
            if store.get_password(self._service, base_url) is not None:
                store.delete_password(self._service, base_url)

        return self._ask(clear)

    def describe(self) -> Future[Store]:
        """Which store keeps the tokens. Opens it, but never unlocks it."""
        return self._ask(lambda _: self._open()[0])

    def close(self) -> None:
        """Make no more calls. The thread ends after those already made; this does not wait."""
        self._jobs.put(None)

    def _ask(self, question: Callable[[KeyringBackend], _T]) -> Future[_T]:
        future: Future[_T] = Future()

        def job() -> None:
            if not future.set_running_or_notify_cancel():
                return
            result: Any = None
            failure: VaultError | None = None
            self._waiting_since = time.monotonic()
            try:
                result = question(self._open()[1])
            except VaultError as error:
                failure = error
            except Exception as error:  # a store's library may raise anything
                failure = told_apart(error, self._opened[0].name if self._opened else "")
            finally:
                self._waiting_since = None
            # Out of the handlers, so that no context ties the store's exception to ours.
            if failure is None:
                future.set_result(result)
            else:
                future.set_exception(failure.with_traceback(None))

        self._jobs.put(job)
        with self._starting:
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="vault", daemon=True)
                self._thread.start()
        return future

    def _open(self) -> tuple[Store, KeyringBackend]:
        """The store, opened once. A failure is not kept: a key store may start later."""
        if self._opened is None:
            chosen = choose(self._name)
            self._opened = chosen, open_store(chosen)
        return self._opened

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()
            del job  # it holds a token; do not keep it while waiting for the next
