"""Every test of the window starts in English and in the light theme, whatever ran before it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from offhook.qt.theme import apply_theme
from offhook.qt.translations import install_language
from offhook.ui import masking


@pytest.fixture(autouse=True)
def ordinary(qapp: QApplication) -> Iterator[None]:
    """Both belong to the whole application, so they would outlive the test that changes them."""
    apply_theme(qapp, "light", text_scale=1)
    install_language(qapp, "en")
    masking.hide(False)
    yield
    masking.hide(False)
    apply_theme(qapp, "light", text_scale=1)
    install_language(qapp, "en")
