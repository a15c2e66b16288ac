"""The dialogs: none is modal, each leaves nothing behind when it is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from ...calls.call import Call
from ...calls.crm_copy import Entry
from ...sync.status import SyncStatus
from ..controller import Controller
from ..speaker import Speaker

if TYPE_CHECKING:
    from .settings_dialog import SettingsDialog

Dialog = TypeVar("Dialog", bound=QDialog)


class Dialogs(QObject):
    """Opens the dialogs of one window. Each module loads when its dialog is first wanted."""

    def __init__(self, controller: Controller, speaker: Speaker, window: QWidget) -> None:
        super().__init__(window)
        self._controller = controller
        self._speaker = speaker
        self._window = window
        self._status = SyncStatus()

    def show_status(self, status: SyncStatus) -> None:
        """How things stand now, for the dialogs that say so."""
        self._status = status
        for dialog in self._window.findChildren(QDialog):
            take = getattr(dialog, "set_status", None)
            if take is not None:
                take(status)

    def show_settings(self, *, token: bool = False) -> None:
        """Open the settings or bring them to the front; with ``token``, at the token."""
        from .settings_dialog import SettingsDialog

        dialog = self._shown(SettingsDialog) or self._new_settings()
        _bring(dialog)
        if token:
            dialog.show_token()

    def log_past(self) -> None:
        """Open *Log a past call*, or bring it to the front with what was typed into it."""
        from .past_call_dialog import PastCallDialog

        dialog = self._shown(PastCallDialog)
        _bring(dialog or PastCallDialog(self._controller, self._speaker, self._window))

    def correct_length(self, call: Call) -> None:
        """Open *Correct the length* of a call."""
        from .length_dialog import LengthDialog

        _bring(LengthDialog(self._speaker, call, self._window))

    def show_ledger(self, entry: Entry) -> None:
        """Open the sending history of a call."""
        from .ledger_dialog import LedgerDialog

        region = self._controller.settings.region
        dialog = LedgerDialog(self._controller, entry, region, self._window)
        dialog.set_status(self._status)
        _bring(dialog)

    def _new_settings(self) -> SettingsDialog:
        from .settings_dialog import SettingsDialog

        dialog = SettingsDialog(self._controller, self._window)
        dialog.set_status(self._status)
        return dialog

    def _shown(self, kind: type[Dialog]) -> Dialog | None:
        found = self._window.findChildren(kind)
        return next((dialog for dialog in found if dialog.isVisible()), None)


def _bring(dialog: QDialog) -> None:
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
