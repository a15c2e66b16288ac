"""The vault against a real Secret Service, and without one."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from offhook.vault import (
    KeyStoreLocked,
    KeyStoreRefused,
    NoKeyStore,
    SessionTokens,
    StoreKind,
    Tokens,
    Vault,
    VaultError,
)
from support.secret_service import SessionBus, secret_service, session_bus, silent_service

URL = "https://api.crm.activix.ca/v2"
OTHER_URL = "http://127.0.0.1:8642/v2"
TOKEN = "eyJ0eXAi.test-token"
WAIT = 10  # seconds

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="starts Linux's key store")


@pytest.fixture
def vault() -> Iterator[Vault]:
    vault = Vault()
    yield vault
    vault.close()


@pytest.fixture
def key_store() -> Iterator[SessionBus]:
    with secret_service() as bus, bus.here():
        yield bus


@pytest.mark.usefixtures("key_store")
def test_token_is_kept_replaced_and_cleared(vault: Vault) -> None:
    assert vault.read(URL).result(WAIT) is None
    vault.store(URL, TOKEN).result(WAIT)
    assert vault.read(URL).result(WAIT) == TOKEN
    vault.store(URL, "another").result(WAIT)
    assert vault.read(URL).result(WAIT) == "another"
    vault.clear(URL).result(WAIT)
    assert vault.read(URL).result(WAIT) is None
    vault.clear(URL).result(WAIT)


@pytest.mark.usefixtures("key_store")
def test_those_who_share_a_desk_have_a_token_each(vault: Vault) -> None:
    other = Vault("marie")
    try:
        vault.store(URL, TOKEN).result(WAIT)
        assert other.read(URL).result(WAIT) is None
        other.store(URL, "marie's").result(WAIT)
        assert vault.read(URL).result(WAIT) == TOKEN
        vault.clear(URL).result(WAIT)
        assert other.read(URL).result(WAIT) == "marie's"
    finally:
        other.close()


@pytest.mark.usefixtures("key_store")
def test_tokens_are_kept_per_base_url(vault: Vault) -> None:
    vault.store(URL, TOKEN)
    vault.store(OTHER_URL, "sandbox")
    vault.clear(OTHER_URL)
    assert vault.read(URL).result(WAIT) == TOKEN
    assert vault.read(OTHER_URL).result(WAIT) is None


@pytest.mark.usefixtures("key_store")
def test_the_store_is_named_and_the_wait_is_over(vault: Vault) -> None:
    store = vault.describe().result(WAIT)
    assert store.kind is StoreKind.SECRET_SERVICE
    assert vault.waiting_since is None


def test_the_token_can_be_read_by_the_system_tool_and_the_next_process(
    vault: Vault, key_store: SessionBus
) -> None:
    vault.store(URL, TOKEN).result(WAIT)
    told = subprocess.run(
        ["secret-tool", "lookup", "service", "Offhook", "username", URL],
        env=key_store.environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout == TOKEN
    program = f"from offhook.vault import Vault; print(Vault().read({URL!r}).result())"
    assert _python(program, key_store).stdout.strip() == TOKEN


@pytest.mark.usefixtures("key_store")
def test_the_token_shows_in_no_repr(vault: Vault) -> None:
    future = vault.store(URL, TOKEN)
    future.result(WAIT)
    tokens = SessionTokens()
    tokens.store(URL, TOKEN)
    assert TOKEN not in repr([vars(vault), future, tokens])


# A failed call leaves its socket to the garbage collector (SecretStorage and keyring), which
# warns; a process of their own keeps that out of the other tests.


def test_locked_store_that_cannot_ask_says_so(key_store: SessionBus) -> None:
    _python(
        f"from offhook.vault import Vault; Vault().store({URL!r}, {TOKEN!r}).result()", key_store
    )
    key_store.lock()
    for call in (f"read({URL!r})", f"store({URL!r}, {TOKEN!r})", f"clear({URL!r})"):
        told = _python(_failing(call), key_store).stdout
        assert told.startswith(KeyStoreLocked.__name__)
        assert TOKEN not in told


def test_bus_without_a_key_store_is_no_key_store() -> None:
    with session_bus() as bus:
        assert _python(_failing("describe()"), bus).stdout.startswith(NoKeyStore.__name__)


def test_no_bus_is_no_key_store() -> None:
    with session_bus() as bus:
        gone = SessionBus("", bus.environment | {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"})
    assert _python(_failing(f"read({URL!r})"), gone).stdout.startswith(NoKeyStore.__name__)


def test_key_store_that_went_away_is_no_key_store() -> None:
    program = f"""
import sys
from offhook.vault import Vault, VaultError
vault = Vault()
vault.describe().result()
print("open", flush=True)
sys.stdin.read()
try:
    vault.read({URL!r}).result()
except VaultError as error:
    print(type(error).__name__)
"""
    with secret_service() as bus:
        child = subprocess.Popen(
            [sys.executable, "-c", program],
            env=bus.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert child.stdout is not None
        assert child.stdout.readline() == "open\n"
    told, _ = child.communicate(timeout=WAIT)
    assert told.strip() == NoKeyStore.__name__


@pytest.mark.parametrize(
    "backend",
    [
        "keyrings.alt.file.PlaintextKeyring",
        "keyrings.alt.file.EncryptedKeyring",
        "keyring.backends.null.Keyring",
        "keyring.backends.chainer.ChainerBackend",
    ],
)
def test_store_that_protects_nothing_is_refused_by_name(
    vault: Vault, backend: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", backend)
    with pytest.raises(KeyStoreRefused) as refused:
        vault.store(URL, TOKEN).result(WAIT)
    assert refused.value.store == backend
    assert not list(tmp_path.iterdir())


def test_keyring_switched_off_is_no_key_store(vault: Vault) -> None:
    failure = vault.store(URL, TOKEN).exception(WAIT)
    assert isinstance(failure, NoKeyStore)


def test_an_error_holds_no_frame_that_knows_the_token(vault: Vault) -> None:
    failure = vault.store(URL, TOKEN).exception(WAIT)
    assert isinstance(failure, VaultError)
    assert failure.__traceback__ is None
    assert failure.__cause__ is None
    assert TOKEN not in repr(failure)


def test_store_that_never_answers_shows_since_when_and_stops_no_exit() -> None:
    program = f"""
import time
from offhook.vault import Vault
vault = Vault()
asked = vault.read({URL!r})
while vault.waiting_since is None:
    time.sleep(0.01)
print("waiting", flush=True)
"""
    with silent_service() as bus:
        child = subprocess.Popen(
            [sys.executable, "-c", program], env=bus.environment, stdout=subprocess.PIPE, text=True
        )
        assert child.stdout is not None
        assert child.stdout.readline() == "waiting\n"
        began = time.monotonic()
        assert child.wait(WAIT) == 0
        child.stdout.close()
    assert time.monotonic() - began < 2


def test_session_tokens_answer_like_a_vault_and_say_that_they_will_not_last() -> None:
    tokens: Tokens = SessionTokens()
    tokens.store(URL, TOKEN).result(0)
    assert tokens.read(URL).result(0) == TOKEN
    assert tokens.read(OTHER_URL).result(0) is None
    tokens.clear(URL).result(0)
    assert tokens.read(URL).result(0) is None
    assert tokens.describe().result(0).kind is StoreKind.SESSION
    assert not tokens.is_durable


def _failing(call: str) -> str:
    return f"""
from offhook.vault import Vault, VaultError
try:
    Vault().{call}.result()
except VaultError as error:
    print(type(error).__name__, repr(error), error.__context__)
"""


def _python(program: str, bus: SessionBus) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program],
        env=bus.environment,
        capture_output=True,
        text=True,
        timeout=WAIT,
        check=True,
    )
