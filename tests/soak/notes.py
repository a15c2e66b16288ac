"""The rep's notes, as the journal and the CRM hold them: none lost, none twice.

Notes cannot be looked up in the CRM: one whose answer was lost is asked about, whether it is there
or not, and never sent a second time by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from offhook.calls.crm_copy import Attempt, Entry, Outcome, Part, Posted, Verb
from offhook.calls.part_deriving import PartState, part_state
from offhook.sandbox.follow_up_records import Note

from .evidence import Evidence

AT_REST = frozenset({PartState.NONE, PartState.LATER, PartState.NO_LEAD, PartState.NO_PLACE})
"""Nothing was sent of it, and nothing can be: the log waits for the rep, or no lead is known."""


def note_faults(evidence: Evidence) -> Iterator[str]:
    """What is wrong of any note."""
    claimed: Counter[int] = Counter()
    for entry in evidence.entries():
        one = entry.copy.part(Part.NOTE)
        if one.crm_id is not None:
            claimed[one.crm_id] += 1
        fault = _fault(entry, evidence)
        if fault:
            yield f"{entry.call.id}: {fault}"
    yield from (f"note {id_} is held for {n} calls' own" for id_, n in claimed.items() if n > 1)
    yield from _unclaimed(evidence, claimed)


def _fault(entry: Entry, evidence: Evidence) -> str:
    one, state = entry.copy.part(Part.NOTE), part_state(entry, Part.NOTE)
    if state is PartState.SYNCED:
        note = evidence.notes.get(one.crm_id or 0)
        if note is None:
            return f"the CRM has no note {one.crm_id}"
        if (note.content, note.lead_id) != (entry.call.note, one.lead_id):
            return f"{note.content!r} of lead {note.lead_id}, not {entry.call.note!r}"
        return ""
    if state is PartState.NEEDS_YOU:
        unheard = any(map(_is_unheard, evidence.attempts[entry.call.id]))
        return "" if one.posted is Posted.UNCONFIRMED and unheard else "asked about for no reason"
    return "" if state in AT_REST else f"{state}: not sent to its end"


def _is_unheard(attempt: Attempt) -> bool:
    return attempt.verb is Verb.NOTE and attempt.outcome is Outcome.UNCONFIRMED


def _unclaimed(evidence: Evidence, claimed: Counter[int]) -> Iterator[str]:
    """Whatever else the CRM has was stored by a request whose answer was lost; one each."""
    unheard = Counter(
        attempt.body.get("content")
        for attempts in evidence.attempts.values()
        for attempt in attempts
        if _is_unheard(attempt)
    )
    for note in evidence.notes.values():
        if note.id in claimed:
            continue
        if unheard[_first_content(note)] < 1:
            yield f"note {note.id} {note.content!r}: of no call"
        else:
            unheard[_first_content(note)] -= 1


def _first_content(note: Note) -> object:
    """As the note was made, before any change."""
    return note.history[0]["payload"]["content"]
