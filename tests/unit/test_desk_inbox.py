"""Nothing said is lost: the inbox of call events."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from offhook.desk.inbox import Inbox
from support.clocks import FakeClock

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
GUI = Path(__file__).parents[2] / "gui"
GOOD = {
    "version": 1,
    "event_id": "7a0e7b9e-2b1c-4b3e-8f6a-0123456789ab",
    "wall": "2026-03-02T09:00:00+00:00",
    "steady_ns": 1,
    "boot_id": "b",
    "payload": {},
}


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(START)


@pytest.fixture
def inbox(tmp_path: Path, clock: FakeClock) -> Inbox:
    return Inbox(tmp_path / "data" / "inbox", clock)


def _say(inbox: Inbox, *words: str) -> None:
    for word in words:
        inbox.put(str(uuid.uuid4()), {"verb": word})


def _words(inbox: Inbox) -> list[str]:
    return [item.payload["verb"] for item in inbox.pending()]


def test_what_is_put_is_pending_until_removed(inbox: Inbox, clock: FakeClock) -> None:
    assert inbox.pending() == []
    event_id = str(uuid.uuid4())
    payload = {"verb": "note", "text": "Rappeler à 14 h\n– été"}
    path = inbox.put(event_id, payload)
    (item,) = inbox.pending()
    assert (item.path, item.event_id, item.at, item.payload) == (
        path,
        event_id,
        clock.now(),
        payload,
    )
    inbox.remove(item)
    inbox.remove(item)
    assert inbox.pending() == []


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX modes")
def test_only_this_user_can_read_it(inbox: Inbox) -> None:
    path = inbox.put(str(uuid.uuid4()), {})
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(inbox.folder.stat().st_mode) == 0o700


def test_the_moment_can_be_that_of_the_key_press(inbox: Inbox, clock: FakeClock) -> None:
    pressed = clock.now()
    clock.advance(3)
    inbox.put(str(uuid.uuid4()), {}, at=pressed)
    assert inbox.pending()[0].at == pressed


def test_steady_clock_orders_one_boot_whatever_the_wall_clock_did(
    inbox: Inbox, clock: FakeClock
) -> None:
    _say(inbox, "dial")
    clock.advance(0.001)
    _say(inbox, "answered")
    clock.advance(60)
    clock.set_wall(START - timedelta(hours=2))
    _say(inbox, "hangup")
    assert _words(inbox) == ["dial", "answered", "hangup"]


def test_running_boot_comes_last_and_boots_do_not_mix(inbox: Inbox, clock: FakeClock) -> None:
    clock.advance(1_000)
    _say(inbox, "first boot")
    clock.reboot()
    _say(inbox, "second boot")
    clock.reboot()
    clock.set_wall(START - timedelta(days=400))  # a flat clock battery
    _say(inbox, "this boot")
    clock.set_wall(START + timedelta(days=1))
    clock.advance(1)
    _say(inbox, "this boot, clock set right")
    assert _words(inbox) == ["first boot", "second boot", "this boot", "this boot, clock set right"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"{}",
        json.dumps(GOOD | {"event_id": "no uuid"}).encode(),
        json.dumps(GOOD | {"event_id": 5}).encode(),
        json.dumps(GOOD | {"steady_ns": float("inf")}).encode(),
        json.dumps(GOOD | {"wall": "2026-03-02T09:00:00"}).encode(),
        json.dumps(GOOD | {"payload": []}).encode(),
        b"[" * 100_000,
    ],
)
def test_unreadable_file_is_put_aside_and_blocks_no_other(
    inbox: Inbox, clock: FakeClock, data: bytes
) -> None:
    _say(inbox, "dial")
    damaged = inbox.folder / "00000000000-damaged.json"
    damaged.write_bytes(data)
    clock.advance(1)
    _say(inbox, "hangup")
    assert _words(inbox) == ["dial", "hangup"]
    (aside,) = inbox.unreadable()
    assert aside.read_bytes() == data
    assert not damaged.exists()


def test_file_of_a_newer_version_is_kept(inbox: Inbox) -> None:
    path = inbox.put(str(uuid.uuid4()), {"verb": "dial"})
    path.write_text(json.dumps(json.loads(path.read_text()) | {"version": 2}))
    assert inbox.pending() == []
    assert len(inbox.unreadable()) == 1


def test_file_that_cannot_be_put_aside_blocks_no_other(inbox: Inbox) -> None:
    _say(inbox, "dial")
    damaged = inbox.folder / "damaged.json"
    damaged.write_bytes(b"?")
    (inbox.folder / "unreadable").write_text("a file where the folder should be")
    assert _words(inbox) == ["dial"]
    assert inbox.unreadable() == [damaged]


def test_leftover_of_a_killed_writer_is_ignored_and_swept_after_an_hour(
    inbox: Inbox, clock: FakeClock
) -> None:
    _say(inbox, "dial")
    leftover = inbox.folder / ".abc.tmp"
    leftover.write_bytes(b'{"version"')
    long_ago = (START - timedelta(days=400)).timestamp()
    os.utime(leftover, (long_ago, long_ago))  # by the clock of a network drive; it is just written
    assert _words(inbox) == ["dial"]
    clock.set_wall(START + timedelta(days=400))
    assert _words(inbox) == ["dial"]
    assert leftover.exists()
    clock.advance(3601)
    assert _words(inbox) == ["dial"]
    assert not leftover.exists()
    assert inbox.unreadable() == []


def test_what_is_no_uuid_or_no_json_is_refused(inbox: Inbox) -> None:
    with pytest.raises(ValueError):
        inbox.put("../../etc", {})
    with pytest.raises(ValueError):
        inbox.put(str(uuid.uuid4()), {"duration": float("nan")})
    assert inbox.pending() == []


def test_many_processes_put_at_once(inbox: Inbox) -> None:
    program = f"""
import sys, uuid
sys.path.insert(0, {str(GUI)!r})
from pathlib import Path
from offhook.desk.clock import SystemClock
from offhook.desk.inbox import Inbox
inbox = Inbox(Path({str(inbox.folder)!r}), SystemClock())
for number in range(20):
    inbox.put(str(uuid.uuid4()), {{"verb": number}})
"""
    writers = [subprocess.Popen([sys.executable, "-c", program]) for _ in range(3)]
    assert [writer.wait(20) for writer in writers] == [0, 0, 0]
    items = inbox.pending()
    assert len({item.event_id for item in items}) == 60
    assert [item.at.steady_ns for item in items] == sorted(item.at.steady_ns for item in items)


def test_a_writer_killed_at_any_moment_leaves_whole_events_only(inbox: Inbox) -> None:
    program = f"""
import itertools, sys, uuid
sys.path.insert(0, {str(GUI)!r})
from pathlib import Path
from offhook.desk.clock import SystemClock
from offhook.desk.inbox import Inbox
inbox = Inbox(Path({str(inbox.folder)!r}), SystemClock())
for number in itertools.count():
    event_id = str(uuid.uuid4())
    inbox.put(event_id, {{"text": "x" * 100_000}})
    print(event_id, flush=True)
"""
    writer = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None
    said = [writer.stdout.readline().strip() for _ in range(5)]
    writer.kill()
    rest, _ = writer.communicate(timeout=10)
    said += rest.split()
    pending = {item.event_id for item in inbox.pending()}
    assert set(said) <= pending
    assert len(pending) - len(said) in (0, 1)
    assert inbox.unreadable() == []


def test_a_file_that_cannot_be_read_at_this_moment_stays_until_it_can(
    inbox: Inbox, clock: FakeClock
) -> None:
    """A virus scanner holds it, or too many files are open: what it tells is not lost."""
    _say(inbox, "dial")
    clock.advance(1)
    _say(inbox, "hangup")
    (first, _) = sorted(inbox.folder.glob("*.json"))
    hidden = inbox.folder / "held"
    first.rename(hidden)
    first.mkdir()  # reading it is an error of the system, for root as well
    assert _words(inbox) == ["hangup"]
    first.rmdir()
    hidden.rename(first)
    assert _words(inbox) == ["dial", "hangup"]
    assert inbox.unreadable() == []


def test_a_file_that_cannot_be_read_for_long_is_told_of(inbox: Inbox, clock: FakeClock) -> None:
    """A hook that ran as another user left it: no virus scanner takes a minute."""
    (inbox.folder / "another-s.json").mkdir(parents=True)
    assert _words(inbox) == []
    clock.advance(30)
    assert _words(inbox) == []
    assert inbox.unreadable() == []
    clock.advance(30)
    assert _words(inbox) == []
    assert inbox.unreadable() == [inbox.folder / "another-s.json"]
    (inbox.folder / "another-s.json").rmdir()
    assert _words(inbox) == []
    assert inbox.unreadable() == []


def test_a_file_that_cannot_be_removed_holds_up_no_other(inbox: Inbox) -> None:
    _say(inbox, "dial")
    (item,) = inbox.pending()
    item.path.unlink()
    item.path.mkdir()
    assert not inbox.remove(item)
    item.path.rmdir()
    assert inbox.remove(item)
