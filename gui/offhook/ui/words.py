"""Every sentence that tells of a call or of the state of things. In one place.

What went wrong is worded in :mod:`offhook.ui.complaints`, where the log of a call is in
:mod:`offhook.ui.whereabouts`, what a call needs the rep for in :mod:`offhook.ui.needs`.

A message says what happened, what it means for the call, and what to do. The rep's words: Activix,
never "CRM", "sync" or "queue".
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal, NamedTuple

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from ..calls.call import Call, Certainty, Direction, Disposition, Place, Status
from ..calls.numbers import pretty
from ..calls.tokens import TokenState
from ..speech import moment_text
from ..sync.status import SyncStatus
from . import call_names, masking
from .hindrance import hindrance

translate = QCoreApplication.translate

Tone = Literal["ok", "warn", "stop", "neutral"]


def language() -> str:
    """The language that the window speaks: ``en`` or ``fr``."""
    return QLocale().name()[:2]


def number_text(e164: str, region: str) -> str:
    """A number as people here write it."""
    return pretty(e164, region, language=language())


def remote_number(e164: str, region: str) -> str:
    """The other party's number; hidden while names and numbers are."""
    return masking.number(number_text(e164, region))


def party(call: Call, region: str) -> str:
    """Who is at the other end: the lead's name, the number, or what is known instead."""
    hidden = masking.is_hidden()
    if call.lead_name and not hidden:
        return call.lead_name
    if call.remote:
        return remote_number(call.remote, region)
    if call.lead_name or (call.remote_text and hidden):
        return translate("Words", "Name hidden")
    if call.place is Place.WITHHELD:
        return translate("Words", "Withheld number")
    if call.place is Place.CLEARED:
        return translate("Words", "No longer kept here")
    if call.remote_extension:
        extension = masking.number(call.remote_extension)
        return translate("Words", "Extension %1").replace("%1", extension)
    return call.remote_text or translate("Words", "Number to come")


def below_party(call: Call, region: str) -> str:
    """The line under the name: whether it is on hold, number, extension, direction."""
    parts = [translate("Words", "on hold")] if call.on_hold else []
    if call.lead_name and call.remote and not masking.is_hidden():
        parts.append(number_text(call.remote, region))
    if call.remote and call.remote_extension:
        extension = masking.number(call.remote_extension)
        parts.append(translate("Words", "ext. %1").replace("%1", extension))
    parts.append(call_names.direction_name(call.direction, translate))
    return " · ".join(parts)


def status_name(status: Status) -> str:
    """A status in the rep's words."""
    return call_names.status_name(status, translate)


def crm_status_name(status: str) -> str:
    """A status as the CRM spells it; one that is new to us stays as it is."""
    return status_name(Status(status)) if status in tuple(Status) else status


def outcome_name(call: Call) -> str:
    """How a call stands or ended, shorter than a sentence."""
    if call.is_open:
        if call.on_hold:
            return translate("Words", "On hold")
        if call.status is not Status.CALLING:
            return status_name(call.status)
        if call.direction is Direction.INCOMING:
            return translate("Words", "Ringing")
        return translate("Words", "Calling")
    if call.disposition is Disposition.VOICEMAIL:
        return translate("Words", "Voicemail")
    if call.disposition is Disposition.BUSY:
        return translate("Words", "Busy")
    if call.disposition is Disposition.WRONG_NUMBER:
        return translate("Words", "Wrong number")
    if call.disposition is Disposition.DECLINED:
        return translate("Words", "Declined")
    if call.disposition is Disposition.NOT_A_CALL:
        return translate("Words", "Not a call")
    if call.status is Status.INTERRUPTED:
        return translate("Words", "Missed")
    return status_name(call.status)


def guessed(text: str) -> str:
    """An outcome that nobody said."""
    return translate("Words", "%1 (guess)").replace("%1", text)


def is_guess(call: Call) -> bool:
    """Whether the outcome is only supposed."""
    return call.certainty is Certainty.GUESS


def clock_time(moment: datetime) -> str:
    """The time of day: 14:03, or 14 h 03 in French."""
    if language() == "fr":
        return f"{moment.hour}\u00a0h\u00a0{moment.minute:02d}"
    return QLocale().toString(QTime(moment.hour, moment.minute), "HH:mm")


def moment(at: datetime) -> str:
    """The time of day to the second: ``14:03:07``, or ``14 h 03 min 07 s`` in French."""
    return moment_text(at, language())


def day_and_time(moment: datetime) -> str:
    """``24 Nov 14:03``."""
    day = QLocale().toString(QDate(moment.year, moment.month, moment.day), "d MMM")
    return f"{day} {clock_time(moment)}"


def ring_and_talk(call: Call, elapsed: int) -> str:
    """``rang 0:07 · talking 2:24``, while the call lasts."""
    if call.answered_after is None:
        if call.direction is Direction.INCOMING:
            return translate("Words", "ringing")
        return translate("Words", "calling")
    rang = translate("Words", "rang %1").replace("%1", _short(call.answered_after))
    talking = translate("Words", "talking %1").replace(
        "%1", _short(max(0, elapsed - call.answered_after))
    )
    return f"{rang} · {talking}"


def _short(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02d}"


def labelled(name: str, value: str) -> str:
    """``Status: Answered``; French has a space before the colon."""
    return translate("Words", "%1: %2").replace("%1", name).replace("%2", value)


class PillWords(NamedTuple):
    """``icon`` is empty for the tone's own; ``short`` is for a narrow window, or empty."""

    tone: Tone
    text: str
    icon: str = ""
    short: str = ""


def pill(status: SyncStatus) -> PillWords:
    """What the pill says: what lasts longest, or needs the rep most, comes first."""
    if status.hold is not None:
        return PillWords("warn", translate("Words", "Not sending"), "pause")
    if status.needs_you:
        text = translate("Words", "%Ln call(s) need you", "", status.needs_you)
        return PillWords("warn", text, "alert")
    if status.token is TokenState.REJECTED:
        return PillWords("stop", translate("Words", "Token refused"))
    if status.token is TokenState.MISSING:
        return PillWords("warn", translate("Words", "Token needed"), "alert")
    if status.needs_line:
        return PillWords("warn", translate("Words", "Your number?"), "alert")
    if status.held:
        return PillWords("warn", translate("Words", "%Ln held", "", status.held), "pause")
    hindered = hindrance(status)
    alone = hindered[:1].upper() + hindered[1:]
    if status.waiting:
        text = translate("Words", "%Ln to send", "", status.waiting)
        return PillWords("warn", f"{text} · {hindered}" if hindered else text, "", alone)
    if hindered:
        return PillWords("warn", alone)
    if status.live:
        text, short = translate("Words", "Live in Activix"), translate("Words", "Live")
        return PillWords("ok", text, "dot", short)
    if status.open_calls or status.token is TokenState.UNKNOWN:
        return PillWords("neutral", translate("Words", "Connecting…"))
    text, short = translate("Words", "All calls in Activix"), translate("Words", "All sent")
    return PillWords("ok", text, "", short)
