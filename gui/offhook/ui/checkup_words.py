"""What a look at this computer found: what it means for calls, and how to mend it."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from ..checkup.findings import Finding, Found, Verdict
from . import ledger_outcomes, setting_words

translate = QCoreApplication.translate


class Said(NamedTuple):
    """One finding in words; ``mend`` is empty where there is nothing to mend."""

    what: str
    mend: str = ""


def part(finding: Finding) -> str:
    """What was looked at."""
    return titles()[finding.part]


def titles() -> dict[str, str]:
    """What is looked at, by the name of the part."""
    return {
        "display": translate("Checkup", "Display"),
        "disk": translate("Checkup", "Disk"),
        "settings": translate("Checkup", "Settings"),
        "policy": translate("Checkup", "Administrator"),
        "journal": translate("Checkup", "Calls"),
        "store": translate("Checkup", "Key store"),
        "network": translate("Checkup", "Activix"),
        "token": translate("Checkup", "Token"),
        "clock": translate("Checkup", "Clock"),
        "links": translate("Checkup", "Phone links"),
        "recordings": translate("Checkup", "Recordings folder"),
    }


def verdict(finding: Finding) -> str:
    """How bad it is, in a word."""
    return {
        Verdict.OK: translate("Checkup", "fine"),
        Verdict.WARN: translate("Checkup", "take note"),
        Verdict.FAIL: translate("Checkup", "to be mended"),
        Verdict.SKIPPED: translate("Checkup", "not known"),
    }[finding.verdict]


def said(finding: Finding) -> Said:
    """The finding in words."""
    words = _texts()[finding.found]
    facts = _facts(finding)
    return Said(_filled(words.what, facts), _filled(words.mend, facts))


def _filled(text: str, facts: tuple[str, ...]) -> str:
    for place, fact in enumerate(facts, 1):
        text = text.replace(f"%{place}", fact)
    return text


def _facts(finding: Finding) -> tuple[str, ...]:
    facts = finding.facts
    if finding.found is Found.NETWORK_FAULT:
        return (facts[0], ledger_outcomes.fault_of_code(facts[1]))
    if finding.found in (Found.SETTINGS_BAD_KEY, Found.POLICY_BAD_KEY):
        words = setting_words.settings().get(facts[0])
        return (words.label if words else facts[0], *facts[1:])
    return facts


def _texts() -> dict[Found, Said]:
    return _computer() | _account() | _data()


def _computer() -> dict[Found, Said]:
    return {
        Found.DISPLAY_OK: Said(translate("Checkup", "A window can be shown (%1).")),
        Found.DISPLAY_NONE: Said(
            translate("Checkup", "No window can be shown here: %1"),
            translate(
                "Checkup",
                "Start Offhook in a desktop session. The commands work without a window.",
            ),
        ),
        Found.DISK_OK: Said(translate("Checkup", "%1 MB are free.")),
        Found.DISK_LOW: Said(
            translate("Checkup", "Only %1 MB are free."),
            translate("Checkup", "Free some space soon, so that calls can go on being kept."),
        ),
        Found.DISK_FULL: Said(
            translate("Checkup", "The disk is full (%1 MB left): calls cannot be kept."),
            translate("Checkup", "Free some space, and write calls on paper until then."),
        ),
        Found.DISK_REFUSED: Said(
            translate("Checkup", "Nothing can be kept in %1."),
            translate("Checkup", "Check that the folder is there and is yours."),
        ),
        Found.LINKS_OK: Said(translate("Checkup", "Phone links open Offhook.")),
        Found.LINKS_OTHER: Said(
            translate("Checkup", "Phone links open %1 instead of Offhook."),
            translate("Checkup", "If you want them here, choose Offhook for “tel” links."),
        ),
        Found.LINKS_NONE: Said(
            translate("Checkup", "Nothing opens phone links."),
            translate("Checkup", "If you want them here, choose Offhook for “tel” links."),
        ),
        Found.LINKS_UNKNOWN: Said(
            translate("Checkup", "This system does not say what opens phone links.")
        ),
        Found.RECORDINGS_OK: Said(translate("Checkup", "It can be read.")),
        Found.RECORDINGS_MISSING: Said(
            translate("Checkup", "It is not there, so no recording is offered."),
            translate("Checkup", "Choose it in the settings."),
        ),
        Found.RECORDINGS_UNREADABLE: Said(
            translate("Checkup", "It may not be read, so no recording is offered."),
            translate("Checkup", "Choose it in the settings, or have its rights changed."),
        ),
        Found.RECORDINGS_SILENT: Said(
            translate("Checkup", "It does not answer, so no recording is offered."),
            translate("Checkup", "Check the network, or choose another one in the settings."),
        ),
        Found.CLOCK_OK: Said(translate("Checkup", "It is right, within %1 s of Activix.")),
        Found.CLOCK_OFF: Said(
            translate("Checkup", "It is %1 s off, and calls get that time for ever."),
            translate("Checkup", "Have this computer set its time by itself."),
        ),
        Found.CLOCK_UNCHECKED: Said(translate("Checkup", "It could not be compared.")),
    }


def _account() -> dict[Found, Said]:
    give = translate("Checkup", "Give the token in the settings.")
    return {
        Found.STORE_OK: Said(translate("Checkup", "It keeps the token (%1).")),
        Found.STORE_NONE: Said(
            translate("Checkup", "There is none: the token is forgotten when Offhook closes."),
            translate("Checkup", "Set up GNOME Keyring, KWallet or KeePassXC."),
        ),
        Found.STORE_LOCKED: Said(
            translate("Checkup", "It is locked, so calls wait here."),
            translate("Checkup", "Unlock it, then start Offhook again."),
        ),
        Found.STORE_SILENT: Said(
            translate("Checkup", "It does not answer, so calls wait here."),
            translate("Checkup", "Look for a window that asks you to unlock it."),
        ),
        Found.STORE_REFUSED: Said(
            translate("Checkup", "The one that is set up would keep the token readable."),
            translate("Checkup", "Have PYTHON_KEYRING_BACKEND unset."),
        ),
        Found.STORE_FAILED: Said(
            translate("Checkup", "It fails, so calls wait here."),
            translate("Checkup", "Restart this computer; then give the token in the settings."),
        ),
        Found.NETWORK_OK: Said(translate("Checkup", "%1 answers.")),
        Found.NETWORK_FAULT: Said(
            translate("Checkup", "%1 cannot be reached; calls wait here. %2"),
            translate("Checkup", "Check the internet connection and the server in the settings."),
        ),
        Found.NETWORK_BAD_URL: Said(
            translate("Checkup", "%1 is no address that a token may be sent to."),
            translate("Checkup", "Choose the server in the settings."),
        ),
        Found.NETWORK_STATUS: Said(
            translate("Checkup", "%1 answers with error %2; calls wait here."),
            translate("Checkup", "If it goes on, tell Activix."),
        ),
        Found.TOKEN_OK: Said(translate("Checkup", "Activix takes it; the account has %1 users.")),
        Found.TOKEN_MISSING: Said(
            translate("Checkup", "There is none for this server, so calls wait here."), give
        ),
        Found.TOKEN_REJECTED: Said(
            translate("Checkup", "Activix refuses it, so calls wait here."),
            translate("Checkup", "Ask for a new one, and give it in the settings."),
        ),
        Found.TOKEN_UNCHECKED: Said(translate("Checkup", "It is kept; nobody could be asked.")),
    }


def _data() -> dict[Found, Said]:
    tell = translate("Checkup", "Have your administrator mend it; the rest of it counts.")
    return {
        Found.SETTINGS_OK: Said(translate("Checkup", "They could all be read.")),
        Found.SETTINGS_NO_LINE: Said(
            translate("Checkup", "Your own number is missing, so calls wait here."),
            translate("Checkup", "Give it in the settings."),
        ),
        Found.SETTINGS_BAD_KEY: Said(
            translate("Checkup", "“%1” could not be read; the default counts."),
            translate("Checkup", "Set it again in the settings."),
        ),
        Found.SETTINGS_DAMAGED: Said(
            translate("Checkup", "They could not be read; the defaults count."),
            translate("Checkup", "Set your number and e-mail again."),
        ),
        Found.POLICY_NONE: Said(translate("Checkup", "Nothing is preset or locked.")),
        Found.POLICY_OK: Said(translate("Checkup", "%1 locked, %2 preset, by %3.")),
        Found.POLICY_BAD_KEY: Said(translate("Checkup", "“%1” in %3 is a mistake (%2)."), tell),
        Found.POLICY_UNREADABLE: Said(
            translate("Checkup", "%1 cannot be used; nothing is locked by it."),
            translate("Checkup", "Have your administrator mend it."),
        ),
        Found.JOURNAL_OK: Said(translate("Checkup", "%1 kept here, %2 to send, %3 that need you.")),
        Found.JOURNAL_NONE: Said(translate("Checkup", "None yet.")),
        Found.JOURNAL_NEEDS_YOU: Said(
            translate("Checkup", "%1 wait for your word."),
            translate("Checkup", "Open “What needs you” in the menu."),
        ),
        Found.JOURNAL_HELD: Said(
            translate("Checkup", "They may be a copy: nothing is sent."),
            translate("Checkup", "Answer the question in the window."),
        ),
        Found.JOURNAL_DAMAGED: Said(
            translate("Checkup", "The file is damaged."),
            translate("Checkup", "Start the window: it keeps what can be read."),
        ),
        Found.JOURNAL_TOO_NEW: Said(
            translate("Checkup", "A newer Offhook wrote them; this one leaves them alone."),
            translate("Checkup", "Install the newer version."),
        ),
        Found.JOURNAL_UNREADABLE: Said(
            translate("Checkup", "The file cannot be opened."),
            translate("Checkup", "Close programs that may hold it, and check the disk."),
        ),
        Found.JOURNAL_UNREAD: Said(
            translate("Checkup", "Messages from phones or scripts that could not be read: %1."),
            translate(
                "Checkup",
                "See whether a call is missing and log it as a past call. The files lie in the"
                " folder inbox/unreadable of Offhook’s data; remove them once you are done.",
            ),
        ),
    }
