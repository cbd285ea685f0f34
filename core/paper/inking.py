"""A document as the plain data that the Typst templates read: every text cut into runs, every word of ours named.

Nothing here is markup. What the faces cannot draw has been replaced, and the section says so at its foot.
"""

from collections.abc import Callable, Iterable
from typing import Any, assert_never

from core.errors import N_
from core.language import language as language_of
from core.paper import columns
from core.paper.backmatter import index_heading, indexed, listed_sources
from core.paper.citation import PUNCTUATION
from core.paper.page import (
    EMBLEM_DPI as DPI,
)
from core.paper.page import (
    Block,
    Cell,
    Clashes,
    Cover,
    Document,
    Emblem,
    Entry,
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
from core.paper.printable import REPLACEMENT, cleaned, runs_of, shortened

Data = dict[str, Any]

_WHOLE = 300
"""Up to so many letters a cell of a table is not divided between two pages."""

_RUNNING_LETTERS = 96
_RUNNING_IN_BOOK = 56
_BOOK_LETTERS = 44
_LISTED_LETTERS = 240
_NAME_LETTERS = 300
_PAPERS = {Paper.A4: "a4", Paper.LETTER: "us-letter"}
_OPENING = {"ar": "\u2067", "en": "\u2066", "fr": "\u2066"}
_CLOSING = "\u2069"


def document_data(
    document: Document, drawable: frozenset[int], done: Callable[[int], None] = lambda _: None
) -> Data:
    """Return the data of a document; `drawable` are the code points that the faces have glyphs for.

    `done` is told after each section how many are.
    """
    return _Inker(document, drawable).document(done)


class _Inker:
    """What the pieces of one document share: its language, its faces."""

    def __init__(self, document: Document, drawable: frozenset[int]) -> None:
        self._document = document
        self._language = document.choices.language
        self._tr = language_of(self._language).tr
        self._drawable = drawable

    def document(self, done: Callable[[int], None]) -> Data:
        document, choices = self._document, self._document.choices
        sections = []
        for number, section in enumerate(document.sections, start=1):
            sections.append(self._section(section))
            done(number)
        return {
            "language": choices.language,
            "digits": choices.digits_shown,
            "paper": _PAPERS[choices.paper],
            "large": choices.large_print,
            "name": shortened(self._name(), _NAME_LETTERS),
            "words": self._words(),
            "sections": sections,
            "cover": self._cover(document.cover) if document.cover else None,
            "back": [*self._indexes(), self._sources()] if document.cover else [],
        }

    def _name(self) -> str:
        # A tagged file must have a title.
        titles = [self._document.cover.title] if self._document.cover else []
        titles += [section.title.text for section in self._document.sections]
        flat = (self._flat(title) for title in titles)
        return next((title for title in flat if title.strip()), self._tr(N_("Without a title")))

    def _words(self) -> dict[str, str]:
        return {
            "brand": self._tr(N_("Tawsiyat \u00b7 reference of events and recommendations")),
            "page-of": self._tr(N_("{page} of {pages}")),
            "source": self._tr(N_("Source document")),
            "cite-as": self._tr(N_("Cite as")),
            "doubted": self._tr(N_("see the discrepancy below")),
            "contents": self._tr(N_("Contents")),
            "comma": PUNCTUATION[self._language].comma,
            "colon": "\u00a0: " if self._language == "fr" else ": ",
        }

    def _cover(self, cover: Cover) -> Data:
        running = shortened(cover.title, _BOOK_LETTERS)
        return {
            "title": self._own(cover.title) | {"length": len(cover.title)},
            "running": self._own(running) if running else None,
            "meeting": self._own(cover.meeting) if cover.meeting else None,
            "date": self._own(cover.date) if cover.date else None,
            "prepared": self._own(cover.prepared_by) if cover.prepared_by else None,
            "prepared-by": self._tr(N_("Book prepared by")),
            "emblem": self._emblem(cover.emblem) if cover.emblem else None,
        }

    def _emblem(self, emblem: Emblem) -> Data:
        return {
            "png": list(emblem.png),
            "width": emblem.width * 25.4 / DPI,
            "height": emblem.height * 25.4 / DPI,
            "alt": self._tr(N_("Emblem")),
        }

    def _indexes(self) -> list[Data]:
        return [
            {
                "heading": index_heading(group, self._language),
                "wide": False,
                "lines": [{"key": entry.uid, "text": self._wording(entry.name)} for entry in entries],
            }
            for group, entries in indexed(self._document).items()
        ]

    def _sources(self) -> Data:
        lines = listed_sources(self._document)
        return {
            "heading": self._tr(N_("Sources")),
            "wide": True,
            "lines": [{"key": line.uid, "text": self._wording(line.text)} for line in lines],
        }

    def _section(self, section: Section) -> Data:
        title = self._title(section.title)
        limit = _RUNNING_IN_BOOK if self._document.cover else _RUNNING_LETTERS
        blocks = [self._block(block) for block in section.blocks]
        data = {
            "kind": self._own(section.kind) if section.kind else None,
            "title": self._wording(title) | {"length": len(title.text)},
            "subtitle": self._wording(section.subtitle) if section.subtitle else None,
            "running": self._wording(Wording(shortened(title.text, limit), title.language)),
            "short": self._wording(Wording(shortened(title.text, _LISTED_LETTERS), title.language)),
            "place": self._own(section.place) if section.place else None,
            "blocks": blocks,
            "keys": [*_keys(section.entries), *(line.uid for line in section.sources)],
            "new-page": section.new_page,
        }
        if _holds(data, REPLACEMENT):
            self._say_what_is_lost(blocks)
        return data

    def _title(self, title: Wording) -> Wording:
        if self._flat(title.text).strip():
            return title
        # A tagged file must have a heading.
        return Wording(self._tr(N_("Without a title")), self._language)

    def _say_what_is_lost(self, blocks: list[Data]) -> None:
        lost = self._tr(N_("The sign {sign} stands for a character that the fonts of this page do not have."))
        note = Paragraph(Wording(lost.format(sign=REPLACEMENT), self._language), Tone.NOTE)
        at = len(blocks) - 1 if blocks and blocks[-1]["block"] == "source" else len(blocks)
        blocks.insert(at, self._block(note))

    def _block(self, block: Block) -> Data:
        match block:
            case Rule():
                return {"block": "rule"}
            case Heading():
                aside = self._own(block.aside) if block.aside else None
                return {
                    "block": "heading",
                    "level": block.level,
                    "text": self._own(block.text),
                    "aside": aside,
                }
            case Paragraph():
                return {"block": "paragraph", "tone": str(block.tone), "text": self._wording(block.text)}
            case Facts():
                return {"block": "facts", "rows": [self._row(row) for row in block.rows]}
            case Provisions():
                return {"block": "provisions", "items": [self._item(item) for item in block.items]}
            case Table():
                return self._table(block)
            case Clashes():
                return self._clashes(block)
            case SourceBox():
                return self._source(block)
            case _:
                assert_never(block)

    def _flat(self, text: str) -> str:
        return cleaned(text, self._drawable)

    def _own(self, text: str) -> Data:
        return self._wording(Wording(text, self._language))

    def _wording(self, wording: Wording) -> Data:
        runs = runs_of(wording, self._drawable)
        return {
            "language": wording.language,
            "opening": _OPENING[wording.language],
            "closing": _CLOSING,
            "aside": self._wording(wording.aside) if wording.aside else None,
            "runs": [{"text": run.text, "language": run.language} for run in runs],
        }

    def _row(self, row: Row) -> Data:
        return {
            "label": self._flat(row.label),
            "values": [self._wording(value) for value in row.values],
            "notes": [self._wording(note) for note in row.notes],
            "stacked": row.stacked,
            "doubted": row.doubted,
        }

    def _item(self, item: Item) -> Data:
        return {
            "marker": self._flat(item.marker),
            "text": self._wording(item.text),
            "kind": self._own(item.kind) if item.kind else None,
            "citation": self._wording(item.citation) if item.citation else None,
            "keys": _keys(item.entries),
        }

    def _table(self, table: Table) -> Data:
        return {
            "block": "table",
            "caption": self._own(table.caption) if table.caption else None,
            "head": [self._own(head) for head in table.head],
            "shares": list(columns.shares(table)),
            "named": table.named_rows,
            "rows": [[self._cell(cell) for cell in row] for row in table.rows],
            "figures": [
                bool(table.rows) and all(row[column].figure for row in table.rows)
                for column in range(len(table.head))
            ],
        }

    def _cell(self, cell: Cell) -> Data:
        # A short cell stays on one page; a long one must be let over the end of it.
        whole = sum(len(value.text) for value in cell.values) <= _WHOLE
        values = [self._wording(value) for value in cell.values]
        return {"values": values, "figure": cell.figure, "whole": whole}

    def _clashes(self, block: Clashes) -> Data:
        return {
            "block": "clashes",
            "heading": self._own(block.heading),
            "clashes": [
                {
                    "label": self._flat(clash.label),
                    "note": self._wording(clash.note),
                    "quotes": [self._wording(quote) for quote in clash.quotes],
                }
                for clash in block.clashes
            ],
        }

    def _source(self, source: SourceBox) -> Data:
        return {
            "block": "source",
            "title": self._wording(source.title) if source.title else None,
            "rows": [self._row(row) for row in source.rows],
            "citation": self._wording(source.citation) if source.citation else None,
        }


def _keys(entries: Iterable[Entry]) -> list[str]:
    return [entry.uid for entry in entries]


def _holds(data: object, sign: str) -> bool:
    if isinstance(data, str):
        return sign in data
    if isinstance(data, dict):
        return any(_holds(value, sign) for value in data.values())
    return isinstance(data, list) and any(_holds(value, sign) for value in data)
