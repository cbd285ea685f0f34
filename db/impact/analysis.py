"""Documents into numbered words: what is sought in each field, and where the words of the shown text stand.

A *form* is a folded word with its stem; the same letters are two forms where an English and a French text stem
them apart. Forms are numbered as they come. A piece of text that stands in several fields of a document (a
country's name is a fact, a place and a country) is kept once, with a mask that says in which.
"""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field

from core.text.stems import stem
from core.text.words import folded_words, is_arabic, located_words
from db.search.days import day_words
from db.search.documents import TEXT_FIELDS, VALUE_FIELDS, WHOLE_FIELD, Document
from db.search.index import whole_name

FIELD_BITS = {name: 1 << at for at, name in enumerate((*TEXT_FIELDS, *VALUE_FIELDS))}
"""The bit of each field in the mask of a word."""

TEXT_BITS = sum(FIELD_BITS[name] for name in TEXT_FIELDS)
BEGINS = 1 << 15
"""The bit of a word with which a piece begins: no phrase reaches over it."""

FIELD_WEIGHTS = {
    "title": 10.0,
    "recommendation": 8.0,
    "names": 3.0,
    "facts": 3.0,
    "body": 1.0,
    "context": 0.15,
}
"""What a word in each text field counts for; value fields count for nothing."""

DAY, WHOLE = "\x01", "\x02"
"""What the marks of a document begin with: its days, and its names as one word. No text holds these characters."""

_SHORT = 200
_CACHED = 20_000


class _Forms(dict[str, int]):
    """Numbers of folded words in one language; a new word gets the next number."""

    def __init__(self, surfaces: list[str], stems: list[str], language: str, arabic: "_Forms | None" = None):
        super().__init__()
        self._surfaces, self._stems, self._language, self._arabic = surfaces, stems, language, arabic

    def __missing__(self, word: str) -> int:
        if self._arabic is not None and (is_arabic(word) or stem(word, "en") == stem(word, self._language)):
            number = self._arabic[word]
        else:
            number = len(self._surfaces)
            self._surfaces.append(word)
            self._stems.append(stem(word, self._language))
        self[word] = number
        return number


@dataclass(slots=True)
class Chunk:
    """The analysed words of some documents, one after the other.

    `forms` with `piece_sizes`, `piece_masks` and `piece_counts` (pieces of each document) are what is sought;
    `shown` with `starts`, `ends` and `shown_counts` (two runs for each document: title, text) what is marked;
    `marks` with `mark_counts` are days and whole names.
    """

    forms: "array[int]" = field(default_factory=lambda: array("I"))
    piece_sizes: "array[int]" = field(default_factory=lambda: array("I"))
    piece_masks: "array[int]" = field(default_factory=lambda: array("H"))
    piece_counts: "array[int]" = field(default_factory=lambda: array("I"))
    shown: "array[int]" = field(default_factory=lambda: array("I"))
    starts: "array[int]" = field(default_factory=lambda: array("I"))
    ends: "array[int]" = field(default_factory=lambda: array("I"))
    shown_counts: "array[int]" = field(default_factory=lambda: array("I"))
    marks: "array[int]" = field(default_factory=lambda: array("I"))
    mark_counts: "array[int]" = field(default_factory=lambda: array("I"))


class Analyser:
    """Analyses documents into chunks, and keeps the vocabulary of all that it has seen."""

    def __init__(self) -> None:
        self.surfaces: list[str] = []
        self.stems: list[str] = []
        self.marks: dict[str, int] = {}
        self._plain = _Forms(self.surfaces, self.stems, "en")
        self._french = _Forms(self.surfaces, self.stems, "fr", self._plain)
        self._analysed: dict[tuple[str, str], array[int]] = {}
        self._located: dict[tuple[str, str], tuple[array[int], array[int], array[int]]] = {}
        self._names: dict[tuple[str, str], str] = {}

    def add(self, document: Document, chunk: Chunk) -> None:
        """Analyse one document into a chunk."""
        title = document.title.in_language(document.language)
        shown = {
            self._show(title, document.title.language_shown(document.language), chunk),
            self._show(document.text, document.language, chunk),
        }
        # A piece is hashed in Python, a pair of strings is not.
        masks: dict[tuple[str, str], int] = {}
        for name, bit in FIELD_BITS.items():
            for piece in document.fields.get(name, ()):
                key = piece.language, piece.text
                masks[key] = masks.get(key, 0) | bit
        count = 0
        for (language, text), mask in masks.items():
            forms = self._forms(language, text)
            if forms:
                chunk.forms.extend(forms)
                chunk.piece_sizes.append(len(forms))
                chunk.piece_masks.append(mask)
                count += 1
        chunk.piece_counts.append(count)
        self._forget(shown)
        marks = dict.fromkeys(self._marks(document))
        chunk.marks.extend(self.marks.setdefault(mark, len(self.marks)) for mark in marks)
        chunk.mark_counts.append(len(marks))

    def _marks(self, document: Document) -> Iterable[str]:
        for piece in document.fields.get(WHOLE_FIELD, ()):
            key = piece.language, piece.text
            name = self._names.get(key)
            if name is None:
                name = self._names[key] = whole_name(piece)
                _limit(self._names)
            if name:
                yield WHOLE + name
        if document.start:
            for day in day_words(document.start, document.end or document.start):
                yield DAY + day

    def _forms(self, language: str, text: str) -> "array[int]":
        key = "fr" if language == "fr" else "en", text
        kept = self._analysed.get(key)
        if kept is None:
            numbers = self._french if language == "fr" else self._plain
            kept = array("I", map(numbers.__getitem__, folded_words(text)))
            if len(text) <= _SHORT:
                self._analysed[key] = kept
        return kept

    def _show(self, text: str, language: str, chunk: Chunk) -> tuple[str, str]:
        """Take in a text with the places of its words; its forms are kept until the document is done."""
        key = ("fr" if language == "fr" else "en", text)
        numbers = self._french if language == "fr" else self._plain
        kept = self._located.get(key)
        if kept is None:
            folded, starts, ends = located_words(text)
            kept = array("I", map(numbers.__getitem__, folded)), array("I", starts), array("I", ends)
            self._located[key] = kept
        self._analysed[key] = kept[0]
        chunk.shown.extend(kept[0])
        chunk.starts.extend(kept[1])
        chunk.ends.extend(kept[2])
        chunk.shown_counts.append(len(kept[0]))
        return key

    def _forget(self, shown: Iterable[tuple[str, str]]) -> None:
        """Keep short texts, which come again, and not too many of them."""
        for key in shown:
            if len(key[1]) > _SHORT:
                self._located.pop(key, None)
                self._analysed.pop(key, None)
        for kept in (self._analysed, self._located):
            if len(kept) >= _CACHED:
                kept.clear()


def _limit(kept: dict) -> None:  # type: ignore[type-arg]
    """Forget everything once too much is kept: what is met often is soon kept again."""
    if len(kept) >= _CACHED:
        kept.clear()
