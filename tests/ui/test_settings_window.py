"""The settings window: searchable, in effect at once, locked where an administrator says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from offhook.calls.tokens import TokenState
from offhook.crm.servers import PRODUCTION
from offhook.desk.keys import KEYS, Group
from offhook.desk.policy import Lock, Policy
from offhook.desk.settings import Line, Settings
from offhook.qt.translations import install_language
from offhook.sync.status import SyncStatus
from offhook.ui import complaints
from offhook.ui.dialogs.own_editors import EmailEditor
from offhook.ui.dialogs.setting_group import SettingGroup
from offhook.ui.dialogs.setting_row import SettingRow
from offhook.ui.dialogs.settings_dialog import SettingsDialog
from support.desk_controller import DeskController
from support.translations import compiled_in

Open = Callable[..., SettingsDialog]
IT = "Garage Bélanger, informatique"
POLICY = Policy(
    presets={"rate_share": 20, "language": "en"},
    locks={
        "region": Lock("CA", "/etc/offhook/policy.json", IT),
        "live_answered": Lock(False, "/etc/offhook/policy.json"),
    },
)
USERS = SyncStatus(
    base_url=PRODUCTION,
    online=True,
    token=TokenState.OK,
    users=("marie@garage.example", "luc@garage.example"),
)


@pytest.fixture
def desk() -> DeskController:
    return DeskController(Settings(lines=(Line("", "+15146526793"),)))


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Open]:
    made: list[SettingsDialog] = []

    def show(desk: DeskController) -> SettingsDialog:
        dialog = SettingsDialog(desk)
        made.append(dialog)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    yield show
    for dialog in made:
        if isValid(dialog):
            dialog.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def field(dialog: SettingsDialog, name: str) -> Any:
    """Where one types or chooses."""
    editor = dialog.row(name).editor
    return editor.line if isinstance(editor, EmailEditor) else cast("Any", editor.field)


def typed(edit: QLineEdit, text: str) -> None:
    """Replace what stands there, key by key."""
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, text) if text else QTest.keyClick(edit, Qt.Key.Key_Delete)


def press(key: Qt.Key, widget: QWidget | None = None) -> None:
    widget = widget or QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key)


def found(dialog: SettingsDialog) -> list[str]:
    return [
        row.editor.key.name
        for row in dialog.findChildren(SettingRow)
        if row.isVisibleTo(dialog) and isinstance(row, SettingRow)
    ]


# In effect at once


def test_every_setting_can_be_seen_and_none_changes_by_being_shown(opened: Open) -> None:
    settings = Settings(
        base_url="http://127.0.0.1:8000",
        region="BE",
        language="fr",
        theme="dark",
        lines=(Line("Desk", "+15146526793"), Line("Mobile", "+14385550123")),
        default_line="Mobile",
        user_email="marie@garage.example",
        user_did="+15146526794",
        short_call_seconds=45,
        live_answered=False,
        rate_share=12,
        retry_seconds=2.5,
        never_log=("+15145550000", "+14185550000"),
        mask_names=True,
    )
    desk = DeskController(settings)
    dialog = opened(desk)
    shown = {name for row in dialog.findChildren(SettingRow) for name in row.editor.names()}
    assert shown == {field.name for field in fields(Settings)}
    for row in dialog.findChildren(SettingRow):
        for name, value in row.editor.values().items():
            assert value == getattr(settings, name), name
    for _ in range(40):
        press(Qt.Key.Key_Tab)
    dialog.done_button.click()
    assert not dialog.isVisible()
    assert desk.settings == settings


def test_what_is_chosen_counts_at_once(desk: DeskController, opened: Open) -> None:
    dialog = opened(desk)
    assert isinstance(field(dialog, "theme"), QComboBox)
    field(dialog, "theme").setCurrentIndex(2)
    assert desk.settings.theme == "dark"
    assert isinstance(field(dialog, "live_answered"), QCheckBox)
    field(dialog, "live_answered").click()
    assert desk.settings.live_answered is False
    spin = field(dialog, "short_call_seconds")
    assert isinstance(spin, QSpinBox)
    spin.setFocus()
    spin.selectAll()
    QTest.keyClicks(spin, "45")
    assert desk.settings.short_call_seconds == 60  # while it is typed
    press(Qt.Key.Key_Tab)
    assert desk.settings.short_call_seconds == 45
    numbers = field(dialog, "never_log")
    assert isinstance(numbers, QPlainTextEdit)
    numbers.setFocus()
    QTest.keyClicks(numbers, "438 555-0123, 514-555-0142")
    press(Qt.Key.Key_Tab)
    assert desk.settings.never_log == ("+14385550123", "+15145550142")
    assert numbers.toPlainText() == "(438) 555-0123\n(514) 555-0142"


def test_a_number_is_taken_as_people_write_it_and_shown_prettily(opened: Open) -> None:
    desk = DeskController(Settings())
    dialog = opened(desk)
    first = dialog.lines.first()
    assert first.hasFocus()
    typed(first, "514-652-6793")
    press(Qt.Key.Key_Return)
    assert first.text() == "(514) 652-6793"
    typed(field(dialog, "user_did"), "tel:+1 514 652 6794")
    press(Qt.Key.Key_Tab)
    assert desk.settings == Settings(lines=(Line("", "+15146526793"),), user_did="+15146526794")
    assert dialog.isVisible()


def test_numbers_stay_the_same_when_the_country_changes(desk: DeskController, opened: Open) -> None:
    dialog = opened(desk)
    region = field(dialog, "region")
    typed(region.lineEdit(), "France")
    press(Qt.Key.Key_Return)
    assert desk.settings.region == "FR"
    assert dialog.lines.first().text() == "+1 514-652-6793"
    typed(field(dialog, "user_did"), "01 42 68 53 00")
    press(Qt.Key.Key_Tab)
    assert desk.settings.lines == (Line("", "+15146526793"),)
    assert desk.settings.user_did == "+33142685300"
    typed(region.lineEdit(), "be")
    press(Qt.Key.Key_Return)
    assert desk.settings.region == "BE"
    typed(region.lineEdit(), "Atlantis")
    press(Qt.Key.Key_Return)
    assert desk.settings.region == "BE"
    assert dialog.row("region").error()


def test_escape_leaves_what_is_half_typed_and_close_keeps_it(
    desk: DeskController, opened: Open
) -> None:
    dialog = opened(desk)
    typed(field(dialog, "user_email"), "marie@garage.example")
    press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert desk.settings.user_email == ""
    dialog = opened(desk)
    typed(field(dialog, "user_email"), "marie@")
    dialog.done_button.click()
    assert dialog.isVisible()
    assert dialog.row("user_email").error() == "This is no e-mail address."
    typed(field(dialog, "user_email"), "marie@garage.example")
    dialog.done_button.click()
    assert not dialog.isVisible()
    assert desk.settings.user_email == "marie@garage.example"


def test_a_full_disk_is_said_and_changes_nothing(desk: DeskController, opened: Open) -> None:
    desk.settings_fit = False
    dialog = opened(desk)
    field(dialog, "theme").setCurrentIndex(1)
    assert dialog.banner.text() == complaints.settings_not_saved()
    assert desk.settings.theme == ""
    desk.settings_fit = True
    dialog.done_button.click()
    assert desk.settings.theme == "light"


def test_a_default_is_one_press_away(opened: Open) -> None:
    desk = DeskController(Settings(rate_share=60, short_call_seconds=20), POLICY)
    dialog = opened(desk)
    row = dialog.row("short_call_seconds")
    assert not row.reset.isHidden()
    row.reset.click()
    assert desk.settings.short_call_seconds == 60
    assert row.reset.isHidden()
    assert field(dialog, "short_call_seconds").hasFocus()
    row = dialog.row("rate_share")  # the way back leads to what the administrator has preset
    row.reset.click()
    assert desk.settings.rate_share == 20
    assert dialog.row("lines").reset.isHidden()


def test_what_changes_elsewhere_is_followed_but_not_what_is_being_typed(
    desk: DeskController, opened: Open
) -> None:
    dialog = opened(desk)
    typed(field(dialog, "user_email"), "marie@gar")
    desk.save_settings(Settings(theme="dark", user_email="luc@garage.example"))
    dialog.follow()
    assert dialog.row("theme").editor.values() == {"theme": "dark"}
    assert field(dialog, "user_email").text() == "marie@gar"


@pytest.mark.qt_log_ignore("This plugin does not support")  # popups, offscreen
def test_the_accounts_users_are_offered_as_the_address_is_typed(
    desk: DeskController, opened: Open, qtbot: QtBot
) -> None:
    dialog = opened(desk)
    dialog.set_status(USERS)
    email = field(dialog, "user_email")
    typed(email, "mar")
    completer = email.completer()
    popup = completer.popup()
    qtbot.waitUntil(popup.isVisible)
    assert completer.currentCompletion() == "marie@garage.example"
    press(Qt.Key.Key_Down, popup)
    press(Qt.Key.Key_Return, popup)
    assert desk.settings.user_email == "marie@garage.example"
    typed(email, "marie.b@garage.example")
    popup.hide()
    assert dialog.row("user_email").help() == "No user of this account has this address."


# Locked


def test_what_is_locked_says_by_whom_and_stays(opened: Open) -> None:
    desk = DeskController(POLICY.enforce(Settings()), POLICY)
    dialog = opened(desk)
    row = dialog.row("region")
    assert row.is_locked()
    assert row.lock_words() == f"Locked by {IT}."
    assert not row.field.isEnabled()
    assert row.reset.isHidden()
    assert dialog.row("live_answered").lock_words() == "Locked by your administrator."
    field(dialog, "live_answered").setChecked(True)
    assert desk.settings.live_answered is False
    assert not dialog.row("theme").is_locked()
    dialog.search.setText("locked")
    assert found(dialog) == ["region", "live_answered"]


# Searched


def test_a_setting_is_found_by_its_words_in_the_language_of_now(
    desk: DeskController,
    opened: Open,
    qapp: QApplication,
    tmp_path: Path,
) -> None:
    dialog = opened(desk)
    assert dialog.search.hasFocus()  # and not the rep's number, to be typed over
    dialog.lines.first().setFocus()
    QTest.keyClick(dialog, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert dialog.search.hasFocus()
    QTest.keyClicks(dialog.search, "pick up")
    assert found(dialog) == ["live_answered"]
    typed(dialog.search, "token")
    assert dialog.token.isVisibleTo(dialog)
    typed(dialog.search, "retry_sec")
    assert found(dialog) == ["retry_seconds"]  # folded away, and found all the same
    press(Qt.Key.Key_Return)
    assert field(dialog, "retry_seconds").hasFocus()
    typed(dialog.search, "zzz")
    assert found(dialog) == []
    assert "zzz" in dialog.nothing.text()
    press(Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.search.text() == ""
    assert {"lines", "region", "theme"} <= set(found(dialog))

    install_language(qapp, "fr", compiled_in(tmp_path))
    QCoreApplication.processEvents()
    typed(dialog.search, "numeros jamais")
    assert found(dialog) == ["never_log"]
    typed(dialog.search, "token")  # as many a French-speaking desk calls it
    assert dialog.token.isVisibleTo(dialog)
    typed(dialog.search, "decrochage")
    assert found(dialog) == ["live_answered"]


def test_each_setting_is_found_by_its_own_label(desk: DeskController, opened: Open) -> None:
    dialog = opened(desk)
    for name in KEYS:
        dialog.search.setText(name)
        holder = "lines" if name == "default_line" else name
        assert holder in found(dialog), name


def test_groups_fold_by_keyboard(desk: DeskController, opened: Open) -> None:
    dialog = opened(desk)
    sections = dialog.findChildren(SettingGroup)
    assert len(sections) == len({key.group for key in KEYS.values()})
    technicians = sections[-1]
    assert not dialog.row("base_url").isVisibleTo(dialog)
    assert KEYS["base_url"].group is Group.CONNECTION
    technicians.heading.setFocus()
    press(Qt.Key.Key_Space)
    assert dialog.row("base_url").isVisibleTo(dialog)
    press(Qt.Key.Key_Space)
    assert not dialog.row("base_url").isVisibleTo(dialog)
