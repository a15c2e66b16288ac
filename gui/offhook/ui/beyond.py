"""What there is outside of the window, and what a desktop lacks: in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from ..desk.settings import Settings
from ..qt.hot_keys import NoKey
from .shortcuts import TABLE, act_name

translate = QCoreApplication.translate

GLOBAL_KEYS = ("hot_key_dial", "hot_key_hang_up", "hot_key_show")
"""The settings that name them, which are also the names they are grabbed under."""


def hot_key_name(name: str) -> str:
    """What a global key does."""
    return {
        "hot_key_dial": translate("Beyond", "Take the selected number into the field"),
        "hot_key_hang_up": translate("Beyond", "Hang up"),
        "hot_key_show": translate("Beyond", "Show Offhook"),
    }[name]


def hot_key_text(keys: str) -> str:
    """A key in the words of the platform and the language."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def other_meaning(name: str, keys: str, settings: Settings) -> str:
    """What ``keys`` does here already, other than being the key ``name``; empty for nothing."""
    if not keys:
        return ""
    for other in GLOBAL_KEYS:
        if other != name and getattr(settings, other) == keys:
            return hot_key_name(other)
    return next((act_name(act) for act, each in TABLE.items() if each.keys == keys), "")


def no_hot_key(name: str, keys: str, why: NoKey) -> str:
    """Why one key cannot be had, and what to do."""
    sentences = {
        NoKey.TAKEN: translate(
            "Beyond", "%1 belongs to another program, so it does not do this: %2. Choose another."
        ),
        NoKey.SAID_TWICE: translate(
            "Beyond", "%1 already does something else here, so it does not do this: %2."
        ),
        NoKey.NOT_THERE: translate("Beyond", "This keyboard has no %1, so it cannot do this: %2."),
    }
    text = sentences.get(why) or no_hot_keys(why)
    return text.replace("%1", hot_key_text(keys)).replace("%2", hot_key_name(name))


def no_hot_keys(why: NoKey) -> str:
    """Why there are no global keys at all."""
    if why is NoKey.WAYLAND:
        return translate(
            "Beyond",
            "Wayland keeps each program’s keys to itself, so no key of Offhook counts in other"
            " programs. In the desktop’s settings you can give a key to the command “offhook”,"
            " which shows the window.",
        )
    return translate(
        "Beyond", "Offhook cannot have keys here that count in other programs. Use its window."
    )


def no_tray() -> str:
    """What closing means then."""
    return translate(
        "Beyond",
        "This desktop has no tray. Closing the window asks whether to go on minimised or to quit.",
    )
