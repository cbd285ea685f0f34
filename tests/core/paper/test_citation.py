"""The line that is copied beside a text."""

import pytest

from core.paper.citation import citation
from core.paper.excerpt import cited_excerpt
from core.records.label import Label
from core.records.library import Address
from tests.core.paper.made import EIGHTH, TITLE, TITLE_EN, URL, a_recommendation, an_event


def test_an_event_is_cited_in_arabic() -> None:
    line = citation(an_event(), "ar", "arab")
    assert line == f"«{TITLE}»، أنقرة، تركيا، ٤–٦ أبريل ٢٠١٦، مركز أنقرة، {URL}"


def test_an_event_is_cited_in_english() -> None:
    line = citation(an_event(), "en", "latn")
    assert line == f"“{TITLE_EN}”, Ankara, Türkiye, 4–6 April 2016, SESRIC, {URL}"


def test_french_titles_stand_between_guillemets_that_do_not_break() -> None:
    assert citation(an_event(), "fr", "latn").startswith(f"«\u00a0{TITLE}\u00a0», Ankara")


@pytest.mark.parametrize(
    ("recommendation", "name"),
    [
        (a_recommendation(8), "Recommendation 8"),
        (a_recommendation(None, marker="(ه)", position=5), "Recommendation (ه)"),
        (a_recommendation(None, marker="•", position=3), "Recommendation 3 (not numbered in the source)"),
        (a_recommendation(None, marker="", position=2), "Recommendation 2 (not numbered in the source)"),
    ],
    ids=["number", "letter", "bullet", "nothing"],
)
def test_a_recommendation_is_named_as_it_is_printed(recommendation, name: str) -> None:
    line = citation(an_event(), "en", "latn", recommendation)
    assert line.startswith(f"{name}, “{TITLE_EN}”")


def test_what_a_record_lacks_is_left_out_and_the_line_ends_in_a_stop() -> None:
    bare = an_event(
        start=None,
        end=None,
        date_text="",
        city=None,
        country=None,
        place_text="",
        publisher=Label(),
        addresses=(),
    )
    assert citation(bare, "en", "latn") == f"“{TITLE_EN}”."


def test_the_address_in_the_language_of_the_page_comes_first() -> None:
    two = (Address("https://x.org/ar", "ar"), Address("https://x.org/en", "en"))
    assert citation(an_event(addresses=two), "en", "latn").endswith("/en")
    assert citation(an_event(addresses=two), "fr", "latn").endswith("/ar")


def test_a_quotation_is_the_text_to_the_letter_with_its_citation() -> None:
    quoted = cited_excerpt(an_event(), "en", "latn", recommendation=a_recommendation(8)).text
    assert quoted.startswith(f"«{EIGHTH}», Recommendation 8, “{TITLE_EN}”")


def test_a_citation_holds_no_direction_marks() -> None:
    for language in ("ar", "en", "fr"):
        line = citation(an_event(), language, "arab", a_recommendation(8))
        assert not set(line) & set("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
