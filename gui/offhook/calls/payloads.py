"""Events as JSON, as the inbox and the journal keep them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields
from datetime import datetime
from enum import Enum
from typing import Any

from .call import Direction, Disposition, Status
from .clock import Instant
from .crm_copy import Decision, Part
from .events import (
    Answered,
    Began,
    CallBackCancelled,
    CallBackDone,
    CallBackPlanned,
    Decided,
    Ended,
    Event,
    HoldChanged,
    LeadGiven,
    LengthCorrected,
    LineGiven,
    MadePrivate,
    MissedLetGo,
    NoteTyped,
    NumberGiven,
    PastCall,
    RecordingFileGiven,
    RecordingGiven,
    StatusChosen,
    StillTalking,
    UserGiven,
)
from .follow_ups import AudioKind


class MalformedEvent(ValueError):
    """A payload that is no event: an unknown kind, a missing or misshapen field."""


KINDS: dict[str, type[Event]] = {
    kind.kind: kind
    for kind in (
        Began,
        Answered,
        Ended,
        StatusChosen,
        NoteTyped,
        RecordingGiven,
        RecordingFileGiven,
        CallBackPlanned,
        CallBackDone,
        CallBackCancelled,
        MissedLetGo,
        LeadGiven,
        NumberGiven,
        LineGiven,
        UserGiven,
        Decided,
        LengthCorrected,
        StillTalking,
        HoldChanged,
        MadePrivate,
        PastCall,
    )
}

_ENUMS: dict[str, type[Enum]] = {
    "direction": Direction,
    "status": Status,
    "disposition": Disposition,
    "decision": Decision,
    "part": Part,
    "audio": AudioKind,
}


def to_payload(event: Event) -> dict[str, Any]:
    """The event as JSON-ready values; :func:`from_payload` reads it back."""
    payload: dict[str, Any] = {"kind": event.kind}
    for entry in fields(event):
        value = getattr(event, entry.name)
        if isinstance(value, Instant):
            value = {"wall": value.wall.isoformat(), "ns": value.steady_ns, "boot": value.boot_id}
        elif isinstance(value, datetime):
            value = value.isoformat()
        payload[entry.name] = value
    return payload


def from_payload(payload: Mapping[str, Any]) -> Event:
    """The event that :func:`to_payload` wrote; raises :class:`MalformedEvent` for anything else."""
    kind = KINDS.get(str(payload.get("kind")))
    if kind is None:
        raise MalformedEvent(f"no such kind of event: {payload.get('kind')!r}")
    values: dict[str, Any] = {}
    try:
        for entry in fields(kind):
            if entry.name in payload:
                values[entry.name] = _value(entry.name, str(entry.type), payload[entry.name])
            elif entry.default is MISSING:
                raise MalformedEvent(f"{kind.kind} needs {entry.name}")
        return kind(**values)
    except (TypeError, ValueError, KeyError) as error:
        raise MalformedEvent(str(error)) from error


def _value(name: str, annotation: str, value: Any) -> Any:
    if value is None:
        if annotation.endswith("| None"):
            return None
        raise MalformedEvent(f"{name} may not be empty")
    if annotation == "Instant":
        steady_ns = value["ns"]
        if type(steady_ns) is not int or not 0 <= steady_ns < 2**63:
            raise MalformedEvent(f"{name} counts no nanoseconds")
        return Instant(_moment(name, value["wall"]), steady_ns, _text(name, value["boot"]))
    if annotation == "datetime":
        return _moment(name, value)
    if name in _ENUMS:
        return _ENUMS[name](value)
    if annotation in ("str", "str | None"):
        return _text(name, value)
    if type(value) is not {"int": int, "bool": bool}[annotation]:
        raise MalformedEvent(f"{name} is no {annotation}")
    return value


def _text(name: str, value: Any) -> str:
    if not isinstance(value, str):
        raise MalformedEvent(f"{name} is no text")
    value.encode()  # half of a surrogate pair cannot be stored
    return value


def _moment(name: str, value: Any) -> datetime:
    moment = datetime.fromisoformat(value)
    # The years leave room for a length to be added.
    if moment.utcoffset() is None or not 1 < moment.year < 9000:
        raise MalformedEvent(f"{name} is no moment with an offset")
    return moment
