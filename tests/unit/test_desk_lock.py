"""One process owns a journal, and a killed one no longer does."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from offhook.desk.lock import JournalLock

GUI = Path(__file__).parents[2] / "gui"
WAIT = 10  # seconds


def test_second_process_does_not_get_it(tmp_path: Path) -> None:
    with _owner(tmp_path / "lock"):
        lock = JournalLock(tmp_path / "lock")
        assert not lock.acquire()
        assert not lock.held
        assert lock.held_by_another()


def test_killed_owner_leaves_it_free(tmp_path: Path) -> None:
    with _owner(tmp_path / "lock") as owner:
        owner.kill()
        owner.wait(WAIT)
        lock = JournalLock(tmp_path / "lock")
        assert not lock.held_by_another()
        assert lock.acquire()
        lock.release()


def test_second_window_in_one_process_does_not_get_it(tmp_path: Path) -> None:
    first, second = JournalLock(tmp_path / "lock"), JournalLock(tmp_path / "lock")
    assert first.acquire()
    assert first.acquire()
    assert not first.held_by_another()
    assert not second.acquire()
    first.release()
    first.release()
    assert second.acquire()
    second.release()


def test_it_belongs_to_the_process_not_to_the_thread(tmp_path: Path) -> None:
    lock = JournalLock(tmp_path / "lock")
    taker = threading.Thread(target=lock.acquire)
    taker.start()
    taker.join(WAIT)
    assert lock.held
    assert JournalLock(tmp_path / "lock").held_by_another()
    lock.release()
    assert not JournalLock(tmp_path / "lock").held_by_another()


def test_asking_makes_no_file(tmp_path: Path) -> None:
    assert not JournalLock(tmp_path / "none" / "lock").held_by_another()
    assert not list(tmp_path.iterdir())


@contextmanager
def _owner(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lock."""
    program = f"""
import sys
sys.path.insert(0, {str(GUI)!r})
from pathlib import Path
from offhook.desk.lock import JournalLock
lock = JournalLock(Path({str(path)!r}))
print(lock.acquire(), flush=True)
sys.stdin.read()
"""
    child = subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert child.stdout is not None
        assert child.stdout.readline() == "True\n"
        yield child
    finally:
        child.kill()
        child.communicate(timeout=WAIT)
