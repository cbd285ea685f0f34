"""Uids as words of an index, so that a field can be asked for one: `country:om`, `body:sesric`, `theme:orphan-care`.

A uid is one word of its kind and the letters and digits of its end; how these are joined does not matter.
"""

from collections.abc import Iterable

from core.text.query_fields import UID_FIELDS
from core.text.stop_words import STOP_WORDS
from core.text.words import folded_words
from db.search.tables import JOINT

UID_KINDS = {field: kind for kind, field in UID_FIELDS.items()}
"""The kind of record of which a field holds uids."""


def uid_word(uid: str) -> str:
    """Return a uid as a word."""
    kind, _, end = uid.partition("/")
    return uid_asked(kind, folded_words(end))


def uid_asked(kind: str, words: Iterable[str]) -> str:
    """Return the word of the uid that the words of a query may be the end of."""
    return JOINT.join((kind, "".join(words)))


def is_name(words: Iterable[str]) -> bool:
    """Tell whether words may be those of a name: «de» is Germany and stands in names of many countries."""
    return not STOP_WORDS.issuperset(words)
