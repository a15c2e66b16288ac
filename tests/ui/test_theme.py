"""The look: contrast, light and dark while the program runs, icons, and the two languages."""

from __future__ import annotations

import subprocess
from pathlib import Path

import PySide6
import pytest
from PySide6.QtCore import QEvent, QLocale, QObject, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QKeySequence, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from offhook.qt.icons import app_icon, icon, set_icon
from offhook.qt.theme import (
    DARK,
    LIGHT,
    Tokens,
    apply_theme,
    current_tokens,
    mix,
    set_role,
    style_sheet,
    theme,
    ui_font,
)
from offhook.qt.translations import install_language
from offhook.resources import resource_path

TEXT_PAIRS = [
    *[("text", ground) for ground in ("bg", "card", "field", "accent_soft", "line")],
    *[("soft", ground) for ground in ("bg", "card", "field", "accent_soft", "line")],
    *[("accent", ground) for ground in ("bg", "card", "accent_soft")],
    *[("ok", ground) for ground in ("card", "accent_soft")],
    *[("stop", ground) for ground in ("bg", "card", "stop_soft", "accent_soft")],
    *[("warn", ground) for ground in ("bg", "card", "warn_soft", "accent_soft")],
    ("accent_ink", "accent"),
    ("stop_ink", "stop"),
]
OUTLINE_PAIRS = [
    (edge, ground)
    for edge in ("edge", "accent", "warn", "stop")
    for ground in ("bg", "card", "field")
]
BOTH = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
ICONS = sorted(path.stem for path in resource_path("icons").glob("*.svg"))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21, by WCAG 2.2."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    tint = QColor(colour)
    red, green, blue = (linear(part) for part in (tint.redF(), tint.greenF(), tint.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


@BOTH
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_has_the_contrast_to_be_read(tokens: Tokens, ink: str, ground: str) -> None:
    assert contrast(tokens.colour(ink), tokens.colour(ground)) >= 4.5


@BOTH
@pytest.mark.parametrize(("edge", "ground"), OUTLINE_PAIRS)
def test_outlines_are_seen(tokens: Tokens, edge: str, ground: str) -> None:
    assert contrast(tokens.colour(edge), tokens.colour(ground)) >= 3


@BOTH
@pytest.mark.parametrize("filled", ["accent", "stop"])
def test_filled_buttons_stay_readable_under_the_mouse(tokens: Tokens, filled: str) -> None:
    for shade in (0.1, 0.12, 0.2):
        ground = mix(tokens.colour(filled), tokens.text, shade)
        assert contrast(tokens.colour(f"{filled}_ink"), ground) >= 4.5


@BOTH
def test_every_name_in_the_style_sheet_is_a_token(tokens: Tokens) -> None:
    assert "$" not in style_sheet(tokens)


def test_scaled_tokens_change_sizes_and_nothing_else() -> None:
    large = LIGHT.scaled(2)
    assert (large.type_body, large.radius_l, large.px(30)) == (28, 20, 60)
    assert (large.motion_ms, large.shadow_alpha, large.text) == (120, 15, LIGHT.text)


def test_the_system_is_followed_live_until_a_theme_is_chosen(qapp: QApplication) -> None:
    hints = qapp.styleHints()
    apply_theme(qapp, "", text_scale=1)
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert current_tokens().name == "dark"
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.bg)
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert current_tokens().name == "light"
    apply_theme(qapp, "dark", text_scale=1)
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert current_tokens().name == "dark"


def test_a_window_changes_colour_while_it_is_shown(qapp: QApplication, qtbot: QtBot) -> None:
    button = QPushButton("Test the token")
    set_role(button, "primary")
    qtbot.addWidget(button)
    button.show()
    middle = button.rect().center().x(), 6

    assert button.grab().toImage().pixelColor(*middle).name() == LIGHT.accent
    apply_theme(qapp, "dark", text_scale=1)
    assert button.grab().toImage().pixelColor(*middle).name() == DARK.accent
    set_role(button, "stop")
    assert button.grab().toImage().pixelColor(*middle).name() == DARK.stop


def test_a_font_set_by_hand_outlives_roles_and_themes(qapp: QApplication, qtbot: QtBot) -> None:
    label = QLabel("02:58")
    qtbot.addWidget(label)
    set_role(label, tone="soft")
    label.setFont(ui_font(31, 600, tabular=True))
    label.show()
    set_role(label, tone="warn")
    apply_theme(qapp, "dark", text_scale=1)
    assert label.font().pixelSize() == 31
    assert label.font().featureTags()


def test_digits_of_the_tabular_font_are_equally_wide() -> None:
    size = QFontMetricsF(ui_font(58, tabular=True))
    assert len({round(size.horizontalAdvance(digit), 2) for digit in "0123456789"}) == 1


@pytest.mark.parametrize("name", ICONS)
def test_every_icon_draws_something_and_takes_the_tint(name: str) -> None:
    made = app_icon() if name == "offhook" else icon(name, "stop")
    image = made.pixmap(48, 48).toImage()
    colours = {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }
    assert colours
    assert name == "offhook" or colours == {LIGHT.stop}


def test_an_icon_on_a_button_follows_the_theme(qapp: QApplication, qtbot: QtBot) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    set_icon(button, "dot", "accent")
    apply_theme(qapp, "dark", text_scale=1)
    image = button.icon().pixmap(32, 32).toImage()
    assert image.pixelColor(image.rect().center()).name() == DARK.accent


def test_an_unknown_icon_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon", "text")


def test_there_is_one_theme_however_often_it_is_applied(qapp: QApplication) -> None:
    first = theme()
    apply_theme(qapp, "dark", text_scale=1)
    assert theme() is first is not None


class Ear(QObject):
    """Counts the language changes that a window hears."""

    def __init__(self) -> None:
        super().__init__()
        self.heard = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        self.heard += event.type() is QEvent.Type.LanguageChange
        return super().eventFilter(watched, event)


def test_the_language_changes_without_a_restart(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    french = tmp_path / "offhook_fr.ts"
    french.write_text(
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS><TS version="2.1" language="fr_CA">'
        "<context><name>Window</name><message><source>Dial</source>"
        "<translation>Appeler</translation></message></context></TS>",
        encoding="utf-8",
    )
    lrelease = Path(PySide6.__file__).parent / "lrelease"
    subprocess.run([lrelease, "-silent", french], check=True)
    window, ear = QLabel(), Ear()
    qtbot.addWidget(window)
    window.installEventFilter(ear)

    assert install_language(qapp, "fr", tmp_path) == "fr"
    qtbot.waitUntil(lambda: ear.heard > 0)
    assert qapp.translate("Window", "Dial") == "Appeler"
    native = QKeySequence.SequenceFormat.NativeText
    assert QKeySequence("Ctrl+Shift+Enter").toString(native) == "Ctrl+Maj+Entrée"
    assert QLocale().name() == window.locale().name() == "fr_CA"

    heard = ear.heard
    assert install_language(qapp, "en", tmp_path) == "en"
    qtbot.waitUntil(lambda: ear.heard > heard)
    assert qapp.translate("Window", "Dial") == "Dial"
    assert QKeySequence("Ctrl+Shift+Enter").toString(native) == "Ctrl+Shift+Enter"
    assert QLocale().name() == window.locale().name() == "en_CA"


def test_the_first_language_is_the_systems(qapp: QApplication) -> None:
    assert install_language(qapp, "") in ("en", "fr")
