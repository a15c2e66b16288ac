"""What the list of what is due says of each call that is to be made."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from ..calls.due import DueItem, DueKind
from . import masking, words
from .widgets.choice_list import Choice

translate = QCoreApplication.translate


def row_of(item: DueItem, region: str, now: datetime) -> Choice:
    """One row: whom and why at the left, when at the right."""
    return Choice(item, _why(item, _who(item, region)), when(item.at, now))


def when(at: datetime, now: datetime) -> str:
    """The time of day; before it the day, if that is another."""
    here = at.astimezone(now.tzinfo)
    return words.clock_time(here) if here.date() == now.date() else words.day_and_time(here)


def _who(item: DueItem, region: str) -> str:
    if item.name and not masking.is_hidden():
        return item.name
    if item.number:
        return words.remote_number(item.number, region)
    if item.name:
        return translate("Due", "Name hidden")
    return ""


def _why(item: DueItem, who: str) -> str:
    match item.kind:
        case DueKind.MISSED if item.times > 1:
            text = translate("Due", "Missed %1 times: %2").replace("%1", str(item.times))
            return text.replace("%2", who)
        case DueKind.MISSED:
            return translate("Due", "Missed: %1").replace("%1", who)
        case DueKind.CALL_BACK if not who:
            return translate("Due", "Call back")
        case DueKind.CALL_BACK:
            return translate("Due", "Call back: %1").replace("%1", who)
    # A title that somebody wrote may hold a name.
    title = "" if masking.is_hidden() else item.title
    if title and who and who not in title:
        return f"{title} · {who}"
    return title or who or translate("Due", "A call")
