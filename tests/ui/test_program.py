"""The core behind the window: started, and stopped at any moment of it."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from offhook.app.program import Program
from offhook.app.start import Desk
from offhook.calls.tokens import TokenState
from offhook.desk.folder import DataFolder
from offhook.desk.policy import NO_POLICY, Lock, Policy
from offhook.desk.policy_places import from_files
from offhook.desk.settings import Settings
from offhook.desk.settings_file import SettingsFile
from offhook.sandbox import Sandbox
from offhook.ui.controller import TokenResult
from offhook.vault import SessionTokens
from support.desk import TOKEN
from support.threads import ended_threads


def test_stopped_while_it_still_loads(qtbot: QtBot, tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "data").create()
    SettingsFile(folder.settings).save(Settings(base_url="http://127.0.0.1:9/v2"))
    before = set(threading.enumerate())
    program = Program(folder)
    program.start()
    program.stop()
    assert {thread.name for thread in set(threading.enumerate()) - before} <= {"vault"}


def test_a_token_that_is_given_before_everything_is_loaded(qtbot: QtBot, tmp_path: Path) -> None:
    with Sandbox(token=TOKEN) as crm, ended_threads():
        folder = DataFolder(tmp_path / "data").create()
        SettingsFile(folder.settings).save(Settings(base_url=crm.base_url))
        program = Program(folder, tokens=SessionTokens(), policy=lambda: NO_POLICY)
        results: list[TokenResult] = []
        program.give_token(crm.base_url, TOKEN, results.append)
        assert results == []
        program.start()
        qtbot.waitUntil(lambda: results == [TokenResult.ACCEPTED], timeout=20_000)
        qtbot.waitUntil(lambda: program.status.token is TokenState.OK, timeout=20_000)
        program.stop()
        program.deleteLater()


def test_what_could_not_be_read_of_the_settings_is_said_once(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = DataFolder(tmp_path / "data").create()
    kept = {"base_url": "http://127.0.0.1:9/v2", "region": "Atlantis", "language": "en"}
    folder.settings.write_text(json.dumps(kept))
    policy_file = tmp_path / "policy.json"
    policy_file.write_text('{"set_by": "IT", "locks": {"theme": "dark", "colour": "red"}}')
    policy = Policy.of(from_files((policy_file,)))
    desk = Desk(qapp, folder, Program(folder, tokens=SessionTokens(), policy=lambda: policy))
    notice = desk.window.notice
    assert desk.program.settings == Settings(
        base_url="http://127.0.0.1:9/v2", language="en", theme="dark"
    )
    assert "Not all your settings could be read: Country." in notice.text()
    assert "colour" in notice.text()
    notice.buttons()[-1].click()
    desk.program.reload_settings()
    assert notice.text() == ""
    assert desk.program.save_settings(replace(desk.program.settings, theme="light"))
    assert desk.program.settings.theme == "dark"
    desk.close()
    for each in (desk.window, desk.program, desk):
        each.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_no_option_leads_around_a_locked_server(qtbot: QtBot, tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "data").create()
    locked = Policy(locks={"base_url": Lock("http://127.0.0.1:9/v2", "policy")})
    other = "http://127.0.0.1:10/v2"
    program = Program(folder, other, policy=lambda: locked)
    assert program.settings.base_url == "http://127.0.0.1:9/v2"
    assert Program(folder, other).settings.base_url == other
