"""Fills the index of a fresh library. The same documents give the same bytes."""

import re
from collections.abc import Iterable, Iterator

from peewee import Database

from core.records.kinds import RecordKind
from core.text.stems import stem
from core.text.stop_words import without_stop_words
from core.text.words import folded_words
from db.models import LabelField
from db.search.days import day_words
from db.search.documents import TEXT_FIELDS, VALUE_FIELDS, WHOLE_FIELD, Document
from db.search.pieces import Piece
from db.search.tables import BREAK, COLUMNS, CREATE_CARDS, CREATE_TEXT, EVERY, FACET_OF_FIELD, JOINT
from db.search.uid_words import uid_word

_DOCUMENT = f"insert into search_document values ({', '.join('?' * 17)})"
_FACET = "insert into search_facet values (?, ?, ?)"
_LABEL = "insert into search_label values (?, ?)"
_TEXT = (
    f"insert into search_text (rowid, {', '.join(COLUMNS)}) values ({', '.join('?' * (len(COLUMNS) + 1))})"
)

_LABELS = LabelField()
_NUMBER = re.compile("[0-9]+")


def write_index(database: Database, documents: Iterable[Document]) -> None:
    """Create the tables of the index and fill them. The caller holds the transaction."""
    made = in_order(documents)
    write_cards(database, made)
    database.execute_sql(CREATE_TEXT)
    for number, document in enumerate(made, start=1):
        database.execute_sql(_TEXT, (number, *_columns(document)))
    database.execute_sql("insert into search_text (search_text) values ('optimize')")


def write_cards(database: Database, documents: Iterable[Document]) -> None:
    """Create and fill the tables of what is shown, from documents in order. The caller holds the transaction."""
    for statement in CREATE_CARDS:
        database.execute_sql(statement)
    for number, document in enumerate(documents, start=1):
        database.execute_sql(_DOCUMENT, (number, *_shown(document)))
        for facet, values in document.facets.items():
            for value in values:
                database.execute_sql(_FACET, (number, facet, value))
        if document.kind not in (RecordKind.EVENT, RecordKind.RECOMMENDATION):
            database.execute_sql(_LABEL, (document.uid, _LABELS.db_value(document.title)))


def in_order(documents: Iterable[Document]) -> list[Document]:
    """Return documents in the order in which equal hits fall."""
    return sorted(documents, key=_order)


def _order(document: Document) -> tuple[bool, int, str]:
    """Newest first, undated last, then by uid, with numbers in it by their value."""
    uid = _NUMBER.sub(lambda match: match[0].zfill(6), document.uid)
    return document.start is None, -document.start.toordinal() if document.start else 0, uid


def _shown(document: Document) -> tuple[object, ...]:
    return (
        document.uid,
        document.kind.value,
        document.type,
        _LABELS.db_value(document.title),
        document.text,
        document.facts_at,
        document.source_at,
        document.language,
        document.event,
        document.start.isoformat() if document.start else None,
        document.end.isoformat() if document.end else None,
        _LABELS.db_value(document.place),
        document.marker,
        int(document.catalogue),
        int(document.year_inferred),
        document.discrepancies,
    )


def _columns(document: Document) -> Iterator[str]:
    """Yield the analysed words of each of `COLUMNS`."""
    for field in TEXT_FIELDS:
        yield _joined(_stems(piece) for piece in document.fields.get(field, ()))
    for field in TEXT_FIELDS:
        yield _joined(folded_words(piece.text) for piece in document.fields.get(field, ()))
    for field in VALUE_FIELDS:
        pieces = document.fields.get(field, ())
        uids = [[uid_word(uid)] for uid in document.facets.get(FACET_OF_FIELD.get(field, ""), ())]
        yield _joined([*map(_stems, pieces), *(folded_words(piece.text) for piece in pieces), *uids])
    yield " ".join(dict.fromkeys(whole_name(piece) for piece in document.fields.get(WHOLE_FIELD, ())))
    days = day_words(document.start, document.end or document.start) if document.start else ()
    yield " ".join((EVERY, *days))


def whole_name(piece: Piece) -> str:
    """Return a name as one word: the stems of its words but for stop words, joined."""
    return JOINT.join(stem(word, piece.language) for word in without_stop_words(folded_words(piece.text)))


def _stems(piece: Piece) -> list[str]:
    return [stem(word, piece.language) for word in folded_words(piece.text)]


def _joined(pieces: Iterable[list[str]]) -> str:
    return f" {BREAK} ".join(" ".join(words) for words in pieces)
