"""What is sent: the parameters of ``/call-logs`` and ``/tasks``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from offhook.calls.call import Direction, Status

_LOCAL_DIGITS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCallLog:
    """A call log to create: of a call that begins, or of one that is over.

    Numbers are E.164, ``duration`` whole seconds, times carry an offset. ``end_at`` and
    ``duration`` are mandatory with each other: only together they say that the call is completed.
    Raises :class:`ValueError` for one without the other, a negative duration, or a time without an
    offset.
    """

    status: Status
    direction: Direction
    start_at: datetime
    from_: str
    to: str
    duration: int | None = None
    end_at: datetime | None = None
    media_url: str | None = None
    user_did: str | None = None
    user_email: str | None = None

    def __post_init__(self) -> None:
        _check_offset(self.start_at)
        _check_completion(self.duration, self.end_at)

    def to_json(self) -> dict[str, Any]:
        """The body of the request; what is not known is left out."""
        return {
            "status": self.status.value,
            "direction": self.direction.value,
            "start_at": _iso(self.start_at),
            "from": self.from_,
            "to": self.to,
            **_optional(self.duration, self.end_at, self.media_url, self.user_did, self.user_email),
        }

    def may_have_become(self, direction: str, from_: str, to: str) -> bool:
        """Whether a call log that shows this is one of this call, as far as it says anything.

        Numbers may come back in any spelling, so they differ only where the last seven digits do.
        """
        if direction in tuple(Direction) and direction != self.direction:
            return False
        pairs = ((from_, self.from_), (to, self.to))
        return all(
            len(said) < _LOCAL_DIGITS or _digits(sent)[-_LOCAL_DIGITS:] in said
            for said, sent in ((_digits(said), sent) for said, sent in pairs)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CallLogChanges:
    """Changes to a call log. ``status`` is required; what is not given stays as it is.

    The rules of :class:`NewCallLog` hold here too. ``direction``, ``start_at``, ``from`` and ``to``
    are missing because the CRM never corrects them.
    """

    status: Status
    duration: int | None = None
    end_at: datetime | None = None
    media_url: str | None = None
    user_did: str | None = None
    user_email: str | None = None

    def __post_init__(self) -> None:
        _check_completion(self.duration, self.end_at)

    def to_json(self) -> dict[str, Any]:
        """The body of the request; what does not change is left out."""
        return {
            "status": self.status.value,
            **_optional(self.duration, self.end_at, self.media_url, self.user_did, self.user_email),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCallTask:
    """A call that a user is to make. ``date`` has an offset; ``owner_id`` is the user's.

    Raises :class:`ValueError` for a blank title or a time without an offset.
    """

    lead_id: int
    title: str
    date: datetime
    owner_id: int

    def __post_init__(self) -> None:
        _check_offset(self.date)
        if not self.title.strip():
            raise ValueError("a task needs a title")

    def to_json(self) -> dict[str, Any]:
        """The body of the request."""
        return {
            "lead_id": self.lead_id,
            "title": self.title,
            "type": "call",
            "date": _iso(self.date),
            "owner": {"id": self.owner_id},
        }


def _digits(number: str) -> str:
    return "".join(character for character in number if character in "0123456789")


def _check_completion(duration: int | None, end_at: datetime | None) -> None:
    if (duration is None) != (end_at is None):
        raise ValueError("end_at and duration are mandatory with each other")
    if duration is not None and duration < 0:
        raise ValueError("a call cannot last less than no time")
    if end_at is not None:
        _check_offset(end_at)


def _check_offset(moment: datetime) -> None:
    if moment.utcoffset() is None:
        raise ValueError("a time for the CRM needs an offset")


def _optional(
    duration: int | None,
    end_at: datetime | None,
    media_url: str | None,
    user_did: str | None,
    user_email: str | None,
) -> dict[str, Any]:
    values = {
        "duration": duration,
        "end_at": None if end_at is None else _iso(end_at),
        "media_url": media_url,
        "user_did": user_did,
        "user_email": user_email,
    }
    return {name: value for name, value in values.items() if value is not None}


def _iso(moment: datetime) -> str:
    """ISO 8601 with offset, to the second."""
    return moment.isoformat(timespec="seconds")
