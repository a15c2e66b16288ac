"""The dialogs, filled in and answered as a rep does: by keyboard, in any language, at any size."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, TypeVar

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QDateTime, QEvent, QPoint, QPointF, Qt, QTranslator
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from offhook.calls.call import Call, Direction, Disposition, Place, Stamp, Status
from offhook.calls.clock import Instant
from offhook.calls.crm_copy import Attempt, CrmCopy, Decision, Entry, Outcome, Parked, Posted, Verb
from offhook.calls.events import Decided, LengthCorrected, PastCall, StatusChosen
from offhook.calls.tokens import TokenState
from offhook.checkup import Finding, Found, Verdict
from offhook.crm.errors import Reason
from offhook.crm.servers import DEVELOPMENT, PRODUCTION
from offhook.desk.keys import KEYS
from offhook.desk.settings import Line, Settings
from offhook.journal.errors import JournalUnwritable
from offhook.qt.theme import apply_theme
from offhook.sync.status import SyncStatus
from offhook.ui import complaints, ledger_outcomes, ledger_words
from offhook.ui.controller import TokenResult
from offhook.ui.dialogs.about_dialog import AboutDialog
from offhook.ui.dialogs.checkup_dialog import CheckupDialog
from offhook.ui.dialogs.form import FormDialog, Row
from offhook.ui.dialogs.ledger_dialog import MOST_CARDS, LedgerDialog
from offhook.ui.dialogs.length_dialog import LengthDialog
from offhook.ui.dialogs.past_call_dialog import PastCallDialog, parse_length
from offhook.ui.dialogs.setting_group import SettingGroup
from offhook.ui.dialogs.settings_dialog import SettingsDialog
from offhook.ui.dialogs.welcome_dialog import WelcomeDialog
from offhook.ui.ledger_fields import sent
from offhook.ui.mender import Mender
from offhook.ui.speaker import Speaker
from support.desk_controller import DeskController

Dialog = TypeVar("Dialog", bound=FormDialog)
Open = Callable[[Dialog], Dialog]
Build = Callable[[DeskController], FormDialog]
TWO_LINES = (Line("Desk", "+15146526793"), Line("Mobile", "+14385550123"))
CONNECTED = SyncStatus(
    base_url=PRODUCTION,
    token=TokenState.OK,
    account_name="Garage Bélanger",
    users=("luc@garage.example", "marie@garage.example"),
)


class LongerWords(QTranslator):
    """Every text a good deal longer, as French is: with a mark at its end."""

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        del context, disambiguation, n
        return source + "é" * (len(source) * 3 // 10) + "›" if source.strip() else source


@pytest.fixture
def desk() -> DeskController:
    return DeskController()


@pytest.fixture
def speaker(desk: DeskController) -> Speaker:
    return Speaker(desk)


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Callable[[Any], Any]]:
    """Show a dialog that has the keyboard; closed and gone afterwards."""
    kept: list[FormDialog] = []

    def show(dialog: FormDialog) -> FormDialog:
        kept.append(dialog)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    yield show
    for dialog in kept:
        if shiboken6.isValid(dialog):
            dialog.close()
    forget_deleted()


def decisions(desk: DeskController) -> list[Decision]:
    return [event.decision for event in desk.said if isinstance(event, Decided)]


def forget_deleted() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def gone(dialog: FormDialog) -> bool:
    forget_deleted()
    return not shiboken6.isValid(dialog)


def typed(field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    QTest.keyClicks(field, text)


def errors(dialog: FormDialog) -> list[str]:
    return [row.error() for row in dialog.findChildren(Row) if row.error()]


def press_enter() -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Return)


def call_of(desk: DeskController, **changes: Any) -> Call:
    call = Call(
        "c1",
        Direction.OUTGOING,
        desk.now(),
        Stamp(PRODUCTION),
        status=Status.ANSWERED,
        remote="+14182579084",
        local="+15146526793",
        duration=200,
        lead_name="John Doe",
    )
    return replace(call, **changes)


def attempt(desk: DeskController, number: int, outcome: Outcome | None, **more: Any) -> Attempt:
    wall = desk.now().wall + timedelta(seconds=number)
    at = Instant(wall, number, "boot")
    more = {"verb": Verb.CREATE, "body": {"status": "calling"}} | more
    return Attempt(number, "c1", target="/call-logs", began=at, ended=at, outcome=outcome, **more)


# Lengths


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("3", 180),
        (" 3 ", 180),
        ("0", 0),
        ("3:20", 200),
        ("03 : 20", 200),
        ("75:10", 4510),
        ("1:02:03", 3723),
        ("3 min 20", 200),
        ("3 min 20 s", 200),
        ("3m20s", 200),
        ("3 minutes et 20 secondes", 200),
        ("3 minutes and 20 seconds", 200),
        ("3 min., 20 sec.", 200),
        ("3'20\"", 200),
        ("3’20”", 200),
        ("1 h 02", 3720),
        ("1h", 3600),
        ("1 heure 5", 3900),
        ("1 h 02 min 3 s", 3723),
        ("1 h 5 s", 3605),
        ("45 s", 45),
        ("90 sec", 90),
        ("90 min", 5400),
        ("３：２０", 200),
    ],
)
def test_a_length_is_understood_however_it_is_written(text: str, seconds: int) -> None:
    assert parse_length(text) == seconds


@pytest.mark.parametrize(
    "text",
    ["", " ", "x", "3:2", "3:60", "1:60:00", "3 20", "3.5", "3,5", "3.20", "-3", "3 min 75",
     "1 h 90", "20 s 3", "20 s 3 min", "3 min 20 min", "3 days", "3 min x", "1234567", ":20"],
)  # fmt: skip
def test_a_length_that_could_be_two_is_none(text: str) -> None:
    assert parse_length(text) is None


# Log a past call


def test_a_past_call_is_logged_by_keyboard_alone(
    desk: DeskController, speaker: Speaker, opened: Open[PastCallDialog]
) -> None:
    dialog = opened(PastCallDialog(desk, speaker))
    assert dialog.number.edit.hasFocus()
    QTest.keyClicks(dialog.number.edit, "4182579084")
    assert dialog.number.text() == "(418) 257-9084"
    QTest.keyClick(dialog, Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    assert dialog.length.hasFocus()
    QTest.keyClicks(dialog.length, "3 min 20")
    press_enter()
    assert gone(dialog)
    (said,) = desk.said
    assert isinstance(said, PastCall)
    assert (said.direction, said.duration, said.status) == (
        Direction.OUTGOING,
        200,
        Status.ANSWERED,
    )
    assert said.start == datetime.fromisoformat("2026-01-14T13:58:00-05:00")
    assert said.start.utcoffset() is not None
    (entry,) = desk.book.entries.values()
    assert (entry.call.remote, entry.call.duration) == ("+14182579084", 200)


def test_what_the_journal_refuses_is_said_beside_its_field(
    desk: DeskController, speaker: Speaker, opened: Open[PastCallDialog]
) -> None:
    dialog = opened(PastCallDialog(desk, speaker))
    press_enter()
    assert dialog.number.edit.hasFocus()
    assert len(errors(dialog)) == 2
    assert not desk.said
    typed(dialog.number.edit, "911")
    typed(dialog.length, "3")
    press_enter()
    assert errors(dialog) == [
        "Emergency: dial it on your phone. Offhook does not log emergency calls."
    ]
    assert dialog.number.edit.hasFocus()
    typed(dialog.number.edit, "4182579084")
    assert not errors(dialog)
    typed(dialog.length, "30")
    press_enter()
    assert errors(dialog) == ["This call would end in the future. Check its start and its length."]
    typed(dialog.length, "25 h")
    press_enter()
    assert errors(dialog) == ["A call lasts between 0 seconds and 24 hours. Check the length."]
    dialog.start.setDateTime(QDateTime.currentDateTime().addYears(-3))
    typed(dialog.length, "30")
    press_enter()
    assert gone(dialog)


def test_a_journal_that_cannot_be_written_keeps_the_dialog(
    desk: DeskController, speaker: Speaker, opened: Open[PastCallDialog]
) -> None:
    dialog = opened(PastCallDialog(desk, speaker))
    desk.journal_fault = JournalUnwritable("full")
    typed(dialog.number.edit, "4182579084")
    typed(dialog.length, "3")
    press_enter()
    assert dialog.banner.text() == complaints.not_saved()
    assert dialog.number.text() == "(418) 257-9084"
    desk.journal_fault = None
    press_enter()
    assert gone(dialog)


def test_a_voicemail_needs_no_length_and_keeps_its_name(
    desk: DeskController, speaker: Speaker, opened: Open[PastCallDialog]
) -> None:
    dialog = opened(PastCallDialog(desk, speaker))
    typed(dialog.number.edit, "4182579084")
    dialog.outcome.set_value(Disposition.VOICEMAIL)
    press_enter()
    assert gone(dialog)
    (entry,) = desk.book.entries.values()
    assert entry.call.duration == 0
    assert entry.call.status is Status.ATTEMPTED
    assert entry.call.disposition is Disposition.VOICEMAIL
    assert [type(event) for event in desk.said] == [PastCall, StatusChosen]


def test_an_incoming_call_has_outcomes_of_its_own(
    desk: DeskController, speaker: Speaker, opened: Open[PastCallDialog]
) -> None:
    dialog = opened(PastCallDialog(desk, speaker))
    dialog.direction.set_value(Direction.INCOMING)
    offered = [dialog.outcome.itemText(place) for place in range(dialog.outcome.count())]
    assert offered == ["Answered", "Missed", "Declined", "Failed"]
    dialog.outcome.set_value(Disposition.NO_ANSWER)
    typed(dialog.number.edit, "4182579084")
    press_enter()
    (entry,) = desk.book.entries.values()
    assert entry.call.status is Status.INTERRUPTED


def test_a_second_enter_logs_no_second_call(
    desk: DeskController, speaker: Speaker, opened: Open[PastCallDialog]
) -> None:
    dialog = opened(PastCallDialog(desk, speaker))
    desk.holding = True
    typed(dialog.number.edit, "4182579084")
    typed(dialog.length, "3")
    press_enter()
    press_enter()
    assert len(desk.said) == 1
    dialog.close()
    assert gone(dialog)
    desk.release()  # the answer finds nobody, and nothing breaks
    assert len(desk.book.entries) == 1


# Correct the length


def test_the_length_of_a_call_is_corrected(
    desk: DeskController, speaker: Speaker, opened: Open[LengthDialog]
) -> None:
    call = call_of(desk)
    desk.put(Entry(call, CrmCopy(call.id)))
    dialog = opened(LengthDialog(speaker, call))
    assert dialog.length.hasFocus()
    assert dialog.length.text() == "03:20"
    QTest.keyClicks(dialog.length, "1 min 10")
    (row,) = dialog.findChildren(Row)
    assert row.help() == "01:10 long, ended 14:04"
    press_enter()
    assert gone(dialog)
    (said,) = desk.said
    assert isinstance(said, LengthCorrected)
    assert desk.book.entries["c1"].call.duration == 70


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("soon", "Write the length as 3:20, 3 min 20 or 1 h 02."),
        ("25 h", "A call lasts between 0 seconds and 24 hours. Check the length."),
    ],
)
def test_a_length_that_cannot_be_is_said_so(
    desk: DeskController,
    speaker: Speaker,
    opened: Open[LengthDialog],
    text: str,
    complaint: str,
) -> None:
    dialog = opened(LengthDialog(speaker, call_of(desk)))
    typed(dialog.length, text)
    press_enter()
    assert errors(dialog) == [complaint]
    assert dialog.length.property("tone") == "stop"
    typed(dialog.length, "3")
    assert errors(dialog) == []
    assert dialog.length.property("tone") == ""
    assert not desk.said


def test_no_length_reaches_into_the_future(
    desk: DeskController, speaker: Speaker, opened: Open[LengthDialog]
) -> None:
    now = datetime.now().astimezone().replace(microsecond=0)
    call = call_of(desk, start=Instant(now - timedelta(minutes=5), 0, "boot"))
    dialog = opened(LengthDialog(speaker, call))
    typed(dialog.length, "6")
    press_enter()
    assert errors(dialog) == ["This call would end in the future. Check its start and its length."]
    assert not desk.said


def test_a_call_without_an_end_is_offered_where_it_was_last_heard(
    desk: DeskController, speaker: Speaker, opened: Open[LengthDialog]
) -> None:
    start = desk.now()
    desk.clock.advance(95)
    call = call_of(desk, start=start, heard_at=desk.now(), duration=None)
    assert opened(LengthDialog(speaker, call)).length.text() == "01:35"


# Sending history


@pytest.fixture
def refused_call(desk: DeskController) -> Entry:
    problem = {"to": ["The to is not a valid phone number."]}
    entry = Entry(call_of(desk), CrmCopy("c1", parked=Parked.INVALID, parked_fields=problem))
    desk.attempts["c1"] = [
        *(attempt(desk, n, Outcome.NOT_STORED, code="no_connection") for n in range(5)),
        attempt(desk, 60, Outcome.UNCONFIRMED, code="deadline"),
        attempt(desk, 200, Outcome.NOT_FOUND, verb=Verb.LOOK, body={}, code="not_found"),
        attempt(
            desk, 201, Outcome.NOT_STORED, http_status=422, code="status",
            words="The given data was invalid.", field_errors=problem,
        ),
    ]  # fmt: skip
    desk.put(entry)
    return entry


def test_the_history_reads_newest_first_and_folds_what_repeats(
    desk: DeskController, refused_call: Entry, opened: Open[LedgerDialog]
) -> None:
    dialog = opened(LedgerDialog(desk, Mender(desk), refused_call, "CA"))
    assert [card.title() for card in dialog.cards()] == [
        "Log the call",
        "Look whether it is there",
        "Log the call",
        "Log the call · 5 times",
    ]
    newest = dialog.cards()[0].accessibleDescription()
    assert newest == (
        "14:06:28 Not stored. Activix does not accept it as it was sent (422)."
        " “The given data was invalid.”"
        " To: The to is not a valid phone number. Status: On call"
    )
    assert "Activix does not accept the call as it is" in dialog.banner.text()


def test_a_refused_call_is_sent_again_or_settled(
    desk: DeskController, refused_call: Entry, opened: Open[LedgerDialog]
) -> None:
    dialog = opened(LedgerDialog(desk, Mender(desk), refused_call, "CA"))
    assert dialog.again.text() == "&Send it again"
    dialog.in_crm.click()
    assert decisions(desk) == [Decision.IN_CRM]
    assert dialog.in_crm.isHidden()
    assert dialog.again.isHidden()
    dialog.take_back.click()
    assert not dialog.in_crm.isHidden()
    dialog.again.click()
    assert decisions(desk) == [Decision.IN_CRM, Decision.TAKEN_BACK, Decision.SEND_AGAIN]
    assert dialog.again.text() == "&Try again now"
    assert dialog.banner.isHidden()
    dialog.again.click()
    assert desk.hurried == 1
    assert len(decisions(desk)) == 3


def test_enter_and_escape_only_close_the_history(
    desk: DeskController, refused_call: Entry, opened: Open[LedgerDialog]
) -> None:
    dialog = opened(LedgerDialog(desk, Mender(desk), refused_call, "CA"))
    press_enter()
    assert gone(dialog)
    again = opened(LedgerDialog(desk, Mender(desk), refused_call, "CA"))
    QTest.keyClick(again, Qt.Key.Key_Escape)
    assert gone(again)
    assert (decisions(desk), desk.hurried) == ([], 0)


def test_the_history_follows_the_call(desk: DeskController, opened: Open[LedgerDialog]) -> None:
    entry = Entry(call_of(desk), CrmCopy("c1"))
    desk.put(entry)
    dialog = opened(LedgerDialog(desk, Mender(desk), entry, "CA"))
    assert not dialog.cards()
    desk.attempts["c1"] = [attempt(desk, 1, Outcome.ACKNOWLEDGED, http_status=201)]
    desk.put(replace(entry, copy=CrmCopy("c1", posted=Posted.STORED, crm_id=7, frozen=True)))
    assert len(dialog.cards()) == 1
    desk.put(Entry(replace(call_of(desk), id="other"), CrmCopy("other")))
    assert len(dialog.cards()) == 1
    dialog.close()
    assert gone(dialog)
    desk.put(entry)  # nobody listens any more, and nothing breaks


def test_an_answer_after_the_history_was_closed_is_dropped(
    desk: DeskController, refused_call: Entry, opened: Open[LedgerDialog]
) -> None:
    desk.holding = True
    dialog = opened(LedgerDialog(desk, Mender(desk), refused_call, "CA"))
    dialog.close()
    assert gone(dialog)
    desk.release()


def test_a_long_history_is_cut_on_the_screen_but_not_in_the_copy(
    desk: DeskController, opened: Open[LedgerDialog]
) -> None:
    faults = [Reason.CUT.value, Reason.TIMED_OUT.value]
    desk.attempts["c1"] = [
        attempt(desk, n, Outcome.UNCONFIRMED, code=faults[n % 2]) for n in range(100)
    ]
    entry = Entry(call_of(desk), CrmCopy("c1", crm_id=4711))
    desk.put(entry)
    dialog = opened(LedgerDialog(desk, Mender(desk), entry, "CA"))
    assert len(dialog.cards()) == MOST_CARDS
    dialog.copy.click()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("John Doe · (418) 257-9084 · outgoing · 2026-01-14 14:03:07\n")
    assert "Call log 4711 in Activix" in text
    assert text.count("Nobody knows whether it was stored.") == 100
    assert dialog.copy.text() == "Copied ✓"
    place = dialog.area.verticalScrollBar().value()
    QTest.keyClick(dialog, Qt.Key.Key_PageDown)
    assert dialog.area.verticalScrollBar().value() > place


def test_a_call_that_stays_here_has_nothing_to_try(
    desk: DeskController, opened: Open[LedgerDialog]
) -> None:
    entry = Entry(call_of(desk, place=Place.PRIVATE), CrmCopy("c1"))
    desk.put(entry)
    dialog = opened(LedgerDialog(desk, Mender(desk), entry, "CA"))
    assert dialog.again.isHidden()
    assert dialog.in_crm.isHidden()


@pytest.mark.parametrize("reason", [each for each in Reason if each is not Reason.STATUS])
def test_every_fault_has_its_words(desk: DeskController, reason: Reason) -> None:
    said = ledger_outcomes.fault(attempt(desk, 1, Outcome.UNCONFIRMED, code=reason.value))
    assert said[0].isupper()
    assert said.endswith((".", "?"))


def test_sent_fields_are_in_words(desk: DeskController) -> None:
    body = {
        "direction": "incoming",
        "start_at": "2026-01-14T14:03:07-05:00",
        "from": "+14182579084",
        "status": "answered",
        "duration": 200,
        "media_url": "https://pbx.example/1.wav",
        "mood": "sunny",
    }
    assert sent(body, "CA") == (
        "Direction: incoming · Start: 14:03:07 · From: (418) 257-9084 · Status: Answered"
        " · Length: 03:20 · Recording: https://pbx.example/1.wav · mood: sunny"
    )
    assert sent({"status": "new_one", "duration": "x"}, "CA") == ("Status: new_one · Length: x")
    yesterday = desk.now().wall - timedelta(days=1)
    (tries,) = ledger_words.folded([attempt(desk, 0, None)])
    assert ledger_words.when(tries, yesterday).endswith(" 14:03:07")
    assert ledger_outcomes.outcome(tries.last) == "Under way."


# Settings: more of them in test_settings_window.py


def test_lines_are_added_marked_and_removed(
    desk: DeskController, opened: Open[SettingsDialog]
) -> None:
    dialog = opened(SettingsDialog(desk))
    assert not dialog.lines.several()
    add = next(
        button
        for button in dialog.lines.findChildren(QAbstractButton)
        if button.accessibleName() == "Add another number"
    )
    add.click()
    first, second = dialog.lines.rows()
    assert first.name.hasFocus()
    typed(second.number, "438 555-0123")
    assert errors(dialog) == []
    press_enter()
    assert errors(dialog) == ["Give each number a name, such as Desk or Mobile."]
    typed(first.name, "Desk")
    typed(second.name, "desk")
    press_enter()
    assert errors(dialog) == ["Two numbers have this name."]
    typed(second.name, "Mobile, mine")
    press_enter()
    assert errors(dialog) == ["A name holds neither a comma nor an equals sign."]
    typed(second.name, "Mobile")
    typed(second.number, "(514) 652-6793")
    press_enter()
    assert errors(dialog) == ["This number is there twice."]
    typed(second.number, "438 555-0123")
    second.mark.click()
    assert errors(dialog) == []
    assert desk.settings.lines == TWO_LINES
    assert desk.settings.default_line == "Mobile"
    assert KEYS["lines"].check([{"name": a.name, "number": a.number} for a in TWO_LINES])
    dialog.done_button.click()
    assert gone(dialog)

    dialog = opened(SettingsDialog(desk))
    dialog.lines.rows()[1].remove.click()
    assert not dialog.lines.several()
    assert dialog.lines.first().hasFocus()
    assert list(desk.settings.lines) == [TWO_LINES[0]]
    assert desk.settings.own_number == "+15146526793"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("42", "This is an extension. Write the whole number, with the area code."),
        ("911", "Emergency: dial it on your phone. Offhook does not log emergency calls."),
        ("Marie", "There is no phone number in this text. Type or paste the number."),
    ],
)
def test_a_number_that_is_none_is_said_so(
    desk: DeskController, opened: Open[SettingsDialog], text: str, complaint: str
) -> None:
    before = desk.settings
    dialog = opened(SettingsDialog(desk))
    typed(dialog.lines.first(), text)
    press_enter()
    assert errors(dialog) == [complaint]
    assert dialog.lines.first().hasFocus()
    assert complaint in dialog.lines.first().accessibleDescription()
    assert desk.settings is before
    dialog.done_button.click()
    assert dialog.isVisible()


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "Write the server's address"),
        ("crm.example", "must begin with https://"),
        ("http://crm.example", "Plain http:// would show the token"),
        ("https://me:pw@crm.example", "user name"),
        ("https://crm.example?a=1", "what follows"),
        ("https://crm example", "no web address"),
    ],
)
def test_an_unfit_server_is_said_so_and_gets_no_token(
    desk: DeskController, opened: Open[SettingsDialog], text: str, complaint: str
) -> None:
    dialog = opened(SettingsDialog(desk))
    dialog.server.choice.set_value("")
    typed(dialog.server.address, text)
    dialog.token.field.setText("secret")
    dialog.token.test.click()
    (said,) = errors(dialog)
    assert complaint in said
    assert dialog.server.address.hasFocus()
    assert desk.tokens == []
    assert desk.settings.base_url == PRODUCTION


def test_a_server_is_chosen_or_written(desk: DeskController, opened: Open[SettingsDialog]) -> None:
    dialog = opened(SettingsDialog(desk))
    assert dialog.server.row.isHidden()
    dialog.server.choice.set_value(DEVELOPMENT)
    assert desk.settings.base_url == DEVELOPMENT
    dialog.server.choice.set_value("")
    assert errors(dialog) == []
    typed(dialog.server.address, "HTTP://Localhost:8000/v2/")
    press_enter()
    assert desk.settings.base_url == "http://localhost:8000/v2"


# The token


def test_a_token_is_tried_with_enter_and_never_shown_again(
    desk: DeskController, opened: Open[SettingsDialog]
) -> None:
    dialog = opened(SettingsDialog(desk))
    dialog.set_status(replace(CONNECTED, token=TokenState.MISSING, account_name=""))
    assert dialog.token.state.text() == "No token yet: calls are kept here."
    assert dialog.token.forget.isHidden()
    dialog.show_token()
    field = dialog.token.field
    assert field.hasFocus()
    assert field.echoMode() is QLineEdit.EchoMode.Password
    desk.holding = True
    QTest.keyClicks(field, "  s3cret-t0ken ")
    press_enter()
    assert desk.tokens == [(PRODUCTION, "s3cret-t0ken")]
    assert field.text() == ""
    field.undo()
    assert field.text() == ""
    assert dialog.token.banner.text() == "Asking Activix…"
    assert not dialog.token.test.isEnabled()
    desk.release()
    assert dialog.token.banner.text() == "Connected to Activix."
    dialog.set_status(CONNECTED)
    assert dialog.token.banner.text() == "Connected to Garage Bélanger."
    assert dialog.token.state.text() == "Connected to Garage Bélanger."
    assert dialog.isVisible()


@pytest.mark.parametrize("result", list(TokenResult))
def test_every_result_of_a_token_is_said(
    desk: DeskController, opened: Open[SettingsDialog], result: TokenResult
) -> None:
    dialog = opened(SettingsDialog(desk))
    desk.token_result = result
    dialog.token.field.setText("abc")
    dialog.token.test.click()
    assert dialog.token.banner.text() == complaints.token_result(result)
    assert dialog.token.test.isEnabled()


def test_an_empty_token_is_not_handed_over(
    desk: DeskController, opened: Open[SettingsDialog]
) -> None:
    dialog = opened(SettingsDialog(desk))
    dialog.token.test.click()
    assert errors(dialog) == ["Paste the token first."]
    assert dialog.token.field.hasFocus()
    assert not desk.tokens


def test_a_token_that_was_pasted_and_not_tried_is_tried_on_closing(
    desk: DeskController, opened: Open[SettingsDialog]
) -> None:
    dialog = opened(SettingsDialog(desk))
    dialog.server.choice.set_value(DEVELOPMENT)
    dialog.token.field.setText("abc")
    desk.token_result = TokenResult.REJECTED
    dialog.done_button.click()
    assert desk.settings.base_url == DEVELOPMENT
    assert desk.tokens == [(DEVELOPMENT, "abc")]
    assert dialog.isVisible()
    assert "refuses this token" in dialog.token.banner.text()
    dialog.done_button.click()
    assert gone(dialog)


def test_forgetting_a_token_is_asked_about_first(
    desk: DeskController, opened: Open[SettingsDialog]
) -> None:
    dialog = opened(SettingsDialog(desk))
    dialog.set_status(CONNECTED)
    dialog.token.forget.click()
    press_enter()  # on Keep it
    assert not desk.cleared
    dialog.token.forget.click()
    dialog.token.banner.buttons()[0].click()
    assert desk.cleared == [PRODUCTION]
    assert dialog.token.banner.text() == (
        "The token is forgotten. Calls are kept here until you give another."
    )


def test_an_answer_after_the_settings_were_closed_is_dropped(
    desk: DeskController, opened: Open[SettingsDialog]
) -> None:
    dialog = opened(SettingsDialog(desk))
    desk.holding = True
    dialog.token.field.setText("abc")
    dialog.token.test.click()
    dialog.close()
    assert gone(dialog)
    desk.release()


def test_another_server_has_a_token_of_its_own(
    desk: DeskController, opened: Open[SettingsDialog]
) -> None:
    dialog = opened(SettingsDialog(desk))
    dialog.set_status(CONNECTED)
    dialog.server.choice.set_value(DEVELOPMENT)
    assert dialog.token.state.text() == "Each server has a token of its own."
    dialog.server.choice.set_value(PRODUCTION)
    assert dialog.token.state.text() == "Connected to Garage Bélanger."


# All of them


def settings_dialog(desk: DeskController) -> FormDialog:
    dialog = SettingsDialog(desk)
    for section in dialog.findChildren(SettingGroup):
        section.unfold()
    dialog.server.choice.set_value("")
    return dialog


def past_call_dialog(desk: DeskController) -> FormDialog:
    return PastCallDialog(desk, Speaker(desk))


def length_dialog(desk: DeskController) -> FormDialog:
    return LengthDialog(Speaker(desk), call_of(desk))


def ledger_dialog(desk: DeskController) -> FormDialog:
    entry = Entry(call_of(desk), CrmCopy("c1", parked=Parked.UNDECIDED))
    desk.attempts["c1"] = [attempt(desk, 1, Outcome.UNCONFIRMED, code="deadline")]
    desk.put(entry)
    return LedgerDialog(desk, Mender(desk), entry, "CA")


def welcome_dialog(desk: DeskController) -> FormDialog:
    return WelcomeDialog(desk)


def about_dialog(desk: DeskController) -> FormDialog:
    return AboutDialog(desk)


def checkup_dialog(desk: DeskController) -> FormDialog:
    desk.findings = [
        Finding(Found.DISK_OK, Verdict.OK, ("71009",)),
        Finding(Found.TOKEN_REJECTED, Verdict.FAIL),
    ]
    return CheckupDialog(desk)


every_dialog = pytest.mark.parametrize(
    "build",
    [
        welcome_dialog,
        about_dialog,
        checkup_dialog,
        settings_dialog,
        past_call_dialog,
        length_dialog,
        ledger_dialog,
    ],
)


@every_dialog
def test_every_control_has_a_name_and_can_be_reached(
    opened: Open[FormDialog], build: Build
) -> None:
    dialog = opened(build(DeskController(Settings(lines=TWO_LINES))))
    controls: list[QWidget] = [
        widget
        for kind in (QLineEdit, QComboBox, QAbstractSpinBox, QAbstractButton)
        for widget in dialog.findChildren(kind)
        if widget.isVisible() and not isinstance(widget.parent(), QAbstractSpinBox | QComboBox)
    ]
    assert controls
    for control in controls:
        named = control.accessibleName() or getattr(control, "text", str)()
        assert named, control
    reached: list[QWidget] = []
    for _ in range(60):
        focus = QApplication.focusWidget()
        assert focus is not None
        reached.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    missed = [
        control.accessibleName() or control
        for control in controls
        if control.isEnabled() and control not in reached and not _is_of_a_group(control)
    ]
    assert not missed


def _is_of_a_group(control: QWidget) -> bool:
    """Of radio buttons Tab reaches the chosen one, and arrow keys the others."""
    return isinstance(control, QAbstractButton) and control.group() is not None


@pytest.mark.parametrize("scale", [1.0, 2.0])
@every_dialog
def test_all_dialogs_fit_a_small_window_in_longer_words(
    qapp: QApplication, opened: Open[FormDialog], build: Build, scale: float
) -> None:
    apply_theme(qapp, "dark", text_scale=scale)
    translator = LongerWords()
    dialog = opened(build(DeskController(Settings(lines=TWO_LINES))))
    before = dialog.windowTitle()
    qapp.installTranslator(translator)
    QCoreApplication.processEvents()
    dialog.resize(round(360 * scale), round(560 * scale))
    QCoreApplication.processEvents()
    try:
        assert dialog.windowTitle() != before
        assert dialog.windowTitle().endswith("›")
        assert dialog.width() == round(360 * scale)
        inner = dialog.area.widget()
        assert inner is not None
        assert inner.width() <= dialog.area.viewport().width()
        for button in dialog.findChildren(QAbstractButton):
            if button.isVisible() and button.text():
                assert button.width() >= button.minimumSizeHint().width(), button.text()
                assert button.mapTo(dialog, QPoint(button.width(), 0)).x() <= dialog.width()
    finally:
        qapp.removeTranslator(translator)
    QCoreApplication.processEvents()
    assert dialog.windowTitle() == before


def test_the_wheel_scrolls_the_form_and_changes_no_field(
    desk: DeskController, opened: Open[SettingsDialog]
) -> None:
    dialog = opened(SettingsDialog(desk))
    dialog.resize(360, 400)
    QCoreApplication.processEvents()
    language = dialog.row("language").field
    assert isinstance(language, QComboBox)
    chosen = language.currentIndex()
    turn = QWheelEvent(
        QPointF(5, 5),
        QPointF(language.mapToGlobal(QPoint(5, 5))),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QCoreApplication.sendEvent(language, turn)
    assert language.currentIndex() == chosen
    assert not turn.isAccepted()


@every_dialog
def test_no_dialog_is_modal_and_escape_leaves_nothing_of_it(
    desk: DeskController, opened: Open[FormDialog], build: Build
) -> None:
    before = desk.settings
    dialog = opened(build(desk))
    assert not dialog.isModal()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert gone(dialog)
    assert (desk.said, desk.settings, desk.tokens) == ([], before, [])


@every_dialog
def test_no_dialog_scrolls_where_the_screen_has_room(
    desk: DeskController, opened: Open[FormDialog], build: Build
) -> None:
    dialog = opened(build(desk))
    QCoreApplication.processEvents()
    scrolls = dialog.area.verticalScrollBar().maximum() > 0
    assert scrolls == isinstance(dialog, SettingsDialog | WelcomeDialog)
