"""The dialogs of the window: made when wanted, never modal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

from ..calls.call import Call
from ..calls.crm_copy import Entry
from ..sync.status import SyncStatus
from .call_book import CallBook
from .controller import Controller
from .mender import Mender
from .speaker import Speaker

if TYPE_CHECKING:
    from .dialogs.key_sheet import Beyond, KeySheet
    from .dialogs.needs_you_dialog import NeedsYouDialog
    from .dialogs.settings_dialog import KeyProblem, SettingsDialog
    from .dialogs.welcome_dialog import WelcomeDialog


class Dialogs(QObject):
    """Opens them. Their modules load on first use, since most starts need none of them. ``ready``:
    all is set up for the first call."""

    ready = Signal()

    def __init__(
        self,
        controller: Controller,
        speaker: Speaker,
        mender: Mender,
        book: CallBook,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._controller = controller
        self._speaker = speaker
        self._mender = mender
        self._book = book
        self._window = window
        self._status = SyncStatus()
        self._settings: SettingsDialog | None = None
        self._welcome: WelcomeDialog | None = None
        self._needs_you: NeedsYouDialog | None = None
        self._keys: KeySheet | None = None
        self.beyond_keys: Beyond | None = None
        self.key_problem: KeyProblem | None = None

    def show_status(self, status: SyncStatus) -> None:
        """Open dialogs say how the token fares, and what calls wait for."""
        self._status = status
        if self._settings is not None and isValid(self._settings):
            self._settings.set_status(status)
        if self._welcome is not None and isValid(self._welcome):
            self._welcome.set_status(status)
        if self._needs_you is not None and isValid(self._needs_you):
            self._needs_you.set_status(status)

    def use_settings(self) -> None:
        """The settings changed, here or elsewhere."""
        if self._settings is not None and isValid(self._settings):
            self._settings.follow()
        if self._welcome is not None and isValid(self._welcome):
            self._welcome.follow()

    def welcome(self) -> None:
        """The first minute: all that a first call needs."""
        from .dialogs.welcome_dialog import WelcomeDialog

        if self._welcome is None or not isValid(self._welcome):
            self._welcome = WelcomeDialog(self._controller, self._window)
            self._welcome.ready.connect(self.ready)
        self._welcome.set_status(self._status)
        self._show(self._welcome)

    def show_settings(self, *, token: bool = False) -> None:
        """The settings; with ``token`` at the token's field."""
        from .dialogs.settings_dialog import SettingsDialog

        if self._settings is None or not isValid(self._settings):
            self._settings = SettingsDialog(self._controller, self._window, self.key_problem)
        self._settings.set_status(self._status)
        self._show(self._settings)
        if token:
            self._settings.show_token()

    def check(self) -> None:
        """What hinders calls on this computer."""
        from .dialogs.checkup_dialog import CheckupDialog

        self._show(CheckupDialog(self._controller, self._window))

    def about(self) -> None:
        """Versions, licences, where data is."""
        from .dialogs.about_dialog import AboutDialog

        self._show(AboutDialog(self._controller, self._window))

    def log_past(self) -> None:
        """A call that took place without Offhook."""
        from .dialogs.past_call_dialog import PastCallDialog

        self._show(PastCallDialog(self._controller, self._speaker, self._window))

    def correct_length(self, call: Call) -> None:
        """How long the call really was."""
        from .dialogs.length_dialog import LengthDialog

        self._show(LengthDialog(self._speaker, call, self._window))

    def plan_call_back(self, call: Call) -> None:
        """When to call again, and what about."""
        from .dialogs.call_back_dialog import CallBackDialog

        self._show(CallBackDialog(self._controller, self._speaker, call, self._window))

    def show_needs_you(self, call_id: str = "") -> None:
        """The calls that only the rep can decide or mend; with ``call_id`` at that one."""
        from .dialogs.needs_you_dialog import NeedsYouDialog

        dialog = self._needs_you
        if dialog is None or not isValid(dialog):
            dialog = NeedsYouDialog(self._controller, self._mender, self._book, self._window)
            dialog.ledger_wanted.connect(self._show_ledger_of)
            dialog.settings_wanted.connect(self.show_settings)
            self._needs_you = dialog
        dialog.set_status(self._status)
        self._show(dialog)
        dialog.show_call(call_id)

    def show_keys(self) -> None:
        """The sheet of keys."""
        from .dialogs.key_sheet import KeySheet

        if self._keys is None or not isValid(self._keys):
            self._keys = KeySheet(self.beyond_keys, self._window)
        self._show(self._keys)

    def show_ledger(self, entry: Entry) -> None:
        """What was sent of a call, and what came back."""
        from .dialogs.ledger_dialog import LedgerDialog

        region = self._controller.settings.region
        dialog = LedgerDialog(self._controller, self._mender, entry, region, self._window)
        dialog.set_status(self._status)
        self._show(dialog)

    def _show_ledger_of(self, call_id: object) -> None:
        entry = self._book.entry(str(call_id))
        if entry is not None:
            self.show_ledger(entry)

    @staticmethod
    def _show(dialog: QDialog) -> None:
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
