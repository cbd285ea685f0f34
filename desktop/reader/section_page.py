"""A profile or a digest on screen: the section that paper prints, block by block, its names leading to their records.

What is read here is what is printed: both are made from one `Section`. A table is a part for each of its rows, so
that a list of hundreds of events costs what is in view.
"""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.paper.page import (
    Block,
    Cell,
    Clashes,
    Facts,
    Heading,
    Item,
    Paragraph,
    Provisions,
    Rule,
    Section,
    SourceBox,
    Table,
    Tone,
    Wording,
)
from core.paper.page import Row as FactOnPaper
from desktop.reader.columns import Columns
from desktop.reader.facts import Row, Value
from desktop.reader.link import LinkText
from desktop.reader.look import Look, right_to_left
from desktop.reader.page import Page
from desktop.reader.provision import Quoted, QuotedItem
from desktop.reader.quoted import copy_action
from desktop.reader.tags import Tag
from desktop.reader.text_block import TextBlock

if TYPE_CHECKING:
    from core.text.query import Query


class SectionPage(Page):
    """The blocks of a section under one another."""

    def __init__(self, section: Section, query: "Query | None", look: Look) -> None:
        super().__init__(look, query)
        self._add_blocks(section.blocks)

    def _add_blocks(self, blocks: tuple[Block, ...]) -> None:
        for block in blocks:
            self._add_block(block)

    def _add_block(self, block: Block) -> None:
        metrics = self.look.metrics
        match block:
            case Heading(text=text, level=2, aside=aside):
                self.add_heading(text, aside)
            case Heading(text=text, aside=aside):
                self.add(
                    partial(self._name, " \u00b7 ".join(part for part in (text, aside) if part)),
                    metrics.MEDIUM,
                )
            case Paragraph():
                self.add(partial(self._paragraph, block), metrics.SMALL)
            case Facts(rows=rows):
                self.add_facts(map(_fact, rows))
            case Provisions(items=items):
                for item in items:
                    self.add(partial(self._item, item), metrics.SMALL)
            case Table():
                self._add_table(block)
            case Rule():
                self.add(partial(_Line, self.look), metrics.MEDIUM)
            case Clashes() | SourceBox():  # what is put together from records has neither of its own
                pass

    def _add_table(self, table: Table) -> None:
        columns = Columns(table, self.look)
        code = self.look.language
        heads = tuple(Cell((Wording(words, code),)) for words in table.head)
        if any(table.head):
            self.add(partial(self._row, heads, columns, (), head=True), self.look.metrics.SMALL)
        for cells in table.rows:
            self.add(partial(self._row, cells, columns, table.head, head=False), 0)

    def _name(self, words: str, *, parent: QWidget) -> TextBlock:
        look = self.look
        side = look.voice.language.right_to_left
        return TextBlock(
            words, side, look, look.metrics.strong, leading=1.6, language=look.language, parent=parent
        )

    def _paragraph(self, block: Paragraph, *, parent: QWidget) -> TextBlock:
        look, text = self.look, block.text
        quoted = block.tone is Tone.QUOTED
        small = block.tone is Tone.NOTE
        font = look.metrics.reading if quoted else look.metrics.small if small else look.metrics.body
        return TextBlock(
            text.text,
            right_to_left(text.language),
            look,
            font,
            leading=1.85 if quoted else 1.7,
            token="ink" if quoted else "muted",
            language=text.language,
            on_the_right=None if quoted else look.voice.language.right_to_left,
            parent=parent,
        )

    def _item(self, item: Item, *, parent: QWidget) -> QuotedItem:
        code = self.look.language
        tags = [Tag(item.kind, code)] if item.kind else []
        if item.citation:
            tags.append(Tag(item.citation.text, item.citation.language))
        piece = Quoted(
            uid="",
            name=item.citation.text if item.citation else item.marker,
            marker=item.marker,
            text=item.text.text,
            language=item.text.language,
            passages=(),
            tags=tuple(tags),
            actions=(copy_action(self.look),),
        )
        return self.watch(QuotedItem(piece, self.look, parent))

    def _row(
        self,
        cells: tuple[Cell, ...],
        columns: Columns,
        heads: tuple[str, ...],
        *,
        head: bool,
        parent: QWidget,
    ) -> "TableRow":
        row = TableRow(cells, columns, heads, self.look, head=head, parent=parent)
        for link in row.links:
            link.clicked.connect(partial(self.record_requested.emit, link.record))
        return row


class TableRow(QWidget):
    """A row of a table: cells side by side in the columns of the table, the hairline below.

    A screen reader hears each cell after the head of its column.
    """

    def __init__(
        self,
        cells: Iterable[Cell],
        columns: Columns,
        heads: tuple[str, ...],
        look: Look,
        *,
        head: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._head = look, head
        self.links: list[CellLink] = []
        self._columns, self._shared = columns, 0
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, look.metrics.TINY, 0, look.metrics.TINY)
        self._line.setSpacing(columns.gap)
        spoken = []
        for number, cell in enumerate(cells):
            words = ", ".join(value.text for value in cell.values)
            if words:
                spoken.append(f"{heads[number]}: {words}" if number < len(heads) and heads[number] else words)
            self._line.addWidget(self._cell(cell), 1, Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName("; ".join(spoken))

    def heightForWidth(self, width: int) -> int:
        """Return the height in pixels, the width shared out among the columns."""
        self._share(width)
        return super().heightForWidth(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out."""
        super().resizeEvent(event)
        self._share(event.size().width())

    def _share(self, width: int) -> None:
        if width != self._shared:
            self._shared = width
            for at, column in enumerate(self._columns.widths(width)[: self._line.count()]):
                self._line.setStretch(at, column)

    def _cell(self, cell: Cell) -> QWidget:
        holder = QWidget(self)
        # The column alone decides the width: rows stand under each other.
        holder.setMinimumWidth(1)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for number, value in enumerate(cell.values):
            column.addWidget(self._value(value, first=not number, parent=holder))
        return holder

    def _value(self, value: Wording, *, first: bool, parent: QWidget) -> QWidget:
        look = self._look
        side = look.voice.language.right_to_left
        rtl = right_to_left(value.language)
        if value.record:
            link = CellLink(value.text, rtl, look, language=value.language, on_the_right=side, parent=parent)
            link.record = value.record
            self.links.append(link)
            return link
        font = look.metrics.small if self._head or not first else look.metrics.body
        token = "accent" if self._head else "ink" if first else "muted"
        return TextBlock(
            value.text,
            rtl,
            look,
            font,
            leading=1.6,
            token=token,
            language=value.language,
            on_the_right=side,
            parent=parent,
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line below."""
        painter = QPainter(self)
        painter.setPen(self._look.colour("accent" if self._head else "line"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()


class CellLink(LinkText):
    """A name in a cell that leads to its record."""

    record = ""


class _Line(QWidget):
    """The line that ends what a section is."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setFixedHeight(look.metrics.scaled(2))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it in the accent."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("accent"))
        painter.end()


def _fact(row: FactOnPaper) -> Row:
    return Row(
        row.label,
        tuple(Value(each.text, each.language, record=each.record, ours=each.ours) for each in row.values),
    )
