"""After the time for which calls are kept, nothing on the disk says whom they were with."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from offhook.calls.call import Direction, Place, Status
from offhook.calls.clock import Instant
from offhook.calls.copying import Result
from offhook.calls.crm_copy import Entry, Outcome, Part, PartCopy, Posted, SyncState
from offhook.calls.deriving import sync_state
from offhook.calls.events import Began, Ended, NoteTyped, StatusChosen
from offhook.calls.follow_ups import CallBack
from offhook.calls.retention import kept_since
from offhook.calls.rules import Refusal
from offhook.calls.switchboard import Switchboard
from offhook.journal.history import History, HistoryQuery
from offhook.journal.journal import Journal
from offhook.journal.leftovers import remove_leftovers
from offhook.journal.reader import JournalReader
from offhook.journal.schema import open_for_reading
from support.calls import MORNING, RULES, make_event
from support.dying import dies_at

BOARD = Switchboard(RULES)
NOW = MORNING + timedelta(days=500)
KEPT = kept_since(NOW, 13)
RECORDING = "https://example.test/calls/1.mp3"


def make_number(place: int) -> str:
    """Valid, and no part of another."""
    return f"+1418{2_570_000 + 7 * place}"


def play(journal: Journal, place: int, start: datetime, *, sent: bool = True) -> str:
    """A call as it is in life: dialled, a note typed, ended, sent, found to be a lead's."""
    at = Instant(start, place * 10**12, "boot")
    began = make_event(
        Began, at, direction=Direction.OUTGOING, number=make_number(place), source="desk-phone",
        phone_call=f"sip-{make_number(place)}@pbx", from_phone=True,
    )  # fmt: skip
    entry = journal.record(began, BOARD).entry
    assert entry is not None
    call_id = entry.call.id
    later = Instant(start + timedelta(seconds=60), at.steady_ns + 60 * 10**9, "boot")
    note = f"Wants the Kona{place:05} in Quetzal{place:05}green"
    journal.record(make_event(NoteTyped, later, call_id=call_id, text=note), BOARD)
    journal.record(make_event(Ended, later, call_id=call_id), BOARD)
    if sent:
        begun = journal.begin(call_id, later, 0)
        assert begun is not None
        stored = Result(Outcome.ACKNOWLEDGED, 201, crm_id=1000 + place, lead_id=place,
                        lead_name=f"Xanthippe{place:05} Vandenberghe",
                        words=f"Welcome Xanthippe{place:05}")  # fmt: skip
        journal.finish(begun[0], stored, later)
        begun = journal.begin(call_id, later, 0, Part.NOTE)
        assert begun is not None
        journal.finish(begun[0], Result(Outcome.ACKNOWLEDGED, 201, crm_id=5000 + place), later)
    return call_id


def forget(journal: Journal, before: datetime = KEPT) -> int:
    """All of it, as the program does; how many batches that took."""
    batches = 0
    while journal.forget(before, 7):
        batches += 1
    first = True
    while journal.forget_in_index(32, first=first):
        first = False
    assert journal.cut_log()
    return batches


def bytes_beside(path: Path) -> bytes:
    return b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*"))


def values_in(path: Path) -> str:
    """Every value of every table, those behind the index as well."""
    connection = sqlite3.connect(path)
    tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    rows = (row for (table,) in tables for row in connection.execute(f"SELECT * FROM {table}"))
    text = "\n".join(map(repr, rows))
    connection.close()
    return text


def trigrams(path: Path) -> set[str]:
    """All that the index knows."""
    connection = sqlite3.connect(path)
    connection.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab (main, call_match, row)")
    found = {row[0] for row in connection.execute("SELECT term FROM temp.terms")}
    connection.close()
    return found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


@pytest.fixture
def journal(path: Path) -> Iterator[Journal]:
    journal = Journal(path)
    yield journal
    journal.close()


def test_no_trace_is_left(journal: Journal, path: Path) -> None:
    old = [play(journal, place, MORNING + timedelta(minutes=place)) for place in range(60)]
    unsent = play(journal, 60, MORNING, sent=False)
    refused = make_event(
        Began, Instant(MORNING, 0, "boot"), direction=Direction.OUTGOING, number="819 555 01 Zaphod"
    )
    assert journal.record(refused, BOARD).refused is not None
    new = play(journal, 61, NOW)
    play(journal, 62, NOW + timedelta(seconds=1))
    told = [b"Xanthippe00007", b"Kona00007", b"Quetzal00007", make_number(7).encode(), b"Zaphod",
            make_number(7)[2:].encode(), b"sip-" + make_number(7).encode()]  # fmt: skip
    before = bytes_beside(path)
    assert all(trace in before for trace in told)
    figures = [(e.call.start, e.call.duration, e.call.status) for e in journal.entries()]

    assert forget(journal) > 1

    after = values_in(path)
    traces = [
        trace
        for place in range(60)
        for trace in (f"{place:05} Vand", f"Kona{place:05}", make_number(place)[2:])
    ]
    assert not [trace for trace in traces if trace in after or trace.casefold() in after]
    assert not [trace for trace in told if trace.decode() in after]
    assert path.with_name(f"{path.name}-wal").stat().st_size == 0
    # Of 180 texts, a copy may stand in the slack of a page: see :mod:`offhook.journal.forgetting`.
    left = bytes_beside(path)
    assert sum(trace.encode() in left for trace in traces) <= 2
    assert {entry.call.place for entry in map(journal.entry, old)} == {Place.CLEARED}
    assert {sync_state(journal.entry(call_id)) for call_id in old} == {SyncState.SYNCED}
    assert journal.entry(old[3]).copy.crm_id == 1003
    assert [(e.call.start, e.call.duration, e.call.status) for e in journal.entries()] == figures
    # What is not in the CRM, and what is young enough, is whole.
    assert journal.entry(unsent).call.note.startswith("Wants")
    assert journal.entry(new).call.lead_name.startswith("Xanthippe")
    assert journal.attempts(new)[0].body
    assert {entry.call.id for entry in journal.unsettled()} == {unsent}
    # Delivered once more, an event of then still counts as known.
    again = journal.record(refused, BOARD)
    assert again.again
    assert again.refused is not None
    assert journal.connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


def test_the_index_forgets_what_it_alone_knew(journal: Journal, path: Path) -> None:
    call_id = play(journal, 1, MORNING)
    for place in range(2, 40):
        play(journal, place, NOW + timedelta(minutes=place), sent=False)
    only = {"xan", "ppe", "ber"}
    assert only <= trigrams(path)
    forget(journal)
    assert not only & trigrams(path)
    history = History(open_for_reading(path))
    assert not history.find(HistoryQuery("xanthippe"))
    assert len(history.find(HistoryQuery())) == 39
    history.close()
    # Nobody can add to a call whose rest is in the CRM alone.
    at = Instant(NOW, 0, "boot")
    word = make_event(StatusChosen, at, call_id=call_id, status=Status.ANSWERED)
    refused = journal.record(word, BOARD).refused
    assert refused is not None
    assert refused.reason is Refusal.CALL_CLEARED


def test_what_is_here_alone_or_still_to_be_done_is_kept(journal: Journal) -> None:
    later = NOW - timedelta(days=1)
    note, back, plain = (play(journal, place, MORNING) for place in (1, 2, 3))
    # Changed since it was sent to a lead that is gone: the CRM has another text.
    entry = journal.entry(note)
    with journal._transaction():
        journal._write(replace(entry, call=replace(entry.call, note="Only here")))
        journal.connection.execute("UPDATE crm_copy SET unsettled = 0")
    call = journal.entry(back).call
    journal.put(replace(call, call_back=CallBack(later, "Call about the Kona", done=False)))
    journal.connection.execute("UPDATE crm_copy SET unsettled = 0")
    # However many are kept, those behind them are come to.
    assert journal.forget(KEPT, 1) >= 1
    places = [journal.entry(call_id).call.place for call_id in (note, back, plain)]
    assert places == [Place.CRM, Place.CRM, Place.CLEARED]


def test_what_was_taken_back_here_keeps_no_call(journal: Journal) -> None:
    """A call-back made, a note emptied: of neither is anything here that the CRM has not."""
    made, emptied = (play(journal, place, MORNING) for place in (1, 2))
    there = PartCopy(Posted.STORED, crm_id=1, value={"title": "Call about the Kona"})
    entry = journal.entry(made)
    done = CallBack(MORNING + timedelta(days=1), "Call about the Kona", done=True)
    with journal._transaction():
        copy = entry.copy.with_part(Part.TASK, there)
        journal._write(Entry(replace(entry.call, call_back=done), copy))
    journal.put(replace(journal.entry(emptied).call, note=""))
    journal.forget(KEPT, 7)
    assert {journal.entry(call_id).call.place for call_id in (made, emptied)} == {Place.CLEARED}


def test_a_link_that_an_adopted_call_could_not_take_along_stays(journal: Journal) -> None:
    adopted, sent = (play(journal, place, MORNING) for place in (1, 2))
    for call_id, fields in ((adopted, {}), (sent, {"media_url": RECORDING})):
        entry = journal.entry(call_id)
        copy = replace(entry.copy, fields={**entry.copy.fields, **fields})
        if call_id == adopted:
            copy = replace(copy, posted=Posted.ADOPTED, crm_id=None, communication_id=4)
        with journal._transaction():
            journal._write(Entry(replace(entry.call, media_url=RECORDING), copy))
    journal.forget(KEPT, 7)
    assert journal.entry(adopted).call.media_url == RECORDING
    assert journal.entry(sent).call.place is Place.CLEARED


def test_somebody_who_reads_is_not_waited_for(journal: Journal, path: Path) -> None:
    play(journal, 1, MORNING)
    with JournalReader(path) as reader:
        reader.connection.execute("BEGIN")
        assert len(reader.connection.execute("SELECT * FROM call").fetchall()) == 1
        while journal.forget(KEPT, 7):
            pass
        assert not journal.cut_log()
        reader.connection.rollback()
        assert journal.cut_log()


def test_a_kill_at_any_point(path: Path) -> None:
    journal = Journal(path)
    for place in range(6):
        play(journal, place, MORNING + timedelta(minutes=place))
    unsent = play(journal, 6, MORNING, sent=False)
    journal.close()
    whole = path.read_bytes()
    code = f"""
        from pathlib import Path
        from offhook.journal.journal import Journal
        from unit.test_journal_forgetting import forget
        journal = Journal(Path({str(path)!r}))
        {{arm}}
        forget(journal)
        journal.close()
    """
    for change in (1, 2, 3, 5, 8):
        for file in path.parent.glob(f"{path.name}*"):
            file.unlink()
        path.write_bytes(whole)
        died = dies_at(change, code)
        journal = Journal(path)
        for entry in journal.entries():
            cleared = entry.call.place is Place.CLEARED
            assert cleared == (not entry.call.note) == (entry.call.remote is None)
            assert sync_state(entry) is (
                SyncState.WAITING if entry.call.id == unsent else SyncState.SYNCED
            )
        forget(journal)
        journal.close()
        assert "Xanthippe" not in values_in(path)
        if not died:
            break


def test_months() -> None:
    def kept(now: str, months: int) -> str:
        return kept_since(datetime.fromisoformat(f"{now}T09:00-04:00"), months).date().isoformat()

    assert kept("2026-03-31", 13) == "2025-02-28"
    assert kept("2026-01-05", 1) == "2025-12-05"
    assert kept("2026-12-05", 12) == "2025-12-05"


def test_old_copies_go_and_nothing_else(tmp_path: Path) -> None:
    stay = ["journal.sqlite3", "journal.sqlite3-wal", "journal.v1-20261101-080000.sqlite3",
            "journal.damaged-20260101-080000-000001.sqlite3", "settings.json",
            "journal.v1-notes.sqlite3", "journal.lock"]  # fmt: skip
    go = ["journal.v1-20260101-080000.sqlite3", "journal.damaged-20250101-080000-000001.sqlite3",
          "journal.damaged-20250101-080000-000001.sqlite3-wal"]  # fmt: skip
    for name in (*stay, *go):
        (tmp_path / name).touch()
    now = MORNING.replace(year=2026, month=11, day=25)
    removed = remove_leftovers(tmp_path / "journal.sqlite3", now, kept_since(now, 13))
    assert sorted(path.name for path in removed) == sorted(go)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(stay)
