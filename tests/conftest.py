"""Rules that hold for every test: nothing private is touched, nothing is contacted, nothing is
left behind, and nothing goes wrong quietly.

Python's warnings fail a test through `filterwarnings`, Qt's messages through `qt_log_level_fail`
(both in pyproject.toml), log records through `no_unexpected_log` here.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from offhook import speech
from support import leaks, logs, loopback_only, private_home, traces

_HOME = pytest.StashKey[Path]()
_FAILED = pytest.StashKey[bool]()


def pytest_configure(config: pytest.Config) -> None:
    """Before any test is imported: a home of our own, and the guard on the network."""
    config.stash[_HOME] = private_home.enter()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # without a display Qt would abort
    config.addinivalue_line("qt_log_ignore", "This plugin does not support propagateSizeHints")
    loopback_only.install()
    config.pluginmanager.register(traces)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove the home again."""
    private_home.leave(config.stash[_HOME])


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Note a failure: its traceback keeps objects alive that are then no leak."""
    report = yield
    item.stash[_FAILED] = item.stash.get(_FAILED, False) or report.failed
    return report


@pytest.fixture(autouse=True)
def no_unexpected_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail on a record at WARNING or above; `expects_log("regex")` allows it, and then wants it."""
    expected = [mark.args[0] for mark in request.node.iter_markers("expects_log")]
    catcher = logs.WarningCatcher()
    logging.getLogger().addHandler(catcher)
    yield
    logging.getLogger().removeHandler(catcher)
    complaints = catcher.complaints(expected)
    if complaints and not request.node.stash.get(_FAILED, False):
        pytest.fail("log records:\n" + "\n".join(complaints), pytrace=False)


@pytest.fixture(autouse=True)
def own_language() -> None:
    """What is printed is in the language of the test, not of the one before."""
    speech.speak(speech.system_language)


@pytest.fixture(autouse=True)
def loopback_alone() -> Iterator[None]:
    """Fail where a foreign host was addressed, even if the code took the refusal for a fault."""
    loopback_only.take_refused()
    yield
    refused = loopback_only.take_refused()
    if refused:
        pytest.fail(f"contacted, though not loopback: {', '.join(refused)}", pytrace=False)


@pytest.fixture(autouse=True)
def nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail on windows and threads that outlive the test."""
    before = leaks.Snapshot()
    yield
    left = before.left_behind()
    if left and not request.node.stash.get(_FAILED, False):
        pytest.fail(f"left behind: {', '.join(left)}", pytrace=False)
