"""The windows beside the main one that are no forms: history, mini bar, the tray's menu."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from offhook.calls.call import Status
from offhook.calls.crm_copy import Entry
from offhook.journal.history import HistoryQuery
from offhook.ui.history.source import Sheet
from offhook.ui.history.window import HistoryWindow
from offhook.ui.mini_bar import MiniBar
from offhook.ui.mini_places import MiniPlaces
from offhook.ui.speaker import Speaker
from offhook.ui.tray import Tray
from support.desk_controller import DeskController

from .values import LONG_NAME, ONLINE, OPEN, STORED, day, entry

Open = Callable[[DeskController], QWidget]


class Shelf(QObject):
    """Fulfils :class:`offhook.ui.history.source.HistorySource`: calls in memory, or none that can
    be read. While ``silent`` nothing is answered."""

    renewed = Signal()

    def __init__(self, entries: Sequence[Entry], *, silent: bool = False, broken: bool = False):
        super().__init__()
        self._entries = entries
        self._silent = silent
        self._broken = broken

    def find(self, query: HistoryQuery, then: Callable[[Any], None]) -> None:
        if self._silent:
            return
        fits = [] if query.text else range(len(self._entries))
        then(OSError() if self._broken else array("q", fits))

    def read(self, seqs: Sequence[int], then: Callable[[Any], None]) -> None:
        then([(seq, self._entries[seq]) for seq in seqs])

    def of_days(self, first: date, last: date, then: Callable[[Any], None]) -> None:
        if not self._silent:
            then(OSError() if self._broken else list(self._entries[:40]))

    def export(
        self,
        seqs: Sequence[int],
        path: Path,
        sheet: Sheet,
        told: Callable[[int], None],
        then: Callable[[Any], None],
    ) -> Callable[[], None]:
        told(len(seqs) // 2)
        return lambda: None


def _history(desk: DeskController, shelf: Shelf) -> HistoryWindow:
    window = HistoryWindow(desk, shelf)
    shelf.setParent(window)
    window.show_status(ONLINE)
    window.show()
    window._load_week()
    return window


def _calls(count: int) -> list[Entry]:
    kinds = day()
    kinds[1] = entry(12, STORED, lead_name=LONG_NAME, note=f"{LONG_NAME}\n" * 12)
    return [
        Entry(replace(kind.call, id=f"h{place}"), kind.copy)
        for place in range(count)
        for kind in [kinds[place % len(kinds)]]
    ]


def history_empty(desk: DeskController) -> QWidget:
    return _history(desk, Shelf(()))


def history_of_one(desk: DeskController) -> QWidget:
    return _history(desk, Shelf(_calls(1)))


def history_of_many(desk: DeskController) -> QWidget:
    window = _history(desk, Shelf(_calls(10_000)))
    window.filters.more.click()
    return window


def history_nothing_found(desk: DeskController) -> QWidget:
    window = _history(desk, Shelf(_calls(1)))
    window.filters.text.setText("Saint-Hyacinthe")
    window.filters.changed.emit()  # not in a moment, as where somebody is still typing
    return window


def history_chosen(desk: DeskController) -> QWidget:
    """A call with a long name and a long note has the keyboard."""
    window = _history(desk, Shelf(_calls(40)))
    window.table.go_to(1)
    return window


def history_narrow(desk: DeskController) -> QWidget:
    window = _history(desk, Shelf(_calls(40)))
    window.resize(window.minimumSize())
    return window


def history_broken(desk: DeskController) -> QWidget:
    return _history(desk, Shelf((), broken=True))


def history_reading(desk: DeskController) -> QWidget:
    window = _history(desk, Shelf((), silent=True))
    window.middle.show_calls()
    return window


def _bar(desk: DeskController, **changes: Any) -> MiniBar:
    bar = MiniBar(Speaker(desk), MiniPlaces())
    bar.show_call(entry(1, STORED, **(OPEN | changes)), "CA", 2)
    bar.show_elapsed(151)
    bar._fit()
    return bar


def bar_in_call(desk: DeskController) -> QWidget:
    return _bar(desk, answered_after=7)


def bar_long_name(desk: DeskController) -> QWidget:
    bar = _bar(desk, lead_name=LONG_NAME)
    bar.show_elapsed(3 * 3600 + 151)
    return bar


def bar_with_note(desk: DeskController) -> QWidget:
    bar = _bar(desk, note="Veut le Tucson gris.")
    bar.show_note.setChecked(True)
    bar.note.show()
    bar._fit()
    return bar


def bar_ended(desk: DeskController) -> QWidget:
    bar = _bar(desk, duration=178, status=Status.ANSWERED)
    bar.show_elapsed(178)
    return bar


def tray_menu(desk: DeskController) -> QWidget:
    tray = Tray()
    tray.show_status(ONLINE, 1, 151)
    menu = tray.menu()
    tray.setParent(menu)  # goes with it
    return menu


WINDOWS: list[Open] = [
    history_empty, history_of_one, history_of_many, history_nothing_found, history_chosen,
    history_narrow, history_broken, history_reading,
    bar_in_call, bar_long_name, bar_with_note, bar_ended, tray_menu,
]  # fmt: skip
