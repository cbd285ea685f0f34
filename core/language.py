"""The languages of the program: Arabic, English, French; words from one catalogue for window, paper and terminal.

The message ids are the English texts. Catalogues are gettext's (`resources/translations/<code>/LC_MESSAGES`),
so the same word stands in the window, on paper and on the terminal, and Qt is not needed to read it.
"""

import gettext
from dataclasses import dataclass, field
from functools import cache

import resources
from core.errors import Refusal

_DOMAIN = "tawsiyat"


@dataclass(frozen=True, slots=True)
class Language:
    """One language of the program. `tr` and `trn` are the names the extractor looks for."""

    code: str
    right_to_left: bool
    _catalogue: gettext.NullTranslations = field(repr=False, compare=False)

    def tr(self, text: str) -> str:
        """Translate `text`; without a translation the English comes back."""
        return self._catalogue.gettext(text) if text else ""

    def trn(self, one: str, many: str, count: int) -> str:
        """Translate by number; the text may hold `{count}`, which the caller fills."""
        return self._catalogue.ngettext(one, many, count)

    def sentence(self, refusal: Refusal) -> str:
        """Say a refusal in this language, with its values set apart where their direction differs."""
        return self.tr(refusal.sentence).format(**{k: self._aside(v) for k, v in refusal.values.items()})

    def _aside(self, value: object) -> str:
        if isinstance(value, Refusal):
            return self.sentence(value)
        # First-strong isolate: a path or a query inside an Arabic sentence keeps its own order.
        return f"\u2068{value}\u2069" if self.right_to_left else str(value)


@cache
def language(code: str) -> Language:
    """Return the language of a code; an unknown code answers with Arabic, the program's first language."""
    known = code if code in ("ar", "en", "fr") else "ar"
    return Language(known, known == "ar", catalogue(known))


def catalogue(code: str) -> gettext.NullTranslations:
    """Read the words of a language that the program has."""
    if code == "en":
        return gettext.NullTranslations()
    # Opened by its path: gettext's own search for it brings the locales of the system along.
    with resources.path("translations", code, "LC_MESSAGES", f"{_DOMAIN}.mo").open("rb") as words:
        return gettext.GNUTranslations(words)
