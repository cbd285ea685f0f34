"""Why a record stands where it stands: its score taken apart."""

from collections.abc import Iterator

import numpy as np

from core.records.answers import Explanation, Part
from core.text.query_nodes import All, AnyOf, InField, Node, Not, When, Words, wanted
from db.impact.analysis import FIELD_BITS
from db.impact.answering import Answerer, Found, tiers
from db.impact.arrays import Ints
from db.impact.evaluation import NONE
from db.impact.ranking import is_looked_at_again


def explained(answerer: Answerer, found: Found, query: str, document: int, uid: str) -> Explanation | None:
    """Return what the score of a document is made of; None where it is not among what was found.

    Behind the best hundred there is no second stage, so no part of it is told of.
    """
    only = np.array([document], np.int32)
    nothing = (NONE, ())
    matches, asked = next((each for each in tiers(found) if document in each[0].documents), nothing)
    if not len(matches) or found.root is None:
        return None
    widened = document in found.widened.documents
    base = float(matches.scores[np.searchsorted(matches.documents, document)])
    parts = [part for part in _first_stage(answerer, found.root, only) if part.score]
    if widened:
        parts.append(Part("other words", " ".join(label.term for label in found.also), 0.0))
    rest = base - sum(part.score for part in parts)
    if rest > 0.01:
        parts.append(Part("other words" if widened else "name", query, rest))
    again = answerer.reranker.parts(only, asked) if is_looked_at_again(document, matches) else {}
    parts += (Part(name, "", float(score[0])) for name, score in again.items())
    score = base + sum(float(each[0]) for each in again.values())
    return Explanation(uid, round(score, 4), tuple(parts), tuple(_fields(answerer, found, only)), widened)


def _first_stage(answerer: Answerer, root: Node, only: Ints) -> Iterator[Part]:
    for part in _parts(root):
        matches = answerer.matches(part, only)
        if len(matches):
            word = " ".join(each for words in wanted(part) for each in words.words)
            yield Part(_kind(part), word, float(matches.scores[0]))


def _parts(root: Node) -> Iterator[Node]:
    if isinstance(root, All):
        yield from (part for part in root.parts if not isinstance(part, Not))
    elif isinstance(root, AnyOf):
        yield from root.parts
    else:
        yield root


def _kind(part: Node) -> str:
    match part:
        case Words():
            return "stem" if len(part.words) == 1 else "phrase"
        case When():
            return "date"
        case InField():
            return "field"
        case _:
            return "either"


def _fields(answerer: Answerer, found: Found, only: Ints) -> Iterator[tuple[str, tuple[str, ...]]]:
    for words in found.words:
        names = tuple(name for name, bit in FIELD_BITS.items() if len(answerer.matches(words, only, bit)))
        if names:
            yield " ".join(words.words), names
