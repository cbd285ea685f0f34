"""The fields that a query can name, and what stands behind two of them: uids, and years.

A field is named in Arabic, English or French, in the singular or plural, with or without the Arabic article, and
with any colon; a blank may stand before the colon, as French has it. In the field of years stand, with any digits:

    2016    2015-2017    2015..2017    2015 to 2017, من ٢٠١٥ إلى ٢٠١٧    2015- and >=2015    -2015 and <=2015
    >2015   <2015

and whatever else `core.text.reading_dates` reads.
"""

import re
from datetime import date
from typing import NamedTuple

from core.text.folding import fold_text
from core.text.query_nodes import QueryField

FIELD_NAMES: dict[QueryField, tuple[str, ...]] = {
    QueryField.TITLE: ("title", "عنوان", "عناوين", "titre"),
    QueryField.TEXT: ("text", "نص", "نصوص", "texte"),
    QueryField.NAME: ("name", "person", "people", "اسم", "أسماء", "شخص", "أشخاص", "nom", "personne"),
    QueryField.KIND: ("kind", "type", "نوع", "أنواع"),
    QueryField.YEAR: ("year", "date", "سنة", "سنوات", "عام", "أعوام", "تاريخ", "année", "an"),
    QueryField.COUNTRY: ("country", "countries", "بلد", "بلدان", "دولة", "دول", "pays"),
    QueryField.PLACE: ("place", "city", "cities", "مكان", "مدينة", "مدن", "lieu", "lieux", "ville"),
    QueryField.BODY: (
        *("body", "bodies", "organisation", "organization", "organizer", "organiser"),
        *("جهة", "جهات", "منظمة", "منظمات", "هيئة", "مؤسسة", "organisme", "organisateur"),
    ),
    QueryField.THEME: ("theme", "topic", "موضوع", "مواضيع", "موضوعات", "محور", "محاور", "thème", "sujet"),
}
"""The names of the fields in English, Arabic and French; they are folded before they are compared."""

UID_FIELDS = {"country": QueryField.COUNTRY, "body": QueryField.BODY, "theme": QueryField.THEME}
"""The kinds of record whose uids mean something in a field: `country/om` is `country:om`."""

COLONS = ":\uff1a\ufe55\ufe13\u2236"
"""The signs that end the name of a field."""

_FIELD_OF_NAME = {fold_text(name): field for field, names in FIELD_NAMES.items() for name in names}
_FIRST, _LAST = 1000, 9999
_YEAR = r"(?<!\d)\d{4}(?!\d)"
_DASH = r"(?:[-\u2010-\u2015\u2212]|\.{2,3}|\u2026)"
_WORD = "(?:to|until|and|à|au|et|إلى|الى|حتى|و|لغاية)"
_BEFORE = "(?:(?:from|between|de|entre|من|بين)[ \u00a0]+)?"
_YEARS = re.compile(
    rf"""
    \s* (?: {_BEFORE} (?P<first>{_YEAR}) \s* (?: {_DASH} | (?<=\s) {_WORD} \s*) \s* (?P<last>{_YEAR})
          | (?P<since>{_YEAR}) {_DASH} (?![^\s),\u060c\u061b;])
          | {_DASH} (?P<until>{_YEAR})
          | (?P<sign>[<>\u2264\u2265]) (?P<equal>=?) \s* (?P<bound>{_YEAR}) )
    """,
    re.VERBOSE | re.IGNORECASE,
)


class Years(NamedTuple):
    """Whole years that were asked for, the years as they were typed, and where the text goes on."""

    start: date
    end: date
    typed: tuple[str, ...]
    stop: int


def field_named(name: str) -> QueryField | None:
    """Return the field of a name, None where it is none."""
    folded = fold_text(name)
    bare = folded.removeprefix("ال")
    return next(
        (_FIELD_OF_NAME[each] for each in (folded, bare, folded.removesuffix("s")) if each in _FIELD_OF_NAME),
        None,
    )


def years_at(text: str, at: int) -> Years | None:
    """Return the range of years that stands in a text from `at` on; None where there is none."""
    match = _YEARS.match(text, at)
    if match is None:
        return None
    typed = [match[name] for name in ("first", "last", "since", "until", "bound") if match[name]]
    years = sorted(map(int, typed))
    first, last = years[0], years[-1]
    if match["since"]:
        last = _LAST
    elif match["until"]:
        first = _FIRST
    elif match["bound"]:
        beyond = 0 if match["equal"] or match["sign"] in "\u2264\u2265" else 1
        first, last = (first + beyond, _LAST) if match["sign"] in ">\u2265" else (_FIRST, first - beyond)
    if not _FIRST <= first <= last <= _LAST:
        return None
    return Years(date(first, 1, 1), date(last, 12, 31), tuple(map(fold_text, typed)), match.end())
