"""Qt's objects end on the GUI thread, and what comes after the end finds nobody.

A Qt object that Python owns ends where Python's garbage collector happens to run: on any thread.
One with a timer takes the program down with it, there and then or in the next turn of the event
loop. So a window's objects belong to the window.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from offhook.sandbox import Sandbox
from offhook.ui.history.window import HistoryWindow
from offhook.ui.opening import Dialogs
from support.desk import TOKEN, Rep, open_desk
from support.leaks import kept_by_python

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")

OPENED: tuple[Callable[[Dialogs], None], ...] = (
    Dialogs.show_settings,
    Dialogs.check,
    Dialogs.about,
    Dialogs.log_past,
    Dialogs.show_needs_you,
    Dialogs.show_keys,
    Dialogs.welcome,
)


@contextmanager
def no_collection() -> Iterator[None]:
    """All that is there stays there to be found."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def test_a_closed_desk_leaves_no_qt_object_to_the_garbage_collector(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with no_collection():
        before = kept_by_python()
        open_everything(tmp_path)
        left = kept_by_python() - before
        assert not left, dict(left)


def open_everything(folder: Path) -> None:
    with Sandbox(token=TOKEN) as crm, open_desk(crm, folder / "data") as rep:
        rep.dial("5145550142")
        rep.desk.looking_back.show()
        history = rep.desk.looking_back.window
        assert history is not None
        rep.wait_until(lambda: history.model.rowCount() == 1)
        use_history(rep, history)
        for opened in OPENED:
            opened(rep.window.dialogs)
        rep.window.dialogs.show_ledger(rep.shown())
        QTest.qWait(0)


def use_history(rep: Rep, history: HistoryWindow) -> None:
    """A change of a call that is listed: the list waits a moment before it looks again."""
    rep.window.call_pane.hang_up.click()
    rep.wait_ended()
    rep.wait_until(history.model._later.isActive)


def test_what_comes_after_the_end_finds_nobody(qtbot: QtBot, tmp_path: Path) -> None:
    with Sandbox(token=TOKEN) as crm, open_desk(crm, tmp_path / "data") as rep:
        rep.dial("5145550142")
        entry, status = rep.shown(), rep.desk.program.status
        rep.desk.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        rep.desk.program.bridge.entry_changed.emit(entry)
        rep.desk.program.bridge.status_changed.emit(status)
        rep.window.book.changed.emit()
        QTest.qWait(0)
