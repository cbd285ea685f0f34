"""The chosen values of the facets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.language import language
from core.records.filters import FacetValue, Filters
from core.records.label import Label
from core.records.ties import KINDS_OF, Tie, relation
from desktop.models.choices import (
    CHOICES,
    in_order,
    packed,
    single_values_of,
    toggled,
    unpacked,
    values_of,
    with_values,
    without_other_kinds,
    words_of,
)
from desktop.models.views import WHOLE_LIBRARY, view_listing, view_of
from desktop.voice import Voice


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


HELD, PEOPLE = relation(Tie.HELD, "country/om"), relation(Tie.PEOPLE, "country/om")


def test_what_belongs_to_a_record_is_kept_and_called_by_its_tie_and_its_name(arabic, english):
    filters = Filters(related=(HELD,))
    assert unpacked(packed(filters)) == filters
    value = FacetValue(HELD, Label("عُمان", "Oman"), 3)
    assert words_of(value, english) == "Events held here: \u2066Oman\u2069"
    assert words_of(value, arabic) == "الفعاليات المنعقدة فيه: \u2067عُمان\u2069"
    assert words_of(FacetValue(HELD, Label(), 0), english) == "Events held here"


def test_kinds_of_bodies_areas_of_reforms_and_kinds_of_one_view_have_words(english):
    values = ("government", "social_insurance", "strategy", "practice")
    assert [words_of(FacetValue(value, Label(), 1), english) for value in values] == [
        "Ministry or public authority",
        "Social insurance",
        "Strategy",
        "Good practice",
    ]


def test_another_view_takes_away_what_it_does_not_list():
    filters = Filters(related=(HELD, PEOPLE), countries=("country/tr",))
    assert without_other_kinds(filters, view_of("events")).related == (HELD,)
    assert without_other_kinds(filters, view_of("people")).related == (PEOPLE,)
    assert without_other_kinds(filters, view_of("themes")) == Filters(countries=("country/tr",))
    assert without_other_kinds(filters, view_of("all")) == filters


def test_every_kind_that_a_tie_leads_to_has_a_view_that_lists_it():
    found = {tie: view_listing(map(str, KINDS_OF[tie])).key for tie in Tie}
    assert found[Tie.HELD] == "events"
    assert found[Tie.PROGRAMMES] == "programmes"
    # Of these there is no place of their own.
    assert {tie for tie, key in found.items() if key == "all"} == {Tie.CITIES, Tie.STATED}
    assert view_listing(()) == WHOLE_LIBRARY


_NAMES = ("عمان", "تركيا", "الأردن", "مصر", "لبنان")


@pytest.mark.parametrize("first", [1, 3, 20])
@given(named=st.lists(st.tuples(st.sampled_from(_NAMES), st.integers(1, 4)), max_size=12))
def test_the_first_values_are_those_of_the_whole_order(first, named):
    arabic = Voice(language("ar"), "arab")
    values = [FacetValue(f"country/{n}", Label(name), count) for n, (name, count) in enumerate(named)]
    assert in_order(values, "country", arabic, first) == in_order(values, "country", arabic)[:first]
