"""The names of fields, and ranges of years as people write them."""

import pytest

from core.text.query_fields import FIELD_NAMES, field_named, years_at
from core.text.query_nodes import QueryField


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("COUNTRY", QueryField.COUNTRY),
        ("البلد", QueryField.COUNTRY),
        ("السنة", QueryField.YEAR),
        ("السنه", QueryField.YEAR),
        ("Thèmes", QueryField.THEME),
        ("organismes", QueryField.BODY),
        ("pay", None),
        ("ال", None),
        ("s", None),
        ("", None),
    ],
)
def test_a_field_is_known_by_its_names(name: str, field: QueryField | None) -> None:
    assert field_named(name) == field


def test_every_field_has_names_in_both_scripts() -> None:
    assert set(FIELD_NAMES) == set(QueryField)
    for names in FIELD_NAMES.values():
        assert any(name.isascii() for name in names)
        assert any("\u0621" <= name[0] <= "\u064a" for name in names)


YEARS = [
    ("2015-2017", (2015, 2017), "a dash"),
    ("٢٠١٥–٢٠١٧", (2015, 2017), "Arabic digits, another dash"),
    ("۲۰۱۵-۲۰۱۷", (2015, 2017), "Persian digits"),
    (" 2015 - 2017", (2015, 2017), "blanks"),
    ("2015..2017", (2015, 2017), "points"),
    ("2015…2017", (2015, 2017), "an ellipsis"),
    ("2017-2015", (2015, 2017), "turned round"),
    ("من ٢٠١٥ إلى ٢٠١٧", (2015, 2017), "Arabic words"),
    ("بين 2015 و2017", (2015, 2017), "a conjunction joined on"),
    ("from 2015 to 2017", (2015, 2017), "English words"),
    ("entre 2015 et 2017", (2015, 2017), "French words"),
    ("de 2015 à 2017", (2015, 2017), "other French words"),
    ("2015-", (2015, 9999), "open at the end"),
    ("2015-)", (2015, 9999), "open at the end of a bracket"),
    ("-2015", (1000, 2015), "open at the beginning"),
    (">2015", (2016, 9999), "after"),
    (">=٢٠١٥", (2015, 9999), "since"),
    ("<2015", (1000, 2014), "before"),
    ("≤2015", (1000, 2015), "until"),
    ("2015", None, "one year is left to the dates"),
    ("2016-04", None, "so is a month"),
    ("2016-04-04", None, "and a day"),
    ("2015 to work", None, "a word that is no year"),
    ("20155-20177", None, "no years"),
    (">9999", None, "no years are left"),
    ("words", None, "nothing"),
]


@pytest.mark.parametrize(("typed", "years", "why"), YEARS, ids=[why for *_, why in YEARS])
def test_ranges_of_years_are_read(typed: str, years: tuple[int, int] | None, why: str) -> None:
    found = years_at(typed, 0)
    assert (found and (found.start.year, found.end.year)) == years
    if found:
        assert (found.start.month, found.end.month) == (1, 12)
        assert found.stop == len(typed) - typed.endswith(")")
