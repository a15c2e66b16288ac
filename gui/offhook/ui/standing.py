"""What stands until the rep has answered it or it is over: above all else, in one place.

Passing notices may cover it for a moment; it comes back by itself.
"""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QCoreApplication

from ..journal import Doubt, Mended
from .widgets.banner import Tone

translate = QCoreApplication.translate

Message = tuple[Tone, str, tuple[tuple[object, str], ...]]


class Standing(IntEnum):
    """The kinds of standing notices, the most urgent first."""

    UNSAVED = 1
    CANNOT_OPEN = 2
    HELD = 3
    MENDED = 4


def held(doubt: Doubt) -> Message:
    """Is this the journal that sends?"""
    texts = {
        Doubt.OTHER_COMPUTER: translate(
            "Words",
            "These calls come from another computer. So that no call is logged twice, nothing is"
            " sent before you say which computer sends.",
        ),
        Doubt.COPY: translate(
            "Words",
            "These calls are a copy from another folder. So that no call is logged twice, nothing"
            " is sent before you say which folder sends.",
        ),
        Doubt.OLD_COPY: translate(
            "Words",
            "These calls come from an older backup: since then, calls were sent that are not in"
            " it. So that no call is logged twice, nothing is sent before you answer.",
        ),
        Doubt.NETWORK: translate(
            "Words",
            "Offhook's folder is on a network drive. If another computer opens it too, calls could"
            " be lost or logged twice. Nothing is sent before you answer.",
        ),
        Doubt.SYNCHRONISED: translate(
            "Words",
            "Offhook's folder is synchronised with other computers. If one of them opens it too,"
            " calls could be lost or logged twice. Nothing is sent before you answer.",
        ),
    }
    go_on = {
        Doubt.OTHER_COMPUTER: translate("Words", "Send from here; the other no longer does"),
        Doubt.COPY: translate("Words", "Send from here; the other no longer does"),
        Doubt.OLD_COPY: translate("Words", "Go on with these calls"),
    }
    here = translate("Words", "Only this computer uses it: send")
    answers = (
        ("go_on", go_on.get(doubt, here)),
        ("only_look", translate("Words", "Only look")),
    )
    return "warn", texts[doubt], answers


def unsaved(text: str) -> Message:
    """What is not committed, and is being tried again."""
    answers = (
        ("try_now", translate("Words", "Try now")),
        ("let_go", translate("Words", "I have written it down")),
    )
    return "stop", text, answers


def mended(what: Mended) -> Message:
    """The journal was damaged."""
    parts = [
        translate("Words", "Offhook's file was damaged. %n call(s) could be kept.", "", what.kept)
    ]
    if what.lost:
        parts.append(translate("Words", "%n call(s) could not be read.", "", what.lost))
    if what.asked:
        parts.append(
            translate(
                "Words", "For %n of them you are asked whether they are in Activix.", "", what.asked
            )
        )
    aside = translate("Words", "The old file lies beside it: %1").replace("%1", what.aside)
    answers = (("mending_read", translate("Words", "I have read it")),)
    return "warn", " ".join((*parts, aside)), answers
