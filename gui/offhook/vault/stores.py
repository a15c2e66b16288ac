"""Which key stores are trusted, and how the one of this computer is opened."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from .errors import KeyStoreRefused, NoKeyStore

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend


class StoreKind(StrEnum):
    """What keeps the token."""

    SECRET_SERVICE = "secret_service"  # noqa: S105 - GNOME Keyring, KWallet, KeePassXC
    KWALLET = "kwallet"
    CREDENTIAL_MANAGER = "credential_manager"
    KEYCHAIN = "keychain"
    SESSION = "session"  # this process's memory


@dataclass(frozen=True, slots=True)
class Store:
    """A key store: the dotted ``name`` of its keyring backend, and its ``kind``."""

    name: str
    kind: StoreKind


_TRUSTED = {
    store.name: store
    for store in (
        Store("keyring.backends.SecretService.Keyring", StoreKind.SECRET_SERVICE),
        Store("keyring.backends.libsecret.Keyring", StoreKind.SECRET_SERVICE),
        Store("keyring.backends.kwallet.DBusKeyring", StoreKind.KWALLET),
        Store("keyring.backends.Windows.WinVaultKeyring", StoreKind.CREDENTIAL_MANAGER),
        Store("keyring.backends.macOS.Keyring", StoreKind.KEYCHAIN),
    )
}
_USUAL = {
    "win32": "keyring.backends.Windows.WinVaultKeyring",
    "darwin": "keyring.backends.macOS.Keyring",
}


def choose(name: str | None = None) -> Store:
    """The store named, else by ``PYTHON_KEYRING_BACKEND``, else the usual one of this system.

    keyring's own choice is not asked: it scans every backend, which runs compilers and linkers,
    and may end at one that writes plain text. Raises :class:`NoKeyStore` for the backend by which
    keyring says that there is to be none, and :class:`KeyStoreRefused` for any other store but
    those of the operating systems.
    """
    usual = _USUAL.get(sys.platform, "keyring.backends.SecretService.Keyring")
    wanted = name or os.environ.get("PYTHON_KEYRING_BACKEND") or usual
    if wanted == "keyring.backends.fail.Keyring":
        raise NoKeyStore(wanted)
    store = _TRUSTED.get(wanted)
    if store is None:
        raise KeyStoreRefused(wanted)
    return store


def module_of(store: Store) -> str:
    """The module to import for ``store``: a packaged program must have brought it along."""
    return store.name.rpartition(".")[0]


def open_store(store: Store) -> KeyringBackend:
    """The backend, ready to use. May take long. Raises :class:`NoKeyStore`."""
    from keyring.core import load_keyring

    try:
        # Asks the backend whether it can work here, which on Linux asks the session bus.
        return load_keyring(store.name)
    except (ImportError, AttributeError, RuntimeError, OSError) as error:
        raise NoKeyStore(store.name, type(error).__name__) from None
