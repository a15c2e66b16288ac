"""The window's words where there is no window: for a verb that says what the window would."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QTranslator, qInstallMessageHandler

from ..resources import resource_path
from ..speech import Language


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Have ``QCoreApplication.translate`` speak ``language``; it does so for an application only.

    One is made where there is none, and goes again.
    """
    app = QCoreApplication.instance() or _quiet_application()
    translator = QTranslator()
    file = resource_path("translations", f"offhook_{language}.qm")
    if translator.load(str(file)):
        app.installTranslator(translator)
    try:
        yield
    finally:
        app.removeTranslator(translator)


def _quiet_application() -> QCoreApplication:
    """An application; Qt would say on the terminal that it wants a locale of UTF-8."""
    before = qInstallMessageHandler(lambda *_: None)
    try:
        return QCoreApplication([])
    finally:
        qInstallMessageHandler(before)
