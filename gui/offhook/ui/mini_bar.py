"""The call in a strip that stays on top: name, timer, Answered, Hang up, the note."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QGuiApplication,
    QMouseEvent,
    QMoveEvent,
    QPainter,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from ..calls.call import Call
from ..calls.crm_copy import Entry
from ..qt.icons import app_icon
from ..qt.paint import draw_box
from ..qt.theme import current_tokens
from . import words
from .mini_places import MiniPlaces, fitted
from .note_field import NoteField
from .shortcuts import Act, sequence
from .speaker import Speaker
from .widgets.grip import Grip, begin_move
from .widgets.icon_button import IconButton
from .widgets.key_button import KeyButton
from .widgets.labels import ElidedLabel
from .widgets.timer_label import TimerLabel

translate = QCoreApplication.translate

SETTLED_MS = 300
"""A bar that has stood still for this long was put where it is."""


class MiniBar(QDialog):
    """One open call, in a dialog to screen readers, which call a bare widget nothing.
    ``window_wanted`` to go back to the window, ``dismissed`` to have it gone."""

    window_wanted = Signal()
    dismissed = Signal()
    mask_wanted = Signal()

    def __init__(self, speaker: Speaker, places: MiniPlaces) -> None:
        super().__init__(
            None,
            Qt.WindowType.Window  # not a tool: the switcher of windows must reach it
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint,
        )
        self.setWindowIcon(app_icon())
        self._speaker = speaker
        self._places = places
        self._call: Call | None = None
        self._region = ""
        self._others = 0
        self._placing = False
        self.grip = Grip()
        self.name = ElidedLabel("", "title")
        self.below = ElidedLabel("", "small")
        self.timer = TimerLabel("", current_tokens().type_number)
        self.back = IconButton("window", "", sequence(Act.MINI_BAR))
        self.leave = IconButton("close", "", sequence(Act.BACK))
        self.answered = KeyButton("", sequence(Act.ANSWERED), "outline")
        self.answered.setCheckable(True)
        self.show_note = KeyButton("", sequence(Act.NOTE), "outline")
        self.show_note.setCheckable(True)
        self.hang_up = KeyButton("", sequence(Act.HANG_UP), "stop")
        self.note = NoteField()
        self.note.hide()
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLED_MS)
        self._settled.timeout.connect(self._remember)
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        tokens = current_tokens()
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.name)
        names.addWidget(self.below)
        head = QHBoxLayout()
        head.setSpacing(tokens.space_s)
        head.addWidget(self.grip)
        head.addLayout(names, 1)
        head.addWidget(self.timer)
        head.addWidget(self.back)
        head.addWidget(self.leave)
        buttons = QHBoxLayout()
        buttons.setSpacing(tokens.space_s)
        for button, stretch in ((self.answered, 4), (self.show_note, 4), (self.hang_up, 7)):
            buttons.addWidget(button, stretch)
        column = QVBoxLayout(self)
        side = tokens.px(12)
        column.setContentsMargins(side, tokens.space_s, side, side)
        column.setSpacing(tokens.space_s)
        column.addLayout(head)
        column.addLayout(buttons)
        column.addWidget(self.note)
        self.setMinimumWidth(tokens.px(400))

    def _connect(self) -> None:
        self.answered.clicked.connect(self._say_answered)
        self.hang_up.clicked.connect(self._say_hang_up)
        self.show_note.clicked.connect(self._turn_note)
        self.back.clicked.connect(self.window_wanted)
        self.leave.clicked.connect(self.dismissed)
        self.note.typed.connect(self._speaker.type_note)
        mask = QShortcut(sequence(Act.MASK), self)
        mask.setAutoRepeat(False)
        mask.activated.connect(self.mask_wanted)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        for change in (app.screenAdded, app.screenRemoved, app.primaryScreenChanged):
            change.connect(self._screens_changed)

    # Properties

    def call_id(self) -> str:
        """The id of the call shown, empty if none is."""
        return self._call.id if self._call else ""

    # Methods

    def show_call(self, entry: Entry, region: str, others: int) -> None:
        """Show a call as it now is; ``others`` is how many more are open."""
        call = entry.call
        if call.id != self.call_id():
            self.set_dead()
            self.show_note.setChecked(False)
            self.note.hide()
        elif self._call is not None and self._call.is_open and not call.is_open:
            self.set_dead()
        self._call, self._region, self._others = call, region, others
        self.note.show_note(call.id, call.note)
        self.answered.setEnabled(call.is_open)
        self.hang_up.setEnabled(call.is_open)
        self.retranslate()

    def show_elapsed(self, seconds: int) -> None:
        """The timer moved on."""
        self.timer.set_seconds(seconds)

    def set_dead(self) -> None:
        """A second press of a key, or click on a spot, that meant something else does nothing."""
        for button in (self.answered, self.hang_up, self.show_note):
            button.set_dead_for()

    def appear(self, *, take_keyboard: bool) -> None:
        """Come up at the remembered place; without ``take_keyboard`` the rep goes on typing where
        they are."""
        self.set_dead()
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, not take_keyboard)
        self._fit()
        self._go_to_place()
        self.show()
        if take_keyboard:
            self.activateWindow()
            # Whoever goes on typing must not end the call by the first space.
            self.show_note.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell_typed(self) -> None:
        """Tell what is typed and not yet told."""
        self.note.tell()

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.setWindowTitle(self.tr("Offhook: mini bar"))
        self.back.set_name(self.tr("Back to the window"))
        self.leave.set_name(self.tr("Hide the mini bar until the next call"))
        moves = self.tr("Drag it, or press the arrow keys.")
        self.grip.set_name(self.tr("Move the mini bar"), cannot_place() or moves)
        self.answered.setText(self.tr("Answered"))
        self.show_note.setText(self.tr("Note"))
        self.hang_up.setText(self.tr("Hang up"))
        self.note.setPlaceholderText(self.tr("Note, kept with the call on this computer"))
        self.note.setAccessibleName(self.tr("Note"))
        self.timer.setAccessibleName(self.tr("Length of the call"))
        call = self._call
        if call is None:
            return
        self.answered.setChecked(call.answered_after is not None)
        self.name.setText(words.party(call, self._region))
        below = words.outcome_name(call)
        if call.duration is not None:
            below = self.tr("Ended: %1").replace("%1", below)
            self.timer.set_seconds(call.duration)
        elif self._others:
            more = self.tr("%n more open", "", self._others)
            below = f"{below} · {more}"
        self.below.setText(below)

    def _fit(self) -> None:
        """Grow and shrink with the note, inside the screen."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
        # A long name is cut short rather than making the strip a wide one.
        self.resize(self.minimumSize().width(), self.sizeHint().height())
        if self.isVisible() and not cannot_place():
            self._placing = True
            self.move(fitted(self.geometry(), self.screen().availableGeometry()))
            self._placing = False

    def _go_to_place(self) -> None:
        if not cannot_place():
            self._placing = True
            self.move(self._places.place_for(self.size()))
            self._placing = False

    # Slots

    def _say_answered(self) -> None:
        if self._call is not None:
            self._speaker.answered(self._call.id)
        self.answered.setChecked(True)

    def _say_hang_up(self) -> None:
        if self._call is not None:
            self.tell_typed()
            self._speaker.hang_up(self._call.id)

    def _turn_note(self, shown: bool) -> None:
        self.note.setVisible(shown)
        if shown:
            self.note.go_on()
        else:
            self.note.tell()
        self._fit()

    def _remember(self) -> None:
        if self.isVisible():
            self._places.remember(self.geometry())

    def _screens_changed(self) -> None:
        if self.isVisible() and self._places.wants_another_screen(self.geometry()):
            self._settled.stop()
            self._go_to_place()

    # Events

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        if self.isVisible() and not self._placing:
            self._settled.start()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        begin_move(self, event)

    def reject(self) -> None:
        self.dismissed.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.dismissed.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current_tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.bg))
        draw_box(painter, QRectF(self.rect()), 0, edge=tokens.edge)


def cannot_place() -> str:
    """Why the bar cannot be put in a place here; empty where it can."""
    if not QGuiApplication.platformName().startswith("wayland"):
        return ""
    return translate(
        "MiniBar",
        "Wayland lets no program place its windows: the desktop chooses where the mini bar comes up"
        " and whether it stays on top. Drag it where you want it.",
    )
