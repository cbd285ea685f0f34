"""What is marked of an answer: the words by which its records were found, in the reader as on the cards."""

from collections.abc import Iterable
from dataclasses import replace

from core.records.answers import Also, Answer
from core.text.query import Query, parse
from core.text.query_nodes import Words
from core.text.words import folded_words


def marks_of(answer: Answer, *, typing: bool) -> Query:
    """Return the query whose words are marked: as it was searched, with the other words that were searched too."""
    # A correction is whole: nobody types it.
    query = parse(answer.corrected or answer.query, typing=typing and not answer.corrected)
    others = (words for each in answer.also for words in _marked(each))
    return replace(query, wanted=(*query.wanted, *others))


def _marked(label: Also) -> Iterable[Words]:
    """Return what is marked of other words: where they stand together, or each for itself."""
    if label.apart:
        return parse(label.term).wanted
    term = tuple(folded_words(label.term))
    return (Words(term),) if term else ()
