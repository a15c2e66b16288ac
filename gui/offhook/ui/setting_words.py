"""The words of the settings: for each key a label and one sentence; groups and choices.

The table itself is :mod:`offhook.desk.keys`; a row there needs its words here.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from ..desk.keys import Group

translate = QCoreApplication.translate


class SettingWords(NamedTuple):
    """What a person reads of one setting."""

    label: str
    sentence: str


def settings() -> dict[str, SettingWords]:
    """The words of every setting, in the language of now."""
    return {
        "lines": SettingWords(
            translate("Settings", "My numbers"),
            translate("Settings", "Your calls are logged from and to these numbers."),
        ),
        "default_line": SettingWords(
            translate("Settings", "My usual number"),
            translate("Settings", "Calls are logged from this one unless you choose another."),
        ),
        "user_email": SettingWords(
            translate("Settings", "My e-mail in Activix"),
            translate("Settings", "Activix counts your calls as this user's."),
        ),
        "user_did": SettingWords(
            translate("Settings", "My direct number in Activix"),
            translate("Settings", "Only if it is another one than above."),
        ),
        "region": SettingWords(
            translate("Settings", "Country"),
            translate("Settings", "Numbers without a country code are read as from here."),
        ),
        "live_answered": SettingWords(
            translate("Settings", "“Answered” at pick-up"),
            translate("Settings", "Otherwise Activix hears of it only when you hang up."),
        ),
        "short_call_seconds": SettingWords(
            translate("Settings", "Short calls"),
            translate(
                "Settings",
                "An outgoing call that ended sooner is supposed to have had no answer.",
            ),
        ),
        "calling_hours": SettingWords(
            translate("Settings", "Calling hours, weekdays"),
            translate(
                "Settings",
                "Outside them, in the other person's time, Offhook warns you before you call.",
            ),
        ),
        "calling_hours_weekend": SettingWords(
            translate("Settings", "Calling hours, weekends"),
            translate("Settings", "The same for Saturdays and Sundays."),
        ),
        "lead_url": SettingWords(
            translate("Settings", "Address of a lead in Activix"),
            translate("Settings", "Opens the lead in your browser; {id} stands for its number."),
        ),
        "never_log": SettingWords(
            translate("Settings", "Numbers that are never logged"),
            translate("Settings", "Calls with these numbers stay on this computer."),
        ),
        "language": SettingWords(
            translate("Settings", "Language"),
            translate("Settings", "The language of Offhook's windows."),
        ),
        "theme": SettingWords(
            translate("Settings", "Appearance"),
            translate("Settings", "Light or dark."),
        ),
        "mini_bar": SettingWords(
            translate("Settings", "Strip with the open call"),
            translate(
                "Settings", "While the window is away, a small strip on top keeps the call at hand."
            ),
        ),
        "close_to_tray": SettingWords(
            translate("Settings", "Keep running when closed"),
            translate("Settings", "Closing the window leaves Offhook in the system tray."),
        ),
        "start_with_session": SettingWords(
            translate("Settings", "Start with this computer"),
            translate("Settings", "Offhook starts by itself when you log in, out of your way."),
        ),
        "notify": SettingWords(
            translate("Settings", "Notifications"),
            translate("Settings", "Calls that ring and calls that need you are announced."),
        ),
        "recordings_folder": SettingWords(
            translate("Settings", "Recordings folder"),
            translate(
                "Settings",
                "Where your softphone keeps its recordings: after a call, its file is offered.",
            ),
        ),
        "hot_key_dial": SettingWords(
            translate("Settings", "Key for the selected number"),
            translate("Settings", "In any program: puts the selected number into Offhook's field."),
        ),
        "hot_key_hang_up": SettingWords(
            translate("Settings", "Key to hang up"),
            translate("Settings", "In any program: ends the call."),
        ),
        "hot_key_show": SettingWords(
            translate("Settings", "Key to show Offhook"),
            translate("Settings", "In any program: brings the window up."),
        ),
        "notify_names": SettingWords(
            translate("Settings", "Names in notifications"),
            translate("Settings", "Others may read them on your screen."),
        ),
        "mask_names": SettingWords(
            translate("Settings", "Hide names and numbers"),
            translate("Settings", "For when others can see your screen."),
        ),
        "keep_months": SettingWords(
            translate("Settings", "Months that names and notes are kept here"),
            translate(
                "Settings",
                "Only of calls that are in Activix; 0 keeps them for ever. Times and outcomes"
                " stay.",
            ),
        ),
        "base_url": SettingWords(
            translate("Settings", "Server"),
            translate("Settings", "Where your calls are logged. Each server has its own token."),
        ),
        "rate_share": SettingWords(
            translate("Settings", "Requests a minute"),
            translate(
                "Settings",
                "Activix takes 200 a minute from a whole dealership; this is the most that this"
                " desk takes of them.",
            ),
        ),
        "settle_seconds": SettingWords(
            translate("Settings", "Wait after a lost answer"),
            translate(
                "Settings",
                "When Activix did not answer, Offhook looks for the call this much later, before"
                " it sends it again.",
            ),
        ),
        "retry_seconds": SettingWords(
            translate("Settings", "Longest wait between tries"),
            translate("Settings", "While Activix cannot be reached, it is tried this often."),
        ),
        "connect_timeout": SettingWords(
            translate("Settings", "Time to connect"),
            translate("Settings", "After this long without a connection, Offhook is offline."),
        ),
        "read_timeout": SettingWords(
            translate("Settings", "Time without a word"),
            translate("Settings", "After this long in silence an answer counts as lost."),
        ),
        "total_timeout": SettingWords(
            translate("Settings", "Time for a whole answer"),
            translate("Settings", "After this long altogether an answer counts as lost."),
        ),
        "heartbeat_seconds": SettingWords(
            translate("Settings", "Note of the time"),
            translate(
                "Settings",
                "During a call the time is noted this often, to know after a crash when it ended.",
            ),
        ),
    }


def groups() -> dict[Group, str]:
    """The titles of the groups."""
    return {
        Group.YOU: translate("Settings", "You"),
        Group.CALLS: translate("Settings", "Calls"),
        Group.LOOKS: translate("Settings", "Look and language"),
        Group.COMPUTER: translate("Settings", "This computer"),
        Group.PRIVACY: translate("Settings", "Privacy"),
        Group.CONNECTION: translate("Settings", "Connection, for technicians"),
    }


def choices() -> dict[tuple[str, str], str]:
    """The values of the settings that are a choice, by key and value."""
    system = translate("Settings", "As this computer")
    return {
        ("language", ""): system,
        ("language", "en"): "English",
        ("language", "fr"): "Français",
        ("theme", ""): system,
        ("theme", "light"): translate("Settings", "Light"),
        ("theme", "dark"): translate("Settings", "Dark"),
    }


def unit(name: str) -> str:
    """What stands after a number, with its space; empty where the number needs none."""
    units = {
        "s": translate("Settings", " s"),
        "min": translate("Settings", " min"),
        "months": translate("Settings", " months"),
        "per minute": translate("Settings", " a minute"),
    }
    return units.get(name, "")


def countries() -> tuple[tuple[str, str], ...]:
    """The countries that are offered by name."""
    return (
        ("CA", translate("Settings", "Canada")),
        ("US", translate("Settings", "United States")),
        ("FR", translate("Settings", "France")),
    )


def locked_by(name: str) -> str:
    """Who has locked a setting."""
    if name:
        return translate("Settings", "Locked by %1.").replace("%1", name)
    return translate("Settings", "Locked by your administrator.")
