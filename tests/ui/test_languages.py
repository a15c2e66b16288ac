"""French and English in the real window and its dialogs, switched while they are shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
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
    QMenu,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from looks.cut import cut_off
from looks.dialogs import DIALOGS, past_call_wrong, settings_keys
from looks.moments import EVERY, MAIN
from looks.scenes import SCENES, no_number
from looks.values import LINES
from offhook.calls.call import Direction
from offhook.desk.settings import Settings
from offhook.qt.theme import apply_theme
from offhook.qt.translations import install_language
from offhook.ui.window import MainWindow
from support.desk_controller import DeskController
from support.translations import FRENCH, compiled_in, forms, messages

Speak = Callable[[str], None]


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


PASSING = (no_number, past_call_wrong, settings_keys)
"""What is complained of there goes with its language, or with the keyboard."""
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")
every_scene = pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)


every_dialog = pytest.mark.parametrize("build", DIALOGS, ids=lambda build: build.__name__)


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Callable[..., QWidget]]:
    """Show a scene of the window, or a dialog."""
    kept: list[QWidget] = []
    desks: list[DeskController] = []

    def show(what: Callable[..., Any]) -> QWidget:
        desk = DeskController(Settings(lines=LINES))
        desks.append(desk)
        widget: QWidget
        if what in MAIN:
            widget = window = MainWindow(desk)
            what(window, desk)
        else:
            widget = what(desk)
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


@pytest.mark.parametrize("what", EVERY, ids=lambda what: what.__name__)
def test_the_language_is_switched_live(
    speak: Speak, shown: Callable[..., QWidget], what: Callable[..., Any]
) -> None:
    window = shown(what)
    before = sorted(texts(window))
    assert english_in(window)
    speak("fr")
    assert english_in(window) == []
    speak("en")
    if what not in PASSING:
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


@pytest.mark.parametrize("what", EVERY, ids=lambda what: what.__name__)
def test_no_french_word_is_cut_off(
    speak: Speak, shown: Callable[..., QWidget], what: Callable[..., Any]
) -> None:
    speak("fr")
    window = shown(what)
    for width in (400, 360):
        window.resize(max(width, window.minimumWidth()), 700)
        settle()
        assert window.width() in (width, window.minimumWidth()) or isinstance(window, QMenu)
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
