"""The order of names: folded, without the Arabic article, numbers by value, Arabic before other scripts."""

import re

from core.text.folding import fold_text
from core.text.words import is_arabic

_NUMBER = re.compile("[0-9]+")
_EDGE = re.compile(r"^[\W_]+")
_ARTICLE = re.compile(r"^ال(?=\w\w)")
_DIGITS = 12


def sort_key(text: str) -> str:
    """Return a key by which plain comparison puts names in a reader's order; equal names have equal keys."""
    folded = _ARTICLE.sub("", _EDGE.sub("", fold_text(text)))
    numbered = _NUMBER.sub(lambda match: match[0].zfill(_DIGITS), folded)
    return ("0" if is_arabic(folded) else "1") + numbered
