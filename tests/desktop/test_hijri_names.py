"""The names of the Hijri months are CLDR's, as Qt carries it."""

import json

import pytest
from PySide6.QtCore import QCalendar, QLocale

import resources


@pytest.mark.parametrize("language", ["ar", "en", "fr"])
def test_the_months_are_named_as_in_cldr(language):
    words = json.loads(resources.path("vocabulary", "hijri.json").read_text(encoding="utf-8"))
    calendar = QCalendar(QCalendar.System.IslamicCivil)
    names = [calendar.standaloneMonthName(QLocale(language), month) for month in range(1, 13)]
    assert words["months"][language] == names
