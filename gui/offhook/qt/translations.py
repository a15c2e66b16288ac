"""French and English, switched while the program runs."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from offhook.resources import resource_path

Language = Literal["en", "fr", ""]

_MARK = "offhook-translator"
_LOCALES = {
    "en": QLocale(QLocale.Language.English, QLocale.Country.Canada),
    "fr": QLocale(QLocale.Language.French, QLocale.Country.Canada),
}


def install_language(
    app: QApplication, language: Language, folder: Path | None = None
) -> Literal["en", "fr"]:
    """Speak ``language`` from now on (``""``: the system's) and return the one chosen.

    English has a file too, for its plurals; where ``folder`` lacks one, the words are the source's.
    Every window is told with LanguageChange, and numbers and dates follow with LocaleChange.
    """
    chosen = language or _system_language()
    for old in app.findChildren(QTranslator, _MARK):
        app.removeTranslator(old)
        old.deleteLater()
    QLocale.setDefault(_LOCALES[chosen])
    ours = folder or resource_path("translations")
    qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    for file in (qt / f"qtbase_{chosen}.qm", ours / f"offhook_{chosen}.qm"):
        translator = QTranslator(app)
        translator.setObjectName(_MARK)
        if translator.load(str(file)):
            app.installTranslator(translator)
    for window in app.topLevelWidgets():
        window.setLocale(_LOCALES[chosen])
    return chosen


def _system_language() -> Literal["en", "fr"]:
    for tag in QLocale.system().uiLanguages():
        language = tag.split("-")[0].split("_")[0]
        if language == "fr":
            return "fr"
        if language == "en":
            return "en"
    return "en"
