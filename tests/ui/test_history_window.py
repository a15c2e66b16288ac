"""The history as a rep uses it: by key, on a real journal, with calls going on beside it."""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from offhook.app.exporting import harmless
from offhook.calls.call import Call, Direction, Place, Stamp, Status
from offhook.calls.clock import Instant
from offhook.calls.crm_copy import CrmCopy, Entry, Posted, Settled
from offhook.desk.folder import DataFolder
from offhook.journal.history import Column, Where
from offhook.journal.journal import Journal
from offhook.journal.search import digits_of
from offhook.qt.translations import install_language
from offhook.sandbox import Sandbox
from offhook.ui.dialogs.ledger_dialog import LedgerDialog
from offhook.ui.history.window import HistoryWindow
from offhook.ui.widgets.key_button import KeyButton
from support.calls import make_call
from support.clocks import FakeClock
from support.desk import TOKEN, Rep, open_desk
from ui.test_languages import english_in

NAMES = ("Émilie Côté-Tremblay", "Maxime Gagnon", "", '=HYPERLINK("http://evil.test")')
OLD = 12
"""Calls that are there before the window is opened."""


pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")


@pytest.fixture
def crm() -> Iterator[Sandbox]:
    with Sandbox(token=TOKEN) as sandbox:
        yield sandbox


def old_call(place: int, now: datetime, base_url: str) -> Call:
    start = Instant((now - timedelta(hours=7 * place + 1)).replace(microsecond=0), 0, "boot")
    return make_call(
        start=start,
        stamp=Stamp(base_url, "77"),
        remote=f"+1418{2_579_000 + place}",
        remote_text="",
        lead_name=NAMES[place % len(NAMES)],
        note="veut le Tucson; 15 000 $\nrappeler" if place == 5 else "",
        direction=Direction.INCOMING if place % 3 == 0 else Direction.OUTGOING,
        status=Status.ANSWERED if place % 2 else Status.ATTEMPTED,
        answered_after=5 if place % 2 else None,
        duration=30 + place,
        place=Place.PRIVATE if place == 7 else Place.CRM,
    )


def fill(path: Path, base_url: str, count: int = OLD) -> list[Call]:
    now = datetime.now().astimezone()
    journal = Journal(path)
    journal.connection.execute("PRAGMA synchronous=OFF")
    calls = [old_call(place, now, base_url) for place in range(count)]
    with journal._transaction():
        for place, call in enumerate(calls):
            copy = CrmCopy(call.id, posted=Posted.STORED, crm_id=place, settled=Settled.IN_CRM)
            journal._write(Entry(call, copy))
    journal.close()
    return calls


@pytest.fixture
def calls(crm: Sandbox, tmp_path: Path) -> list[Call]:
    return fill(DataFolder(tmp_path / "data").create().journal, crm.base_url)


@pytest.fixture
def rep(qtbot: QtBot, crm: Sandbox, calls: list[Call], tmp_path: Path) -> Iterator[Rep]:
    with open_desk(crm, tmp_path / "data") as rep:
        yield rep


@pytest.fixture
def history(rep: Rep) -> HistoryWindow:
    rep.press("Ctrl+Shift+O")
    window = rep.desk.looking_back.window
    assert window is not None
    rep.wait_until(lambda: window.isActiveWindow() and window.model.rowCount() == OLD)
    return window


def names(history: HistoryWindow) -> list[str]:
    rows = [history.model.row(place) for place in range(history.model.rowCount())]
    return [row.look.name if row else "…" for row in rows]


def press(history: HistoryWindow, keys: str) -> None:
    QTest.keySequence(history.windowHandle(), QKeySequence(keys))


def type_in(history: HistoryWindow, text: str) -> None:
    for char in text:
        QTest.keyClick(history.windowHandle(), char)  # type: ignore[call-overload]


def found(rep: Rep, history: HistoryWindow, count: int) -> None:
    rep.wait_until(lambda: history.model.rowCount() == count and "…" not in names(history))


def test_typed_found_opened_and_corrected_by_key_alone(
    rep: Rep, history: HistoryWindow, calls: list[Call]
) -> None:
    type_in(history, "tucson")
    found(rep, history, 1)
    assert history.count_text() == "1 call"
    rep.wait_until(lambda: "veut le Tucson" in history.details.note.text())
    press(history, "Return")
    rep.wait_until(rep.window.isActiveWindow)
    rep.wait_until(lambda: rep.window.shown_call() == calls[5].id)
    rep.click(rep.window.ended_pane.wrong_number)
    rep.wait_until(lambda: history.model.row(0).look.status == "Wrong number")  # type: ignore[union-attr]


def test_keys_go_from_the_search_to_the_list_and_back(rep: Rep, history: HistoryWindow) -> None:
    found(rep, history, OLD)
    press(history, "Down")
    rep.wait_until(history.table.hasFocus)
    press(history, "End")
    assert history.table.place() == OLD - 1
    press(history, "Home")
    assert history.table.place() == 0
    press(history, "Ctrl+Shift+F")
    rep.wait_until(history.filters.text.hasFocus)
    type_in(history, "zzz")
    found(rep, history, 0)
    assert history.count_text().startswith("No call is like that")
    history.middle.show_all.click()
    found(rep, history, OLD)
    type_in(history, "z")
    found(rep, history, 0)
    press(history, "Esc")
    found(rep, history, OLD)
    press(history, "Esc")
    rep.wait_until(lambda: not history.isVisible())


def test_filters_and_orders(rep: Rep, history: HistoryWindow) -> None:
    found(rep, history, OLD)
    history.filters.direction.set_value(Direction.INCOMING)
    found(rep, history, 4)
    history.filters.direction.setCurrentIndex(0)
    history.filters.where.set_value(Where.PRIVATE)
    found(rep, history, 1)
    row = history.model.row(0)
    assert row is not None
    assert (row.look.sync_icon, row.where) == ("lock", "private: kept on this computer only")
    history.filters.clear()
    history.filters.days.set_value(30)
    found(rep, history, OLD)
    history.table.sort_wanted.emit(Column.NAME)
    rep.wait_until(lambda: names(history)[:1] == [NAMES[3]])
    history.table.sort_wanted.emit(Column.NAME)
    rep.wait_until(lambda: names(history)[0] == NAMES[1])
    history.table.sort_wanted.emit(Column.LENGTH)
    rep.wait_until(lambda: history.model.seqs[0] == OLD)
    assert history.filters.order.currentText() == "Longest first"


def test_a_call_of_now_comes_into_the_list(rep: Rep, history: HistoryWindow) -> None:
    found(rep, history, OLD)
    history.table.go_to(3)
    chosen = history.chosen()
    rep.window.activateWindow()
    rep.wait_until(rep.window.isActiveWindow)
    rep.dial("5145550142")
    found(rep, history, OLD + 1)
    # The rep's place in the list is the call, not the line.
    assert history.chosen() == chosen
    assert history.table.place() == 4
    rep.click(rep.window.call_pane.hang_up)
    rep.wait_ended()
    rep.wait_until(lambda: history.model.row(0).look.duration)  # type: ignore[union-attr]


def test_dialled_again_copied_and_its_sending_history(
    rep: Rep, history: HistoryWindow, calls: list[Call]
) -> None:
    found(rep, history, OLD)
    history.table.go_to(1)
    rep.wait_until(lambda: history.chosen() is not None)
    press(history, "Ctrl+Shift+C")
    assert QGuiApplication.clipboard().text() == calls[1].remote
    press(history, "Ctrl+Shift+T")
    rep.wait_until(lambda: "Maxime Gagnon" in QGuiApplication.clipboard().text())
    press(history, "Ctrl+Shift+L")
    rep.wait_until(lambda: rep.window.findChildren(LedgerDialog))
    history.activateWindow()
    rep.wait_until(history.isActiveWindow)
    press(history, "Ctrl+R")
    rep.wait_until(lambda: rep.window.dial_pane.text() != "")
    assert digits_of(rep.window.dial_pane.text()) == digits_of(calls[1].remote or "")


def test_a_number_is_never_logged_from_here_on(
    rep: Rep, history: HistoryWindow, calls: list[Call]
) -> None:
    found(rep, history, OLD)
    history.table.go_to(1)
    rep.wait_until(lambda: history.chosen() is not None)

    def answer(text: str) -> None:
        buttons = [each for each in history.banner.buttons() if each.text() == text]
        assert buttons
        buttons[0].click()

    def listed() -> list[str]:
        return list(rep.desk.program.settings.never_log)

    history.actions_row.never.trigger()
    assert "stay on this computer" in history.banner.text()
    answer("Leave it as it is")
    assert listed() == []
    history.actions_row.never.trigger()
    answer("Never log it")
    assert listed() == [calls[1].remote]
    assert history.banner.text() == "(418) 257-9001 is never logged from now on."
    rep.window.activateWindow()
    rep.wait_until(rep.window.isActiveWindow)
    rep.dial("4182579001")
    assert rep.shown().call.place is Place.PRIVATE
    rep.click(rep.window.call_pane.hang_up)
    rep.wait_ended()
    history.actions_row.never.trigger()
    assert "would go to Activix again" in history.banner.text()
    answer("Log it again")
    assert listed() == []


def test_what_is_shown_is_exported(rep: Rep, history: HistoryWindow, tmp_path: Path) -> None:
    found(rep, history, OLD)
    path = tmp_path / "calls.csv"
    history.export_to(path)
    rep.wait_until(lambda: not history.exporting.is_busy())
    assert history.banner.text() == f"12 calls exported to {path}."
    assert history.actions_row.export_button.isEnabled()  # and can be exported once more
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    head, *rows = csv.reader(data.decode("utf-8-sig").splitlines(keepends=True))
    assert head[:5] == ["Day", "Time", "Direction", "Name", "Number"]
    assert [row[3] for row in rows[:3]] == ["Émilie Côté-Tremblay", "Maxime Gagnon", ""]
    assert rows[3][3] == '\'=HYPERLINK("http://evil.test")'
    assert rows[5][10] == "veut le Tucson; 15 000 $\nrappeler"
    assert rows[7][11] == "private: kept on this computer only"
    assert path.stat().st_mode & 0o077 == 0
    # In French, with what French spreadsheets separate by; and only what is shown.
    install_language(QGuiApplication.instance(), "fr")  # type: ignore[arg-type]
    type_in(history, "tremblay")
    found(rep, history, 3)
    history.export_to(path)
    rep.wait_until(lambda: not history.exporting.is_busy())
    text = path.read_text("utf-8-sig").splitlines()
    assert text[0].startswith('"Jour";"Heure";"Sens";"Nom"')
    assert len(text) == 4
    assert not [file for file in tmp_path.iterdir() if file.name.endswith(".tmp")]


def test_an_export_that_fails_or_is_called_off_leaves_nothing(
    rep: Rep, history: HistoryWindow, tmp_path: Path
) -> None:
    found(rep, history, OLD)
    history.export_to(tmp_path / "nowhere" / "calls.csv")
    rep.wait_until(lambda: "cannot be written" in history.banner.text())
    folder = tmp_path / "out"
    folder.mkdir()
    history.export_to(folder / "calls.csv")
    history.exporting.cancel.click()
    rep.wait_until(lambda: not history.exporting.is_busy())
    rep.wait_until(lambda: "cannot be written" not in history.banner.text())
    if history.banner.text().startswith("Called off"):
        assert not list(folder.iterdir())


def test_no_cell_is_a_formula() -> None:
    for text in ("=1", "+1 418", "-1", "@x", "\t=1", "\r=1", "＝1"):
        assert harmless(text) == f"'{text}"
    assert harmless("(418) 257-9084") == "(418) 257-9084"
    assert harmless("a\0b") == "ab"


def test_a_file_that_cannot_be_read_is_said_and_tried_again(
    rep: Rep, history: HistoryWindow, tmp_path: Path
) -> None:
    found(rep, history, OLD)
    journal = tmp_path / "data" / "journal.sqlite3"
    away = journal.with_name("away")
    rep.desk.program.past._thread.open_anew()
    journal.rename(away)
    type_in(history, "gagnon")
    rep.wait_until(lambda: "cannot be read now" in history.banner.text())
    away.rename(journal)
    found(rep, history, 3)
    assert history.banner.text() == ""


def test_old_calls_are_forgotten_while_the_history_is_open(
    rep: Rep, history: HistoryWindow, tmp_path: Path
) -> None:
    found(rep, history, OLD)
    path = tmp_path / "data" / "journal.sqlite3"
    side = sqlite3.connect(path)
    side.execute("UPDATE call SET start_epoch = start_epoch - 40000000 WHERE seq <= 4")
    side.commit()
    side.close()
    rep.desk.program.forgetting.look()
    rep.wait_until(lambda: "No longer kept here" in names(history))
    gone = names(history).index("No longer kept here")
    history.table.go_to(gone)
    rep.wait_until(lambda: history.details.title() == "No longer kept here")
    assert not history.actions_row.open_button.isEnabled()
    assert not history.actions_row.dial.isEnabled()
    assert history.model.rowCount() == OLD
    program = rep.desk.program

    def done() -> bool:
        return bool(program._journal.run(lambda journal: journal.recall("forgotten_on")).result())

    rep.wait_until(done)
    rep.wait_until(lambda: not program.forgetting._under_way)
    # Kept for ever from now on: nothing more is done.
    program.save_settings(replace(program.settings, keep_months=0))
    assert not program.forgetting._under_way


def test_a_clock_that_is_years_fast_makes_nothing_forgotten(
    rep: Rep, history: HistoryWindow, crm: Sandbox, tmp_path: Path
) -> None:
    """What is cleared is gone for good: by Activix's clock, too, the time must be over."""
    found(rep, history, OLD)
    crm.clock.offset = timedelta(days=-400)
    rep.window.activateWindow()
    rep.wait_until(rep.window.isActiveWindow)
    rep.dial("8195550100")
    program = rep.desk.program

    def recalled(ask: Callable[[Journal], object]) -> object:
        return program._journal.run(ask).result()

    rep.wait_until(lambda: recalled(lambda journal: journal.last_server_time()))
    side = sqlite3.connect(tmp_path / "data" / "journal.sqlite3")
    side.execute("UPDATE call SET start_epoch = start_epoch - 40000000 WHERE seq <= 4")
    side.commit()
    side.close()
    program.forgetting.look()
    rep.wait_until(lambda: recalled(lambda journal: journal.recall("forgotten_on")))
    rep.wait_until(lambda: not program.forgetting._under_way)
    assert "No longer kept here" not in names(history)


@pytest.mark.parametrize("count", [0, 1])
def test_with_no_call_and_with_one(qtbot: QtBot, crm: Sandbox, tmp_path: Path, count: int) -> None:
    fill(DataFolder(tmp_path / "few").create().journal, crm.base_url, count)
    with open_desk(crm, tmp_path / "few") as rep:
        rep.window.day.history.click()
        history = rep.desk.looking_back.window
        assert history is not None
        expected = "1 call" if count else "No calls yet. Each call you make or take stands here."
        rep.wait_until(lambda: history.count_text() == expected)
        rep.wait_until(lambda: bool(history.week.text()))
        assert history.week.text().startswith("1 call" if count else "No calls.")
        rep.wait_until(lambda: history.details.isHidden() == (count == 0))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_nothing_is_cut_in_a_small_window(rep: Rep, history: HistoryWindow, language: str) -> None:
    install_language(QGuiApplication.instance(), language)  # type: ignore[arg-type]
    if language == "fr":
        rep.wait_until(lambda: history.windowTitle() == "Offhook\u00a0: historique")
        assert english_in(history) == []
    for size in ((360, 560), (500, 480), (860, 720)):
        history.resize(*size)
        found(rep, history, OLD)
        rep.wait_until(lambda: history.table.height() >= 5 * history.table.rowHeight(0))
        for button in history.findChildren(KeyButton):
            assert button.width() >= button.minimumSizeHint().width()
        for choice in (history.filters.days, history.filters.order):
            if choice.isVisible():
                room = choice.width() - 44
                assert choice.fontMetrics().horizontalAdvance(choice.currentText()) <= room
        foot = history.actions_row.geometry().bottom()
        assert foot <= history.height()
    assert history.windowFlags() & Qt.WindowType.Window


def test_the_day_turns_by_itself(qtbot: QtBot, crm: Sandbox, tmp_path: Path) -> None:
    """Nothing happens over midnight, and yet the list is the new day's."""
    evening = datetime(2025, 11, 1, 23, 59, 50, tzinfo=timezone(timedelta(hours=-4)))
    clock = FakeClock(evening)
    with open_desk(crm, tmp_path / "night", clock=clock) as rep:
        rep.dial("5145550142")
        rep.click(rep.window.call_pane.hang_up)
        rep.wait_ended()
        rep.window.show_dial()
        rep.wait_until(lambda: rep.window.day.list.count() == 1)
        clock.advance(30)
        rep.desk.program.heart.time_passed()
        rep.window.day._look_at_date()
        assert rep.window.day.list.count() == 0


def test_the_night_with_25_hours_loses_no_call(qtbot: QtBot, crm: Sandbox, tmp_path: Path) -> None:
    """At 23:30 of the day on which clocks went back, midnight was 24 and a half hours ago."""
    folder = DataFolder(tmp_path / "night").create()
    journal = Journal(folder.journal)
    start = datetime(2025, 11, 2, 0, 10, tzinfo=timezone(timedelta(hours=-4)))
    journal.put(make_call(start=Instant(start, 0, "b"), duration=9, place=Place.INTERNAL))
    journal.close()
    evening = datetime(2025, 11, 2, 23, 30, tzinfo=timezone(timedelta(hours=-5)))
    with open_desk(crm, tmp_path / "night", clock=FakeClock(evening)) as rep:
        rep.wait_until(lambda: rep.window.day.list.count() == 1)
