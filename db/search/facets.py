"""The facets of a library in memory: which document has which values, for filtering and counting.

A value is a number here, a document a tuple of numbers; the tables are read once and shared by all threads.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from peewee import Database

from core.errors import N_
from core.language import language
from core.records.filters import DISPUTED, FACETS, FacetValue, Filters
from core.records.kinds import (
    BODY_KINDS,
    EVENT_KINDS,
    MODES,
    PROVISION_KINDS,
    RECORD_KINDS,
    REFORM_AREAS,
    RecordKind,
)
from core.records.label import LANGUAGES, Label
from core.text.sorting import sort_key
from db.models import LabelField

_WORDS: dict[str, str] = {
    **{str(value): word for value, word in RECORD_KINDS.items()},
    **{str(value): word for value, word in EVENT_KINDS.items()},
    **{str(value): word for value, word in PROVISION_KINDS.items()},
    **{str(value): word for value, word in MODES.items()},
    **{str(value): word for value, word in BODY_KINDS.items()},
    **{str(value): word for value, word in REFORM_AREAS.items()},
    DISPUTED: N_("Contradictions in the sources"),
}


@dataclass(frozen=True, slots=True)
class _Choice:
    """One narrowed field: the facets whose counts leave it aside, and what it lets through."""

    facets: frozenset[str]
    lets_through: Callable[[int], bool]


class Facets:
    """The facet values of every document of a library."""

    def __init__(self, database: Database) -> None:
        self._values: list[tuple[str, str]] = []
        self._numbers: dict[tuple[str, str], int] = {}
        self._of: dict[int, tuple[int, ...]] = {}
        rows = database.execute_sql("select document, facet, value from search_facet").fetchall()
        held: dict[int, list[int]] = {}
        for document, facet, value in rows:
            held.setdefault(document, []).append(self._number(facet, value))
        self._of = {document: tuple(numbers) for document, numbers in held.items()}
        self._labels = labels_of(database)
        self._orders = {
            value: sort_key(label.in_language("ar"), "ar") for value, label in self._labels.items()
        }

    def narrowed(
        self, found: Sequence[int], filters: Filters
    ) -> tuple[list[int], dict[str, tuple[FacetValue, ...]]]:
        """Return the documents that pass the filters, in their order, and the counts of every facet.

        The counts of a facet are those of the documents that pass all other choices.
        """
        choices = list(self._choices(filters))
        passing: dict[frozenset[str], list[int]] = {}
        for document in found:
            failed = [choice.facets for choice in choices if not choice.lets_through(document)]
            aside = frozenset.intersection(*failed) if failed else frozenset(FACETS)
            if aside:
                passing.setdefault(aside, []).append(document)
        return passing.get(frozenset(FACETS), []), self._counted(passing)

    def _number(self, facet: str, value: str) -> int:
        number = self._numbers.setdefault((facet, value), len(self._values))
        if number == len(self._values):
            self._values.append((facet, value))
        return number

    def _choices(self, filters: Filters) -> Iterable[_Choice]:
        if filters.kinds:
            # `kinds` takes both sorts of kind; its counts are left aside where its values are counted.
            records = frozenset(map(str, RecordKind))
            facets = {"kind" if value in records else "type" for value in filters.kinds} | {"sign"}
            yield self._choice(
                facets, [(facet, value) for facet in ("kind", "type") for value in filters.kinds]
            )
        if filters.disputed:
            yield self._choice({"kind", "sign"}, [("sign", DISPUTED)])
        if filters.years:
            years = {str(year) for first, last in filters.years for year in self._years_between(first, last)}
            yield self._choice({"year"}, [("year", year) for year in years])
        for facet, values in (
            ("type", filters.types),
            ("country", filters.countries),
            ("body", filters.bodies),
            ("theme", filters.themes),
            ("mode", filters.modes),
        ):
            if values:
                yield self._choice({facet}, [(facet, value) for value in values])

    def _choice(self, facets: Iterable[str], values: Iterable[tuple[str, str]]) -> _Choice:
        wanted = frozenset(self._numbers[value] for value in values if value in self._numbers)
        return _Choice(frozenset(facets), lambda document: not wanted.isdisjoint(self._of.get(document, ())))

    def _years_between(self, first: int, last: int) -> Iterable[int]:
        return (
            int(value) for facet, value in self._values if facet == "year" and first <= int(value) <= last
        )

    def _counted(self, passing: dict[frozenset[str], list[int]]) -> dict[str, tuple[FacetValue, ...]]:
        counts: dict[str, Counter[str]] = {facet: Counter() for facet in FACETS}
        for aside, documents in passing.items():
            numbers = Counter(chain.from_iterable(self._of.get(document, ()) for document in documents))
            for number, count in numbers.items():
                facet, value = self._values[number]
                if facet in aside:
                    counts[facet][value] += count
        return {facet: self._in_order(facet, counts[facet]) for facet in FACETS}

    def _in_order(self, facet: str, counts: Counter[str]) -> tuple[FacetValue, ...]:
        """Years newest first, all others by count and then by name."""
        values = [FacetValue(value, self._label(facet, value), count) for value, count in counts.items()]
        if facet == "year":
            return tuple(sorted(values, key=lambda each: each.value, reverse=True))
        return tuple(
            sorted(values, key=lambda each: (-each.count, self._orders.get(each.value, ""), each.value))
        )

    def _label(self, facet: str, value: str) -> Label:
        if facet == "year":
            return Label(value, value, value)
        return self._labels.get(value) or Label(en=value)


def labels_of(database: Database) -> dict[str, Label]:
    """Return the names of facet values, but for years, which are their own names."""
    rows = database.execute_sql("select value, label from search_label").fetchall()
    labels = {value: LabelField().python_value(label) for value, label in rows}
    return labels | {value: _in_all_languages(word) for value, word in _WORDS.items()}


def _in_all_languages(word: str) -> Label:
    ar, en, fr = (language(code).tr(word) for code in LANGUAGES)
    return Label(ar, en, fr)
