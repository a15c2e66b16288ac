"""Notes, tasks and recordings: requests to answers, strictly by the documentation."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus

from .follow_up_records import Note, Task
from .follow_up_rules import check_note, check_task
from .handling import RefusedError, accepted, one, own
from .lists import page_of
from .messages import MULTIPART, Answer, Request, in_json, problem
from .records import JsonObject, Lead
from .state import State

FILTERS = {"filter[type]", "filter[completed]", "filter[date][lte]"}
PAGING = {"page", "per_page"}


class FollowUpApi:
    """Answers requests about what calls leave to be done."""

    def __init__(self, state: State) -> None:
        self._state = state

    def routes(self) -> list[tuple[re.Pattern[str], dict[str, Callable[..., Answer]]]]:
        """Patterns of paths below the prefix, and who answers which method."""
        number = r"/([0-9]{1,18})"
        notes = f"/lead{number}/notes"  # the singular is the documented spelling
        return [
            (re.compile(notes), {"POST": self._create_note}),
            (re.compile(notes + number), {"PUT": self._update_note}),
            (re.compile("/tasks"), {"POST": self._create_task, "GET": self._tasks}),
            (re.compile(f"/communications{number}/recording"), {"POST": self._take_recording}),
        ]

    def _create_note(self, request: Request, account_id: int, lead_id: int) -> Answer:
        lead = own(self._state.leads.get(lead_id), account_id)
        payload, verdict = accepted(request, check_note)
        parent = verdict.fields.get("parent_id")
        if parent is not None and self._note_of(lead, parent) is None:
            errors = {"parent_id": ["The selected parent_id is invalid."]}
            return problem(HTTPStatus.UNPROCESSABLE_ENTITY, errors["parent_id"][0], errors)
        note = self._state.create_note(lead, payload, verdict.fields)
        return one(HTTPStatus.CREATED, note.document(), verdict)

    def _update_note(self, request: Request, account_id: int, lead_id: int, note_id: int) -> Answer:
        lead = own(self._state.leads.get(lead_id), account_id)
        note = own(self._note_of(lead, note_id), account_id)
        payload, verdict = accepted(request, check_note)
        changed = self._state.update_note(note, payload, verdict.fields)
        return one(HTTPStatus.OK, changed.document(), verdict)

    def _create_task(self, request: Request, account_id: int) -> Answer:
        payload, verdict = accepted(request, check_task)
        fields = verdict.fields
        lead = self._state.leads.get(fields["lead_id"])
        owner_id = self._owner_id(account_id, fields["owner"])
        errors = {}
        if lead is None or lead.account_id != account_id:
            errors["lead_id"] = ["The selected lead_id is invalid."]
        if owner_id is None:
            errors["owner"] = ["The selected owner is invalid."]
        if errors:
            message = next(iter(errors.values()))[0]
            return problem(HTTPStatus.UNPROCESSABLE_ENTITY, message, errors)
        task = self._state.create_task(account_id, owner_id, payload, fields)
        return one(HTTPStatus.CREATED, task.document(), verdict)

    def _tasks(self, request: Request, account_id: int) -> Answer:
        if unknown := sorted(request.query.keys() - FILTERS - PAGING):
            # A filter that is passed over would show what nobody asked for.
            return problem(HTTPStatus.BAD_REQUEST, f"Not allowed: {', '.join(unknown)}.")
        until = request.first("filter[date][lte]")
        try:
            latest = None if until is None else datetime.fromisoformat(until)
        except ValueError:
            return problem(HTTPStatus.BAD_REQUEST, "filter[date][lte] is no date.")
        tasks = [
            task
            for task in self._state.tasks.values()
            if task.account_id == account_id
            and request.first("filter[type]") in (None, task.type)
            and request.first("filter[completed]") in (None, str(task.completed).lower())
            and (latest is None or _is_due(task, latest))
        ]
        return page_of(request, tasks, lambda task: task.document())

    def _take_recording(self, request: Request, account_id: int, identity: int) -> Answer:
        communication = own(self._state.communications.get(identity), account_id)
        if request.content_type.partition(";")[0].strip().casefold() != MULTIPART:
            return problem(HTTPStatus.BAD_REQUEST, f"The body must be {MULTIPART}.")
        upload = request.upload
        if upload is None or upload.field != "recording":
            complaint = "The recording field is required."
        elif (kind := upload.audio_kind) is None:
            complaint = "The recording field must be a file of type: wav, mp3."
        else:
            self._state.take_recording(communication, upload, kind)
            return in_json(HTTPStatus.OK, {"message": "Recording successfully uploaded."})
        errors = {"recording": [complaint]}
        raise RefusedError(problem(HTTPStatus.UNPROCESSABLE_ENTITY, complaint, errors))

    def _note_of(self, lead: Lead, note_id: int) -> Note | None:
        note = self._state.notes.get(note_id)
        return note if note is not None and note.lead_id == lead.id else None

    def _owner_id(self, account_id: int, owner: JsonObject) -> int | None:
        """The owner by id, or by first and last name."""
        for user in self._state.accounts[account_id].users:
            if "id" in owner:
                if user.id == owner["id"]:
                    return user.id
            elif (user.first_name, user.last_name) == (
                owner.get("first_name"),
                owner.get("last_name"),
            ):
                return user.id
        return None


def _is_due(task: Task, latest: datetime) -> bool:
    date = datetime.fromisoformat(task.date)
    if latest.utcoffset() is None:
        latest = latest.replace(tzinfo=date.tzinfo)
    return date <= latest
