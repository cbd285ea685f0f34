"""A query into the documents that match it, with their scores of the first stage.

What matches is what the grammar of `core.text.query` says, document by document as FTS5 over the same folded and
stemmed words would have it; the tests hold the two against each other. Parts that must all be met are taken from
the rarest on, and each later one is only looked for in what is left.

The variants of a word (with and without a proclitic, as an English and as a French word) count as one term: the
best of them scores, the likeliest in full. The beginning of a word scores a little less than the word.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from core.text.query_nodes import All, AnyOf, InField, Node, Not, QueryField, When, Words
from db.impact.analysis import DAY, FIELD_BITS, TEXT_BITS
from db.impact.arrays import Bytes, Flags, Floats, Ints, Longs, borders, runs, where
from db.impact.index import Index, Lists
from db.impact.merging import SPARSE, joined, merged, scaled
from db.impact.phrases import occurrences
from db.impact.recent import Recent
from db.impact.starts import Starts
from db.impact.uids import Uids
from db.impact.weighing import SCALE, saturated
from db.search.days import asked_words
from db.search.uid_words import UID_KINDS, is_name

SCOPES = {
    QueryField.TITLE: FIELD_BITS["title"],
    QueryField.TEXT: FIELD_BITS["recommendation"] | FIELD_BITS["body"],
    QueryField.NAME: FIELD_BITS["names"],
    QueryField.KIND: FIELD_BITS["kinds"],
    QueryField.YEAR: FIELD_BITS["facts"],
    QueryField.COUNTRY: FIELD_BITS["countries"],
    QueryField.PLACE: FIELD_BITS["places"],
    QueryField.BODY: FIELD_BITS["bodies"],
    QueryField.THEME: FIELD_BITS["themes"],
}
_UID_KINDS = {SCOPES[field]: kind for field, kind in UID_KINDS.items()}
_VARIANT, _BEGINNING, _DAY_IMPACT, _STORED_IMPACT = 0.8, 0.7, 1.0, 0.8
# What it costs to look at a document's words, in entries of a posting list.
_DOCUMENT_COST = 300
# How many words of queries are kept with what they match: while the last word is typed, those before it stay.
_KEPT = 12
# The same of phrases: those in other words for what was asked are many.
_KEPT_PHRASES = 32


@dataclass(frozen=True, slots=True)
class Matches:
    """Documents, ascending, and their scores."""

    documents: Ints
    scores: Floats

    def __len__(self) -> int:
        return len(self.documents)

    def where(self, kept: Flags) -> "Matches":
        """Return those of which `kept` says so."""
        return self.at(where(kept))

    def at(self, places: Longs) -> "Matches":
        """Return those at some places."""
        return Matches(self.documents.take(places), self.scores.take(places))


NONE = Matches(np.zeros(0, np.int32), np.zeros(0, np.float32))


@dataclass(frozen=True, slots=True)
class _Term:
    """One of the lists that a word stands for: stems or forms by number, with what a hit in it counts."""

    lists: Lists
    numbers: range
    factor: float


class _Kept:
    """What a whole word matches, as a list and spread over all documents."""

    def __init__(self, matches: Matches, size: int) -> None:
        self.matches, self._size = matches, size

    @cached_property
    def spread(self) -> Floats:
        """The score of every document, 0 where the word is not."""
        scores = np.zeros(self._size, np.float32)
        scores[self.matches.documents] = self.matches.scores
        return scores

    def within(self, documents: Ints | None) -> Matches:
        """Return what matches among some documents, or among all."""
        if documents is None:
            return self.matches
        scores = self.spread.take(documents)
        places = where(scores > 0)
        return Matches(documents.take(places), scores.take(places))


class Evaluator:
    """Evaluates queries on an index."""

    def __init__(self, index: Index, starts: Starts | None = None) -> None:
        self._index = index
        self._starts = starts
        self._uids = Uids(index.facets)
        self._recent: Recent[Words, _Kept] = Recent(_KEPT)
        self._recent_choices: Recent[tuple[Node, ...], _Kept] = Recent(_KEPT)
        self._recent_phrases: Recent[Words, Matches] = Recent(_KEPT_PHRASES)

    def matches(self, node: Node, scope: int = TEXT_BITS, within: Ints | None = None) -> Matches:
        """Return what matches a node in the fields of `scope`, of the documents `within` (ascending) or of all."""
        match node:
            case Words():
                return self._words(node, scope, within)
            case When():
                return self._when(node, scope, within)
            case InField():
                return self.matches(node.part, SCOPES[node.field], within)
            case AnyOf():
                return self._any_of(node, scope, within)
            case Not():
                return self._all((node,), scope, within)
            case All():
                return self._all(node.parts, scope, within)

    def bound(self, node: Node) -> int:
        """Return an upper bound of how many entries a node touches."""
        match node:
            case Words():
                if len(node.words) == 1:
                    return sum(term.lists.size(term.numbers) for term in self._terms(node))
                return min(
                    self.bound(Words((word,))) for word in node.words[: None if not node.beginning else -1]
                )
            case When():
                return self._index.documents // 8
            case InField():
                return self.bound(node.part)
            case AnyOf():
                return sum(map(self.bound, node.parts))
            case All():
                return min((self.bound(part) for part in node.parts if not isinstance(part, Not)), default=0)
            case Not():  # only what is excluded stands below
                return self._index.documents

    def _all(self, parts: Sequence[Node], scope: int, within: Ints | None) -> Matches:
        excluded = [part.part for part in parts if isinstance(part, Not)]
        needed: list[Node] = [part for part in parts if not isinstance(part, Not)]
        needed.sort(key=self.bound)
        if needed:
            found = self.matches(needed[0], scope, within)
            for part in needed[1:]:
                if not len(found):
                    break
                found = self._narrowed(found, part, scope)
        else:
            documents = np.arange(self._index.documents, dtype=np.int32) if within is None else within
            found = Matches(documents, np.zeros(len(documents), np.float32))
        for part in excluded:
            if len(found):
                out = self.matches(part, scope, found.documents)
                found = found.at(where(~contains(out.documents, found.documents, self._index.documents)))
        return found

    def _narrowed(self, found: Matches, part: Node, scope: int) -> Matches:
        """Return those of some matches that match a part too, scores added."""
        if isinstance(part, Words) and len(part.words) == 1 and scope == TEXT_BITS:
            stored = self._starts.of(part) if self._starts else None
            if stored:
                weight = np.float32(_STORED_IMPACT * self._index.weight(stored.size))
                places = where(stored.contains(found.documents, self._index.documents))
                return Matches(found.documents.take(places), found.scores.take(places) + weight)
            terms = self._terms(part)
            if not part.beginning and not _is_looked_up(terms, found.documents):
                scores = self._kept_word(part, terms).spread.take(found.documents)
                places = where(scores > 0)
                return Matches(found.documents.take(places), (found.scores + scores).take(places))
        more = self.matches(part, scope, found.documents)
        places = where(contains(more.documents, found.documents, self._index.documents))
        return Matches(more.documents, found.scores.take(places) + more.scores)

    def _any_of(self, node: AnyOf, scope: int, within: Ints | None) -> Matches:
        """Return what has any of some parts; those that are whole, mostly other words for one thing, are kept."""
        whole = tuple(part for part in node.parts if _is_whole(part))
        if scope != TEXT_BITS or len(whole) < 2:
            return self.either([self.matches(part, scope, within) for part in node.parts])
        kept = self._recent_choices.get(whole)
        if kept is None:
            kept = _Kept(self.either([self.matches(part) for part in whole]), self._index.documents)
            self._recent_choices.put(whole, kept)
        others = [self.matches(part, scope, within) for part in node.parts if part not in whole]
        return self.either([kept.within(within), *others])

    def either(self, found: Sequence[Matches]) -> Matches:
        """Return what is in any of some matches, scores added."""
        found = [each for each in found if len(each)]
        if len(found) < 2:
            return found[0] if found else NONE
        if sum(map(len, found)) * SPARSE < self._index.documents:
            documents = np.concatenate([each.documents for each in found])
            order = np.argsort(documents, kind="stable")
            documents = documents[order]
            begun = borders(documents)
            scores = np.concatenate([each.scores for each in found])[order]
            return Matches(documents[begun], np.add.reduceat(scores, begun))
        scores = np.zeros(self._index.documents, np.float32)
        hit = np.zeros(self._index.documents, np.bool_)
        for each in found:
            scores[each.documents] = scores.take(each.documents) + each.scores
            hit[each.documents] = True
        documents = where(hit).astype(np.int32)
        return Matches(documents, scores.take(documents))

    def _when(self, node: When, scope: int, within: Ints | None) -> Matches:
        days = [self._index.mark(DAY + word) for word in asked_words(node.start, node.end)]
        hit = np.zeros(self._index.documents, np.bool_)
        for documents in days:
            hit[documents] = True
        places = where(hit) if within is None else where(hit.take(within))
        documents = places.astype(np.int32) if within is None else within.take(places)
        weight = self._index.weight(int(np.count_nonzero(hit))) * _DAY_IMPACT
        found = Matches(documents, np.full(len(documents), weight, np.float32))
        if scope == SCOPES[QueryField.YEAR]:
            return found
        return self.either([found, self._words(node.printed, scope, within)])

    def _words(self, node: Words, scope: int, within: Ints | None) -> Matches:
        if scope not in _UID_KINDS:
            return self._spelled(node, scope, within)
        documents = self._uids.documents(_UID_KINDS[scope], node.words)
        weight = self._index.weight(len(documents)) / SCALE
        if within is not None:
            documents = within[contains(documents, within, self._index.documents)]
        found = Matches(documents, np.full(len(documents), weight, np.float32))
        return self.either([found, self._spelled(node, scope, within)]) if is_name(node.words) else found

    def _spelled(self, node: Words, scope: int, within: Ints | None) -> Matches:
        if len(node.words) > 1:
            return self._phrase(node, scope, within)
        stored = self._starts.of(node) if self._starts and scope == TEXT_BITS and within is not None else None
        if stored and within is not None:
            kept = within.take(where(stored.contains(within, self._index.documents)))
            weight = np.float32(_STORED_IMPACT * self._index.weight(stored.size))
            return Matches(kept, np.full(len(kept), weight, np.float32))
        terms = self._terms(node)
        if scope == TEXT_BITS and not node.beginning and (within is None or not _is_looked_up(terms, within)):
            return self._kept_word(node, terms).within(within)
        return self._union(terms, scope, within)

    def _kept_word(self, node: Words, terms: Sequence[_Term]) -> "_Kept":
        """Return what a whole word matches in all documents; the words that are asked for again are kept."""
        kept = self._recent.get(node)
        if kept is None:
            kept = _Kept(self._union(terms, TEXT_BITS, None), self._index.documents)
            if len(kept.matches) * SPARSE > self._index.documents:
                self._recent.put(node, kept)
        return kept

    def _terms(self, node: Words) -> list[_Term]:
        """Return the lists that one word stands for."""
        index = self._index
        stems = [index.stems.number(variant[0]) for variant in node.variants]
        terms = [
            _Term(index.of_stem, range(number, number + 1), _VARIANT if at else 1.0)
            for at, number in enumerate(stems)
            if number >= 0
        ]
        starts = (index.forms.beginning(start) for start in node.beginnings)
        terms += (_Term(index.of_form, numbers, _BEGINNING) for numbers in joined(starts))
        return terms

    def _union(self, terms: Sequence[_Term], scope: int, within: Ints | None) -> Matches:
        if not _size(terms) or (within is not None and not len(within)):
            return NONE
        if within is not None and _is_looked_up(terms, within):
            return self._looked_up(terms, scope, within)
        entries = [self._entries(term, scope) for term in terms]
        if len(entries) == 1 and len(terms[0].numbers) == 1:
            documents, impacts = entries[0]
        else:
            documents, impacts = merged(entries, self._index.documents)
        frequency = len(documents)
        if within is not None:
            kept = where(contains(within, documents, self._index.documents))
            documents, impacts = documents.take(kept), impacts.take(kept)
        return Matches(documents, impacts * np.float32(self._index.weight(frequency) / SCALE))

    def _entries(self, term: _Term, scope: int) -> tuple[Ints, Bytes]:
        """Return documents and impacts of a term, in the fields of `scope`; documents may come twice."""
        lists, numbers = term.lists, term.numbers
        piece = slice(int(lists.pointer[numbers.start]), int(lists.pointer[numbers.stop]))
        documents, impacts = lists.documents[piece], lists.impacts[piece]
        if scope != TEXT_BITS:
            kept = where(lists.masks[piece] & np.uint16(scope) > 0)
            documents, impacts = documents.take(kept), np.maximum(impacts.take(kept), 1)
        elif lists.outside[numbers.start : numbers.stop].any():
            kept = where(impacts > 0)
            documents, impacts = documents.take(kept), impacts.take(kept)
        return documents, impacts if term.factor == 1.0 else scaled(term.factor).take(impacts)

    def _looked_up(self, terms: Sequence[_Term], scope: int, within: Ints) -> Matches:
        """Return the documents `within` that have a term, by reading their words instead of the lists."""
        index = self._index
        starts = index.pointer.take(within)
        places, rows = runs(starts, index.pointer.take(within + 1) - starts)
        by_form = np.zeros(len(index.form_stem), np.float32)
        for term in terms:
            if term.lists is index.of_form:
                by_form[term.numbers.start : term.numbers.stop] = term.factor
        by_stem = np.zeros(len(index.of_stem.outside), np.float32)
        for term in reversed(terms):
            if term.lists is index.of_stem:
                by_stem[term.numbers.start] = term.factor
        forms = index.words.take(places)
        factors = np.maximum(by_form.take(forms), by_stem.take(index.form_stem.take(forms)))
        at = where(factors > 0)
        masks, rows = index.masks.take(places.take(at)), rows.take(at)
        weights = (masks & np.uint16(scope) > 0).astype(np.float32)
        if scope == TEXT_BITS:
            weights = index.weights.of(masks, within.take(rows))
        counted = np.bincount(rows, weights=factors.take(at) * weights, minlength=len(within))
        found = where(counted > 0)
        documents, frequencies = within.take(found), counted.take(found).astype(np.float32)
        weight = np.float32(index.weight(min(_size(terms), index.documents)))
        return Matches(documents, saturated(frequencies, index.norm.take(documents)) * weight)

    def _phrase(self, node: Words, scope: int, within: Ints | None) -> Matches:
        kept = scope == TEXT_BITS and not node.beginning
        found = self._recent_phrases.get(node) if kept else None
        if found is None:
            found = self._occurring(node, scope)
            if kept:
                self._recent_phrases.put(node, found)
        if within is None:
            return found
        return found.at(where(contains(within, found.documents, self._index.documents)))

    def _occurring(self, node: Words, scope: int) -> Matches:
        documents, weights = occurrences(self._index, node, scope)
        if not len(documents):
            return NONE
        begun = borders(documents)
        frequencies, documents = np.add.reduceat(weights, begun), documents.take(begun)
        weight = np.float32(self._index.weight(len(documents)) * len(node.words))
        return Matches(documents, saturated(frequencies, self._index.norm.take(documents)) * weight)


def _is_whole(node: Node) -> bool:
    """Tell whether a node is made of nothing but words that are not being typed."""
    match node:
        case Words():
            return not node.beginning
        case All() | AnyOf():
            return all(map(_is_whole, node.parts))
        case _:
            return False


def _size(terms: Sequence[_Term]) -> int:
    """Return how many entries some terms have."""
    return sum(term.lists.size(term.numbers) for term in terms)


def _is_looked_up(terms: Sequence[_Term], within: Ints) -> bool:
    """Tell whether it is cheaper to read the words of some documents than the lists of some terms."""
    return len(within) * _DOCUMENT_COST < _size(terms)


def contains(wanted: Ints, documents: Ints, size: int) -> Flags:
    """Return which of `documents` are among `wanted`, of `size` that there are; both ascend."""
    if len(documents) * SPARSE < size and len(wanted) * SPARSE < size:
        at = np.searchsorted(wanted, documents)
        at[at == len(wanted)] = 0
        return wanted[at] == documents if len(wanted) else np.zeros(len(documents), np.bool_)
    flags = np.zeros(size, np.bool_)
    flags[wanted] = True
    return flags.take(documents)
