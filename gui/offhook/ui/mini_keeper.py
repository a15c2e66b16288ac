"""When the mini bar is there: while a call is open and the window is not to be seen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer

from ..calls.crm_copy import Entry
from .controller import Controller
from .mini_bar import MiniBar
from .mini_places import MiniPlaces
from .window import MainWindow

TICK_MS = 250
LINGER_MS = 1500
"""How long the bar still shows a call that ended: a second press must not reach what lies below."""

_CHANGES = (QEvent.Type.WindowStateChange, QEvent.Type.Show, QEvent.Type.Hide)


class MiniKeeper(QObject):
    """Shows the bar when the window is minimised or hidden, or when the rep asks for it; gives the
    window back after a call in which the bar was put in its place."""

    def __init__(self, window: MainWindow, controller: Controller, places: MiniPlaces) -> None:
        super().__init__(window)
        self._window = window
        self._controller = controller
        self.bar = MiniBar(window.speaker, places)
        self._in_its_place = self._closed = False
        self._dismissed = ""
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._show_time)
        self._linger = QTimer(self)
        self._linger.setSingleShot(True)
        self._linger.setInterval(LINGER_MS)
        self._linger.timeout.connect(self._call_over)
        window.installEventFilter(self)
        window.book.changed.connect(self.follow)
        window.mini_bar_wanted.connect(self.take_the_place)
        self.bar.window_wanted.connect(self.give_back)
        self.bar.dismissed.connect(self._dismiss)
        self.bar.mask_wanted.connect(window.turn_mask)

    # Methods

    def take_the_place(self) -> None:
        """The rep wants the bar instead of the window."""
        entry = self._entry()
        if entry is None:
            self._window.notice.say_no_call_for_the_bar()
            return
        self._dismissed = ""
        self._in_its_place = True
        self._window.tell_typed()
        self._window.showMinimized()
        self.follow()

    def give_back(self) -> None:
        """The rep wants the window instead of the bar."""
        self.bar.tell_typed()
        self._window.bring_up()
        self.follow()

    def follow(self) -> None:
        """Show the bar, or not, and in it what the journal told last."""
        if self._closed:
            return
        if not self._is_away():
            self._in_its_place = False
            self._hide()
            return
        if self._linger.isActive():
            self._show_ended()
            return
        if self.bar.isVisible() and self._has_ended():
            self._show_ended()
            self._linger.start()
            return
        entry = self._entry()
        if entry is None or entry.call.id == self._dismissed or not self._is_wanted():
            self._hide()
            return
        self._show(entry)
        if not self.bar.isVisible():
            self.bar.appear(take_keyboard=self._in_its_place)
            self._tick.start()

    def close(self) -> None:
        """The program ends."""
        self._closed = True
        self._window.removeEventFilter(self)
        self._tick.stop()
        self._linger.stop()
        self.bar.tell_typed()
        self.bar.hide()
        self.bar.deleteLater()

    # Inside

    def _is_wanted(self) -> bool:
        return self._in_its_place or self._controller.settings.mini_bar

    def _is_away(self) -> bool:
        return self._window.isMinimized() or not self._window.isVisible()

    def _entry(self) -> Entry | None:
        """The open call that the bar is about: the window's, else the last that is not on hold."""
        opened = self._window.book.open_entries()
        shown = self._window.shown_call()
        mine = [entry for entry in opened if entry.call.id == shown]
        talking = [entry for entry in opened if not entry.call.on_hold]
        return next(iter(mine or talking[-1:] or opened[-1:]), None)

    def _has_ended(self) -> bool:
        entry = self._window.book.entry(self.bar.call_id())
        return entry is not None and not entry.call.is_open

    def _show(self, entry: Entry) -> None:
        others = len(self._window.book.open_entries()) - 1
        self.bar.show_call(entry, self._controller.settings.region, others)
        self._show_time()

    def _show_ended(self) -> None:
        entry = self._window.book.entry(self.bar.call_id())
        if entry is not None:
            self.bar.show_call(entry, self._controller.settings.region, 0)

    def _hide(self) -> None:
        self._tick.stop()
        self._linger.stop()
        if self.bar.isVisible():
            self.bar.tell_typed()
            self.bar.hide()

    # Slots and events

    def _show_time(self) -> None:
        entry = self._window.book.entry(self.bar.call_id())
        if entry is not None and entry.call.is_open:
            now = self._controller.now()
            self.bar.show_elapsed(now.seconds_since(entry.call.start))

    def _call_over(self) -> None:
        had_keyboard = self.bar.isActiveWindow()
        self._hide()
        if self._entry() is None and self._in_its_place:
            self._window.bring_up(take_keyboard=had_keyboard)
        self.follow()

    def _dismiss(self) -> None:
        self._dismissed = self.bar.call_id()
        self._in_its_place = False
        self._hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() in _CHANGES:
            QTimer.singleShot(0, self, self.follow)  # once the window is what it becomes
        return super().eventFilter(watched, event)
