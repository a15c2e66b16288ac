"""A journal that may be a copy sends nothing; after the answer, nothing is sent twice."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from offhook.calls.call import Direction
from offhook.calls.copying import Result
from offhook.calls.crm_copy import Entry, Outcome, Parked, Posted, SyncState
from offhook.calls.deriving import sync_state
from offhook.calls.events import Began
from offhook.calls.switchboard import Switchboard
from offhook.desk.clock import SystemClock
from offhook.desk.folder import DataFolder
from offhook.desk.lock import JournalLock
from offhook.desk.marks import Mark, Marks
from offhook.desk.place import Place, place_of
from offhook.journal.errors import JournalHeld
from offhook.journal.own import OwnJournal
from offhook.journal.provenance import PLACE, SHARED, Doubt, hold_of
from offhook.journal.reader import JournalReader
from support.calls import RULES, make_event
from support.disks import CAN_MOUNT, WHY_NOT, seen_elsewhere
from support.dying import run

STORED = Result(Outcome.ACKNOWLEDGED, 201, crm_id=7)
Open = Callable[..., OwnJournal]


@pytest.fixture
def marks(tmp_path: Path) -> Marks:
    return Marks(tmp_path / "state")


@pytest.fixture
def at_desk(tmp_path: Path, marks: Marks) -> Open:
    def open_own(folder: str = "data", machine: str = "") -> OwnJournal:
        path = tmp_path / folder / "journal.sqlite3"
        path.parent.mkdir(exist_ok=True)
        path.touch(0o600)
        here = place_of(path)
        if not machine:
            return OwnJournal(path, marks, here)
        # Another computer has another state folder, too.
        return OwnJournal(path, Marks(tmp_path / machine), replace(here, machine=machine))

    return open_own


def dial(journal: OwnJournal) -> Entry:
    """A call begins now."""
    event = make_event(
        Began, SystemClock().now(), direction=Direction.OUTGOING, number="4182579084"
    )
    entry = journal.record(event, Switchboard(RULES)).entry
    assert entry is not None
    return entry


def send(journal: OwnJournal, entry: Entry, result: Result = STORED) -> None:
    """Its next request."""
    begun = journal.begin(entry.call.id, SystemClock().now(), 120)
    assert begun is not None
    journal.finish(begun[0], result, SystemClock().now())


def copy(tmp_path: Path, before: str, after: str) -> None:
    """As a rep copies a folder."""
    shutil.rmtree(tmp_path / after, ignore_errors=True)
    shutil.copytree(tmp_path / before, tmp_path / after)


def check_held(journal: OwnJournal, doubt: Doubt) -> None:
    """Nothing leaves, and it says why; to a reader, too."""
    assert journal.hold is not None
    assert journal.hold.doubt is doubt
    entry = dial(journal)
    with pytest.raises(JournalHeld):
        journal.begin(entry.call.id, SystemClock().now(), 120)
    with JournalReader(journal.path) as reader:
        held = hold_of(reader)
        assert held is not None
        assert held.doubt is doubt
    assert journal.attempts(entry.call.id) == []


def test_the_same_journal_is_never_held(at_desk: Open) -> None:
    for _ in range(3):
        journal = at_desk()
        assert journal.hold is None
        send(journal, dial(journal))
        journal.close()


def test_one_of_another_computer(at_desk: Open) -> None:
    journal = at_desk()
    there, waiting, unconfirmed = dial(journal), dial(journal), dial(journal)
    send(journal, there)
    send(journal, unconfirmed, Result(Outcome.UNCONFIRMED))
    journal.close()

    journal = at_desk(machine="laptop")
    check_held(journal, Doubt.OTHER_COMPUTER)
    new = dial(journal)
    changed = {entry.call.id for entry in journal.go_on()}
    # The other computer may have sent what was waiting. What began here it does not know.
    assert changed == {waiting.call.id, unconfirmed.call.id}
    for call_id in changed:
        copied = journal.entry(call_id).copy
        assert (copied.posted, copied.parked) == (Posted.UNCONFIRMED, Parked.UNDECIDED)
        assert journal.begin(call_id, SystemClock().now(), 0) is None
    assert journal.entry(there.call.id).copy.posted is Posted.STORED
    send(journal, new, replace(STORED, crm_id=8))
    assert sync_state(journal.entry(new.call.id)) is SyncState.SYNCED
    journal.close()
    journal = at_desk(machine="laptop")
    assert journal.hold is None
    journal.close()
    journal = at_desk()
    check_held(journal, Doubt.OTHER_COMPUTER)
    journal.close()


def test_only_looking_is_remembered_and_sends_nothing(at_desk: Open) -> None:
    at_desk().close()
    for looking in (False, True, True):
        journal = at_desk(machine="laptop")
        check_held(journal, Doubt.OTHER_COMPUTER)
        assert journal.hold is not None
        assert journal.hold.looking is looking
        journal.only_look()
        journal.close()
    # Whoever looked does not keep the first one from sending.
    journal = at_desk()
    assert journal.hold is None
    send(journal, dial(journal))
    journal.close()


def test_a_copy_in_another_folder(at_desk: Open, tmp_path: Path) -> None:
    journal = at_desk()
    waiting = dial(journal)
    journal.close()
    copy(tmp_path, "data", "copy")
    journal = at_desk("copy")
    check_held(journal, Doubt.COPY)
    assert [entry.call.id for entry in journal.go_on()] == [waiting.call.id]
    send(journal, dial(journal))
    journal.close()
    # Of the two it is the copy that sends now.
    journal = at_desk()
    check_held(journal, Doubt.COPY)
    journal.close()
    journal = at_desk("copy")
    assert journal.hold is None
    journal.close()


def test_a_folder_that_was_renamed(at_desk: Open, tmp_path: Path) -> None:
    journal = at_desk()
    send(journal, dial(journal))
    journal.close()
    (tmp_path / "data").rename(tmp_path / "moved")
    for _ in range(2):
        journal = at_desk("moved")
        assert journal.hold is None
        send(journal, dial(journal))
        journal.close()


def test_a_backup_that_is_put_back(at_desk: Open, tmp_path: Path) -> None:
    journal = at_desk()
    send(journal, dial(journal))
    waiting = dial(journal)
    journal.close()
    copy(tmp_path, "data", "backup")
    journal = at_desk()
    send(journal, waiting)
    send(journal, dial(journal))
    journal.close()
    copy(tmp_path, "backup", "data")

    journal = at_desk()
    check_held(journal, Doubt.OLD_COPY)
    assert [entry.call.id for entry in journal.go_on()] == [waiting.call.id]
    send(journal, dial(journal))
    journal.close()
    journal = at_desk()
    assert journal.hold is None
    journal.close()


def test_a_backup_of_after_the_last_sending(at_desk: Open, tmp_path: Path) -> None:
    journal = at_desk()
    send(journal, dial(journal))
    journal.close()
    copy(tmp_path, "data", "backup")
    copy(tmp_path, "backup", "data")
    journal = at_desk()
    assert journal.hold is None
    journal.close()


def test_a_synchronised_folder_is_asked_about_once(at_desk: Open, tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    journal = at_desk("Dropbox")
    check_held(journal, Doubt.SYNCHRONISED)
    waiting = dial(journal)
    assert journal.go_on() == []  # nobody says that there is another
    send(journal, waiting)
    assert journal.recall(SHARED) == "synchronised"
    journal.close()
    journal = at_desk("Dropbox")
    assert journal.hold is None
    journal.close()


def test_cut_off_in_the_middle_of_the_answer(at_desk: Open) -> None:
    journal = at_desk()
    waiting = dial(journal)
    journal.close()
    journal = at_desk(machine="laptop")
    place = journal.recall(PLACE)
    journal.go_on()
    # Of several commits only the first was done: what may have been sent is asked about already.
    assert place is not None
    journal.remember(PLACE, place)
    journal.close()
    journal = at_desk(machine="laptop")
    check_held(journal, Doubt.OTHER_COMPUTER)
    assert journal.entry(waiting.call.id).copy.parked is Parked.UNDECIDED
    journal.close()


def test_without_a_state_folder_calls_are_sent_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("in the way")
    journal = OwnJournal(tmp_path / "journal.sqlite3", Marks(tmp_path / "state"))
    send(journal, dial(journal))
    journal.close()


def test_marks(tmp_path: Path) -> None:
    marks = Marks(tmp_path / "state")
    here = Place("m", str(tmp_path), 1, 2)
    assert marks.read("a") is None
    assert marks.read_for(tmp_path) is None
    marks.write("a", Mark(3, here))
    marks.write("b", Mark(2, replace(here, folder="/elsewhere")))
    assert marks.read("a") == Mark(3, here) == marks.read_for(tmp_path)
    (tmp_path / "state" / "journals" / "a.json").write_text("[]")
    assert marks.read("a") is None


def test_places(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    here = place_of(file)
    assert here.is_same(replace(here, device=0, inode=0))
    assert here.is_same(replace(here, folder="/renamed"))
    assert not here.is_same(replace(here, folder="/copy", inode=0))
    assert not here.is_same(replace(here, machine="other"))


# One owner


def locked_by_another(folder: Path) -> bool:
    """Whether a process that comes by this path may own the journal."""
    ran = run(f"""
        from pathlib import Path
        from offhook.desk.folder import DataFolder
        from offhook.desk.lock import JournalLock
        lock = JournalLock(DataFolder(Path({str(folder)!r})).lock)
        print(lock.acquire())
    """)
    assert ran.stderr == ""
    return ran.stdout == "False\n"


def test_one_folder_by_two_paths_has_one_owner(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "data").create()
    link = tmp_path / "link"
    link.symlink_to(folder.path)
    lock = JournalLock(folder.lock)
    assert lock.acquire()
    assert locked_by_another(link)
    lock.release()
    assert not locked_by_another(link)


@pytest.mark.skipif(not CAN_MOUNT, reason=WHY_NOT)
def test_one_folder_by_two_mounts_has_one_owner(at_desk: Open, tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "data").create()
    lock = JournalLock(folder.lock)
    assert lock.acquire()
    at_desk().close()
    with seen_elsewhere(folder.path, tmp_path / "again") as again:
        assert again.resolve() != folder.path
        assert locked_by_another(again)
        journal = at_desk("again")
        assert journal.hold is None  # the very same file
        journal.close()
    lock.release()
    assert subprocess.run(["mountpoint", "-q", again], check=False).returncode != 0
