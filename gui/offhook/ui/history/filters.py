"""What is typed and chosen to find calls by."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QDate, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ...calls.call import Direction, Status
from ...journal.history import Column, HistoryQuery, Order, Where
from ...qt.theme import current_tokens
from .. import words
from ..dialogs.fields import ChoiceField, pad
from ..widgets.flow import FlowRows
from ..widgets.labels import make_label

TYPING_MS = 60
"""Shorter than the pause between two keys, so that a held key asks once."""
_BETWEEN = "between"
_NARROW = 500
"""Pixels at 14-pixel text below which the choices do not stand beside each other."""


class Filters(QWidget):
    """``changed``: another set of calls is wanted. ``down``: the rep goes on to the list."""

    changed = Signal()
    down = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tokens = current_tokens()
        self._today = today
        self.text = _Search()
        self.days = ChoiceField()
        self.direction = ChoiceField()
        self.status = ChoiceField()
        self.where = ChoiceField()
        self.order = ChoiceField()
        self.first, self.last = QDateEdit(), QDateEdit()
        self._choices = (self.days, self.direction, self.status, self.where, self.order)
        self.more = QPushButton()
        self.more.setCheckable(True)
        self._room = QWidget()
        flow = FlowRows(tokens.space_s, self._room)
        for choice in self._choices:
            choice.setMinimumContentsLength(9)
            flow.addWidget(choice)
        self._to = make_label("", "small")
        self._between = QWidget()
        between = QHBoxLayout(self._between)
        between.setContentsMargins(0, 0, 0, 0)
        between.setSpacing(tokens.space_s)
        for part in (self.first, self._to, self.last):
            between.addWidget(part)
        between.addStretch(1)
        for field in (self.first, self.last):
            pad(field)
            field.setDisplayFormat("yyyy-MM-dd")
            field.setDate(_qdate(today()))
            field.dateChanged.connect(self._chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.space_s)
        head = QHBoxLayout()
        head.setSpacing(tokens.space_s)
        head.addWidget(self.text, 1)
        head.addWidget(self.more)
        column.addLayout(head)
        column.addWidget(self._room)
        column.addWidget(self._between)
        self.more.toggled.connect(self.fit)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self.changed)
        self.text.textChanged.connect(self._typed)
        self.text.down.connect(self.down)
        for choice in self._choices:
            choice.currentIndexChanged.connect(self._chosen)
        self.retranslate()

    # Properties

    def query(self) -> HistoryQuery:
        """What the calls must be."""
        first, last = self._range()
        direction, status, where = self.direction.value(), self.status.value(), self.where.value()
        return HistoryQuery(
            text=self.text.text(),
            first=first,
            last=last,
            direction=Direction(str(direction)) if direction else None,
            status=Status(str(status)) if status else None,
            where=Where(str(where)) if where else None,
            order=self.wanted_order(),
        )

    def wanted_order(self) -> Order:
        """How they are sorted."""
        order = self.order.value()
        assert isinstance(order, Order)
        return order

    # Methods

    def fit(self) -> None:
        """Where there is little room, the choices wait behind a button."""
        narrow = self.width() < current_tokens().px(_NARROW)
        self.more.setVisible(narrow)
        self._room.setVisible(not narrow or self.more.isChecked())

    def clear(self) -> None:
        """Let every call through."""
        self.text.clear()
        for choice in (self.days, self.direction, self.status, self.where):
            choice.setCurrentIndex(0)

    def sort_by(self, column: Column) -> None:
        """Sort by a column; once more turns it round."""
        now = self.wanted_order()
        first = Order(column, descending=column in (Column.TIME, Column.LENGTH))
        turned = Order(column, descending=not now.descending)
        wanted = turned if now.column is column else first
        if wanted not in [order for order, _ in self._orders()]:
            wanted = first
        self.order.set_value(wanted)

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.text.setPlaceholderText(self.tr("Name, number or note"))
        self.text.setAccessibleName(self.tr("Search the calls"))
        self.more.setText(self.tr("&Filters"))
        self._to.setText(self.tr("to"))
        self.first.setAccessibleName(self.tr("First day"))
        self.last.setAccessibleName(self.tr("Last day"))
        self.days.setAccessibleName(self.tr("Days"))
        self.direction.setAccessibleName(self.tr("Direction"))
        self.status.setAccessibleName(self.tr("Outcome"))
        self.where.setAccessibleName(self.tr("Where the call is"))
        self.order.setAccessibleName(self.tr("Sorted by"))
        self.days.set_choices(
            (
                (None, self.tr("All days")),
                (0, self.tr("Today")),
                (1, self.tr("Yesterday")),
                (7, self.tr("Last 7 days")),
                (30, self.tr("Last 30 days")),
                (_BETWEEN, self.tr("From … to …")),
            )
        )
        self.direction.set_choices(
            (
                (None, self.tr("Both directions")),
                (Direction.OUTGOING, self.tr("Outgoing")),
                (Direction.INCOMING, self.tr("Incoming")),
            )
        )
        statuses = [(status, words.status_name(status)) for status in Status]
        self.status.set_choices(((None, self.tr("Any outcome")), *statuses))
        self.where.set_choices(
            (
                (None, self.tr("Wherever it is")),
                (Where.IN_CRM, self.tr("In Activix")),
                (Where.TO_SEND, self.tr("To be sent")),
                (Where.NEEDS_YOU, self.tr("Needs you")),
                (Where.HERE, self.tr("Only here")),
                (Where.PRIVATE, self.tr("Private")),
            )
        )
        self.order.set_choices(self._orders())
        self._show_between()

    def _orders(self) -> tuple[tuple[Order, str], ...]:
        return (
            (Order(), self.tr("Newest first")),
            (Order(Column.TIME, descending=False), self.tr("Oldest first")),
            (Order(Column.NAME, descending=False), self.tr("Names from A")),
            (Order(Column.NAME), self.tr("Names from Z")),
            (Order(Column.LENGTH), self.tr("Longest first")),
            (Order(Column.LENGTH, descending=False), self.tr("Shortest first")),
            (Order(Column.STATUS, descending=False), self.tr("By outcome")),
        )

    def _range(self) -> tuple[date | None, date | None]:
        today, chosen = self._today(), self.days.value()
        if chosen is None:
            return None, None
        if chosen == _BETWEEN:
            first, last = _date(self.first.date()), _date(self.last.date())
            return min(first, last), max(first, last)
        if chosen == 1:
            return today - timedelta(days=1), today - timedelta(days=1)
        assert isinstance(chosen, int)
        return today - timedelta(days=max(0, chosen - 1)), today

    def _show_between(self) -> None:
        self._between.setVisible(self.days.value() == _BETWEEN)

    # Slots and events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def _typed(self) -> None:
        self._typing.start()

    def _chosen(self) -> None:
        self._typing.stop()
        self._show_between()
        self.changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()


class _Search(QLineEdit):
    """``down``: the key that leads from the field to the list below it."""

    down = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setClearButtonEnabled(True)
        self.setMaxLength(200)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_PageDown):
            self.down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _date(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
