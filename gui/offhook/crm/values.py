"""Single values out of an answer, read leniently (:mod:`offhook.crm.resources` says why)."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

LARGEST_WHOLE = 2**63 - 1  # what a database column holds, here and there


class Unreadable(ValueError):
    """An answer that is not of the documented shape."""


def object_of(data: object) -> dict[str, Any]:
    """A JSON object, or :class:`Unreadable`."""
    if not isinstance(data, dict):
        raise Unreadable
    return data


def own_id(source: dict[str, Any]) -> int:
    """The id without which an object cannot be told from others, or :class:`Unreadable`."""
    number = whole_of(source.get("id"))
    if number is None or number <= 0:
        raise Unreadable
    return number


def with_id(data: object) -> list[object]:
    """The items of an optional list that can be told apart; the others help nobody."""
    items = data if isinstance(data, list) else []
    return [
        item for item in items if isinstance(item, dict) and (whole_of(item.get("id")) or 0) > 0
    ]


def text_of(value: object) -> str:
    """A text; blank for what is none."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def whole_of(value: object) -> int | None:
    """A whole number, also one in digits; ``None`` for what is none."""
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,19}", value):
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) > LARGEST_WHOLE:
        return None
    return value


def moment_of(value: object) -> datetime | None:
    """A time; one without offset is in UTC, as the documentation says of all answers."""
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return moment if moment.utcoffset() is not None else moment.replace(tzinfo=UTC)
