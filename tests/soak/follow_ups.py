"""Call-backs with their tasks, and recordings in files, as the journal and the CRM hold them.

A task whose answer was lost is looked for by its lead, title and date, and made again only where it
is not; the rep is asked where nobody can tell. A recording may be uploaded twice: what counts is
that the last one lies there in the end.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from offhook.calls.crm_copy import Entry, Outcome, Part, Verb
from offhook.calls.part_deriving import PartState, part_state

from .evidence import Evidence
from .notes import AT_REST

HEAD = b"RIFF\x24\x00\x00\x00WAVEfmt "
SIZE = 40_000


def make_recording(folder: Path, index: int) -> Path:
    """A file that no other call has."""
    path = folder / f"call-{index}.wav"
    path.write_bytes(HEAD + index.to_bytes(8, "big") * (SIZE // 8))
    return path


def task_faults(evidence: Evidence) -> Iterator[str]:
    """What is wrong of any task."""
    owners: Counter[int] = Counter()
    unheard: Counter[str] = Counter()
    for entry in evidence.entries():
        one = entry.copy.part(Part.TASK)
        if one.crm_id is not None:
            owners[one.crm_id] += 1
        elif part_state(entry, Part.TASK) is PartState.NEEDS_YOU and _was_unheard(entry, evidence):
            unheard[str(one.value and one.value["title"])] += 1
        fault = _task_fault(entry, evidence)
        if fault:
            yield f"{entry.call.id}: {fault}"
    yield from (f"task {id_} is held for {n} calls' own" for id_, n in owners.items() if n > 1)
    for task in evidence.tasks.values():
        if task.id in owners:
            continue
        if unheard[task.title] < 1:
            yield f"task {task.id} {task.title!r}: of no call"
        unheard[task.title] -= 1


def recording_faults(evidence: Evidence) -> Iterator[str]:
    """What is wrong of any recording in a file."""
    for entry in evidence.entries():
        state, file = part_state(entry, Part.RECORDING), entry.call.recording
        if state is PartState.SYNCED:
            assert file is not None
            there = evidence.recordings.get(entry.copy.communication_id or 0)
            if there is None:
                yield f"{entry.call.id}: the CRM has no recording"
            elif there.sha256 != hashlib.sha256(Path(file.path).read_bytes()).hexdigest():
                yield f"{entry.call.id}: the CRM has another recording"
        elif state not in AT_REST:
            yield f"{entry.call.id}: {state}: not sent to its end"


def _task_fault(entry: Entry, evidence: Evidence) -> str:
    one, state = entry.copy.part(Part.TASK), part_state(entry, Part.TASK)
    if state is PartState.SYNCED:
        task, planned = evidence.tasks.get(one.crm_id or 0), entry.call.call_back
        assert planned is not None
        if task is None:
            return f"the CRM has no task {one.crm_id}"
        if (task.title, datetime.fromisoformat(task.date)) != (planned.title, planned.at):
            return f"{task.title!r} at {task.date}, not {planned.title!r} at {planned.at}"
        return ""
    if state is PartState.NEEDS_YOU:
        return "" if _was_unheard(entry, evidence) else "asked about for no reason"
    return "" if state in AT_REST else f"{state}: not sent to its end"


def _was_unheard(entry: Entry, evidence: Evidence) -> bool:
    attempts = evidence.attempts[entry.call.id]
    return any(
        one.verb is Verb.TASK and one.outcome is not Outcome.ACKNOWLEDGED for one in attempts
    )
