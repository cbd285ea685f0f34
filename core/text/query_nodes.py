"""The parts of a query as it was understood: a small tree of frozen values. `core.text.query` states the grammar."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from core.text.stems import beginnings, forms, stem
from core.text.stop_words import STOP_WORDS


class QueryField(StrEnum):
    """The fields that a query can name."""

    TITLE = "title"
    TEXT = "text"
    NAME = "name"
    KIND = "kind"
    YEAR = "year"
    COUNTRY = "country"
    PLACE = "place"
    BODY = "body"
    THEME = "theme"


@dataclass(frozen=True, slots=True)
class Words:
    """Folded words that stand one after the other; mostly one alone.

    `beginning` says that the last may be the beginning of a longer word, `quoted` that the reader insists, `telling`
    that it was typed as an acronym and is no stop word.
    """

    words: tuple[str, ...]
    beginning: bool = False
    quoted: bool = False
    telling: bool = False

    @property
    def variants(self) -> tuple[tuple[str, ...], ...]:
        """The sequences of stems under which the words may stand in a text, the likeliest first.

        The language of Latin words is one for the whole sequence; before its first word may stand a proclitic.
        """
        return _variants(self.words)

    @property
    def beginnings(self) -> tuple[str, ...]:
        """The beginnings of written words that the last word may stand for; none where it is whole."""
        return beginnings(self.words[-1]) if self.beginning else ()


@dataclass(frozen=True, slots=True)
class When:
    """Events of these days, or texts in which the date stands as `printed`."""

    start: date
    end: date
    printed: Words


@dataclass(frozen=True, slots=True)
class InField:
    """A part that must be met in one field. Of countries, bodies and themes a word may also be the end of a uid."""

    field: QueryField
    part: "Node"


@dataclass(frozen=True, slots=True)
class Not:
    """What must not be met."""

    part: "Node"


@dataclass(frozen=True, slots=True)
class All:
    """Parts that must all be met."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Parts of which one must be met."""

    parts: tuple["Node", ...]


Node = Words | When | InField | Not | All | AnyOf


@dataclass(frozen=True, slots=True)
class Query:
    """A query as it was understood: `root` is None where it holds no word. `cut` says that some was left out.

    `wanted` are the words that the reader looks for, without those excluded: what is marked in a text.
    """

    text: str
    root: Node | None
    cut: bool = False
    wanted: tuple[Words, ...] = ()


def wanted(node: Node) -> Iterator[Words]:
    """Yield the words below a node that are looked for, not those that are excluded."""
    match node:
        case Words():
            yield node
        case When():
            yield node.printed
        case InField():  # «de» in a field is a country, and no word to mark
            yield from (each for each in wanted(node.part) if not STOP_WORDS.issuperset(each.words))
        case All() | AnyOf():
            for part in node.parts:
                yield from wanted(part)
        case Not():
            pass


@lru_cache(1 << 8)
def _variants(words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    first, *others = words
    found = (
        (front, *(stem(word, language) for word in others))
        for language in ("en", "fr")
        for front in forms(first)
    )
    return tuple(dict.fromkeys(found))
