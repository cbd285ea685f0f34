"""What a reader types behind `--country` and its like, turned into what the library filters by.

A value is a uid, its last part, an acronym or a name in any language and spelling; letters are folded as everywhere.
A value that means nothing is refused with a sentence, because a filter silently left out would answer another
question than the one that was asked.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from cli.arguments import Arguments
from core.errors import N_, Refusal
from core.language import language
from core.records.filters import Filters
from core.records.kinds import (
    BODY_KINDS,
    EVENT_KINDS,
    MODES,
    PROVISION_KINDS,
    RECORD_KINDS,
    REFORM_AREAS,
    RecordKind,
)
from core.records.label import LANGUAGES
from core.records.library import Entity
from core.records.ties import relation, tie_and_uid
from core.text.folding import fold_text
from core.text.numbers import in_digits
from db.library import Library
from db.search import Searcher

_YEARS = re.compile(r"(\d{4})?\s*([-\u2010-\u2015])?\s*(\d{4})?")
_FIRST, _LAST = 1, 9999
_KINDS: tuple[Mapping[Any, str], ...] = (RECORD_KINDS, EVENT_KINDS, PROVISION_KINDS, BODY_KINDS, REFORM_AREAS)

_UNKNOWN_KIND = N_("There is no kind {value}. Kinds: {known}.")
_UNKNOWN_MODE = N_("There is no mode {value}. Modes: {known}.")
_WRONG_YEAR = N_("{value} is no year. Write 2016, or 2016-2020.")
_WRONG_LIMIT = N_("{value} is no number of results. Write a number like 20.")
_UNKNOWN_RELATED = N_(
    "{value} names nothing that belongs to a record. Such names stand below a record: tawsiyat show country/om"
)
_UNKNOWN = {
    RecordKind.COUNTRY: N_("The library knows no country {value}. Write two letters, like OM, or the name."),
    RecordKind.BODY: N_("The library knows no body {value}. Find it with: tawsiyat list --kind body"),
    RecordKind.THEME: N_("The library knows no theme {value}. Find it with: tawsiyat list --kind theme"),
}


def filters_of(arguments: Arguments, library: Library) -> Filters:
    """Return the filters that were typed; raises `Refusal` naming a value that means nothing."""
    kinds = [_kind(value) for value in arguments.values("kind")]
    searcher = Searcher(library)
    return Filters(
        kinds=tuple(kind for kind in kinds if kind in set(RecordKind)),
        types=tuple(kind for kind in kinds if kind not in set(RecordKind)),
        years=tuple(_years(value) for value in arguments.values("year")),
        countries=_uids(arguments.values("country"), RecordKind.COUNTRY, library, searcher),
        bodies=_uids(arguments.values("body"), RecordKind.BODY, library, searcher),
        themes=_uids(arguments.values("theme"), RecordKind.THEME, library, searcher),
        modes=tuple(_mode(value) for value in arguments.values("mode")),
        related=tuple(_related(value, library) for value in arguments.values("related")),
        disputed=arguments.has("disputed"),
    )


def _related(value: str, library: Library) -> str:
    """Return the name of a set of what belongs to a record: a tie and a uid, joined by a colon."""
    meant = tie_and_uid(value.strip())
    if meant is None or meant[0] not in library.ties(meant[1]):
        raise Refusal(_UNKNOWN_RELATED, value=value)
    library.record(meant[1], whole=False)
    return relation(*meant)


def limit_of(arguments: Arguments, otherwise: int) -> int:
    """Return the value of `--limit`; raises `Refusal` where it is no number above nought."""
    value = arguments.value("limit")
    if value is None:
        return otherwise
    digits = in_digits(value.strip(), "latn")
    if not digits.isdecimal() or len(digits) > 9 or int(digits) < 1:
        raise Refusal(_WRONG_LIMIT, value=value)
    return int(digits)


def _kind(value: str) -> str:
    """Return the kind of record, of event or of provision that is meant; «recommendation» means the records."""
    for words in _KINDS:
        if found := _one_of(value, words):
            return found
    known = dict.fromkeys(str(value) for words in _KINDS for value in words)
    raise Refusal(_UNKNOWN_KIND, value=value, known=", ".join(known))


def _one_of(value: str, words: Mapping[Any, str]) -> str:
    """Return the value of a closed list that is meant, by itself or by its word in any language, or nothing."""
    meant = fold_text(value).replace("-", "_").strip()
    for known, word in words.items():
        if meant == str(known) or meant in (_folded(language(code).tr(word)) for code in LANGUAGES):
            return str(known)
    return ""


def _folded(text: str) -> str:
    return fold_text(text).replace("-", "_").strip()


def _mode(value: str) -> str:
    found = _one_of(value, MODES)
    if not found:
        raise Refusal(_UNKNOWN_MODE, value=value, known=", ".join(MODES))
    return found


def _years(value: str) -> tuple[int, int]:
    match = _YEARS.fullmatch(in_digits(value.strip(), "latn"))
    if match is None or not (match[1] or match[3]) or (match[1] and match[3] and not match[2]):
        raise Refusal(_WRONG_YEAR, value=value)
    if not match[2]:
        year = int(match[1] or match[3])
        return year, year
    first, last = int(match[1] or _FIRST), int(match[3] or _LAST)
    return min(first, last), max(first, last)


def _uids(values: Iterable[str], kind: RecordKind, library: Library, searcher: Searcher) -> tuple[str, ...]:
    return tuple(_uid(value, kind, library, searcher) for value in values)


def _uid(value: str, kind: RecordKind, library: Library, searcher: Searcher) -> str:
    prefix = f"{kind}/"
    named = value.strip().lower()
    uid = named if named.startswith(prefix) else prefix + named
    try:
        return library.entity(uid).uid
    except Refusal:
        pass
    meant = _folded(value)
    for hit in searcher.search(value, Filters(kinds=(kind,)), limit=50).hits:
        if meant and meant in _names(library.entity(hit.uid)):
            return hit.uid
    raise Refusal(_UNKNOWN[kind], value=value)


def _names(entity: Entity) -> set[str]:
    labels = (entity.label.ar, entity.label.en, entity.label.fr)
    return {_folded(name) for name in (*labels, *entity.acronyms, *entity.aliases) if name}
