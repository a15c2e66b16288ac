"""The dialogs of the window: made when wanted, never modal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

from ..calls.call import Call
from ..calls.crm_copy import Entry
from ..sync.status import SyncStatus
from .controller import Controller
from .speaker import Speaker

if TYPE_CHECKING:
    from .dialogs.settings_dialog import SettingsDialog


class Dialogs(QObject):
    """Opens them. Their modules load on first use, since most starts need none of them."""

    def __init__(self, controller: Controller, speaker: Speaker, window: QWidget) -> None:
        super().__init__(window)
        self._controller = controller
        self._speaker = speaker
        self._window = window
        self._status = SyncStatus()
        self._settings: SettingsDialog | None = None

    def show_status(self, status: SyncStatus) -> None:
        """An open settings dialog says how the token fares."""
        self._status = status
        if self._settings is not None and isValid(self._settings):
            self._settings.set_status(status)

    def show_settings(self, *, token: bool = False) -> None:
        """The settings; with ``token`` at the token's field."""
        from .dialogs.settings_dialog import SettingsDialog

        if self._settings is None or not isValid(self._settings):
            self._settings = SettingsDialog(self._controller, self._window)
        self._settings.set_status(self._status)
        self._show(self._settings)
        if token:
            self._settings.show_token()

    def log_past(self) -> None:
        """A call that took place without Offhook."""
        from .dialogs.past_call_dialog import PastCallDialog

        self._show(PastCallDialog(self._controller, self._speaker, self._window))

    def correct_length(self, call: Call) -> None:
        """How long the call really was."""
        from .dialogs.length_dialog import LengthDialog

        self._show(LengthDialog(self._speaker, call, self._window))

    def show_ledger(self, entry: Entry) -> None:
        """What was sent of a call, and what came back."""
        from .dialogs.ledger_dialog import LedgerDialog

        region = self._controller.settings.region
        dialog = LedgerDialog(self._controller, entry, region, self._window)
        dialog.set_status(self._status)
        self._show(dialog)

    @staticmethod
    def _show(dialog: QDialog) -> None:
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
