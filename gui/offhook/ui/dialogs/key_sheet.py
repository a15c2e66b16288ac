"""The sheet of keys (F1): all of the one table, and what else this desktop offers or lacks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from ...qt.theme import current_tokens
from ..shortcuts import TABLE, Moment, act_name, key_text, moment_name
from ..widgets.labels import make_label
from .form import FormDialog, make_button

Beyond = Callable[[], tuple[tuple[tuple[str, str], ...], tuple[str, ...]]]
"""Keys that count in every program, as pairs of meaning and key; and what this desktop lacks."""


class KeySheet(FormDialog):
    """Read-only; scrolls by arrow keys, closes by Esc."""

    def __init__(self, beyond: Beyond | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._beyond = beyond
        self._sheet = QWidget()
        self._column = QVBoxLayout(self._sheet)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_tokens().px(14))
        self.add(self._sheet)
        self.close_button = make_button("primary")
        self.close_button.clicked.connect(self.accept)
        self.add_buttons(self.close_button)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # so that the arrow keys scroll it
        self.retranslate()

    # Methods

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("All keys"))
        self.area.setAccessibleName(self.tr("All keys"))
        self.close_button.setText(self.tr("&Close"))
        _empty(self._column)
        for moment in Moment:
            rows = [(act_name(act), key_text(act)) for act in TABLE if TABLE[act].moment is moment]
            self._add_part(moment_name(moment), rows)
        if self._beyond is None:
            return
        keys, lacks = self._beyond()
        if keys:
            self._add_part(self.tr("In every program"), list(keys))
        if lacks:
            self._add_words(self.tr("On this desktop"), lacks)

    def _add_part(self, title: str, rows: list[tuple[str, str]]) -> None:
        part = QWidget()
        grid = QGridLayout(part)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(current_tokens().space_xs)
        grid.setHorizontalSpacing(current_tokens().space_m)
        grid.addWidget(make_label(title, "heading"), 0, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        for line, (meaning, key) in enumerate(rows, start=1):
            said = make_label(meaning, "row", wrap=True)
            shown = make_label(key, "row", tone="soft")
            said.setAccessibleName(f"{meaning}: {key}")
            grid.addWidget(said, line, 0)
            grid.addWidget(shown, line, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self._column.addWidget(part)

    def _add_words(self, title: str, sentences: tuple[str, ...]) -> None:
        labels: list[QLabel] = [make_label(title, "heading")]
        labels += [make_label(sentence, "small", wrap=True) for sentence in sentences]
        for label in labels:
            self._column.addWidget(label)


def _empty(column: QVBoxLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
