"""Every call found again: by what was typed, by filter, in any order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from offhook.calls.call import Call, Direction, Place, Status
from offhook.calls.clock import Instant
from offhook.calls.crm_copy import CrmCopy, Entry, Parked, Posted, SyncState
from offhook.calls.deriving import sync_state
from offhook.journal.history import Column, History, HistoryQuery, Order, Where
from offhook.journal.journal import Journal
from offhook.journal.migrations import Layout
from offhook.journal.schema import LAYOUT, TABLES, VERSION_1, open_for_reading, open_for_writing
from offhook.journal.search import fold
from support.calls import MORNING, make_call

EAST = timezone(timedelta(hours=-4))
WINTER = timezone(timedelta(hours=-5))


class Shelf:
    """A journal, and the history read beside it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.journal = Journal(path)
        self.history = History(open_for_reading(path))
        self.calls: dict[str, Call] = {}

    def add(self, key: str, minutes: int = 0, **fields: object) -> Call:
        start = Instant(MORNING + timedelta(minutes=minutes), minutes * 60 * 10**9, "boot")
        call = make_call(**{"start": start, "duration": 60, "remote_text": ""} | fields)
        self.journal.put(call)
        self.calls[key] = call
        return call

    def found(self, text: str = "", **query: object) -> str:
        """The keys of the calls that fit, in their order."""
        seqs = self.history.find(HistoryQuery(text, **query))  # type: ignore[arg-type]
        keys = {call.id: key for key, call in self.calls.items()}
        return " ".join(keys[entry.call.id] for _, entry in self.history.read(seqs))

    def close(self) -> None:
        self.history.close()
        self.journal.close()


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    shelf = Shelf(tmp_path / "journal.sqlite3")
    yield shelf
    shelf.close()


@pytest.fixture
def full(shelf: Shelf) -> Shelf:
    shelf.add("a", 0, remote="+14182579084", lead_name="Émilie Côté-Tremblay")
    shelf.add(
        "b", 1, remote="+15145550199", lead_name="Garage Bélanger", note="Veut le Tucson gris"
    )
    shelf.add("c", 2, remote="+33612345678", remote_text="06 12 34 56 78", duration=600)
    shelf.add("d", 3, remote=None, remote_extension="204", remote_text="", place=Place.INTERNAL,
              lead_name='Luc "Lou" O’Neil', status=Status.ANSWERED)  # fmt: skip
    shelf.add("e", 4, remote="+14185550000", note="rappeler le 15 000, 50% (œuf)", duration=None,
              direction=Direction.INCOMING)  # fmt: skip
    return shelf


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("", "e d c b a"),
        ("emilie", "a"),
        ("COTE", "a"),
        ("Côté-Tr", "a"),
        ("tremblay émi", "a"),
        ("tremblay belanger", ""),
        ("tucson", "b"),
        ("é", "e d b a"),  # a letter, with or without its accent
        ("gr", "b"),
        ("418", "e a"),
        ("(418) 257-9084", "a"),
        ("+1 418 257", "a"),
        ("418.257", "a"),
        ("7908", "a"),
        ("84", "a"),
        ("0612", "c"),
        ("612345", "c"),
        ("06 12 34 56 78", "c"),
        ("204", "d"),
        ("15 000", "e"),
        ("50%", "e"),
        ("oeuf", "e"),
        ("o'neil", "d"),
        ('"lou"', "d"),
        ("bélanger 514", "b"),
        ("garage 418", ""),
        ("number : 418", ""),
        ("* OR NOT", ""),
        ("_", ""),
        ("-", "a"),
        ("\0", "e d c b a"),  # nothing
        ("zzz", ""),
    ],
)
def test_what_is_typed_finds_it(full: Shelf, typed: str, keys: str) -> None:
    assert full.found(typed) == keys


def test_filters(full: Shelf) -> None:
    assert full.found(direction=Direction.INCOMING) == "e"
    assert full.found(status=Status.ANSWERED) == "d"
    assert full.found(where=Where.HERE) == "d"
    assert full.found(where=Where.PRIVATE) == ""
    assert full.found("418", where=Where.TO_SEND, direction=Direction.OUTGOING) == "a"


def test_orders(full: Shelf) -> None:
    def ordered(column: Column, *, descending: bool) -> str:
        return full.found(order=Order(column, descending))

    assert ordered(Column.TIME, descending=False) == "a b c d e"
    assert ordered(Column.NAME, descending=False)[:5] == "a b d"
    assert ordered(Column.NAME, descending=True)[:5] == "d b a"
    assert ordered(Column.LENGTH, descending=True) == "c d b a e"
    assert ordered(Column.STATUS, descending=False).startswith("d ")


def test_what_changes_is_found_by_what_it_is_now(full: Shelf) -> None:
    call = full.calls["b"]
    full.journal.put(replace(call, note="Prend la Kona", lead_name="Sarah Nguyen"))
    assert (full.found("tucson"), full.found("belanger")) == ("", "")
    assert (full.found("kona"), full.found("nguyen 514")) == ("b", "b")


def test_days_are_those_on_the_wall_where_the_call_was_made(shelf: Shelf) -> None:
    """The night in which clocks go back has 25 hours, and a rep may have been in another zone."""
    for key, moment in {
        "before": datetime(2025, 11, 1, 23, 59, 59, tzinfo=EAST),
        "first": datetime(2025, 11, 2, 0, 30, tzinfo=EAST),
        "last": datetime(2025, 11, 2, 23, 59, 59, tzinfo=WINTER),
        "after": datetime(2025, 11, 3, 0, 0, tzinfo=WINTER),
        "tokyo": datetime(2025, 11, 2, 0, 30, tzinfo=timezone(timedelta(hours=14))),
        "samoa": datetime(2025, 11, 2, 23, 30, tzinfo=timezone(timedelta(hours=-12))),
    }.items():
        shelf.add(key, start=Instant(moment, 0, "boot"))
    day = date(2025, 11, 2)
    assert shelf.found(first=day, last=day, order=Order(descending=False)) == (
        "tokyo first last samoa"
    )
    assert len(shelf.history.of_days(day, day)) == 4


def test_where_a_call_stands_is_what_the_rep_is_told(shelf: Shelf) -> None:
    """The filter reads what was written beside the call; both must be the same word."""
    copies = [
        {},
        {"posted": Posted.STORED, "crm_id": 5},
        {"posted": Posted.UNCONFIRMED},
        {"posted": Posted.UNCONFIRMED, "parked": Parked.UNDECIDED},
        {"parked": Parked.INVALID},
    ]
    with shelf.journal._transaction():
        for fields in copies:
            for place in (Place.CRM, Place.PRIVATE, Place.CLEARED):
                for duration in (None, 5):
                    call = make_call(place=place, duration=duration)
                    shelf.journal._write(Entry(call, CrmCopy(call.id, **fields)))  # type: ignore[arg-type]
    expected = {
        Where.IN_CRM: {SyncState.SYNCED, SyncState.SETTLED_BY_HAND},
        Where.TO_SEND: {SyncState.WAITING, SyncState.SENDING, SyncState.UNCONFIRMED},
        Where.NEEDS_YOU: {SyncState.NEEDS_YOU},
        Where.HERE: {SyncState.LOCAL_ONLY},
    }
    every = dict(shelf.history.read(shelf.history.find(HistoryQuery())))
    assert len(every) == 30
    for where, states in expected.items():
        found = set(shelf.history.find(HistoryQuery(where=where)))
        assert found == {seq for seq, entry in every.items() if sync_state(entry) in states}
        assert found
    assert [shelf.journal.entry(entry.call.id) for entry in every.values()] == [*every.values()]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(min_size=1, max_size=12), typed=st.text(max_size=6))
def test_any_text_can_be_typed(full: Shelf, text: str, typed: str) -> None:
    full.journal.put(replace(full.calls["b"], note=text.replace("\0", "")))
    full.found(typed)
    for word in text.replace("\0", "").split():
        if word and not any(char.isdigit() for char in word):
            assert "b" in full.found(word).split()


def test_a_damaged_index_hides_no_call(full: Shelf) -> None:
    full.journal.connection.execute("DELETE FROM call_match_data WHERE id > 10")
    assert full.found("tremblay") == "a"
    assert full.found("418 garage") == ""
    assert full.found("(418)") == "e a"


def test_folding() -> None:
    assert fold("ÉMILIE Œuvré Straße ﬁn") == "emilie oeuvre strasse fin"


def test_an_older_journal_is_made_findable(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite3"
    call = make_call(lead_name="Zoé Roy", duration=5)
    new = Journal(tmp_path / "new.sqlite3")
    new.put(call)
    new.close()
    old = open_for_writing(path, Layout(VERSION_1))
    old.execute("ATTACH ? AS new", (str(tmp_path / "new.sqlite3"),))
    for table in ("call", "crm_copy"):
        old.execute(f"INSERT INTO {table} SELECT * FROM new.{table}")
    old.close()
    journal = Journal(path)
    assert journal.connection.execute("PRAGMA user_version").fetchone()[0] == LAYOUT.version
    history = History(open_for_reading(path))
    for typed in ("zoe", "257-90", ""):
        ((_, entry),) = history.read(history.find(HistoryQuery(typed)))
        assert entry == journal.entry(call.id)
    history.close()
    # The same tables, in the same order, as in a new one.
    fresh = open_for_writing(tmp_path / "fresh.sqlite3", Layout(TABLES, LAYOUT.steps))
    query = "SELECT name, sql FROM sqlite_schema ORDER BY name"
    assert [tuple(row) for row in fresh.execute(query)] == [
        tuple(row) for row in journal.connection.execute(query)
    ]
    fresh.close()
    journal.close()
