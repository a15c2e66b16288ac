"""The table of the history: how its rows are drawn, and which columns there is room for."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ...qt.icons import draw_icon
from ...qt.paint import draw_box
from ...qt.theme import current_tokens, mix, ui_font
from ...qt.tokens import Tokens
from ..widgets.call_row import write_text
from .model import HistoryModel
from .row_words import COLUMNS, HistoryRow

Index = QModelIndex | QPersistentModelIndex
_RETURN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class HistoryTable(QTableView):
    """``opened``: Enter or a double click on the row that has the keyboard; ``sort_wanted`` carries
    the :class:`~offhook.journal.history.Column` whose head was pressed; ``moved``: another row has
    the keyboard."""

    opened = Signal()
    sort_wanted = Signal(object)
    moved = Signal()

    def __init__(self, model: HistoryModel) -> None:
        super().__init__()
        self._calls = model
        self.setModel(model)
        self._delegate = _Delegate(model)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side = self.verticalHeader()
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.hide()
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setMinimumSectionSize(10)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.sectionClicked.connect(self._head_pressed)
        self.doubleClicked.connect(self._opened)
        self._fit()

    # Properties

    def place(self) -> int:
        """The row that has the keyboard, -1 if none has."""
        index = self.currentIndex()
        return index.row() if index.isValid() else -1

    # Methods

    def go_to(self, place: int) -> None:
        """Give the keyboard to the row at ``place``."""
        self.setCurrentIndex(self._calls.index(place, 0))

    def show_order(self, column: object, *, descending: bool) -> None:
        """Mark the head of the column that is sorted by."""
        way = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        place = next(place for place, look in enumerate(COLUMNS) if look.sorts == column)
        self.horizontalHeader().setSortIndicator(place, way)

    def _fit(self) -> None:
        """Hide the columns that there is no room for, and share what is left between the rest."""
        tokens = current_tokens()
        self.verticalHeader().setDefaultSectionSize(
            round(QFontMetricsF(_font(tokens)).height()) + tokens.px(14)
        )
        width = self.viewport().width()
        shown = [look for look in COLUMNS if width >= tokens.px(look.shown_from)]
        taken = sum(tokens.px(look.wide) for look in shown)
        loose = [look for look in shown if not look.wide]
        for place, look in enumerate(COLUMNS):
            self.setColumnHidden(place, look not in shown)
            if look in shown:
                share = look.wide and tokens.px(look.wide)
                self.setColumnWidth(place, share or max(40, (width - taken) // len(loose)))

    # Slots and events

    def _head_pressed(self, section: int) -> None:
        if COLUMNS[section].sorts is not None:
            self.sort_wanted.emit(COLUMNS[section].sorts)

    def _opened(self, _index: object) -> None:
        self.opened.emit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.moved.emit()

    def event(self, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in _RETURN_KEYS
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, last = event.key(), self._calls.rowCount() - 1
        if key in _RETURN_KEYS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.opened.emit()
        elif key == Qt.Key.Key_Home and last >= 0:  # not to the first column of the row
            self.go_to(0)
        elif key == Qt.Key.Key_End and last >= 0:
            self.go_to(last)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit()


class _Delegate(QStyledItemDelegate):
    """Draws one cell; a row that is still to be read is a pale line."""

    def __init__(self, model: HistoryModel) -> None:
        super().__init__()
        self._calls = model

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(10, 10)  # the heads say how large cells are

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens = current_tokens()
        rect = QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(tokens.accent_soft))
            if index.column() == 0:
                painter.fillRect(
                    QRectF(rect.x(), rect.y(), tokens.px(3), rect.height()), QColor(tokens.accent)
                )
        painter.fillRect(QRectF(rect.x(), rect.y(), rect.width(), 1), QColor(tokens.line))
        look = COLUMNS[index.column()]
        inner = rect.adjusted(tokens.px(8), 1, -tokens.px(4), 0)
        row = self._calls.row(index.row())
        if row is None:
            self._draw_blank(painter, tokens, inner)
        else:
            self._draw(painter, tokens, look.key, row, inner)
        painter.restore()

    def _draw_blank(self, painter: QPainter, tokens: Tokens, rect: QRectF) -> None:
        line = QRectF(rect.x(), 0, rect.width() * 0.6, tokens.px(6))
        line.moveCenter(rect.center())
        line.moveLeft(rect.x())
        draw_box(painter, line, tokens.px(3), fill=mix(tokens.card, tokens.line, 0.7))

    def _draw(
        self, painter: QPainter, tokens: Tokens, key: str, row: HistoryRow, rect: QRectF
    ) -> None:
        plain, digits = _font(tokens), ui_font(tokens.type_choice, tabular=True)
        look, glyph = row.look, tokens.px(14)
        tone = tokens.colour(look.tone)
        match key:
            case "when":
                write_text(painter, digits, rect, row.when, tokens.soft)
            case "name":
                spot = QRectF(rect.x(), rect.y(), glyph, rect.height())
                draw_icon(painter, spot, look.icon, tone)
                rest = rect.adjusted(glyph + tokens.px(7), 0, 0, 0)
                write_text(
                    painter, plain, rest, look.name, tokens.soft if row.soft else tokens.text
                )
            case "number":
                write_text(painter, digits, rect, row.number, tokens.soft)
            case "length":
                write_text(painter, digits, rect, look.duration, tokens.soft)
            case "status":
                write_text(painter, plain, rect, look.status, tone)
            case "note":
                write_text(painter, plain, rect, row.note, tokens.soft)
            case "where":
                spot = QRectF(0, 0, glyph, glyph)
                spot.moveCenter(rect.center())
                draw_icon(painter, spot, look.sync_icon, tokens.colour(look.sync_tone))


def _font(tokens: Tokens) -> QFont:
    return ui_font(tokens.type_choice)
