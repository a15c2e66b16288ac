"""Puts the tokens on the screen: palette, application font and one style sheet.

Widgets that draw themselves ask ``current_tokens()`` while painting. Applying a theme sends
them a style change, so nothing has to be told one by one; whoever keeps something derived
from the tokens (a tinted picture) listens to ``theme().changed``.
"""

from __future__ import annotations

from dataclasses import asdict
from string import Template
from typing import Literal

from PySide6.QtCore import QDir, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from offhook.qt.tokens import DARK, LIGHT, Tokens
from offhook.resources import resource_path

__all__ = ["DARK", "LIGHT", "Mode", "Theme", "Tokens", "apply_theme", "current_tokens", "mix",
           "set_role", "theme", "ui_font"]  # fmt: skip

Mode = Literal["light", "dark", ""]

# What a desktop calls ordinary text, in pixels at 96 dpi: Windows 9 pt, macOS 13 pt, GNOME
# 11 pt. A system font larger than this is the reader's wish for larger text everywhere.
_ORDINARY_PX = {"windows": 12.0, "cocoa": 13.0}
_ORDINARY_PX_ELSEWHERE = 44 / 3


_MOTION = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
    Qt.UIEffect.UI_AnimateToolBox,
)


class Theme(QObject):
    """The theme that the application wears now, and the watch over the system's choice."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.mode: Mode = ""
        self.text_scale: float | None = None
        self.tokens = LIGHT
        app.setStyle("Fusion")
        # Menus, lists and tips are there at once: for people whom motion makes ill, and for all.
        for effect in _MOTION:
            app.setEffectEnabled(effect, False)
        # Lets the style sheet name its pictures whatever characters the path holds.
        QDir.setSearchPaths("theme", [str(resource_path("theme"))])
        app.styleHints().colorSchemeChanged.connect(self.follow)

    def follow(self, scheme: Qt.ColorScheme | None = None) -> None:
        """Wear what the mode asks for; without a mode, what ``scheme`` or the system says."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        if scheme is None:
            scheme = app.styleHints().colorScheme()
        dark = self.mode == "dark" or (not self.mode and scheme is Qt.ColorScheme.Dark)
        factor = system_text_scale() if self.text_scale is None else self.text_scale
        self.tokens = (DARK if dark else LIGHT).scaled(factor)
        app.setPalette(_palette(self.tokens))
        app.setFont(_base_font(self.tokens))
        app.setStyleSheet(style_sheet(self.tokens))
        self.changed.emit()


def apply_theme(app: QApplication, mode: Mode, *, text_scale: float | None = None) -> None:
    """Dress the application in light or dark; ``""`` follows the system, live.

    ``text_scale`` times every size; left out, it follows the system's font size.
    """
    dress = app.findChild(Theme) or Theme(app)
    dress.mode = mode
    dress.text_scale = text_scale
    hints = app.styleHints()
    # The platform draws the title bar, so it has to know too.
    if mode:
        dark = mode == "dark"
        hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
    else:
        hints.unsetColorScheme()
    dress.follow()


def theme() -> Theme | None:
    """The application's theme, or None before ``apply_theme``."""
    app = QApplication.instance()
    return app.findChild(Theme) if app is not None else None


def current_tokens() -> Tokens:
    """The tokens worn now; light ones before ``apply_theme``."""
    dress = theme()
    return dress.tokens if dress is not None else LIGHT


def ui_font(size: int, weight: int = 400, *, tabular: bool = False) -> QFont:
    """The interface font at ``size`` pixels and CSS ``weight``; tabular keeps digits in columns."""
    font = QFont(QApplication.font())
    font.setPixelSize(size)
    font.setWeight(QFont.Weight(weight))
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


def set_role(widget: QWidget, role: str = "", *, tone: str = "") -> None:
    """Let the style sheet draw ``widget`` as ``role`` and ``tone`` (see offhook.qss)."""
    widget.setProperty("role", role)
    widget.setProperty("tone", tone)
    # Before its first polish a widget needs none, and would lose a font set by hand.
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)


def mix(one: str, other: str, part: float) -> str:
    """The colour ``one`` with ``part`` (0 to 1) of ``other`` in it."""
    a, b = QColor(one), QColor(other)
    pairs = ((a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue()))
    return QColor(*(round(x + (y - x) * part) for x, y in pairs)).name()


def system_text_scale() -> float:
    """How much larger than ordinary the system's text is: 1.0 to 3.0."""
    ordinary = _ORDINARY_PX.get(QGuiApplication.platformName(), _ORDINARY_PX_ELSEWHERE)
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    return min(3.0, max(1.0, QFontInfo(system).pixelSize() / ordinary))


def style_sheet(tokens: Tokens) -> str:
    """The application's style sheet with the values of ``tokens`` in it."""
    values = asdict(tokens) | {
        "accent_hover": mix(tokens.accent, tokens.text, 0.12),
        "card_hover": mix(tokens.card, tokens.text, 0.05),
        "pad_focus": tokens.space_s - 1,
        "wide_focus": tokens.space_l - 1,
        "indicator": tokens.px(16),
        "indicator_round": tokens.px(16) // 2 + 1,
        "arrow": tokens.px(12),
        "scroll": tokens.px(8),
        "scroll_min": tokens.px(28),
    }
    source = resource_path("theme", "offhook.qss").read_text(encoding="utf-8")
    return Template(source).substitute(values)


def _base_font(tokens: Tokens) -> QFont:
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    if QFontDatabase.hasFamily("Inter"):
        font.setFamilies(["Inter", *font.families()])
    font.setPixelSize(tokens.type_body)
    return font


def _palette(tokens: Tokens) -> QPalette:
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.bg,
        role.WindowText: tokens.text,
        role.Base: tokens.field,
        role.AlternateBase: tokens.card,
        role.Text: tokens.text,
        role.PlaceholderText: tokens.soft,
        role.Button: tokens.card,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.stop,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.accent_ink,
        role.Accent: tokens.accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.ToolTipBase: tokens.card,
        role.ToolTipText: tokens.text,
        role.Light: tokens.card,
        role.Midlight: tokens.line,
        role.Mid: tokens.line,
        role.Dark: tokens.edge,
        role.Shadow: tokens.edge,
    }
    palette = QPalette()
    for each, colour in colours.items():
        palette.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(tokens.soft))
    return palette
