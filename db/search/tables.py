"""The shape of the index: an FTS5 table of analysed words, and beside it what a card and the facets need.

The FTS5 table keeps no text, only postings. Each text field has two columns, its stems and its words as
written (folded); value fields hold both in one column; `whole` holds each name as one word, so that a body comes
before all that mentions it. The text is analysed before it comes here, so the
tokenizer only splits at blanks: `ascii` takes every other character for part of a word. `days` holds a
document's days, months and years as words of their own (`core.records` knows dates, FTS5 does not).

Documents are numbered in the order in which equal hits fall: newest first, then by uid.
"""

from db.search.documents import TEXT_FIELDS, VALUE_FIELDS, WHOLE_FIELD

STEM_COLUMNS = TEXT_FIELDS
WRITTEN_COLUMNS = tuple(f"{field}_written" for field in TEXT_FIELDS)
COLUMNS = (*STEM_COLUMNS, *WRITTEN_COLUMNS, *VALUE_FIELDS, WHOLE_FIELD, "days")

# bm25 counts the length of all columns together, so a title over a long source needs the weight to be heard.
_STEM_WEIGHTS = {
    "title": 40.0,
    "recommendation": 8.0,
    "names": 4.0,
    "facts": 3.0,
    "body": 1.0,
    "context": 0.15,
}
WEIGHTS = tuple(
    [_STEM_WEIGHTS[field] for field in TEXT_FIELDS]
    + [_STEM_WEIGHTS[field] / 4 for field in TEXT_FIELDS]
    + [1.0] * len(VALUE_FIELDS)
    + [12.0, 4.0]
)
"""What a hit in each of `COLUMNS` counts for."""

BREAK = "\u241e"
"""A word that no text holds; it stands between pieces, so that no phrase reaches from one into the next."""

JOINT = "\u241f"
"""Stands between the stems of a whole name, which is one word of the column `whole`."""

FACET_OF_FIELD = {"countries": "country", "bodies": "body", "themes": "theme"}
"""The value fields that also hold the uids of a facet, each as one word."""

EVERY = "all"
"""A word in `days` of every document: what a query of nothing but exclusions starts from."""

CREATE_CARDS = (
    """
    create table search_document (
        id integer primary key,
        uid text not null unique,
        kind text not null,
        type text not null,
        title text not null,
        text text not null,
        facts_at integer not null,
        source_at integer not null,
        language text not null,
        event text,
        start text,
        end text,
        place text not null,
        marker text not null,
        catalogue integer not null,
        year_inferred integer not null,
        discrepancies integer not null
    )
    """,
    """
    create table search_facet (
        document integer not null,
        facet text not null,
        value text not null,
        primary key (document, facet, value)
    ) without rowid
    """,
    """
    create table search_label (
        value text primary key,
        label text not null
    ) without rowid
    """,
)

CREATE_TEXT = f"""
    create virtual table search_text using fts5(
        {", ".join(COLUMNS)},
        content='', tokenize='ascii', prefix='2 3 4'
    )
"""
