"""Sources as search sees them: listed by their names, not found by their words, which are found with their events."""

from collections.abc import Iterable

from core.records.kinds import RecordKind
from core.records.library import Source
from db.search.documents import Document
from db.search.kind_words import KIND_WORDS
from db.search.pieces import pieces


def source_documents(sources: Iterable[Source]) -> tuple[Document, ...]:
    """Return the documents of sources."""
    return tuple(map(source_document, sources))


def source_document(source: Source) -> Document:
    """Return the document of a source."""
    names = pieces(source.title)
    head = "\n".join(dict.fromkeys(piece.text for piece in names)) + "\n"
    publisher = pieces(source.publisher)
    facts = " \u00b7 ".join(part for part in (source.publisher.in_language(source.language),) if part)
    words = pieces(*KIND_WORDS.get(RecordKind.SOURCE, ()))
    return Document(
        uid=source.uid,
        kind=RecordKind.SOURCE,
        type="",
        title=source.title,
        text=head + facts,
        facts_at=len(head),
        source_at=len(head),
        language=source.language,
        start=source.published,
        end=source.published,
        place=source.publisher,
        fields={
            # Who types its title looks for the event, which has the same.
            "body": (*names, *publisher),
            "facts": words,
            "kinds": words,
        },
        facets={
            "kind": (RecordKind.SOURCE.value,),
            "year": (str(source.published.year),) if source.published else (),
        },
    )
