"""One call of the day's list: what it says, the model that holds it, how it is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from offhook.qt.icons import draw_icon
from offhook.qt.paint import draw_box, draw_focus
from offhook.qt.theme import current_tokens, mix, ui_font
from offhook.qt.tokens import Tokens
from offhook.ui.widgets.labels import plain_tip

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class CallRow:
    """The words and glyphs of one call. ``key`` is the caller's own and comes back when chosen.

    ``tip`` is said when the pointer rests on the row. Icons are names of drawings, tones names of
    colour tokens.
    """

    key: object
    icon: str
    name: str
    duration: str
    status: str
    sync_icon: str
    accessible: str
    tip: str = ""
    tone: Literal["text", "stop", "soft"] = "text"
    sync_tone: Literal["ok", "warn", "stop", "soft"] = "ok"


class CallRows(QAbstractListModel):
    """The rows of a list, replaced as a whole."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[CallRow, ...] = ()
        self._statuses: frozenset[str] = frozenset()

    # Properties

    def row(self, place: int) -> CallRow:
        """The row at ``place``, from 0; IndexError beyond the end."""
        return self._rows[place]

    def statuses(self) -> frozenset[str]:
        """Every status text there is, to size their column by."""
        return self._statuses

    def find(self, key: object) -> QModelIndex:
        """Where the call with ``key`` is; an invalid index if it is not there."""
        for place, row in enumerate(self._rows):
            if row.key == key:
                return self.index(place)
        return QModelIndex()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.accessible
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(row.tip)
        return None

    # Methods

    def set_rows(self, rows: Sequence[CallRow]) -> None:
        """Show ``rows``; where only their words changed, the view keeps its place."""
        new = tuple(rows)
        same = [row.key for row in new] == [row.key for row in self._rows]
        if not same:
            self.beginResetModel()
        self._rows = new
        self._statuses = frozenset(row.status for row in new)
        if not same:
            self.endResetModel()
        elif new:
            self.dataChanged.emit(self.index(0), self.index(len(new) - 1))


class CallRowDelegate(QStyledItemDelegate):
    """Draws arrow, name, length, status and where the call is, in columns."""

    def __init__(self, rows: CallRows, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = rows

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        tokens = current_tokens()
        height = QFontMetricsF(_font(tokens)).height() + tokens.px(14)
        return QSize(tokens.px(200), round(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens = current_tokens()
        row = self._rows.row(index.row())
        whole = QRectF(option.rect)
        state = option.state
        painter.save()
        painter.fillRect(QRectF(whole.x(), whole.y(), whole.width(), 1), QColor(tokens.line))
        inner = whole.adjusted(0, 1, 0, 0)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            fill = tokens.accent_soft if selected else mix(tokens.card, tokens.text, 0.04)
            draw_box(painter, inner, tokens.radius_s, fill=fill)
        if state & QStyle.StateFlag.State_HasFocus:
            draw_focus(painter, inner, tokens.radius_s, tokens.accent, 0)
        self._draw(painter, tokens, row, inner)
        painter.restore()

    # Drawing

    def _draw(self, painter: QPainter, tokens: Tokens, row: CallRow, rect: QRectF) -> None:
        plain, digits = _font(tokens), _font(tokens, tabular=True)
        size = QFontMetricsF(plain)
        gap, glyph = tokens.px(9), tokens.px(14)
        tone = tokens.colour(row.tone)

        end = rect.right() - tokens.px(1)
        spot = QRectF(end - glyph, rect.y(), glyph, rect.height())
        draw_icon(painter, spot, row.sync_icon, tokens.colour(row.sync_tone))
        status_width = self._status_width(size, rect.width(), tokens)
        status = QRectF(spot.left() - gap - status_width, rect.y(), status_width, rect.height())
        write_text(painter, plain, status, row.status, tone)
        wide = QFontMetricsF(digits).horizontalAdvance(row.duration) + 1
        length = QRectF(status.left() - gap - wide, rect.y(), wide, rect.height())
        write_text(painter, digits, length, row.duration, tokens.soft)
        arrow = QRectF(rect.left() + 1, rect.y(), glyph, rect.height())
        draw_icon(painter, arrow, row.icon, tone)
        start = arrow.right() + tokens.px(7)
        name = QRectF(start, rect.y(), length.left() - gap - start, rect.height())
        write_text(painter, plain, name, row.name, tokens.text)

    def _status_width(self, size: QFontMetricsF, room: float, tokens: Tokens) -> float:
        widest = max((size.horizontalAdvance(text) for text in self._rows.statuses()), default=0)
        return min(max(widest + 1, tokens.px(80)), room * 0.36)


def _font(tokens: Tokens, *, tabular: bool = False) -> QFont:
    return ui_font(tokens.type_choice, tabular=tabular)


def write_text(painter: QPainter, font: QFont, rect: QRectF, text: str, colour: str) -> None:
    """One line of text, ended by an ellipsis where it does not fit."""
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
