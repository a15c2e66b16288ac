"""Python code in a process of its own, which may kill itself with SIGKILL at the n-th change that
it makes to the disk."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import offhook

SOURCE = Path(offhook.__file__).parents[1]
TESTS = Path(__file__).parents[1]
_CHANGES = frozenset({"os.rename", "os.remove", "sqlite3.connect"})


def run(code: str) -> subprocess.CompletedProcess[str]:
    """Run ``code`` to its end."""
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)],
        env=os.environ | {"PYTHONPATH": f"{SOURCE}{os.pathsep}{TESTS}"},
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )


def dies_at(change: int, code: str) -> bool:
    """Run ``code``, which counts from ``{arm}`` on, up to just before its ``change``-th change
    (from 1); ``False`` if it ended before there was one. Renames, removals, opened databases,
    commits and what changes tables count."""
    ran = run(
        f"from support.dying import arm\n{textwrap.dedent(code).format(arm=f'arm({change})')}"
    )
    assert ran.stderr == "", ran.stderr
    if ran.returncode == 0:
        return False
    assert ran.returncode == -signal.SIGKILL
    return True


def arm(change: int) -> None:
    """From now on the process dies at its ``change``-th change."""
    seen = 0

    def count() -> None:
        nonlocal seen
        seen += 1
        if seen == change:
            os.kill(os.getpid(), signal.SIGKILL)

    def told(statement: str) -> None:
        if statement == "COMMIT" or statement.startswith(("VACUUM", "ALTER", "UPDATE")):
            count()

    def hook(event: str, _: tuple[Any, ...]) -> None:
        if event in _CHANGES:
            count()

    real = sqlite3.connect

    def connect(*args: Any, **kwargs: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = real(*args, **kwargs)
        connection.set_trace_callback(told)
        return connection

    sqlite3.connect = connect  # type: ignore[assignment]  # one of its many signatures
    sys.addaudithook(hook)
