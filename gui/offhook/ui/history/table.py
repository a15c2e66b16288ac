"""The table of the history: how its rows are drawn, and which columns there is room for."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
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
from ...qt.theme import current_tokens, ui_font
from ...qt.tokens import Tokens
from .model import HistoryModel
from .row_words import COLUMNS, HistoryRow

Index = QModelIndex | QPersistentModelIndex
_ONE_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_REMEMBERED = 4000
"""Shortened texts that are kept."""
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
        self._delegate = _Delegate(model, self)
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
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
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
        height = QFontMetricsF(ui_font(tokens.type_choice)).height()
        self.verticalHeader().setDefaultSectionSize(round(height) + tokens.px(14))
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

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = self._delegate.prepare()
        # All of it, so that nothing below has to be drawn first.
        QPainter(self.viewport()).fillRect(event.rect(), palette.colours["card"])
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit()


class _Palette:
    """What rows are drawn with under one theme: made once, not for each of a hundred cells."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.plain = ui_font(tokens.type_choice)
        self.digits = ui_font(tokens.type_choice, tabular=True)
        self._sizes = {False: QFontMetricsF(self.plain), True: QFontMetricsF(self.digits)}
        self.colours = {
            name: QColor(tokens.colour(name))
            for name in ("card", "line", "text", "soft", "stop", "accent", "accent_soft")
        }
        self.glyph = tokens.px(14)
        self.left, self.right, self.gap = tokens.px(8), tokens.px(4), tokens.px(7)
        self._elided: dict[tuple[str, int, bool], str] = {}

    def fit(self, text: str, width: float, *, digits: bool) -> str:
        """``text``, ended by an ellipsis where it is too long."""
        key = (text, int(width), digits)
        shown = self._elided.get(key)
        if shown is None:
            if len(self._elided) > _REMEMBERED:
                self._elided.clear()
            size = self._sizes[digits]
            shown = size.elidedText(text, Qt.TextElideMode.ElideRight, width)
            self._elided[key] = shown
        return shown


class _Delegate(QStyledItemDelegate):
    """Draws one cell; a row that is still to be read is a pale line."""

    def __init__(self, model: HistoryModel, parent: HistoryTable) -> None:
        super().__init__(parent)
        self._calls = model
        self._palette = _Palette(current_tokens())

    def prepare(self) -> _Palette:
        """What all cells of one picture are drawn with."""
        tokens = current_tokens()
        if tokens is not self._palette.tokens:
            self._palette = _Palette(tokens)
        return self._palette

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(10, 10)  # the heads say how large cells are

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, colours, column = self._palette, self._palette.colours, index.column()
        rect = option.rect
        x, y, width, height = rect.x(), rect.y(), rect.width(), rect.height()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colours["accent_soft"])
            if column == 0:
                painter.fillRect(x, y, 3, height, colours["accent"])
        painter.fillRect(x, y, width, 1, colours["line"])
        inner = QRectF(x + look.left, y + 1, width - look.left - look.right, height - 1)
        row = self._calls.row(index.row())
        if row is None:
            blank = QRectF(inner.x(), inner.center().y() - 3, inner.width() * 0.6, 6)
            painter.fillRect(blank, colours["line"])
        else:
            self._draw(painter, COLUMNS[column].key, row, inner)

    def _draw(self, painter: QPainter, key: str, row: HistoryRow, rect: QRectF) -> None:
        palette = self._palette
        look, glyph = row.look, palette.glyph
        match key:
            case "when":
                self._write(painter, rect, row.when, "soft", digits=True)
            case "name":
                spot = QRectF(rect.x(), rect.y(), glyph, rect.height())
                draw_icon(painter, spot, look.icon, palette.tokens.colour(look.tone))
                rest = rect.adjusted(glyph + palette.gap, 0, 0, 0)
                self._write(painter, rest, look.name, "soft" if row.soft else "text")
            case "number":
                self._write(painter, rect, row.number, "soft", digits=True)
            case "length":
                self._write(painter, rect, look.duration, "soft", digits=True)
            case "status":
                self._write(painter, rect, look.status, look.tone)
            case "note":
                self._write(painter, rect, row.note, "soft")
            case "where":
                spot = QRectF(0, 0, glyph, glyph)
                spot.moveCenter(rect.center())
                draw_icon(painter, spot, look.sync_icon, palette.tokens.colour(look.sync_tone))

    def _write(
        self, painter: QPainter, rect: QRectF, text: str, colour: str, *, digits: bool = False
    ) -> None:
        if not text:
            return
        palette = self._palette
        painter.setFont(palette.digits if digits else palette.plain)
        painter.setPen(palette.colours[colour])
        painter.drawText(rect, _ONE_LINE, palette.fit(text, rect.width(), digits=digits))
