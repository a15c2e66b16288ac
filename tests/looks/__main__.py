"""Pictures of every moment, in both languages and themes: ``python -m looks FOLDER``.

QT_SCALE_FACTOR sets how fine they are. ``--text 2`` stands for a system's text of twice the size,
``--small`` for the smallest window, ``--only WORD`` for the moments with that word in their name.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from offhook.qt.theme import apply_theme
from offhook.qt.translations import install_language
from support.translations import compiled_in

from .moments import EVERY, settle, shown

SMALLEST = QSize(360, 560)


def main() -> int:
    """Take them."""
    parser = argparse.ArgumentParser(prog="looks", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--text", type=float, default=1)
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--only", default="")
    wish = parser.parse_args()
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    with tempfile.TemporaryDirectory(prefix="offhook-looks-") as compiled:
        words = compiled_in(Path(compiled))
        for theme in ("light", "dark"):
            apply_theme(app, theme, text_scale=wish.text)
            for language in ("fr", "en"):
                install_language(app, language, words)
                folder = wish.folder / f"{theme}-{language}"
                folder.mkdir(parents=True, exist_ok=True)
                for make in (each for each in EVERY if wish.only in each.__name__):
                    for window in shown(make):
                        if wish.small:
                            window.resize(SMALLEST.expandedTo(window.minimumSizeHint()))
                            settle()
                        window.grab().save(str(folder / f"{make.__name__}.png"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
