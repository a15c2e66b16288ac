"""What ``offhook self-test`` tries of Qt: plug-ins, translations, drawings, a window."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QEvent, QLibraryInfo, QPluginLoader, QTranslator, qVersion
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from ..desk.folder import DataFolder
from ..desk.marks import Marks
from ..qt.icons import app_icon
from ..qt.translations import install_language
from ..resources import resource_path
from ..speech import catalogue, filled, translate
from ..vault import SessionTokens
from .program import Program
from .start import Desk

PLUGINS = {
    "linux": (
        "platforms/libqxcb.so",
        "platforms/libqwayland.so",
        "platforms/libqoffscreen.so",
        "wayland-shell-integration/libxdg-shell.so",
        "platforminputcontexts/libcomposeplatforminputcontextplugin.so",
        "platforminputcontexts/libibusplatforminputcontextplugin.so",
        "platformthemes/libqxdgdesktopportal.so",
    ),
    "win32": ("platforms/qwindows.dll", "platforms/qoffscreen.dll"),
    "darwin": ("platforms/libqcocoa.dylib", "platforms/libqoffscreen.dylib"),
}
FEWEST_COLOURS = 32
"""A window that is drawn has hundreds: smoothed letters, icons. A blank or broken one, a few."""


class NotDrawn(Exception):
    """Qt lacks something to draw with."""


def plugins() -> str:
    """Load each plug-in of Qt, which also finds out whether the system has what *it* needs."""
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    for name in PLUGINS[sys.platform]:
        loader = QPluginLoader(str(folder / name))
        if not loader.load():
            raise NotDrawn(loader.errorString())
    return f"Qt {qVersion()}: {', '.join(Path(name).stem for name in PLUGINS[sys.platform])}"


def translations() -> str:
    """Both languages, ours and Qt's."""
    qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    ours = resource_path("translations")
    for file in (ours / "offhook_en.qm", ours / "offhook_fr.qm", qt / "qtbase_fr.qm"):
        translator = QTranslator()
        if not translator.load(str(file)) or translator.isEmpty():
            raise NotDrawn(f"no translation: {file}")
    for language in ("en", "fr"):
        if not catalogue(language, ours):
            raise NotDrawn(f"no translation for the command line: {language}")
    return translate("SelfTest", "English, French")


def pictures() -> str:
    """The program's own drawing, from its SVG."""
    application()
    colours = colours_of(app_icon().pixmap(64, 64).toImage())
    if colours < 3:
        raise NotDrawn(f"the icon has {colours} colours")
    return translate("SelfTest", "the icon in %n colour(s)", "", colours)


def window() -> str:
    """The window, in French: drawn, and not blank."""
    app = application()
    with tempfile.TemporaryDirectory(prefix="offhook-self-test-") as name:
        folder = DataFolder(Path(name)).create()
        program = Program(folder, tokens=SessionTokens(), marks=Marks(folder.path))
        desk = Desk(app, folder, program)
        install_language(app, "fr")
        picture = desk.window.grab().toImage()
        desk.window.deleteLater()
        QApplication.sendPostedEvents(desk.window, QEvent.Type.DeferredDelete.value)
    colours = colours_of(picture)
    if colours < FEWEST_COLOURS:
        raise NotDrawn(f"the window has {colours} colours")
    said = translate("SelfTest", "%1 x %2 in %n colour(s)", "", colours)
    return filled(said, picture.width(), picture.height())


def application() -> QApplication:
    """The one of this process; it draws unseen."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    return app


def colours_of(image: QImage) -> int:
    """How many different colours ``image`` has."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = memoryview(plain.constBits()).cast("B").cast("I")
    return len(set(pixels))
