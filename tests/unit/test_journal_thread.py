"""The journal's own thread, and what is left when its process is killed."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from functools import partial
from pathlib import Path

import pytest

import offhook
from offhook.calls.crm_copy import Entry
from offhook.journal.errors import JournalDamaged, JournalError, JournalUnwritable
from offhook.journal.journal import Journal
from offhook.journal.reader import JournalReader
from offhook.journal.thread import JournalThread
from support.calls import make_call

SECONDS = 10.0  # nothing takes longer

WRITER = """
import sys
from pathlib import Path
from offhook.calls.call import Direction
from offhook.calls.events import Began
from offhook.calls.switchboard import Switchboard
from offhook.journal.thread import JournalThread
from support.calls import JOHN, MORNING, RULES, make_event
from support.clocks import FakeClock

clock = FakeClock(MORNING)
thread = JournalThread(Path(sys.argv[1]))
thread.start()
while True:
    event = make_event(Began, clock.now(), direction=Direction.OUTGOING, number=JOHN)
    recorded = thread.run(lambda journal: journal.record(event, Switchboard(RULES))).result()
    begun = thread.run(lambda journal: journal.begin(recorded.entry.call.id, clock.now(), 1))
    print(event.id, begun.result()[0].id, flush=True)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


def test_jobs_wait_for_the_file_and_run_in_order(path: Path) -> None:
    thread = JournalThread(path)
    calls = [make_call(note=str(number)) for number in range(5)]
    futures = [thread.run(partial(Journal.put, call=call)) for call in calls]
    assert not path.exists()
    thread.start()
    entries: list[Entry] = [future.result(SECONDS) for future in futures]
    assert [entry.call for entry in entries] == calls
    name = thread.run(lambda _: threading.current_thread().name).result(SECONDS)
    assert name == "journal"
    assert thread.close(SECONDS)


def test_a_job_s_error_belongs_to_who_asked_and_stops_nothing(path: Path) -> None:
    thread = JournalThread(path)
    thread.start()
    with pytest.raises(KeyError):
        thread.run(lambda journal: journal.entry("x")).result(SECONDS)
    assert thread.run(lambda journal: journal.entries()).result(SECONDS) == []
    assert thread.close(SECONDS)


def test_closing_finishes_what_was_handed_in(path: Path) -> None:
    thread = JournalThread(path)
    thread.start()
    gate = threading.Event()
    thread.run(lambda _: gate.wait(SECONDS))
    future = thread.run(lambda journal: journal.put(make_call()))
    assert thread.close(0.0) is False
    refused = thread.run(lambda journal: journal.put(make_call()))
    with pytest.raises(JournalError, match="closed"):
        refused.result(0)
    gate.set()
    assert thread.close(SECONDS)
    # All is in the file itself: nothing is left in the log.
    assert not path.with_name(path.name + "-wal").exists()
    with JournalReader(path) as reader:
        assert reader.entries() == [future.result(0)]


def test_a_job_that_nobody_wants_any_more(path: Path) -> None:
    thread = JournalThread(path)
    future = thread.run(lambda journal: journal.put(make_call()))
    assert future.cancel()
    thread.start()
    assert thread.run(lambda journal: journal.entries()).result(SECONDS) == []
    assert thread.close(SECONDS)


def test_who_asks_a_damaged_file_learns_so(path: Path) -> None:
    path.write_bytes(b"no database" * 100)
    thread = JournalThread(path)
    thread.start()
    for _ in range(2):
        with pytest.raises(JournalDamaged):
            thread.run(lambda journal: journal.entries()).result(SECONDS)
    assert thread.close(SECONDS)


def test_a_file_that_can_be_opened_after_all(path: Path) -> None:
    folder = path.parent / "later"
    thread = JournalThread(folder / path.name)
    thread.start()
    with pytest.raises(JournalUnwritable):
        thread.run(lambda journal: journal.entries()).result(SECONDS)
    folder.mkdir()
    assert thread.run(lambda journal: journal.entries()).result(SECONDS) == []
    assert thread.close(SECONDS)


def test_a_thread_that_was_never_started_can_be_closed(path: Path) -> None:
    thread = JournalThread(path)
    assert thread.close(SECONDS)


def test_a_file_held_by_a_backup_keeps_nobody_but_its_writer(path: Path) -> None:
    Journal(path).close()
    thread = JournalThread(path)
    thread.start()
    thread.run(lambda journal: journal.entries()).result(SECONDS)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    future = thread.run(lambda journal: journal.put(make_call()))
    assert not future.done()
    holder.execute("COMMIT")
    holder.close()
    entry = future.result(SECONDS)
    with JournalReader(path) as reader:
        assert reader.entries() == [entry]
    assert thread.close(SECONDS)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("told", [1, 7, 40])
def test_killed_in_the_middle_nothing_that_was_reported_is_lost(path: Path, told: int) -> None:
    tests = Path(__file__).parents[1]
    source = Path(offhook.__file__).parents[1]
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)],
        env=os.environ | {"PYTHONPATH": f"{source}{os.pathsep}{tests}"},
        stdout=subprocess.PIPE,
        text=True,
    ) as writer:
        assert writer.stdout is not None
        lines = [writer.stdout.readline() for _ in range(told)]
        os.kill(writer.pid, signal.SIGKILL)
        lines += [line for line in writer.stdout if line.endswith("\n")]
    journal = Journal(path)
    for line in lines:
        event_id, attempt = line.split()
        result = journal.event_result(event_id)
        assert result is not None
        assert result[1] is not None
        assert journal.attempts(result[1])[0].id == int(attempt)
        assert journal.frozen(result[1])
    # At most one more was committed than could be reported.
    assert len(lines) <= len(journal.entries()) <= len(lines) + 1
    assert journal.connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    journal.close()
