"""What was sent of a call, field by field, in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication

from ..calls.call import Direction, Status
from ..calls.crm_copy import Part
from . import masking, words
from .part_words import part_name, size_text
from .widgets.timer_label import clock_text

translate = QCoreApplication.translate


_NUMBERS = frozenset({"from", "to", "user_did"})
_NOT_SHOWN = frozenset({"lead_id", "owner", "type", "modified", "kind"})
"""What tells a rep nothing: ids, and what is always the same."""


def field_name(name: str) -> str:
    """One of Activix's parameters in the rep's words; one that is not known stays as it is."""
    names = {
        "status": translate("Ledger", "Status"),
        "call_status": translate("Ledger", "Status"),
        "direction": translate("Ledger", "Direction"),
        "from": translate("Ledger", "From"),
        "to": translate("Ledger", "To"),
        "start_at": translate("Ledger", "Start"),
        "end_at": translate("Ledger", "End"),
        "duration": translate("Ledger", "Length"),
        "call_duration": translate("Ledger", "Length"),
        "media_url": translate("Ledger", "Recording"),
        "user_did": translate("Ledger", "Direct number"),
        "user_email": translate("Ledger", "User"),
        "content": translate("Ledger", "Note"),
        "recording": translate("Ledger", "File"),
        "size": translate("Ledger", "Size"),
        "title": translate("Ledger", "Task"),
        "date": translate("Ledger", "When"),
        "part": translate("Ledger", "About"),
    }
    return names.get(name, name)


def sent(body: Mapping[str, Any], region: str, *, in_lines: bool = False) -> str:
    """What was sent, field by field; empty for a look-up. ``in_lines``: shown in lines, none of
    which ends inside a number; not for what is copied."""
    shown = (name for name in body if name not in _NOT_SHOWN)
    fields = ((name, _value(name, body[name], region)) for name in shown)
    return " · ".join(
        words.labelled(field_name(name), _whole(value) if in_lines and name in _NUMBERS else value)
        for name, value in fields
    )


def _value(name: str, value: Any, region: str) -> str:
    try:
        match name:
            case "status" | "call_status":
                return words.status_name(Status(value))
            case "direction":
                outgoing = Direction(value) is Direction.OUTGOING
                if outgoing:
                    return translate("Ledger", "outgoing")
                return translate("Ledger", "incoming")
            case "from" | "to":
                return words.remote_number(str(value), region)
            case "user_did":
                return words.number_text(str(value), region)
            case "media_url" | "content" | "title" | "recording" if masking.is_hidden():
                return translate("Ledger", "hidden")
            case "start_at" | "end_at":
                return words.moment(datetime.fromisoformat(value))
            case "duration" | "call_duration":
                return clock_text(int(value))
            case "size":
                return size_text(int(value))
            case "date":
                return words.day_and_time(datetime.fromisoformat(value))
            case "part":
                return part_name(Part(value))
    except (TypeError, ValueError):
        pass  # sent by a newer version: shown as it was
    return str(value)


def _whole(number: str) -> str:
    """A number that no end of a line divides."""
    return number.replace(" ", "\u00a0").replace("-", "\u2011")
