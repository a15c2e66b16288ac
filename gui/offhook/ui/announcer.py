"""Says aloud, through the screen reader, what happens to calls: without moving the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from ..calls.crm_copy import Entry
from . import masking, telling
from .controller import Controller
from .happenings import Happenings
from .widgets.announce import announce


class Announcer(QObject):
    """Listens to what happens, and words it for ears."""

    def __init__(self, happenings: Happenings, controller: Controller, window: QWidget) -> None:
        super().__init__(window)
        self._controller = controller
        self._window = window
        self._hidden = masking.is_hidden()
        happenings.began.connect(self._began)
        happenings.answered.connect(self._answered)
        happenings.ended.connect(self._ended)
        happenings.needs_you.connect(self._needs_you)
        happenings.token_refused.connect(self._token_refused)

    # Methods

    def settings_changed(self) -> None:
        """Names may have been hidden, or shown again."""
        hidden = self._controller.settings.mask_names
        if hidden != self._hidden:
            self._hidden = hidden
            self._say(telling.masked(hidden))

    def _say(self, text: str, *, at_once: bool = False) -> None:
        announce(QApplication.activeWindow() or self._window, text, at_once=at_once)

    # Slots

    def _began(self, entry: object) -> None:
        assert isinstance(entry, Entry)
        self._say(telling.began(entry.call, self._controller.settings.region), at_once=True)

    def _answered(self, _entry: object) -> None:
        self._say(telling.answered())

    def _ended(self, entry: object) -> None:
        assert isinstance(entry, Entry)
        self._say(telling.ended(entry.call))

    def _needs_you(self, entry: object) -> None:
        assert isinstance(entry, Entry)
        region = self._controller.settings.region
        self._say(". ".join(telling.needs_you(entry, region, named=True)))

    def _token_refused(self) -> None:
        self._say(". ".join(telling.token_refused()), at_once=True)
