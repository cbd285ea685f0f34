"""The chosen values of the facets."""

import pytest

from core.records.answers import FacetValue, Filters
from core.records.label import Label
from desktop.models.choices import (
    CHOICES,
    packed,
    single_values_of,
    toggled,
    unpacked,
    values_of,
    with_values,
    words_of,
)


@pytest.mark.parametrize("facet", CHOICES)
def test_a_value_is_chosen_beside_others_and_taken_back(facet):
    first, second = ("2016", "2018") if facet == "year" else ("a", "b")
    filters = toggled(toggled(Filters(), facet, first), facet, second)
    assert values_of(filters, facet) == (first, second)
    assert values_of(toggled(filters, facet, first), facet) == (second,)
    assert not toggled(toggled(filters, facet, first), facet, second)


def test_a_range_of_years_is_one_value_and_its_years_are_several():
    filters = with_values(Filters(), "year", ("2014-2016", "2020"))
    assert filters.years == ((2014, 2016), (2020, 2020))
    assert values_of(filters, "year") == ("2014-2016", "2020")
    assert single_values_of(filters, "year") == ("2014", "2015", "2016", "2020")


def test_what_is_kept_comes_back_and_the_unknown_is_left_out():
    filters = with_values(with_values(Filters(), "country", ("country/om",)), "year", ("2014-2016",))
    assert unpacked(packed(filters)) == filters
    assert unpacked((("colour", ("red",)), ("year", ("soon",)))) == Filters()


def test_values_are_called_by_our_words_or_by_their_names(arabic, english):
    workshop = FacetValue("workshop", Label(), 3)
    assert words_of(workshop, english) == "Workshop"
    assert words_of(FacetValue("country/om", Label("عُمان", "Oman"), 1), arabic) == "\u2067عُمان\u2069"
    assert words_of(FacetValue("2016", Label("2016", "2016"), 1), arabic) == "٢٠١٦"
