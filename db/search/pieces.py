"""Pieces: the texts and names that a document is made of, with the language of their Latin words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from core.records.label import LANGUAGES, Label, Reference
from core.records.library import Entity


@dataclass(frozen=True, slots=True)
class Piece:
    """A text to analyse, with the language that its Latin words are in."""

    language: str
    text: str


def pieces(*labels: Label) -> tuple[Piece, ...]:
    """Return labels as pieces, one for each language, each once."""
    found = (Piece(code, getattr(label, code)) for label in labels for code in LANGUAGES)
    return tuple(piece for piece in dict.fromkeys(found) if piece.text)


def named(known: Mapping[str, Entity], *references: Reference | Entity | None) -> tuple[Piece, ...]:
    """Return the names of what is referred to, with acronyms and aliases."""
    found: list[Piece] = []
    for reference in references:
        if reference is None:
            continue
        found += pieces(reference.label)
        if entity := known.get(reference.uid):
            found += (Piece("en", name) for name in (*entity.acronyms, *entity.aliases))
    return tuple(dict.fromkeys(found))


def with_parents(uid: str, known: Mapping[str, Entity]) -> Iterator[str]:
    """Yield a theme and those it stands under: who chooses social protection means orphan care too."""
    seen: set[str] = set()
    while uid and uid not in seen:
        yield uid
        seen.add(uid)
        entity = known.get(uid)
        uid = entity.parent.uid if entity and entity.parent else ""
