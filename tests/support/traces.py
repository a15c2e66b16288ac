"""A plugin of pytest: where a process of the run was when it crashed, told when the run ends.

pytest lets Python's faulthandler write to a worker's stderr, which pytest-xdist throws away: of a
segmentation fault or an abort (Qt's fatal messages are such) it says only during which test. So
each worker writes to a file of its own, whose folder the process that leads the run gives it.
"""

from __future__ import annotations

import faulthandler
import tempfile
from pathlib import Path
from typing import Any, TextIO

import pytest

_INPUT = "crash_traces"
_FOLDER = pytest.StashKey["tempfile.TemporaryDirectory[str]"]()
_FILE = pytest.StashKey[TextIO]()


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Give a worker its folder. Called by pytest-xdist, where the run is led."""
    if _FOLDER not in node.config.stash:
        node.config.stash[_FOLDER] = tempfile.TemporaryDirectory(prefix="oh-traces-")
    node.workerinput[_INPUT] = node.config.stash[_FOLDER].name


def pytest_sessionstart(session: pytest.Session) -> None:
    """In a worker: have the traces written there, once pytest has asked for its own."""
    given = getattr(session.config, "workerinput", {})
    if _INPUT in given:
        file = Path(given[_INPUT], given["workerid"]).open("w", encoding="utf-8")  # noqa: SIM115 # for the whole run
        session.config.stash[_FILE] = file
        faulthandler.enable(file)


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Print what the crashed ones left."""
    folder = config.stash.get(_FOLDER, None)
    if folder is None:
        return
    for path in sorted(Path(folder.name).iterdir()):
        trace = path.read_text("utf-8", "replace")
        if trace:
            terminalreporter.section(f"where {path.name} was when it crashed", red=True)
            terminalreporter.write_line(trace)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Close and remove."""
    if _FILE in config.stash:
        faulthandler.disable()
        config.stash[_FILE].close()
    if _FOLDER in config.stash:
        config.stash[_FOLDER].cleanup()
