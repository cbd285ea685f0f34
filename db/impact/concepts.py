"""What a query speaks of, in other words and other languages.

A concept is a row of labels that mean one thing: *social protection*, *protection sociale*, الحماية الاجتماعية. They
come from the field's terms and from the names of bodies, themes, programmes, networks and projects, and lie in the
index. Where the words of a query are a label, in any of their forms, the other labels of its concepts are asked for
too, and what they find stands below what has the reader's own words.

The first label of each language is asked for as if the reader had typed it, its words in any order and place: so
the same records answer whichever of the three is typed. Synonyms, acronyms and the names of bodies, programmes,
networks and projects are asked for as they are written: words that stand apart do not make a synonym, and still
less a name. So a typed synonym finds what the first labels find, and what has its own words apart besides.

Of labels that begin at one word the longest is meant: *social protection floor* is no *social protection*. One that
was typed as it is written goes before those that share its stems alone: *employers* is no *employment*. A label of
several concepts stands for all of them. What stands in quotation marks, in a field or behind a minus is meant as
it is.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from core.records.answers import Also
from core.records.kinds import RecordKind
from core.records.label import LANGUAGES
from core.records.library import Entity
from core.text.query import parse
from core.text.query_nodes import All, AnyOf, Node, When, Words
from core.text.stems import forms, stem
from core.text.stop_words import STOP_WORDS, without_stop_words
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


@dataclass(frozen=True, slots=True)
class Concept:
    """One meaning with its labels; an acronym has no language. A `name` is that of one body or undertaking."""

    labels: tuple[Also, ...]
    name: bool = False

    @property
    def first_labels(self) -> frozenset[Also]:
        """The first label of each language; none of a name."""
        labels = () if self.name else reversed(self.labels)
        return frozenset({label.language: label for label in labels if label.language}.values())


@dataclass(frozen=True, slots=True)
class Expansion:
    """A query widened: `root` is what is searched, `labels` are what was added, each as it is asked for.

    `meant` are all labels of the concepts, also those that could only find what others find.
    """

    root: Node
    labels: tuple[tuple[Also, Node], ...]
    meant: tuple[str, ...] = ()


@dataclass(slots=True)
class _Added:
    """What has been added to a query so far."""

    labels: dict[Also, Node] = field(default_factory=dict)
    meant: dict[str, None] = field(default_factory=dict)


class _Known(NamedTuple):
    """A label by its words, without stop words, with the number of its concept."""

    words: tuple[str, ...]
    stems: tuple[str, ...]
    concept: int


class ConceptTable:
    """The concepts of a library."""

    def __init__(self, concepts: Iterable[Concept] = ()) -> None:
        self.concepts = tuple(each for each in concepts if len(each.labels) > 1)

    def as_data(self) -> list[list[Any]]:
        """Return the table as JSON has it: whether a name, and the labels with their languages."""
        return [
            [int(each.name), *([label.language, label.term] for label in each.labels)]
            for each in self.concepts
        ]

    @classmethod
    def from_data(cls, data: Sequence[Sequence[Any]]) -> "ConceptTable":
        """Return the table that `as_data` gave."""
        return cls(
            Concept(tuple(Also(term, language) for language, term in labels), bool(name))
            for name, *labels in data
        )

    def expanded(self, root: Node | None) -> Expansion | None:
        """Widen a query; None where none of its words is a label."""
        added = _Added()
        widened = self._widened(root, added) if root else None
        if widened is None or not added.labels:
            return None
        return Expansion(widened, tuple(added.labels.items()), tuple(added.meant))

    def _widened(self, node: Node, added: _Added) -> Node:
        """Return a node with the labels for its words; what they are goes to `added`."""
        match node:
            case All():
                parts = self._row(node.parts, added)
                return parts[0] if len(parts) == 1 else All(tuple(parts))
            case AnyOf():
                return AnyOf(tuple(self._widened(part, added) for part in node.parts))
            case Words():
                return self._row((node,), added)[0]
            case _:
                return node

    def _row(self, parts: Sequence[Node], added: _Added) -> list[Node]:
        widened: list[Node] = []
        at = 0
        while at < len(parts):
            size, meant = self._longest(parts[at:])
            own = parts[at] if size < 2 else All(tuple(parts[at : at + size]))
            others = _telling_more(meant, own)
            added.labels |= others
            added.meant |= dict.fromkeys(label.term for each in meant for label in each.labels)
            if size:
                widened.append(AnyOf((own, *others.values())) if others else own)
            else:
                widened.append(self._widened(own, added) if isinstance(own, All | AnyOf) else own)
            at += max(size, 1)
        return widened

    def _longest(self, parts: Sequence[Node]) -> tuple[int, Sequence[Concept]]:
        """Return how many of the first parts are a label of the most words, and its concepts."""
        words: list[tuple[int, str]] = []
        for size, part in enumerate(parts[: self._most_words], start=1):
            if not isinstance(part, Words | When) or (isinstance(part, Words) and part.quoted):
                break
            asked = part.printed if isinstance(part, When) else part
            words += ((size, word) for word in without_stop_words(asked.words))
        if not words or words[0][0] != 1:
            return 0, ()
        typed = [word for _, word in words]
        reached: dict[int, dict[int, bool]] = {}
        for first in forms(typed[0]):
            for label in self._beginning_with.get(first, ()):
                length = len(label.stems)
                if length <= len(typed) and all(
                    label.stems[at] in forms(typed[at]) for at in range(1, length)
                ):
                    found = reached.setdefault(length, {})
                    found[label.concept] = found.get(label.concept, False) or label.words == tuple(
                        typed[:length]
                    )
        for length in sorted(reached, reverse=True):
            size = words[length - 1][0]
            if length == len(words) or words[length][0] != size:
                found = reached[length]
                as_written = [number for number, exact in found.items() if exact]
                return size, [self.concepts[number] for number in as_written or found]
        return 0, ()

    @cached_property
    def _most_words(self) -> int:
        """Return how many words the longest label has."""
        return max(
            (len(label.words) for found in self._beginning_with.values() for label in found), default=0
        )

    @cached_property
    def _beginning_with(self) -> Mapping[str, list[_Known]]:
        """Return all labels by their first stem."""
        table: dict[str, list[_Known]] = {}
        for number, concept in enumerate(self.concepts):
            for label in concept.labels:
                for words in _known_by(label.term):
                    stems = tuple(stem(word, label.language or "en") for word in words)
                    table.setdefault(stems[0], []).append(_Known(words, stems, number))
        return table


def concept_table(terms: Iterable[Iterable[Also]], entities: Iterable[Entity]) -> ConceptTable:
    """Return the concepts of the field's terms, and of the entities that texts speak of by name."""
    spoken = (
        (names_of(entity), entity.kind != RecordKind.THEME) for entity in entities if entity.kind in _NAMED
    )
    rows = (*((labels, False) for labels in terms), *spoken)
    return ConceptTable(
        Concept(tuple(dict.fromkeys(label for label in labels if label.term)), name) for labels, name in rows
    )


def names_of(entity: Entity) -> tuple[Also, ...]:
    """Return the names of an entity as labels; acronyms and aliases have no language.

    The aliases of a theme are what is shelved under it, not other names of it.
    """
    names = tuple(Also(getattr(entity.label, code), code) for code in LANGUAGES)
    if entity.kind == RecordKind.THEME:
        return names
    return (*names, *(Also(name, "") for name in (*entity.acronyms, *entity.aliases)))


def _known_by(term: str) -> Iterable[tuple[str, ...]]:
    """Return the words by which a label is known: without stop words, and with those that are acronyms in it."""
    words = folded_words(term)
    acronyms = {word for word in words if len(word) > 1 and word.isascii() and word.upper() in term}
    kept = (without_stop_words(words), [word for word in words if word in acronyms or word not in STOP_WORDS])
    return dict.fromkeys(tuple(each) for each in kept if each)


def _telling_more(meant: Iterable[Concept], own: Node) -> dict[Also, Node]:
    """Return what to ask for beside what was typed, without labels that could only find what others find."""
    first = dict.fromkeys(label for each in meant for label in each.labels if label in each.first_labels)
    others = dict.fromkeys(label for each in meant for label in each.labels if label not in first)
    asked = {label: node for label in first if (node := _as_typed(label.term))}
    asked |= {label: node for label in others if (node := _as_written(label.term))}
    reached = {_sought(own), *map(_sought, asked.values())}
    kept = {_sought(own)}
    telling: dict[Also, Node] = {}
    for label, node in asked.items():
        sought = _sought(node)
        if sought not in kept and not any(other < sought for other in reached):
            kept.add(sought)
            telling[label] = node
    return telling


@lru_cache(1 << 8)
def _as_typed(term: str) -> Node | None:
    """Return a label as the query that it is when it is typed."""
    return parse(term).root


@lru_cache(1 << 8)
def _as_written(term: str) -> Words | None:
    """Return a label whose words must stand as they are written."""
    words = tuple(folded_words(term))
    return Words(words, quoted=True) if words else None


@lru_cache(1 << 8)
def _sought(node: Node) -> frozenset[object]:
    """Return what must all be met, so that a node that asks for more of it finds no more."""
    parts = node.parts if isinstance(node, All) else (node,)
    sought: set[object] = set()
    for part in parts:
        if not isinstance(part, Words):
            sought.add(part)
            continue
        sought |= {Words((word,)).variants for word in part.words if word not in STOP_WORDS}
        if len(part.words) > 1:
            sought.add(part.variants)
    return frozenset(sought)
