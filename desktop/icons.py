"""Icons: one open outline set, drawn in the colour of the theme, mirrored only where direction matters.

The drawings are SVG files of the store (`resources/icons`, Lucide, ISC licence). A clock, a check or a
magnifier looks the same in every direction of reading; an arrow does not, so only the names of `DIRECTED`
are mirrored.
"""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources

SIDE = 18
DIRECTED = frozenset(
    {
        "arrow-left",
        "arrow-right",
        "chevron-left",
        "chevron-right",
        # Arabic has its own question mark: «\u061f».
        "circle-help",
        "corner-down-right",
        "quote",
        "redo-2",
        "undo-2",
    }
)
_STROKE = 'stroke-width="2"'
# 1.7 px at 18 px of a drawing 24 wide.
_OUR_STROKE = 'stroke-width="2.27"'


def icon(name: str, colour: str, *, mirrored: bool = False, side: int = SIDE) -> QIcon:
    """Return an icon of the set in `colour`; `mirrored` turns those round that have a direction.

    An icon whose file is missing is an empty one: every control has its words as well.
    """
    return QIcon(pixmap(name, colour, mirrored=mirrored, side=side))


def pixmap(name: str, colour: str, *, mirrored: bool = False, side: int = SIDE) -> QPixmap:
    """Return the drawing of an icon, `side` logical pixels wide and high, sharp on the densest screen."""
    return _drawn(
        name, colour, mirrored and name in DIRECTED, side, QGuiApplication.instance().devicePixelRatio()
    )


@lru_cache(maxsize=128)
def _drawn(name: str, colour: str, mirrored: bool, side: int, ratio: float) -> QPixmap:
    result = QPixmap(QSize(side, side) * ratio)
    result.setDevicePixelRatio(ratio)
    result.fill(Qt.GlobalColor.transparent)
    try:
        drawing = resources.path("icons", f"{name}.svg").read_text(encoding="utf-8")
    except OSError:
        return result
    drawing = drawing.replace("currentColor", colour).replace(_STROKE, _OUR_STROKE)
    renderer = QSvgRenderer(QByteArray(drawing.encode()))
    painter = QPainter(result)
    if mirrored:
        painter.translate(side, 0)
        painter.scale(-1, 1)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    return result
