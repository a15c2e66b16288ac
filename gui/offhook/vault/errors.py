"""What can go wrong with a key store.

    VaultError
    ├── NoKeyStore        this computer has none that runs: keep the token for this session only
    ├── KeyStoreLocked    it is locked, and the user did not open it, or could not be asked
    ├── KeyStoreRefused   one was named that would keep the token readable: it was not touched
    └── KeyStoreFailed    anything else

A store's own exceptions never leave the vault: their text and the frames of their tracebacks may
hold the token.
"""

from __future__ import annotations


class VaultError(Exception):
    """``store`` is the keyring backend's dotted name; ``cause`` names the store's own exceptions,
    outermost first, without their texts."""

    def __init__(self, store: str, cause: str = "") -> None:
        super().__init__(f"{store}: {cause}" if cause else store)
        self.store = store
        self.cause = cause


class NoKeyStore(VaultError):
    """No key store runs here."""


class KeyStoreLocked(VaultError):
    """The key store is locked and stayed so."""


class KeyStoreRefused(VaultError):
    """The named store does not protect what it holds."""


class KeyStoreFailed(VaultError):
    """The key store did not do what was asked."""


_BY_EXCEPTION: dict[str, type[VaultError]] = {
    "KeyringLocked": KeyStoreLocked,  # keyring
    "NoKeyringError": NoKeyStore,
    "LockedException": KeyStoreLocked,  # SecretStorage
    "PromptDismissedException": KeyStoreLocked,
    "SecretServiceNotAvailableException": NoKeyStore,
    "FileNotFoundError": NoKeyStore,  # the session bus is gone
}
_LOCKED_ON_BUS = "org.freedesktop.Secret.Error.IsLocked"


def told_apart(error: BaseException, store: str) -> VaultError:
    """The :class:`VaultError` that ``error`` of a store amounts to.

    Goes by the names of the classes: which of the libraries is installed differs by system.
    """
    chain = _chain(error)
    cause = " < ".join(type(link).__name__ for link in chain)
    for link in chain:
        if getattr(link, "name", None) == _LOCKED_ON_BUS:
            return KeyStoreLocked(store, cause)
        kind = _BY_EXCEPTION.get(type(link).__name__)
        if kind is not None:
            return kind(store, cause)
    return KeyStoreFailed(store, cause)


def _chain(error: BaseException) -> list[BaseException]:
    chain: list[BaseException] = []
    link: BaseException | None = error
    while link is not None and link not in chain:
        chain.append(link)
        link = link.__cause__ or link.__context__
    return chain
