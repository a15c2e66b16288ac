"""What is written to the journal, one transaction each. For the thread that owns the writing."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from ..calls import copying
from ..calls.call import Call
from ..calls.clock import Instant
from ..calls.copying import PROGRAM_ENDED, Result
from ..calls.crm_copy import PART_OF, Attempt, CrmCopy, Entry, Outcome, Part, Verb
from ..calls.deriving import Request, carried_other_recording, due
from ..calls.events import Decided, Event
from ..calls.part_copying import recordings, with_late_uploads, with_lead
from ..calls.part_deriving import due_parts, wants
from ..calls.payloads import to_payload
from ..calls.rules import Refused
from ..calls.switchboard import Switchboard
from ..calls.tasks import TaskList
from . import forgetting
from .instants import instant_text
from .ownership import Ownership
from .part_writes import write_tasks
from .schema import fault


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of an event: the call as it now is, or why it was refused.

    ``again`` is true for an event that had been committed before.
    """

    event_id: str
    entry: Entry | None = None
    refused: Refused | None = None
    again: bool = False


class Journal(Ownership):
    """The writing side. Every method commits before it returns, or raises and changes nothing."""

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
                if recordings(before) != recordings(call):
                    copy = with_late_uploads(call, copy, self.attempts(call.id), event.at)
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
            if attempt.verb is Verb.UPLOAD and dict(attempt.body) != wants(call, Part.RECORDING):
                copy = with_late_uploads(call, copy, self.attempts(call.id), at)
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
