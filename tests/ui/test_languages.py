"""French and English in the real window and its dialogs, switched while they are shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from offhook.calls.call import Call, Certainty, Direction, Disposition, Place, Stamp, Status
from offhook.calls.crm_copy import Attempt, CrmCopy, Entry, Outcome, Parked, Posted, Verb
from offhook.calls.numbers import NumberProblem
from offhook.calls.tokens import TokenState
from offhook.checkup import Finding, Found, Verdict
from offhook.crm.servers import PRODUCTION
from offhook.desk.settings import Line, Settings
from offhook.qt.theme import apply_theme
from offhook.qt.translations import install_language
from offhook.sync.status import SyncStatus
from offhook.ui import complaints
from offhook.ui.dialogs.about_dialog import AboutDialog
from offhook.ui.dialogs.checkup_dialog import CheckupDialog
from offhook.ui.dialogs.form import FormDialog
from offhook.ui.dialogs.ledger_dialog import LedgerDialog
from offhook.ui.dialogs.length_dialog import LengthDialog
from offhook.ui.dialogs.past_call_dialog import PastCallDialog
from offhook.ui.dialogs.setting_group import SettingGroup
from offhook.ui.dialogs.settings_dialog import SettingsDialog
from offhook.ui.dialogs.welcome_dialog import WelcomeDialog
from offhook.ui.mender import Mender
from offhook.ui.speaker import Speaker
from offhook.ui.widgets.key_button import KeyButton
from offhook.ui.widgets.labels import ElidedLabel
from offhook.ui.widgets.pill import Pill
from offhook.ui.window import MainWindow
from support.desk_controller import DeskController
from support.translations import FRENCH, compiled_in, forms, messages

Speak = Callable[[str], None]
TICK = 17
"""Pixels for the tick that a button may get."""
LINES = (Line("D1", "+15146526793"), Line("D2", "+14385550123"))
ONLINE = SyncStatus(base_url=PRODUCTION, online=True, token=TokenState.OK, account_name="Bélanger")


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return compiled_in(tmp_path_factory.mktemp("translations"))


@pytest.fixture
def speak(qapp: QApplication, compiled: Path) -> Iterator[Speak]:
    """Switch the language, and have every window told of it."""

    def switch(language: str) -> None:
        install_language(qapp, language, compiled)  # type: ignore[arg-type]  # en or fr
        settle()

    apply_theme(qapp, "light", text_scale=1)
    switch("en")
    yield switch
    switch("en")


def settle() -> None:
    """Have told what is to be told, and gone what is to go."""
    for _ in range(3):  # told, made anew, and shown
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


# What is shown


def call(number: int = 1, **changes: Any) -> Call:
    """An outgoing call that ended, of a desk whose clock stands at 14:03:07."""
    made = Call(
        f"c{number}",
        Direction.OUTGOING,
        DeskController().now(),
        Stamp(PRODUCTION),
        status=Status.ANSWERED,
        remote="+14182579084",
        local=LINES[0].number,
        duration=178,
        lead_name="J. D.",
    )
    return replace(made, **changes)


def entry(number: int = 1, copy: dict[str, Any] | None = None, **changes: Any) -> Entry:
    return Entry(call(number, **changes), CrmCopy(f"c{number}", **(copy or {})))


OPEN: dict[str, Any] = {"duration": None, "status": Status.CALLING}
STORED = {"posted": Posted.STORED, "crm_id": 7, "frozen": True}


def day() -> list[Entry]:
    """A call of every outcome."""
    incoming: dict[str, Any] = {"direction": Direction.INCOMING}
    return [
        entry(11, STORED),
        entry(12, STORED, status=Status.ATTEMPTED),
        entry(13, status=Status.INTERRUPTED, **incoming),
        entry(14, status=Status.ERROR, lead_name=""),
        entry(15, status=Status.PENDING),
        entry(16, status=Status.UNANSWERED, place=Place.PRIVATE),
        entry(17, disposition=Disposition.VOICEMAIL, status=Status.ATTEMPTED),
        entry(18, disposition=Disposition.BUSY, status=Status.ATTEMPTED),
        entry(19, disposition=Disposition.WRONG_NUMBER),
        entry(20, disposition=Disposition.NOT_A_CALL, status=Status.ERROR),
        entry(21, remote=None, lead_name="", place=Place.WITHHELD, **incoming),
        entry(22, remote=None, lead_name="", remote_extension="204", place=Place.INTERNAL),
    ]


def idle(window: MainWindow, desk: DeskController) -> None:
    window.show_status(ONLINE)


def full_day(window: MainWindow, desk: DeskController) -> None:
    for each in day():
        desk.put(each)
    window.show_status(replace(ONLINE, waiting=3, online=False))


def incoming(window: MainWindow, desk: DeskController) -> None:
    window.header.direction.set_value(Direction.INCOMING)
    window.show_status(replace(ONLINE, needs_you=2))


def no_number(window: MainWindow, desk: DeskController) -> None:
    window.dial_pane.complain(complaints.number_problem(NumberProblem.TOO_SHORT))
    window.show_status(replace(ONLINE, token=TokenState.REJECTED))


def first_start(window: MainWindow, desk: DeskController) -> None:
    window.show_status(SyncStatus(base_url=PRODUCTION, token=TokenState.MISSING))


def in_call(window: MainWindow, desk: DeskController) -> None:
    desk.put(entry(2, STORED, **OPEN, direction=Direction.INCOMING, lead_name=""))
    desk.put(entry(1, STORED, **OPEN, answered_after=7))
    desk.clock.advance(151)
    window.open_call("c1")
    window.show_status(replace(ONLINE, live=2, open_calls=2))


def ringing(window: MainWindow, desk: DeskController) -> None:
    desk.put(entry(1, **OPEN, direction=Direction.INCOMING, on_hold=True))
    window.open_call("c1")
    window.show_status(replace(ONLINE, open_calls=1))


def still_there(window: MainWindow, desk: DeskController) -> None:
    desk.put(entry(1, STORED, **OPEN, question=True, heard_at=desk.now()))
    window.open_call("c1")


def ended_offline(window: MainWindow, desk: DeskController) -> None:
    window.show_status(replace(ONLINE, online=False, waiting=1))
    desk.put(entry(1, certainty=Certainty.GUESS, media_url="https://example.com/a.ogg"))
    window.open_call("c1")


def guessed_unanswered(window: MainWindow, desk: DeskController) -> None:
    window.show_status(replace(ONLINE, held=2))
    desk.put(entry(1, certainty=Certainty.GUESS, status=Status.ATTEMPTED))
    window.open_call("c1")


def ended_incoming(window: MainWindow, desk: DeskController) -> None:
    window.show_status(replace(ONLINE, needs_line=True))
    missed: dict[str, Any] = {"direction": Direction.INCOMING, "status": Status.INTERRUPTED}
    desk.put(entry(1, **missed, certainty=Certainty.GUESS))
    window.open_call("c1")


def asked(parked: Parked) -> Callable[[MainWindow, DeskController], None]:
    def show(window: MainWindow, desk: DeskController) -> None:
        desk.put(entry(1, {"parked": parked}))
        window.open_call("c1")
        window.show_status(replace(ONLINE, needs_you=1))

    show.__name__ = f"asked_{parked.value}"
    return show


def quitting(window: MainWindow, desk: DeskController) -> None:
    in_call(window, desk)
    window.ask_before_quitting()


SCENES = [
    idle, full_day, incoming, no_number, first_start, in_call, ringing, still_there,
    ended_offline, guessed_unanswered, ended_incoming, *map(asked, Parked), quitting,
]  # fmt: skip
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")
every_scene = pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)


def settings(desk: DeskController) -> FormDialog:
    dialog = SettingsDialog(desk)
    dialog.set_status(ONLINE)
    for section in dialog.findChildren(SettingGroup):
        section.unfold()
    dialog.server.choice.set_value("")
    return dialog


def settings_of_one_line(desk: DeskController) -> FormDialog:
    desk.save_settings(Settings(lines=LINES[:1]))
    dialog = SettingsDialog(desk)
    dialog.set_status(replace(ONLINE, token=TokenState.MISSING))
    return dialog


def past_call(desk: DeskController) -> FormDialog:
    return PastCallDialog(desk, Speaker(desk))


def length(desk: DeskController) -> FormDialog:
    return LengthDialog(Speaker(desk), call())


def ledger(desk: DeskController) -> FormDialog:
    body = {"status": "calling", "direction": "outgoing", "duration": 3, "to": "+14182579084"}
    at = desk.now()
    outcomes = [*Outcome, None, Outcome.UNCONFIRMED, Outcome.UNCONFIRMED]
    desk.attempts["c1"] = [
        Attempt(n, "c1", Verb.CREATE, "/call-logs", body, at, at, outcome, code="deadline")
        for n, outcome in enumerate(outcomes)
    ]
    asking = entry(1, {"parked": Parked.UNDECIDED})
    desk.put(asking)
    return LedgerDialog(desk, Mender(desk), asking, "CA")


def welcome(desk: DeskController) -> FormDialog:
    desk.save_settings(Settings())
    dialog = WelcomeDialog(desk)
    dialog.set_status(replace(ONLINE, token=TokenState.MISSING))
    dialog.practice.button.click()
    return dialog


def about(desk: DeskController) -> FormDialog:
    return AboutDialog(desk)


def checkup(desk: DeskController) -> FormDialog:
    facts = ("base_url", "cut", "/etc/offhook/policy.json")
    desk.findings = [
        Finding(found, list(Verdict)[place % len(Verdict)], facts)
        for place, found in enumerate(Found)
    ]
    return CheckupDialog(desk)


DIALOGS = [welcome, about, checkup, settings, settings_of_one_line, past_call, length, ledger]
every_dialog = pytest.mark.parametrize("build", DIALOGS, ids=lambda build: build.__name__)


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Callable[..., QWidget]]:
    """Show a scene of the window, or a dialog."""
    kept: list[QWidget] = []

    def show(what: Callable[..., Any]) -> QWidget:
        desk = DeskController(Settings(lines=LINES))
        widget: QWidget
        if what in DIALOGS:
            widget = what(desk)
        else:
            widget = window = MainWindow(desk)
            what(window, desk)
        kept.append(widget)
        widget.show()
        settle()
        return widget

    yield show
    for widget in kept:
        widget.hide()
        widget.deleteLater()
    settle()


# What is read


def texts(window: QWidget) -> Iterator[tuple[str, str]]:
    """Everything that ``window`` says to eyes and ears, and who says it."""
    for widget in (window, *window.findChildren(QWidget)):
        if widget.isVisible():
            yield from ((type(widget).__name__, text) for text in said_by(widget) if text)
    for action in window.findChildren(QAction):
        yield "QAction", action.text()


def said_by(widget: QWidget) -> Iterator[str]:
    yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())
    yield widget.windowTitle()
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QLineEdit() | QPlainTextEdit():
            yield widget.placeholderText()
        case QComboBox():
            yield from (widget.itemText(place) for place in range(widget.count()))
        case QSpinBox():
            yield widget.suffix()
        case QListView():
            model = widget.model()
            for row in range(model.rowCount()):
                index = model.index(row, 0)
                yield str(index.data(Qt.ItemDataRole.AccessibleTextRole))


def pattern(text: str) -> str:
    return re.sub(r"%(?:n|\d)", ".+", re.escape(text))


def only_english() -> re.Pattern[str]:
    """Matches a text of the source whose French is another."""
    said = [
        (message.findtext("source", ""), set(forms(message))) for _, message in messages(FRENCH)
    ]
    french = set[str]().union(*(each for _, each in said))
    sources = {source for source, _ in said if re.search(r"[A-Za-z]{2}", source)}
    return re.compile("|".join(map(pattern, sorted(sources - french))))


ENGLISH_ONLY = only_english()


def english_in(window: QWidget) -> list[str]:
    return [
        f"{owner}: {text}"
        for owner, text in texts(window)
        for piece in (text, *re.split(r" · |, |\. ", text))
        if ENGLISH_ONLY.fullmatch(piece)
    ]


# Switched while shown


@pytest.mark.parametrize("what", [*SCENES, *DIALOGS], ids=lambda what: what.__name__)
def test_the_language_is_switched_live(
    speak: Speak, shown: Callable[..., QWidget], what: Callable[..., Any]
) -> None:
    window = shown(what)
    before = sorted(texts(window))
    assert english_in(window)
    speak("fr")
    assert english_in(window) == []
    speak("en")
    if what is not no_number:  # a complaint goes with its language
        assert sorted(texts(window)) == before


@every_scene
def test_what_is_shown_later_is_in_the_new_language(
    speak: Speak, shown: Callable[..., QWidget], scene: Callable[..., Any]
) -> None:
    window = shown(scene)
    assert isinstance(window, MainWindow)
    speak("fr")
    window.show_dial()
    assert english_in(window) == []
    window.header.direction.set_value(Direction.INCOMING)
    assert english_in(window) == []


# Room for the words


def cut_off(window: QWidget) -> list[str]:
    """Texts that do not fit where they stand.

    The pill and single lines show themselves whole in a tool tip; in the narrowest window, and
    where they hold a name, that is enough.
    """
    return [
        f"{type(widget).__name__} {widget.width()}x{widget.height()}: {text}"
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and not isinstance(widget.parent(), QComboBox)
        for text in [getattr(widget, "text", str)()]
        if text and not fits(widget, text)
    ]


def fits(widget: QWidget, text: str) -> bool:
    match widget:
        case KeyButton():
            unticked = 0 if widget.isChecked() or not widget.isCheckable() else TICK
            return widget.width() >= widget.sizeHint().width() - unticked
        case Pill() | ElidedLabel() if widget.window().width() < 400:
            return True
        case QAbstractButton():
            return widget.width() >= widget.sizeHint().width()
        case ElidedLabel():
            return widget.shown_text() == text
        case QLabel() if widget.wordWrap():
            return widget.height() >= widget.heightForWidth(widget.width())
        case QLabel():
            return widget.width() >= widget.sizeHint().width()
    return True


@pytest.mark.parametrize("width", [400, 360])
@pytest.mark.parametrize("what", [*SCENES, *DIALOGS], ids=lambda what: what.__name__)
def test_no_french_word_is_cut_off(
    speak: Speak,
    shown: Callable[..., QWidget],
    what: Callable[..., Any],
    width: int,
) -> None:
    speak("fr")
    window = shown(what)
    window.resize(width, 700)
    settle()
    assert window.width() == width
    assert cut_off(window) == []


# Keys


@pytest.mark.parametrize("language", ["en", "fr"])
@every_dialog
def test_no_two_fields_of_a_dialog_have_the_same_key(
    speak: Speak, shown: Callable[..., QWidget], build: Callable[..., Any], language: str
) -> None:
    speak(language)
    keys = [
        match[1].casefold()
        for widget in shown(build).findChildren(QWidget)
        if widget.isVisible() and isinstance(widget, QLabel | QAbstractButton)
        for match in re.finditer(r"&(\w)", widget.text())
    ]
    assert keys
    assert sorted(keys) == sorted(set(keys))
