"""The journal in trouble, as the rep sees it: unwritable, locked, damaged, newer, a copy."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from offhook.calls.crm_copy import Parked
from offhook.desk.clock import SystemClock
from offhook.desk.folder import DataFolder
from offhook.desk.inbox import Inbox
from offhook.journal.journal import Journal
from offhook.journal.reader import JournalReader
from offhook.sandbox import Sandbox
from support.desk import LEAD_NUMBER, TOKEN, Rep, open_desk
from support.disks import CAN_MOUNT, WHY_NOT, small_disk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")

AT_ONCE = 4.0
"""Seconds in which a rep still knows what they have just dialled."""


@pytest.fixture
def crm() -> Iterator[Sandbox]:
    with Sandbox(token=TOKEN) as sandbox:
        yield sandbox


@pytest.fixture
def data(qtbot: QtBot, tmp_path: Path) -> Path:
    return tmp_path / "data"


@contextmanager
def held_by_another_program(journal: Path) -> Iterator[None]:
    """A backup program, say: a process of its own with an exclusive lock."""
    code = (
        "import sqlite3, sys\n"
        "other = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "other.execute('BEGIN EXCLUSIVE')\n"
        "print('held', flush=True)\n"
        "sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(journal)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdin is not None
        assert other.stdout.readline() == "held\n"
        try:
            yield
        finally:
            other.stdin.close()
            other.wait(10)


def dial_in_vain(rep: Rep, reason: str) -> None:
    """Dial; told at once that it is not saved, with what has to go on paper. It is not shown as a
    call, and stays where it was typed."""
    rep.type("4182579084")
    now = rep.desk.program.now().wall
    rep.press("Return")
    assert rep.window.dial_pane.dial.text() == "Saving…"
    rep.wait_until(lambda: reason in rep.notice(), AT_ONCE)
    assert f"call to (418) 257-9084, {now:%H:%M}" in rep.notice()
    assert "Write it on paper" in rep.notice()
    assert rep.window.shown_call() == ""
    assert rep.window.book.open_entries() == []
    assert rep.window.dial_pane.text() == "(418) 257-9084"


def wait_saved(rep: Rep, crm: Sandbox) -> None:
    """The notice goes; the call is there, in the CRM once, with the time of the key press."""
    rep.wait_until(rep.window.shown_call)
    rep.wait_until(lambda: rep.notice() == "")
    rep.wait_synced()
    (log,) = crm.call_logs()
    assert log.to == LEAD_NUMBER
    assert log.start_at == rep.shown().call.start_at.isoformat()


# The disk


@pytest.mark.skipif(not CAN_MOUNT, reason=WHY_NOT)
def test_a_full_disk(crm: Sandbox, data: Path) -> None:
    with small_disk(data) as disk, open_desk(crm, data) as rep:
        disk.fill()
        rep.wait_until(lambda: rep.window.isActiveWindow())
        dial_in_vain(rep, "Not saved")
        rep.press("Return")  # impatience makes no second call
        pressed = rep.desk.program.now().wall
        disk.make_room()
        wait_saved(rep, crm)
        assert rep.shown().call.start_at <= pressed
        # Hanging up is no different.
        disk.fill()
        rep.click(rep.window.call_pane.hang_up)
        rep.wait_until(lambda: "end of the call with" in rep.notice(), AT_ONCE)
        assert "(418) 257-9084" in rep.notice()
        assert rep.shown().call.is_open
        disk.make_room()
        rep.wait_ended()
        rep.wait_synced()
        assert crm.call_logs()[0].is_complete


def test_a_journal_that_a_backup_holds(crm: Sandbox, data: Path) -> None:
    with open_desk(crm, data) as rep:
        with held_by_another_program(DataFolder(data).journal):
            dial_in_vain(rep, "Perhaps a backup is holding it")
        wait_saved(rep, crm)


def test_a_quit_before_anybody_was_told_that_the_journal_is_held(crm: Sandbox, data: Path) -> None:
    """A press of a key, and the program ends at once: it is in no journal, and no longer lost."""
    with open_desk(crm, data) as rep, held_by_another_program(DataFolder(data).journal):
        rep.type("4182579084")
        rep.press("Return")
        rep.wait_until(lambda: rep.window.dial_pane.dial.text() == "Saving…")
        rep.desk.close()
        assert rep.notice() == ""
        assert len(Inbox(DataFolder(data).inbox, SystemClock()).pending()) == 1
    with open_desk(crm, data) as rep:
        rep.wait_until(rep.window.shown_call)
        rep.wait_synced()
        assert [log.to for log in crm.call_logs()] == [LEAD_NUMBER]
    assert Inbox(DataFolder(data).inbox, SystemClock()).pending() == []


@pytest.mark.skipif(not CAN_MOUNT, reason=WHY_NOT)
def test_the_rep_does_without(crm: Sandbox, data: Path) -> None:
    """What is on paper must not come back by itself."""
    with small_disk(data) as disk, open_desk(crm, data) as rep:
        disk.fill()
        dial_in_vain(rep, "Not saved")
        rep.answer("I have written it down")
        rep.wait_until(lambda: rep.window.dial_pane.dial.text() == "Dial")
        assert rep.window.dial_pane.text() == "(418) 257-9084"
        assert "could not be saved" in rep.notice()
        disk.make_room()
        rep.press("Return")
        wait_saved(rep, crm)
        with JournalReader(DataFolder(data).journal) as reader:
            assert len(reader.entries()) == 1


# Damaged


def test_a_damaged_journal(crm: Sandbox, data: Path) -> None:
    with open_desk(crm, data) as rep:
        rep.dial("4182579084")
        rep.wait_synced()
    journal = DataFolder(data).journal
    with journal.open("r+b") as file:
        file.write(b"\xff" * 4096)
    with open_desk(crm, data) as rep:
        rep.wait_until(lambda: "file was damaged. 1 call could be kept" in rep.notice())
        assert ".damaged-" in rep.notice()
        rep.wait_until(rep.window.shown_call)
        rep.wait_until(rep.window.call_pane.question.isVisible)
    # It stands until it was read.
    with open_desk(crm, data) as rep:
        rep.wait_until(lambda: "was damaged" in rep.notice())
        rep.answer("I have read it")
        rep.wait_until(rep.window.shown_call)
        rep.answer("Yes, still talking")
        rep.click(rep.window.call_pane.hang_up)
        rep.wait_ended()
        rep.wait_synced()
        (log,) = crm.call_logs()
        assert log.is_complete
    with open_desk(crm, data) as rep:
        rep.wait_until(lambda: len(rep.window.book.of_day(rep.desk.program.now().wall.date())) == 1)
        assert rep.notice() == ""


def test_a_journal_that_is_damaged_while_it_runs(crm: Sandbox, data: Path) -> None:
    with open_desk(crm, data) as rep:
        rep.dial("4182579084")
        rep.wait_synced()
        journal = DataFolder(data).journal

        def damage(own: Journal) -> None:
            own.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            own.connection.execute("PRAGMA shrink_memory")
            with journal.open("r+b") as file:
                file.write(b"\xff" * 4096)

        # On its own thread: whatever else it does between the two would be remembered.
        rep.desk.program.keeping.journal.run(damage).result(5)
        rep.click(rep.window.call_pane.hang_up)
        rep.wait_ended()
        rep.wait_until(lambda: "was damaged" in rep.notice())
        rep.wait_until(lambda: crm.call_logs()[0].is_complete)
        rep.wait_synced()
        assert len(crm.call_logs()) == 1


# Newer


def test_a_newer_journal_keeps_nothing_and_says_so(crm: Sandbox, data: Path) -> None:
    folder = DataFolder(data).create()
    Journal(folder.journal).close()
    newer = sqlite3.connect(folder.journal)
    newer.execute("PRAGMA user_version=99")
    newer.close()
    before = folder.journal.read_bytes()
    with open_desk(crm, data, online=False) as rep:
        rep.wait_until(lambda: "A newer Offhook" in rep.notice())
        rep.type("4182579084")
        rep.press("Return")
        rep.wait_until(lambda: rep.window.dial_pane.dial.text() == "Dial")
        assert "No call is kept here now" in rep.notice()
        assert rep.window.shown_call() == ""
    assert folder.journal.read_bytes() == before


# What a phone told cannot be read


def test_what_a_phone_told_unreadably_is_told_of(crm: Sandbox, data: Path) -> None:
    inbox = DataFolder(data).inbox

    def damaged(name: str) -> None:
        inbox.mkdir(exist_ok=True)
        (inbox / f"{name}.json").write_bytes(b"?")

    with open_desk(crm, data) as rep:
        damaged("one")
        rep.wait_until(lambda: rep.notice().startswith("1 message from a phone"))
        assert str(inbox / "unreadable") in rep.notice()
        rep.answer("I have read it")
        rep.wait_until(lambda: rep.notice() == "")
        damaged("two")
        rep.wait_until(lambda: rep.notice().startswith("2 messages from a phone"))
    with open_desk(crm, data) as rep:
        rep.wait_until(lambda: rep.notice().startswith("2 messages from a phone"))
        for file in (inbox / "unreadable").iterdir():
            file.unlink()
        rep.wait_until(lambda: rep.notice() == "")


# Copied


def test_a_copied_journal_asks_and_sends_nothing(crm: Sandbox, data: Path) -> None:
    with open_desk(crm, data) as rep:
        crm.offline(True)
        first = rep.dial("4182579084").call.id
        rep.click(rep.window.call_pane.hang_up)
        rep.wait_ended()
    shutil.copytree(data, data.with_name("copy"), ignore=shutil.ignore_patterns("lock"))
    crm.offline(False)

    copy = data.with_name("copy")
    with open_desk(crm, copy, online=False) as rep:
        rep.wait_until(lambda: "are a copy from another folder" in rep.notice())
        rep.wait_until(lambda: rep.pill() == "Not sending")
        second = rep.dial("5145550142").call.id  # work goes on meanwhile
        rep.click(rep.window.call_pane.hang_up)
        rep.wait_ended()
        assert "are a copy from another folder" in rep.notice()
        rep.window.activateWindow()
        rep.answer("Only look")
        rep.wait_until(lambda: rep.notice() == "")
    with open_desk(crm, copy, online=False) as rep:
        rep.wait_until(lambda: rep.pill() == "Not sending")
        assert rep.notice() == ""
        assert {each.method for each in crm.requests()} == {"GET"}  # it may read, and sends nothing
        rep.click(rep.window.header.pill)
        rep.answer("Send from here; the other no longer does")
        rep.wait_online()
        rep.wait_until(lambda: len(crm.call_logs()) == 1)
        rep.wait_until(lambda: rep.pill() == "1 call needs you")
        assert rep.notice() == ""
        with JournalReader(DataFolder(copy).journal) as reader:
            assert reader.entry(first).copy.parked is Parked.UNDECIDED
            rep.wait_until(lambda: reader.entry(second).copy.crm_id == crm.call_logs()[0].id)
    # The first one is not the one that sends any more.
    with open_desk(crm, data, online=False) as rep:
        rep.wait_until(lambda: rep.pill() == "Not sending")
        assert len(crm.call_logs()) == 1


@pytest.mark.skipif(not CAN_MOUNT, reason=WHY_NOT)
def test_an_answer_that_a_full_disk_does_not_take_is_asked_for_again(
    crm: Sandbox, data: Path
) -> None:
    crm.offline(True)
    with open_desk(crm, data, online=False) as rep:
        rep.dial("4182579084")
        rep.click(rep.window.call_pane.hang_up)
        rep.wait_ended()
    crm.offline(False)
    copy = data.with_name("copy")
    with small_disk(copy) as disk:
        ignored = shutil.ignore_patterns("lock")
        shutil.copytree(data, copy, ignore=ignored, dirs_exist_ok=True)
        with open_desk(crm, copy, online=False) as rep:
            question = "are a copy from another folder"
            for answer in ("Only look", "Send from here; the other no longer does"):
                rep.wait_until(lambda: question in rep.notice())
                disk.fill()
                rep.answer(answer)
                rep.wait_until(lambda: "answer could not be saved" in rep.notice())
                disk.make_room()
                rep.wait_until(lambda: rep.pill() == "Not sending")
                rep.click(rep.window.header.pill)
                assert question in rep.notice()
            rep.answer("Send from here; the other no longer does")
            rep.wait_until(lambda: rep.pill() == "1 call needs you")
            assert rep.notice() == ""
            rep.click(rep.window.header.pill)
            assert question not in rep.notice()
