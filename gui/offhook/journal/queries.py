"""What is read from the journal, by the writer and by readers alike."""

from __future__ import annotations

import json
import sqlite3
from datetime import datetime, timedelta

from ..calls.call import Call, Direction, Stamp
from ..calls.clock import Instant
from ..calls.crm_copy import PART_OF, Attempt, CrmCopy, Entry, Verb
from ..calls.part_copying import recording_may_be_there
from ..calls.rules import Refusal, Refused
from ..calls.tokens import TokenCheck
from .instants import instant_of
from .part_queries import PartQueries
from .rows import attempt_of, call_of, copy_of, token_of


class Queries(PartQueries):
    """Reading; never changes the file. Raises ``JournalError`` where the file cannot be read."""

    def close(self) -> None:
        """Close the connection; the file stays."""
        self.connection.close()

    # Calls (the switchboard's book)

    def call(self, call_id: str) -> Call | None:
        """One call by its id."""
        row = self._row("SELECT * FROM call WHERE id = ?", (call_id,))
        return self._call(row) if row else None

    def open_calls(self) -> list[Call]:
        """Every open call, oldest first."""
        rows = self._rows("SELECT * FROM call WHERE duration IS NULL ORDER BY seq")
        return [self._call(row) for row in rows]

    def by_phone_call(self, source: str, phone_call: str) -> Call | None:
        """The newest call that ``source`` calls ``phone_call``."""
        row = self._row(
            "SELECT call.* FROM call JOIN call_source ON call.id = call_id"
            " WHERE source = ? AND phone_call = ? AND phone_call <> '' ORDER BY seq DESC LIMIT 1",
            (source, phone_call),
        )
        return self._call(row) if row else None

    def last_call(self, direction: Direction, remote: str | None, text: str) -> Call | None:
        """The newest call with this number; where it has none in E.164, with this text for one."""
        row = self._row(
            "SELECT * FROM call WHERE direction = ? AND remote IS ? AND (remote = ? OR"
            " remote_text = ?) ORDER BY seq DESC LIMIT 1",
            (direction, remote, remote, text),
        )
        return self._call(row) if row else None

    def frozen(self, call_id: str) -> bool:
        """Whether a request that tells of this call may have left this computer."""
        copy = self.copy(call_id)
        return copy.frozen or copy.sending is Verb.CREATE

    def has_recording(self, call_id: str) -> bool:
        """Whether the CRM may have a recording of this call."""
        return recording_may_be_there(self.copy(call_id))

    def calls_to(self, remote: str, besides: str) -> list[Call]:
        """The calls with this number, one of them aside."""
        rows = self._rows(
            "SELECT * FROM call WHERE remote = ? AND id <> ? ORDER BY seq", (remote, besides)
        )
        return [self._call(row) for row in rows]

    # Entries

    def entry(self, call_id: str) -> Entry:
        """A call with its CRM copy; raises ``KeyError``."""
        call = self.call(call_id)
        if call is None:
            raise KeyError(call_id)
        return Entry(call, self.copy(call_id))

    def entries(self, since_epoch: int = 0) -> list[Entry]:
        """Every call that began at or after ``since_epoch`` (Unix seconds), oldest first."""
        rows = self._rows(
            "SELECT * FROM call WHERE start_epoch >= ? ORDER BY start_epoch, seq", (since_epoch,)
        )
        return [Entry(self._call(row), self.copy(row["id"])) for row in rows]

    def unsettled(self) -> list[Entry]:
        """Every call of which something may still have to be sent or asked, oldest first."""
        rows = self._rows(
            "SELECT call.* FROM call JOIN crm_copy ON id = call_id WHERE unsettled = 1"
            " ORDER BY start_epoch, seq"
        )
        return [Entry(self._call(row), self.copy(row["id"])) for row in rows]

    def copy(self, call_id: str) -> CrmCopy:
        """What the CRM is known to hold of a call; blank for a new one."""
        row = self._row("SELECT * FROM crm_copy WHERE call_id = ?", (call_id,))
        if row is None:
            return CrmCopy(call_id)
        fields = self._rows("SELECT * FROM crm_field WHERE call_id = ?", (call_id,))
        rows = self._rows(
            "SELECT verb FROM attempt WHERE call_id = ? AND outcome IS NULL", (call_id,)
        )
        sending = [Verb(each["verb"]) for each in rows]
        log = next((verb for verb in sending if verb not in PART_OF), None)
        return copy_of(row, fields, log, self._parts(call_id, sending))

    # Attempts and events

    def attempts(self, call_id: str) -> list[Attempt]:
        """The ledger of one call, oldest first."""
        rows = self._rows("SELECT * FROM attempt WHERE call_id = ? ORDER BY id", (call_id,))
        return [attempt_of(row) for row in rows]

    def open_attempts(self) -> list[Attempt]:
        """Attempts whose outcome was never committed."""
        rows = self._rows("SELECT * FROM attempt WHERE outcome IS NULL ORDER BY id")
        return [attempt_of(row) for row in rows]

    def event_result(self, event_id: str) -> tuple[Refused | None, str | None] | None:
        """Why an event was refused and which call it changed; ``None`` if it is not committed."""
        row = self._row("SELECT refusal, detail, call_id FROM event WHERE id = ?", (event_id,))
        if row is None:
            return None
        refused = None
        if row["refusal"]:
            refused = Refused(Refusal(row["refusal"]), *json.loads(row["detail"]))
        return refused, row["call_id"]

    def calls_with(self, kind: str) -> set[str]:
        """The calls of which an event of this kind told."""
        rows = self._rows(
            "SELECT DISTINCT call_id FROM event WHERE kind = ? AND refusal IS NULL", (kind,)
        )
        return {row["call_id"] for row in rows}

    def communications_taken(self, base_url: str, besides: str) -> set[int]:
        """The communications of one server that belong to a call of this journal, one aside."""
        rows = self._rows(
            "SELECT communication_id FROM crm_copy JOIN call ON id = call_id"
            " WHERE communication_id IS NOT NULL AND base_url = ? AND call_id <> ?",
            (base_url, besides),
        )
        return {row["communication_id"] for row in rows}

    def other_call_of(self, call_id: str, crm_id: int) -> str | None:
        """The call, not this one, that has this call log of the same server."""
        row = self._row(
            "SELECT call_id FROM crm_copy JOIN call ON id = call_id WHERE crm_id = ? AND id <> ?"
            " AND base_url = (SELECT base_url FROM call WHERE id = ?)",
            (crm_id, call_id, call_id),
        )
        return row["call_id"] if row else None

    def server_ahead_in(self, boot_id: str, base_url: str) -> tuple[Instant, float] | None:
        """A moment of this start of the computer, and how many seconds a server was ahead then."""
        row = self._row(
            "SELECT ended, server_ahead FROM attempt JOIN call ON call.id = call_id"
            " WHERE server_ahead IS NOT NULL AND json_extract(ended, '$[2]') = ? AND base_url = ?"
            " ORDER BY attempt.id DESC LIMIT 1",
            (boot_id, base_url),
        )
        if row is None or (at := instant_of(row["ended"])) is None:
            return None
        return at, row["server_ahead"]

    def last_server_time(self) -> datetime | None:
        """When the CRM last answered, by the CRM's own clock."""
        row = self._row(
            "SELECT ended, server_ahead FROM attempt WHERE server_ahead IS NOT NULL"
            " ORDER BY id DESC LIMIT 1"
        )
        if row is None or (at := instant_of(row["ended"])) is None:
            return None
        try:
            return at.wall + timedelta(seconds=row["server_ahead"])
        except OverflowError:
            return None

    # What else is remembered

    def recall(self, key: str) -> str | None:
        """One value of ``meta``."""
        row = self._row("SELECT value FROM meta WHERE key = ?", (key,))
        return row["value"] if row else None

    def last_heartbeat(self) -> Instant | None:
        """When this computer was last known to be awake with a call open."""
        return instant_of(self.recall("heartbeat") or None)

    def token_check(self, base_url: str, mark: str) -> TokenCheck | None:
        """What the server last said of the token with this mark."""
        row = self._row("SELECT * FROM token WHERE base_url = ? AND mark = ?", (base_url, mark))
        return token_of(row) if row else None

    def user_id(self, stamp: Stamp) -> int | None:
        """The id of a call's rep in its account, as far as any token of it told."""
        rows = self._rows(
            "SELECT users FROM token WHERE base_url = ? AND account_id = ? AND account_id <> ''"
            " ORDER BY checked DESC",
            (stamp.base_url, stamp.account_id),
        )
        email = stamp.user_email.strip().lower()
        found = (json.loads(row["users"]).get(email) for row in rows)
        return next((int(user_id) for user_id in found if user_id is not None), None)

    def misfits(self, base_url: str) -> frozenset[str]:
        """The marks of the tokens that the server refused and had never accepted."""
        rows = self._rows(
            "SELECT mark FROM token WHERE base_url = ? AND account_id = ''", (base_url,)
        )
        return frozenset(row["mark"] for row in rows)

    def latest_token_check(self, base_url: str) -> TokenCheck | None:
        """What the server last said of any token of it."""
        row = self._row(
            "SELECT * FROM token WHERE base_url = ? ORDER BY checked DESC LIMIT 1", (base_url,)
        )
        return token_of(row) if row else None

    def _call(self, row: sqlite3.Row) -> Call:
        sources = self._rows(
            "SELECT source, phone_call FROM call_source WHERE call_id = ?", (row["id"],)
        )
        return call_of(row, sources, self._follow_up(row["id"]))
