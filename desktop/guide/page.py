"""The guide in the place of list and reader: a search and the chapters at the leading side, the text beside them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.errors import N_
from core.paper.guide import Chapter, chapters, found
from core.text.query import Query, parse
from desktop.guide.chapter_page import ChapterPage
from desktop.reader.look import Look
from desktop.reader.page_scroll import PageScroll
from desktop.theme import Metrics, Theme
from desktop.voice import Voice

GUIDE = N_("Guide")
_SEARCH = N_("Search in the guide")
_CHAPTERS = N_("Chapters")
_NOTHING = N_("No chapter has these words.")
_WIDTH = 260
_KEY = int(Qt.ItemDataRole.UserRole)


class GuidePage(QWidget):
    """Shows one chapter. `left` tells that the reader wants back to where the guide was opened."""

    left = Signal()

    def __init__(self, theme: Theme, metrics: Metrics, voice: Voice) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._look = Look(theme, metrics, voice)
        self._query: Query | None = None
        self._key = ""
        self.field = QLineEdit()
        self.field.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing = QLabel()
        self.nothing.setWordWrap(True)
        self.nothing.setProperty("tone", "muted")
        self.scroll = PageScroll()
        self._side = QWidget()
        self._arrange()
        self.field.textChanged.connect(self._on_typed)
        self.field.returnPressed.connect(self.scroll.setFocus)
        self.list.currentItemChanged.connect(self._on_chosen)
        self._dress()

    def _arrange(self) -> None:
        metrics = self._look.metrics
        side = QVBoxLayout(self._side)
        side.setContentsMargins(metrics.LARGE, metrics.LARGE, metrics.SMALL, metrics.LARGE)
        side.setSpacing(metrics.SMALL)
        for part in (self.field, self.nothing):
            side.addWidget(part)
        side.addWidget(self.list, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        row.addWidget(self.scroll, 1)

    @property
    def chapter(self) -> str:
        """The key of the chapter that is shown."""
        return self._key

    def show_chapter(self, key: str) -> None:
        """Show a chapter, the first where there is none of this key; what was searched is let go."""
        self._key = key
        if self.field.text():
            self.field.clear()
        else:
            self._list()

    def set_look(self, theme: Theme, metrics: Metrics) -> None:
        """Take other colours or another text size."""
        self._look = Look(theme, metrics, self._look.voice)
        self._dress_here()

    def set_voice(self, voice: Voice) -> None:
        """Speak another language, in the chapter that is open."""
        self._look = Look(self._look.theme, self._look.metrics, voice)
        self._dress_here()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Lead into the chapters."""
        super().focusInEvent(event)
        self.list.setFocus(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Escape: first out of the search, then out of the guide."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.field.text():
            self.field.clear()
        else:
            self.left.emit()

    def _dress_here(self) -> None:
        """Dress anew and stay where one is in the chapter."""
        place, key = self.scroll.place, self._key
        self._dress()
        page = self.scroll.page
        # A chapter has about the same paragraphs in each language.
        if self._key == key and page is not None and page.count:
            self.scroll.go_to((min(place[0], page.count - 1), place[1]))

    def _dress(self) -> None:
        look = self._look
        tr, metrics = look.voice.tr, look.metrics
        self.setAccessibleName(tr(GUIDE))
        self.scroll.setAccessibleName(tr(GUIDE))
        self.list.setAccessibleName(tr(_CHAPTERS))
        self.field.setPlaceholderText(tr(_SEARCH))
        self.field.setAccessibleName(tr(_SEARCH))
        self.nothing.setText(tr(_NOTHING))
        for part in (self.field, self.list, self.nothing):
            part.setFont(metrics.body)
        self._side.setFixedWidth(metrics.scaled(_WIDTH))
        self._list()

    def _on_typed(self, words: str) -> None:
        asked = parse(words, typing=True)
        self._query = asked if asked.wanted else None
        self._list()

    def _list(self) -> None:
        """List the chapters that answer what is typed, or all, and show one of them."""
        code = self._look.language
        listed = found(self._query, code) if self._query else chapters(code)
        keys = [chapter.key for chapter in listed]
        searched = self._query is not None and self.field.hasFocus()
        if keys and (searched or self._key not in keys):
            self._key = keys[0]
        self.list.blockSignals(True)
        self.list.clear()
        for chapter in listed:
            item = QListWidgetItem(chapter.title, self.list)
            item.setData(_KEY, chapter.key)
            if chapter.key == self._key:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        self.nothing.setVisible(not keys)
        self._show()

    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._key = item.data(_KEY)
            self._show()

    def _show(self) -> None:
        chapter = self._chapter()
        if chapter is not None:
            self.scroll.show_page(ChapterPage(chapter, self._query, self._look))

    def _chapter(self) -> Chapter | None:
        return next((each for each in chapters(self._look.language) if each.key == self._key), None)
