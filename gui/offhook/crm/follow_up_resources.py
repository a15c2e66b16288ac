"""What comes back of notes, tasks and recordings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from .values import Unreadable, moment_of, object_of, own_id, text_of, whole_of


@dataclass(frozen=True, slots=True)
class Note:
    """A note on a lead."""

    id: int

    @classmethod
    def read(cls, data: object) -> Note:
        """From its JSON object."""
        return cls(own_id(object_of(data)))


@dataclass(frozen=True, slots=True)
class Task:
    """Something that a user is to do about a lead; a call if ``kind`` is ``call``."""

    id: int
    lead_id: int | None
    owner_id: int | None
    title: str
    description: str
    date: datetime | None
    priority: str
    kind: str
    completed: bool

    @classmethod
    def read(cls, data: object) -> Task:
        """From its JSON object."""
        source = object_of(data)
        owner = source.get("owner")
        nested = owner.get("id") if isinstance(owner, dict) else None
        return cls(
            id=own_id(source),
            lead_id=whole_of(source.get("lead_id")),
            owner_id=whole_of(source.get("owner_id", nested)),
            title=text_of(source.get("title")),
            description=text_of(source.get("description")),
            date=moment_of(source.get("date")),
            priority=text_of(source.get("priority")),
            kind=text_of(source.get("type")),
            completed=bool(source.get("completed")),
        )


def read_done(envelope: dict[str, Any]) -> None:
    """That something was done is all that is needed of the answer: a ``message``, or the thing."""
    if "message" not in envelope and "data" not in envelope:
        raise Unreadable
