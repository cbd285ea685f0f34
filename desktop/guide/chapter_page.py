"""A chapter of the guide on screen: the blocks of a section, with pictures and lists that are only read."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from core.paper.guide import Chapter, Picture
from core.paper.page import Block, Paragraph, Provisions
from desktop.reader.look import Look, right_to_left
from desktop.reader.section_page import SectionPage
from desktop.reader.text_block import TextBlock

if TYPE_CHECKING:
    from core.text.query import Query


class ChapterPage(SectionPage):
    """The title of a chapter and its blocks under one another."""

    def __init__(self, chapter: Chapter, query: "Query | None", look: Look) -> None:
        self._chapter = chapter
        super().__init__(chapter.section, query, look)

    def _add_blocks(self, _blocks: tuple[Block, ...]) -> None:
        metrics, code = self.look.metrics, self._chapter.language
        self.add(partial(self._words, self._chapter.title, metrics.title, code), 0)
        for block in self._chapter.blocks:
            match block:
                case Picture():
                    self.add(partial(PictureBox, block, self.look), metrics.MEDIUM)
                case Paragraph(text=text):
                    self.add(partial(self._words, text.text, metrics.body, text.language), metrics.SMALL)
                case Provisions(items=items):
                    for item in items:
                        words = f"{item.marker}\u00a0 {item.text.text}"
                        self.add(partial(self._words, words, metrics.body, item.text.language), metrics.TINY)
                case _:
                    self._add_block(block)

    def _words(self, words: str, font: object, code: str, *, parent: QWidget) -> TextBlock:
        return TextBlock(
            words, right_to_left(code), self.look, font, leading=1.7, language=code, parent=parent
        )


class PictureBox(QLabel):
    """A picture, as wide as it is or as there is room; its words are what a screen reader says."""

    def __init__(self, picture: Picture, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._picture = look, QPixmap(str(picture.file))
        self.setAccessibleName(picture.words)
        self.setToolTip(picture.words)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Say that the picture keeps its shape."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height in pixels at a width."""
        wide = max(self._picture.width(), 1)
        return min(width, wide) * self._picture.height() // wide

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture at the leading side, with a hairline around it."""
        room = self.rect()
        width = min(room.width(), self._picture.width())
        room.setSize(self._picture.size().scaled(width, room.height(), Qt.AspectRatioMode.KeepAspectRatio))
        if self.isRightToLeft():
            room.moveRight(self.rect().right())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(room, self._picture)
        painter.setPen(self._look.colour("line"))
        painter.drawRect(room.adjusted(0, 0, -1, -1))
        painter.end()
