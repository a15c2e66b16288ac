"""The top of the window: direction before the call, the name during it, the pill always."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from ..calls.call import Call, Direction
from ..calls.tokens import TokenState
from ..qt.theme import current_tokens
from ..sync.status import SyncStatus
from . import masking, words
from .shortcuts import Act, key_text, sequence
from .widgets.icon_button import IconButton
from .widgets.labels import ElidedLabel
from .widgets.pill import Pill
from .widgets.segmented import Segmented


class Choice(Enum):
    """An entry of the menu that has no key."""

    WITHHELD = auto()
    PRIVATE = auto()
    CHECK = auto()
    ABOUT = auto()


class Header(QWidget):
    """``direction_changed`` carries a ``Direction``; ``chosen`` an ``Act`` or a ``Choice``."""

    direction_changed = Signal(object)
    pill_pressed = Signal()
    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tokens = current_tokens()
        self.direction = Segmented("", ((Direction.OUTGOING, ""), (Direction.INCOMING, "")))
        self._name = ElidedLabel("", "title")
        self._below = ElidedLabel("", "small")
        self.pill = Pill()
        self.menu_button = IconButton("more", "")
        self._menu = QMenu(self)
        self._status = SyncStatus()
        named = QWidget()
        names = QVBoxLayout(named)
        names.setContentsMargins(0, 0, 0, 0)
        names.setSpacing(0)
        names.addWidget(self._name)
        names.addWidget(self._below)
        choosing = QWidget()
        choices = QHBoxLayout(choosing)
        choices.setContentsMargins(0, 0, 0, 0)
        choices.addWidget(self.direction)
        choices.addStretch(1)
        self._left = QStackedWidget()
        self._left.addWidget(choosing)
        self._left.addWidget(named)
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.space_l, tokens.px(12), tokens.space_s, tokens.space_s)
        row.setSpacing(tokens.space_xs)
        row.addWidget(self._left, 1)
        row.addWidget(self.pill)
        row.addWidget(self.menu_button)
        self.direction.changed.connect(self.direction_changed)
        self.pill.clicked.connect(self.pill_pressed)
        self.menu_button.clicked.connect(self._show_menu)
        self._menu.triggered.connect(self._choose)
        self.retranslate()

    # Methods

    def show_direction(self) -> None:
        """Before or after a call."""
        self._left.setCurrentIndex(0)

    def show_party(self, call: Call, region: str) -> None:
        """During a call: who is at the other end."""
        self._name.setText(words.party(call, region))
        self._below.setText(words.below_party(call, region))
        self._left.setCurrentIndex(1)

    def show_status(self, status: SyncStatus) -> None:
        """The pill says how things stand."""
        self._status = status
        said = words.pill(status)
        self.pill.set_state(*said)
        self.pill.setAccessibleName(said.text)
        self.pill.setToolTip("\n".join(filter(None, (said.text, self._leads_to(status)))))

    def _leads_to(self, status: SyncStatus) -> str:
        """What a click on the pill does; empty if nothing to speak of."""
        if status.needs_you:
            return f"{self.tr('Opens what needs you')} ({key_text(Act.NEEDS_YOU)})"
        if status.token in (TokenState.MISSING, TokenState.REJECTED) or status.needs_line:
            return f"{self.tr('Opens the settings')} ({key_text(Act.SETTINGS)})"
        if status.waiting:
            return self.tr("Tries again at once")
        return "" if status.open_calls else self.tr("Goes to the calls below")

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.direction.set_texts(
            self.tr("Direction of the call"), (self.tr("Outgoing"), self.tr("Incoming"))
        )
        self.menu_button.set_name(self.tr("Menu"))
        self.show_status(self._status)
        self._fill_menu()

    def _fill_menu(self) -> None:
        self._menu.clear()
        for chosen, text in (
            (Act.START_LATER, self.tr("Start now, number later")),
            (Choice.WITHHELD, self.tr("Withheld caller")),
            (Choice.PRIVATE, self.tr("Private call, kept off Activix")),
            (Act.LOG_PAST, self.tr("Log a past call…")),
            (Act.NEEDS_YOU, self.tr("What needs you…")),
            (Act.HISTORY, self.tr("History…")),
            (None, ""),
            (Act.MINI_BAR, self.tr("Mini bar")),
            (Act.MASK, self.tr("Hide names and numbers")),
            (Act.DESKS, self.tr("Who is at this desk?")),
            (None, ""),
            (Act.SETTINGS, self.tr("Settings…")),
            (Act.SHEET, self.tr("All keys")),
            (Choice.CHECK, self.tr("Check this computer…")),
            (Choice.ABOUT, self.tr("About Offhook…")),
            (Act.QUIT, self.tr("Quit Offhook")),
        ):
            if chosen is None:
                self._menu.addSeparator()
                continue
            action = self._menu.addAction(text)
            action.setData(chosen)
            if chosen is Act.MASK:
                action.setCheckable(True)
                action.setChecked(masking.is_hidden())
            if isinstance(chosen, Act):
                action.setShortcut(sequence(chosen))

    # Slots and events

    def _show_menu(self) -> None:
        self._menu.popup(self.menu_button.mapToGlobal(self.menu_button.rect().bottomLeft()))

    def _choose(self, action: QAction) -> None:
        self.chosen.emit(action.data())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
