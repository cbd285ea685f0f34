"""Which documents belong to a country, a body or a theme, by its uid: `country:om` in a query."""

from collections.abc import Iterable
from functools import cached_property

import numpy as np

from db.impact.arrays import Ints
from db.impact.facets import Facets
from db.search.uid_words import UID_KINDS, uid_asked, uid_word


class Uids:
    """The uids of an index, as its facets have them."""

    def __init__(self, facets: Facets) -> None:
        self._facets = facets

    def documents(self, kind: str, words: Iterable[str]) -> Ints:
        """Return the documents of a uid of a kind that ends in some words, ascending."""
        number = self._numbers.get(uid_asked(kind, words))
        return np.zeros(0, np.int32) if number is None else self._facets.having(number)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        kinds = set(UID_KINDS.values())
        values = enumerate(self._facets.values)
        return {uid_word(value): number for number, (facet, value) in values if facet in kinds}
