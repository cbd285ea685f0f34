"""Where a text answers a query: spans to mark, and the passage to show.

A span covers whole words of the original with the marks on them, whatever form the word has: a search for توصية
marks «وَالتَّوْصِيَات». The words of a phrase are marked where they stand together. What a query excludes is never marked.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from core.records.answers import Marked
from core.records.spans import Span
from core.text.folding import is_dropped
from core.text.query_nodes import Query, Words
from core.text.stems import stem
from core.text.words import folded_words, words

_ELLIPSIS = "\u2026"
_CACHED_TEXTS = 512
_LEAD = 6
_BLANK = re.compile(r"\s")
_OTHER_BLANK = re.compile(r"[^\S ]")
_SENTENCE_END = re.compile(r"(?:[.!?؟؛:]\s|\n)\s*(?:#{1,6}\s+)?")


class Analysis:
    """The words of one text: their spans in order, and at which places each stem and each written form stands."""

    def __init__(self, text: str, language: str) -> None:
        self.spans: list[Span] = []
        self.of_stem: dict[str, list[int]] = {}
        self.of_form: dict[str, list[int]] = {}
        for at, (folded, start, end) in enumerate(words(text)):
            self.spans.append((start, end))
            self.of_stem.setdefault(stem(folded, language), []).append(at)
            self.of_form.setdefault(folded, []).append(at)
        self._forms = sorted(self.of_form)

    def places(self, wanted: Words) -> set[int]:
        """Return the indexes of the words that answer one part of a query."""
        size = len(wanted.words)
        ends: set[int] = set()
        for variant in wanted.variants:
            ends |= self._ends(variant, self.of_stem.get(variant[-1], ()))
        if starts := wanted.beginnings:
            begun = [at for form in self._begun(starts) for at in self.of_form[form]]
            for variant in wanted.variants:
                ends |= self._ends(variant, begun)
        return {at - before for at in ends for before in range(size)}

    def _begun(self, starts: Iterable[str]) -> Iterator[str]:
        """Yield the written forms that begin so, through their alphabetical order."""
        forms = self._forms
        for start in starts:
            at = bisect_left(forms, start)
            while at < len(forms) and forms[at].startswith(start):
                yield forms[at]
                at += 1

    def _ends(self, stems: tuple[str, ...], last: Iterable[int]) -> set[int]:
        """Return those of the places of a last word before which the other stems stand."""
        ends = set(last)
        for before, each in enumerate(reversed(stems[:-1]), start=1):
            ends &= {at + before for at in self.of_stem.get(each, ())}
        return ends


@lru_cache(_CACHED_TEXTS)
def analysis(text: str, language: str) -> Analysis:
    """Return the words of a text; those of the texts that were last asked for are kept."""
    return Analysis(text, language)


def spans_in(text: str, query: Query, language: str) -> tuple[Span, ...]:
    """Return the spans of `text` that answer the query, ordered and not overlapping.

    `language` is the text's own (`ar`, `en`, `fr`); it decides how Latin words are stemmed.
    """
    if not query.wanted or not text:
        return ()
    found = analysis(text, language)
    places = set[int]().union(*map(found.places, query.wanted))
    return tuple(_apart(found.spans[at] for at in sorted(places)))


def snippet(text: str, spans: Sequence[Span], width: int) -> Marked:
    """Return the best passage of at most `width` characters: the one with most different marked words.

    It begins and ends between words, with an ellipsis where the text goes on; line breaks become blanks.
    Without spans it is the beginning of the text.
    """
    if len(text) <= width:
        return Marked(_one_line(text), tuple(spans))
    start = _start(text, *_densest(text, spans, width), width)
    end = _end(text, start, width)
    before = _ELLIPSIS if start else ""
    after = _ELLIPSIS if end < len(text) else ""
    moved = len(before) - start
    inside = tuple((a + moved, b + moved) for a, b in spans if a >= start and b <= end)
    return Marked(before + _one_line(text[start:end]) + after, inside)


def _apart(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield ordered spans, each once: several words of one ligature share a span."""
    reached = -1
    for start, end in spans:
        if start >= reached:
            yield start, end
            reached = end


def _densest(text: str, spans: Sequence[Span], width: int) -> Span:
    """Return from where to where the best group of spans within `width` reaches; the earliest of equals."""
    names = [_name(text[start:end]) for start, end in spans]
    best, reach = (0, 0), (0, 0)
    counts: dict[str, int] = {}
    left = 0
    for right, (_, end) in enumerate(spans):
        counts[names[right]] = counts.get(names[right], 0) + 1
        while end - spans[left][0] > width and left < right:
            counts[names[left]] -= 1
            if not counts[names[left]]:
                del counts[names[left]]
            left += 1
        if (len(counts), right - left + 1) > best:
            best, reach = (len(counts), right - left + 1), (spans[left][0], end)
    return reach


@lru_cache(1 << 10)
def _name(marked: str) -> str:
    """Return what forms of one word share."""
    return " ".join(stem(word, "ar") for word in folded_words(marked))


def _start(text: str, first: int, last: int, width: int) -> int:
    """Return where a passage begins: with a sentence if one begins near, else between words before the span."""
    # A card shows the first line or two of a snippet: what is marked stands early in it.
    if first <= width // 3 and last <= width:
        return 0
    earliest = min(first, max(0, first - width // _LEAD, last - width + width // 8))
    if earliest == 0:
        return 0
    for border in (_SENTENCE_END, _BLANK):
        found = border.search(text, earliest - 1, first)
        if found and found.end() <= first:
            return found.end()
    return _whole_letter(text, earliest)


def _end(text: str, start: int, width: int) -> int:
    end = start + width
    if end >= len(text):
        return len(text)
    if text[end].isspace():
        return end
    blank = max(text.rfind(sign, start + width // 2, end) for sign in " \n\t")
    return blank if blank > 0 else max(_whole_letter(text, end), start + 1)


def _whole_letter(text: str, at: int) -> int:
    """Move back to the start of a letter, so that its marks stay with it."""
    while at > 0 and is_dropped(text[at]):
        at -= 1
    return at


def _one_line(text: str) -> str:
    return _OTHER_BLANK.sub(" ", text)
