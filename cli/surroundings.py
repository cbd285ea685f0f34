"""What the surroundings say: which language the reader uses, and what the terminal can do with Arabic.

A terminal either orders mixed directions by itself and joins the letters, or prints what it gets from left to right.
None of them answers when asked, but those that can leave their name in the environment; everything else is taken for
one that cannot. A pipe or a file gets the text as it is, so that it can be searched.
"""

import locale
from collections.abc import Mapping

_LANGUAGES = {"ar": "ar", "arabic": "ar", "en": "en", "english": "en", "fr": "fr", "french": "fr"}

_VTE_WITH_BIDI = 5800
"""VTE, the terminal of GNOME, Xfce and others, orders Arabic from version 0.58 on."""


def language_of(environment: Mapping[str, str]) -> str:
    """Return the language of the locale: ar, en or fr; Arabic where it names none of them."""
    named = next(
        (environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), ""
    )
    if not named:
        # Windows names the locale elsewhere than in the environment.
        named = locale.getlocale()[0] or ""
    return _LANGUAGES.get(named.replace("-", "_").split("_")[0].split(".")[0].lower(), "ar")


def orders_by_itself(environment: Mapping[str, str]) -> bool:
    """Tell whether the terminal is known to order and join Arabic letters by itself."""
    version = environment.get("VTE_VERSION", "")
    return bool(
        (version.isdecimal() and int(version) >= _VTE_WITH_BIDI)
        or environment.get("KONSOLE_VERSION")
        or environment.get("MLTERM")
        or environment.get("TERM_PROGRAM") in ("Apple_Terminal", "mintty")
        or environment.get("TERM") == "mlterm"
    )
