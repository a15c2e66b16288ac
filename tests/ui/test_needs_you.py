"""*Needs you*: every call that only the rep can decide or mend, by keyboard."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from offhook.calls.call import Call, Direction, Stamp
from offhook.calls.crm_copy import CrmCopy, Decision, Entry, Parked, Posted
from offhook.calls.events import (
    Decided,
    MadePrivate,
    NumberGiven,
    RecordingGiven,
    UserGiven,
)
from offhook.ui.call_book import CallBook
from offhook.ui.dialogs.needs_you_dialog import MOST_CARDS, NeedsYouDialog
from offhook.ui.mender import Mender
from offhook.ui.needs import Act, Mend
from support.desk_controller import DeskController


@pytest.fixture
def desk() -> DeskController:
    return DeskController()


@pytest.fixture
def book(desk: DeskController) -> CallBook:
    book = CallBook()
    desk.bridge.entry_changed.connect(book.put)
    return book


@pytest.fixture
def dialog(qtbot: QtBot, desk: DeskController, book: CallBook) -> Iterator[NeedsYouDialog]:
    dialog = NeedsYouDialog(desk, Mender(desk), book)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    yield dialog
    dialog.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def needing(desk: DeskController, parked: Parked | None, **copy: Any) -> Entry:
    call = Call(
        id="c1",
        direction=Direction.OUTGOING,
        start=desk.now(),
        stamp=Stamp("https://crm.example/v2", "66", "mark", "rep@example.com", "+15146526793"),
        remote="+14182579084" if parked else None,
        local="+15146526793",
        duration=65,
        media_url="https://example.test/calls/1.mp3",
    )
    entry = Entry(call, CrmCopy("c1", parked=parked, **copy))
    desk.put(entry)
    return entry


def refused(desk: DeskController, **fields: str) -> Entry:
    errors = {name: [words] for name, words in fields.items()}
    words = "The given data was invalid."
    return needing(desk, Parked.INVALID, parked_words=words, parked_fields=errors)


def shows(dialog: NeedsYouDialog, count: int) -> bool:
    """Whether there are so many cards: changes that come together are followed a moment later."""
    until = time.monotonic() + 5
    while len(dialog.cards()) != count and time.monotonic() < until:
        QTest.qWait(5)
    return len(dialog.cards()) == count


def press(key: Qt.Key) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key)


def type_anew(text: str) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(widget, text)


@pytest.mark.parametrize(
    ("parked", "posted", "answer"),
    [
        (Parked.UNDECIDED, Posted.UNCONFIRMED, Decision.IN_CRM),
        (Parked.NO_LEAD, Posted.UNCONFIRMED, Decision.SEND_AGAIN),
        (Parked.NO_RIGHT_TO_LOOK, Posted.UNCONFIRMED, Decision.IN_CRM),
        (Parked.FORBIDDEN, Posted.NO, Decision.SEND_AGAIN),
        (Parked.STRAY, Posted.NO, Decision.SEND_AGAIN),
        (Parked.GONE, Posted.STORED, Decision.LEFT_DELETED),
        (Parked.GONE, Posted.STORED, Decision.SEND_AGAIN),
    ],
)
def test_a_question_is_answered_by_keyboard(
    desk: DeskController,
    dialog: NeedsYouDialog,
    parked: Parked,
    posted: Posted,
    answer: Decision,
) -> None:
    needing(desk, parked, posted=posted)
    (card,) = dialog.cards()
    button = card.buttons[answer]
    dialog.show_call("c1")
    for _ in card.buttons:
        if button.hasFocus():
            break
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    (said,) = desk.said
    assert isinstance(said, Decided)
    assert said.decision is answer
    assert shows(dialog, 0)


def test_the_field_that_was_refused_is_mended_and_sent(
    desk: DeskController, dialog: NeedsYouDialog
) -> None:
    refused(desk, to="The to is not a valid phone number.")
    (card,) = dialog.cards()
    row = card.rows[0]
    assert row.fault.mend is Mend.NUMBER
    assert row.error() == "Activix says: “The to is not a valid phone number.”"
    dialog.show_call("c1")
    type_anew("4185550101")
    card.buttons[Act.SAVE].click()
    (said,) = desk.said
    assert isinstance(said, NumberGiven)
    assert shows(dialog, 0)


def test_what_cannot_be_sent_is_said_at_its_field(
    desk: DeskController, dialog: NeedsYouDialog
) -> None:
    refused(desk, user_email="The user email is unknown.")
    (card,) = dialog.cards()
    dialog.show_call("c1")
    type_anew("nobody")
    card.buttons[Act.SAVE].click()
    assert card.rows[0].error() == "This is no e-mail address."
    assert card.rows[0].focus_field().hasFocus()
    assert desk.said == []
    type_anew("luc@garage.example")
    card.buttons[Act.SAVE].click()
    (said,) = desk.said
    assert isinstance(said, UserGiven)
    assert said.user_email == "luc@garage.example"


def test_the_recording_can_be_left_out(desk: DeskController, dialog: NeedsYouDialog) -> None:
    refused(desk, media_url="The media url could not be fetched.")
    (card,) = dialog.cards()
    card.buttons[Act.LEAVE_OUT].click()
    (said,) = desk.said
    assert isinstance(said, RecordingGiven)
    assert said.url == ""
    assert shows(dialog, 0)


def test_a_number_that_may_have_arrived_is_not_changed(
    desk: DeskController, dialog: NeedsYouDialog
) -> None:
    needing(desk, Parked.INVALID, parked_fields={"to": ["No."]}, frozen=True)
    (card,) = dialog.cards()
    assert card.rows[0].fault.frozen
    assert "never change this" in card.rows[0].help()


def test_a_call_without_a_number_gets_one_or_stays_here(
    desk: DeskController, dialog: NeedsYouDialog
) -> None:
    needing(desk, None)
    (card,) = dialog.cards()
    card.buttons[Act.SAVE].click()
    assert card.rows[0].error()
    card.buttons[Act.KEEP_HERE].click()
    (said,) = desk.said
    assert isinstance(said, MadePrivate)


def test_what_is_being_typed_stays_when_other_calls_change(
    desk: DeskController, dialog: NeedsYouDialog
) -> None:
    entry = refused(desk, to="No.")
    (card,) = dialog.cards()
    dialog.show_call("c1")
    type_anew("4185550101")
    other = replace(entry.call, id="c2", remote="+14185550188")
    desk.put(Entry(other, CrmCopy("c2", parked=Parked.NO_LEAD)))
    desk.put(entry)
    assert shows(dialog, 2)
    first, _second = dialog.cards()
    assert first is card
    assert not first.rows[0].fault.frozen
    card.buttons[Act.SAVE].click()
    assert len(desk.said) == 1


def test_what_is_the_reps_own_is_mended_in_all_calls_at_once(
    desk: DeskController, dialog: NeedsYouDialog
) -> None:
    entry = refused(desk, user_email="The user email is unknown.")
    for call_id in ("c2", "c3"):
        desk.put(Entry(replace(entry.call, id=call_id), replace(entry.copy, call_id=call_id)))
    elses = replace(entry.call.stamp, user_email="luc@garage.example")
    desk.put(Entry(replace(entry.call, id="c4", stamp=elses), replace(entry.copy, call_id="c4")))
    assert shows(dialog, 4)
    card = dialog.cards()[0]
    assert card.also.text() == "The same in 2 other calls"
    dialog.show_call(card.entry.call.id)
    type_anew("marie@garage.example")
    press(Qt.Key.Key_Return)
    assert [said.call_id for said in desk.said] == [
        card.entry.call.id,
        *(each for each in ("c1", "c2", "c3") if each != card.entry.call.id),
    ]
    assert {said.user_email for said in desk.said if isinstance(said, UserGiven)} == {
        "marie@garage.example"
    }
    assert shows(dialog, 1)


def test_a_call_can_be_mended_without_the_others(
    desk: DeskController, dialog: NeedsYouDialog
) -> None:
    entry = refused(desk, user_did="The user did is unknown.")
    desk.put(Entry(replace(entry.call, id="c2"), replace(entry.copy, call_id="c2")))
    assert shows(dialog, 2)
    card = dialog.cards()[0]
    card.also.click()
    dialog.show_call(card.entry.call.id)
    type_anew("4182579000")
    card.buttons[Act.SAVE].click()
    assert [said.call_id for said in desk.said] == [card.entry.call.id]


def test_a_great_many_come_up_by_and_by(desk: DeskController, dialog: NeedsYouDialog) -> None:
    entry = refused(desk, to="No.")
    ids = [f"x{nth:03d}" for nth in range(MOST_CARDS + 9)]
    for nth, call_id in enumerate(ids, 1):
        start = replace(entry.call.start, steady_ns=entry.call.start.steady_ns + nth)
        call = replace(entry.call, id=call_id, start=start)
        desk.put(Entry(call, replace(entry.copy, call_id=call_id)))
    assert shows(dialog, MOST_CARDS)
    assert [card.entry.call.id for card in dialog.cards()] == ["c1", *ids[: MOST_CARDS - 1]]
    dialog.show_call(ids[-1])
    assert shows(dialog, MOST_CARDS + 1)
    last = dialog.cards()[-1]
    assert last.entry.call.id == ids[-1]
    assert last.first_field().hasFocus()
    type_anew("4185550101")
    last.buttons[Act.SAVE].click()
    assert shows(dialog, MOST_CARDS)
