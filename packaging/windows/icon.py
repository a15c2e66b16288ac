"""The program's drawing as a Windows icon, and as the picture beside setup.exe's last page: run by
the build's own Python.

    python icon.py DRAWING.svg TARGET.ico PICTURE.bmp

The icon: a header of 6 bytes, one of 16 for each size, then the pictures, here as PNG, which
Windows reads since Vista ("Icons" in Microsoft's documentation, ICONDIR and ICONDIRENTRY).
"""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
"""In pixels: those of 100, 125, 150 and 200 %, and what Explorer shows large."""


def picture(drawing: Path, size: int) -> bytes:
    """The drawing as PNG, ``size`` pixels wide and high."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(drawing)).render(painter)
    painter.end()
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]  # the stubs want bytes
        raise RuntimeError("Qt cannot write PNG")
    return bytes(held.data())


def side_picture(drawing: Path, target: Path) -> None:
    """The drawing, at the height where NSIS' own picture has its: 164 x 314 at 96 dpi,
    here twice that. Raises :class:`OSError` if it cannot be written."""
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QColor, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(328, 628, QImage.Format.Format_RGB32)
    image.fill(QColor("#eef1f5"))
    painter = QPainter(image)
    QSvgRenderer(str(drawing)).render(painter, QRectF(76, 72, 176, 176))
    painter.end()
    if not image.save(str(target), "BMP"):  # type: ignore[call-overload]  # the stubs want bytes
        raise OSError(f"not written: {target}")


def icon(pictures: dict[int, bytes]) -> bytes:
    """The file that holds ``pictures``, PNG by size in pixels."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    place = len(head) + 16 * len(pictures)
    for size, data in pictures.items():
        side = size % 256  # 0 stands for 256
        head += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(data), place)
        place += len(data)
    return head + b"".join(pictures.values())


def main(drawing: str, target: str, side: str) -> None:
    """Write the icon and the picture."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QGuiApplication

    app = QGuiApplication([])
    pictures = {size: picture(Path(drawing), size) for size in SIZES}
    Path(target).write_bytes(icon(pictures))
    side_picture(Path(drawing), Path(side))
    app.shutdown()


if __name__ == "__main__":
    main(*sys.argv[1:])
