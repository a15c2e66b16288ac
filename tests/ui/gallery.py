"""Four moments of the window, composed of the widgets: for pictures to look at."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLayout, QPlainTextEdit, QVBoxLayout, QWidget

from offhook.qt.theme import current_tokens, ui_font
from offhook.ui.widgets.banner import Banner
from offhook.ui.widgets.call_row import CallRow
from offhook.ui.widgets.card import Card
from offhook.ui.widgets.day_list import DayList
from offhook.ui.widgets.flow import FlowRows
from offhook.ui.widgets.icon_button import IconButton
from offhook.ui.widgets.key_button import KeyButton, Role
from offhook.ui.widgets.labels import ElidedLabel, make_label
from offhook.ui.widgets.number_field import NumberField
from offhook.ui.widgets.pill import Pill, Tone
from offhook.ui.widgets.segmented import Segmented
from offhook.ui.widgets.timer_label import TimerLabel

HOURS = (6, 12, 20, 15, 4, 17, 9)


def gallery() -> QWidget:
    """All four side by side, 400 × 700 each at ordinary text size."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(28, 28, 28, 28)
    row.setSpacing(28)
    for moment in (before_the_call(), in_the_call(), after_the_call(), questions()):
        moment.setFixedSize(current_tokens().px(400), current_tokens().px(670))
        moment.setAutoFillBackground(True)
        row.addWidget(moment)
    return whole


def before_the_call() -> QWidget:
    field = _number("(418) 257-9084")
    due = Card()
    due.add(make_label("Due", "small"))
    for words, time, tone in (
        ("Missed: (514) 555-0199", "13:12", "stop"),
        ("Call John about the Tucson", "15:15", ""),
    ):
        line = QHBoxLayout()
        line.addWidget(ElidedLabel(words, "row", tone=tone), 1)
        line.addWidget(make_label(time, "row", tone="soft"))
        due.add(line, spacing=2)
    return _window(
        _head(_direction("Outgoing", "Incoming"), "ok", "All calls in Activix"),
        field,
        _right("from Desk · (514) 652-6793"),
        Card("John Doe", "Speaks French · 14:03 there · last call Tuesday"),
        _key("Dial", "Return"),
        due,
        foot=_today("Today", "12 calls · 7 answered · 41 min", _rows()),
    )


def in_the_call() -> QWidget:
    who = QWidget()
    column = QVBoxLayout(who)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(ElidedLabel("John Doe", "name"))
    column.addWidget(ElidedLabel("(418) 257-9084 · outgoing", "small"))
    timer = TimerLabel("Length of the call")
    timer.set_seconds(151)
    sub = make_label("rang 0:07 · talking 2:24", "small")
    sub.setFont(ui_font(13, tabular=True))
    centred = QHBoxLayout()
    centred.addStretch()
    centred.addWidget(sub)
    centred.addStretch()
    note = QPlainTextEdit(
        "Wants the grey Tucson, trade-in 2019 Elantra.\nCall back Thursday after 17:00"
    )
    second = _today("Second call", "ringing", [_row("arrow-in", "(514) 555-0142", "00:09",
                                                    "Ringing", "dot")], hours=False)  # fmt: skip
    return _window(
        _head(who, "ok", "Live in Activix", "dot"),
        timer,
        centred,
        _choices("Answered", "No answer", "Voicemail", "More", keys=True),
        note,
        _key("Recording: drop a WAV or MP3, or paste a link", "", "drop"),
        _key("Hang up", "Ctrl+Shift+H", "stop"),
        foot=second,
        tight=True,
    )


def after_the_call() -> QWidget:
    field = _number("")
    field.set_quiet(True)
    field.edit.setPlaceholderText("Next number or name")
    note = QPlainTextEdit("Wants the grey Tucson, trade-in 2019 Elantra.")
    rows = _rows()[:3]
    today = _today("Today", "13 calls · 8 answered · 44 min", rows)
    today.set_room(3)
    return _window(
        _head(_direction("Outgoing", "Incoming"), "warn", "3 to send · offline"),
        field,
        Card("John Doe", "Ended 14:06 · kept here, goes to Activix when you are online", "02:58"),
        _choices("Answered (guess)", "No answer", "Voicemail", "Wrong number", "Call back…"),
        note,
        _key("call-1403.wav from your recordings folder: add it?", "", "drop", "recording"),
        _key("Done", "Ctrl+Return"),
        foot=today,
        tight=True,
    )


def questions() -> QWidget:
    banner = Banner()
    banner.show_message("warn", "A demandé à ne plus être appelée (5 janvier 2026).")
    ask = Card(
        "Garage Bélanger, 11 h 42",
        "Activix n'a pas répondu. L'appel s'y trouve-t-il déjà ?",
        small=True,
    )
    ask.set_tone("warn")
    ask.add(_choices("Oui, il y est", "Non, l'envoyer", checked=False))
    return _window(
        _head(_direction("Sortant", "Entrant"), "warn", "1 appel vous attend", "alert"),
        _number("514 555-0199"),
        _right("de Bureau · 514 652-6793"),
        Card("Émilie Côté-Tremblay", "Parle français · 14 h 03 chez elle"),
        banner,
        _key("Appeler quand même", "Ctrl+Shift+Return", "warning"),
        ask,
        foot=_today("Aujourd'hui", "12 appels · 7 répondus · 41 min", _rows()[:4]),
    )


def _window(*parts: QWidget | QLayout, foot: DayList, tight: bool = False) -> QWidget:
    tokens = current_tokens()
    window = QWidget()
    whole = QVBoxLayout(window)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(0)
    column = QVBoxLayout()
    column.setContentsMargins(tokens.space_l, tokens.px(12), tokens.space_l, tokens.px(14))
    column.setSpacing(tokens.space_m)
    for part in parts:
        if isinstance(part, QWidget):
            column.addWidget(part, int(isinstance(part, QPlainTextEdit)))
        else:
            column.addLayout(part)
    whole.addLayout(column, int(tight))
    whole.addWidget(foot, int(not tight))
    return window


def _head(left: QWidget, tone: Tone, text: str, icon: str = "") -> QLayout:
    row = QHBoxLayout()
    pill = Pill("Where the calls stand")
    pill.set_state(tone, text, icon)
    row.addWidget(left)
    row.addStretch(1)
    row.addWidget(pill)
    return row


def _direction(*words: str) -> Segmented:
    return Segmented("Direction", list(enumerate(words)))


def _number(text: str) -> NumberField:
    field = NumberField("Number")
    field.set_region("CA")
    field.edit.setText(text)
    return field


def _right(text: str) -> QLayout:
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(ElidedLabel(text, "tiny"))
    return row


def _key(text: str, key: str, role: Role = "primary", icon: str = "") -> KeyButton:
    return KeyButton(text, QKeySequence(key) if key else None, role, icon_name=icon)


def _choices(*words: str, keys: bool = False, checked: bool = True) -> QLayout:
    flow = FlowRows(current_tokens().space_s)
    for place, word in enumerate(words):
        button = _key(word, f"Ctrl+{place + 1}" if keys else "", "outline")
        button.setCheckable(checked)
        button.setChecked(checked and place == 0)
        flow.addWidget(button)
    return flow


def _row(icon: str, name: str, duration: str, status: str, sync: str = "check") -> CallRow:
    missed = status in ("Missed", "Manqué")
    return CallRow(
        key=name,
        icon=icon,
        name=name,
        duration=duration,
        status=status,
        sync_icon=sync,
        accessible=f"{name}, {status}, {duration}",
        tone="stop" if missed else "text",
        sync_tone="warn" if sync in ("waiting", "alert") else "ok",
    )


def _rows() -> list[CallRow]:
    return [
        _row("arrow-out", "Maxime Gagnon", "06:12", "Answered"),
        _row("arrow-in", "(514) 555-0199", "00:12", "Missed", "waiting"),
        _row("arrow-out", "Sarah Nguyen", "00:31", "No answer", "alert"),
        _row("arrow-out", "Garage Bélanger et fils, pièces et service de Sainte-Anne",
             "02:47", "Answered"),
        _row("arrow-in", "Luc Tremblay", "04:05", "Answered"),
        _row("arrow-out", "(450) 555-0117", "00:22", "No answer"),
    ]  # fmt: skip


def _today(title: str, summary: str, rows: list[CallRow], *, hours: bool = True) -> DayList:
    today = DayList("Calls of the day")
    today.set_head(title, summary)
    today.set_hours(HOURS if hours else (), "Calls by the hour, most at 10")
    today.set_rows(rows)
    if hours:
        today.add_corner(IconButton("gear", "Settings"))
    if not hours:
        today.set_room(len(rows))
    return today
