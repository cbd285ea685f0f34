"""A document as one web page that needs nothing else: right to left where its language is, made to be printed.

No scripts, nothing fetched (the page forbids it to whoever opens it), every text escaped: what a record brings stays
letters. Each text says its language and with it its direction. A book has its cover, contents that lead to the
sections, and its list of sources; indexes, whose use is the number of a page, are left to paper.
"""

import html
from collections.abc import Iterable, Iterator
from typing import assert_never

import resources
from core.errors import N_
from core.language import language as language_of
from core.paper.backmatter import listed_sources
from core.paper.citation import PUNCTUATION
from core.paper.page import (
    Block,
    Cell,
    Clashes,
    Cover,
    Document,
    Facts,
    Heading,
    Item,
    Paragraph,
    Provisions,
    Row,
    Rule,
    Section,
    SourceBox,
    Table,
    Wording,
)
from core.paper.printable import without_controls

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def web_document(document: Document) -> bytes:
    """Return a document as the bytes of a web page."""
    return "".join(_Page(document)).encode("utf-8")


class _Page:
    """The pieces of a page, in order."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._language = language_of(document.choices.language)
        self._tr = self._language.tr
        self._comma = PUNCTUATION[self._language.code].comma

    def __iter__(self) -> Iterator[str]:
        document, code = self._document, self._language.code
        direction = "rtl" if self._language.right_to_left else "ltr"
        cover = document.cover
        title = (cover.title if cover else "") or (
            document.sections[0].title.text if document.sections else ""
        )
        style = resources.path("templates", "document.css").read_text(encoding="utf-8")
        classes = [document.choices.digits_shown, *(["large"] if document.choices.large_print else [])]
        large = f' class="{" ".join(classes)}"'
        yield f'<!DOCTYPE html>\n<html lang="{code}" dir="{direction}"{large}>\n<head>\n<meta charset="utf-8">\n'
        yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        yield f"<title>{_escaped(title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        if cover:
            yield from self._cover(cover)
        for number, section in enumerate(document.sections, 1):
            yield from self._section(section, number)
        if cover and document.sections:
            sources = _escaped(self._tr(N_("Sources")))
            yield f"<section>\n<h2>{sources}</h2>\n<ul>\n"
            yield from (f"<li>{self._said(line.text)}</li>\n" for line in listed_sources(document))
            yield "</ul>\n</section>\n"
        yield "</body>\n</html>\n"

    def _cover(self, cover: Cover) -> Iterator[str]:
        yield f'<header class="cover">\n<h1 dir="auto">{_escaped(cover.title)}</h1>\n'
        for text in (cover.meeting, cover.date, cover.prepared_by):
            if text:
                yield f'<p dir="auto">{_escaped(text)}</p>\n'
        contents = _escaped(self._tr(N_("Contents")))
        yield f"</header>\n<nav>\n<h2>{contents}</h2>\n<ol>\n"
        for number, section in enumerate(self._document.sections, 1):
            place = f' <small dir="auto">{_escaped(section.place)}</small>' if section.place else ""
            yield f'<li><a href="#s{number}">{self._said(section.title)}</a>{place}</li>\n'
        yield "</ol>\n</nav>\n"

    def _section(self, section: Section, number: int) -> Iterator[str]:
        yield f'<article id="s{number}">\n<p class="kind">{_escaped(section.kind)}</p>\n'
        yield f"<h1{_in(section.title)}>{_escaped(section.title.text)}</h1>\n"
        if section.subtitle:
            yield f'<p class="subtitle"{_in(section.subtitle)}>{_escaped(section.subtitle.text)}</p>\n'
        for block in section.blocks:
            yield from self._block(block)
        yield "</article>\n"

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Rule():
                yield "<hr>\n"
            case Heading():
                aside = f" <small>{_escaped(block.aside)}</small>" if block.aside else ""
                yield f"<h{block.level}>{_escaped(block.text)}{aside}</h{block.level}>\n"
            case Paragraph():
                yield f'<p class="{block.tone}"{_in(block.text)}>{_escaped(block.text.text)}</p>\n'
            case Facts():
                yield from self._facts(block.rows)
            case Provisions():
                yield '<div class="provisions">\n'
                for item in block.items:
                    yield from self._item(item)
                yield "</div>\n"
            case Table():
                yield from self._table(block)
            case Clashes():
                yield f'<aside class="clashes">\n<h2>{_escaped(block.heading)}</h2>\n'
                for clash in block.clashes:
                    yield f"<p><strong>{_escaped(clash.label)}</strong> {self._said(clash.note)}</p>\n<ul>\n"
                    yield from (f"<li>{self._said(quote)}</li>\n" for quote in clash.quotes)
                    yield "</ul>\n"
                yield "</aside>\n"
            case SourceBox():
                yield from self._source(block)
            case _:
                assert_never(block)

    def _facts(self, rows: Iterable[Row]) -> Iterator[str]:
        yield "<dl>\n"
        for row in rows:
            notes = [note.text for note in row.notes]
            if row.doubted:
                notes.append(self._tr(N_("see the discrepancy below")))
            between = "<br>" if row.stacked else _escaped(self._comma)
            values = between.join(map(self._said, row.values))
            said = "".join(f" <small>({_escaped(note)})</small>" for note in notes)
            yield f"<div><dt>{_escaped(row.label)}</dt><dd>{values}{said}</dd></div>\n"
        yield "</dl>\n"

    def _item(self, item: Item) -> Iterator[str]:
        kind = f' <span class="tag">{_escaped(item.kind)}</span>' if item.kind else ""
        yield f'<div class="item"><span class="marker">{_escaped(item.marker)}</span>\n'
        yield f'<div><p class="quoted"{_in(item.text)}>{_escaped(item.text.text)}</p>{kind}'
        if item.citation:
            yield f'<p class="note"{_in(item.citation)}>{_escaped(item.citation.text)}</p>'
        yield "</div></div>\n"

    def _table(self, table: Table) -> Iterator[str]:
        yield "<table>\n"
        if table.caption:
            yield f"<caption>{_escaped(table.caption)}</caption>\n"
        heads = "".join(f'<th scope="col">{_escaped(head)}</th>' for head in table.head)
        yield f"<thead><tr>{heads}</tr></thead>\n<tbody>\n"
        for row in table.rows:
            yield "<tr>"
            for number, cell in enumerate(row):
                head = table.named_rows and not number
                mark = 'th scope="row"' if head else 'td class="figure"' if cell.figure else "td"
                yield f"<{mark}>{self._cell(cell)}</{'th' if head else 'td'}>"
            yield "</tr>\n"
        yield "</tbody>\n</table>\n"

    def _cell(self, cell: Cell) -> str:
        return "<br>".join(map(self._said, cell.values))

    def _source(self, box: SourceBox) -> Iterator[str]:
        document = _escaped(self._tr(N_("Source document")))
        yield f'<aside class="source">\n<h2>{document}</h2>\n'
        if box.title:
            yield f"<p{_in(box.title)}>{_escaped(box.title.text)}</p>\n"
        if box.rows:
            yield from self._facts(box.rows)
        if box.citation:
            cited = _escaped(self._tr(N_("Cite as")))
            yield f"<p><strong>{cited}</strong> {self._said(box.citation)}</p>\n"
        yield "</aside>\n"

    def _said(self, wording: Wording) -> str:
        text = f"<bdi{_in(wording)}>{_escaped(wording.text)}</bdi>"
        return f"{text}{_escaped(self._comma)}{self._said(wording.aside)}" if wording.aside else text


def _in(wording: Wording) -> str:
    """Return the attributes that say the language of a text and its direction."""
    direction = "rtl" if language_of(wording.language).right_to_left else "ltr"
    return f' lang="{html.escape(wording.language)}" dir="{direction}"'


def _escaped(text: str) -> str:
    return html.escape(without_controls(text))
