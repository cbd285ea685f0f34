"""The order of names in a reader's language: letters folded, numbers by value, the reader's own script first.

Signs between words count as blanks, so that « Guinée-Bissau » stands before « Guinée équatoriale », and the article of
Arabic does not count. Accents count only where nothing else differs, as in French dictionaries: cote, coté, côte, côté.
"""

import re
import unicodedata
from collections.abc import Iterable

from core.text.folding import fold_text
from core.text.words import is_arabic

_NUMBER = re.compile("[0-9]+")
_BETWEEN = re.compile(r"[\W_]+")
_ARTICLE = re.compile(r"^ال(?=\w\w)")
_DIGITS = 12
# Below every letter and blank, so that a name stands before those that go on.
_END = "\0"


def sort_key(text: str, language: str) -> str:
    """Return a key by which plain comparison puts names in the order of a reader of `language` (ar, en, fr).

    Spellings of one Arabic name have one key.
    """
    folded = _ARTICLE.sub("", _BETWEEN.sub(" ", fold_text(text)).strip())
    numbered = _NUMBER.sub(lambda match: match[0].zfill(_DIGITS), folded)
    if is_arabic(folded):
        return ("0" if language == "ar" else "1") + numbered
    accented = "" if text.isascii() else unicodedata.normalize("NFC", text).casefold()
    return ("1" if language == "ar" else "0") + numbered + _END + accented


def sort_keys(texts: Iterable[str], language: str) -> list[str]:
    """Return a key for what is sorted by several names, one after the other."""
    return [sort_key(text, language) for text in texts]
