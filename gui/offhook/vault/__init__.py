"""The token, in the operating system's key store and nowhere else.

The only importer of ``keyring``, which is loaded on the vault's own thread: it costs 100 ms.
"""

from .errors import KeyStoreFailed, KeyStoreLocked, KeyStoreRefused, NoKeyStore, VaultError
from .session import SessionTokens
from .stores import Store, StoreKind
from .vault import Tokens, Vault

__all__ = [
    "KeyStoreFailed",
    "KeyStoreLocked",
    "KeyStoreRefused",
    "NoKeyStore",
    "SessionTokens",
    "Store",
    "StoreKind",
    "Tokens",
    "Vault",
    "VaultError",
]
