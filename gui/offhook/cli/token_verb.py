"""``token``: kept in the system's key store, tested against the CRM, never shown.

It is read from standard input, since arguments can be seen by others and stay in the shell's
history.
"""

from __future__ import annotations

import asyncio
import sys
from concurrent.futures import Future
from typing import TypeVar

from ..crm.secret import Secret
from ..desk.folder import DataFolder
from ..speech import filled, translate
from ..vault import (
    KeyStoreFailed,
    KeyStoreLocked,
    KeyStoreRefused,
    NoKeyStore,
    Vault,
    VaultError,
)
from . import words
from .window import Window

UNLOCK_SECONDS = 120.0
"""How long the key store may wait for its user to unlock it."""

T = TypeVar("T")


def run(action: str, folder: DataFolder, base_url: str) -> int:
    """Do ``action`` with the token of ``base_url``, a checked one."""
    vault = Vault(folder.person)
    try:
        match action:
            case "set":
                return _set(vault, folder, base_url)
            case "test":
                return _test(vault, base_url)
            case "clear":
                _wait(vault.clear(base_url))
                Window(folder).ask({"do": "token"})
                return 0
        if _wait(vault.read(base_url)) is None:
            return _complain(filled(translate("Terminal", "There is no token for %1."), base_url))
        print(filled(translate("Terminal", "There is a token for %1."), base_url))
        return 0
    except VaultError as error:
        return _complain(vault_errors()[type(error)])
    except TimeoutError:
        return _complain(
            translate("Terminal", "The key store does not answer; does it ask you to unlock it?")
        )
    finally:
        vault.close()


def _set(vault: Vault, folder: DataFolder, base_url: str) -> int:
    try:
        secret = Secret(_ask_for_token(base_url))
    except ValueError:
        return _complain(
            translate(
                "Terminal", "That is no token: a token is one word of plain letters and digits."
            )
        )
    _wait(vault.store(base_url, secret.reveal()))
    Window(folder).ask({"do": "token"})
    print(filled(translate("Terminal", "The token for %1 is kept."), base_url))
    return 0


def _ask_for_token(base_url: str) -> str:
    if sys.stdin is None:
        return ""
    if sys.stdin.isatty():
        from getpass import getpass

        try:
            return getpass(filled(translate("Terminal", "Token for %1: "), base_url))
        except EOFError:
            return ""
    return sys.stdin.read()


def _test(vault: Vault, base_url: str) -> int:
    token = _wait(vault.read(base_url))
    if token is None:
        return _complain(filled(translate("Terminal", "There is no token for %1."), base_url))
    try:
        secret = Secret(token)
    except ValueError:
        said = translate("Terminal", "What the key store holds for %1 is no token; set it anew.")
        return _complain(filled(said, base_url))
    return asyncio.run(_ask_account(base_url, secret))


async def _ask_account(base_url: str, secret: Secret) -> int:
    from ..crm.client import CrmClient  # httpx, for this verb alone
    from ..crm.errors import CrmError, TokenRejected

    client = CrmClient(base_url, secret)
    try:
        account = (await client.account()).value
    except TokenRejected:
        return _complain(filled(translate("Terminal", "%1 does not accept the token."), base_url))
    except CrmError as error:
        said = translate("Terminal", "%1 could not be asked: %2.")
        return _complain(filled(said, base_url, words.crm_error(error)))
    finally:
        await client.aclose()
    print(words.plain(account.name))
    return 0


def vault_errors() -> dict[type[VaultError], str]:
    """Why the key store did not do it."""
    return {
        NoKeyStore: translate(
            "Terminal",
            "This computer has no key store that runs. The Offhook window can hold the token for"
            " one session: give it there, in the settings.",
        ),
        KeyStoreLocked: translate("Terminal", "The key store is locked. Unlock it and try again."),
        KeyStoreRefused: translate(
            "Terminal",
            "The key store that is set up would keep the token readable; it was not used.",
        ),
        KeyStoreFailed: translate("Terminal", "The key store did not do what it was asked."),
    }


def _wait(future: Future[T]) -> T:
    return future.result(UNLOCK_SECONDS)


def _complain(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1
