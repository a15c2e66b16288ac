"""Words longer by two fifths, as another language may have them: everything finds room."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTranslator
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from looks import moments
from looks.cut import cut_off

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")


IN_A_TIP = re.compile(r"Pill |ElidedLabel .*: (on hold [^·]*· )?\(418\) 257-9084")


class Stretched(QTranslator):
    """English, and two fifths of it again in words that are no longer than usual."""

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        if not re.search(r"[a-z]", text):
            return text
        more = max(2, round(len(re.sub(r"%\w+", "", text)) * 0.4))
        filler = re.sub(r"(.{6})", r"\1 ", "öåéîûñà"[: more % 7] + "çøœæßðþ" * (more // 7))
        said = text.replace("%n", str(n)).replace("(s)", "" if n == 1 else "s")
        return f"{said} {filler[: more - 1].strip()}"

    def isEmpty(self) -> bool:  # noqa: N802 # Qt's name
        return False


@pytest.fixture
def stretched(qapp: QApplication) -> Iterator[None]:
    translator = Stretched()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize("what", moments.EVERY, ids=lambda what: what.__name__)
def test_longer_words_are_not_cut(qtbot: QtBot, stretched: None, what: Callable[..., Any]) -> None:
    for window in moments.shown(what):
        assert isinstance(window, QWidget)
        window.resize(max(400, window.minimumSizeHint().width()), window.height())
        moments.settle()
        # The pill and the line with the number have the rest in their tool tips.
        assert [cut for cut in cut_off(window) if not IN_A_TIP.match(cut)] == []
