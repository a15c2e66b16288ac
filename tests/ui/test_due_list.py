"""What is due, in the real window: chosen, called, settled; and how a call-back gets there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from offhook.calls.call import Direction, Disposition, Status
from offhook.calls.due import DueItem, DueKind
from offhook.sandbox import Sandbox
from offhook.ui.dialogs.call_back_dialog import CallBackDialog
from offhook.ui.outcome_note import with_outcome
from support.desk import LEAD_NUMBER, Rep, open_desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")


@pytest.fixture
def crm() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def rep(qtbot: QtBot, crm: Sandbox, tmp_path: Path) -> Iterator[Rep]:
    with open_desk(crm, tmp_path / "data") as rep:
        yield rep


def due(rep: Rep) -> list[DueItem]:
    rows = rep.window.due_panel.list.rows()
    items = [row.key for row in rows if isinstance(row.key, DueItem)]
    return items if rep.window.due_panel.isVisible() else []


def leave(rep: Rep) -> None:
    """Done with the call that is shown."""
    rep.wait_ended()
    rep.wait_until(lambda: not rep.window.ended_pane.finish.is_dead())
    rep.press("Ctrl+Return")
    rep.wait_until(lambda: not rep.window.shown_call())


def hang_up(rep: Rep) -> None:
    rep.wait_until(lambda: not rep.window.call_pane.hang_up.is_dead())
    rep.press("Ctrl+Shift+H")
    rep.wait_ended()


def miss(rep: Rep, number: str) -> None:
    """A call rings out."""
    rep.window.header.direction.set_value(Direction.INCOMING)
    rep.dial(number)
    rep.click(rep.window.call_pane.no_answer)
    leave(rep)


def test_a_missed_call_is_returned_by_keyboard(rep: Rep) -> None:
    assert not rep.window.due_panel.isVisible()
    miss(rep, LEAD_NUMBER)
    rep.wait_until(lambda: len(due(rep)) == 1)
    rep.press("Ctrl+T")
    rep.wait_until(rep.window.due_panel.list.hasFocus)
    QTest.keyClick(rep.window.due_panel.list, Qt.Key.Key_Return)
    assert rep.window.dial_pane.text() == "(418) 257-9084"
    assert rep.window.shown_call() == ""  # it is the rep who dials
    rep.wait_until(lambda: not rep.window.dial_pane.dial.is_dead())
    rep.press("Return")
    rep.wait_until(rep.window.shown_call)
    assert rep.shown().call.direction is Direction.OUTGOING
    hang_up(rep)
    leave(rep)
    rep.wait_until(lambda: not due(rep))


def test_one_that_needs_no_calling_back(rep: Rep) -> None:
    miss(rep, "418 555 0999")
    rep.wait_until(lambda: len(due(rep)) == 1)
    assert rep.window.due_panel.settle.accessibleName() == "Not needed"
    rep.press("Ctrl+Shift+T")
    rep.wait_until(lambda: not due(rep))


def planned(rep: Rep) -> CallBackDialog:
    def dialogs() -> list[CallBackDialog]:
        return [one for one in rep.window.findChildren(CallBackDialog) if one.isVisible()]

    rep.wait_until(dialogs)
    return dialogs()[0]


def test_a_call_back_is_a_task_of_activix_and_is_done_by_calling(rep: Rep, crm: Sandbox) -> None:
    rep.dial(LEAD_NUMBER)
    rep.click(rep.window.call_pane.answered)
    hang_up(rep)
    rep.wait_until(lambda: not rep.window.ended_pane.call_back.is_dead())
    rep.press("Ctrl+5")
    dialog = planned(rep)
    dialog.presets[0].click()  # in an hour
    dialog.about.setText("Financing of the Tucson")
    dialog.save.click()
    rep.window.activateWindow()
    rep.wait_until(rep.window.isActiveWindow)
    crm.wait_for(lambda crm: crm.tasks())
    (task,) = crm.tasks()
    now = rep.desk.program.now().wall
    assert task.title == "Financing of the Tucson"
    assert 55 <= (datetime.fromisoformat(task.date) - now).total_seconds() / 60 <= 65
    rep.wait_until(lambda: rep.window.ended_pane.call_back.isChecked())
    leave(rep)
    if now.date() != (now + timedelta(minutes=65)).date():
        pytest.skip("soon it is tomorrow")
    # The reminder and the task are one.
    rep.wait_until(lambda: [item.kind for item in due(rep)] == [DueKind.CALL_BACK])
    rep.click(rep.window.due_panel.list)
    rep.wait_until(lambda: rep.window.dial_pane.text())
    rep.wait_until(lambda: not rep.window.dial_pane.dial.is_dead())
    rep.press("Return")
    rep.wait_until(rep.window.shown_call)
    hang_up(rep)
    leave(rep)
    rep.wait_until(lambda: not due(rep))


def test_a_time_that_is_over_is_said_so(rep: Rep) -> None:
    rep.dial(LEAD_NUMBER)
    hang_up(rep)
    rep.window.ended_pane.call_back_wanted.emit(rep.window.shown_call())
    dialog = planned(rep)
    dialog.at.setDateTime(dialog.at.dateTime().addDays(-2))
    dialog.save.click()
    assert "over already" in dialog._at_row.error()
    dialog.close()


def test_the_keyboard_begins_at_the_hour_and_tab_goes_on_to_the_subject(rep: Rep) -> None:
    rep.dial(LEAD_NUMBER)
    hang_up(rep)
    rep.press("Ctrl+5")
    dialog = planned(rep)
    rep.wait_until(dialog.at.hasFocus)
    before = dialog.at.moment()
    QTest.keyClicks(dialog.at, "17")
    assert dialog.at.moment() == before.replace(hour=17)
    QTest.keyClick(dialog.at, Qt.Key.Key_Tab)
    assert dialog.about.hasFocus()
    QTest.keyClick(dialog.about, Qt.Key.Key_Backtab)
    assert dialog.at.hasFocus()
    dialog.close()


def test_a_task_made_in_activix_dials_its_lead(qtbot: QtBot, crm: Sandbox, tmp_path: Path) -> None:
    now = datetime.now().astimezone()
    lead = crm.add_lead("Zoé", "Pelletier", "+14185550123")
    task = crm.add_task(lead, "rep@example.com", "Call about the Tucson", now.isoformat())
    with open_desk(crm, tmp_path / "data") as rep:
        rep.wait_until(lambda: due(rep) and due(rep)[0].number)
        (item,) = due(rep)
        assert (item.task_id, item.number) == (task.id, "+14185550123")
        assert not rep.window.due_panel.settle.isEnabled()  # Activix has no way for it
        rep.click(rep.window.due_panel.list)
        assert rep.window.dial_pane.text() == "(418) 555-0123"


def test_many_are_due(rep: Rep) -> None:
    now = rep.desk.program.now().wall
    many = [
        DueItem(DueKind.MISSED, now, f"+1418257{number:04d}", call_id=f"{number}")
        for number in range(10_000)
    ]
    rep.window.due._take_in(many)
    assert len(rep.window.due_panel.list.rows()) == 10_000
    rep.press("Ctrl+T")
    QTest.keyClick(rep.window.due_panel.list, Qt.Key.Key_End)
    QTest.keyClick(rep.window.due_panel.list, Qt.Key.Key_Return)
    assert rep.window.dial_pane.text() == "(418) 257-9999"


def test_an_outcome_that_no_status_tells_is_told_by_the_note(rep: Rep, crm: Sandbox) -> None:
    rep.dial(LEAD_NUMBER)
    rep.window.call_pane.note.setFocus()
    rep.type("Grey Tucson")
    rep.click(rep.window.call_pane.voicemail)
    rep.wait_ended()
    rep.wait_until(lambda: rep.shown().call.note == "Voicemail.\nGrey Tucson")
    assert rep.shown().call.status is Status.ATTEMPTED
    rep.click(rep.window.ended_pane.wrong_number)
    rep.wait_until(lambda: rep.shown().call.note == "Wrong number.\nGrey Tucson")
    rep.click(rep.window.ended_pane.answered)
    rep.wait_until(lambda: rep.shown().call.note == "Grey Tucson")
    rep.wait_synced()


@pytest.mark.parametrize(
    ("note", "before", "after", "then"),
    [
        ("", None, Disposition.VOICEMAIL, "Voicemail."),
        ("Voicemail.", Disposition.VOICEMAIL, Disposition.VOICEMAIL, "Voicemail."),
        ("Voicemail.", Disposition.VOICEMAIL, None, ""),
        ("Voicemail. He is away", Disposition.VOICEMAIL, None, "Voicemail. He is away"),
        ("Mine", None, Disposition.NO_ANSWER, "Mine"),
        ("\n\nMine", None, Disposition.BUSY, "Busy.\n\n\nMine"),
    ],
)
def test_the_rep_s_own_words_stay(
    note: str, before: Disposition | None, after: Disposition | None, then: str
) -> None:
    assert with_outcome(note, before, after) == then
