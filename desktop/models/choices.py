"""The chosen values of the facets, as the window handles them: by the facet's name and the value's text.

A `Filters` record holds one field for each facet. Years are ranges there; a value is then «2016» or
«2014-2018».
"""

from collections.abc import Iterable
from dataclasses import replace

from core.errors import N_
from core.records.filters import FacetValue, Filters
from core.records.kinds import (
    BODY_KINDS,
    EVENT_KINDS,
    MODES,
    PROVISION_KINDS,
    RECORD_KINDS,
    REFORM_AREAS,
    RecordKind,
)
from core.records.ties import KINDS_OF, PROGRAMME_KINDS, TIES, tie_and_uid
from desktop.models.views import View
from desktop.voice import Voice

CHOICES = {
    "type": N_("Kind"),
    "year": N_("Year"),
    "country": N_("Countries"),
    "body": N_("Bodies"),
    "theme": N_("Themes"),
    "mode": N_("Mode"),
}
"""The facets that are chips, in their order, with their words. The facet «kind» is the navigation."""

RELATED = "related"
"""What a list is narrowed to that was asked for from the page of a record: a chip without a menu."""

CHIPS = (*CHOICES, RELATED)
"""Whatever may be chosen, in the order of its chips."""

_FIELDS = {
    RELATED: "related",
    "type": "types",
    "country": "countries",
    "body": "bodies",
    "theme": "themes",
    "mode": "modes",
}
_OF_OURS: dict[str, str] = {
    **BODY_KINDS,
    **REFORM_AREAS,
    **EVENT_KINDS,
    **PROVISION_KINDS,
    **MODES,
    **{kind: RECORD_KINDS[kind] for kind in (*PROGRAMME_KINDS, RecordKind.REFORM, RecordKind.PRACTICE)},
}


def values_of(filters: Filters, facet: str) -> tuple[str, ...]:
    """Return the chosen values of a facet, in the order in which they were chosen."""
    if facet == "year":
        return tuple(str(a) if a == b else f"{a}-{b}" for a, b in filters.years)
    return tuple(getattr(filters, _FIELDS[facet]))


def single_values_of(filters: Filters, facet: str) -> tuple[str, ...]:
    """Return the chosen values of a facet with each year of a range for itself."""
    if facet == "year":
        return tuple(str(year) for first, last in filters.years for year in range(first, last + 1))
    return values_of(filters, facet)


def with_values(filters: Filters, facet: str, values: tuple[str, ...]) -> Filters:
    """Return the filters with the chosen values of one facet replaced; a year that is none is left out."""
    if facet != "year":
        return replace(filters, **{_FIELDS[facet]: values})
    ranges = [(first, last or first) for first, _, last in (value.partition("-") for value in values)]
    years = tuple((int(a), int(b)) for a, b in ranges if a.isdecimal() and b.isdecimal())
    return replace(filters, years=years)


def toggled(filters: Filters, facet: str, value: str) -> Filters:
    """Return the filters with a value chosen, or no longer chosen."""
    values = values_of(filters, facet)
    kept = tuple(v for v in values if v != value)
    return with_values(filters, facet, kept if value in values else (*values, value))


def without_other_kinds(filters: Filters, view: View) -> Filters:
    """Return the filters without what a record has that the view does not list."""
    kinds = set(view.kinds)

    def fits(name: str) -> bool:
        meant = tie_and_uid(name)
        return not kinds or (meant is not None and bool(kinds & set(KINDS_OF[meant[0]])))

    return replace(filters, related=tuple(name for name in filters.related if fits(name)))


def packed(filters: Filters) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the chosen values as the settings keep them."""
    return tuple((facet, values_of(filters, facet)) for facet in CHIPS if values_of(filters, facet))


def unpacked(kept: tuple[tuple[str, tuple[str, ...]], ...]) -> Filters:
    """Return the filters that were kept; a facet that is no longer known is left out."""
    filters = Filters()
    for facet, values in kept:
        if facet in CHIPS:
            filters = with_values(filters, facet, values)
    return filters


def words_of(value: FacetValue, voice: Voice) -> str:
    """Return what a value is called: a word of ours, or the name of a record."""
    if value.value in _OF_OURS:
        return voice.tr(_OF_OURS[value.value])
    if value.value.isdecimal():
        return year_words(value.value, voice)
    if meant := tie_and_uid(value.value):
        return ": ".join(words for words in (voice.tr(TIES[meant[0]]), voice.name(value.label)) if words)
    return voice.name(value.label) or year_words(value.value, voice)


def in_order(
    values: Iterable[FacetValue], facet: str, voice: Voice, first: int | None = None
) -> tuple[FacetValue, ...]:
    """Return the values of a facet as a reader of the language looks for them: the most frequent first, then by name.

    Years stay as they came. Of other values only the `first` may be wanted.
    """
    values = tuple(values)
    if facet == "year":
        return values
    # The first menu opens after the first paint, which does not wait for the rules of letters.
    from core.text.sorting import sort_key

    if first is not None and len(values) > first:
        least = sorted(value.count for value in values)[-first]
        values = tuple(value for value in values if value.count >= least)
    code = voice.language.code
    return tuple(sorted(values, key=lambda value: (-value.count, sort_key(words_of(value, voice), code))))[
        :first
    ]


def year_words(value: str, voice: Voice) -> str:
    """Return a year or a range of years in the reader's digits."""
    return voice.figures(value.replace("-", "\u2013"))
