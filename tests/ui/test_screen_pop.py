"""Who is this, may I call: in the real window, from a real server."""

from __future__ import annotations

import json
import sqlite3
import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, QPoint, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from offhook.calls.call import Direction
from offhook.calls.events import Began
from offhook.sandbox import Sandbox
from offhook.ui.screen_pop import page_of
from offhook.ui.widgets.key_button import KeyButton
from support.desk import Rep, desk_settings, open_desk

EMILIE = "5145550199"  # asked on 5 January 2026 not to be called
JOHN = "4182579084"
NOBODY = "4185550999"
SHARED = "+14185550177"
SEARCH = "/leads/search"
LONG = "Garage Bélanger et fils, pièces et service de Sainte-Anne-de-la-Pérade-Nord"

Open = Callable[..., AbstractContextManager[Rep]]


@pytest.fixture
def crm() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def opened(qtbot: QtBot, crm: Sandbox, tmp_path: Path) -> Open:
    """Opens the desk with some settings changed."""

    def open_it(**changes: Any) -> AbstractContextManager[Rep]:
        settings = replace(desk_settings(crm.base_url), **changes)
        return open_desk(crm, tmp_path / "data", settings=settings)

    return open_it


@pytest.fixture
def rep(opened: Open) -> Iterator[Rep]:
    with opened() as rep:
        yield rep


@pytest.fixture
def pages() -> Iterator[list[str]]:
    """The web pages that the system was asked to open."""

    class Browser(QObject):
        def __init__(self) -> None:
            super().__init__()
            self.opened: list[str] = []

        @Slot(QUrl)
        def open(self, url: QUrl) -> None:
            self.opened.append(url.toString())

    browser = Browser()
    QDesktopServices.setUrlHandler("https", browser, "open")  # type: ignore[arg-type]  # its stub is wrong
    yield browser.opened
    QDesktopServices.unsetUrlHandler("https")


def card(rep: Rep) -> str:
    return rep.window.dial_pane.lead.card.accessibleName()


def list_of(rep: Rep) -> list[str]:
    shown = rep.window.dial_pane.lead.list
    return [f"{row.name}, {row.fact}" for row in shown.rows()] if shown.isVisible() else []


def begun(rep: Rep) -> list[dict[str, Any]]:
    """What the journal keeps of the beginnings of calls."""
    connection = sqlite3.connect(rep.desk.program._folder.journal)
    rows = connection.execute("SELECT payload FROM event WHERE kind = 'began'").fetchall()
    connection.close()
    return [json.loads(row[0]) for row in rows]


def searches(crm: Sandbox) -> list[str]:
    return [one.query["query"][0] for one in crm.requests() if one.path.endswith(SEARCH)]


# Who is this?


def test_a_complete_number_says_who_it_is(rep: Rep, crm: Sandbox) -> None:
    rep.type(JOHN[:-1])
    assert not rep.window.dial_pane.lead.isVisible()
    rep.type(JOHN[-1])
    rep.wait_until(lambda: card(rep).startswith("John Doe Speaks French · "))
    assert card(rep).endswith(" there")
    rep.press("Return")
    rep.wait_until(rep.window.shown_call)
    # Known before the dial, it needs no answer to be shown.
    rep.wait_until(lambda: rep.window.header._name.text() == "John Doe")
    rep.wait_until(lambda: "Speaks French" in rep.window.call_pane.about.text())
    assert not rep.window.dial_pane.lead.isVisible()
    assert searches(crm) == [JOHN]


def test_the_last_call_is_told_the_next_time(rep: Rep) -> None:
    rep.dial(JOHN)
    rep.wait_until(lambda: not rep.window.call_pane.hang_up.is_dead())
    rep.press("Ctrl+Shift+H")
    rep.wait_ended()
    rep.wait_synced()
    rep.window.fill(JOHN)
    rep.wait_until(lambda: "last call at " in card(rep))
    assert "outgoing · No answer" in rep.window.dial_pane.lead.card.toolTip()


def test_nobody_has_this_number(rep: Rep) -> None:
    rep.type(NOBODY)
    rep.wait_until(lambda: card(rep).startswith("No lead with this number"))
    assert "Offhook cannot tell whether they want calls." in card(rep)
    assert rep.window.dial_pane.dial.text() == "Dial"
    rep.press("Return")
    rep.wait_until(rep.window.shown_call)


def test_another_number_never_shows_the_one_before(rep: Rep, crm: Sandbox) -> None:
    rep.type(EMILIE)
    rep.wait_until(rep.window.dial_pane.guarded)
    crm.faults.add("latency", path=SEARCH, seconds=20.0)
    rep.press("Backspace")
    assert not rep.window.dial_pane.lead.isVisible()
    rep.type("8")
    assert card(rep).startswith("Looking in Activix…")
    assert not rep.window.dial_pane.guarded()


def test_offline_says_what_was_known_and_when(rep: Rep, crm: Sandbox) -> None:
    rep.type(EMILIE)
    rep.wait_until(rep.window.dial_pane.guarded)
    rep.window.dial_pane.clear()
    crm.offline(True)
    # As if an hour had gone by.
    rep.desk.program._journal.run(
        lambda journal: [
            journal.connection.execute(f"UPDATE {table} SET fetched = fetched - 3600")
            for table in ("lead", "lead_asked")
        ]
    ).result(10)
    rep.type(EMILIE)
    rep.wait_until(lambda: "Activix cannot be asked now." in card(rep))
    assert card(rep).startswith("Émilie Côté-Tremblay")
    assert "As known " in card(rep)
    assert rep.window.dial_pane.guarded()
    rep.window.dial_pane.set_text(JOHN)
    rep.wait_until(lambda: card(rep).startswith("Activix cannot be asked now"))
    assert "or whether they want calls" in card(rep)


def test_a_number_that_is_never_logged_is_not_looked_up(opened: Open, crm: Sandbox) -> None:
    with opened(never_log=(f"+1{JOHN}",)) as rep:
        rep.type(JOHN)
        rep.window.dial_pane.set_text(EMILIE)
        rep.wait_until(rep.window.dial_pane.guarded)
        assert searches(crm) == [EMILIE]


def test_a_ring_says_who_calls_before_activix_has_the_call(rep: Rep, crm: Sandbox) -> None:
    crm.faults.add("latency", method="POST", seconds=20.0)
    program = rep.desk.program
    ring = Began(
        id=str(uuid.uuid4()),
        at=program.now(),
        source="phone",
        from_phone=True,
        new_call_id="ring",
        direction=Direction.INCOMING,
        number=JOHN,
    )
    program.intake.say(ring)
    rep.wait_until(lambda: (entry := rep.window.book.entry("ring")) and entry.call.lead_name)
    rep.window.open_call("ring")
    rep.wait_until(lambda: "Speaks French" in rep.window.call_pane.about.text())
    assert not rep.window.call_pane.caution.isVisible()


# By name


def test_a_name_offers_each_of_the_numbers_and_never_dials(rep: Rep, crm: Sandbox) -> None:
    rep.type("luc t")
    rep.wait_until(lambda: len(list_of(rep)) == 2)
    assert list_of(rep) == [
        "Luc Tremblay, (450) 555-0156 · home",
        "Luc Tremblay, (450) 555-0157 · mobile",
    ]
    assert rep.window.dial_pane.dial.text() == "Use this number"
    rep.press("Down")
    rep.press("Return")
    assert rep.window.dial_pane.text() == "(450) 555-0157"
    rep.press("Return")  # too soon after the first
    rep.wait_until(lambda: card(rep).startswith("Luc Tremblay"))
    assert not rep.window.shown_call()
    rep.wait_until(lambda: not rep.window.dial_pane.dial.is_dead())
    rep.press("Return")
    rep.wait_until(rep.window.shown_call)
    assert rep.shown().call.remote == "+14505550157"


def test_an_address_and_a_click_and_an_extension(rep: Rep) -> None:
    rep.type("lead3@example.com")
    rep.wait_until(lambda: len(list_of(rep)) == 1)
    shown = rep.window.dial_pane.lead.list
    rep.click_at(shown.mapTo(rep.window, shown.visualRect(shown.currentIndex()).center()))
    assert rep.window.dial_pane.text() == "(418) 555-0134 x204"
    rep.wait_until(lambda: card(rep).startswith("Garage Bélanger"))


def test_a_name_that_nobody_has(rep: Rep) -> None:
    rep.type("nobody at all")
    note = rep.window.dial_pane.lead.note
    rep.wait_until(lambda: note() == "No lead of this name or address has a number.")
    rep.press("Return")
    rep.wait_until(rep.window.dial_pane.banner.text)
    assert not rep.window.shown_call()


# Several


def test_three_leads_are_all_offered_newest_first(
    opened: Open, crm: Sandbox, pages: list[str]
) -> None:
    leads = [
        crm.add_lead(name, "Roy", SHARED, created_at=f"2024-05-0{day}T12:00:00+00:00")
        for day, name in enumerate(("Anne", "Bob", "Chloé"), start=1)
    ]
    with opened(lead_url="https://crm.example/leads/{id}") as rep:
        rep.type(SHARED)
        rep.wait_until(lambda: len(list_of(rep)) == 3)
        assert [row.split(",")[0] for row in list_of(rep)] == ["Chloé Roy", "Bob Roy", "Anne Roy"]
        assert "3 leads have this number. Activix decides" in rep.window.dial_pane.lead.note()
        assert card(rep).startswith("Chloé Roy")
        rep.press("Down")
        assert card(rep).startswith("Bob Roy")
        rep.press("Ctrl+O")
        assert pages == [f"https://crm.example/leads/{leads[1].id}"]
        crm.faults.add("latency", method="POST", seconds=0.5, times=1)
        rep.press("Return")
        rep.wait_until(rep.window.shown_call)
        assert rep.shown().call.lead_id is None
        assert rep.window.call_pane.about.text().startswith("3 leads have this number.")
        rep.wait_synced()
        assert rep.window.header._name.text() == "Chloé Roy"
        rep.press("Ctrl+O")
        assert pages[1:] == [f"https://crm.example/leads/{leads[2].id}"]


def test_without_an_address_no_page_is_offered(rep: Rep, pages: list[str]) -> None:
    rep.type(JOHN)
    rep.wait_until(lambda: card(rep).startswith("John Doe"))
    assert not rep.window.dial_pane.lead.open.isVisible()
    rep.press("Ctrl+O")
    assert pages == []
    assert page_of("file:///etc/{id}", 1) is None
    assert page_of("", 1) is None


# May I call?


def test_a_wish_is_said_and_enter_never_goes_past_it(rep: Rep) -> None:
    dial = rep.window.dial_pane.dial
    rep.type(EMILIE)
    rep.wait_until(rep.window.dial_pane.guarded)
    text = rep.window.dial_pane.guard.text()
    assert text == "Asked not to be called any more (5 January 2026)."
    assert (dial.text(), dial.key_text()) == ("Call anyway", "Ctrl+Shift+Enter")
    rep.wait_until(lambda: not dial.is_dead())
    for _ in range(3):
        rep.press("Return")
    assert not rep.window.shown_call()
    rep.press("Ctrl+Shift+Return")
    rep.wait_until(rep.window.shown_call)
    assert [one["despite"] for one in begun(rep)] == ["no_calls 2026-01-05T15:00:00+00:00"]
    # Read before, it is not said again.
    assert not rep.window.call_pane.caution.isVisible()
    # And the next number is dialled as ever.
    assert (dial.text(), dial.key_text()) == ("Dial", "Enter")


def test_a_dial_does_not_wait_for_the_answer_which_is_said_in_the_call(
    rep: Rep, crm: Sandbox
) -> None:
    crm.faults.add("latency", path=SEARCH, seconds=0.5, times=1)
    rep.type(EMILIE)
    rep.press("Return")
    rep.wait_until(rep.window.shown_call)
    assert not rep.window.call_pane.caution.isVisible()
    caution = rep.window.call_pane.caution
    rep.wait_until(lambda: caution.text() == "Asked not to be called any more (5 January 2026).")
    assert [one["despite"] for one in begun(rep)] == [""]


def test_hours_by_the_clock_over_there(opened: Open) -> None:
    with opened(calling_hours="never", calling_hours_weekend="never") as rep:
        rep.type("4185550101")
        # Nobody has to be asked for that.
        assert "that is no day for calls" in rep.window.dial_pane.guard.text()
        rep.press("Ctrl+Shift+I")  # they call: nothing to mind
        assert not rep.window.dial_pane.guarded()
        assert rep.window.dial_pane.dial.text() == "It is ringing"
        rep.press("Ctrl+Shift+I")
        rep.window.dial_pane.set_text("8005550199")  # nobody knows what time it is there
        assert not rep.window.dial_pane.guarded()
        assert "time there not known" in card(rep)


def test_hours_that_end_between_two_looks_are_minded_at_dial(opened: Open) -> None:
    with opened() as rep:
        rep.type("4185550101")
        rep.wait_until(lambda: card(rep).startswith("Maxime"))
        settings = rep.desk.program.settings
        rep.desk.program.preferences._settings = replace(
            settings, calling_hours="never", calling_hours_weekend="never"
        )
        rep.press("Return")
        assert rep.window.dial_pane.guarded()
        assert not rep.window.shown_call()


def test_names_are_hidden_where_that_is_set(opened: Open) -> None:
    with opened(mask_names=True) as rep:
        rep.type(EMILIE)
        rep.wait_until(rep.window.dial_pane.guarded)
        rep.window.dial_pane.set_text("")
        rep.type("luc t")
        rep.wait_until(lambda: len(list_of(rep)) == 2)
        assert list_of(rep)[0] == "Name hidden, (•••) •••-••56 · home"


# In the smallest window, in French


def test_nothing_is_cut_in_the_smallest_window(opened: Open, crm: Sandbox) -> None:
    for name in (LONG, "Anne", "Bob", "Chloé"):
        crm.add_lead(name, "Roy", SHARED, unsubscribe_all_date="2026-01-01T15:00:00+00:00")
    url = "https://crm.example/{id}"
    with opened(language="fr", lead_url=url, calling_hours="never") as rep:
        rep.window.resize(360, 560)
        rep.type(SHARED)
        rep.wait_until(lambda: len(list_of(rep)) == 4)
        assert "1er janvier 2026" in rep.window.dial_pane.guard.text()
        rep.wait_until(lambda: not squeezed(rep))
        rep.wait_until(lambda: in_sight(rep, rep.window.dial_pane.dial))


def squeezed(rep: Rep) -> list[str]:
    """What has less height than it needs."""
    too_small = []
    for widget in rep.window.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, QLabel | KeyButton):
            continue
        wanted = widget.sizeHint().height()
        if isinstance(widget, QLabel) and widget.wordWrap():
            wanted = widget.heightForWidth(widget.width())
        if widget.height() < wanted - 1:
            too_small.append(f"{widget.text()}: {widget.height()} of {wanted}")
    return too_small


def in_sight(rep: Rep, widget: QWidget) -> bool:
    top = widget.mapTo(rep.window, QPoint()).y()
    return widget.isVisible() and top >= 0 and top + widget.height() <= rep.window.height()


def test_after_a_call_nothing_is_said_of_a_number_for_something_else(rep: Rep) -> None:
    rep.press("Ctrl+Shift+S")
    rep.wait_until(rep.window.shown_call)
    rep.click(rep.window.call_pane.hang_up)
    rep.wait_ended()
    rep.window.dial_pane.set_text(EMILIE)
    rep.wait_until(rep.window.dial_pane.guarded)
    assert not rep.window.dial_pane.lead.isVisible()
    assert not rep.window.dial_pane.guard.isVisible()
