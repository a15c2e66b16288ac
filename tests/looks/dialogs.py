"""The moments of the dialogs."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from offhook.calls.call import Stamp
from offhook.calls.crm_copy import Attempt, Entry, Outcome, Parked, Verb
from offhook.calls.tokens import TokenState
from offhook.checkup import Finding, Found, Verdict
from offhook.crm.servers import PRODUCTION
from offhook.desk.people import People
from offhook.desk.policy import Lock, Policy
from offhook.desk.settings import Settings
from offhook.qt.hot_keys import NoKey
from offhook.ui import beyond
from offhook.ui.call_book import CallBook
from offhook.ui.dialogs.about_dialog import AboutDialog
from offhook.ui.dialogs.call_back_dialog import CallBackDialog
from offhook.ui.dialogs.checkup_dialog import CheckupDialog
from offhook.ui.dialogs.form import FormDialog
from offhook.ui.dialogs.key_field import KeyLine
from offhook.ui.dialogs.key_sheet import KeySheet
from offhook.ui.dialogs.ledger_dialog import LedgerDialog
from offhook.ui.dialogs.length_dialog import LengthDialog
from offhook.ui.dialogs.needs_you_dialog import NeedsYouDialog
from offhook.ui.dialogs.past_call_dialog import PastCallDialog
from offhook.ui.dialogs.people_dialog import PeopleDialog
from offhook.ui.dialogs.setting_group import SettingGroup
from offhook.ui.dialogs.settings_dialog import SettingsDialog
from offhook.ui.dialogs.welcome_dialog import WelcomeDialog
from offhook.ui.mender import Mender
from offhook.ui.speaker import Speaker
from support.desk_controller import DeskController

from .values import LINES, LONG_NAME, ONLINE, STORED, call, entry

Build = Callable[[DeskController], FormDialog]


def settings(desk: DeskController) -> FormDialog:
    dialog = SettingsDialog(desk)
    dialog.set_status(ONLINE)
    for section in dialog.findChildren(SettingGroup):
        section.unfold()
    dialog.server.choice.set_value("")
    return dialog


def settings_of_one_line(desk: DeskController) -> FormDialog:
    desk.save_settings(Settings(lines=LINES[:1]))
    dialog = SettingsDialog(desk)
    dialog.set_status(replace(ONLINE, token=TokenState.MISSING))
    return dialog


def past_call(desk: DeskController) -> FormDialog:
    return PastCallDialog(desk, Speaker(desk))


def length(desk: DeskController) -> FormDialog:
    return LengthDialog(Speaker(desk), call())


def ledger(desk: DeskController) -> FormDialog:
    body = {"status": "calling", "direction": "outgoing", "duration": 3, "to": "+14182579084"}
    at = desk.now()
    outcomes = [*Outcome, None, Outcome.UNCONFIRMED, Outcome.UNCONFIRMED]
    desk.attempts["c1"] = [
        Attempt(n, "c1", Verb.CREATE, "/call-logs", body, at, at, outcome, code="deadline")
        for n, outcome in enumerate(outcomes)
    ]
    asking = entry(1, {"parked": Parked.UNDECIDED})
    desk.put(asking)
    return LedgerDialog(desk, Mender(desk), asking, "CA")


def welcome(desk: DeskController) -> FormDialog:
    desk.save_settings(Settings())
    dialog = WelcomeDialog(desk)
    dialog.set_status(replace(ONLINE, token=TokenState.MISSING))
    dialog.practice.button.click()
    return dialog


def about(desk: DeskController) -> FormDialog:
    return AboutDialog(desk)


def checkup(desk: DeskController) -> FormDialog:
    facts = ("base_url", "cut", "/etc/offhook/policy.json")
    desk.findings = [
        Finding(found, list(Verdict)[place % len(Verdict)], facts)
        for place, found in enumerate(Found)
    ]
    return CheckupDialog(desk)


def settings_locked(desk: DeskController) -> FormDialog:
    """An administrator has set some of it."""
    place, who = "/etc/offhook/policy.json", "Services TI, Groupe Bélanger"
    names = ("language", "region", "base_url", "recordings_folder", "hot_key_dial", "never_log")
    locks = {name: Lock(getattr(Settings(), name), place, who) for name in names}
    locked = DeskController(Settings(lines=LINES), Policy(locks=locks, places=(place,)))
    return settings(locked)


def settings_searched(desk: DeskController) -> FormDialog:
    dialog = SettingsDialog(desk)
    dialog.set_status(ONLINE)
    dialog.search.setText("qqqq")
    return dialog


def settings_keys(desk: DeskController) -> FormDialog:
    """A key that another program has, and one that is being chosen and taken here."""
    problems = {"hot_key_dial": NoKey.TAKEN}
    dialog = SettingsDialog(desk, None, problems.get)
    dialog.set_status(ONLINE)
    dialog.show()
    field = dialog.row("hot_key_hang_up").focus_field()
    dialog.lead_to(field)
    assert isinstance(field, KeyLine)
    field.pressed.emit("Ctrl+L")
    dialog.area.ensureWidgetVisible(dialog.row("hot_key_show"))
    return dialog


def past_call_wrong(desk: DeskController) -> FormDialog:
    """Nothing in it, and confirmed."""
    dialog = PastCallDialog(desk, Speaker(desk))
    dialog.number.edit.setText("418 257")
    dialog.log.click()
    return dialog


def call_back(desk: DeskController) -> FormDialog:
    return CallBackDialog(desk, Speaker(desk), call(lead_name=LONG_NAME))


def _needing(desk: DeskController, *entries: Entry) -> FormDialog:
    book = CallBook()
    for each in entries:
        desk.put(each)
        book.put(each)
    dialog = NeedsYouDialog(desk, Mender(desk), book)
    dialog.set_status(replace(ONLINE, needs_you=len(entries)))
    return dialog


def needs_you_nothing(desk: DeskController) -> FormDialog:
    return _needing(desk)


def needs_you(desk: DeskController) -> FormDialog:
    """Everything that a call can need a rep for."""
    stamp = Stamp(PRODUCTION, "66", "mark", "rep@example.com", "+15146526793")
    names = ("to", "from", "status", "duration", "media_url", "user_email", "user_did", "odd")
    words = {name: ["The selected value is invalid."] for name in names}
    refused = {"parked": Parked.INVALID, "parked_words": "The given data was invalid."}
    return _needing(
        desk,
        *(entry(place, {"parked": why}, stamp=stamp) for place, why in enumerate(Parked, 1)),
        entry(40, {**refused, "parked_fields": words}, stamp=stamp, media_url="https://a.test/1"),
        entry(41, {**STORED, "parked": Parked.GONE}, lead_name=LONG_NAME),
        entry(42, {**STORED, **refused}),
    )


def keys(desk: DeskController) -> FormDialog:
    return KeySheet(
        lambda: (
            tuple(
                (beyond.hot_key_name(name), beyond.hot_key_text("Ctrl+Shift+F9"))
                for name in beyond.GLOBAL_KEYS
            ),
            (beyond.no_hot_key("hot_key_hang_up", "Ctrl+Shift+F10", NoKey.TAKEN),),
        )
    )


def checking(desk: DeskController) -> FormDialog:
    """Before it has found anything."""
    desk.holding = True
    return CheckupDialog(desk)


def all_well(desk: DeskController) -> FormDialog:
    desk.findings = [Finding(found, Verdict.OK, ("1", "2", "3")) for found in list(Found)[:4]]
    return CheckupDialog(desk)


def people(desk: DeskController) -> FormDialog:
    """Who is at this desk?"""
    with tempfile.TemporaryDirectory(prefix="offhook-looks-") as home:
        known = People(Path(home))
        known.add("Marie-Ève Ouellet")
        known.add(LONG_NAME[:40])
        return PeopleDialog(known, known.current(), 3, str)


DIALOGS: list[Build] = [
    welcome, about, checkup, settings, settings_of_one_line, past_call, length, ledger,
    settings_locked, settings_searched, settings_keys, past_call_wrong, call_back,
    needs_you_nothing, needs_you, keys, checking, all_well, people,
]  # fmt: skip
