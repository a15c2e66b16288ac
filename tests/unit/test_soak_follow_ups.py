"""The audit of the soak sees a task or a recording that is lost, doubled or another."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from offhook.calls.crm_copy import Outcome, Parked, Part, PartCopy, Posted, Verb
from offhook.calls.follow_ups import CallBack
from offhook.calls.part_deriving import wants
from offhook.desk.audio import look_at
from offhook.sandbox.follow_up_records import Recording, Task
from soak.evidence import Evidence
from soak.follow_ups import make_recording, recording_faults, task_faults
from support.calls import make_call
from support.soak_evidence import AT, evidence_of

DUE = datetime(2026, 11, 26, 14, 0, tzinfo=UTC)
PLANNED = make_call(start=AT, duration=30, lead_id=7, call_back=CallBack(DUE, "back 1"))
WANTED = wants(PLANNED, Part.TASK)
THERE = PartCopy(Posted.STORED, crm_id=5, lead_id=7, value=WANTED)
ASKED = PartCopy(Posted.UNCONFIRMED, value=WANTED, parked=Parked.UNDECIDED)


def task(id_: int, title: str = "back 1") -> Task:
    return Task(id_, 66, 7, 3, title, "call", DUE.isoformat(), "", "")


def tasks(part: PartCopy, *stored: Task, outcome: Outcome = Outcome.UNCONFIRMED) -> Evidence:
    found = evidence_of(PLANNED, part, Verb.TASK, outcome)
    return replace(found, tasks={one.id: one for one in stored})


@pytest.mark.parametrize(
    "found",
    [
        tasks(THERE, task(5), outcome=Outcome.ACKNOWLEDGED),
        tasks(replace(THERE, posted=Posted.ADOPTED), task(5)),
        tasks(ASKED),
        tasks(ASKED, task(6)),
    ],
)
def test_tasks_that_may_be(found: Evidence) -> None:
    assert list(task_faults(found)) == []


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (tasks(THERE), "the CRM has no task 5"),
        (tasks(THERE, task(5, "back 2")), "'back 2' at"),
        (tasks(THERE, task(5), task(6)), "task 6 'back 1': of no call"),
        (tasks(ASKED, task(6), task(7)), "task 7 'back 1': of no call"),
        (tasks(ASKED, outcome=Outcome.ACKNOWLEDGED), "asked about for no reason"),
        (tasks(PartCopy()), "waiting: not sent to its end"),
    ],
)
def test_tasks_that_must_not_be(found: Evidence, said: str) -> None:
    (fault,) = task_faults(found)
    assert said in fault


def test_recordings(tmp_path: Path) -> None:
    file = look_at(make_recording(tmp_path, 1))
    other = make_recording(tmp_path, 2)
    call = make_call(start=AT, duration=30, recording=file)
    there = PartCopy(Posted.STORED, value=file.to_body())
    found = evidence_of(call, there, Verb.UPLOAD, Outcome.ACKNOWLEDGED)

    def faults(path: Path | None) -> str:
        digest = hashlib.sha256(path.read_bytes()).hexdigest() if path else ""
        stored = {6: Recording(6, "wav", file.size, digest, "")} if path else {}
        return " ".join(recording_faults(replace(found, recordings=stored)))

    assert faults(Path(file.path)) == ""
    assert "another recording" in faults(other)
    assert "no recording" in faults(None)
    waiting = evidence_of(call, PartCopy(), Verb.UPLOAD, Outcome.NOT_STORED)
    assert "not sent to its end" in " ".join(recording_faults(waiting))
