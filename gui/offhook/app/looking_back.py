"""The history's window beside the main one: made when it is first wanted, and what it asks of the
main window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ..calls.crm_copy import Entry
from ..ui.window import MainWindow
from .program import Program

if TYPE_CHECKING:
    from ..ui.history.window import HistoryWindow


class LookingBack(QObject):
    """``window`` is ``None`` until the history was wanted."""

    def __init__(self, main: MainWindow, program: Program) -> None:
        super().__init__(main)
        self._main = main
        self._program = program
        self.window: HistoryWindow | None = None
        main.history_wanted.connect(self.show)

    # Methods

    def show(self) -> None:
        """Show the history, ready to be searched."""
        from ..ui.history.window import HistoryWindow  # most starts need none of it

        if self.window is None:
            # No child of the main window: that one may be away while the rep looks something up.
            self.window = HistoryWindow(self._program, self._program.past)
            self.window.show_status(self._program.status)
            self.window.call_wanted.connect(self._open)
            self.window.ledger_wanted.connect(self._show_ledger)
            self.window.dial_wanted.connect(self._fill)
        if self.window.isMinimized():
            self.window.showNormal()
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        self.window.filters.text.setFocus()

    def use_settings(self) -> None:
        """Settings changed."""
        if self.window is not None:
            self.window.retranslate()

    def close(self) -> None:
        """The program ends."""
        window, self.window = self.window, None
        if window is not None:
            window.close()
            window.deleteLater()

    # Slots

    def _open(self, entry: object) -> None:
        assert isinstance(entry, Entry)
        self._main.book.put(entry)
        self._main.open_call(entry.call.id)
        self._raise_main()

    def _show_ledger(self, entry: object) -> None:
        assert isinstance(entry, Entry)
        self._main.dialogs.show_ledger(entry)

    def _fill(self, number: object) -> None:
        self._main.fill(str(number))
        self._raise_main()

    def _raise_main(self) -> None:
        self._main.showNormal()
        self._main.raise_()
        self._main.activateWindow()
