"""Columns of tables drawn out and in by keyboard: Ctrl, Shift and an arrow move the border at the end of the column.

The arrow says where the border goes, as the mouse draws it: in a table that runs from right to left, left is wider.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTableView

_STEP = 16
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right)


def drew_column(table: QTableView, event: QKeyEvent) -> bool:
    """Move the border of the column that the keyboard stands in, if the key asks for that; tell whether it did."""
    column = table.currentIndex().column()
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.key() not in _ARROWS or held != _HELD or column < 0:
        return False
    wider = (event.key() == Qt.Key.Key_Left) is table.isRightToLeft()
    head = table.horizontalHeader()
    width = head.sectionSize(column) + (_STEP if wider else -_STEP)
    head.resizeSection(column, max(width, head.minimumSectionSize()))
    return True
