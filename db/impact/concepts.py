"""What a query speaks of, in other words and other languages.

A concept is a row of labels that mean one thing: *social protection*, *protection sociale*, الحماية الاجتماعية. They
come from the field's terms and from the names of bodies, themes, programmes, networks and projects, and lie in the
index. Where the words of a query are a label, in any of their forms, records that have another label of the same
concept answer too, below those that have the reader's own words; `Expansion` keeps which words that were.
What stands in quotation marks is meant as it is and is not widened.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from core.records.answers import Also
from core.records.kinds import RecordKind
from core.records.label import LANGUAGES
from core.records.library import Entity
from core.text.query_nodes import All, AnyOf, Node, Words
from core.text.stems import forms, stem
from core.text.stop_words import STOP_WORDS
from core.text.words import folded_words

_NAMED = frozenset(
    (
        RecordKind.BODY,
        RecordKind.THEME,
        RecordKind.PROGRAMME,
        RecordKind.NETWORK,
        RecordKind.PROJECT,
        RecordKind.STRATEGY,
    )
)
_LONGEST = 8


@dataclass(frozen=True, slots=True)
class Concept:
    """One meaning with its labels; an acronym has no language."""

    labels: tuple[Also, ...]


@dataclass(frozen=True, slots=True)
class Expansion:
    """A query widened: `root` is what is searched, `labels` are the words that were added, each as a part."""

    root: Node
    labels: tuple[tuple[Also, Words], ...]


class ConceptTable:
    """The concepts of a library."""

    def __init__(self, concepts: Iterable[Concept] = ()) -> None:
        self._concepts = tuple(each for each in concepts if len(each.labels) > 1)

    def as_data(self) -> list[list[list[str]]]:
        """Return the table as JSON has it."""
        return [[[label.language, label.term] for label in each.labels] for each in self._concepts]

    @classmethod
    def from_data(cls, data: Sequence[Sequence[Sequence[str]]]) -> "ConceptTable":
        """Return the table that `as_data` gave."""
        return cls(Concept(tuple(Also(term, language) for language, term in each)) for each in data)

    def expanded(self, root: Node | None) -> Expansion | None:
        """Widen a query; None where none of its words is a label."""
        parts = root.parts if isinstance(root, All) else (root,) if root else ()
        widened: list[Node] = []
        added: dict[Also, Words] = {}
        at = 0
        while at < len(parts):
            size, labels = self._longest(parts[at:])
            own = parts[at : at + max(size, 1)]
            others = [(label, words) for label in labels if (words := _phrase(label, own)) is not None]
            added |= others
            whole = own[0] if len(own) == 1 else All(tuple(own))
            widened.append(AnyOf((whole, *(words for _, words in others))) if others else whole)
            at += len(own)
        if not added:
            return None
        return Expansion(widened[0] if len(widened) == 1 else All(tuple(widened)), tuple(added.items()))

    def _longest(self, parts: Sequence[Node]) -> tuple[int, tuple[Also, ...]]:
        """Return how many of the first parts are a label of the most words, and the labels of its concepts."""
        words: list[tuple[int, str]] = []
        for size, part in enumerate(parts[:_LONGEST], start=1):
            if not isinstance(part, Words) or part.quoted:
                break
            words += ((size, word) for word in part.words if word not in STOP_WORDS)
        best: tuple[int, tuple[Also, ...]] = (0, ())
        if not words or words[0][0] != 1:
            return best
        reached: dict[int, dict[int, None]] = {}
        for first in forms(words[0][1]):
            for stems, number in self._beginning_with.get(first, ()):
                if len(stems) <= len(words) and all(
                    stems[at] in forms(words[at][1]) for at in range(1, len(stems))
                ):
                    reached.setdefault(len(stems), {})[number] = None
        for length in sorted(reached, reverse=True):
            size = words[length - 1][0]
            if length == len(words) or words[length][0] != size:
                labels = [label for number in reached[length] for label in self._concepts[number].labels]
                return size, tuple(dict.fromkeys(labels))
        return best

    @cached_property
    def _beginning_with(self) -> Mapping[str, list[tuple[tuple[str, ...], int]]]:
        """Return the labels as stems, with their concepts, by their first stem."""
        table: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        for number, concept in enumerate(self._concepts):
            for label in concept.labels:
                stems = tuple(stem(word, label.language or "en") for word in _telling(label.term))
                if stems:
                    table.setdefault(stems[0], []).append((stems, number))
        return table


def concept_table(terms: Iterable[Iterable[Also]], entities: Iterable[Entity]) -> ConceptTable:
    """Return the concepts of the field's terms, and of the entities that texts speak of by name."""
    spoken = (names_of(entity) for entity in entities if entity.kind in _NAMED)
    rows = (tuple(dict.fromkeys(label for label in labels if label.term)) for labels in (*terms, *spoken))
    return ConceptTable(map(Concept, rows))


def names_of(entity: Entity) -> tuple[Also, ...]:
    """Return the names of an entity as labels; acronyms and aliases have no language.

    The aliases of a theme are what is shelved under it, not other names of it.
    """
    names = tuple(Also(getattr(entity.label, code), code) for code in LANGUAGES)
    if entity.kind == RecordKind.THEME:
        return names
    return (*names, *(Also(name, "") for name in (*entity.acronyms, *entity.aliases)))


def _telling(text: str) -> list[str]:
    return [word for word in folded_words(text) if word not in STOP_WORDS]


def _phrase(label: Also, own: Sequence[Node]) -> Words | None:
    """Return a label as a part of a query; None where it is what was typed."""
    words = tuple(folded_words(label.term))
    typed = tuple(word for part in own if isinstance(part, Words) for word in part.words)
    if not words or _stems(words) == _stems(typed):
        return None
    return Words(words, quoted=True)


def _stems(words: Iterable[str]) -> list[str]:
    return [stem(word, "en") for word in words if word not in STOP_WORDS]
