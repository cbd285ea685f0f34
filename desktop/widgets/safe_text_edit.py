"""The one widget that shows a text from a document whole, and lets it be copied."""

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QTextEdit, QWidget

from desktop.safe_text import SafeString, without_bidi_controls


class SafeText(QTextEdit):
    """A read-only text to select and copy from, that rebuilds what it shows and reaches for nothing.

    Give it words with `show_text`. Markup handed to Qt's own setters is shown to the letter.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = SafeString("")
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(False)
        self.setAcceptDrops(False)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def show_text(self, text: str, right_to_left: bool) -> SafeString:
        """Show `text` in its own direction, whatever the direction of the window."""
        self.shown = SafeString(text)
        option = QTextOption(Qt.AlignmentFlag.AlignLeading)
        direction = Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
        option.setTextDirection(direction)
        # In a right-to-left text AlignLeft means the leading side, that is the right one.
        option.setAlignment(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDefaultTextOption(option)
        super().setPlainText(self.shown.text)
        return self.shown

    def setPlainText(self, text: str) -> None:
        """Show `text` like `show_text`, in the direction of the widget."""
        self.show_text(text, self.isRightToLeft())

    def setHtml(self, text: str) -> None:
        """Show the markup itself, to the letter."""
        self.setPlainText(text)

    def setMarkdown(self, markdown: str) -> None:
        """Show the markup itself, to the letter."""
        self.setPlainText(markdown)

    def loadResource(self, type: int, name: QUrl) -> object:  # noqa: A002 - Qt's own name
        """Answer every request with nothing: no text shown here may reach a file or an address."""
        return None

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy plain words alone, without fonts, colours and ordering marks."""
        data = QMimeData()
        # Qt hands paragraphs as U+2029 and lines as U+2028.
        words = self.textCursor().selectedText().replace("\u2029", "\n").replace("\u2028", "\n")
        data.setText(without_bidi_controls(words))
        return data
