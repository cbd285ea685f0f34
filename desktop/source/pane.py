"""A source read whole: every letter as it stands, the passages behind a fact set out, the query's words marked.

Above the text stand its title, publisher and address, as text to copy and never as a link, scrolled with the text where
they would take much of the height; over them a way from one passage or hit to the next. The text runs in the direction
of its own language, whatever the window's.
"""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTextEdit, QVBoxLayout, QWidget

from core.errors import N_
from core.records.library import Passage, Source
from core.records.spans import Span
from desktop.reader.link import IconButton
from desktop.reader.look import Look, right_to_left
from desktop.reader.marks import runs
from desktop.reader.text_block import TextBlock
from desktop.reader.words import SOURCE
from desktop.shortcuts import bind
from desktop.widgets.safe_text_edit import SafeText

_EDGE = 3
_MOST_HEAD = 0.4
"""How much of the height a head may take that stays."""


class SourceText(SafeText):
    """The text of a source, with passages and hits laid over it. Spans are code points of the source."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._passages: tuple[Span, ...] = ()
        self._hits: tuple[Span, ...] = ()
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setFont(look.metrics.reading)
        self.document().setDocumentMargin(look.metrics.WIDE)
        self._head: QWidget | None = None
        self.verticalScrollBar().valueChanged.connect(lambda _: self._place_head())

    def take_head(self, head: QWidget | None) -> None:
        """Let a head be scrolled with the text, above its first line; None takes it away."""
        self._head = head
        if head is not None:
            head.setParent(self.viewport())
            head.show()
        self._lay_head()

    def _lay_head(self) -> None:
        """Leave room for the head above the first line."""
        margin, head = self.document().documentMargin(), self._head
        if head is not None:
            width = self.viewport().width()
            head.resize(width, head.heightForWidth(width))
            margin += head.height()
        frame = self.document().rootFrame()
        style = frame.frameFormat()
        if style.topMargin() != margin:
            style.setTopMargin(margin)
            frame.setFrameFormat(style)
        self._place_head()

    def _place_head(self) -> None:
        if self._head is not None:
            self._head.move(0, -self.verticalScrollBar().value())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the head out anew."""
        super().resizeEvent(event)
        self._lay_head()

    def show_source(self, source: Source) -> None:
        """Show a source from its first letter."""
        self.show_text(source.text, right_to_left(source.language))
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        block = QTextBlockFormat()
        block.setLineHeight(
            self._look.metrics.reading.pixelSize() * 1.85, QTextBlockFormat.LineHeightTypes.FixedHeight.value
        )
        cursor.mergeBlockFormat(block)
        self._passages = self._hits = ()
        self._lay_over()
        self._lay_head()

    def set_passages(self, spans: Iterable[Span]) -> None:
        """Set out these passages and no others."""
        self._passages = tuple(spans)
        self._lay_over()

    def set_hits(self, spans: Iterable[Span]) -> None:
        """Mark what answers the query."""
        self._hits = tuple(spans)
        self._lay_over()

    def go_to(self, span: Span) -> None:
        """Bring a span into view, its beginning in the upper third, with the text cursor before it."""
        cursor = self._cursor(span)
        start = QTextCursor(self.document())
        start.setPosition(cursor.selectionStart())
        self.setTextCursor(start)
        bar = self.verticalScrollBar()
        top = self.cursorRect(start).top()
        bar.setValue(bar.value() + top - self.viewport().height() // 4)

    def rectangle(self, span: Span) -> QRect:
        """Return where a span stands, in the viewport, as the smallest rectangle of whole lines about it."""
        cursor = self._cursor(span)
        first, last = QTextCursor(self.document()), QTextCursor(self.document())
        first.setPosition(cursor.selectionStart())
        last.setPosition(cursor.selectionEnd())
        top, bottom = self.cursorRect(first).top(), self.cursorRect(last).bottom()
        return QRect(QPoint(0, top), QPoint(self.viewport().width() - 1, bottom))

    def _cursor(self, span: Span) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self.shown.position(span[0]))
        cursor.setPosition(self.shown.position(span[1]), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _lay_over(self) -> None:
        passages = [self._selection(span, "soft", underlined=False) for span in self._passages]
        hits = [self._selection(span, "mark", underlined=True) for span in self._hits]
        self.setExtraSelections(passages + hits)
        self.viewport().update()

    def _selection(self, span: Span, token: str, *, underlined: bool) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        selection.cursor = self._cursor(span)
        style = selection.format
        style.setBackground(self._look.colour(token))
        if underlined:
            style.setFontUnderline(True)
            style.setUnderlineColor(self._look.colour("warn"))
        selection.format = style
        return selection

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, and an edge beside each passage so that it is not told by colour alone."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        accent = self._look.colour("accent")
        rtl = self.document().defaultTextOption().textDirection() == Qt.LayoutDirection.RightToLeft
        margin = int(self.document().documentMargin()) - 3 * _EDGE
        x = self.viewport().width() - margin - _EDGE if rtl else margin
        for span in self._passages:
            lines = self.rectangle(span)
            painter.fillRect(QRect(x, lines.top(), _EDGE, lines.height()), accent)
        painter.end()


class SourcePane(QWidget):
    """A source with its head and the way through its passages and hits."""

    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.source: Source | None = None
        self._passages: tuple[Span, ...] = ()
        self._hits: tuple[Span, ...] = ()
        self._stop = -1
        self.scrolls_head = False
        self._head = QVBoxLayout()
        self.text = SourceText(look, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self.text, 1)
        self._count = QLabel(self)
        self._count.setFont(look.metrics.small)
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._title_line = self._bar()
        self._details: QWidget | None = None
        bind("close_source", self, self.closed.emit, Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _bar(self) -> QHBoxLayout:
        tr = self._look.voice.tr
        bar = QHBoxLayout()
        metrics = self._look.metrics
        bar.setContentsMargins(metrics.WIDE, metrics.SMALL, metrics.WIDE, 0)
        name = QLabel(tr(SOURCE), self)
        name.setFont(metrics.strong)
        bar.addWidget(name)
        bar.addStretch(1)
        bar.addWidget(self._count)
        self.previous = self._tool("arrow-left", tr(N_("Previous passage or hit")), self.go_to_previous)
        self.next = self._tool("arrow-right", tr(N_("Next passage or hit")), self.go_to_next)
        self.close_button = self._tool("x", tr(N_("Close the source")), self.closed.emit)
        for button in (self.previous, self.next, self.close_button):
            bar.addWidget(button)
        self._head.addLayout(bar)
        return bar

    def _tool(self, icon: str, words: str, act: Callable[[], object]) -> IconButton:
        button = IconButton(icon, words, self._look, self)
        button.clicked.connect(lambda _=False: act())
        return button

    def show_source(self, source: Source, hits: Iterable[Span] = ()) -> None:
        """Show a source with the hits of the query in it, in code points, ordered."""
        if source != self.source:
            self.source = source
            self._show_head(source)
            self.text.show_source(source)
            self.text.setAccessibleName(source.title.in_language(self._look.language))
        self._passages = ()
        self.text.set_passages(())
        self._mark(hits)
        self._stop = -1
        self._tell()

    def set_hits(self, hits: Iterable[Span]) -> None:
        """Mark the hits of another query and keep the place; passages stay set out."""
        before = self.stop
        self._mark(hits)
        stops = self._stops()
        self._stop = stops.index(before) if before in stops else -1
        self._tell()

    def show_passages(self, passages: Iterable[Passage]) -> None:
        """Set out passages of the source shown and bring the first of them into view."""
        here = [p for p in passages if self.source is not None and p.source == self.source.uid]
        if not here:
            return
        first = (here[0].start, here[0].end)
        self._passages = tuple(dict.fromkeys((p.start, p.end) for p in here))
        self.text.set_passages(self._passages)
        self._stop = self._stops().index(first)
        self.text.go_to(first)
        self._tell()

    def go_to_next(self) -> None:
        """Go to the next passage or hit, from the last one round to the first."""
        self._go(1)

    def go_to_previous(self) -> None:
        """Go to the passage or hit before, from the first one round to the last."""
        self._go(-1)

    @property
    def stop(self) -> Span | None:
        """The passage or hit gone to last, in code points of the source."""
        return self._stops()[self._stop] if 0 <= self._stop < len(self._stops()) else None

    def _mark(self, marks: Iterable[Span]) -> None:
        marks = tuple(marks)
        self.text.set_hits(marks)
        self._hits = runs(self.source.text, marks) if self.source is not None else ()

    def _stops(self) -> list[Span]:
        return sorted({*self._passages, *self._hits})

    def _go(self, step: int) -> None:
        stops = self._stops()
        if not stops:
            return
        # From nowhere the first step forward is the first stop, the first step back the last.
        self._stop = 0 if self._stop < 0 and step > 0 else (max(self._stop, 0) + step) % len(stops)
        self.text.go_to(stops[self._stop])
        self._tell()

    def _tell(self) -> None:
        stops = self._stops()
        voice = self._look.voice
        words = ""
        if stops:
            words = voice.tr(N_("{number} of {total}")).format(
                number=voice.number(self._stop + 1), total=voice.number(len(stops))
            )
        self._count.setText(words)
        for button in (self.previous, self.next):
            button.setEnabled(len(stops) > 1)

    def _show_head(self, source: Source) -> None:
        if self._details is not None:
            self._take_head_out()
            self._details.hide()
            self._details.deleteLater()
        self._details = SourceHead(source, self._look)
        self._put_head(loose=self._wants_loose())

    def _wants_loose(self) -> bool:
        return self._details.heightForWidth(self.width()) > self.height() * _MOST_HEAD

    def _put_head(self, *, loose: bool) -> None:
        self.scrolls_head = loose
        if loose:
            self.text.take_head(self._details)
        else:
            self._head.addWidget(self._details)
            self._details.show()

    def _take_head_out(self) -> None:
        if self.scrolls_head:
            self.text.take_head(None)
        else:
            self._head.removeWidget(self._details)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the head stay or go with the text, as there is room."""
        super().resizeEvent(event)
        if self._details is not None and self._wants_loose() != self.scrolls_head:
            self._take_head_out()
            self._put_head(loose=not self.scrolls_head)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the window's direction."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.text.viewport().update()


class SourceHead(QWidget):
    """Title, publisher, day and address of a source."""

    def __init__(self, source: Source, look: Look) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(look.metrics.WIDE, 0, look.metrics.WIDE, look.metrics.SMALL)
        column.setSpacing(0)
        shown = source.title.language_shown(look.language)
        side = look.voice.language.right_to_left
        title = look.metrics.face(tuple(look.metrics.reading.families()), 15, bold=True)
        words = source.title.in_language(look.language)
        column.addWidget(TextBlock(words, right_to_left(shown), look, title, leading=1.6, on_the_right=side))
        details = []
        if source.publisher:
            details.append(look.voice.name(source.publisher))
        if source.published:
            details.append(look.voice.full_dates(source.published, source.published))
        if details:
            column.addWidget(self._small(" \u00b7 ".join(details), side, look, side))
        if source.address:
            column.addWidget(self._small(source.address, False, look, side))

    @staticmethod
    def _small(words: str, rtl: bool, look: Look, side: bool) -> TextBlock:
        font = look.metrics.small
        return TextBlock(words, rtl, look, font, leading=1.6, token="muted", on_the_right=side)
