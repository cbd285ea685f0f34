"""The frame that tells that the keyboard stands in something to be scrolled, which shows it by nothing of its own.

Buttons, fields and rows have frames of their own, by the style sheet or drawn by themselves. A page, a text and a list
without rows have none: over these lies this one for as long as the keyboard is there, unless the mouse brought it.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QScrollArea, QTextEdit, QWidget


class FocusFrame(QObject):
    """Follows the keyboard through all windows, for as long as its parent lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        QApplication.instance().focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        for frame in before.findChildren(_Frame, options=direct) if before is not None else ():
            frame.hide()
            frame.deleteLater()
        by_mouse = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        if now is not None and _shows_nothing(now) and not by_mouse:
            _Frame(now)


class _Frame(QFrame):
    """A frame over a widget, which the mouse goes through."""

    def __init__(self, around: QWidget) -> None:
        super().__init__(around)
        self.setProperty("role", "focus")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        around.installEventFilter(self)
        self.setGeometry(around.rect())
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as what it lies over."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(watched.rect())
        return super().eventFilter(watched, event)


def _shows_nothing(widget: QWidget) -> bool:
    if isinstance(widget, QAbstractItemView):
        return widget.model() is None or not widget.model().rowCount(widget.rootIndex())
    return isinstance(widget, QScrollArea | QTextEdit)
