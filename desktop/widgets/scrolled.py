"""What is scrolled where its contents need more room than there is, and windows no larger than their screen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


def scrolled(page: QWidget, ground: str = "surface") -> QScrollArea:
    """Fill a page with an area that scrolls; what the page shows goes into the area's widget.

    `ground` is that of the area; an empty one lets the page's own be seen.
    """
    area, port, inner = QScrollArea(page), QWidget(), QWidget()
    # The area has a viewport already, of which Python knows nothing: to ask for it makes all of Qt's classes of
    # widgets, since it may be any of them. That took a twentieth of the start.
    area.setViewport(port)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    for part in (area, inner):
        part.setProperty("ground", ground)
        part.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, bool(ground))
    for part in () if ground else (port, inner):
        part.setAutoFillBackground(False)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(area)
    return area


def fit(window: QWidget, width: int, height: int) -> None:
    """Let a window have a size in pixels, or as much of it as its screen has."""
    room = window.screen().availableSize()
    window.resize(min(width, room.width()), min(height, room.height()))
