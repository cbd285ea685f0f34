"""What is marked of an answer: the words by which its records were found, in the reader as on the cards."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from core.text.query import Query, parse
from core.text.query_nodes import Words
from core.text.words import folded_words

if TYPE_CHECKING:
    from core.records.answers import Answer


def marks_of(answer: "Answer", *, typing: bool) -> Query:
    """Return the query whose words are marked: as it was searched, with the other words that were searched too."""
    # A correction is whole: nobody types it.
    query = parse(answer.corrected or answer.query, typing=typing and not answer.corrected)
    others = [words for each in answer.also if each.apart for words in parse(each.term).wanted]
    others += (Words(term) for each in _labels(answer) if (term := tuple(folded_words(each))))
    return replace(query, wanted=(*query.wanted, *dict.fromkeys(others)))


def _labels(answer: "Answer") -> Iterable[str]:
    """Yield other words that are marked where they stand together."""
    yield from (each.term for each in answer.also if not each.apart)
    yield from answer.meant
