"""Works out the answers that `starts` stores."""

from collections.abc import Callable, Iterator

import numpy as np

from core.text.query_nodes import Words
from db.impact.arrays import AnyArray, pointers
from db.impact.evaluation import Evaluator
from db.impact.index import Index
from db.impact.ranking import ranked
from db.impact.rerank import Reranker
from db.impact.starts import LONGEST, many
from db.impact.vocabulary import packed


def stored_starts(
    index: Index, keep_bits: Callable[[AnyArray], None], let_go: Callable[[], None]
) -> dict[str, AnyArray]:
    """Work out the answers to store.

    `keep_bits` takes the bits of each, which are long, and `let_go` is called after each to give back memory.
    """
    evaluator, reranker = Evaluator(index), Reranker(index)
    kept: list[str] = []
    columns: dict[str, list[AnyArray]] = {name: [] for name in ("best", "scores", "counts")}
    sizes: list[int] = []
    for start in sorted(_candidates(index)):
        node = Words((start,), beginning=True)
        if evaluator.bound(node) < many(index.documents):
            continue
        found = evaluator.matches(node)
        order = ranked(found, reranker, (node,))
        flags = np.zeros(index.documents, np.bool_)
        flags[found.documents] = True
        kept.append(start)
        sizes.append(len(found))
        keep_bits(np.packbits(flags))
        columns["best"].append(order.documents)
        columns["scores"].append(order.scores)
        columns["counts"].append(index.facets.counts(found.documents).astype(np.int32))
        let_go()
    nothing = np.zeros(0, np.int32)
    return {
        "start_words": packed(kept),
        "start_sizes": np.array(sizes, np.int32),
        "start_pointer": pointers(np.array([len(each) for each in columns["best"]], np.int64)),
        "start_best": np.concatenate([nothing, *columns["best"]]),
        "start_scores": np.concatenate([nothing.astype(np.float32), *columns["scores"]]),
        "start_counts": np.concatenate([nothing, *columns["counts"]]),
    }


def _candidates(index: Index) -> Iterator[str]:
    """Yield the beginnings that may touch so many postings: an article can bring several times their own."""
    words, least = index.forms.words, many(index.documents)
    open_: list[tuple[str, int, int]] = [("", 0, len(words))]
    while open_:
        start, first, last = open_.pop()
        if start:
            yield start
        while first < last and len(start) < LONGEST:
            longer = words[first][: len(start) + 1]
            numbers = index.forms.beginning(longer)
            if len(longer) > len(start) and index.of_form.size(numbers) * 8 >= least:
                open_.append((longer, numbers.start, numbers.stop))
            first = numbers.stop if len(longer) > len(start) else first + 1
