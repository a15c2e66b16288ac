"""What is said aloud and in notifications: short, and without names unless they are chosen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ..calls.call import Call, Direction
from ..calls.crm_copy import Entry
from . import words

translate = QCoreApplication.translate

Telling = tuple[str, str]
"""A title, and a sentence or two."""


def began(call: Call, region: str) -> str:
    """For ears: who is called, or calls."""
    text = translate("Telling", "Calling %1")
    if call.direction is Direction.INCOMING:
        text = translate("Telling", "Incoming call: %1")
    return text.replace("%1", words.party(call, region))


def answered() -> str:
    """For ears: the timer of the talk runs."""
    return translate("Telling", "Answered")


def ended(call: Call) -> str:
    """For ears: how long it was, and how it counts."""
    minutes, seconds = divmod(call.duration or 0, 60)
    parts = [
        translate("Telling", "Call ended"),
        translate("Telling", "%n minute(s)", "", minutes) if minutes else "",
        translate("Telling", "%n second(s)", "", seconds),
        words.outcome_name(call),
    ]
    return ", ".join(part for part in parts if part)


def masked(hidden: bool) -> str:
    """For ears: the key that hides names was pressed."""
    if hidden:
        return translate("Telling", "Names and numbers are hidden")
    return translate("Telling", "Names and numbers are shown")


def ring(entry: Entry, region: str, *, named: bool) -> Telling:
    """An incoming call."""
    who = words.party(entry.call, region) if named else ""
    return (
        translate("Telling", "Incoming call"),
        who or translate("Telling", "Offhook is keeping its log. Open it to see who calls."),
    )


def needs_you(entry: Entry, region: str, *, named: bool) -> Telling:
    """A call that only the rep can decide or mend."""
    time = words.clock_time(entry.call.start_at)
    text = translate("Telling", "The call of %1 is kept here until you have answered.")
    if named:
        text = translate("Telling", "The call with %2 of %1 is kept here until you have answered.")
        text = text.replace("%2", words.party(entry.call, region))
    return translate("Telling", "A call needs you"), text.replace("%1", time)


def token_refused() -> Telling:
    """Nothing is sent until there is another token."""
    return (
        translate("Telling", "Activix refuses the token"),
        translate("Telling", "Calls are kept here. Open Offhook to give it a new token."),
    )


def gone_to_tray() -> Telling:
    """The window was closed for the first time."""
    return (
        translate("Telling", "Offhook goes on here"),
        translate(
            "Telling", "It keeps logging calls. The icon brings the window back, or quits Offhook."
        ),
    )
