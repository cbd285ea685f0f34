"""The tables of a document, a digest's comparison above all, as tables that Excel can hold.

What stands on paper in lines of one cell stands here in lines of one cell too; a figure is a number again.
"""

from datetime import date

from core.errors import N_, Refusal
from core.language import language as language_of
from core.paper.page import Cell as PaperCell
from core.paper.page import Document, Heading, Section
from core.paper.page import Table as PaperTable
from core.paper.tables.table import Cell, CellKind, Column, Row, Table, TableFile
from core.text.dates import range_text
from core.text.numbers import count_in, grouped

_WIDEST = 60


def tables_of(document: Document, made: date) -> TableFile:
    """Return every table of a document, named by the heading above it. Raises `Refusal` where there is none."""
    tables = tuple(table for section in document.sections for table in _tables(section))
    if not tables:
        raise Refusal(
            N_(
                "These pages have no tables. Write them as PDF or Word, or export records with: tawsiyat export"
            )
        )
    language = language_of(document.choices.language)
    digits, dating = document.choices.digits_shown, document.choices.dating.short
    count = sum(table.count for table in tables)
    statement = (
        (language.tr(N_("Exported from")), language.tr(N_("Tawsiyat"))),
        (language.tr(N_("Exported on")), range_text(made, made, language.code, digits, dating)),
        *((section.kind, section.title.text) for section in document.sections),
        (language.tr(N_("Number of rows")), grouped(count, language.code, digits)),
    )
    title = document.cover.title if document.cover else document.sections[0].title.text
    return TableFile(title, language.code, digits, statement, tables, dating)


def _tables(section: Section) -> list[Table]:
    found, heading = [], section.title.text
    for block in section.blocks:
        if isinstance(block, Heading):
            heading = block.text
        elif isinstance(block, PaperTable):
            found.append(_table(block, heading))
    return found


def _table(table: PaperTable, heading: str) -> Table:
    figures = [
        bool(table.rows) and all(_number(row[place]) is not None for row in table.rows if row[place].values)
        for place in range(len(table.head))
    ]
    columns = tuple(
        Column(f"c{place}", name, CellKind.NUMBER if figures[place] else CellKind.TEXT, _width(table, place))
        for place, name in enumerate(table.head)
    )
    rows = tuple(_row(row, figures) for row in table.rows)
    return Table(table.caption or heading, columns, rows, len(rows))


def _row(row: tuple[PaperCell, ...], figures: list[bool]) -> Row:
    return tuple(_number(cell) if figure else _text(cell) for cell, figure in zip(row, figures, strict=True))


def _text(cell: PaperCell) -> Cell:
    return "\n".join(value.text for value in cell.values) or None


def _number(cell: PaperCell) -> int | None:
    """Return the number of a cell of figures; None for what is no whole number (a change, a dash)."""
    return count_in(cell.values[0].text) if len(cell.values) == 1 and cell.figure else None


def _width(table: PaperTable, place: int) -> int:
    lines = [value.text for row in table.rows for value in row[place].values]
    return max(10, min(_WIDEST, max((len(line) for line in (table.head[place], *lines)), default=10) + 2))
