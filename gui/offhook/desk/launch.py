"""Starting this very program once more, on its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

START_FOLDER = Path(__file__).parents[2]
"""Where to start it: ``-m`` looks there first, for this very code, not for what lies in a hook's
folder."""


def program_command() -> list[str]:
    """What runs this program: itself where it is frozen, else its module."""
    if getattr(sys, "frozen", False):
        program = Path(sys.executable)
        # There is another for prompts, which opens a console (packaging/windows/dress.py).
        return [str(program.with_suffix(".exe") if sys.platform == "win32" else program)]
    return [sys.executable, "-m", "offhook"]


def launch(arguments: Sequence[str], log_folder: Path) -> None:
    """Start the program with ``arguments``; what it says before its own log goes to ``start.log``.

    It outlives this process and its terminal. Raises :class:`OSError`.
    """
    log_folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(log_folder / "start.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP
    try:
        subprocess.Popen(  # noqa: S603 - this very program
            [*program_command(), *arguments],
            cwd=START_FOLDER,
            stdin=subprocess.DEVNULL,
            stdout=descriptor,
            stderr=descriptor,
            start_new_session=True,
            creationflags=flags,
        )
    finally:
        os.close(descriptor)
