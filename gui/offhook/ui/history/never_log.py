"""Putting a number on the list of those that are never logged, and taking it off."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from ...desk.settings import Settings
from .. import words

translate = QCoreApplication.translate


def question(number: str, settings: Settings) -> tuple[str, tuple[tuple[object, str], ...]]:
    """What it means, and the answers."""
    shown = words.remote_number(number, settings.region)
    stop = ("no", translate("History", "Leave it as it is"))
    if number in settings.never_log:
        text = translate(
            "History",
            "%1 is never logged. From now on, calls with it would go to Activix again; those that"
            " were kept here stay here.",
        )
        answers = (("log", translate("History", "Log it again")), stop)
    else:
        text = translate(
            "History",
            "From now on, calls with %1 stay on this computer, marked as private, and never go to"
            " Activix. Calls that are already there stay there.",
        )
        answers = (("never", translate("History", "Never log it")), stop)
    return text.replace("%1", shown), answers


def changed(settings: Settings, number: str, *, never: bool) -> Settings:
    """The settings with ``number`` on the list, or not."""
    others = tuple(each for each in settings.never_log if each != number)
    return replace(settings, never_log=(*others, number) if never else others)


def done(number: str, region: str, *, never: bool) -> str:
    """That it was done."""
    text = (
        translate("History", "%1 is never logged from now on.")
        if never
        else translate("History", "%1 is logged again from now on.")
    )
    return text.replace("%1", words.remote_number(number, region))
