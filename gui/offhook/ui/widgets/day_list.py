"""The day's calls: a line that sums them up, bars by the hour, and one row for each."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QDeadlineTimer, QEvent, QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from offhook.qt.theme import current_tokens
from offhook.ui.widgets.bars import Bars
from offhook.ui.widgets.call_row import CallRow, CallRowDelegate, CallRows
from offhook.ui.widgets.key_button import DEAD_MS
from offhook.ui.widgets.labels import ElidedLabel, make_label

_RETURN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Rows(QListView):
    """The list itself; Enter opens a row even where the window has Enter for dialling."""

    opened = Signal(QModelIndex)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def event(self, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in _RETURN_KEYS
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            and self.currentIndex().isValid()
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _RETURN_KEYS and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class DayList(QFrame):
    """A white panel along the foot of the window. ``opened`` carries the key of the row."""

    opened = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tokens = current_tokens()
        self._title = make_label("", "heading")
        self._summary = ElidedLabel("", "small")
        self._bars = Bars()
        self._rows = CallRows(self)
        self._delegate = CallRowDelegate(self._rows, self)
        self.view = _Rows(name)
        self.view.setModel(self._rows)
        self.view.setItemDelegate(self._delegate)
        self.view.opened.connect(self._open)
        self.view.clicked.connect(self._click)
        self.view.doubleClicked.connect(self._double_click)
        self._at_once: frozenset[object] = frozenset()
        self._dead = QDeadlineTimer(0)
        self._empty = make_label("", "small", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._room: int | None = None

        self._head = head = QHBoxLayout()
        head.setSpacing(tokens.space_s)
        bottom = Qt.AlignmentFlag.AlignBottom
        head.addWidget(self._title, 0, bottom)
        head.addWidget(self._summary, 1, bottom)
        head.addWidget(self._bars, 0, bottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(
            tokens.space_l, tokens.space_m + 1, tokens.space_l, tokens.space_s
        )
        column.setSpacing(tokens.px(6))
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addWidget(self._empty, 1)
        self.set_rows(())

    # Properties

    def count(self) -> int:
        """How many calls are in the list."""
        return self._rows.rowCount()

    def current_key(self) -> object:
        """The key of the row that has the keyboard, or None."""
        index = self.view.currentIndex()
        return self._rows.row(index.row()).key if index.isValid() else None

    # Methods

    def set_head(self, title: str, summary: str) -> None:
        """The words above the rows, such as ``Today`` and ``12 calls · 7 answered``."""
        self._title.setText(title)
        self._summary.setText(summary)
        self._fit_head()

    def set_hours(self, values: Sequence[int], name: str) -> None:
        """Calls in each hour, and the same in words; none for no bars."""
        self._bars.set_values(values, name)
        self._fit_head()

    def add_corner(self, button: QWidget) -> None:
        """Put a small button at the right end of the head."""
        self._head.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)

    def set_empty_text(self, text: str) -> None:
        """What stands where no row does."""
        self._empty.setText(text)

    def set_rows(self, rows: Sequence[CallRow]) -> None:
        """Show ``rows``, keeping the row that has the keyboard if it is still there."""
        kept = self.current_key()
        self._rows.set_rows(rows)
        if kept is not None and self.current_key() != kept:
            self.view.setCurrentIndex(self._rows.find(kept))
        self.view.setVisible(bool(rows))
        self._empty.setVisible(not rows)

    def set_at_once(self, keys: Collection[object]) -> None:
        """The rows that one click opens, being there to be turned to; others want two. A list of
        such rows alone leaves the keyboard where it was."""
        self._at_once = frozenset(keys)
        policy = Qt.FocusPolicy
        alone = 0 < len(self._at_once) == self.count()
        self.view.setFocusPolicy(policy.TabFocus if alone else policy.StrongFocus)

    def set_room(self, rows: int | None) -> None:
        """Take the height of ``rows`` rows, or with None all that the window gives."""
        self._room = rows
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Preferred, policy.Expanding if rows is None else policy.Fixed)
        if rows is None:
            self.view.setMinimumHeight(0)
            self.view.setMaximumHeight(16777215)  # QWIDGETSIZE_MAX
        else:
            self.view.setFixedHeight(rows * self._row_height())

    def rows_in(self, height: int) -> int:
        """How many rows fit into ``height`` pixels below the head; negative if that does not."""
        column = self.layout()
        assert column is not None
        margins = column.contentsMargins()
        head = self._head.sizeHint().height() + margins.top() + margins.bottom()
        return (height - head - column.spacing()) // self._row_height()

    def _fit_head(self) -> None:
        """The bars give way to the figures, which say the same and more."""
        parts = [self._head.itemAt(place) for place in range(self._head.count())]
        widgets = [part.widget() for part in parts if part is not None]
        wide = sum(widget.sizeHint().width() for widget in widgets if widget is not None)
        gaps = self._head.spacing() * (len(widgets) - 1) + 2 * current_tokens().space_l
        self._bars.setVisible(bool(self._bars.values()) and wide + gaps <= self.width())

    def _row_height(self) -> int:
        return self.view.sizeHintForRow(0) if self.count() else current_tokens().px(31)

    # Slots and events

    def _click(self, index: QModelIndex) -> None:
        if self._rows.row(index.row()).key in self._at_once and self._dead.hasExpired():
            # What is opened gives its row to another: a double click must not turn back to it.
            self._dead.setRemainingTime(DEAD_MS)
            self._open(index)

    def _double_click(self, index: QModelIndex) -> None:
        if self._dead.hasExpired():
            self._open(index)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._rows.row(index.row()).key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_head()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.set_room(self._room)
            self.view.doItemsLayout()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current_tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.card))
        painter.fillRect(QRectF(0, 0, self.width(), 1), QColor(tokens.line))
