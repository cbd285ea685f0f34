"""A row of the index as a hit: what a card shows, with the spans that answer."""

import json
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from threading import Lock
from typing import Any

from peewee import Database

from core.records.answers import Hit, Marked
from core.records.kinds import RecordKind
from core.records.label import Label
from core.records.spans import Span
from core.text.highlight import snippet
from db.models import LabelField

SNIPPET = 220
"""The longest passage of a hit that is shown, in code points."""

_PAGE = """
    select id, uid, kind, type, title, text, facts_at, source_at, language, event, start, end, place, marker,
           catalogue, year_inferred, discrepancies
    from search_document where id in (select value from json_each(?))
"""
_LABELS = LabelField()
_KINDS = {kind.value: kind for kind in RecordKind}
_CACHED, _KEPT = 2048, 400

Row = Sequence[Any]

FACTS_AT = 6
"""The place in a row of where the text of a record goes on behind its titles or names."""


@lru_cache(_CACHED)
def _label(stored: str) -> Label:
    """Return a title or a place; those of neighbouring hits are often the same."""
    label: Label = _LABELS.python_value(stored)
    return label


def rows_of(database: Database, numbers: Iterable[int]) -> dict[int, Row]:
    """Return the rows of documents by their numbers in the index, which begin at 1."""
    found = database.execute_sql(_PAGE, (json.dumps(list(numbers)),)).fetchall()
    return {row[0]: row for row in found}


def uids_of(database: Database, numbers: Sequence[int]) -> tuple[str, ...]:
    """Return the uids of documents by their numbers in the index, in the order of those numbers, newest first."""
    asked = json.dumps(list(numbers))
    found = database.execute_sql(
        "select uid from search_document where id in (select value from json_each(?)) order by id", (asked,)
    )
    return tuple(row[0] for row in found.fetchall())


class RowShelf:
    """The rows that were last shown, so that the next letter typed need not fetch them again; serves all threads.

    The next letter mostly marks the same words: so the last passage of each row is kept with them.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._rows: OrderedDict[int, Row] = OrderedDict()
        self._passages: dict[int, tuple[Sequence[Span], Marked]] = {}
        self._lock = Lock()

    def passage(self, row: Row, spans: tuple[Span, ...]) -> Marked:
        """Return the passage of a row to show where these spans answer."""
        kept = self._passages.get(row[0])
        if kept is None or kept[0] != spans:
            if len(self._passages) > 2 * _KEPT:
                self._passages = {}
            kept = self._passages[row[0]] = (spans, passage_of(row, spans))
        return kept[1]

    def rows(self, numbers: Sequence[int]) -> list[Row]:
        """Return the rows of documents by their numbers in the index, in the order asked for."""
        with self._lock:
            held = {number: self._rows[number] for number in numbers if number in self._rows}
        missing = [number for number in numbers if number not in held]
        if missing:
            held |= rows_of(self._database, missing)
        with self._lock:
            for number in numbers[:_KEPT]:
                self._rows[number] = held[number]
                self._rows.move_to_end(number)
            while len(self._rows) > _KEPT:
                self._rows.popitem(last=False)
        return [held[number] for number in numbers]


def shown_title(row: Row) -> tuple[str, str]:
    """Return the title that a card in the record's own language shows, and the language that it is in."""
    title, language = _label(row[4]), row[8]
    return title.in_language(language), title.language_shown(language)


def hit_of(
    row: Row, score: float, title_spans: tuple[Span, ...], spans: tuple[Span, ...], passage: Marked
) -> Hit:
    """Return the hit of a row; `passage` is what `passage_of` gives."""
    return Hit(
        uid=row[1],
        kind=_KINDS[row[2]],
        type=row[3],
        title=_label(row[4]),
        title_spans=title_spans,
        text=row[5],
        spans=spans,
        snippet=passage,
        event=row[9],
        start=_day(row[10]),
        end=_day(row[11]),
        place=_label(row[12]),
        marker=row[13],
        language=row[8],
        catalogue=bool(row[14]),
        year_inferred=bool(row[15]),
        score=score,
        discrepancies=row[16],
    )


def passage_of(row: Row, spans: Sequence[Span]) -> Marked:
    """Return the best passage below the title, or what the source begins with where nothing there answers."""
    text, facts_at, source_at = row[5:8]
    below = [(start - facts_at, end - facts_at) for start, end in spans if start >= facts_at]
    return snippet(text[facts_at:], below, SNIPPET) if below else snippet(text[source_at:], (), SNIPPET)


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
