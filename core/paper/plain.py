"""A document as plain text: UTF-8 in logical order, without direction marks, one blank line between parts.

    kind
    title
    ─────
    label: value, value

    heading (count)

    8. The provision to the letter

    head | head
    cell | cell

Without a width every paragraph is one line, as editors and mail want it; with one, lines are filled to it and
provisions hang beneath their numbers. What shows the text, a terminal without bidi among them, orders it. A book
has its cover's words first and its list of sources last; what needs page numbers (contents, indexes) is left out.
"""

import re
import textwrap
from typing import assert_never

from core.errors import N_
from core.language import language as language_of
from core.paper.backmatter import listed_sources
from core.paper.citation import PUNCTUATION
from core.paper.page import (
    Block,
    Cell,
    Choices,
    Clashes,
    Document,
    Facts,
    Heading,
    Paragraph,
    Provisions,
    Row,
    Rule,
    Section,
    SourceBox,
    SourceLine,
    Table,
    Tone,
    Wording,
)
from core.paper.printable import without_controls

# The narrow blank between thousands stays: a number is not broken there.
_BLANKS = re.compile(r"[^\S\u202f]+")
_RULE = "\u2500"
_RULE_WIDTH = 40
_BETWEEN = " | "


def plain_text(document: Document, width: int | None = None) -> str:
    """Return a document as text that ends in a newline; `width`, in characters, folds the lines at spaces."""
    writer, cover = _Writer(width, document.choices), document.cover
    if cover:
        writer.part(cover.title, cover.meeting, cover.date, cover.prepared_by)
    for index, section in enumerate(document.sections):
        if cover or index:
            writer.part(writer.across())
        writer.section(section)
    if cover and document.sections:
        writer.part(writer.across())
        writer.sources(listed_sources(document))
    return writer.text()


class _Writer:
    """Lines under way, with the width and the punctuation of one document."""

    def __init__(self, width: int | None, choices: Choices) -> None:
        language = language_of(choices.language)
        self._width = max(width, 20) if width else None
        self._tr = language.tr
        self._comma = PUNCTUATION[language.code].comma
        self._colon = "\u00a0: " if language.code == "fr" else ": "
        self._lines: list[str] = []
        self._before: Block | None = None

    def text(self) -> str:
        """Return what was written, with one newline at its end."""
        return "\n".join(self._lines).strip("\n") + "\n"

    def across(self) -> str:
        """Return a line across the text."""
        return _RULE * min(self._width or _RULE_WIDTH, _RULE_WIDTH)

    def line(self, text: str, hanging: str = "", first: str = "") -> None:
        """Write a paragraph; `first` opens it and the rest hangs beneath by `hanging`."""
        flat = _BLANKS.sub(" ", without_controls(text)).strip()
        if self._width is None or len(first) + len(flat) <= self._width:
            self._lines.append(f"{first}{flat}")
            return
        self._lines += textwrap.wrap(
            flat,
            self._width,
            initial_indent=first,
            subsequent_indent=hanging,
            break_on_hyphens=False,
            break_long_words=False,
        )

    def part(self, *texts: str) -> None:
        """Write paragraphs with a blank line before them."""
        for index, text in enumerate(said for said in texts if said):
            if self._lines and index == 0:
                self._lines.append("")
            self.line(text)

    def section(self, section: Section) -> None:
        """Write a section: its head, the line beneath it, its blocks."""
        self.part(section.kind, section.title.text, section.subtitle.text if section.subtitle else "")
        self._lines.append(self.across())
        self._before = Rule()
        for block in section.blocks:
            self.block(block)

    def block(self, block: Block) -> None:
        """Write a block."""
        match block:
            case Rule():
                # The line beneath the head is the only one.
                return
            case Heading():
                self.part(f"{block.text} ({block.aside})" if block.aside else block.text)
            case Paragraph():
                self._paragraph(block)
            case Facts():
                self._facts(block)
            case Provisions():
                self._provisions(block)
            case Table():
                self._table(block)
            case Clashes():
                self._clashes(block)
            case SourceBox():
                self._source(block)
            case _:
                assert_never(block)
        self._before = block

    def sources(self, lines: tuple[SourceLine, ...]) -> None:
        """Write the list of sources."""
        self.part(self._tr(N_("Sources")))
        for line in lines:
            self.line(line.text.text, "    ", "  - ")

    def _paragraph(self, block: Paragraph) -> None:
        before = self._before
        follows = isinstance(before, Heading) if block.tone is Tone.PLAIN else False
        if block.tone is Tone.NOTE:
            follows = isinstance(before, Paragraph) and before.tone is Tone.NOTE
        if follows:
            self.line(block.text.text)
        else:
            self.part(block.text.text)

    def _facts(self, block: Facts) -> None:
        if not isinstance(self._before, Rule | Heading):
            self._lines.append("")
        for row in block.rows:
            self._row(row)

    def _row(self, row: Row) -> None:
        said = [note.text for note in row.notes]
        if row.doubted:
            said.append(self._tr(N_("see the discrepancy below")))
        notes = "".join(f" ({note})" for note in said)
        if row.stacked and len(row.values) > 1:
            self.line(f"{row.label}{notes}{self._colon}".rstrip())
            for value in row.values:
                self.line(self._value(value), "    ", "  - ")
            return
        values = self._comma.join(self._value(value) for value in row.values)
        self.line(f"{row.label}{self._colon}{values}{notes}", "    ")

    def _value(self, value: Wording) -> str:
        return f"{value.text}{self._comma}{value.aside.text}" if value.aside else value.text

    def _provisions(self, block: Provisions) -> None:
        for item in block.items:
            self._lines.append("")
            # The stop after a number is part of how a list is read in plain text; a bullet or «(h)» has none.
            marker = f"{item.marker}. " if item.marker.isdigit() else f"{item.marker} " if item.marker else ""
            kind = f" [{item.kind}]" if item.kind else ""
            self.line(f"{item.text.text}{kind}", " " * len(marker), marker)
            if item.citation:
                self.line(item.citation.text, " " * len(marker), " " * len(marker))

    def _table(self, block: Table) -> None:
        if block.caption:
            self.part(block.caption)
        elif not isinstance(self._before, Heading):
            self._lines.append("")
        self.line(_BETWEEN.join(block.head), "    ")
        for row in block.rows:
            self.line(_BETWEEN.join(self._cell(cell) for cell in row), "    ")

    def _cell(self, cell: Cell) -> str:
        return self._comma.join(self._value(value) for value in cell.values)

    def _clashes(self, block: Clashes) -> None:
        self.part(block.heading)
        for clash in block.clashes:
            self.line(f"{clash.label}{self._colon}{clash.note.text}", "    ")
            for quote in clash.quotes:
                self.line(quote.text, "    ", "  - ")

    def _source(self, source: SourceBox) -> None:
        self.part(self._tr(N_("Source document")))
        if source.title:
            self.line(source.title.text)
        for row in source.rows:
            self._row(row)
        if source.citation:
            cited = self._tr(N_("Cite as"))
            self.line(f"{cited}{self._colon}{source.citation.text}", "    ")
