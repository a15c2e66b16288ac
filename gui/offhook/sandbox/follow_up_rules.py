"""What the documentation accepts of notes and tasks; as :mod:`.crm_rules` for call logs."""

from __future__ import annotations

from .crm_rules import Check, Verdict, check_fields, moment, one_of, web_url
from .records import JsonObject


def _text(value: object) -> str | None:
    good = isinstance(value, str) and value.strip()
    return None if good else "must be a text that is not blank"


def _identity(value: object) -> str | None:
    good = isinstance(value, int) and not isinstance(value, bool) and value > 0
    return None if good else "must be an id"


def _owner(value: object) -> str | None:
    if isinstance(value, dict):
        by_id = _identity(value.get("id")) is None
        by_name = all(_text(value.get(name)) is None for name in ("first_name", "last_name"))
        if by_id or by_name:
            return None
    return "must have an id, or a first_name and a last_name"


_NOTE: dict[str, Check] = {"content": _text, "file_url": web_url, "parent_id": _identity}
_TASK: dict[str, Check] = {
    "lead_id": _identity,
    "title": _text,
    "type": _text,
    "date": moment,
    "owner": _owner,
    "description": _text,
    "priority": one_of("normal", "high"),
}


def check_note(payload: JsonObject) -> Verdict:
    """``POST /lead/:id/notes`` and ``PUT /lead/:id/notes/:id``."""
    return check_fields(payload, _NOTE, required=("content",))


def check_task(payload: JsonObject) -> Verdict:
    """``POST /tasks``."""
    return check_fields(payload, _TASK, required=("lead_id", "title", "type", "date", "owner"))
