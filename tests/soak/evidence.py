"""The three records of a soak, read when it is over: driver, journal, CRM."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from offhook.calls.crm_copy import Attempt, Entry, Posted
from offhook.journal.reader import JournalReader
from offhook.sandbox.event_file import EventFile
from offhook.sandbox.follow_up_records import Note, Recording, Task
from offhook.sandbox.records import CallLogRecord, Communication, Lead, ServerClock
from offhook.sandbox.request_file import RequestFile
from offhook.sandbox.starters import ACCOUNT, LEADS
from offhook.sandbox.state import State

from .expected import Expected, expected
from .plan import PHONE, Day
from .records import Record, Said


@dataclass(frozen=True, slots=True)
class Evidence:
    """``calls`` are those that the driver began, as they must be, with the journal's word on each
    (``None``: it knows nothing of it). ``untaken`` are the verbs that failed; ``invented`` the
    journal's calls that nobody began. ``requests`` counts them, ``faults`` what was done to them.
    """

    calls: Sequence[tuple[Expected, Entry | None]]
    untaken: Sequence[Said]
    invented: Sequence[Entry]
    attempts: Mapping[str, Sequence[Attempt]]
    logs: Mapping[int, CallLogRecord]
    communications: Mapping[int, Communication]
    notes: Mapping[int, Note]
    tasks: Mapping[int, Task]
    recordings: Mapping[int, Recording]
    leads: Sequence[Lead]
    clock_offset: float
    requests: int
    faults: Counter[str]

    def entries(self) -> list[Entry]:
        """The journal's calls that somebody began."""
        return [entry for _, entry in self.calls if entry is not None]

    def log_of(self, entry: Entry) -> CallLogRecord | None:
        """The call log that the journal holds for this call's."""
        if entry.copy.posted is Posted.ADOPTED:
            wanted = entry.copy.communication_id
            return next((o for o in self.logs.values() if o.communication_id == wanted), None)
        return self.logs.get(entry.copy.crm_id or 0)

    def leads_with(self, number: str) -> list[Lead]:
        """The leads that have this number now."""
        return [lead for lead in self.leads if lead.has_number(number)]


def gather(
    day: Day, record: Record, journal: Path, crm_file: Path, clock_offset: float
) -> Evidence:
    """Read all three."""
    state = State(ServerClock(), EventFile(crm_file))
    state.accounts[ACCOUNT.id] = ACCOUNT
    state.leads.update((lead.id, lead) for lead in LEADS)
    state.replay()
    said = record.by_call()
    musts = [one for call in day.calls if (one := expected(call, said.get(call.index, [])))]
    with JournalReader(journal) as reader:
        entries = {entry.call.id: entry for entry in reader.entries()}
        calls = [(must, _entry(must, reader, entries)) for must in musts]
        attempts = {call_id: reader.attempts(call_id) for call_id in entries}
    begun = {entry.call.id for _, entry in calls if entry is not None}
    requests, faults = RequestFile(crm_file).count()
    return Evidence(
        calls,
        [one for verbs in said.values() for one in verbs if not one.taken],
        [entry for entry in entries.values() if entry.call.id not in begun],
        attempts,
        state.call_logs,
        state.communications,
        state.notes,
        state.tasks,
        state.recordings,
        list(state.leads.values()),
        clock_offset,
        requests,
        faults,
    )


def _entry(must: Expected, reader: JournalReader, entries: Mapping[str, Entry]) -> Entry | None:
    """By the id that the program printed, or by the phone's."""
    if must.call_id:
        return entries.get(must.call_id)
    call = reader.by_phone_call(PHONE, f"p{must.call.index}")
    return None if call is None else entries[call.id]
