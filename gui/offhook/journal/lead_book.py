"""What the journal remembers of leads: a cache of what the CRM said, with its age.

Everything is of one server and one account. A lead that could not be read, or was not seen for
:data:`KEPT_DAYS`, is one that has to be asked for again; nothing else hangs on it.
"""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from ..calls.call import Place
from ..calls.crm_copy import Entry
from ..calls.leads import Contact, Known, Lead
from .journal import Journal
from .lead_rows import card_text, contact_of, lead_of
from .queries import Queries

log = logging.getLogger(__name__)

KEPT_DAYS = 90
"""How long a lead is remembered that was not seen again."""

NAMED_DAYS = 30
"""Calls so recent get the name of a lead that their number has now: later, the number may be
somebody else's."""

MOST_LEADS = 25
MOST_CALLS = 20


@dataclass(frozen=True, slots=True)
class Whose:
    """The server and the account that the leads belong to."""

    base_url: str
    account_id: str


class LeadReader:
    """Reads; for the writer and for readers. Raises ``JournalError``."""

    def __init__(self, queries: Queries, whose: Whose) -> None:
        self._queries = queries
        self._whose = (whose.base_url, whose.account_id)

    def with_number(self, number: str) -> Known:
        """The leads with this number, newest first."""
        rows = self._rows(
            "SELECT card, lead.fetched FROM lead_number JOIN lead ON lead.id = lead_id"
            " AND lead.base_url = lead_number.base_url"
            " AND lead.account_id = lead_number.account_id"
            " WHERE lead_number.base_url = ? AND lead_number.account_id = ? AND number = ?"
            " ORDER BY place, lead_id DESC LIMIT ?",
            (*self._whose, number, MOST_LEADS),
        )
        asked = self._rows(
            "SELECT fetched, more FROM lead_asked"
            " WHERE base_url = ? AND account_id = ? AND number = ?",
            (*self._whose, number),
        )
        leads = _leads(rows)
        if asked:
            return Known(leads, _moment(asked[0]["fetched"]), bool(asked[0]["more"]), asked=True)
        # Found under a name: that others have the number as well nobody has asked.
        return Known(leads, _moment(min(row["fetched"] for row in rows)) if rows else None)

    def called(self, words: str) -> Known:
        """The leads that have all of these words in their name, or are known by this address."""
        wanted = words.casefold().split()
        where = " AND name LIKE ? ESCAPE '\\'" * len(wanted)
        rows = self._rows(
            "SELECT card, fetched FROM lead WHERE base_url = ? AND account_id = ?"  # noqa: S608
            f"{where} ORDER BY id DESC LIMIT ?",  # placeholders alone
            (*self._whose, *(f"%{_literal(word)}%" for word in wanted), MOST_LEADS),
        )
        return Known(_leads(rows), _moment(min(row["fetched"] for row in rows)) if rows else None)

    def lead(self, lead_id: int) -> Lead | None:
        """One lead, if it is remembered."""
        rows = self._rows(
            "SELECT card FROM lead WHERE base_url = ? AND account_id = ? AND id = ?",
            (*self._whose, lead_id),
        )
        return next(iter(_leads(rows)), None)

    def calls_with(self, number: str) -> list[Contact]:
        """The last calls of this account with this number, newest first."""
        rows = self._rows(
            "SELECT id FROM call WHERE remote = ? AND base_url = ? AND account_id IN (?, '')"
            " ORDER BY start_epoch DESC LIMIT ?",
            (number, *self._whose, MOST_CALLS),
        )
        entries = [self._queries.entry(row["id"]) for row in rows]
        return [contact_of(entry.call, entry.copy.communication_id) for entry in entries]

    def _rows(self, query: str, values: tuple[object, ...]) -> list[sqlite3.Row]:
        return self._queries._rows(query, values)


class LeadBook(LeadReader):
    """Writes as well, one transaction each; for the thread that owns the writing."""

    def __init__(self, journal: Journal, whose: Whose) -> None:
        super().__init__(journal, whose)
        self._journal = journal

    def learn(
        self,
        leads: Sequence[Lead],
        at: datetime,
        *,
        number: str = "",
        more: bool = False,
        gone: Iterable[int] = (),
    ) -> None:
        """Commit what the CRM said ``at`` some moment: all leads with ``number``, or, without one,
        the leads of some name. ``gone`` are those that it does not know any more."""
        fetched = int(at.timestamp())
        with self._journal._transaction():
            if number:
                self._forget_where("number = ?", number)
                self._execute(
                    "INSERT OR REPLACE INTO lead_asked VALUES (?, ?, ?, ?, ?)",
                    number,
                    int(more),
                    fetched,
                )
            for lead_id in gone:
                self._forget_where("lead_id = ?", lead_id)
                self._execute(
                    "DELETE FROM lead WHERE base_url = ? AND account_id = ? AND id = ?", lead_id
                )
            for place, lead in enumerate(leads):
                self._put(lead, place, fetched, number)
            self._forget_old(fetched)

    def name_calls(self, number: str, lead: Lead, at: datetime, gone: Iterable[int]) -> list[Entry]:
        """Commit that the calls with ``number`` that have no lead, or one that is ``gone``, are
        with ``lead``, the only one with that number. Returns the entries that changed."""
        since = int((at - timedelta(days=NAMED_DAYS)).timestamp())
        changed = []
        with self._journal._transaction():
            rows = self._rows(
                "SELECT id FROM call WHERE remote = ? AND base_url = ? AND account_id IN (?, '')"
                " AND start_epoch >= ? AND place = ?"
                " AND (lead_id IS NULL OR lead_id IN (SELECT value FROM json_each(?)))",
                (number, *self._whose, since, Place.CRM, json.dumps(list(gone))),
            )
            for row in rows:
                entry = self._journal.entry(row["id"])
                call = replace(entry.call, lead_id=lead.id, lead_name=lead.name)
                changed.append(self._journal._write(replace(entry, call=call)))
        return changed

    def _put(self, lead: Lead, place: int, fetched: int, number: str) -> None:
        if lead.contacts is None and (known := self.lead(lead.id)) is not None:
            lead = replace(lead, contacts=known.contacts)  # not asked for this time
        self._execute(
            "INSERT OR REPLACE INTO lead VALUES (?, ?, ?, ?, ?, ?)",
            lead.id,
            " ".join((lead.name, *lead.emails)).casefold(),
            card_text(lead),
            fetched,
        )
        for phone in lead.phones:
            self._execute(
                "INSERT INTO lead_number VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT DO UPDATE SET place = iif(?, excluded.place, place)",
                phone.number,
                lead.id,
                place,
                int(phone.number == number),
            )

    def _forget_where(self, condition: str, value: object) -> None:
        self._execute(
            f"DELETE FROM lead_number WHERE base_url = ? AND account_id = ? AND {condition}",  # noqa: S608
            value,
        )

    def _forget_old(self, now: int) -> None:
        before = now - KEPT_DAYS * 86_400
        execute = self._journal.connection.execute
        execute("DELETE FROM lead WHERE fetched < ?", (before,))
        execute("DELETE FROM lead_asked WHERE fetched < ?", (before,))
        execute(
            "DELETE FROM lead_number WHERE NOT EXISTS (SELECT 1 FROM lead WHERE id = lead_id"
            " AND lead.base_url = lead_number.base_url"
            " AND lead.account_id = lead_number.account_id)"
        )

    def _execute(self, statement: str, *values: object) -> None:
        self._journal.connection.execute(statement, (*self._whose, *values))


def _leads(rows: Iterable[sqlite3.Row]) -> tuple[Lead, ...]:
    leads = []
    for row in rows:
        try:
            leads.append(lead_of(row["card"]))
        except (ValueError, TypeError, KeyError):
            log.info("a remembered lead cannot be read")
    return tuple(leads)


def _moment(fetched: int) -> datetime:
    return datetime.fromtimestamp(fetched).astimezone()


def _literal(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
