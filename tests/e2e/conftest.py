"""The sandbox, a key store, and the program as a process of its own."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from offhook.sandbox import Sandbox
from support.desk import TOKEN
from support.running import RunningProgram
from support.secret_service import SessionBus, secret_service

if sys.platform != "linux":
    collect_ignore_glob = ["test_*.py"]  # they start Linux's key store


@pytest.fixture
def crm() -> Iterator[Sandbox]:
    """A CRM on loopback, in this process."""
    with Sandbox(token=TOKEN) as sandbox:
        yield sandbox


@pytest.fixture(scope="session")
def key_store() -> Iterator[SessionBus]:
    """One for all: tokens are kept per base URL, and each sandbox has its own."""
    with secret_service() as bus:
        yield bus


@pytest.fixture
def program(tmp_path: Path, crm: Sandbox, key_store: SessionBus) -> Iterator[RunningProgram]:
    """Not yet started, its token in the key store."""
    with RunningProgram(tmp_path / "data", crm, key_store) as running:
        running.give_token()
        yield running
