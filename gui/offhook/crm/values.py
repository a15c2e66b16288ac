"""Single values out of an answer, read leniently (:mod:`offhook.crm.resources` says why)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, TypeVar

T = TypeVar("T")

LARGEST_WHOLE = 2**63 - 1  # what a database column holds, here and there


class Unreadable(ValueError):
    """An answer that is not of the documented shape."""


class Anothers(Unreadable):
    """An answer to another request: of a connection that is one behind, or out of a cache."""


def data_of(
    read: Callable[[object], T], expected: int | None = None
) -> Callable[[dict[str, Any]], T]:
    """Reads what the envelope ``{"data": ...}`` holds: the object with the ``expected`` id."""

    def read_data(envelope: dict[str, Any]) -> T:
        if "data" not in envelope:
            raise Unreadable
        if expected is not None and own_id(object_of(envelope["data"])) != expected:
            raise Anothers
        return read(envelope["data"])

    return read_data


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
        # Half of a surrogate pair, left where somebody cut an emoji in two, cannot be stored.
        return value.encode(errors="replace").decode()
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
    return usable(moment if moment.utcoffset() is not None else moment.replace(tzinfo=UTC))


def usable(moment: datetime) -> datetime | None:
    """``moment``, unless it is a filler such as the year 1: counting with it would overflow."""
    return moment if 1970 <= moment.year < 2200 else None
