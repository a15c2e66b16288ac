"""What is written to the journal, one transaction each. For the thread that owns the writing."""

from __future__ import annotations

import json
import secrets
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from ..calls import copying
from ..calls.call import Call, Place
from ..calls.clock import Instant
from ..calls.copying import PROGRAM_ENDED, Result
from ..calls.crm_copy import PART_OF, Attempt, CrmCopy, Entry, Outcome, Part, Posted, Verb
from ..calls.deriving import Request, carried_other_recording, due, is_unsettled
from ..calls.events import Decided, Event, UserGiven, to_payload
from ..calls.part_copying import with_lead
from ..calls.part_deriving import due_parts
from ..calls.rules import Refused
from ..calls.switchboard import Switchboard
from ..calls.tasks import TaskList
from ..calls.tokens import TokenCheck
from . import forgetting
from .instants import instant_text
from .part_writes import write_parts, write_tasks
from .queries import Queries
from .rows import CALL_COLUMNS, call_row, copy_row, token_row
from .schema import fault, open_for_writing
from .search import search_row, write_search


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of an event: the call as it now is, or why it was refused.

    ``again`` is true for an event that had been committed before.
    """

    event_id: str
    entry: Entry | None = None
    refused: Refused | None = None
    again: bool = False


class Journal(Queries):
    """The writing side. Every method commits before it returns, or raises and changes nothing."""

    def __init__(self, path: Path) -> None:
        super().__init__(open_for_writing(path))
        self.path = path

    # Calls

    def record(self, event: Event, switchboard: Switchboard) -> Recorded:
        """Apply ``event`` and commit it with its effect. A refusal is committed as well."""
        with self._transaction():
            if (known := self.event_result(event.id)) is not None:
                refusal, call_id = known
                entry = self.entry(call_id) if call_id else None
                return Recorded(event.id, entry, refusal, again=True)
            try:
                call = switchboard.apply(event, self)
            except Refused as refused:
                self._write_event(event, None, refused)
                return Recorded(event.id, refused=refused)
            self._write_event(event, call.id, None)
            before, copy = self.call(call.id), self.copy(call.id)
            if isinstance(event, Decided):
                decided = self._decide(event, copy)
                call, copy = copying.stamped_anew(call, copy, decided), decided
            elif before is not None:
                copy = copying.mended(copy, before, call)
            return Recorded(event.id, self._write(Entry(call, copy)))

    def refuse(self, event_id: str, payload: Mapping[str, object], refused: Refused) -> None:
        """Commit that what was said was no event, so that whoever said it can learn so."""
        with self._transaction():
            self.connection.execute(
                "INSERT OR IGNORE INTO event SELECT ?, coalesce(max(seq), 0) + 1, NULL, '', '', '',"
                " ?, ?, '[]' FROM event",
                (event_id, json.dumps(dict(payload)), refused.reason),
            )

    def put(self, call: Call) -> Entry:
        """Commit a call that no event changed: taken up again, adopted by an account."""
        with self._transaction():
            return self._write(Entry(call, self.copy(call.id)))

    def complete(
        self,
        line: str | None,
        user_email: str,
        user_did: str,
        is_ours: Callable[[Call], bool] = lambda _: True,
    ) -> list[Entry]:
        """Give calls that were never sent what they lacked when they were made; those of another
        account are another rep's."""
        changed = []
        with self._transaction():
            # What the rep took out of a call stays out.
            said = self.calls_with(UserGiven.kind)
            for entry in self.unsettled():
                call, stamp = entry.call, entry.call.stamp
                completed = replace(
                    call,
                    local=call.local or line,
                    stamp=replace(
                        stamp,
                        user_email=stamp.user_email or user_email,
                        user_did=stamp.user_did or user_did,
                    ),
                )
                never_sent = entry.copy.posted is Posted.NO and not entry.copy.frozen
                if not (never_sent and is_ours(call)) or call.id in said:
                    continue
                if completed != call:
                    changed.append(self._write(replace(entry, call=completed)))
        return changed

    # The CRM copy

    def begin(
        self, call_id: str, at: Instant, settle_seconds: int, part: Part | None = None
    ) -> tuple[Attempt, Entry, Request] | None:
        """Derive the request that is due for a call's log, or one part of it, and commit that it is
        about to leave.

        Only then may it leave. Derived in here, it tells of the call as it is now, not as it was
        when somebody decided to send. ``None`` if nothing is due any more.
        """
        with self._transaction():
            entry = self.entry(call_id)
            request = self._due(entry, at, settle_seconds, part)
            if request is None:
                return None
            target = request.target
            cursor = self.connection.execute(
                "INSERT INTO attempt (call_id, verb, target, body, began) VALUES (?, ?, ?, ?, ?)",
                (call_id, request.verb, target, json.dumps(request.body), instant_text(at)),
            )
            assert cursor.lastrowid is not None
            attempt = Attempt(cursor.lastrowid, call_id, request.verb, target, request.body, at)
            entry = self._write(replace(entry, copy=copying.leaving(entry.copy, request.verb)))
            return attempt, entry, request

    def finish(self, attempt: Attempt, result: Result, at: Instant) -> Entry:
        """Commit what came back. What a look-up found may have become another call's meanwhile;
        what is another call's already was not made by this request."""
        with self._transaction():
            if result.outcome is Outcome.FOUND and self._is_taken(attempt, result):
                result = Result(Outcome.UNCONFIRMED, result.http_status, code="taken")
            if result.crm_id is not None and self._is_anothers(attempt, result.crm_id):
                result = Result(Outcome.UNCONFIRMED, result.http_status, code="anothers")
            self.connection.execute(
                "UPDATE attempt SET ended = ?, outcome = ?, http_status = ?, code = ?, words = ?,"
                " field_errors = ?, server_ahead = ? WHERE id = ?",
                (
                    instant_text(at),
                    result.outcome,
                    result.http_status,
                    result.code,
                    result.words,
                    json.dumps(dict(result.field_errors)),
                    result.server_ahead,
                    attempt.id,
                ),
            )
            entry = self.entry(attempt.call_id)
            call = with_lead(entry, attempt, result)
            copy = copying.returned(entry.copy, attempt, result, at)
            copy = copying.overtaken(copy, call, attempt)
            return self._write(Entry(call, copy))

    def close_open_attempts(self, at: Instant) -> list[Entry]:
        """At start-up: whatever was under way when the program ended has no known outcome."""
        lost = Result(Outcome.UNCONFIRMED, code=PROGRAM_ENDED)
        return [self.finish(attempt, lost, at) for attempt in self.open_attempts()]

    # What else is remembered

    def tasks_fetched(self, listed: TaskList) -> None:
        """Commit the rep's open call tasks as the CRM has just given them."""
        with self._transaction():
            write_tasks(self.connection, listed)

    def remember(self, key: str, value: str) -> None:
        """Commit one value of ``meta``."""
        with self._transaction():
            self.connection.execute(
                "INSERT OR REPLACE INTO meta VALUES (?, ?)",
                (key, value),
            )

    def token_checked(self, check: TokenCheck) -> list[Entry]:
        """Commit what a server said of the token in use; the calls made under it become the
        account's.

        A token that was never accepted is no account's. Returns the entries that changed.
        """
        self._keep_check(check)
        if not check.account_id:
            return []
        return self.token_in_force(check.base_url, check.mark, check.account_id)

    def former_token_checked(self, check: TokenCheck) -> list[Entry]:
        """The same of a token that was replaced before: it takes nothing but its own calls."""
        self._keep_check(check)
        if not check.account_id:
            return []
        own = "token_mark = :mark"
        return self._stamp_orphans(check.base_url, check.mark, check.account_id, own)

    def token_in_force(self, base_url: str, mark: str, account_id: str) -> list[Entry]:
        """The calls made before the token was known are this token's; commit that.

        With the account known, so are those made under this token while the server could not be
        asked, and those made under a token that the server refused and had never accepted: nobody's
        until then, for this one may be refused as well, and be forgotten before anyone knows. Calls
        made under another token stay as they are. Returns the entries that changed.
        """
        which = "token_mark = ''"
        if account_id:
            which = (
                "(token_mark IN ('', :mark) OR token_mark IN"
                " (SELECT mark FROM token WHERE base_url = :url AND account_id = ''))"
            )
        return self._stamp_orphans(base_url, mark, account_id, which)

    def _keep_check(self, check: TokenCheck) -> None:
        with self._transaction():
            self.connection.execute(
                "INSERT OR REPLACE INTO token VALUES (?, ?, ?, ?, ?, ?, ?)", token_row(check)
            )

    def _stamp_orphans(self, base_url: str, mark: str, account_id: str, which: str) -> list[Entry]:
        """Give those calls without an account for which ``which`` holds that mark and account."""
        changed = []
        with self._transaction():
            orphans = self.connection.execute(
                "SELECT id FROM call WHERE base_url = :url AND account_id = '' AND " + which,  # noqa: S608 - a clause of this class
                {"url": base_url, "mark": mark},
            ).fetchall()
            for row in orphans:
                entry = self.entry(row["id"])
                stamp = replace(entry.call.stamp, account_id=account_id, token_mark=mark)
                if stamp != entry.call.stamp:
                    if account_id:
                        entry = copying.claimed(entry)
                    changed.append(
                        self._write(replace(entry, call=replace(entry.call, stamp=stamp)))
                    )
        return changed

    def tell_strays(self, base_url: str, being_asked: Collection[str]) -> list[Entry]:
        """Find out whose the unsent calls are that no token in use will ever make somebody's.

        Those of a token that is remembered as an account's are that account's. Of a token that the
        server never was asked about, and that nobody has any more, only the rep can tell: commit
        that. ``being_asked`` are the marks of tokens that are still asked about. Returns the
        entries that changed.
        """
        rows = self._rows(
            "SELECT id, token_mark FROM call JOIN crm_copy ON id = call_id WHERE unsettled = 1"
            " AND base_url = ? AND account_id = '' AND token_mark <> ''",
            (base_url,),
        )
        strays: dict[str, list[str]] = {}
        for row in rows:
            strays.setdefault(row["token_mark"], []).append(row["id"])
        changed = []
        for mark in strays.keys() - being_asked:
            check = self.token_check(base_url, mark)
            if check is not None and check.account_id:
                changed += self._stamp_orphans(
                    base_url, mark, check.account_id, "token_mark = :mark"
                )
            elif check is None:
                changed += self._park_strays(strays[mark])
        return changed

    def _park_strays(self, ids: Iterable[str]) -> list[Entry]:
        with self._transaction():
            entries = [entry for entry in map(self.entry, ids) if entry.call.place is Place.CRM]
            parked = [replace(entry, copy=copying.stray(entry.copy)) for entry in entries]
            return [
                self._write(one) for one, was in zip(parked, entries, strict=True) if one != was
            ]

    def salt(self) -> str:
        """What this journal's token marks are salted with; made on first use."""
        known = self.recall("salt")
        if known is None:
            known = secrets.token_hex(16)
            self.remember("salt", known)
        return known

    def heartbeat(self, at: Instant) -> None:
        """Commit that this computer is awake with a call open."""
        self.remember("heartbeat", instant_text(at) or "")

    # What time removes

    def forget(self, before: datetime, at_most: int) -> int:
        """Clear some calls, and some refused events, from before ``before``. How many; 0 at the
        end."""
        with self._transaction():
            calls = forgetting.forget_calls(self.connection, int(before.timestamp()), at_most)
            told = forgetting.forget_refused(self.connection, before.isoformat(), 10 * at_most)
            return calls + told

    def forget_in_index(self, pages: int, *, first: bool) -> bool:
        """Merge ``pages`` of the search's index, so that what was cleared leaves it. Whether there
        is more to do."""
        with self._transaction():
            return forgetting.merge(self.connection, pages, first=first)

    def forget_leads(self, before: datetime) -> None:
        """Remove what was learnt of leads before ``before``, and not since."""
        with self._transaction():
            forgetting.forget_leads(self.connection, int(before.timestamp()))

    def cut_log(self) -> bool:
        """Move the log into the file; ``False`` if somebody reads just now."""
        try:
            return forgetting.cut_log(self.connection)
        except sqlite3.Error as error:
            raise fault(error) from error

    # Inside

    def _write(self, entry: Entry) -> Entry:
        row = call_row(entry.call)
        self.connection.execute(
            f"INSERT INTO call ({', '.join(CALL_COLUMNS)})"  # noqa: S608 - our own column names
            f" VALUES ({', '.join(':' + column for column in CALL_COLUMNS)})"
            f" ON CONFLICT (id) DO UPDATE SET"
            f" {', '.join(f'{column} = excluded.{column}' for column in CALL_COLUMNS[1:])}",
            row,
        )
        self.connection.executemany(
            "INSERT OR IGNORE INTO call_source VALUES (?, ?, ?)",
            [(entry.call.id, source, phone_call) for source, phone_call in entry.call.sources],
        )
        copy = copy_row(entry.copy, unsettled=is_unsettled(entry))
        self.connection.execute(
            f"INSERT OR REPLACE INTO crm_copy ({', '.join(copy)})"  # noqa: S608
            f" VALUES ({', '.join(':' + column for column in copy)})",
            copy,
        )
        self.connection.execute("DELETE FROM crm_field WHERE call_id = ?", (entry.call.id,))
        fields = [(name, json.dumps(value), 1) for name, value in entry.copy.fields.items()]
        fields += [(name, "null", 0) for name in entry.copy.unknown]
        self.connection.executemany(
            "INSERT INTO crm_field VALUES (?, ?, ?, ?)",
            [(entry.call.id, *values) for values in fields],
        )
        write_parts(self.connection, entry)
        seq = self.connection.execute("SELECT seq FROM call WHERE id = ?", (entry.call.id,))
        write_search(self.connection, [search_row(seq.fetchone()["seq"], entry)])
        return entry

    def _due(
        self, entry: Entry, at: Instant, settle_seconds: int, part: Part | None
    ) -> Request | None:
        if part is None:
            stopped = entry.copy.sending is not None or entry.copy.parked is not None
            return None if stopped else self._due_log(entry, at, settle_seconds)
        owner_id = self.user_id(entry.call.stamp) if part is Part.TASK else None
        requests = due_parts(entry, at, settle_seconds, owner_id=owner_id)
        return next((request for request in requests if request.part is part), None)

    def _due_log(self, entry: Entry, at: Instant, settle_seconds: int) -> Request | None:
        other = False
        if entry.copy.settle_from is not None and entry.call.media_url:
            ledger = self.attempts(entry.call.id)
            other = carried_other_recording(entry.call, ledger, settle_seconds)
        return due(entry, at, settle_seconds, other_recording=other)

    def _is_taken(self, attempt: Attempt, found: Result) -> bool:
        call_id = attempt.call_id
        base_url = self.entry(call_id).call.stamp.base_url
        match attempt.verb:
            case Verb.LOOK:
                taken = self.communications_taken(base_url, besides=call_id)
                return found.communication_id in taken
            case Verb.FIND_TASK:
                return found.crm_id in self.parts_taken(Part.TASK, base_url, besides=call_id)
        return False

    def _is_anothers(self, attempt: Attempt, crm_id: int) -> bool:
        """Each kind is numbered by itself: a note may have the number of another call's log."""
        part, call_id = PART_OF.get(attempt.verb), attempt.call_id
        if part is None:
            return self.other_call_of(call_id, crm_id) is not None
        base_url = self.entry(call_id).call.stamp.base_url
        return crm_id in self.parts_taken(part, base_url, besides=call_id)

    def _decide(self, event: Decided, copy: CrmCopy) -> CrmCopy:
        """The copy after the rep's word, which stands in the ledger among the attempts."""
        after = copying.decided(copy, event.decision, event.part)
        if after != copy:
            at = instant_text(event.at)
            self.connection.execute(
                "INSERT INTO attempt (call_id, verb, target, body, began, ended, outcome, code)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    copy.call_id,
                    Verb.DECIDE,
                    event.source,
                    json.dumps({"part": event.part} if event.part else {}),
                    at,
                    at,
                    Outcome.DECIDED,
                    event.decision,
                ),
            )
        return after

    def _write_event(self, event: Event, call_id: str | None, refused: Refused | None) -> None:
        self.connection.execute(
            "INSERT INTO event SELECT ?, coalesce(max(seq), 0) + 1, ?, ?, ?, ?, ?, ?, ? FROM event",
            (
                event.id,
                call_id,
                event.kind,
                event.at.wall.isoformat(),
                event.source,
                json.dumps(to_payload(event)),
                refused.reason if refused else None,
                json.dumps(refused.detail if refused else ()),
            ),
        )

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            yield
            self.connection.execute("COMMIT")
        except BaseException as error:
            # A full disk may have ended the transaction already.
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            if isinstance(error, sqlite3.Error):
                raise fault(error) from error
            raise
