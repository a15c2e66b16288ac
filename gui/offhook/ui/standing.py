"""What stands until the rep has answered it or it is over: above all else, in one place.

Passing notices may cover it for a moment; it comes back by itself.
"""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QCoreApplication

from ..desk.problems import SettingProblem
from ..journal.provenance import Doubt
from ..journal.salvage import Mended
from . import setting_words
from .widgets.banner import Tone

translate = QCoreApplication.translate

Message = tuple[Tone, str, tuple[tuple[object, str], ...]]


class Standing(IntEnum):
    """The kinds of standing notices, the most urgent first."""

    UNSAVED = 1
    CANNOT_OPEN = 2
    HELD = 3
    MENDED = 4
    BROKEN = 5
    UNREAD = 6
    SETTINGS = 7


def held(doubt: Doubt, *, not_saved: bool = False) -> Message:
    """Is this the journal that sends? ``not_saved``: the answer was not."""
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
    if not_saved:
        text = translate(
            "Words",
            "Your answer could not be saved: the disk does not take it. Nothing is sent meanwhile;"
            " free some space, then answer again.",
        )
        return "stop", text, answers
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
        translate("Words", "Offhook's file was damaged. %Ln call(s) could be kept.", "", what.kept)
    ]
    if what.lost:
        parts.append(translate("Words", "%Ln call(s) could not be read.", "", what.lost))
    if what.asked:
        parts.append(
            translate(
                "Words",
                "For %Ln of them you are asked whether they are in Activix.",
                "",
                what.asked,
            )
        )
    aside = translate("Words", "The old file lies beside it: %1").replace("%1", what.aside)
    answers = (("mending_read", translate("Words", "I have read it")),)
    return "warn", " ".join((*parts, aside)), answers


def unread(count: int, folder: str) -> Message:
    """What phones or scripts told could not be read."""
    text = translate(
        "Words",
        "%Ln message(s) from a phone or a script could not be read, so a call may be missing or"
        " still open here. See the folder %1.",
        "",
        count,
    )
    answers = (("unread_read", translate("Words", "I have read it")),)
    return "warn", text.replace("%1", folder), answers


def settings_lost(problems: tuple[SettingProblem, ...]) -> Message:
    """Some settings could not be read, or some of an administrator's policy."""
    own = [problem for problem in problems if not problem.place]
    parts = []
    if any(problem.key is None for problem in own):
        parts.append(
            translate(
                "Words",
                "Your settings could not be read, so the defaults count. Set your number again"
                " before you call.",
            )
        )
    elif own:
        text = translate(
            "Words", "Not all your settings could be read: %1. The default counts there."
        )
        parts.append(text.replace("%1", _named(own)))
    theirs = [problem for problem in problems if problem.place]
    if theirs:
        text = translate(
            "Words",
            "What your administrator has set has a mistake (%1). Calls are logged all the same;"
            " please tell them.",
        )
        parts.append(text.replace("%1", _named(theirs)))
    answers = (
        ("settings", translate("Words", "Open the settings")),
        ("settings_read", translate("Words", "I have read it")),
    )
    return "warn", " ".join(parts), answers


def _named(problems: list[SettingProblem]) -> str:
    words = setting_words.settings()
    names = []
    for problem in problems:
        key = problem.key or problem.place
        names.append(words[key].label if key in words else key)
    return ", ".join(dict.fromkeys(names))


def broken() -> Message:
    """Something in the program itself."""
    text = translate(
        "Words",
        "Something in Offhook broke; your calls are kept, and it goes on. Please send the report,"
        " which names nobody, to whoever helps you.",
    )
    answers = (
        ("copy_report", translate("Words", "Copy the report")),
        ("broken_read", translate("Words", "Not now")),
    )
    return "warn", text, answers
