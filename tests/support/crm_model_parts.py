"""The simulated CRM's notes and tasks. Each names its call, so that a test can tell whose it is."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

NOTE_KEYS = {"content"}
TASK_KEYS = {"lead_id", "title", "type", "date", "owner"}


def is_about_parts(path: str) -> bool:
    """Whether a request is about a note or a task."""
    return path.startswith(("/v2/lead/", "/v2/tasks"))


def errors_of_part(path: str, body: dict[str, Any]) -> dict[str, list[str]]:
    """What the documentation refuses of a note or a task."""
    keys = TASK_KEYS if path == "/v2/tasks" else NOTE_KEYS
    errors = {name: ["required"] for name in keys - body.keys()}
    return errors | {name: ["unknown"] for name in body.keys() - keys}


class PartsModel:
    """Notes by id, and tasks by id. ``coming``: the calls of notes, and of tasks, that are about to
    be stored; ``complaints`` what nobody asked for."""

    def __init__(self, loop: asyncio.AbstractEventLoop, complaints: list[str]) -> None:
        self.notes: dict[int, dict[str, Any]] = {}
        self.tasks: dict[int, dict[str, Any]] = {}
        self.coming: list[tuple[str, str]] = []
        self._loop = loop
        self._complaints = complaints

    def notes_of(self, did: str) -> list[str]:
        """The notes of one call."""
        return [one["content"] for one in self.notes.values() if _did(one["content"]) == did]

    def tasks_of(self, did: str) -> list[dict[str, Any]]:
        """The tasks of one call."""
        return [one for one in self.tasks.values() if one["title"] == did]

    def has_or_gets_note(self, did: str) -> bool:
        """Whether the note of a call is there, or is about to be."""
        return bool(self.notes_of(did)) or ("note", did) in self.coming

    def read_tasks(self) -> tuple[int, Any]:
        """``GET /tasks``: all on one page."""
        return 200, {"data": list(self.tasks.values()), "meta": {"last_page": 1}}

    def write(
        self, method: str, path: str, body: dict[str, Any], effect: float | None
    ) -> tuple[int, Any]:
        """Store or change something, at once, ``effect`` seconds later or, with ``None``, never."""
        kind, did = "note", _did(body.get("content", ""))
        act: Callable[[], tuple[int, Any]] = lambda: self._create_note(path, body)  # noqa: E731
        there = self.has_or_gets_note(did)
        if path == "/v2/tasks":
            kind, did = "task", body["title"]
            act = lambda: self._create_task(body)  # noqa: E731
            there = bool(self.tasks_of(did)) or ("task", did) in self.coming
        elif method == "PUT":
            kind, there = "change", False
            act = lambda: self._change_note(path, body)  # noqa: E731
        if effect is not None and there:
            self._complaints.append(f"the {kind} of {did} is stored twice")
        if effect == 0.0:
            return act()
        if effect is not None:
            self.coming.append((kind, did))

            def arrive() -> None:
                self.coming.remove((kind, did))
                act()

            self._loop.call_later(effect, arrive)
        return 500, {}

    def _create_note(self, path: str, body: dict[str, Any]) -> tuple[int, Any]:
        note_id = 700 + len(self.notes)
        self.notes[note_id] = {**body, "lead_id": int(path.split("/")[3])}
        return 201, {"data": {"id": note_id, **self.notes[note_id]}}

    def _change_note(self, path: str, body: dict[str, Any]) -> tuple[int, Any]:
        note_id = int(path.rpartition("/")[2])
        self.notes[note_id].update(body)
        return 200, {"data": {"id": note_id}}

    def _create_task(self, body: dict[str, Any]) -> tuple[int, Any]:
        task_id = 800 + len(self.tasks)
        owner = body["owner"]["id"]
        self.tasks[task_id] = {**body, "id": task_id, "owner_id": owner, "completed": False}
        return 201, {"data": self.tasks[task_id]}


def _did(content: str) -> str:
    return content.partition(" ")[0]
