"""The token is in the key store, and nowhere else, whatever goes wrong."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import secretstorage

from offhook.journal.reader import JournalReader
from offhook.sandbox import Sandbox
from support.desk import LEAD_NUMBER
from support.running import RunningProgram, wait_until
from support.secret_service import SessionBus

TOKEN = "eyJ0eXAiOiJKV1QifQ.c2VjcmV0LW9mLXRoZS1kZXNr.4f1dQ7xk"
SPELLINGS = (
    TOKEN.encode(),
    TOKEN.encode("utf-16-le"),
    TOKEN.encode().hex().encode(),
    *(base64.b64encode(b" " * shift + TOKEN.encode())[4:-4] for shift in range(3)),
)
BROKEN = """
import sys
from offhook.__main__ import main
from offhook.app.program import Program
from offhook.vault import Vault

def break_down(program):
    token = Vault().read(program.settings.base_url).result(10)
    raise RuntimeError(f"broken with {token} for +1 418 257-9084")

Program.hurry = break_down
sys.exit(main(sys.argv[1:]))
"""
"""The program, broken where *try now* is asked for."""


@pytest.fixture
def crm() -> Iterator[Sandbox]:
    with Sandbox(token=TOKEN) as sandbox:
        yield sandbox


@pytest.fixture
def program(tmp_path: Path, crm: Sandbox, key_store: SessionBus) -> Iterator[RunningProgram]:
    """In a home of its own, so that all it leaves is seen."""
    places = {"HOME": tmp_path / "home"}
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        places[f"XDG_{name}_HOME"] = tmp_path / "home" / name.lower()
    for place in places.values():
        place.mkdir(mode=0o700)
    home = {name: str(place) for name, place in places.items()}
    with RunningProgram(tmp_path / "data", crm, key_store, **home) as running:
        running.give_token(TOKEN)
        yield running


def test_the_token_is_nowhere_but_in_the_key_store(
    program: RunningProgram, crm: Sandbox, key_store: SessionBus, tmp_path: Path
) -> None:
    process = program.start(program=("-c", BROKEN))
    said = _calls_with_every_fault(program, crm)
    assert program.cli("sync", "--wait", "0").returncode in (0, 1)
    report = wait_until(lambda: list(program.folder.log.glob("crash-*.txt")))[0]
    assert "RuntimeError" in report.read_text()
    assert "break_down" in report.read_text()
    assert "257" not in report.read_text()

    proc = Path("/proc") / str(process.pid)
    seen = {name: (proc / name).read_bytes() for name in ("cmdline", "environ")}
    seen["what the verbs said"] = said.encode()
    program.tell("token", "test")
    seen |= _files(tmp_path)  # while the journal has its write-ahead log
    assert any(str(name).endswith("-wal") for name in seen)
    program.tell("quit", "--force")
    program.wait_ended()
    seen |= {f"{name} at the end": data for name, data in _files(tmp_path).items()}
    assert [name for name, data in seen.items() if any(each in data for each in SPELLINGS)] == []
    assert _kept(key_store, crm.base_url) == [TOKEN]
    program.tell("token", "clear")
    assert _kept(key_store, crm.base_url) == []


def _calls_with_every_fault(program: RunningProgram, crm: Sandbox) -> str:
    """Calls that meet what a server can do wrong; one that repeats the token is the worst."""
    echo = f"Unauthenticated: Bearer {TOKEN}"
    faults: list[dict[str, Any]] = [
        {"fault": "status", "code": 422, "message": echo, "errors": {"to": [echo]}},
        {"fault": "status", "code": 403, "message": echo},
        {"fault": "garbage"},
        {"fault": "status", "code": 401, "message": echo},
    ]
    said = ""
    for fault in faults:
        crm.faults.clear()
        crm.faults.add(method="POST", path="call-logs$", times=1, **fault)
        call_id = program.tell("dial", LEAD_NUMBER)
        wait_until(partial(_attempts_ended, program, call_id))
        program.tell("hangup")
        said += program.tell("ledger", call_id) + program.tell("show")
    wait_until(lambda: program.state()["token"] == "rejected")
    return said + program.cli("sync", "--wait", "0").stderr


def _attempts_ended(program: RunningProgram, call_id: str) -> bool:
    with JournalReader(program.folder.journal) as reader:
        attempts = reader.attempts(call_id)
    return bool(attempts) and all(each.outcome for each in attempts)


def _files(folder: Path) -> dict[str, bytes]:
    return {str(each): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def _kept(bus: SessionBus, base_url: str) -> list[str]:
    with closing(bus.connect()) as connection:
        items = secretstorage.get_default_collection(connection).get_all_items()
        return [
            item.get_secret().decode()
            for item in items
            if base_url in item.get_attributes().values()
        ]
