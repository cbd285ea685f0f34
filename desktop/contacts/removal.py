"""The question before focal points are removed, which nothing brings back."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from core.errors import N_
from desktop.voice import Voice


def removal_question(
    count: int, title: str, remove: Callable[[], object], voice: Voice, parent: QWidget
) -> QMessageBox:
    """Make the question whether so many entries are to be removed; `remove` is called where they are."""
    asked = voice.trn("Remove {count} focal point for good?", "Remove {count} focal points for good?", count)
    box = QMessageBox(QMessageBox.Icon.Question, title, asked, parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    button = box.addButton(voice.tr(N_("Remove")), QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(box.addButton(voice.tr(N_("Cancel")), QMessageBox.ButtonRole.RejectRole))
    button.clicked.connect(lambda _: remove())
    return box
