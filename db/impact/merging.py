"""Several lists that a word stands for made one."""

from collections.abc import Iterable, Sequence
from functools import cache

import numpy as np

from db.impact.arrays import Bytes, Ints, borders, where

SPARSE = 64
"""Below one entry for so many documents, entries are sorted; above, they are spread over all documents."""


def joined(ranges: Iterable[range]) -> list[range]:
    """Return ranges of numbers in order, those that overlap or touch made one."""
    joined: list[range] = []
    for each in sorted((each for each in ranges if each), key=lambda each: each.start):
        if joined and each.start <= joined[-1].stop:
            joined[-1] = range(joined[-1].start, max(joined[-1].stop, each.stop))
        else:
            joined.append(each)
    return joined


def merged(entries: Sequence[tuple[Ints, Bytes]], size: int) -> tuple[Ints, Bytes]:
    """Return every document once, with the last of its impacts: those of the likeliest stem stand last."""
    if sum(len(each) for each, _ in entries) * SPARSE < size:
        documents = np.concatenate([each for each, _ in reversed(entries)])
        impacts = np.concatenate([each for _, each in reversed(entries)])
        order = np.argsort(documents, kind="stable")
        documents, impacts = documents[order], impacts[order]
        if not len(documents):
            return documents, impacts
        ends = np.append(borders(documents)[1:], len(documents)) - 1
        return documents[ends], impacts[ends]
    best = np.zeros(size, np.uint8)
    for each, impacts in reversed(entries):
        best[each] = impacts
    found = where(best != 0).astype(np.int32)
    return found, best.take(found)


@cache
def scaled(factor: float) -> Bytes:
    """Return what impacts are worth at a lower factor; what matches is worth at least one."""
    worth: Bytes = np.rint(np.arange(256) * factor).astype(np.uint8)
    worth[1] = 1
    return worth
