"""Tables as one web page that needs nothing else: right to left where its language is, made to be printed.

No scripts, nothing fetched (the page forbids it to whoever opens it), and every text escaped: what a record brings
stays letters. Each text is set in the direction of its own first letter.
"""

import html
from collections.abc import Iterator
from typing import BinaryIO

import resources
from core.language import language as language_of
from core.paper.tables.listing import said
from core.paper.tables.table import (
    Cell,
    CellKind,
    Column,
    Row,
    Table,
    TableFile,
    Written,
    fit,
    is_web_address,
)
from core.text.numbers import grouped, in_digits

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def write_webpage(made: TableFile, out: BinaryIO) -> Written:
    """Write title, statement and every row of every table."""
    page = _Page(made)
    for piece in page:
        out.write(piece.encode("utf-8"))
    return Written(page.count)


class _Page:
    """The pieces of a page, counting rows as they go."""

    def __init__(self, made: TableFile) -> None:
        self._made = made
        self.count = 0

    def __iter__(self) -> Iterator[str]:
        made = self._made
        direction = "rtl" if language_of(made.language).right_to_left else "ltr"
        style = resources.path("templates", "export.css").read_text(encoding="utf-8")
        yield f'<!DOCTYPE html>\n<html lang="{made.language}" dir="{direction}">\n<head>\n<meta charset="utf-8">\n'
        yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        yield f"<title>{_escaped(made.title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        yield f'<header>\n<h1 dir="auto">{_escaped(made.title)}</h1>\n<dl>\n'
        for label, value in made.statement:
            yield f"<div><dt>{_escaped(label)}</dt><dd><bdi>{_escaped(value)}</bdi></dd></div>\n"
        yield "</dl>\n</header>\n"
        for table in made.tables:
            count = grouped(table.count, made.language, made.digits)
            yield f"<section>\n<h2>{_escaped(table.name)} <small>({count})</small></h2>\n"
            yield from self._blocks(table) if table.heading else self._grid(table)
            yield "</section>\n"
        yield "</body>\n</html>\n"

    def _blocks(self, table: Table) -> Iterator[str]:
        for number, row in enumerate(table.rows, 1):
            self.count += 1
            cells = dict(zip((column.key for column in table.columns), row, strict=True))
            shown = in_digits(str(number), self._made.digits)
            heading = _escaped(str(cells.get(table.heading) or ""))
            yield f"<article>\n<h3><span>{shown}</span> <bdi>{heading}</bdi></h3>\n"
            yield from self._prose(table, row)
            yield "<dl>\n"
            for column, cell in zip(table.columns, row, strict=True):
                if (
                    cell not in (None, "")
                    and column.key != table.heading
                    and column.kind is not CellKind.PROSE
                ):
                    yield f"<div><dt>{_escaped(column.name)}</dt><dd>{self._value(column, cell)}</dd></div>\n"
            yield "</dl>\n</article>\n"

    def _prose(self, table: Table, row: Row) -> Iterator[str]:
        for column, cell in zip(table.columns, row, strict=True):
            if column.kind is CellKind.PROSE and cell:
                yield f'<p class="label">{_escaped(column.name)}</p>\n'
                yield f'<p class="prose" dir="auto">{_escaped(str(cell))}</p>\n'

    def _grid(self, table: Table) -> Iterator[str]:
        names = "".join(f'<th scope="col">{_escaped(column.name)}</th>' for column in table.columns)
        yield f"<table>\n<thead><tr>{names}</tr></thead>\n<tbody>\n"
        for row in table.rows:
            self.count += 1
            cells = zip(table.columns, row, strict=True)
            yield f"<tr>{''.join(f'<td>{self._value(column, cell)}</td>' for column, cell in cells)}</tr>\n"
        yield "</tbody>\n</table>\n"

    def _value(self, column: Column, cell: Cell) -> str:
        text = said(cell, column, self._made)
        shown = _escaped(text)
        if column.kind is CellKind.LINK and is_web_address(text):
            return f'<a href="{shown}" rel="noreferrer noopener" dir="ltr">{shown}</a>'
        if column.kind in (CellKind.UID, CellKind.LINK):
            return f'<span dir="ltr">{shown}</span>'
        return f"<bdi>{shown}</bdi>"


def _escaped(text: str) -> str:
    return html.escape(fit(text))
