"""The guide in a window of its own, beside the dialog where F1 was pressed: what is typed there stays in sight.

It hangs on the dialog, so that it stands in front of it, can be used though the dialog insists on an answer, and goes
with it.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.following import FollowingDialog
from desktop.guide.page import GUIDE, GuidePage
from desktop.theme import Metrics, Theme
from desktop.voice import Voice


class GuideWindow(FollowingDialog):
    """Shows the guide until Escape or its frame closes it."""

    def __init__(self, theme: Theme, metrics: Metrics, voice: Voice, beside: QWidget) -> None:
        super().__init__(metrics, voice, beside)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.sayings.say(GUIDE, self.setWindowTitle)
        self.page = GuidePage(theme, metrics, voice)
        self.page.left.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        room = self.screen().availableSize()
        self.resize(min(metrics.scaled(900), room.width()), min(metrics.scaled(640), room.height()))

    def open_at(self, chapter: str) -> None:
        """Show a chapter and bring the window to the front, with the keyboard in it."""
        self.page.show_chapter(chapter)
        self.show()
        self.raise_()
        self.activateWindow()
        self.page.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_voice(self, voice: Voice) -> None:
        """Speak another language, in the chapter that is open."""
        self.page.set_voice(voice)
        super().set_voice(voice)

    def set_look(self, theme: Theme, metrics: Metrics) -> None:
        """Take other colours or another text size."""
        self.page.set_look(theme, metrics)
        super().set_look(theme, metrics)

    def done(self, result: int) -> None:
        """Lead back to the dialog when it closes, by Escape or by its frame."""
        beside = self.parentWidget()
        super().done(result)
        beside.activateWindow()
