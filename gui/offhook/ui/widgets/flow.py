"""Buttons in rows: as many to a row as fit, stretched to the full width."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowRows(QLayout):
    """Longer words, another language or larger text make more rows, never clipped buttons."""

    def __init__(self, spacing: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(QMargins())

    # Properties

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = self._rows(width)
        tall = sum(max(item.sizeHint().height() for item in row) for row in rows)
        return tall + self.spacing() * max(0, len(rows) - 1)

    def sizeHint(self) -> QSize:
        wide = sum(item.sizeHint().width() for item in self._shown())
        gaps = self.spacing() * max(0, len(self._shown()) - 1)
        return QSize(wide + gaps, self.minimumSize().height())

    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._shown()]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    # Methods

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        top = rect.top()
        for row in self._rows(rect.width()):
            height = max(item.sizeHint().height() for item in row)
            left = float(rect.left())
            for item, width in zip(row, self._widths(row, rect.width()), strict=True):
                start, end = round(left), round(left + width)
                item.setGeometry(QRect(start, top, end - start, height))
                left += width + self.spacing()
            top += height + self.spacing()

    def _widths(self, row: list[QLayoutItem], width: int) -> list[float]:
        """All alike where each has room for its words; else what is left over is shared."""
        wanted = [item.sizeHint().width() for item in row]
        room = width - self.spacing() * (len(row) - 1)
        if max(wanted) * len(row) <= room:
            return [room / len(row)] * len(row)
        return [each + (room - sum(wanted)) / len(row) for each in wanted]

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _rows(self, width: int) -> list[list[QLayoutItem]]:
        """The items in the fewest rows that fit, and then as even as those rows allow."""
        items = self._shown()
        packed = self._pack(items, width)
        if len(packed) < 2:
            return packed
        each = -(-len(items) // len(packed))
        even = [items[start : start + each] for start in range(0, len(items), each)]
        return even if all(self._fits(row, width) for row in even) else packed

    def _pack(self, items: list[QLayoutItem], width: int) -> list[list[QLayoutItem]]:
        rows: list[list[QLayoutItem]] = []
        for item in items:
            if rows and self._fits([*rows[-1], item], width):
                rows[-1].append(item)
            else:
                rows.append([item])
        return rows

    def _fits(self, row: list[QLayoutItem], width: int) -> bool:
        gaps = self.spacing() * (len(row) - 1)
        return sum(item.sizeHint().width() for item in row) + gaps <= width
