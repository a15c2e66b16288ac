"""What the Activix documentation accepts in a request body, and what it refuses.

Pure functions from a parsed JSON object to a :class:`Verdict`. Parameters that the documentation
does not know are neither refused nor stored, but named, so that a test can insist on none. What
it does not mention is accepted too: a ``duration`` that is not ``end_at - start_at``, a status
that does not go with the direction.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlsplit

from .records import JsonObject

STATUSES = ("answered", "attempted", "calling", "error", "interrupted", "pending", "unanswered")
DIRECTIONS = ("outgoing", "incoming")

# A country code never starts with 0, and 15 digits are the most (ITU-T E.164).
_E164 = re.compile(r"\+[1-9][0-9]{6,14}")
_DATETIME = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})"
)
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")

Check = Callable[[object], str | None]


@dataclass(frozen=True, slots=True)
class Verdict:
    """``fields`` are the documented parameters as sent; ``errors`` is empty if they may be stored,
    else for each field its sentences; ``unknown`` are the parameters nobody documented."""

    fields: JsonObject
    errors: dict[str, list[str]] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()


def one_of(*allowed: str) -> Check:
    """One of these texts."""
    return lambda value: None if value in allowed else f"must be one of {', '.join(allowed)}"


def _e164(value: object) -> str | None:
    good = isinstance(value, str) and _E164.fullmatch(value)
    return None if good else "must be a phone number in E.164 format"


def moment(value: object) -> str | None:
    """A moment with its offset."""
    try:
        if isinstance(value, str) and _DATETIME.fullmatch(value):
            datetime.fromisoformat(value)
            return None
    except ValueError:
        pass  # the shape of a date, but no such day or hour
    return "must be an ISO 8601 datetime with its offset"


def _seconds(value: object) -> str | None:
    good = isinstance(value, int) and not isinstance(value, bool) and value >= 0
    return None if good else "must be a whole number of seconds, 0 or more"


def web_url(value: object) -> str | None:
    """An address in the web."""
    try:
        parts = urlsplit(value) if isinstance(value, str) else None
    except ValueError:
        parts = None
    good = parts is not None and parts.scheme in ("http", "https") and parts.hostname
    return None if good else "must be a web URL, http or https"


def _email(value: object) -> str | None:
    good = isinstance(value, str) and _EMAIL.fullmatch(value)
    return None if good else "must be an e-mail address"


_UPDATABLE: dict[str, Check] = {
    "status": one_of(*STATUSES),
    "duration": _seconds,
    "end_at": moment,
    "media_url": web_url,
    "user_did": _e164,
    "user_email": _email,
}
_FIXED: dict[str, Check] = {
    "direction": one_of(*DIRECTIONS),
    "start_at": moment,
    "from": _e164,
    "to": _e164,
}
_COMMUNICATION: dict[str, Check] = {
    "call_status": one_of(*STATUSES),
    "call_duration": _seconds,
}


def check_creation(payload: JsonObject) -> Verdict:
    """``POST /call-logs``."""
    verdict = check_fields(payload, _UPDATABLE | _FIXED, required=("status", *_FIXED))
    _completed_by_both(verdict)
    return verdict


def check_update(payload: JsonObject) -> Verdict:
    """``PUT /call-logs/:id``: what says which call this is can never be changed."""
    verdict = check_fields(payload, _UPDATABLE, required=("status",), refused=tuple(_FIXED))
    _completed_by_both(verdict)
    return verdict


def check_communication(payload: JsonObject) -> Verdict:
    """``PUT /communications/:id``."""
    return check_fields(payload, _COMMUNICATION)


def check_fields(
    payload: JsonObject,
    checks: Mapping[str, Check],
    required: tuple[str, ...] = (),
    refused: tuple[str, ...] = (),
) -> Verdict:
    """What the checks say of a body; ``refused`` are parameters that may not be there."""
    errors = {name: [f"The {name} field is required."] for name in required if name not in payload}
    errors |= {
        name: [f"The {name} field cannot be changed."] for name in refused if name in payload
    }
    for name, check in checks.items():
        if name in payload and (complaint := check(payload[name])):
            errors[name] = [f"The {name} field {complaint}."]
    return Verdict(
        fields={name: value for name, value in payload.items() if name in checks},
        errors=errors,
        unknown=tuple(name for name in payload if name not in checks and name not in refused),
    )


def _completed_by_both(verdict: Verdict) -> None:
    """A call is completed by ``end_at`` and ``duration``: each is mandatory with the other."""
    for given, missing in (("end_at", "duration"), ("duration", "end_at")):
        if given in verdict.fields and missing not in verdict.fields:
            verdict.errors[missing] = [f"The {missing} field is required when {given} is present."]
