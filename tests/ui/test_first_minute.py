"""The first minute: from the first start to a logged call, by keyboard; and what can go wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from offhook.app.errands import Errand, practise
from offhook.app.program import Program
from offhook.app.start import Desk
from offhook.calls.tokens import TokenState
from offhook.crm.servers import PRODUCTION
from offhook.desk.folder import DataFolder
from offhook.desk.policy import NO_POLICY, Lock, Policy
from offhook.desk.settings import Line, Settings
from offhook.desk.settings_file import SettingsFile
from offhook.sandbox import Sandbox
from offhook.sync.status import SyncStatus
from offhook.ui.controller import Practice, TokenResult
from offhook.ui.dialogs.links_box import LinksBox
from offhook.ui.dialogs.welcome_dialog import WelcomeDialog
from offhook.ui.window import MainWindow
from offhook.vault import SessionTokens
from support.desk import TOKEN
from support.desk_controller import DeskController
from support.newcomer import EMAIL, Newcomer, newcomer_settings
from support.threads import ended_threads

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # popups, offscreen
MISSING = SyncStatus(base_url=PRODUCTION, token=TokenState.MISSING)


@pytest.fixture
def crm() -> Iterator[Sandbox]:
    with Sandbox(token=TOKEN) as sandbox:
        yield sandbox


@pytest.fixture
def newcomer(qapp: QApplication, crm: Sandbox, tmp_path: Path) -> Iterator[Newcomer]:
    """On a computer where nothing is set but which server is spoken to."""
    folder = DataFolder(tmp_path / "data").create()
    SettingsFile(folder.settings).save(newcomer_settings(crm.base_url, "en"))
    with ended_threads():
        program = Program(folder, tokens=SessionTokens(), policy=lambda: NO_POLICY)
        desk = Desk(qapp, folder, program)
        desk.open()
        yield Newcomer(desk, crm)
        desk.close()
    for each in (desk.window, desk.program, desk):
        each.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_first_call_is_logged_by_keyboard_alone(newcomer: Newcomer, crm: Sandbox) -> None:
    newcomer.first_call(TOKEN)
    (log,) = crm.call_logs()
    assert (log.to, log.from_) == ("+14182579084", "+15146526793")
    settings = newcomer.desk.program.settings
    assert settings.user_email == EMAIL
    assert settings.lines == (Line("", "+15146526793"),)
    assert newcomer.desk.window.notice.text() == ""
    assert newcomer.desk.window.findChildren(WelcomeDialog) == []


def test_a_wrong_token_is_said_and_the_keyboard_stays_there(newcomer: Newcomer) -> None:
    welcome = newcomer.welcome()
    newcomer.wait_until(welcome.token.field.hasFocus)
    newcomer.type("wrong-token")
    QTest.keyClick(welcome.token.field, Qt.Key.Key_Return)
    newcomer.wait_until(lambda: "refuses this token" in welcome.token.banner.text())
    assert welcome.token.field.hasFocus()


@pytest.fixture
def desk() -> DeskController:
    return DeskController(Settings(language="en"))


@pytest.fixture
def welcome(qtbot: QtBot, desk: DeskController) -> Iterator[WelcomeDialog]:
    dialog = WelcomeDialog(desk)
    dialog.set_status(MISSING)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    yield dialog
    if isValid(dialog):
        dialog.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_only_user_of_an_account_is_chosen(
    desk: DeskController, welcome: WelcomeDialog
) -> None:
    welcome.token.field.setText("t0ken")
    QTest.keyClick(welcome.token.field, Qt.Key.Key_Return)
    assert desk.tokens == [(PRODUCTION, "t0ken")]
    ok = replace(MISSING, token=TokenState.OK, account_name="Garage", users=(EMAIL,))
    welcome.set_status(ok)
    assert desk.settings.user_email == EMAIL
    assert welcome.token.state.text() == "Connected to Garage."


def test_starting_needs_a_number(desk: DeskController, welcome: WelcomeDialog) -> None:
    welcome.start.click()
    assert welcome.row("lines").error() == "Write the number that you call from."
    assert welcome.lines.first().hasFocus()
    QTest.keyClicks(welcome.lines.first(), "911")
    welcome.start.click()
    assert "Emergency" in welcome.row("lines").error()
    assert welcome.isVisible()
    assert desk.settings.lines == ()


def test_later_leaves_everything_as_it_is(desk: DeskController, welcome: WelcomeDialog) -> None:
    before = desk.settings
    QTest.keyClicks(welcome.lines.first(), "4182579084")
    welcome.later.click()
    assert not welcome.isVisible()
    assert desk.settings == before


def test_a_token_that_no_store_keeps_still_leads_on(
    desk: DeskController, welcome: WelcomeDialog
) -> None:
    desk.token_result = TokenResult.SESSION_ONLY
    welcome.token.field.setText("t0ken")
    QTest.keyClick(welcome.token.field, Qt.Key.Key_Return)
    assert "no key store" in welcome.token.banner.text()
    assert welcome.email.combo.hasFocus() or welcome.email.line.hasFocus()


@pytest.mark.parametrize("end", [Practice.LOGGED, Practice.FAILED])
def test_the_practice_call_says_how_far_it_has_come(
    desk: DeskController, welcome: WelcomeDialog, end: Practice
) -> None:
    desk.practice_end = end
    desk.holding = True
    welcome.practice.button.click()
    assert not welcome.practice.button.isEnabled()
    assert "practice server" in welcome.practice.result.text()
    desk.release()
    text = welcome.practice.result.text()
    assert ("It works" in text) is (end is Practice.LOGGED)
    assert welcome.practice.button.isEnabled()


def test_it_is_shown_once_and_only_to_newcomers(qtbot: QtBot) -> None:
    for lines, shown in (((), 1), ((Line("", "+14182579084"),), 0)):
        window = MainWindow(DeskController(Settings(lines=lines)))
        window.show()
        window.show_status(MISSING)
        dialogs = window.findChildren(WelcomeDialog)
        assert len(dialogs) == shown
        for dialog in dialogs:
            dialog.reject()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        window.show_status(MISSING)
        assert window.findChildren(WelcomeDialog) == []
        assert "Offhook needs your Activix token" in window.notice.text()
        window.show_status(replace(MISSING, token=TokenState.OK))
        assert window.notice.text() == ""
        window.hide()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_what_an_administrator_has_set_needs_no_typing(qtbot: QtBot) -> None:
    policy = Policy(locks={"user_email": Lock(EMAIL, "policy", "IT")})
    desk = DeskController(policy.enforce(Settings()), policy)
    dialog = WelcomeDialog(desk)
    dialog.show()
    assert dialog.row("user_email").lock_words() == "Locked by IT."
    dialog.token.field.setText("t0ken")
    dialog.token.test.click()
    assert dialog.lines.first().isVisible()
    assert dialog.focusWidget() is dialog.lines.first()
    dialog.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_real_practice_call_reaches_no_account(
    qtbot: QtBot, crm: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OFFHOOK_DATA_DIR", str(tmp_path / "mine"))
    monkeypatch.setenv("OFFHOOK_BASE_URL", crm.base_url)
    steps: list[Practice] = []
    holder = QObject()
    practise(steps.append, holder)
    qtbot.waitUntil(lambda: Practice.LOGGED in steps or Practice.FAILED in steps, timeout=20_000)
    assert steps == [Practice.DIALLED, Practice.ANSWERED, Practice.LOGGED]
    assert crm.requests() == []
    assert not (tmp_path / "mine").exists()
    qtbot.waitUntil(lambda: holder.findChildren(Errand) == [], timeout=10_000)
    holder.deleteLater()


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_each_system_is_told_how_links_come_here(qtbot: QtBot, platform: str) -> None:
    box = LinksBox(platform=platform)
    qtbot.addWidget(box)
    box.show()
    assert box.button.isVisible() == (platform != "darwin")


def test_links_that_the_system_does_not_take_are_said(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    box = LinksBox(platform="linux")
    qtbot.addWidget(box)
    box.button.click()
    qtbot.waitUntil(lambda: "did not take it" in box.result.text())
