"""The committed names of countries, months and weekdays are those of CLDR, clean and complete."""

import json
import unicodedata

import pytest

import resources
from db import cldr

FILE = resources.path("vocabulary", "cldr.json")


@pytest.fixture(scope="module")
def committed():
    return json.loads(FILE.read_text(encoding="utf-8"))


def test_committed_names_are_what_babel_gives_today(tmp_path):
    fresh = tmp_path / "cldr.json"
    cldr.write(fresh)
    assert fresh.read_bytes() == FILE.read_bytes()


def test_names_do_not_depend_on_what_babel_was_asked_before(committed):
    from babel import Locale

    # Resolving the short names of one Arabic locale settles them for all others inside Babel.
    assert Locale.parse("ar_MA").months["format"]["abbreviated"][1]
    assert cldr.table() == committed


def test_every_iso_country_is_named_in_three_languages(committed):
    countries = committed["countries"]
    assert len(countries) == 249
    for code, names in countries.items():
        assert len(code) == 2
        assert code == code.lower()
        assert all(names[language].strip() for language in cldr.LANGUAGES), code


def test_no_name_holds_a_format_character_or_stray_blank(committed):
    def texts(value):
        if isinstance(value, str):
            yield value
        else:
            for part in value.values() if isinstance(value, dict) else value:
                yield from texts(part)

    for text in texts(committed):
        assert text == " ".join(text.split())
        assert not any(unicodedata.category(char) == "Cf" for char in text), text


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("tr", "Turkey"),
        ("tr", "Turquie"),
        ("sa", "KSA"),
        ("sa", "السعودية"),
        ("ae", "UAE"),
        ("ps", "دولة فلسطين"),
        ("ps", "Palestinian Territories"),  # CLDR's long form, kept beside the short one that is shown
        ("ci", "Ivory Coast"),
        ("sy", "الجمهورية العربية السورية"),
    ],
)
def test_a_country_is_known_by_its_other_names(committed, code, name):
    names = committed["countries"][code]
    assert name in {names["ar"], names["en"], names["fr"], *names["aliases"]}


def test_no_name_means_two_countries(committed):
    owners = {}
    for code, names in committed["countries"].items():
        for name in {names["ar"], names["en"], names["fr"], *names["aliases"]}:
            owners.setdefault(name.casefold(), set()).add(code)
    assert {name: codes for name, codes in owners.items() if len(codes) > 1} == {}


def test_arabic_has_both_sets_of_month_names(committed):
    months = committed["months"]
    assert months["ar"]["wide"][0] == "يناير"
    assert months["ar_levant"]["wide"][0] == "كانون الثاني"
    assert months["ar_levant"]["abbreviated"] == months["ar_levant"]["wide"]
    assert all(len(widths["wide"]) == len(widths["abbreviated"]) == 12 for widths in months.values())
    assert all(len(widths["wide"]) == 7 for widths in committed["weekdays"].values())
    assert committed["weekdays"]["en"]["wide"][0] == "Monday"
