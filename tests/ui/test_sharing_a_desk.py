"""*Who is at this desk?*, and starting with the session: on a real desk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from offhook.desk.autostart import autostart_here
from offhook.desk.people import People
from offhook.sandbox import Sandbox
from offhook.ui.dialogs.people_dialog import PeopleDialog
from support.desk import Rep, open_desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")


@pytest.fixture
def rep(qtbot: QtBot, tmp_path: Path) -> Iterator[Rep]:
    with Sandbox() as crm, open_desk(crm, tmp_path / "data") as rep:
        yield rep


def asked(rep: Rep) -> PeopleDialog:
    rep.press("Ctrl+Shift+D")
    dialogs = rep.window.findChildren(PeopleDialog)
    rep.wait_until(lambda: dialogs[-1].isActiveWindow())
    return dialogs[-1]


def keys(dialog: PeopleDialog, *pressed: str) -> None:
    for each in pressed:
        QTest.keySequence(dialog.windowHandle(), QKeySequence(each))


def type_into(dialog: PeopleDialog, text: str) -> None:
    for char in text:
        QTest.keyClick(dialog.windowHandle(), char)  # type: ignore[call-overload]  # its stub knows no text


def test_somebody_new_sits_down_by_keyboard(rep: Rep, tmp_path: Path) -> None:
    home = tmp_path / "data"
    ended: list[bool] = []
    rep.desk.ended.connect(lambda: ended.append(True))
    dialog = asked(rep)
    assert dialog.go_on.text() == "&Save"
    keys(dialog, "Down")
    assert dialog.new.isVisible()
    keys(dialog, "Tab")
    assert dialog.new.hasFocus()
    keys(dialog, "Return")
    assert dialog._new_row.error() == "Give them a name."
    type_into(dialog, "Marie")
    keys(dialog, "Return")
    rep.wait_until(lambda: ended)
    assert rep.desk.next_folder == home / "desks" / "marie"
    assert People(home).current().name == "Marie"


def test_nobody_sits_down_in_the_middle_of_a_call(rep: Rep, tmp_path: Path) -> None:
    People(tmp_path / "data").add("Marie")
    rep.dial("4182579084")
    dialog = asked(rep)
    keys(dialog, "Down", "Return")
    assert "Hang up first" in dialog.banner.text()
    assert rep.desk.next_folder is None
    assert People(tmp_path / "data").current().key == ""
    dialog.close()


def test_a_name_of_one_s_own(rep: Rep, tmp_path: Path) -> None:
    people = People(tmp_path / "data")
    people.add("Marie")
    dialog = asked(rep)
    dialog.own.setFocus(Qt.FocusReason.TabFocusReason)
    type_into(dialog, "marie")
    keys(dialog, "Return")
    assert dialog._own_row.error() == "Somebody here has that name already."
    dialog.own.clear()
    type_into(dialog, "Jean")
    keys(dialog, "Return")
    assert [person.name for person in people.all()] == ["Jean", "Marie"]
    assert rep.desk.next_folder is None


# Start with the session


def test_the_setting_is_done_and_read_back(rep: Rep, tmp_path: Path) -> None:
    system, program = autostart_here(), rep.desk.program

    def is_set() -> bool:
        return program.settings.start_with_session

    program.save_settings(replace(program.settings, start_with_session=True))
    assert system.is_on()
    system.turn_off()  # in the system's own settings; the next start finds out
    rep.desk.reach.session.start()
    assert not is_set()
    system.turn_on(["offhook", "--minimized"])
    rep.desk.reach.session.start()
    assert is_set()
    program.save_settings(replace(program.settings, start_with_session=False))
    assert not system.is_on()


def test_a_system_that_refuses_is_told(
    rep: Rep, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "file"))
    program = rep.desk.program
    program.save_settings(replace(program.settings, start_with_session=True))
    assert "does not let Offhook start" in rep.notice()
    assert not program.settings.start_with_session
