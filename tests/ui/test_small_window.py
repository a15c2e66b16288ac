"""The smallest window, 360 × 560: nothing is cut, and the button that matters is in sight."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from looks import moments
from looks.notices import NOTICES
from looks.scenes import Scene
from offhook.calls.due import DueItem, DueKind
from offhook.qt.theme import apply_theme
from offhook.sandbox import Sandbox
from offhook.ui.widgets.key_button import KeyButton
from offhook.ui.widgets.number_field import NumberField
from support.desk import TOKEN, Rep, desk_settings, open_desk

NUMBER = "4182579084"
QUESTION = (
    "Ces appels sont une copie d’un autre dossier. Pour qu’aucun appel ne soit inscrit deux fois,"
    " rien n’est envoyé avant que vous disiez quel dossier envoie."
)
ANSWERS = (("here", "Envoyer d’ici; l’autre n’envoie plus"), ("look", "Consulter seulement"))


@pytest.fixture
def crm() -> Iterator[Sandbox]:
    with Sandbox(token=TOKEN) as sandbox:
        yield sandbox


@pytest.fixture
def rep(qtbot: QtBot, crm: Sandbox, tmp_path: Path) -> Iterator[Rep]:
    settings = replace(desk_settings(crm.base_url), language="fr")
    with open_desk(crm, tmp_path / "data", settings=settings) as rep:
        rep.window.resize(360, 560)
        yield rep


def squeezed(rep: Rep) -> list[str]:
    """What has less height than it needs."""
    too_small = []
    for widget in rep.window.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, QLabel | KeyButton):
            continue
        wanted = widget.sizeHint().height()
        if isinstance(widget, QLabel) and widget.wordWrap():
            wanted = widget.heightForWidth(widget.width())
        if widget.height() < wanted - 1 or widget.width() < widget.minimumSizeHint().width():
            too_small.append(f"{widget.text()}: {widget.height()} of {wanted}")
    return too_small


def in_sight(rep: Rep, widget: QWidget) -> bool:
    top = widget.mapTo(rep.window, QPoint()).y()
    return widget.isVisible() and top >= 0 and top + widget.height() <= rep.window.height()


def scrolls(rep: Rep, pane: QWidget) -> bool:
    (area,) = (each for each in pane.findChildren(QScrollArea) if each.widgetResizable())
    return area.verticalScrollBar().maximum() > 0


@pytest.mark.parametrize("asked", [False, True], ids=["at rest", "with a question"])
def test_nothing_is_cut_and_the_button_is_in_sight(rep: Rep, crm: Sandbox, asked: bool) -> None:
    crm.offline(True)
    if asked:
        rep.window.notice.show_message("warn", QUESTION, ANSWERS)
    rep.wait_until(lambda: not squeezed(rep))
    rep.wait_until(lambda: in_sight(rep, rep.window.dial_pane.dial))
    rep.dial(NUMBER)
    if asked:
        rep.window.notice.show_message("warn", QUESTION, ANSWERS)
    rep.wait_until(lambda: not squeezed(rep))
    call = rep.window.call_pane
    rep.wait_until(lambda: in_sight(rep, call.hang_up))
    if not asked:
        rep.wait_until(lambda: not scrolls(rep, call))
    rep.click(call.hang_up)
    rep.wait_ended()
    rep.wait_until(lambda: not squeezed(rep))
    ended = rep.window.ended_pane
    rep.wait_until(lambda: in_sight(rep, ended.finish))
    rep.wait_until(lambda: scrolls(rep, ended) == asked)
    rep.wait_until(lambda: rep.window.day.isVisible() != asked)


def test_another_call_stays_in_reach(rep: Rep) -> None:
    first = rep.dial(NUMBER).call.id
    rep.press("Ctrl+N")
    rep.type("5145550142")
    rep.wait_until(lambda: not rep.window.dial_pane.dial.is_dead())
    rep.press("Return")
    rep.answer("Il est en attente")
    rep.wait_until(lambda: rep.window.shown_call() not in ("", first))
    rep.window.notice.show_message("warn", QUESTION, ANSWERS)
    rep.wait_until(lambda: not squeezed(rep))
    rep.wait_until(lambda: in_sight(rep, rep.window.day))


def test_the_day_takes_the_room_that_a_call_leaves(rep: Rep) -> None:
    for number in (NUMBER, "5145550142", "8195550178"):
        rep.dial(number)
        rep.click(rep.window.call_pane.hang_up)
        rep.wait_ended()
    rows = rep.window.day.list.view
    small = rows.height()
    rep.window.resize(360, 700)
    rep.wait_until(lambda: rows.height() > small)
    assert not scrolls(rep, rep.window.ended_pane)
    rep.window.show_dial()
    rep.wait_until(lambda: rows.height() > 3 * rows.sizeHintForRow(0))


def test_what_is_due_gives_way_where_there_is_no_room(
    rep: Rep, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A screen of 1366 × 768 at 200 % has 683 × 384 points."""
    now = rep.desk.program.now().wall
    missed = [DueItem(DueKind.MISSED, now, f"+1418555010{i}", call_id=f"{i}") for i in range(3)]
    monkeypatch.setattr(rep.desk.program, "load_due", lambda then: then(missed))
    rep.window.due.refresh()
    rep.window.dial_pane.set_text(NUMBER)
    rep.wait_until(lambda: rep.window.pop.desk.leads())
    rep.window.resize(400, 700)
    rep.wait_until(rep.window.due_panel.isVisible)
    rep.window.setMinimumSize(100, 100)
    rep.window.resize(400, 352)
    rep.wait_until(lambda: not rep.window.due_panel.isVisible())
    rep.wait_until(lambda: not squeezed(rep))
    assert in_sight(rep, rep.window.dial_pane.dial)
    rep.window.resize(400, 700)
    rep.wait_until(rep.window.due_panel.isVisible)


@pytest.mark.parametrize("scene", NOTICES, ids=lambda scene: scene.__name__)
def test_a_notice_is_whole_at_twice_the_text_on_a_small_screen(
    qapp: QApplication, qtbot: QtBot, scene: Scene
) -> None:
    apply_theme(qapp, "light", text_scale=2)
    for window in moments.shown(scene):
        window.resize(800, 728)
        moments.settle()
        assert cut_in_height(window) == []
        (field,) = window.findChildren(NumberField)
        assert field.height() >= field.minimumSizeHint().height()


def cut_in_height(window: QWidget) -> list[str]:
    """Paragraphs that have less height than their words need."""
    return [
        f"{label.height()} of {label.heightForWidth(label.width())}: {label.text()}"
        for label in window.findChildren(QLabel)
        if label.isVisible() and label.wordWrap()
        if label.height() < label.heightForWidth(label.width()) - 1
    ]


def test_a_guess_that_is_corrected_moves_no_button_under_the_pointer(rep: Rep) -> None:
    rep.window.resize(400, 700)  # without a scroll bar that comes and goes
    rep.dial(NUMBER)
    rep.click(rep.window.call_pane.hang_up)
    rep.wait_ended()
    pane = rep.window.ended_pane
    assert "probable" in pane.no_answer.text()
    buttons = pane.findChildren(KeyButton)
    rep.wait_until(lambda: any("· dans Activix" in text for text in rep.texts()))
    QApplication.sendPostedEvents()
    before = [button.geometry() for button in buttons]
    rep.click(pane.answered)
    rep.wait_until(lambda: "probable" not in pane.no_answer.text())
    QApplication.sendPostedEvents()
    assert [button.geometry() for button in buttons] == before


def test_below_an_ended_call_the_one_that_goes_on_is_in_sight(rep: Rep) -> None:
    rep.dial(NUMBER)
    first = rep.shown().call.id
    rep.window.speaker.hold(first, True)
    rep.wait_until(lambda: rep.shown().call.on_hold)
    rep.press("Ctrl+N")
    rep.dial("5145550142")
    rep.click(rep.window.call_pane.hang_up)
    rep.wait_ended()
    view = rep.window.day.list.view
    place = QPoint(view.width() // 2, view.height() // 2)
    rep.wait_until(lambda: in_sight(rep, view) and view.indexAt(place).isValid())
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert rep.window.shown_call() == first
