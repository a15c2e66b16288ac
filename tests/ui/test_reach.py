"""Outside of the window: the tray, notifications, and what closing means."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from offhook.calls.tokens import TokenState
from offhook.desk.place import Place
from offhook.journal.provenance import Doubt, Hold
from offhook.sandbox import Sandbox
from offhook.sync.status import SyncStatus
from offhook.ui.tray import TrayState, state_of, tray_picture
from support.desk import Rep, desk_settings, open_desk

if sys.platform == "linux":
    from support.desktop_services import Notifications, notifications_on
    from support.secret_service import session_bus

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")
linux = pytest.mark.skipif(sys.platform != "linux", reason="the bus of a Linux desktop")


@pytest.fixture
def crm() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def rep(qtbot: QtBot, crm: Sandbox, tmp_path: Path) -> Iterator[Rep]:
    with open_desk(crm, tmp_path / "data") as rep:
        yield rep


def change(rep: Rep, **settings: object) -> None:
    program = rep.desk.program
    assert program.save_settings(replace(program.settings, **settings))  # type: ignore[arg-type]


# The tray


@pytest.mark.parametrize(
    ("status", "open_calls", "state"),
    [
        (SyncStatus(token=TokenState.OK), 0, TrayState.IDLE),
        (SyncStatus(token=TokenState.OK, waiting=2), 0, TrayState.TO_SEND),
        (SyncStatus(token=TokenState.OK, waiting=2, needs_you=1), 0, TrayState.NEEDS_YOU),
        (
            SyncStatus(token=TokenState.OK, hold=Hold(Doubt.COPY, Place("m", "f", 1, 2), 0)),
            0,
            TrayState.NEEDS_YOU,
        ),
        (SyncStatus(token=TokenState.REJECTED, needs_you=1), 0, TrayState.REFUSED),
        (SyncStatus(token=TokenState.REJECTED), 1, TrayState.IN_CALL),
    ],
)
def test_the_icon_tells_one_thing(status: SyncStatus, open_calls: int, state: TrayState) -> None:
    assert state_of(status, open_calls) is state


@pytest.mark.parametrize("size", [16, 22, 64])
def test_its_states_differ_without_colour(qtbot: QtBot, size: int) -> None:
    """Seen in grey, and as mere outlines, no two are the same."""
    grey = [
        tray_picture(state, size)
        .toImage()
        .convertToFormat(tray_picture(state, size).toImage().Format.Format_Grayscale8)
        for state in TrayState
    ]
    assert all(one != other for n, one in enumerate(grey) for other in grey[:n])


def test_the_menu_hangs_up_and_says_how_things_stand(rep: Rep) -> None:
    tray = rep.desk.reach.tray
    actions = {action.data(): action for action in tray.menu().actions()}
    assert not actions["hang_up"].isEnabled()
    rep.wait_until(lambda: tray.tool_tip() == "Offhook: All calls in Activix")
    rep.dial("4182579084")
    rep.wait_until(actions["hang_up"].isEnabled)
    assert tray.state() is TrayState.IN_CALL
    rep.wait_until(lambda: "In a call, 00:0" in tray.tool_tip())
    assert "257" not in tray.tool_tip()
    actions["hang_up"].trigger()
    rep.wait_ended()
    rep.wait_until(lambda: tray.state() is not TrayState.IN_CALL)


def test_the_menu_takes_a_number_from_the_clipboard_and_never_dials(rep: Rep, crm: Sandbox) -> None:
    actions = {action.data(): action for action in rep.desk.reach.tray.menu().actions()}
    QGuiApplication.clipboard().setText("Call Marie: +1 (514) 555-0142 ext. 7 ")
    actions["clipboard"].trigger()
    assert rep.window.dial_pane.text() == "(514) 555-0142 x7"
    assert rep.window.shown_call() == ""
    QGuiApplication.clipboard().setText("no number at all")
    actions["clipboard"].trigger()
    assert "no phone number" in rep.notice()
    assert rep.window.dial_pane.text() == "(514) 555-0142 x7"
    assert crm.call_logs() == []


# Closing


def test_without_a_tray_closing_asks(rep: Rep) -> None:
    ended: list[bool] = []
    rep.desk.program.ended.connect(lambda: ended.append(True))
    rep.window.close()
    assert "no tray" in rep.notice()
    rep.answer("Go on, minimised")
    assert rep.window.isMinimized()
    rep.window.bring_up()
    rep.window.close()
    rep.window.close()  # closed again instead of an answer
    assert ended == [True]


def test_who_does_not_want_the_tray_quits_by_closing(rep: Rep) -> None:
    ended: list[bool] = []
    rep.desk.program.ended.connect(lambda: ended.append(True))
    change(rep, close_to_tray=False)
    rep.window.close()
    assert ended == [True]


# Notifications


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Notifications]:
    """A desktop that shows notifications."""
    with session_bus() as bus, bus.here(), notifications_on(bus) as service:
        yield service


@linux
def test_an_incoming_call_is_told_without_a_name(
    shown: Notifications, crm: Sandbox, tmp_path: Path
) -> None:
    with open_desk(crm, tmp_path / "data") as rep:
        rep.window.showMinimized()
        ring(rep, "+14182579084")
        rep.wait_until(lambda: len(shown.shown) == 1)
        assert shown.texts() == [
            "Incoming call: Offhook is keeping its log. Open it to see who calls."
        ]

        def came() -> bool:
            """A click that comes before the window has heard its notification's number is lost."""
            if rep.window.isMinimized():
                shown.click(1)
            return not rep.window.isMinimized()

        rep.wait_until(came)
        assert rep.shown().call.remote == "+14182579084"
        rep.window.speaker.hang_up(rep.shown().call.id)
        rep.wait_ended()
        # Chosen, it says the name; hidden, not even then.
        change(rep, notify_names=True)
        rep.window.showMinimized()
        ring(rep, "+15145550142")
        rep.wait_until(lambda: len(shown.shown) == 2)
        assert shown.texts()[1] == "Incoming call: (514) 555-0142"


@linux
def test_notifications_can_be_switched_off(
    shown: Notifications, crm: Sandbox, tmp_path: Path
) -> None:
    settings = replace(desk_settings(crm.base_url), notify=False)
    with open_desk(crm, tmp_path / "data", settings=settings) as rep:
        rep.window.showMinimized()
        ring(rep, "+15145550142")
        rep.wait_until(rep.window.book.open_entries)
        change(rep, notify=True)
        rep.window.speaker.hang_up(rep.window.book.open_entries()[0].call.id)
        rep.wait_until(lambda: not rep.window.book.open_entries())
        ring(rep, "+15145550143")
        rep.wait_until(lambda: shown.shown)
    assert len(shown.shown) == 1


@linux
def test_a_refused_token_is_told_once(shown: Notifications, crm: Sandbox, tmp_path: Path) -> None:
    with open_desk(crm, tmp_path / "data", token="wrong", online=False) as rep:
        rep.window.showMinimized()
        rep.wait_until(lambda: shown.shown)
        assert shown.texts()[0].startswith("Activix refuses the token: Calls are kept here.")


def test_a_desktop_without_notifications_loses_nothing(rep: Rep) -> None:
    """There is no bus at all in these tests: the thread ends, the next one changes nothing."""
    rep.window.showMinimized()
    ring(rep, "+15145550142")
    rep.wait_until(rep.window.book.open_entries)
    rep.window.bring_up()


def ring(rep: Rep, number: str) -> None:
    from offhook.calls.call import Direction

    rep.window.speaker.begin(
        number, Direction.INCOMING, "", private=False, then=lambda _recorded: None
    )
