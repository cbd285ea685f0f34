"""How much a word in a document counts: BM25 with weights for fields.

    tf * (k1 + 1) / (tf + norm),   norm = k1 * (1 - b + b * length / average),   k1 = 1.2, b = 0.75

`tf` sums the weights of the fields in which the term stands. The text of a source can be a hundred times as long
as the title above it, and a title must not be lost for that: so a document has two lengths, that of its body and
that of all other fields, each against its own average, and a word of the body counts in the measure of the body
(its weight times norm of the others / norm of the body). A document of one of the two has plain BM25. What only
surrounds a record makes it no longer: the field `context` is not measured.
"""

import numpy as np

from db.impact.analysis import BEGINS, FIELD_BITS, FIELD_WEIGHTS
from db.impact.arrays import AnyArray, Floats, Ints, Longs, Masks

K1, B = 1.2, 0.75
SCALE = 255 / (K1 + 1)
"""Impacts are stored times this."""

_BODY = "body"


def lengths_measured(bodies: Longs, others: Longs) -> tuple[Floats, Floats]:
    """Return for each document its norm, and what a word of its body counts against one of another field."""
    of_bodies, of_others = _norms(bodies), _norms(others)
    norm = np.where(others > 0, of_others, of_bodies)
    return norm.astype(np.float32), (norm / of_bodies).astype(np.float32)


def saturated(frequencies: Floats, norm: Floats) -> Floats:
    """Return the part of BM25 that is bounded by k1 + 1."""
    return frequencies * np.float32(K1 + 1) / (frequencies + norm)


class WordWeights:
    """What words count for, by the fields that they stand in and the lengths of their document."""

    def __init__(self, body_factor: AnyArray) -> None:
        self._factor = body_factor
        masks = np.arange(1 << len(FIELD_BITS))
        self._others = np.zeros(len(masks), np.float32)
        for name, bit in FIELD_BITS.items():
            if name != _BODY:
                self._others[masks & bit > 0] += np.float32(FIELD_WEIGHTS.get(name, 0.0))
        self._body = np.where(masks & FIELD_BITS[_BODY], FIELD_WEIGHTS[_BODY], 0).astype(np.float32)

    def of(self, masks: Masks, documents: Ints) -> Floats:
        """Return the weights of words with these masks in these documents."""
        fields = masks & np.uint16(BEGINS - 1)
        weights: Floats = self._others.take(fields)
        weights += self._body.take(fields) * self._factor.take(documents)
        return weights


def _norms(lengths: Longs) -> Floats:
    some = lengths[lengths > 0]
    average = float(some.mean()) if len(some) else 1.0
    return (K1 * (1 - B + B * lengths / average)).astype(np.float32)
