"""Draw an SVG as PNG: ``draw_icon.py FILE.svg SIZE=TARGET.png ...``, sizes in pixels.

Run by the interpreter that has PySide6; no display is needed with QT_QPA_PLATFORM=offscreen.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer


def main(drawing: str, *wanted: str) -> None:
    """Draw each; raises :class:`OSError` for one that cannot be."""
    app = QGuiApplication([])
    renderer = QSvgRenderer(drawing)
    if not renderer.isValid():
        raise OSError(f"no drawing: {drawing}")
    for size, target in (pair.split("=", 1) for pair in wanted):
        image = QImage(int(size), int(size), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        Path(target).parent.mkdir(parents=True, exist_ok=True)
        if not image.save(target):
            raise OSError(f"not written: {target}")
    app.quit()


if __name__ == "__main__":
    main(*sys.argv[1:])
