"""A damaged journal: moved aside, and what can be read of it is kept; nothing is sent twice."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from offhook.calls.call import Call, Direction, Place
from offhook.calls.clock import Instant
from offhook.calls.copying import Result
from offhook.calls.crm_copy import CrmCopy, Entry, Outcome, Parked, Posted, Settled, Verb
from offhook.calls.events import Began, Ended
from offhook.calls.switchboard import Switchboard
from offhook.desk.marks import Marks
from offhook.journal.certainty import salvaged
from offhook.journal.history import History, HistoryQuery
from offhook.journal.journal import Journal
from offhook.journal.opening import Opener
from offhook.journal.own import OwnJournal
from offhook.journal.reader import JournalReader
from offhook.journal.salvage import MENDED, Mended, mend
from offhook.journal.schema import open_for_reading
from offhook.journal.thread import JournalThread
from support.calls import MORNING, RULES, make_attempt, make_call, make_event
from support.dying import dies_at

NOW = datetime(2025, 6, 3, 12, 0, tzinfo=MORNING.tzinfo)
LONG = "Il rappelle jeudi pour le pick-up gris. " * 8
Damage = Callable[[Path], None]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    return folder / "journal.sqlite3"


@pytest.fixture
def marks(tmp_path: Path) -> Marks:
    return Marks(tmp_path / "state")


def at(second: int) -> Instant:
    """A moment of that morning."""
    return Instant(MORNING + timedelta(seconds=second), (1000 + second) * 10**9, "boot")


def begin(journal: Journal, second: int) -> Entry:
    """A call begins."""
    event = make_event(Began, at(second), direction=Direction.OUTGOING, number="4182579084")
    entry = journal.record(event, Switchboard(RULES)).entry
    assert entry is not None
    return entry


def send(journal: Journal, call_id: str, second: int, result: Result | None) -> None:
    """The next request of a call, and what came of it."""
    begun = journal.begin(call_id, at(second), 120)
    assert begun is not None
    if result is not None:
        journal.finish(begun[0], result, at(second + 1))


def fill(journal: Journal, calls: int) -> None:
    """Calls that are in the CRM, each with a long note."""
    journal.connection.execute("PRAGMA synchronous=OFF")
    for number in range(calls):
        call = begin(journal, 100 * number).call
        send(journal, call.id, 100 * number, Result(Outcome.ACKNOWLEDGED, 201, crm_id=number + 1))
        ended = make_event(Ended, at(100 * number + 60), call_id=call.id)
        done = journal.record(ended, Switchboard(RULES)).entry
        assert done is not None
        journal.put(replace(done.call, note=LONG))
        send(journal, call.id, 100 * number + 60, Result(Outcome.ACKNOWLEDGED, 200))


def read(path: Path) -> list[Entry]:
    """What the journal holds."""
    with JournalReader(path) as reader:
        return reader.entries()


def overwrite(first: int, count: int, byte: bytes = b"\xff") -> Damage:
    """Pages from the ``first`` on (from 0) are nonsense."""

    def damage(path: Path) -> None:
        with path.open("r+b") as file:
            file.seek(first * 4096)
            file.write(byte * (count * 4096))

    return damage


def halve(path: Path) -> None:
    """A copy that broke off."""
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)


def empty(path: Path) -> None:
    """What some file systems leave after a power cut."""
    path.write_bytes(b"")


def nonsense(path: Path) -> None:
    """Not a database."""
    path.write_bytes(b"not a database" * 1000)


def folder(path: Path) -> None:
    """Somebody made a folder of that name."""
    path.unlink()
    path.mkdir()


def other_tables(path: Path) -> None:
    """Another program's database."""
    path.unlink()
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE call (x)")
    other.close()


# Kept


@pytest.mark.parametrize(
    ("damage", "kept"),
    [
        pytest.param(overwrite(0, 1), 150, id="the first page"),
        pytest.param(overwrite(0, 1, b"\0"), 150, id="the first page blank"),
        pytest.param(overwrite(30, 2), 120, id="two pages in the middle"),
        pytest.param(overwrite(2, 18), 120, id="the roots of all tables"),
        pytest.param(halve, 50, id="the second half gone"),
        pytest.param(empty, 0, id="empty"),
        pytest.param(nonsense, 0, id="no database"),
        pytest.param(folder, 0, id="a folder in its place"),
        pytest.param(other_tables, 0, id="another program's"),
    ],
)
def test_what_can_be_read_is_kept(path: Path, marks: Marks, damage: Damage, kept: int) -> None:
    journal = Opener(marks)(path)
    fill(journal, 150)
    journal.close()
    before = {entry.call.id: entry for entry in read(path)}
    damage(path)
    left = path.read_bytes() if path.is_file() else b""

    journal = Opener(marks)(path)
    told = Mended(**json.loads(journal.recall(MENDED) or "{}"))
    entries = journal.entries()
    assert kept <= len(entries) == told.kept <= 150
    assert {entry.call.id for entry in entries} <= before.keys()
    for entry in entries:
        assert entry.call == replace(before[entry.call.id].call, sources=entry.call.sources)
        # None that was there may be posted again: known to be there, or asked about.
        assert entry.copy.posted in (Posted.STORED, Posted.UNCONFIRMED)
        assert (entry.copy.posted is Posted.STORED) != (entry.copy.parked is Parked.UNDECIDED)
    assert begin(journal, 99_999) in journal.entries()
    journal.close()
    history = History(open_for_reading(path))
    assert len(history.find(HistoryQuery("257-9084"))) == told.kept + 1
    history.close()

    aside = path.with_name(told.aside)
    assert aside.is_dir() or aside.read_bytes() == left
    assert len(read(path)) == told.kept + 1
    names = {file.name for file in path.parent.iterdir()}
    assert not [name for name in names if "new" in name or "raw" in name or "mending" in name]


def test_a_whole_one_is_left_alone(path: Path, marks: Marks) -> None:
    journal = Opener(marks)(path)
    fill(journal, 3)
    journal.close()
    before = read(path)
    journal = Opener(marks)(path)
    assert journal.recall(MENDED) is None
    assert journal.entries() == before
    journal.close()
    assert [file.name for file in path.parent.glob("*damaged*")] == []


def test_what_was_committed_behind_a_damaged_frame_of_the_log(path: Path, marks: Marks) -> None:
    """SQLite would drop it without a word, and take the rest for the whole journal."""
    journal = Opener(marks)(path)
    journal.connection.execute("PRAGMA wal_autocheckpoint=0")
    fill(journal, 40)
    log = path.with_name(path.name + "-wal")
    main, frames = path.read_bytes(), bytearray(log.read_bytes())
    entries = journal.entries()
    journal.close()
    path.write_bytes(main)
    place = 32 + (len(frames) // 2 // 4120) * 4120 + 500
    frames[place : place + 8] = b"\xff" * 8
    log.write_bytes(frames)

    journal = Opener(marks)(path)
    told = Mended(**json.loads(journal.recall(MENDED) or "{}"))
    assert told.kept == 40
    assert [entry.call.id for entry in journal.entries()] == [each.call.id for each in entries]
    assert path.with_name(f"{told.aside}-wal").read_bytes() == bytes(frames)
    journal.close()


def test_a_transaction_that_a_power_cut_tore_is_no_damage(path: Path, marks: Marks) -> None:
    journal = Opener(marks)(path)
    fill(journal, 5)
    log = path.with_name(path.name + "-wal")
    main, frames = path.read_bytes(), bytearray(log.read_bytes())
    journal.close()
    path.write_bytes(main)
    frames[-10:] = b"\xff" * 10
    log.write_bytes(frames)
    journal = Opener(marks)(path)
    assert journal.recall(MENDED) is None
    assert len(journal.entries()) == 5
    journal.close()


def test_an_event_is_not_applied_a_second_time(path: Path, marks: Marks) -> None:
    """Its file in the inbox may still lie there, whether its call could be read or not."""
    journal = Opener(marks)(path)
    events = []
    for number in range(60):
        event = make_event(Began, at(number), direction=Direction.OUTGOING, number="4182579084")
        recorded = journal.record(event, Switchboard(RULES))
        assert recorded.entry is not None
        journal.put(replace(recorded.entry.call, note=LONG))
        events.append(event)
    rows = journal.connection.execute(
        "SELECT rowid, id FROM call ORDER BY seq LIMIT 1 OFFSET 30"
    ).fetchone()
    journal.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    journal.close()
    data = path.read_bytes()
    page = next(
        start
        for start in range(0, len(data), 4096)
        if data[start] == 0x0D and rows["id"].encode() in data[start : start + 4096]
    )
    overwrite(page // 4096, 1)(path)
    journal = Opener(marks)(path)
    kept = journal.entries()
    assert 0 < len(kept) < 60
    for event in events:
        again = journal.record(event, Switchboard(RULES))
        assert again.again
    assert journal.entries() == kept
    assert Mended(**json.loads(journal.recall(MENDED) or "{}")).lost == 60 - len(kept)
    journal.close()


# While the program runs


def test_damage_that_shows_while_it_runs(path: Path, marks: Marks) -> None:
    opened: list[Journal] = []
    thread = JournalThread(path, Opener(marks), opened.append)
    thread.start()

    def move_log_into_file(journal: Journal) -> None:
        journal.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    thread.run(move_log_into_file).result(10)
    first = path.stat().st_size // 4096  # behind the pages of empty tables
    thread.run(lambda journal: fill(journal, 100)).result(10)
    thread.run(move_log_into_file).result(10)
    thread.run(lambda journal: journal.connection.execute("PRAGMA shrink_memory")).result(10)
    overwrite(first + 1, 4)(path)
    thread.run(lambda journal: journal.entries()).result(10)
    entry = thread.run(lambda journal: begin(journal, 50_000)).result(10)
    assert len(opened) == 2
    assert thread.close(5)
    assert read(path)[-1] == entry
    assert len(read(path)) > 50


# Cut off


def test_a_kill_at_any_point_of_the_mending(path: Path, marks: Marks) -> None:
    journal = Opener(marks)(path)
    fill(journal, 60)
    journal.close()
    overwrite(10, 2)(path)
    damaged = path.read_bytes()
    code = f"""
        from pathlib import Path
        from offhook.desk.marks import Marks
        from offhook.journal.opening import Opener
        opener = Opener(Marks(Path({str(path.parents[1] / "state")!r})))
        {{arm}}
        opener(Path({str(path)!r})).close()
    """
    change = 1
    kept = set()
    while True:
        for file in path.parent.iterdir():
            file.unlink()
        path.write_bytes(damaged)
        died = dies_at(change, code)
        journal = Opener(marks)(path)
        kept.add(len(journal.entries()))
        told = Mended(**json.loads(journal.recall(MENDED) or "{}"))
        assert isinstance(journal, OwnJournal)
        assert journal.hold is None
        journal.close()
        assert path.with_name(told.aside).read_bytes() == damaged
        if not died:
            break
        change += 1
    assert change > 5
    assert len(kept) == 1


# Believed


def seen(
    call: Call,
    copy: CrmCopy | None,
    *attempts: tuple[Verb, str, Outcome | None],
    whole: bool = True,
) -> CrmCopy:
    """What is believed of a call after these attempts."""
    made = [
        replace(make_attempt(verb, {}, at=at(1), number=number), target=target, outcome=outcome)
        for number, (verb, target, outcome) in enumerate(attempts, 1)
    ]
    return salvaged(call, copy, made, whole=whole)


CREATED = (Verb.CREATE, "", Outcome.ACKNOWLEDGED)
LOST = (Verb.CREATE, "", Outcome.UNCONFIRMED)
REFUSED = (Verb.CREATE, "", Outcome.NOT_STORED)
OPEN = (Verb.CREATE, "", None)
CALL = make_call(duration=60)


@pytest.mark.parametrize(
    ("copy", "attempts", "whole", "posted", "parked"),
    [
        pytest.param(None, [], True, Posted.NO, None, id="no row and surely no attempt"),
        pytest.param(None, [], False, Posted.UNCONFIRMED, Parked.UNDECIDED, id="nobody knows"),
        pytest.param(None, [LOST], True, Posted.UNCONFIRMED, None, id="looked up"),
        pytest.param(None, [OPEN], True, Posted.UNCONFIRMED, None, id="cut off and looked up"),
        pytest.param(None, [LOST], False, Posted.UNCONFIRMED, Parked.UNDECIDED, id="or a later"),
        pytest.param(None, [REFUSED], True, Posted.NO, None, id="refused"),
        pytest.param(None, [CREATED], True, Posted.UNCONFIRMED, Parked.UNDECIDED, id="id lost"),
        pytest.param(
            None, [CREATED, (Verb.UPDATE, "7", None)], False, Posted.STORED, None, id="id found"
        ),
        pytest.param(
            None,
            [LOST, (Verb.LOOK, "", Outcome.FOUND), (Verb.COMPLETE, "8", None)],
            False,
            Posted.ADOPTED,
            None,
            id="communication found",
        ),
        pytest.param(CrmCopy("c"), [], True, Posted.NO, None, id="never sent"),
        pytest.param(CrmCopy("c"), [], False, Posted.UNCONFIRMED, Parked.UNDECIDED, id="perhaps"),
        pytest.param(CrmCopy("c"), [OPEN], True, Posted.UNCONFIRMED, None, id="an old row"),
        pytest.param(
            CrmCopy("c", posted=Posted.UNCONFIRMED, frozen=True),
            [],
            True,
            Posted.UNCONFIRMED,
            Parked.UNDECIDED,
            id="its attempt lost",
        ),
        pytest.param(
            CrmCopy("c", posted=Posted.STORED, crm_id=7), [], False, Posted.STORED, None, id="there"
        ),
    ],
)
def test_what_is_believed(
    copy: CrmCopy | None,
    attempts: list[tuple[Verb, str, Outcome | None]],
    whole: bool,
    posted: Posted,
    parked: Parked | None,
) -> None:
    believed = seen(CALL, copy, *attempts, whole=whole)
    assert (believed.posted, believed.parked) == (posted, parked)
    assert believed.frozen or believed.posted in (Posted.NO, Posted.STORED)


def test_what_is_not_for_the_crm_is_not_asked_about() -> None:
    for call in (make_call(place=Place.PRIVATE), make_call(remote=None)):
        assert seen(call, None, whole=False) == CrmCopy(call.id)


def test_a_call_without_a_line_can_still_be_given_one() -> None:
    copy = seen(make_call(local=None), None, whole=False)
    assert (copy.parked, copy.frozen) == (Parked.UNDECIDED, False)


def test_what_the_rep_said_counts() -> None:
    copy = CrmCopy("c", posted=Posted.UNCONFIRMED, settled=Settled.IN_CRM)
    assert seen(CALL, copy, whole=False) == copy


def test_more_was_sent_than_the_journal_knows(path: Path) -> None:
    """The mark outside says so: a call that looks unsent may have been."""
    journal = Journal(path)
    call = begin(journal, 0).call
    journal.close()
    mend(path, NOW, posted=1)
    (entry,) = read(path)
    assert (entry.call.id, entry.copy.parked) == (call.id, Parked.UNDECIDED)
