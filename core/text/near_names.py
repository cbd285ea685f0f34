"""Names that may be two spellings of one: the same words in any order and inflection, or one letter apart.

A name is folded and its words stemmed; stop words and the article say nothing. Two names are near where their stems
are the same, or where their letters, run together, differ by one letter that is missing, added or another.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from core.text.stems import stem
from core.text.stop_words import STOP_WORDS
from core.text.words import folded_words, is_arabic

_LONG = 8
"""Below so many letters one letter more or less makes another name."""


class Near(NamedTuple):
    """Two owners, in the order of their names, with the names of theirs that are near."""

    one: str
    other: str
    name: str
    other_name: str


def near_names(names: Iterable[tuple[str, str]]) -> Iterator[Near]:
    """Yield the pairs of owners, each once, that have near names; `names` are (owner, name)."""
    holders: dict[str, list[tuple[str, str, str]]] = {}
    met: set[tuple[str, str]] = set()
    for owner, name in sorted(set(names)):
        letters = _letters(name)
        for key in _keys(name, letters):
            for other, other_name, other_letters in holders.get(key, ()):
                pair = (other, owner)
                if other == owner or pair in met or not _near(key, letters, other_letters):
                    continue
                met.add(pair)
                yield Near(other, owner, other_name, name)
            holders.setdefault(key, []).append((owner, name, letters))


def _letters(name: str) -> str:
    words = (word for word in folded_words(name) if word not in STOP_WORDS)
    return "".join(word.removeprefix("ال") if is_arabic(word) else word for word in words)


def _keys(name: str, letters: str) -> set[str]:
    """Return what a near name shares: the stems, and for a long name the letters with one of them left out."""
    stems = sorted(stem(word, "en") for word in folded_words(name) if word not in STOP_WORDS)
    keys = {"\u0000" + " ".join(stems)} if stems else set()
    if len(letters) >= _LONG:
        keys.add(letters)
        keys |= {letters[:at] + letters[at + 1 :] for at in range(len(letters))}
    return keys


def _near(key: str, one: str, other: str) -> bool:
    """Tell whether names that share a key are near: those that share letters may still differ by two."""
    if key.startswith("\u0000"):
        return True
    if len(one) != len(other):
        return True
    return sum(a != b for a, b in zip(one, other, strict=True)) <= 1
