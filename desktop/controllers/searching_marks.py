"""What is marked of an answer: the words by which its records were found, in the reader as on the cards."""

from dataclasses import replace

from core.records.answers import Answer
from core.text.query import Query, parse
from core.text.query_nodes import Words
from core.text.words import folded_words


def marks_of(answer: Answer, *, typing: bool) -> Query:
    """Return the query whose words are marked: as it was searched, with the other words that were searched too."""
    # A correction is whole: nobody types it.
    query = parse(answer.corrected or answer.query, typing=typing and not answer.corrected)
    others = (tuple(folded_words(each.term)) for each in answer.also)
    return replace(query, wanted=(*query.wanted, *(Words(term) for term in others if term)))
