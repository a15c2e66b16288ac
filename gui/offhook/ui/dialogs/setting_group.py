"""A group of settings under a heading that folds it away."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ...qt.theme import current_tokens, set_role


class SettingGroup(QWidget):
    """Rows below a heading. While something is looked for, what is found is shown whatever is
    folded."""

    def __init__(self, *, folded: bool) -> None:
        super().__init__()
        self.heading = QPushButton()
        self.heading.setCheckable(True)
        self.heading.setAutoDefault(False)
        self.heading.setChecked(not folded)
        set_role(self.heading, "fold")
        self._rows: list[QWidget] = []
        self._title = ""
        self._searching = False
        self._box = QWidget()
        inner = QVBoxLayout(self._box)
        inner.setContentsMargins(0, 0, 0, current_tokens().space_s)
        inner.setSpacing(current_tokens().px(14))
        self._inner = inner
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_tokens().space_s)
        column.addWidget(self.heading)
        column.addWidget(self._box)
        self._box.setVisible(not folded)
        self.heading.toggled.connect(self._fold)

    # Properties

    def title(self) -> str:
        """The heading's words."""
        return self._title

    def rows(self) -> tuple[QWidget, ...]:
        """What stands in it, from top to bottom."""
        return tuple(self._rows)

    # Methods

    def add(self, row: QWidget) -> None:
        """Put ``row`` below the others."""
        self._rows.append(row)
        self._inner.addWidget(row)

    def set_title(self, title: str) -> None:
        """Change the heading's words."""
        self._title = title
        self.heading.setAccessibleName(title)
        self._say()

    def unfold(self) -> None:
        """Show the rows."""
        self.heading.setChecked(True)

    def show_found(self, found: set[QWidget] | None) -> None:
        """Show these rows alone; ``None`` ends the search."""
        self._searching = found is not None
        for row in self._rows:
            row.setVisible(found is None or row in found)
        self.setVisible(found is None or any(row in found for row in self._rows))
        self.heading.setEnabled(not self._searching)
        self._box.setVisible(self._searching or self.heading.isChecked())
        self._say()

    def _say(self) -> None:
        is_open = self._searching or self.heading.isChecked()
        self.heading.setText(f"{'▾' if is_open else '▸'}  {self._title}")

    # Slots

    def _fold(self, shown: bool) -> None:
        self._box.setVisible(shown or self._searching)
        self._say()
