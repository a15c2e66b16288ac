"""The audit of the soak sees a note that is lost, doubled, changed or asked about for no reason."""

from __future__ import annotations

from dataclasses import replace

import pytest

from offhook.calls.crm_copy import Outcome, Parked, PartCopy, Posted, Verb
from offhook.sandbox.follow_up_records import Note
from soak.evidence import Evidence
from soak.notes import note_faults
from support.calls import make_call
from support.soak_evidence import AT, evidence_of

THERE = PartCopy(Posted.STORED, crm_id=5, lead_id=7, value={"content": "rappeler"})
ASKED = PartCopy(Posted.UNCONFIRMED, value={"content": "rappeler"}, parked=Parked.UNDECIDED)


def note(id_: int, content: str = "rappeler", first: str = "rappeler") -> Note:
    made = {"method": "POST", "at": "", "payload": {"content": first}}
    return Note(id_, 66, 7, content, "", "", history=(made,))


def evidence(part: PartCopy, *notes: Note, outcome: Outcome = Outcome.UNCONFIRMED) -> Evidence:
    call = make_call(start=AT, duration=30, note="rappeler", lead_id=7)
    found = evidence_of(call, part, Verb.NOTE, outcome, {"content": "rappeler"})
    return replace(found, notes={one.id: one for one in notes})


@pytest.mark.parametrize(
    "found",
    [
        evidence(THERE, note(5), outcome=Outcome.ACKNOWLEDGED),
        evidence(ASKED),
        evidence(ASKED, note(6)),
        evidence(THERE, note(5), note(6)),  # the rep said: send it again
        evidence(ASKED, note(6, "changed since")),
    ],
)
def test_what_may_be(found: Evidence) -> None:
    assert list(note_faults(found)) == []


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (evidence(THERE), "the CRM has no note 5"),
        (evidence(THERE, note(5, "autre")), "'autre' of lead 7, not 'rappeler'"),
        (evidence(PartCopy(), outcome=Outcome.NOT_STORED), "waiting: not sent to its end"),
        (evidence(ASKED, outcome=Outcome.NOT_STORED), "asked about for no reason"),
        (evidence(ASKED, note(6), note(8)), "note 8 'rappeler': of no call"),
        (evidence(THERE, note(5), note(6), outcome=Outcome.ACKNOWLEDGED), "note 6 'rappeler'"),
    ],
)
def test_what_must_not_be(found: Evidence, said: str) -> None:
    (fault,) = note_faults(found)
    assert said in fault
