"""Three records laid side by side: what the driver said, what the journal has, what the CRM has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from offhook.calls.call import Place
from offhook.calls.crm_copy import Entry, Posted, SyncState
from offhook.calls.deriving import sync_state
from offhook.sandbox.records import CallLogRecord

from .evidence import Evidence
from .expected import Expected
from .follow_ups import recording_faults, task_faults
from .notes import note_faults
from .pace import OWN_NUMBER, REP_EMAIL, Pace
from .undecided import undecidable


class Fault(StrEnum):
    """What must never be. Each is a line of the report."""

    LOST = "lost"
    DOUBLED = "doubled"
    INCOMPLETE = "incomplete"
    DURATION = "wrong duration"
    STATUS = "wrong status"
    RECORDING = "wrong recording"
    FIELDS = "wrong otherwise"
    NOTE = "notes lost, doubled or wrong"
    TASK = "tasks lost, doubled or wrong"
    FILE = "recordings lost or wrong"
    DECIDABLE = "needs you, though decidable"
    REFUSED = "verbs not taken"
    COMPLAINT = "complaints of the program"


@dataclass(slots=True)
class Findings:
    """``faults`` with what was found, ``synced`` calls, and why calls need somebody."""

    faults: list[tuple[Fault, str]] = field(default_factory=list)
    synced: int = 0
    adopted: int = 0
    needs_you: Counter[str] = field(default_factory=Counter)

    def add(self, fault: Fault, text: str) -> None:
        """One more."""
        self.faults.append((fault, text))

    def count(self, fault: Fault) -> int:
        """How many of this kind."""
        return sum(1 for kind, _ in self.faults if kind is fault)


def audit(evidence: Evidence, pace: Pace) -> Findings:
    """Compare all three."""
    findings = Findings()
    for said in evidence.untaken:
        text = f"call {said.call}: {' '.join(said.words)}: {said.code} {said.complaint.strip()}"
        findings.add(Fault.REFUSED, text)
    for must, entry in evidence.calls:
        if entry is None:
            findings.add(Fault.LOST, f"call {must.call.index} {must.call_id}: not in the journal")
            continue
        for fault, text in _against_driver(must, entry):
            findings.add(fault, f"call {must.call.index} {entry.call.id}: {text}")
        _against_crm(entry, evidence, pace, findings)
    for entry in evidence.invented:
        findings.add(Fault.DOUBLED, f"{entry.call.id}: in the journal, but nobody began it")
    _unclaimed(evidence, findings)
    for fault, texts in (
        (Fault.NOTE, note_faults(evidence)),
        (Fault.TASK, task_faults(evidence)),
        (Fault.FILE, recording_faults(evidence)),
    ):
        for text in texts:
            findings.add(fault, text)
    return findings


def _against_driver(must: Expected, entry: Entry) -> Iterator[tuple[Fault, str]]:
    call = entry.call
    first, last = must.start
    if not first <= call.start_at <= last:
        yield Fault.FIELDS, f"began {call.start_at}, not {first} to {last}"
    if (call.remote, call.local) != (must.call.number, OWN_NUMBER):
        yield Fault.FIELDS, f"numbers {call.remote} {call.local}, not {must.call.number}"
    if call.direction != must.direction:
        yield Fault.FIELDS, f"{call.direction}, not {must.direction}"
    if call.duration is None:
        yield Fault.INCOMPLETE, "still open"
        return
    least, most = must.duration
    if not least <= call.duration <= most:
        yield Fault.DURATION, f"{call.duration} s in the journal, not {least} to {most}"
    if call.status != must.status_for(call.duration):
        yield Fault.STATUS, f"{call.status}, not {must.status_for(call.duration)}"
    if call.media_url != must.media_url:
        yield Fault.RECORDING, f"{call.media_url}, not {must.media_url}"
    if call.note != must.note:
        yield Fault.FIELDS, f"note {call.note!r}, not {must.note!r}"
    file = call.recording.path if call.recording else None
    if file != must.file:
        yield Fault.FILE, f"{file}, not {must.file}"
    planned = (call.call_back.title, call.call_back.at) if call.call_back else None
    if planned != must.call_back:
        yield Fault.TASK, f"{planned}, not {must.call_back}"


def _against_crm(entry: Entry, evidence: Evidence, pace: Pace, findings: Findings) -> None:
    call, copy = entry.call, entry.copy
    name = f"{call.id} ({copy.posted}, {copy.parked or sync_state(entry)})"
    state = sync_state(entry)
    if state is SyncState.NEEDS_YOU:
        others = _claimed(evidence, besides=entry)
        settle = pace.settings.settle_seconds
        reason = undecidable(entry, evidence, others, settle)
        findings.needs_you[reason or "decidable"] += 1
        if reason is None:
            findings.add(Fault.DECIDABLE, f"{name}: {copy.parked_words}")
        return
    if state is not SyncState.SYNCED or call.place is not Place.CRM:
        findings.add(Fault.INCOMPLETE, f"{name}: not sent to its end")
        return
    log = evidence.log_of(entry)
    if log is None:
        findings.add(Fault.LOST, f"{name}: the CRM has no such log")
        return
    if not _is_of(log, entry):
        findings.add(Fault.LOST, f"{name}: holds the log of another call for its own: {log.id}")
        return
    findings.synced += 1
    if copy.posted is Posted.ADOPTED:
        findings.adopted += 1
        _adopted_against(entry, evidence, name, findings)
    else:
        _stored_against(entry, log, name, findings)


def _is_of(log: CallLogRecord, entry: Entry) -> bool:
    call = entry.call
    return (log.direction, log.from_, log.to, datetime.fromisoformat(log.start_at)) == (
        call.direction,
        call.origin,
        call.target,
        call.start_at,
    )


def _stored_against(entry: Entry, log: CallLogRecord, name: str, findings: Findings) -> None:
    call = entry.call
    if not log.is_complete:
        findings.add(Fault.INCOMPLETE, f"{name}: log {log.id} has no end")
        return
    if log.duration != call.duration:
        findings.add(Fault.DURATION, f"{name}: {log.duration} s in the CRM, not {call.duration}")
    end = call.start_at + timedelta(seconds=call.duration or 0)
    if datetime.fromisoformat(log.end_at or "") != end:
        findings.add(Fault.DURATION, f"{name}: ends {log.end_at}, not {end}")
    if log.status != call.status:
        findings.add(Fault.STATUS, f"{name}: {log.status} in the CRM, not {call.status}")
    if log.media_url != call.media_url:
        findings.add(Fault.RECORDING, f"{name}: {log.media_url} in the CRM, not {call.media_url}")
    if log.user_email != REP_EMAIL:
        findings.add(Fault.FIELDS, f"{name}: user {log.user_email}")


def _adopted_against(entry: Entry, evidence: Evidence, name: str, findings: Findings) -> None:
    """Only its communication can be completed; a recording cannot be given to it."""
    call = entry.call
    one = evidence.communications[entry.copy.communication_id or 0]
    if one.call_duration is None:
        findings.add(Fault.INCOMPLETE, f"{name}: communication {one.id} has no length")
    elif one.call_duration != call.duration:
        text = f"{name}: {one.call_duration} s in the communication, not {call.duration}"
        findings.add(Fault.DURATION, text)
    if one.call_status != call.status:
        findings.add(Fault.STATUS, f"{name}: {one.call_status}, not {call.status}")


def _claimed(evidence: Evidence, besides: Entry) -> set[int]:
    """The communications that the journal holds for those of its other calls."""
    others = (entry for entry in evidence.entries() if entry.call.id != besides.call.id)
    return {entry.copy.communication_id or 0 for entry in others}


def _unclaimed(evidence: Evidence, findings: Findings) -> None:
    """Every log of the CRM belongs to one call; one that is asked about may have one, too."""
    owners = Counter(
        log.id for entry in evidence.entries() if (log := evidence.log_of(entry)) is not None
    )
    for log_id, count in owners.items():
        if count > 1:
            findings.add(Fault.LOST, f"log {log_id} is held for {count} calls' own")
    asked = [e for e in evidence.entries() if e.copy.posted is Posted.UNCONFIRMED]
    for log in evidence.logs.values():
        if log.id in owners:
            continue
        owner = next((entry for entry in asked if _is_of(log, entry)), None)
        if owner is None:
            text = f"log {log.id} to {log.to} at {log.start_at} {log.status}: of no call"
            findings.add(Fault.DOUBLED, text)
        else:
            asked.remove(owner)
