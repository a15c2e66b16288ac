"""What can be done with the call that is chosen, and with all that are shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDir, QEvent, QStandardPaths, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu, QVBoxLayout, QWidget

from ...calls.crm_copy import Attempt, Entry
from ...qt.theme import current_tokens
from ...sync.status import SyncStatus
from .. import ledger_words
from ..controller import Controller
from ..shortcuts import Act, sequence
from ..whereabouts import whereabouts
from ..widgets.flow import FlowRows
from ..widgets.key_button import KeyButton
from .never_log import NeverLog
from .row_words import is_known
from .topic_banner import TopicBanner


class Actions(QWidget):
    """Buttons for what is done often, a menu for the rest, a key for each.

    ``call_wanted`` and ``ledger_wanted`` carry the ``Entry``, ``dial_wanted`` its number,
    ``export_wanted`` the ``Path`` to write to. What became of the rest stands in ``banner``.
    """

    call_wanted = Signal(object)
    ledger_wanted = Signal(object)
    dial_wanted = Signal(object)
    export_wanted = Signal(object)

    def __init__(
        self, controller: Controller, banner: TopicBanner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self._banner = banner
        self._never_log = NeverLog(controller, banner, self)
        self._entry: Entry | None = None
        self._status = SyncStatus()
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
        self._never_log.changed.connect(self._word_never)
        for act, action, slot in (
            (Act.LEDGER, self.ledger, self._show_ledger),
            (Act.COPY_TEXT, self.copy_text, self._copy_text),
            (Act.NEVER_LOG, self.never, self._ask_never),
        ):
            action.setShortcut(sequence(act))
            action.triggered.connect(slot)
            self.addAction(action)  # so that its key counts while the menu is shut

    # Methods

    def show_entry(self, entry: Entry | None, status: SyncStatus) -> None:
        """The call that all this is about, and how things stand with the CRM."""
        self._entry, self._status = entry, status
        known = entry is not None and is_known(entry.call)
        number = entry is not None and entry.call.remote is not None
        self.open_button.setEnabled(known)
        self.dial.setEnabled(number)
        self.copy.setEnabled(number)
        self.ledger.setEnabled(entry is not None)
        self.copy_text.setEnabled(entry is not None)
        self.never.setEnabled(number)
        self._word_never()

    def set_exportable(self, exportable: bool) -> None:
        """Whether there are calls to write to a file, and none is being written."""
        self.export_button.setEnabled(exportable)

    def open(self) -> None:
        """In the main window, where it can be corrected."""
        if self._entry is not None and is_known(self._entry.call):
            self.call_wanted.emit(self._entry)

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.open_button.setText(self.tr("Open and correct"))
        self.dial.setText(self.tr("Dial again"))
        self.copy.setText(self.tr("Copy the number"))
        self.export_button.setText(self.tr("Export…"))
        self.more.setText(self.tr("More ▾"))
        self.ledger.setText(self.tr("Sending history…"))
        self.copy_text.setText(self.tr("Copy as text"))
        self._word_never()

    # Slots

    def _word_never(self) -> None:
        listed = self._entry is not None and self._never_log.holds(self._entry.call.remote)
        self.never.setText(
            self.tr("Log this number again…") if listed else self.tr("Never log this number…")
        )

    def _dial(self) -> None:
        if self._entry is not None and self._entry.call.remote:
            self.dial_wanted.emit(self._entry.call.remote)

    def _copy_number(self) -> None:
        if self._entry is not None and self._entry.call.remote:
            QGuiApplication.clipboard().setText(self._entry.call.remote)
            self._banner.say("info", self.tr("The number is copied."))

    def _copy_text(self) -> None:
        if self._entry is not None:
            self._controller.load_ledger(self._entry.call.id, self._copy_with(self._entry))

    def _copy_with(self, entry: Entry) -> Callable[[list[Attempt]], None]:
        def copy(attempts: list[Attempt]) -> None:
            region = self._controller.settings.region
            where = whereabouts(entry, self._status)
            QGuiApplication.clipboard().setText(
                ledger_words.as_text(entry, attempts, region, where)
            )
            self._banner.say("info", self.tr("The call is copied as text."))

        return copy

    def _show_ledger(self) -> None:
        if self._entry is not None:
            self.ledger_wanted.emit(self._entry)

    def _ask_never(self) -> None:
        if self._entry is not None and self._entry.call.remote:
            self._never_log.ask(self._entry.call.remote)

    def _ask_where(self) -> None:
        home = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        today = self._controller.now().wall
        name = f"offhook-{today:%Y-%m-%d}.csv"
        dialog = QFileDialog(self.window(), self.tr("Export the calls"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("Spreadsheet (*.csv)"))
        dialog.setDefaultSuffix("csv")
        dialog.selectFile(str(QDir(home).filePath(name)))
        dialog.fileSelected.connect(self._export_chosen)
        dialog.finished.connect(dialog.deleteLater)
        self._file = dialog
        dialog.open()  # comes back at once

    def _export_chosen(self, path: str) -> None:
        self.export_wanted.emit(Path(path))

    def _show_menu(self) -> None:
        self._menu.popup(self.more.mapToGlobal(self.more.rect().topLeft()))

    # Events

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
