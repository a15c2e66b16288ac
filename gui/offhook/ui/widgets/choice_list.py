"""A short list to choose from: a name at the left, a fact at the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from offhook.qt.paint import draw_box, draw_focus
from offhook.qt.theme import current_tokens, mix, ui_font
from offhook.ui.widgets.labels import plain_tip

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
FEWEST = 2
"""Rows that stay in sight where room is short, if there are as many."""

_RETURN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class Choice:
    """One row; ``key`` is the caller's own and comes back when it is chosen."""

    key: object
    name: str
    fact: str = ""


class _Choices(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[Choice, ...] = ()

    def set_rows(self, rows: tuple[Choice, ...]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        whole = ", ".join(filter(None, (row.name, row.fact)))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return whole
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(whole)
        return None


class _Delegate(QStyledItemDelegate):
    """The row that would be taken has a bar at its left as well as a colour."""

    def __init__(self, choices: _Choices, parent: QWidget) -> None:
        super().__init__(parent)
        self._choices = choices

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        tokens = current_tokens()
        height = QFontMetricsF(ui_font(tokens.type_choice)).height() + tokens.px(12)
        return QSize(tokens.px(200), round(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens = current_tokens()
        row = self._choices.rows[index.row()]
        state, whole = option.state, QRectF(option.rect)
        current = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if current or state & QStyle.StateFlag.State_MouseOver:
            fill = tokens.accent_soft if current else mix(tokens.card, tokens.text, 0.04)
            draw_box(painter, whole, tokens.radius_s, fill=fill)
        if current:
            bar = QRectF(whole.x(), whole.y() + 5, tokens.px(3), whole.height() - 10)
            painter.fillRect(bar, QColor(tokens.accent))
        if state & QStyle.StateFlag.State_HasFocus:
            draw_focus(painter, whole, tokens.radius_s, tokens.accent, 0)
        inner = whole.adjusted(tokens.px(10), 0, -tokens.px(8), 0)
        font, digits = ui_font(tokens.type_choice), ui_font(tokens.type_choice, tabular=True)
        wide = min(QFontMetricsF(digits).horizontalAdvance(row.fact) + 1, inner.width() * 0.62)
        fact = QRectF(inner.right() - wide, inner.y(), wide, inner.height())
        name = QRectF(inner.x(), inner.y(), inner.width() - wide - tokens.px(9), inner.height())
        for rect, text, face, colour in (
            (name, row.name, font, tokens.text),
            (fact, row.fact, digits, tokens.soft),
        ):
            shown = QFontMetricsF(face).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
            painter.setFont(face)
            painter.setPen(QColor(colour))
            painter.drawText(
                rect, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown
            )
        painter.restore()


class ChoiceList(QListView):
    """As high as its rows, at most ``most`` of them and two where room is short; others scroll.

    ``taken``: a row was clicked, or Enter pressed on it; ``turned_to``: it is the current one now.
    Both carry the row's key.
    """

    taken = Signal(object)
    turned_to = Signal(object)

    def __init__(self, most: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = most
        self._choices = _Choices(self)
        self._delegate = _Delegate(self._choices, self)
        self.setModel(self._choices)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self._take)

    # Properties

    def rows(self) -> tuple[Choice, ...]:
        """What there is to choose from."""
        return self._choices.rows

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.maximumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.minimumHeight())

    def current_key(self) -> object:
        """The key of the current row, or None."""
        index = self.currentIndex()
        return self._choices.rows[index.row()].key if index.isValid() else None

    # Methods

    def set_rows(self, rows: Sequence[Choice]) -> None:
        """Offer ``rows``; the current one stays current, or the first becomes it."""
        if tuple(rows) == self._choices.rows:
            return
        kept = self.current_key()
        self._choices.set_rows(tuple(rows))
        places = [place for place, row in enumerate(rows) if row.key == kept]
        self.setCurrentIndex(self._choices.index(places[0] if places else 0))
        self._make_room()

    def step(self, by: int) -> None:
        """Turn to the row ``by`` rows further on, as far as there are any."""
        if not self._choices.rows:
            return
        place = min(max(0, self.currentIndex().row() + by), len(self._choices.rows) - 1)
        self.setCurrentIndex(self._choices.index(place))
        self.scrollTo(self.currentIndex())

    def _make_room(self) -> None:
        count = len(self._choices.rows)
        self.setMinimumHeight(min(count, FEWEST) * self._row_height())
        self.setMaximumHeight(min(count, self._most) * self._row_height())
        self.updateGeometry()
        self.setVisible(count > 0)

    def _row_height(self) -> int:
        return self._delegate.sizeHint(QStyleOptionViewItem(), _ROOT).height()

    # Slots and events

    def _take(self, index: QModelIndex) -> None:
        self.taken.emit(self._choices.rows[index.row()].key)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and current.row() < len(self._choices.rows):
            self.turned_to.emit(self._choices.rows[current.row()].key)

    def event(self, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in _RETURN_KEYS
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            event.accept()  # Enter is the list's, even where the window has it for dialling
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _RETURN_KEYS and self.currentIndex().isValid():
            self._take(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._make_room()
