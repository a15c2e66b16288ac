"""Notes, tasks and recordings as the sandbox holds them, and as they look on the wire."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from .records import JsonObject


@dataclass(frozen=True, slots=True)
class Note:
    """A note on a lead. ``history`` holds every accepted request, as a call log's does."""

    id: int
    account_id: int
    lead_id: int
    content: str
    created_at: str
    updated_at: str
    file_url: str | None = None
    parent_id: int | None = None
    history: tuple[JsonObject, ...] = ()

    def document(self) -> JsonObject:
        """As its creation and its change answer."""
        document = asdict(self)
        for private in ("account_id", "history"):
            del document[private]
        return document


@dataclass(frozen=True, slots=True)
class Task:
    """Something that a user is to do about a lead. ``date`` is as it was given."""

    id: int
    account_id: int
    lead_id: int
    owner_id: int
    title: str
    type: str
    date: str
    created_at: str
    updated_at: str
    description: str | None = None
    priority: str = "normal"
    completed: bool = False

    def document(self) -> JsonObject:
        """As ``GET /tasks`` lists it."""
        document = asdict(self)
        del document["account_id"]
        return document


@dataclass(frozen=True, slots=True)
class Recording:
    """What was uploaded for a communication, in place of the last; ``size`` is in bytes, ``sha256``
    of the file, ``uploads`` how many there were."""

    communication_id: int
    kind: str
    size: int
    sha256: str
    at: str
    uploads: int = 1
