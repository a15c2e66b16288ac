"""Is the end of 100,000 calls as near as their beginning? Beside a bare Qt list in the same run.

    .venv/bin/python tests/bench/history.py [CALLS]

Opens the real window on a journal of 100,000 calls (made first; a minute or two) and measures: from
the key that opens the history to its first page, from a typed letter to its result on the screen,
and how long the GUI thread was away while the list is scrolled from end to end, by pages and by
leaps. A bare ``QListView`` on as many rows of ready-made text is scrolled in the same way.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "gui"))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QStringListModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView

from bench.stalls import Pulse, show
from offhook.calls.call import Direction, Stamp, Status
from offhook.calls.clock import Instant
from offhook.calls.crm_copy import CrmCopy, Entry, Posted, Settled
from offhook.desk.folder import DataFolder
from offhook.desk.settings_file import SettingsFile
from offhook.journal.journal import Journal
from offhook.sandbox import Sandbox
from offhook.ui.history.window import HistoryWindow
from support.calls import make_call
from support.desk import TOKEN, desk_settings, open_desk

FIRST = ["Maxime", "Sarah", "Émilie", "Luc", "Nathalie", "François", "Zoé", "Jean-Philippe"]
LAST = ["Gagnon", "Nguyen", "Bélanger", "Tremblay", "Côté-Tremblay", "Lavoie", "Roy", "O’Neil"]
WORDS = [
    "veut", "le", "Tucson", "gris", "échange", "Elantra", "2019", "rappeler", "jeudi", "après",
    "financement", "wants", "grey", "trade-in", "call", "back", "test", "drive", "lease", "tires",
]  # fmt: skip
TYPED = ("t", "tr", "tremblay", "emilie tucson", "(418) 25", "9", "99", "zzzz", "")
WORST_ALLOWED_MS = 50.0


def make_journal(path: Path, base_url: str, count: int) -> None:
    """Five years of a busy desk: a call every 25 minutes."""
    rng = random.Random(1)
    now = datetime.now().astimezone().replace(microsecond=0)
    journal = Journal(path)
    journal.connection.execute("PRAGMA synchronous=OFF")
    with journal._transaction():
        for place in range(count):
            number = (
                f"+1{rng.choice(['418', '514', '438', '450'])}{rng.randrange(2000000, 9999999)}"
            )
            call = make_call(
                start=Instant(now - timedelta(minutes=25 * (count - place)), 0, "boot"),
                stamp=Stamp(base_url, "77"),
                remote=number,
                remote_text="",
                lead_name=f"{rng.choice(FIRST)} {rng.choice(LAST)}" if rng.random() < 0.8 else "",
                note=" ".join(rng.choices(WORDS, k=12)) if rng.random() < 0.5 else "",
                direction=rng.choice(list(Direction)),
                status=rng.choice([Status.ANSWERED, Status.ATTEMPTED, Status.INTERRUPTED]),
                duration=rng.randrange(900),
            )
            copy = CrmCopy(call.id, posted=Posted.STORED, crm_id=place, settled=Settled.IN_CRM)
            journal._write(Entry(call, copy))
    journal.close()


def wait_until(condition: Callable[[], object], seconds: float = 30) -> float:
    """Let the window live until ``condition``; how long that took, in milliseconds."""
    began = time.perf_counter()
    while not condition():
        if time.perf_counter() - began > seconds:
            raise TimeoutError
        QApplication.processEvents()
        time.sleep(0.001)
    return (time.perf_counter() - began) * 1000


def is_painted(history: HistoryWindow) -> bool:
    """Whether the answer is there and every row in sight has its words."""
    model, table = history.model, history.table
    if model.is_finding or history.filters._typing.isActive():
        return False
    top = table.rowAt(0)
    bottom = table.rowAt(table.viewport().height() - 1)
    last = bottom if bottom >= 0 else model.rowCount() - 1
    return all(model.row(place) is not None for place in range(max(0, top), last + 1))


def scroll(view: QAbstractItemView) -> list[float]:
    """From end to end by leaps, then page by page; the gaps of the event loop."""
    bar = view.verticalScrollBar()
    pulse = Pulse()
    for step in range(101):
        bar.setValue(round(bar.maximum() * step / 100))
        QTest.qWait(15)
    for _ in range(150):
        bar.setValue(bar.value() - bar.pageStep())
        QTest.qWait(15)
    return pulse.stop()


def bare_list(count: int) -> list[float]:
    """The same on Qt's own list with its texts at hand."""
    view = QListView()
    view.setUniformItemSizes(True)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setModel(QStringListModel([f"{place} Maxime Gagnon" for place in range(count)]))
    view.resize(860, 400)
    view.show()
    QTest.qWait(200)
    gaps = scroll(view)
    view.close()
    return gaps


def measure(count: int) -> float:
    """The worst gap while scrolling, in milliseconds."""
    with tempfile.TemporaryDirectory() as name, Sandbox(token=TOKEN) as crm:
        folder = DataFolder(Path(name)).create()
        settings = replace(desk_settings(crm.base_url), keep_months=0)
        SettingsFile(folder.settings).save(settings)
        began = time.perf_counter()
        make_journal(folder.journal, crm.base_url, count)
        size = folder.journal.stat().st_size / 1e6
        print(f"{count} calls made in {time.perf_counter() - began:.0f} s, {size:.0f} MB")
        with open_desk(crm, folder.path, settings=settings) as rep:
            QTest.qWait(1000)
            began = time.perf_counter()
            rep.desk.looking_back.show()
            history = rep.desk.looking_back.window
            assert history is not None
            wait_until(lambda: history.model.rowCount() == count and is_painted(history))
            print(f"{'first page':34} {(time.perf_counter() - began) * 1000:6.0f} ms")
            for typed in TYPED:
                pulse = Pulse()
                history.filters.text.setText(typed)
                took = wait_until(lambda: is_painted(history))
                worst = max(pulse.stop(), default=0.0)
                found = history.model.rowCount()
                print(
                    f"typed {typed!r:28} {took:6.0f} ms  {found:6} found  worst gap {worst:5.1f} ms"
                )
            gaps = scroll(history.table)
    show(f"bare QListView, {count} rows", bare_list(count))
    return show(f"Offhook's history, {count} calls", gaps)


def main() -> int:
    """Measure and print; 1 if the window stood still for longer than it may."""
    app = QApplication(sys.argv[:1])  # kept: the last reference deletes it
    worst = measure(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
    del app
    return int(worst > WORST_ALLOWED_MS)


if __name__ == "__main__":
    sys.exit(main())
