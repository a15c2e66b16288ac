"""The middle of the history: how many calls there are and the calls, or why there is none."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from ...qt.theme import current_tokens
from ..widgets.labels import ElidedLabel, make_label
from .model import HistoryModel
from .table import HistoryTable


class Middle(QWidget):
    """``all_wanted``: nothing fits, and the rep would rather see everything."""

    all_wanted = Signal()

    def __init__(self, model: HistoryModel, table: HistoryTable) -> None:
        super().__init__()
        tokens = current_tokens()
        self._model = model
        self._table = table
        self._count = ElidedLabel("", "small")
        self._count.setContentsMargins(tokens.space_l, 0, tokens.space_l, tokens.space_s)
        self._empty = make_label("", "small", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.show_all = QPushButton()
        self.show_all.clicked.connect(self.all_wanted)
        nothing = QWidget()
        page = QVBoxLayout(nothing)
        page.setSpacing(tokens.space_m)
        page.addStretch(1)
        page.addWidget(self._empty)
        page.addWidget(self.show_all, 0, Qt.AlignmentFlag.AlignCenter)
        page.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(table)
        self._stack.addWidget(nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._count)
        column.addWidget(self._stack, 1)
        self.retranslate()

    # Properties

    def text(self) -> str:
        """How many calls are shown, in words; what stands in their place if none is."""
        return self._count.text() or self._empty.text()

    # Methods

    def show_calls(self) -> None:
        """The model found others, or is still looking."""
        query, count = self._model.query, self._model.rowCount()
        self.show_all.setVisible(not query.is_everything)
        self._stack.setCurrentIndex(0 if count else 1)
        self._count.setText("")
        if count:
            self._count.setText(self.tr("%Ln call(s)", "", count))
        elif self._model.is_finding:
            self._empty.setText(self.tr("Reading…"))
        elif not self._model.is_read:
            self._empty.setText("")  # the banner says why; that there are no calls is not known
        elif query.is_everything:
            self._empty.setText(self.tr("No calls yet. Each call you make or take stands here."))
        else:
            self._empty.setText(self.tr("No call is like that."))

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.show_all.setText(self.tr("Show all calls"))
        self._table.setAccessibleName(self.tr("Calls"))
        self.show_calls()

    # Events

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
