"""Sections in Word: every block in paragraphs and tables of the named styles, right to left where the document is."""

from typing import assert_never

from core.errors import N_
from core.language import language as language_of
from core.paper import columns
from core.paper.citation import PUNCTUATION
from core.paper.docx.ink import Face, Ink
from core.paper.docx.numbering import Markers
from core.paper.page import (
    Block,
    Cell,
    Choices,
    Clashes,
    Facts,
    Heading,
    Item,
    Paper,
    Paragraph,
    Provisions,
    Row,
    Rule,
    Section,
    SourceBox,
    Table,
    Tone,
    Wording,
)

KEEP = "<w:keepNext/>"
NEW_PAGE = "<w:pageBreakBefore/>"

WIDTHS = {Paper.A4: 11906, Paper.LETTER: 12240}
HEIGHTS = {Paper.A4: 16838, Paper.LETTER: 15840}
MARGIN = 1247
"""Widths are in twentieths of a point: 22 mm of margin, as on the other pages."""

_LABELS = 1985
_BREAK = "<w:r><w:br/></w:r>"
_STYLES = {Tone.PLAIN: "BodyText", Tone.QUOTED: "Quoted", Tone.NOTE: "Note"}
_MUTED, _DOUBTED, _DOES = Face("Muted"), Face("Doubted"), Face("Does")
_BOLD = Face(bold=True)


class SectionWriter:
    """Writes sections. `markers` gathers the lists that they need."""

    def __init__(self, choices: Choices, markers: Markers) -> None:
        language = language_of(choices.language)
        self.ink = Ink(language.code)
        self._markers = markers
        self._tr = language.tr
        self._comma = PUNCTUATION[language.code].comma
        self._colon = "\u00a0: " if language.code == "fr" else ": "
        self._width = WIDTHS[choices.paper] - 2 * MARGIN

    def section(self, section: Section, number: int) -> str:
        """Return the body of a section; its heading carries the bookmark of its number."""
        ink, page = self.ink, NEW_PAGE if section.new_page and number else ""
        title = section.title if section.title.text.strip() else self._nameless()
        parts = []
        if section.kind:
            parts.append(ink.paragraph("Kind", ink.own(section.kind), extra=page))
            page = ""
        heading = bookmarked(ink.runs(title), number)
        parts.append(ink.paragraph("Heading1", heading, title.language, page))
        if section.subtitle:
            parts.append(ink.passage("OriginalTitle", section.subtitle))
        parts += [self._block(block) for block in section.blocks]
        return "".join(parts)

    def _nameless(self) -> Wording:
        return Wording(self._tr(N_("Without a title")), self.ink.language)

    def _block(self, block: Block) -> str:
        match block:
            case Rule():
                return self.ink.paragraph("Rule", "")
            case Heading():
                aside = self.ink.own(f"\u2002{block.aside}", _MUTED) if block.aside else ""
                return self.ink.paragraph(f"Heading{block.level}", self.ink.own(block.text) + aside)
            case Paragraph():
                return self.ink.passage(_STYLES[block.tone], block.text)
            case Facts():
                return self._facts(block)
            case Provisions():
                return "".join(self._item(item) for item in block.items)
            case Table():
                return self._table(block)
            case Clashes():
                return self._clashes(block)
            case SourceBox():
                return self._source(block)
            case _:
                assert_never(block)

    def _value(self, row: Row) -> str:
        joint = _BREAK if row.stacked else self.ink.own(self._comma)
        said = self.ink.values(row.values, joint, self._comma)
        for note in row.notes:
            said += self.ink.own(" (", _MUTED) + self.ink.runs(note, _MUTED) + self.ink.own(")", _MUTED)
        if row.doubted:
            doubted = self._tr(N_("see the discrepancy below"))
            said += self.ink.own(f" ({doubted})", _DOUBTED)
        return said

    def _facts(self, block: Facts) -> str:
        if not block.rows:
            return ""
        rows = [
            [
                self.ink.paragraph("FactLabel", self.ink.own(row.label)),
                self.ink.paragraph("FactValue", self._value(row)),
            ]
            for row in block.rows
        ]
        return self._grid("Facts", (_LABELS, self._width - _LABELS), rows)

    def _item(self, item: Item) -> str:
        runs = self.ink.runs(item.text)
        if item.kind:
            runs += self.ink.own(f"\u00a0\u00a0{item.kind}", _DOES)
        number = self._markers.number_of(item.marker)
        listed = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
        said = self.ink.paragraph("ListNumber", runs, item.text.language, listed)
        return said + (self.ink.passage("Citation", item.citation) if item.citation else "")

    def _table(self, block: Table) -> str:
        if not block.head:
            return ""
        caption = self.ink.paragraph("Caption", self.ink.own(block.caption)) if block.caption else ""
        shares = columns.shares(block)
        widths = tuple(self._width * share // sum(shares) for share in shares)
        head = [self.ink.paragraph("TableHead", self.ink.own(text)) for text in block.head]
        rows = [
            [self._cell(cell, named=block.named_rows and at == 0) for at, cell in enumerate(row)]
            for row in block.rows
        ]
        return caption + self._grid("Register", widths, [head, *rows], headed=True)

    def _cell(self, cell: Cell, *, named: bool) -> str:
        style = "TableFigure" if cell.figure else "TableName" if named else "TableCell"
        return self.ink.paragraph(style, self.ink.values(cell.values, _BREAK, self._comma))

    def _grid(self, style: str, widths: tuple[int, ...], rows: list[list[str]], headed: bool = False) -> str:
        visual = "<w:bidiVisual/>" if self.ink.language == "ar" else ""
        first = "1" if headed else "0"
        head = (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>{visual}<w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="0000" w:firstRow="{first}" w:lastRow="0" '
            'w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>'
            + "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
            + "</w:tblGrid>"
        )
        body = [
            f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if headed and not at else ''}</w:trPr>"
            + "".join(
                f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
                for width, cell in zip(widths, row, strict=True)
            )
            + "</w:tr>"
            for at, row in enumerate(rows)
        ]
        # Two tables that touch would become one.
        return f"{head}{''.join(body)}</w:tbl>{self.ink.paragraph('AfterTable', '')}"

    def _clashes(self, block: Clashes) -> str:
        ink = self.ink
        parts = [ink.paragraph("ClashHeading", ink.own(block.heading))]
        for clash in block.clashes:
            said = ink.own(clash.label, _BOLD) + ink.own(self._colon) + ink.runs(clash.note)
            parts.append(ink.paragraph("ClashNote", said, extra=KEEP if clash.quotes else ""))
            parts += [ink.passage("ClashQuote", quote) for quote in clash.quotes]
        return "".join(parts)

    def _source(self, source: SourceBox) -> str:
        ink = self.ink
        parts = [ink.paragraph("SourceHeading", ink.own(self._tr(N_("Source document"))))]
        if source.title:
            parts.append(ink.passage("SourceTitle", source.title))
        for row in source.rows:
            said = ink.own(row.label, _BOLD) + ink.own(self._colon) + self._value(row)
            parts.append(ink.paragraph("SourceText", said))
        if source.citation:
            said = ink.own(self._tr(N_("Cite as")), _BOLD) + ink.own(self._colon) + ink.runs(source.citation)
            parts.append(ink.paragraph("SourceText", said))
        return "".join(parts)


def bookmarked(runs: str, number: int) -> str:
    """Put the bookmark of a section around runs, which contents and indexes refer to."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{bookmark(number)}"/>{runs}<w:bookmarkEnd w:id="{number}"/>'


def bookmark(number: int) -> str:
    """Return the name of a section's bookmark; Word hides those with this beginning."""
    return f"_Toc{number:08}"
