"""Draws the program's own icon in the sizes and wrappings that systems ask for.

    PYTHONPATH=packaging python -m icons FOLDER        tawsiyat-SIZE.png, tawsiyat.ico (Windows), tawsiyat.icns (macOS),
                                                     installer.bmp (the side of the installer's first page)

Both wrappings are lists of PNG pictures with a table before them. The same drawing gives the same bytes.
"""

import os
import struct
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

DRAWING = Path(__file__).resolve().parents[1] / "resources" / "icons" / "program" / "tawsiyat.svg"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
_ICO = (16, 24, 32, 48, 64, 128, 256)
_ICNS = {b"icp4": 16, b"icp5": 32, b"icp6": 64, b"ic07": 128, b"ic08": 256, b"ic09": 512}


def picture(size: int) -> bytes:
    """Return the drawing as a PNG, `size` pixels wide and high."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(DRAWING)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return _saved(image, "PNG")


def side() -> bytes:
    """Return the side of the installer's pages as a BMP: the icon above, on the colour of the program."""
    wide, high, inner = 164, 314, 96
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    image.fill(QColor("#0F5C63"))
    painter = QPainter(image)
    QSvgRenderer(str(DRAWING)).render(painter, QRectF((wide - inner) / 2, inner / 2, inner, inner))
    painter.end()
    return _saved(image, "BMP")


def ico(pictures: dict[int, bytes]) -> bytes:
    """Return an icon of Windows: a table of 16 bytes a picture, a side of 256 written as 0."""
    table, bodies, place = b"", b"", 6 + 16 * len(_ICO)
    for size in _ICO:
        body = pictures[size]
        table += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(body), place + len(bodies))
        bodies += body
    return struct.pack("<HHH", 0, 1, len(_ICO)) + table + bodies


def icns(pictures: dict[int, bytes]) -> bytes:
    """Return an icon of macOS: each picture behind its kind and its length, the head counted in."""
    parts = b"".join(
        kind + struct.pack(">I", 8 + len(pictures[size])) + pictures[size] for kind, size in _ICNS.items()
    )
    return b"icns" + struct.pack(">I", 8 + len(parts)) + parts


def _saved(image: QImage, kind: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind)
    return bytes(buffer.data().data())


def main(folder: Path) -> None:
    """Write all of them into a folder."""
    application = QGuiApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    pictures = {size: picture(size) for size in SIZES}
    for size, body in pictures.items():
        (folder / f"tawsiyat-{size}.png").write_bytes(body)
    (folder / "tawsiyat.ico").write_bytes(ico(pictures))
    (folder / "installer.bmp").write_bytes(side())
    (folder / "tawsiyat.icns").write_bytes(icns(pictures))
    application.quit()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
