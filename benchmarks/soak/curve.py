"""The curve of memory over the minutes of a soak, drawn by Qt into a small picture."""

from collections.abc import Sequence
from math import ceil
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter, QPen, QPolygonF

from benchmarks.soak.level import Level
from desktop import theme

_SIZE = (900, 340)
_FRAME = QRectF(64, 44, 812, 244)
_LINES = (("own", "its own memory", "#0F5C63"), ("pss", "with its share of files (PSS)", "#9A5B00"))


def draw(levels: Sequence[Level], said: str, path: Path) -> None:
    """Draw the levels into a PNG file, `said` above them."""
    app = QGuiApplication.instance() or QGuiApplication(["soak", "-platform", "offscreen"])
    theme.load_fonts()
    picture = QImage(*_SIZE, QImage.Format.Format_RGB32)
    picture.fill(QColor(theme.LIGHT.surface))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(_font(13))
    painter.setPen(QColor(theme.LIGHT.ink))
    painter.drawText(QRectF(16, 8, _SIZE[0] - 32, 28), Qt.AlignmentFlag.AlignVCenter, said)
    most = max(max(each.own, each.pss) for each in levels)
    top = ceil(most / 50 + 0.2) * 50
    last = max(levels[-1].minute, 0.01)
    _grid(painter, top, last)
    for place, (name, words, colour) in enumerate(_LINES):
        points = [
            QPointF(
                _FRAME.left() + _FRAME.width() * each.minute / last,
                _FRAME.bottom() - _FRAME.height() * getattr(each, name) / top,
            )
            for each in levels
        ]
        painter.setPen(QPen(QColor(colour), 2))
        painter.drawPolyline(QPolygonF(points))
        painter.drawText(QPointF(_FRAME.left() + 12 + 190 * place, _FRAME.bottom() - 10), words)
    painter.end()
    picture.save(str(path))
    del app


def _grid(painter: QPainter, top: int, minutes: float) -> None:
    painter.setFont(_font(11))
    for mb in range(0, top + 1, 50):
        y = _FRAME.bottom() - _FRAME.height() * mb / top
        painter.setPen(QColor(theme.LIGHT.line))
        painter.drawLine(QPointF(_FRAME.left(), y), QPointF(_FRAME.right(), y))
        painter.setPen(QColor(theme.LIGHT.muted))
        painter.drawText(QRectF(0, y - 9, 56, 18), Qt.AlignmentFlag.AlignRight, f"{mb} MB")
    step = max(1, round(minutes / 12))
    for minute in range(0, int(minutes) + 1, step):
        x = _FRAME.left() + _FRAME.width() * minute / minutes
        painter.drawText(
            QRectF(x - 20, _FRAME.bottom() + 6, 40, 18), Qt.AlignmentFlag.AlignCenter, f"{minute}"
        )
    box = QRectF(_FRAME.left(), _FRAME.bottom() + 24, _FRAME.width(), 20)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "minutes")


def _font(pixels: int) -> QFont:
    font = QFont(list(theme.INTERFACE_FACES))
    font.setPixelSize(pixels)
    return font
