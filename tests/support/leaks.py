"""What a test must not leave behind: windows, and threads that keep a program from ending."""

from __future__ import annotations

import gc
import threading
import time
from collections import Counter

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

_THREAD_GRACE = 2.0
"""Seconds that a thread which is about to end may take."""


class Snapshot:
    """The windows and threads that existed before a test."""

    def __init__(self) -> None:
        self._windows = {_address(window) for window in _windows()}
        self._threads = set(threading.enumerate())

    def left_behind(self) -> list[str]:
        """Name what is there now and was not before; the windows among it are closed."""
        return [*self._left_windows(), *self._left_threads()]

    def _left_windows(self) -> list[str]:
        if not self._new_windows():
            return []
        gc.collect()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        left = self._new_windows()
        names = [f"window {type(window).__name__} {window.objectName()!r}" for window in left]
        for window in left:
            window.close()
            window.deleteLater()
        return names

    def _new_windows(self) -> list[QWidget]:
        return [window for window in _windows() if _address(window) not in self._windows]

    def _left_threads(self) -> list[str]:
        new = [
            thread
            for thread in threading.enumerate()
            if thread not in self._threads and not thread.daemon
        ]
        deadline = time.monotonic() + _THREAD_GRACE
        for thread in new:
            thread.join(max(0.0, deadline - time.monotonic()))
        return [f"thread {thread.name!r}" for thread in new if thread.is_alive()]


def _windows() -> list[QWidget]:
    """Windows that no other widget owns, tool tips aside, which Qt keeps for itself."""
    if not isinstance(QApplication.instance(), QApplication):
        return []
    return [
        window
        for window in QApplication.topLevelWidgets()
        if window.parent() is None and window.metaObject().className() != "QTipLabel"
    ]


def _address(window: QWidget) -> int:
    """The C++ object, which outlives its Python wrapper, and the other way round."""
    return int(shiboken6.getCppPointer(window)[0])


def kept_by_python() -> Counter[str]:
    """The kinds of Qt objects that live for as long as Python wants, each with its number."""
    return Counter(
        type(each).__qualname__
        for each in gc.get_objects()
        if isinstance(each, QObject)
        and shiboken6.isValid(each)
        and shiboken6.ownedByPython(each)
        and each.parent() is None
    )
