"""What the journal remembers of leads: a cache, in a journal of any age."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from offhook.calls.leads import Contact, Lead, LeadPhone
from offhook.desk.marks import Marks
from offhook.journal.journal import Journal
from offhook.journal.lead_book import LeadBook, Whose
from offhook.journal.migrations import Layout
from offhook.journal.opening import Opener
from offhook.journal.schema import VERSION_1, open_for_writing
from support.calls import STAMP, make_call

NOON = datetime(2026, 1, 14, 17, 0, tzinfo=UTC)
NUMBER = "+14185550177"
WHOSE = Whose(STAMP.base_url, STAMP.account_id)
ANNE = Lead(
    7,
    "Anne O'Neil",
    "fr",
    (LeadPhone(NUMBER, "mobile"), LeadPhone("+14185550178", "work", "12")),
    ("anne@example.com",),
    do_not_call=True,
    no_calls_since=NOON,
    status="lost",
    advisor="Dominic Lavoie",
    advisor_email="dominic@example.com",
    contacts=(Contact(NOON, "incoming", "answered", 61, 5),),
)


def first_version(path: Path) -> None:
    open_for_writing(path, Layout(VERSION_1)).close()


def test_a_lead_is_remembered_whole_in_a_journal_of_the_first_version(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite3"
    first_version(path)
    journal = Journal(path)
    book = LeadBook(journal, WHOSE)
    book.learn([ANNE], NOON, number=NUMBER, more=True)
    known = book.with_number(NUMBER)
    assert (known.leads, known.fetched_at, known.more, known.asked) == ((ANNE,), NOON, True, True)
    # A search does not say which calls there were: those that are known stay.
    book.learn([Lead(7, "Anne O'Neil", phones=ANNE.phones)], NOON, number=NUMBER)
    assert book.with_number(NUMBER).leads[0].contacts == ANNE.contacts
    journal.close()


def test_a_number_that_went_to_somebody_else(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.sqlite3")
    book = LeadBook(journal, WHOSE)
    book.learn([ANNE], NOON, number=NUMBER)
    bob = Lead(8, "Bob", phones=(LeadPhone(NUMBER),))
    book.learn([bob], NOON, number=NUMBER, gone=[7])
    assert book.with_number(NUMBER).leads == (bob,)
    assert book.called("anne").leads == ()
    journal.close()


def test_what_a_newer_program_wrote_is_asked_for_again(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.sqlite3")
    book = LeadBook(journal, WHOSE)
    book.learn([ANNE], NOON, number=NUMBER)
    for card in ("{", "[]", "{}", '{"shape": "new"}'):
        journal.connection.execute("UPDATE lead SET card = ?", (card,))
        assert book.with_number(NUMBER).leads == ()
    journal.close()


def test_a_damaged_journal_that_was_migrated_keeps_its_calls(tmp_path: Path) -> None:
    """Its tables lie elsewhere than those of a new one, and their names fill more than a page."""
    path = tmp_path / "journal.sqlite3"
    first_version(path)
    journal = Journal(path)
    calls = [journal.put(make_call()).call for _ in range(30)]
    LeadBook(journal, WHOSE).learn([ANNE], NOON, number=NUMBER)
    journal.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    journal.close()
    with path.open("r+b") as file:
        file.write(b"\xff" * 4096)
    mended = Opener(Marks(tmp_path))(path)
    assert {entry.call.id for entry in mended.entries()} == {call.id for call in calls}
    assert LeadBook(mended, WHOSE).with_number(NUMBER).leads == ()
    mended.close()
