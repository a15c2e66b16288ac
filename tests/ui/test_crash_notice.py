"""What breaks in the program is reported once, names nobody, and stops nothing."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from offhook.app.crash import MOST_REPORTS, CrashReports
from offhook.desk.folder import DataFolder
from offhook.ui.window import MainWindow
from support.desk_controller import DeskController

SECRET = "s3cret-t0ken of Marie Tremblay, +1 418 257-9084"


@pytest.fixture
def crashes(qtbot: QtBot, tmp_path: Path) -> Iterator[CrashReports]:
    folder = DataFolder(tmp_path / "data").create()
    folder.log.mkdir()
    reports = CrashReports(folder)
    hooks = sys.excepthook, threading.excepthook
    reports.install()
    yield reports
    reports.remove()
    sys.excepthook, threading.excepthook = hooks


def break_down(depth: int = 0) -> None:
    """An error whose trace differs by ``depth``."""
    if depth:
        break_down(depth - 1)
    raise RuntimeError(SECRET)


def handle(breaking: Callable[[], None]) -> None:
    try:
        breaking()
    except RuntimeError as error:
        sys.excepthook(type(error), error, error.__traceback__)


@pytest.mark.expects_log("an error that nobody expected")
def test_a_report_is_offered_once_and_names_nobody(
    qapp: QApplication, qtbot: QtBot, crashes: CrashReports, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: Path(__file__).parents[2])
    window = MainWindow(DeskController())
    crashes.reported.connect(window.notice.say_broken, Qt.ConnectionType.QueuedConnection)
    window.show()
    for _ in range(3):
        handle(break_down)
    qtbot.waitUntil(lambda: "Something in Offhook broke" in window.notice.text())
    window.notice.buttons()[0].click()
    assert window.notice.text() == ""
    text = qapp.clipboard().text()
    assert "RuntimeError" in text
    assert "~/tests/ui/test_crash_notice.py" in text
    assert str(Path.home()) not in text
    for secret in ("s3cret", "Marie", "257-9084"):
        assert secret not in text
    (written,) = crashes._folder.glob("crash-*.txt")
    assert written.read_text() == text
    window.hide()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.expects_log("an error that nobody expected")
def test_a_thread_that_breaks_is_told_of_in_the_window(qtbot: QtBot, crashes: CrashReports) -> None:
    window = MainWindow(DeskController())
    crashes.reported.connect(window.notice.say_broken, Qt.ConnectionType.QueuedConnection)
    thread = threading.Thread(target=break_down)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: "Something in Offhook broke" in window.notice.text())
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.expects_log("an error that nobody expected")
def test_reports_have_an_end(crashes: CrashReports) -> None:
    for depth in range(MOST_REPORTS + 5):
        handle(lambda depth=depth: break_down(depth))  # type: ignore[misc]
    assert len(list(crashes._folder.glob("crash-*.txt"))) == MOST_REPORTS
