"""The journal as it is read beside the program that writes it."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from offhook.calls.crm_copy import CrmCopy, Decision
from offhook.calls.events import Decided
from offhook.calls.switchboard import Switchboard
from offhook.cli import words
from offhook.journal.errors import JournalError, JournalOlder
from offhook.journal.journal import Journal
from offhook.journal.migrations import Layout
from offhook.journal.reader import JournalReader
from offhook.journal.schema import LAYOUT, VERSION_1, open_for_writing
from support.calls import RULES, make_call, make_event


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


def test_a_reader_sees_what_is_committed_and_never_stands_in_the_way(path: Path) -> None:
    journal = Journal(path)
    first = journal.put(make_call())
    with JournalReader(path) as reader:
        assert reader.entries() == [first]
        journal.connection.execute("BEGIN IMMEDIATE")
        assert reader.entries() == [first]
        journal.connection.execute("COMMIT")
        second = journal.put(make_call())
        assert reader.entries() == [first, second]
        with pytest.raises(sqlite3.OperationalError):
            reader.connection.execute("DELETE FROM call")
    journal.close()


def test_a_reader_of_what_is_not_ours(path: Path) -> None:
    other = sqlite3.connect(path)
    other.executescript(f"CREATE TABLE x (y); PRAGMA user_version={LAYOUT.version};")
    other.close()
    with JournalReader(path) as reader, pytest.raises(JournalError):
        reader.entries()


def test_an_older_journal_waits_for_its_window(path: Path) -> None:
    open_for_writing(path, Layout(VERSION_1)).close()
    with pytest.raises(JournalOlder) as caught:
        JournalReader(path)
    assert "start the window" in words.journal(caught.value)
    Journal(path).close()
    with JournalReader(path) as reader:
        assert reader.entries() == []


def test_a_reader_sees_a_call_and_its_copy_of_one_moment(path: Path) -> None:
    class Interrupted(JournalReader):
        def copy(self, call_id: str) -> CrmCopy:
            journal.put(replace(call, duration=5))
            word = make_event(Decided, call.start, call_id=call_id, decision=Decision.IN_CRM)
            journal.record(word, Switchboard(RULES))
            return super().copy(call_id)

    journal = Journal(path)
    entry = journal.put(call := make_call())
    with Interrupted(path) as reader:
        assert reader.entries() == [entry]
        assert reader.entry(call.id).copy.settled is not None
    journal.close()
