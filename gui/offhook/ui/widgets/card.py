"""A card: a title, a line below it, something at the right, and room for more."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from offhook.qt.theme import current_tokens, set_role, ui_font
from offhook.ui.widgets.box import Box
from offhook.ui.widgets.labels import ElidedLabel, make_label


class Card(Box):
    """White, with a thin edge; the edge of a card that asks something is amber.

    What a window adds stands in a column below the texts.
    """

    def __init__(
        self,
        title: str = "",
        subtitle: str = "",
        right: str = "",
        *,
        small: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(shadow=True, parent=parent)
        tokens = current_tokens()
        self._title = ElidedLabel(title, "heading" if small else "title")
        self._right = make_label(right)
        self._right.setFont(ui_font(tokens.type_body, tabular=True))
        self._subtitle = make_label(subtitle, "small", wrap=True)
        self.setAccessibleName(name or title)

        head = QHBoxLayout()
        head.setSpacing(tokens.space_s)
        head.addWidget(self._title, 1)
        head.addWidget(self._right, 0, Qt.AlignmentFlag.AlignTop)
        self._body = QVBoxLayout()
        self._body.setSpacing(0)
        column = QVBoxLayout(self)
        side = tokens.px(14)
        column.setContentsMargins(side, tokens.space_m, side, tokens.space_m + 1)
        column.setSpacing(tokens.px(3))
        column.addLayout(head)
        column.addWidget(self._subtitle)
        column.addLayout(self._body)
        self._show_what_is_there()

    # Properties

    def title(self) -> str:
        """The title, whole."""
        return self._title.text()

    # Methods

    def add(self, part: QWidget | QLayout, *, spacing: int = 8) -> None:
        """Put ``part`` below what is there; ``spacing`` is for 14-pixel text."""
        gap = current_tokens().px(spacing)
        if self._body.count() or self._title.text() or self._subtitle.text():
            self._body.addSpacing(gap)
        if isinstance(part, QWidget):
            self._body.addWidget(part)
        else:
            self._body.addLayout(part)

    def set_texts(self, title: str, subtitle: str = "", right: str = "") -> None:
        """Change all three texts; an empty one takes no room."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._right.setText(right)
        self.setAccessibleName(title)
        self._show_what_is_there()

    def set_tone(self, tone: Literal["plain", "warn", "stop"]) -> None:
        """The colour of the edge."""
        self.set_look("card", "line" if tone == "plain" else tone)

    def set_subtitle_tone(self, tone: Literal["", "warn", "stop"]) -> None:
        """The colour of the line below the title."""
        set_role(self._subtitle, "small", tone=tone)

    def _show_what_is_there(self) -> None:
        for label in (self._title, self._right, self._subtitle):
            label.setVisible(bool(label.text()))
