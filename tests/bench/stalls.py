"""How long does the window stand still? Measured beside a bare Qt window in the same run.

    .venv/bin/python tests/bench/stalls.py

Plays calls in the real window while the CRM takes 20 s for each answer and another program holds
the journal for 5 s. A timer that should fire every 5 ms says how long the GUI thread was away; a
bare window with one label, changed as often as the call's timer, is measured the same way.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
import threading
import time
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "gui"))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

from offhook.app.program import Program
from offhook.app.start import Desk
from offhook.desk.folder import DataFolder
from offhook.desk.settings import Line, Settings
from offhook.desk.settings_file import SettingsFile
from offhook.sandbox import Sandbox
from offhook.vault import SessionTokens

BEAT_MS = 5
LOCKED_SECONDS = 5.0
ANSWER_SECONDS = 20
TOKEN = "sandbox-token"
WORST_ALLOWED_MS = 50.0


class Pulse(QObject):
    """Counts how late each beat of the event loop is."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(BEAT_MS)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000 - BEAT_MS)
        self._last = now

    def stop(self) -> list[float]:
        """End; the gaps in milliseconds, beyond the 5 that are meant."""
        self._timer.stop()
        return self.gaps[1:]


def bare_window(seconds: float) -> list[float]:
    """The same measurement on a window that does nothing but show the time."""
    window = QMainWindow()
    label = QLabel("00:00")
    window.setCentralWidget(label)
    window.resize(400, 700)
    window.show()
    ticks = QTimer()
    ticks.timeout.connect(lambda: label.setText(f"{time.monotonic():.2f}"))
    ticks.start(250)
    pulse = Pulse()
    QTest.qWait(round(seconds * 1000))
    ticks.stop()
    gaps = pulse.stop()
    window.close()
    return gaps


def offhook_window(app: QApplication) -> tuple[list[float], list[float]]:
    """Gaps from the first paint on, and those while the CRM is slow and the journal locked."""
    with tempfile.TemporaryDirectory() as name, Sandbox(token=TOKEN) as crm:
        folder = DataFolder(Path(name)).create()
        settings = replace(
            Settings(),
            base_url=crm.base_url,
            lines=(Line("Desk", "+15146526793"),),
            user_email="rep@example.com",
            calling_hours="",
            calling_hours_weekend="",
        )
        SettingsFile(folder.settings).save(settings)
        tokens = SessionTokens()
        tokens.store(crm.base_url, TOKEN)
        desk = Desk(app, folder, Program(folder, tokens=tokens))
        desk.open()
        QTest.qWait(50)
        start = Pulse()
        QTest.qWait(3000)
        first = start.stop()
        crm.faults.add("latency", seconds=ANSWER_SECONDS)
        pulse = Pulse()
        _call(desk, "4182579084")
        release = _lock(folder.journal)
        _type_and_dial(desk, "4185550101")
        QTest.qWait(round(LOCKED_SECONDS * 1000))
        release.wait()
        QTest.qWait(ANSWER_SECONDS * 1000 // 2)
        gaps = pulse.stop()
        desk.close()
        return first, gaps


def _call(desk: Desk, number: str) -> None:
    _type_and_dial(desk, number)
    while not desk.window.shown_call():
        QTest.qWait(10)
    QTest.qWait(700)
    desk.window.call_pane.answered.click()
    desk.window.call_pane.note.setPlainText("Wants the grey Tucson.")
    QTest.qWait(1000)
    desk.window.call_pane.hang_up.click()
    QTest.qWait(1500)
    desk.window.show_dial()


def _type_and_dial(desk: Desk, number: str) -> None:
    QTest.keyClicks(desk.window.dial_pane.field.edit, number, delay=20)
    QTest.qWait(700)
    desk.window.dial_pane.dial.click()


def _lock(journal: Path) -> threading.Event:
    """Another program holds the file, as a backup would."""
    released, locked = threading.Event(), threading.Event()

    def hold() -> None:
        connection = sqlite3.connect(journal, isolation_level=None)
        connection.execute("BEGIN IMMEDIATE")
        locked.set()
        time.sleep(LOCKED_SECONDS)
        connection.execute("ROLLBACK")
        connection.close()
        released.set()

    threading.Thread(target=hold, daemon=True).start()
    locked.wait()
    return released


def show(name: str, gaps: list[float]) -> float:
    """Print one row; returns the worst gap."""
    ordered = sorted(gaps)
    worst = ordered[-1]
    p99 = ordered[int(len(ordered) * 0.99)]
    median = ordered[len(ordered) // 2]
    figures = f"median {median:5.1f}  99 % {p99:5.1f}  worst {worst:5.1f} ms"
    print(f"{name:34} beats {len(gaps):5}  {figures}")
    return worst


def main() -> int:
    """Measure and print; 1 if the window stood still for longer than it may."""
    app = QApplication(sys.argv[:1])
    show("bare Qt window, 10 s", bare_window(10))
    first, gaps = offhook_window(app)
    show("Offhook, 3 s after the first paint", first)
    worst = show("Offhook, slow CRM, locked journal", gaps)
    return int(worst > WORST_ALLOWED_MS)


if __name__ == "__main__":
    sys.exit(main())
