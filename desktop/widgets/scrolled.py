"""A page that is scrolled where its contents need more room than there is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


def scrolled(page: QWidget) -> QScrollArea:
    """Fill a page with an area that scrolls; what the page shows goes into the area's widget."""
    area, inner = QScrollArea(page), QWidget()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    for ground in (area, inner):
        ground.setProperty("ground", "surface")
        ground.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    area.setWidget(inner)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(area)
    return area
