"""The order of hits: by score, then the newest, then by uid. Documents are numbered in the order of the last two.

The best hundred of the first stage are looked at again; behind them the order of the first stage holds.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.text.query_nodes import Words
from db.impact.arrays import Floats, Ints, where
from db.impact.evaluation import Matches
from db.impact.rerank import Reranker, total

CANDIDATES = 100
_DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Ranked:
    """Documents in the order of hits, and their scores."""

    documents: Ints
    scores: Floats


def ranked(found: Matches, reranker: Reranker, words: Sequence[Words], wanted: int = CANDIDATES) -> Ranked:
    """Return the first `wanted` hits, at least the hundred that are looked at again."""
    best = first_stage(found, CANDIDATES)
    again = np.round(total(best.scores, reranker.parts(best.documents, words)), _DECIMALS)
    order = np.lexsort((best.documents, -again))
    documents, scores = best.documents[order], again[order]
    if wanted > CANDIDATES and len(found) > CANDIDATES:
        # Scores of the first stage are lower than those of the second: the order of pages stays one.
        rest = first_stage(found, wanted)
        documents = np.concatenate([documents, rest.documents[CANDIDATES:]])
        scores = np.concatenate([scores, rest.scores[CANDIDATES:]])
    return Ranked(documents, scores)


def is_looked_at_again(document: int, found: Matches) -> bool:
    """Tell whether a document is among the hundred of some matches that the second stage orders."""
    return document in first_stage(found, CANDIDATES).documents


def first_stage(found: Matches, wanted: int) -> Ranked:
    """Return the best by the scores of the first stage; of equals the first by number."""
    documents, scores = found.documents, found.scores
    if len(documents) > wanted:
        border = np.partition(scores, len(scores) - wanted)[len(scores) - wanted]
        better = where(scores > border)
        equal = where(scores == border)[: wanted - len(better)]
        kept = np.concatenate([better, equal])
        documents, scores = documents.take(kept), scores.take(kept)
    rounded = np.round(scores, _DECIMALS)
    order = np.lexsort((documents, -rounded))
    return Ranked(documents[order], rounded[order])
