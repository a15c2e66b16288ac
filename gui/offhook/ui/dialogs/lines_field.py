"""The rep's own numbers: one field where there is one, named lines where there are several."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ...desk.settings import Line
from ...qt.theme import current_tokens, set_role
from ..widgets.icon_button import IconButton
from .fields import OwnNumberField
from .form import Unfit, aligned_left


class _LineRow(QWidget):
    """One line. Its name, mark and remove button are there only beside other lines."""

    def __init__(self, line: Line, region: str) -> None:
        super().__init__()
        self.mark = QRadioButton()
        self.name = QLineEdit(line.name)
        self.name.setMaxLength(30)
        self.number = OwnNumberField(region)
        self.number.set_e164(line.number)
        self.remove = IconButton("close", "")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_tokens().space_s)
        row.addWidget(self.mark)
        row.addWidget(self.name, 2)
        row.addWidget(self.number, 3)
        row.addWidget(self.remove)

    def parts(self) -> tuple[QWidget, ...]:
        """What the keyboard reaches, in its order."""
        return self.mark, self.name, self.number, self.remove

    def is_blank(self) -> bool:
        """Whether nothing was typed into it."""
        return not self.number.text().strip() and not self.name.text().strip()

    def set_beside_others(self, beside: bool) -> None:
        """Show what tells it from others, or hide it."""
        for part in (self.mark, self.name, self.remove):
            part.setVisible(beside)


class LinesField(QWidget):
    """``changed`` when a line was added or removed, ``edited`` with every key, ``finished`` when a
    line was marked or removed, Enter was pressed, or the keyboard has left."""

    changed = Signal()
    edited = Signal()
    finished = Signal()

    def __init__(
        self,
        lines: tuple[Line, ...],
        default: Line | None,
        region: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._region = region
        self._rows: list[_LineRow] = []
        self._marks = QButtonGroup(self)
        self._add = QPushButton()
        self._add.setAutoDefault(True)
        set_role(self._add, "link")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_tokens().space_s)
        self._column.addLayout(aligned_left(self._add))
        self._add.clicked.connect(self._add_line)
        self._marks.buttonClicked.connect(self.finished)
        self.set_lines(lines, default)

    # Properties

    def first(self) -> QLineEdit:
        """The field of the first number."""
        return self._rows[0].number

    def several(self) -> bool:
        """Whether there is more than one line."""
        return len(self._rows) > 1

    def rows(self) -> tuple[_LineRow, ...]:
        """The lines as they stand, from top to bottom."""
        return tuple(self._rows)

    def value(self) -> tuple[tuple[Line, ...], str]:
        """The lines, and the name of the default one. Raises ``Unfit``."""
        rows = [row for row in self._rows if not row.is_blank()]
        lines: list[Line] = []
        for row in rows:
            number, name = row.number.e164(), row.name.text().strip()
            if not number and not self.several():
                continue
            if not number:
                raise Unfit(self.tr("This line has no number."), row.number)
            if len(rows) > 1:
                self._check_name(row, name, lines)
            if number in (line.number for line in lines):
                raise Unfit(self.tr("This number is there twice."), row.number)
            lines.append(Line(name, number))
        marked = next((row.name.text().strip() for row in rows if row.mark.isChecked()), "")
        return tuple(lines), marked

    def _check_name(self, row: _LineRow, name: str, before: list[Line]) -> None:
        if not name:
            raise Unfit(self.tr("Give each number a name, such as Desk or Mobile."), row.name)
        if set(",=") & set(name):
            raise Unfit(self.tr("A name holds neither a comma nor an equals sign."), row.name)
        if name.casefold() in (line.name.casefold() for line in before):
            raise Unfit(self.tr("Two numbers have this name."), row.name)

    # Methods

    def set_lines(self, lines: tuple[Line, ...], default: Line | None) -> None:
        """Show ``lines``, with ``default`` marked, instead of what is there."""
        wanted = lines or (Line("", ""),)
        while len(self._rows) > len(wanted):
            self._take_away(self._rows[-1])
        for place, line in enumerate(wanted):
            if place == len(self._rows):
                self._append(line)
            row = self._rows[place]
            row.name.setText(line.name)
            row.number.set_e164(line.number)
            row.mark.setChecked(line is default)
        self._arrange()

    def set_region(self, region: str) -> None:
        """Numbers are read and written as in ``region``."""
        self._region = region
        for row in self._rows:
            row.number.set_region(region)

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self._add.setText(self.tr("+ Add an&other number"))
        self._add.setAccessibleName(self.tr("Add another number"))
        for place, row in enumerate(self._rows, 1):
            row.name.setPlaceholderText(self.tr("Name"))
            row.name.setAccessibleName(self.tr("Name of number %1").replace("%1", str(place)))
            if place > 1:
                row.number.setAccessibleName(self.tr("Number %1").replace("%1", str(place)))
            mark = self.tr("Use number %1 unless another is chosen").replace("%1", str(place))
            row.mark.setAccessibleName(mark)
            row.mark.setToolTip(self.tr("Used unless another is chosen"))
            row.remove.set_name(self.tr("Remove number %1").replace("%1", str(place)))

    def _append(self, line: Line) -> _LineRow:
        row = _LineRow(line, self._region)
        self._column.insertWidget(len(self._rows), row)
        self._rows.append(row)
        self._marks.addButton(row.mark)
        row.remove.clicked.connect(self._remove_line)
        row.name.textEdited.connect(self.edited)
        row.number.textEdited.connect(self.edited)
        for field in (row.name, row.number):
            field.editingFinished.connect(self._finish)
        return row

    def _take_away(self, row: _LineRow) -> None:
        self._rows.remove(row)
        self._marks.removeButton(row.mark)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _arrange(self) -> None:
        for row in self._rows:
            row.set_beside_others(self.several())
        if self._marks.checkedButton() is None:
            self._rows[0].mark.setChecked(True)
        parts = [part for row in self._rows for part in row.parts()]
        for before, after in pairwise([*parts, self._add]):
            QWidget.setTabOrder(before, after)
        self.retranslate()

    # Slots

    def _add_line(self) -> None:
        row = self._append(Line("", ""))
        self._arrange()
        self.changed.emit()
        first = self._rows[0].name
        (row.name if first.text().strip() else first).setFocus()

    def _remove_line(self) -> None:
        button = self.sender()
        row = next(row for row in self._rows if row.remove is button)
        self._take_away(row)
        self._arrange()
        self.changed.emit()
        self.first().setFocus()
        self.finished.emit()

    def _finish(self) -> None:
        """Not while the keyboard only goes from one field of it to the next."""
        field, now = self.sender(), QApplication.focusWidget()
        if field is now or now is None or not self.isAncestorOf(now):
            self.finished.emit()
