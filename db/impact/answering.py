"""Answers queries from an index: what matches, in which order, in which words, with what counts.

A query is tried in turn until something answers: as it is typed, with other words for what it speaks of (below
what has the reader's own); with its unknown words corrected; with any of its words instead of all.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np

from core.records.answers import Also
from core.records.filters import Filters
from core.text.folding import fold_text
from core.text.query import Query
from core.text.query_nodes import All, AnyOf, InField, Node, Words, wanted
from core.text.words import folded_words, words
from db.impact.analysis import TEXT_BITS, WHOLE
from db.impact.arrays import Flags, Ints, Longs, distinct
from db.impact.evaluation import NONE, Evaluator, Matches, contains
from db.impact.facets import Narrowed
from db.impact.index import Index
from db.impact.ranking import CANDIDATES, Ranked, ranked
from db.impact.rerank import Reranker
from db.impact.spelling import nearest
from db.impact.starts import Starts
from db.search.expression import relaxed, whole_names

_CHOICES = 9
"""In how many corrected forms a phrase is looked for: each of its words may have several."""


@dataclass(frozen=True, slots=True)
class Found:
    """What answers a query: direct matches, those by other words, and how they came.

    `apart` says of which of those by other words no label stands as it is written; they come last.
    `root` is the query that was searched in the end, `words` what it looks for, `other_words` that and the rest.
    `also` are the labels that found something, `meant` all that were asked for.
    `corrections` gives for each unknown word the forms of the index that are nearest to it.
    """

    direct: Matches
    widened: Matches
    words: tuple[Words, ...]
    apart: Flags | None = None
    root: Node | None = None
    other_words: tuple[Words, ...] = ()
    also: tuple[Also, ...] = ()
    meant: tuple[str, ...] = ()
    relaxed: bool = False
    corrected: bool = False
    corrections: tuple[tuple[str, tuple[int, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a result: its documents with their scores, the size of the whole and the count of each value."""

    documents: Ints
    scores: Sequence[float]
    total: int
    counts: Longs


@dataclass(frozen=True, slots=True)
class _Reasons:
    """The labels by which documents answer, the words to mark, and in which documents a label stands as written."""

    also: tuple[Also, ...]
    words: tuple[Words, ...]
    whole: Flags


class Answerer:
    """Answers queries from one index; serves all threads."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._starts = Starts(index.arrays, index.documents, len(index.facets.values))
        self._evaluator = Evaluator(index, self._starts)
        self.reranker = Reranker(index)

    def matches(self, root: Node, within: Ints | None = None, scope: int = TEXT_BITS) -> Matches:
        """Return what matches a query as it stands, in the fields of `scope`, of some documents or of all."""
        return self._evaluator.matches(root, scope, within)

    def found(self, query: Query) -> Found:
        """Return what answers a query."""
        root = query.root
        if root is None:
            everything = np.arange(self.index.documents, dtype=np.int32)
            return Found(Matches(everything, np.zeros(len(everything), np.float32)), NONE, ())
        found = self._meant(root)
        if len(found.direct) or len(found.widened):
            return found
        corrections = tuple(self._corrections(root))
        if corrections:
            corrected = _corrected(root, {word: self._spelled(forms) for word, forms in corrections})
            found = self._meant(corrected)
            if len(found.direct) or len(found.widened):
                return replace(found, corrected=True, corrections=corrections)
            root = corrected
        loose = relaxed(root)
        if loose:
            found = self._loosely(loose, root)
        return replace(found, relaxed=bool(loose) and len(found.direct) > 0, corrections=corrections)

    def within(self, found: Found, numbers: Sequence[int]) -> Found:
        """Leave of what was found only the documents of these numbers, which begin at 1."""
        flags = np.zeros(self.index.documents, np.bool_)
        flags[np.array(numbers, np.int32) - 1] = True
        widened = flags[found.widened.documents]
        return replace(
            found,
            direct=found.direct.where(flags[found.direct.documents]),
            widened=found.widened.where(widened),
            apart=None if found.apart is None else found.apart[widened],
        )

    def page(
        self, found: Found, filters: Filters, offset: int, limit: int, stored: Node | None = None
    ) -> Page:
        """Narrow what was found and return one page of it."""
        kept = self._starts.of(stored) if stored and not filters else None
        if kept is not None and offset + limit <= min(len(kept.best), CANDIDATES):
            page = slice(offset, offset + limit)
            return Page(kept.best[page], kept.scores[page].tolist(), kept.size, kept.counts.astype(np.int64))
        narrowed = self._narrowed(found, filters)
        passing = narrowed.documents
        order = self._order(found, passing, offset + limit)
        return Page(
            order.documents[offset : offset + limit],
            order.scores[offset : offset + limit].tolist(),
            len(passing),
            narrowed.counts,
        )

    def passing(self, found: Found, filters: Filters) -> Ints:
        """Return every document of what was found that passes the filters, ascending."""
        return self._narrowed(found, filters).documents

    def _narrowed(self, found: Found, filters: Filters) -> Narrowed:
        every = found.direct.documents
        if len(found.widened):
            every = distinct(every, found.widened.documents)
        return self.index.facets.narrowed(every, filters)

    def stored(self, query: Query) -> Found | None:
        """Return an empty finding where the answer of a query is stored, so that nothing has to be worked out."""
        return Found(NONE, NONE, query.wanted) if self._starts.of(query.root) else None

    def _order(self, found: Found, passing: Ints, wanted_: int) -> Ranked:
        if not found.words:
            first = passing[:wanted_]
            return Ranked(first, np.zeros(len(first), np.float32))
        order: list[Ranked] = []
        for matches, words_ in tiers(found):
            left = wanted_ - sum(len(each.documents) for each in order)
            kept = _among(matches, passing, self.index.documents)
            if not order or (left > 0 and len(kept)):
                order.append(ranked(kept, self.reranker, words_, left))
        return Ranked(
            np.concatenate([each.documents for each in order]),
            np.concatenate([each.scores for each in order]),
        )

    def _meant(self, root: Node) -> Found:
        """Return the direct matches of a query and those by other words for the same."""
        direct = self._named(root, self._evaluator.matches(root))
        words_ = tuple(wanted(root))
        expansion = self.index.concepts.expanded(root)
        if expansion is None:
            return Found(direct, NONE, words_, root=root)
        widened = self._evaluator.matches(expansion.root)
        widened = widened.where(~contains(direct.documents, widened.documents, self.index.documents))
        reasons = self._reasons(expansion.labels, widened.documents)
        return Found(
            direct,
            widened,
            words_,
            apart=~reasons.whole,
            root=root,
            other_words=(*words_, *reasons.words),
            also=reasons.also,
            meant=expansion.meant,
        )

    def _reasons(self, labels: Sequence[tuple[Also, Node]], documents: Ints) -> "_Reasons":
        """Return by which labels documents answer.

        A label tells most where it stands as it is written. Where its words only stand apart from each other it is
        named for those documents that no label tells better.
        """
        also: list[Also] = []
        marks: list[Words] = []
        apart: list[tuple[Also, Node, Flags]] = []
        whole = np.zeros(len(documents), np.bool_)
        for label, node in labels:
            met = self._evaluator.matches(node, within=documents).documents if len(documents) else documents
            if not len(met):
                continue
            written = Words(tuple(folded_words(label.term)), quoted=True)
            exact = met if isinstance(node, Words) else self._evaluator.matches(written, within=met).documents
            if len(exact):
                also.append(label)
                marks.append(written)
                whole |= contains(exact, documents, self.index.documents)
            if len(exact) < len(met):
                apart.append((label, node, contains(met, documents, self.index.documents)))
        told = whole.copy()
        for label, node, flags in apart:
            if (flags & ~told).any():
                told |= flags
                also.append(replace(label, apart=True))
                marks += wanted(node)
        return _Reasons(_once(also), tuple(dict.fromkeys(marks)), whole)

    def _loosely(self, loose: Node, root: Node) -> Found:
        """Return what has any of the words, or all the words of a label of theirs."""
        direct = self._evaluator.matches(loose)
        expansion = self.index.concepts.expanded(root)
        labels = expansion.labels if expansion else ()
        met = [(part, found) for _, part in labels if len(found := self._evaluator.matches(part))]
        # Where fields or exclusions hold, other words would break them.
        if met and not isinstance(loose, All):
            direct = self._evaluator.either([direct, *(matches for _, matches in met)])
            reasons = self._reasons(labels, direct.documents)
            either = AnyOf((loose, *(part for part, _ in met)))
            words_ = (*wanted(loose), *reasons.words)
            return Found(direct, NONE, words_, root=either, also=reasons.also)
        return Found(direct, NONE, tuple(wanted(loose)), root=loose)

    def _named(self, root: Node, found: Matches) -> Matches:
        """Add what is called as the query: a record whose name was typed stands above those that mention it."""
        documents = [self.index.mark(WHOLE + name) for name in whole_names(root)]
        documents = [each for each in documents if len(each)]
        if not documents:
            return found
        named = distinct(*documents)
        weight = np.float32(2 * self.index.weight(len(named)) + 20)
        both = distinct(found.documents, named)
        scores = np.zeros(len(both), np.float32)
        scores[np.searchsorted(both, found.documents)] = found.scores
        scores[np.searchsorted(both, named)] += weight
        return Matches(both, scores)

    def _corrections(self, root: Node) -> list[tuple[str, tuple[int, ...]]]:
        """Return the nearest known words for each word that nothing has."""
        found: dict[str, tuple[int, ...]] = {}
        for part in wanted(root):
            for at, word in enumerate(part.words):
                last = part.beginning and at == len(part.words) - 1
                if word not in found and not self._evaluator.bound(Words((word,), beginning=last)):
                    found[word] = tuple(nearest(self.index, word))
        return [(word, forms) for word, forms in found.items() if forms]

    def _spelled(self, forms: Sequence[int]) -> tuple[str, ...]:
        return tuple(self.index.forms.words[form] for form in forms)


def tiers(found: Found) -> Iterator[tuple[Matches, tuple[Words, ...]]]:
    """Yield what was found in the groups that stand one below the other, each with the words it is ranked by."""
    yield found.direct, found.words
    if len(found.widened) and found.apart is not None:
        for flags in (~found.apart, found.apart):
            yield found.widened.where(flags), found.other_words


def _once(labels: Iterable[Also]) -> tuple[Also, ...]:
    """Return labels that are spelled apart, the first of each; one whose words stand apart anywhere says so."""
    found: dict[str, Also] = {}
    for label in labels:
        spelled = fold_text(label.term)
        first = found.setdefault(spelled, label)
        if label.apart and not first.apart:
            found[spelled] = replace(first, apart=True)
    return tuple(found.values())


def with_corrections(query: str, corrections: dict[str, str]) -> str:
    """Return a query in which words are replaced, everything else as it was typed."""
    pieces, at = [], 0
    for folded, start, end in words(query):
        if folded in corrections and start >= at:
            pieces += [query[at:start], corrections[folded]]
            at = end
    return "".join((*pieces, query[at:]))


def _among(found: Matches, passing: Ints, size: int) -> Matches:
    if passing is found.documents or len(passing) == size:
        return found
    flags = np.zeros(size, np.bool_)
    flags[passing] = True
    return found.where(flags[found.documents])


def _corrected(node: Node, words_: dict[str, tuple[str, ...]]) -> Node:
    """Return a query in which each unknown word is any of those nearest to it."""
    match node:
        case Words():
            choices: list[Words] = [node]
            for at, word in enumerate(node.words):
                if word in words_:
                    every = (
                        replace(each, words=(*each.words[:at], other, *each.words[at + 1 :]), beginning=False)
                        for each in choices
                        for other in words_[word]
                    )
                    choices = list(islice(every, _CHOICES))
            return choices[0] if len(choices) == 1 else AnyOf(tuple(choices))
        case All():
            return All(tuple(_corrected(part, words_) for part in node.parts))
        case AnyOf():
            return AnyOf(tuple(_corrected(part, words_) for part in node.parts))
        case InField():
            return InField(node.field, _corrected(node.part, words_))
        case _:
            return node
