"""Names of countries, months and weekdays, taken from CLDR when the content is prepared.

CLDR comes through Babel, which only a developer has: `write` puts what the program needs into
`resources/vocabulary/cldr.json`, which is committed and read everywhere else. The file holds

    countries   ISO code in lower case -> {"ar", "en", "fr", "aliases"}
    months      "ar" (يناير), "ar_levant" (كانون الثاني), "en", "fr" -> {"wide", "abbreviated"}, January first
    weekdays    "ar", "en", "fr" -> {"wide", "abbreviated"}, Monday first
    babel, cldr the versions that the names come from

Beside CLDR stands `resources/vocabulary/country_names.json`: other names by which a reader may look for a
country, and the few short names that CLDR marks `alt="short"`, which Babel does not carry.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import resources

LANGUAGES = ("ar", "en", "fr")

# The Levantine month names are those of every Arabic locale of the Levant; Lebanon's stands for them.
_MONTH_LOCALES = {"ar": "ar_EG", "ar_levant": "ar_LB", "en": "en", "fr": "fr"}
_WIDTHS = ("wide", "abbreviated")

# CLDR names more territories than ISO 3166 does: exceptional reservations, groupings, and test regions.
_NOT_ISO = frozenset(
    ["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"]
)


def table() -> dict[str, Any]:
    """Return what the file holds, fresh from Babel. Needs the development environment."""
    import babel
    from babel.core import get_cldr_version

    return {
        "babel": babel.__version__,
        "cldr": get_cldr_version(),
        "countries": _countries(),
        "months": {key: _names("months", locale, range(1, 13)) for key, locale in _MONTH_LOCALES.items()},
        "weekdays": {key: _names("days", key, range(7)) for key in LANGUAGES},
    }


def write(path: Path) -> None:
    """Write the table to `path`: UTF-8 JSON, sorted, one blank of indent, the same bytes each time."""
    text = json.dumps(table(), ensure_ascii=False, indent=1, sort_keys=True)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


def _countries() -> dict[str, dict[str, Any]]:
    from babel import Locale

    ours = json.loads(resources.path("vocabulary", "country_names.json").read_text(encoding="utf-8"))
    territories = {code: Locale(code).territories for code in LANGUAGES}
    countries: dict[str, dict[str, Any]] = {}
    for territory in map(str, territories["en"]):
        if not re.fullmatch("[A-Z]{2}", territory) or territory in _NOT_ISO:
            continue
        code = territory.lower()
        full = {language: _clean(territories[language][territory]) for language in LANGUAGES}
        shown = {**full, **ours["names"].get(code, {})}
        others = [*full.values(), *ours["aliases"].get(code, [])]
        countries[code] = {**shown, "aliases": _others(others, shown)}
    return countries


def _others(names: Iterable[str], shown: Mapping[str, str]) -> list[str]:
    """Return the names that are not shown already, each once, in their order."""
    return [name for name in dict.fromkeys(names) if name not in shown.values()]


def _names(what: str, locale: str, keys: Iterable[int]) -> dict[str, list[str]]:
    from babel import Locale

    widths = getattr(Locale.parse(locale), what)["format"]
    # Arabic abbreviates nothing: CLDR points its short names at the full ones. Babel resolves that pointer
    # once for all Arabic locales, so Lebanon's would come out as those of whichever country was asked first.
    source = {width: "wide" if locale.startswith("ar") else width for width in _WIDTHS}
    return {width: [_clean(widths[source[width]][key]) for key in keys] for width in _WIDTHS}


def _clean(name: str) -> str:
    """Drop bidi and other format characters, make one blank of any, keep letters and marks as they are."""
    kept = "".join(char for char in name if unicodedata.category(char) != "Cf")
    return " ".join(kept.split())
