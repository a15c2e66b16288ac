"""Notes, tasks and recordings: what the sandbox knows of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, replace
from typing import Any

from .follow_up_records import Note, Recording, Task
from .multipart import ReceivedFile
from .records import CallLogRecord, Communication, JsonObject, Lead, ServerClock, iso

FIRST_NOTE = 8_100_001
FIRST_TASK = 3_300_001


class FollowUpState:
    """One half of :class:`~.state.State`, whose docstring holds for it too."""

    clock: ServerClock
    leads: dict[int, Lead]
    communications: dict[int, Communication]
    call_logs: dict[int, CallLogRecord]

    def __init__(self) -> None:
        self.notes: dict[int, Note] = {}
        self.tasks: dict[int, Task] = {}
        self.recordings: dict[int, Recording] = {}
        self.gone: set[int] = set()

    def create_note(self, lead: Lead, payload: JsonObject, fields: JsonObject) -> Note:
        """Store a note. ``fields`` are the documented parameters of ``payload``."""
        identity = next_id(self.notes, FIRST_NOTE)
        self._commit(
            op="note",
            id=identity,
            account_id=lead.account_id,
            lead_id=lead.id,
            at=iso(self.clock.now()),
            payload=payload,
            fields=fields,
        )
        return self.notes[identity]

    def update_note(self, note: Note, payload: JsonObject, fields: JsonObject) -> Note:
        """Set what ``fields`` name."""
        self._commit(
            op="note_update",
            id=note.id,
            at=iso(self.clock.now()),
            payload=payload,
            fields=fields,
        )
        return self.notes[note.id]

    def create_task(
        self, account_id: int, owner_id: int | None, payload: JsonObject, fields: JsonObject
    ) -> Task:
        """Store a task. ``fields`` are the documented parameters of ``payload``."""
        identity = next_id(self.tasks, FIRST_TASK)
        now = iso(self.clock.now())
        kept = {name: value for name, value in fields.items() if name != "owner"}
        stamps = {"created_at": now, "updated_at": now}
        whose = {"id": identity, "account_id": account_id, "owner_id": owner_id}
        self._commit(op="task", task={**kept, **stamps, **whose})
        return self.tasks[identity]

    def complete_task(self, task_id: int) -> None:
        """Somebody ticked it off."""
        self._commit(op="task_completed", id=task_id, at=iso(self.clock.now()))

    def take_recording(self, communication: Communication, upload: ReceivedFile, kind: str) -> None:
        """Keep what was uploaded, in place of what was there."""
        before = self.recordings.get(communication.id)
        recording = Recording(
            communication.id,
            kind,
            upload.size,
            upload.sha256,
            iso(self.clock.now()),
            uploads=1 + (before.uploads if before else 0),
        )
        self._commit(op="recording", recording=asdict(recording))

    def merge_lead(self, lead_id: int, into: int | None) -> None:
        """A lead goes; all that is its own becomes another's or, with ``None``, goes with it."""
        self._commit(op="lead_merged", id=lead_id, into=into)

    def apply_follow_up(self, event: JsonObject) -> bool:
        """Apply an event if it is one of these; whether it was."""
        match event["op"]:
            case "note":
                note = Note(
                    id=event["id"],
                    account_id=event["account_id"],
                    lead_id=event["lead_id"],
                    created_at=event["at"],
                    updated_at=event["at"],
                    history=(_entry("POST", event),),
                    **event["fields"],
                )
                self.notes[note.id] = note
            case "note_update":
                old = self.notes[event["id"]]
                history = (*old.history, _entry("PUT", event))
                changes = event["fields"]
                self.notes[old.id] = replace(
                    old, **changes, updated_at=event["at"], history=history
                )
            case "task":
                task = Task(**event["task"])
                self.tasks[task.id] = task
            case "task_completed":
                task = replace(self.tasks[event["id"]], completed=True, updated_at=event["at"])
                self.tasks[task.id] = task
            case "recording":
                recording = Recording(**event["recording"])
                self.recordings[recording.communication_id] = recording
            case "lead_merged":
                self._merge(event["id"], event["into"])
            case _:
                return False
        return True

    def _merge(self, lead_id: int, into: int | None) -> None:
        gone = self.leads.pop(lead_id)
        self.gone.add(lead_id)  # an id is never given twice
        if into is None:
            return
        heir = self.leads[into]
        numbers = {phone.number for phone in heir.phones}
        self.leads[into] = replace(
            heir,
            phones=(*heir.phones, *(one for one in gone.phones if one.number not in numbers)),
            emails=tuple(dict.fromkeys((*heir.emails, *gone.emails))),
        )
        for records in (self.communications, self.call_logs, self.notes, self.tasks):
            moved: dict[int, Any] = {
                key: replace(record, lead_id=into)
                for key, record in records.items()
                if record.lead_id == lead_id
            }
            records.update(moved)

    def _commit(self, **event: Any) -> None:
        raise NotImplementedError


def next_id(taken: Iterable[int], first: int) -> int:
    """An id that nothing has yet."""
    return max((first - 1, *taken)) + 1


def _entry(method: str, event: JsonObject) -> JsonObject:
    return {"method": method, "at": event["at"], "payload": event["payload"]}
