"""What can be done with the call that is chosen, and with all that are shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QEvent, QStandardPaths
from PySide6.QtGui import QGuiApplication, QShortcut
from PySide6.QtWidgets import QFileDialog, QMenu, QVBoxLayout, QWidget

from ...calls.crm_copy import Attempt, Entry
from ...qt.theme import current_tokens
from .. import ledger_words
from ..controller import Controller
from ..shortcuts import Act, sequence
from ..whereabouts import whereabouts
from ..widgets.flow import FlowRows
from ..widgets.key_button import KeyButton
from . import never_log
from .row_words import is_known
from .sheet import sheet_of

if TYPE_CHECKING:
    from .window import HistoryWindow


class Actions(QWidget):
    """Buttons for what is done often, a menu for the rest, a key for each."""

    def __init__(self, controller: Controller, window: HistoryWindow) -> None:
        super().__init__()
        self._controller = controller
        self._window = window
        self._entry: Entry | None = None
        self._any_calls = False
        self.open_button = KeyButton("", sequence(Act.OPEN_CALL), "outline")
        self.dial = KeyButton("", sequence(Act.DIAL_AGAIN), "outline")
        self.copy = KeyButton("", sequence(Act.COPY_NUMBER), "outline")
        self.export_button = KeyButton("", sequence(Act.EXPORT), "outline")
        self.more = KeyButton("", sequence(Act.MORE_HISTORY), "outline")
        self._menu = QMenu(self)
        self.ledger = self._menu.addAction("")
        self.copy_text = self._menu.addAction("")
        self.never = self._menu.addAction("")
        flow = FlowRows(current_tokens().space_s)
        for button in (self.open_button, self.dial, self.copy, self.export_button, self.more):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(flow)
        self._file: QFileDialog | None = None
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self.open_button.clicked.connect(self.open)
        self.dial.clicked.connect(self._dial)
        self.copy.clicked.connect(self._copy_number)
        self.export_button.clicked.connect(self._ask_where)
        self.more.clicked.connect(self._show_menu)
        self._window.banner.chosen.connect(self._answered)
        for act, action, slot in (
            (Act.LEDGER, self.ledger, self._show_ledger),
            (Act.COPY_TEXT, self.copy_text, self._copy_text),
            (Act.NEVER_LOG, self.never, self._ask_never),
        ):
            action.setShortcut(sequence(act))
            action.triggered.connect(slot)
            self._window.addAction(action)
        find = QShortcut(sequence(Act.FIND), self._window)
        find.activated.connect(self._window.to_search)

    # Methods

    def show_entry(self, entry: Entry | None, *, any_calls: bool) -> None:
        """The call that all this is about."""
        self._entry, self._any_calls = entry, any_calls
        known = entry is not None and is_known(entry.call)
        number = entry is not None and entry.call.remote is not None
        self.open_button.setEnabled(known)
        self.dial.setEnabled(number)
        self.copy.setEnabled(number)
        self.ledger.setEnabled(entry is not None)
        self.copy_text.setEnabled(entry is not None)
        self.never.setEnabled(number)
        self.export_button.setEnabled(any_calls and not self._window.exporting.is_busy())
        listed = number and entry is not None and self._is_listed(entry)
        self.never.setText(
            self.tr("Log this number again…") if listed else self.tr("Never log this number…")
        )

    def open(self) -> None:
        """In the main window, where it can be corrected."""
        if self._entry is not None and is_known(self._entry.call):
            self._window.call_wanted.emit(self._entry)

    def export_to(self, path: Path) -> None:
        """Write what is shown, in its order."""
        sheet = sheet_of(self._controller.settings.region, self._window.status())
        self._window.exporting.start(self._window.model.seqs, path, sheet)
        self.show_entry(self._entry, any_calls=self._any_calls)

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.open_button.setText(self.tr("Open and correct"))
        self.dial.setText(self.tr("Dial again"))
        self.copy.setText(self.tr("Copy the number"))
        self.export_button.setText(self.tr("Export…"))
        self.more.setText(self.tr("More ▾"))
        self.ledger.setText(self.tr("Sending history…"))
        self.copy_text.setText(self.tr("Copy as text"))
        self.show_entry(self._entry, any_calls=self._any_calls)

    def _is_listed(self, entry: Entry) -> bool:
        return entry.call.remote in self._controller.settings.never_log

    # Slots

    def _dial(self) -> None:
        if self._entry is not None and self._entry.call.remote:
            self._window.dial_wanted.emit(self._entry.call.remote)

    def _copy_number(self) -> None:
        if self._entry is not None and self._entry.call.remote:
            QGuiApplication.clipboard().setText(self._entry.call.remote)
            self._window.say("info", self.tr("The number is copied."), of="done")

    def _copy_text(self) -> None:
        if self._entry is not None:
            self._controller.load_ledger(self._entry.call.id, self._copy_with(self._entry))

    def _copy_with(self, entry: Entry) -> Callable[[list[Attempt]], None]:
        def copy(attempts: list[Attempt]) -> None:
            region = self._controller.settings.region
            where = whereabouts(entry, self._window.status())
            QGuiApplication.clipboard().setText(
                ledger_words.as_text(entry, attempts, region, where)
            )
            self._window.say("info", self.tr("The call is copied as text."), of="done")

        return copy

    def _show_ledger(self) -> None:
        if self._entry is not None:
            self._window.ledger_wanted.emit(self._entry)

    def _ask_never(self) -> None:
        if self._entry is not None and self._entry.call.remote:
            text, answers = never_log.question(self._entry.call.remote, self._controller.settings)
            self._window.banner.setProperty("number", self._entry.call.remote)
            self._window.say("warn", text, answers, of="never_log")

    def _answered(self, answer: object) -> None:
        number = str(self._window.banner.property("number"))
        self._window.banner.clear()
        if answer not in ("never", "log"):
            return
        never = answer == "never"
        settings = self._controller.settings
        if self._controller.save_settings(never_log.changed(settings, number, never=never)):
            self._window.say("info", never_log.done(number, settings.region, never=never))
        else:
            self._window.say("warn", self.tr("The settings cannot be written. Nothing changed."))
        self.show_entry(self._entry, any_calls=self._any_calls)

    def _ask_where(self) -> None:
        home = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        today = self._controller.now().wall
        name = f"offhook-{today:%Y-%m-%d}.csv"
        dialog = QFileDialog(self._window, self.tr("Export the calls"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("Spreadsheet (*.csv)"))
        dialog.setDefaultSuffix("csv")
        dialog.selectFile(str(QDir(home).filePath(name)))
        dialog.fileSelected.connect(self._export_chosen)
        dialog.finished.connect(dialog.deleteLater)
        self._file = dialog
        dialog.open()  # comes back at once

    def _export_chosen(self, path: str) -> None:
        self.export_to(Path(path))

    def _show_menu(self) -> None:
        self._menu.popup(self.more.mapToGlobal(self.more.rect().topLeft()))

    # Events

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
