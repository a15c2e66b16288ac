"""The key store, the token in it, and the server that it is for."""

from __future__ import annotations

import asyncio
from collections.abc import Generator, Iterator
from concurrent.futures import Future
from datetime import UTC, datetime
from typing import TypeVar

from ..crm.answers import Answer
from ..crm.client import CrmClient, Timeouts
from ..crm.errors import CrmError, Reason, TokenRejected
from ..crm.resources import Account
from ..crm.secret import Secret
from ..crm.servers import BadBaseUrl
from ..vault import KeyStoreLocked, KeyStoreRefused, NoKeyStore, Vault, VaultError
from .findings import Finding, Found, Verdict

STORE_PATIENCE = 5.0  # seconds
MOST_SECONDS_OFF = 120
"""A clock that differs by more: calls land at the wrong time in the CRM, which cannot be mended."""

_TIMEOUTS = Timeouts(connect=10.0, read=20.0, total=30.0)
_NOBODY = "offhook-doctor"
"""What is sent where no token is kept: a server that is reached refuses it."""

_T = TypeVar("_T")


def account(base_url: str, person: str = "") -> Iterator[Finding]:
    """The store, the network, the token and the clock, for the server of ``base_url``; ``person``
    says whose token it is, at a desk that several share."""
    vault = Vault(person)
    try:
        token = yield from _token(vault, base_url)
    finally:
        vault.close()
    yield from _server(base_url, token)


def _token(vault: Vault, base_url: str) -> Generator[Finding, None, str]:
    """What the store says of itself; returns the token, empty if there is none."""
    try:
        kind = _wait(vault.describe()).kind
        token = _wait(vault.read(base_url)) or ""
    except NoKeyStore:
        yield Finding(Found.STORE_NONE, Verdict.WARN)
    except KeyStoreLocked:
        yield Finding(Found.STORE_LOCKED, Verdict.FAIL)
    except KeyStoreRefused:
        yield Finding(Found.STORE_REFUSED, Verdict.FAIL)
    except VaultError:
        yield Finding(Found.STORE_FAILED, Verdict.FAIL)
    except TimeoutError:
        yield Finding(Found.STORE_SILENT, Verdict.FAIL)
    else:
        yield Finding(Found.STORE_OK, Verdict.OK, (kind,))
        return token
    return ""


def _server(base_url: str, token: str) -> Iterator[Finding]:
    try:
        secret = Secret(token or _NOBODY)
        answer = asyncio.run(_ask(base_url, secret))
    except BadBaseUrl:
        yield Finding(Found.NETWORK_BAD_URL, Verdict.FAIL, (base_url,))
        yield from _unchecked(token)
    except ValueError:  # what the store holds is no token
        yield Finding(Found.TOKEN_REJECTED, Verdict.FAIL)
    except TokenRejected:
        yield Finding(Found.NETWORK_OK, Verdict.OK, (base_url,))
        yield Finding(Found.TOKEN_REJECTED if token else Found.TOKEN_MISSING, Verdict.FAIL)
        yield Finding(Found.CLOCK_UNCHECKED, Verdict.SKIPPED)
    except CrmError as error:
        if error.reason is Reason.STATUS:
            facts = (base_url, str(error.http_status))
            yield Finding(Found.NETWORK_STATUS, Verdict.FAIL, facts)
        else:
            yield Finding(Found.NETWORK_FAULT, Verdict.FAIL, (base_url, error.reason.value))
        yield from _unchecked(token)
    else:
        yield Finding(Found.NETWORK_OK, Verdict.OK, (base_url,))
        yield Finding(Found.TOKEN_OK, Verdict.OK, (str(len(answer.value.users)),))
        yield _clock(answer.server_date)


def _unchecked(token: str) -> Iterator[Finding]:
    if token:
        yield Finding(Found.TOKEN_UNCHECKED, Verdict.SKIPPED)
    else:
        yield Finding(Found.TOKEN_MISSING, Verdict.FAIL)
    yield Finding(Found.CLOCK_UNCHECKED, Verdict.SKIPPED)


def _clock(server: datetime | None) -> Finding:
    if server is None:
        return Finding(Found.CLOCK_UNCHECKED, Verdict.SKIPPED)
    off = round((datetime.now(UTC) - server).total_seconds())
    if abs(off) > MOST_SECONDS_OFF:
        return Finding(Found.CLOCK_OFF, Verdict.WARN, (str(off),))
    return Finding(Found.CLOCK_OK, Verdict.OK, (str(off),))


async def _ask(base_url: str, secret: Secret) -> Answer[Account]:
    client = CrmClient(base_url, secret, timeouts=_TIMEOUTS)
    try:
        return await client.account()
    finally:
        await client.aclose()


def _wait(future: Future[_T]) -> _T:
    return future.result(STORE_PATIENCE)
