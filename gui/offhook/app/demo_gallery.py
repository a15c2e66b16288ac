"""After the demo's day: every other window of the program, for pictures to look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtWidgets import QApplication, QWidget

from ..ui.dialogs.checkup_dialog import CheckupDialog
from .demo_day import Stage, Step
from .start import Desk

SORRY = "+14185550165"
"""Of a lead who asked not to be called."""


def gallery(desk: Desk, stage: Stage) -> Iterator[Step]:
    """Each window opened, shown, closed; then a warning, and the bar that stands in for the window.

    What the windows show is what the day has left behind.
    """
    window, dialogs = desk.window, desk.window.dialogs
    entry = window.book.of_day(stage.today())[-1]
    wish: dict[str, Any] = {"unsubscribe_call_date": "2026-01-05T09:00:00+00:00", "locale": "fr"}
    stage.crm.add_lead("Geneviève", "Lévesque-Beauregard", SORRY, **wish)
    openers: list[tuple[str, Callable[[], object]]] = [
        ("past-call", dialogs.log_past),
        ("length", lambda: dialogs.correct_length(entry.call)),
        ("call-back", lambda: dialogs.plan_call_back(entry.call)),
        ("sending-history", lambda: dialogs.show_ledger(entry)),
        ("history", desk.looking_back.show),
        ("settings", dialogs.show_settings),
        ("welcome", dialogs.welcome),
        ("keys", dialogs.show_keys),
        ("people", window.desks_wanted.emit),
        ("check", dialogs.check),
        ("about", dialogs.about),
    ]
    for title, opener in openers:
        before = set(_shown())
        opener()
        yield lambda before=before: bool(set(_shown()) - before)  # type: ignore[misc]
        (opened,) = set(_shown()) - before
        yield lambda opened=opened: _is_ready(opened)  # type: ignore[misc]
        yield stage.settled()
        stage.shoot(title, opened)
        opened.close()
        yield lambda before=before: set(_shown()) <= before  # type: ignore[misc]
    window.fill(SORRY)
    yield window.dial_pane.guarded
    yield stage.settled()
    stage.shoot("do-not-call")
    window.fill("418 555 0101")
    yield lambda: not window.dial_pane.dial.is_dead() and not window.dial_pane.guarded()
    window.dial_pane.dial.click()
    yield stage.live
    stage.skip(42)
    window.call_pane.answered.click()
    yield stage.live
    window.mini_bar_wanted.emit()
    bar = desk.reach.mini.bar
    yield bar.isVisible
    stage.shoot("mini-bar", bar)
    window.bring_up()
    yield stage.in_call
    window.call_pane.hang_up.click()
    yield stage.all_sent


def _is_ready(window: QWidget) -> bool:
    """Whether it has found what it looks for."""
    return not isinstance(window, CheckupDialog) or window.again.isEnabled()


def _shown() -> list[QWidget]:
    return [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
