"""What an export holds: the answer to a query, found once, then read record by record.

Only the uids are held, so that a quarter of a million records fit into memory, and the records are those of one
answer even where the search would find its way differently for a part of them.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice

from core.errors import N_
from core.language import language
from core.records.answers import Answer
from core.records.filters import Filters
from core.records.kinds import RecordKind
from core.records.label import LANGUAGES, Label
from core.records.profiles import CountryProfile, Digest
from core.records.selection import WHOLE_RECORDS, Selected, Selection
from core.records.ties import TIES, tie_and_uid
from db.library import Library
from db.search import Searcher
from db.search.facets import labels_of

Told = Callable[[int, int], None]
"""Hears how many records are done, and of how many; raises to give up."""

_PAGE = 1000
_NO_FILTERS = Filters()
_TOGETHER = 50


class Selector:
    """Selects records of a library; serves any thread."""

    def __init__(self, library: Library, searcher: Searcher | None = None) -> None:
        self._library, self._searcher = library, searcher or Searcher(library)

    def find(
        self,
        query: str = "",
        filters: Filters = _NO_FILTERS,
        *,
        limit: int | None = None,
        typing: bool = False,
        told: Told | None = None,
    ) -> Selection:
        """Return the records that a search finds, best first; an empty query means all, newest first.

        `typing` says that the last word may be unfinished, as `Searcher.search` has it.
        """
        library = self._library
        ask = partial(self._searcher.search, query, filters, typing=typing)
        first, uids = _found(ask, limit, told)
        return Selection(
            read=_reader(library, uids),
            counts=_counts(uids),
            query=query.strip(),
            filters=_named(library, filters),
            day=library.content_date,
            sha256=library.sha256,
            corrected=first.corrected,
            relaxed=first.relaxed,
            limited=limit is not None and limit < first.total,
        )

    def these(self, uids: Sequence[str]) -> Selection:
        """Return records that were chosen one by one, in this order; reading an unknown uid raises `Refusal`."""
        library = self._library
        chosen = tuple(uid for uid in dict.fromkeys(uids) if _kind(uid) in WHOLE_RECORDS)
        return Selection(
            _reader(library, chosen), _counts(chosen), day=library.content_date, sha256=library.sha256
        )


def _found(
    ask: Callable[..., Answer], limit: int | None, told: Told | None
) -> tuple[Answer, tuple[str, ...]]:
    first = answer = ask(limit=_PAGE)
    wanted = first.total if limit is None else min(limit, first.total)
    uids = [hit.uid for hit in answer.hits]
    while len(uids) < wanted and answer.hits:
        if told:
            told(0, wanted)
        answer = ask(limit=_PAGE, offset=len(uids))
        uids += [hit.uid for hit in answer.hits]
    return first, tuple(islice(uids, wanted))


def _reader(library: Library, uids: tuple[str, ...]) -> Callable[[frozenset[RecordKind]], Iterator[Selected]]:
    def read(kinds: frozenset[RecordKind]) -> Iterator[Selected]:
        wanted = (uid for uid in uids if _kind(uid) in kinds)
        while some := tuple(islice(wanted, _TOGETHER)):
            yield from _selected(library, some)

    return read


def _selected(library: Library, uids: tuple[str, ...]) -> Iterator[Selected]:
    """Yield records in their order, their events having been read together."""
    around = library.events_of([uid for uid in uids if _kind(uid) == RecordKind.RECOMMENDATION])
    named = [uid for uid in uids if _kind(uid) == RecordKind.EVENT]
    events = library.events(dict.fromkeys((*named, *around.values())))
    for uid in uids:
        event = events.get(around.get(uid, uid))
        if event is None:
            record = library.record(uid)
            if not isinstance(record, (CountryProfile, Digest)):
                yield Selected(record)
        elif uid == event.uid:
            yield Selected(event, event)
        else:
            yield Selected(next(each for each in event.recommendations if each.uid == uid), event)


def _kind(uid: str) -> str:
    return uid.partition("/")[0]


def _counts(uids: Sequence[str]) -> dict[RecordKind, int]:
    known = set(RecordKind)
    return {RecordKind(kind): count for kind, count in Counter(map(_kind, uids)).items() if kind in known}


def _named(library: Library, filters: Filters) -> tuple[tuple[str, tuple[Label, ...]], ...]:
    """Return what was chosen in each facet, by name."""
    labels = labels_of(library.database)
    years = tuple(str(first) if first == last else f"{first}\u2013{last}" for first, last in filters.years)
    chosen = (
        ("kind", (*filters.kinds, *filters.types)),
        ("country", filters.countries),
        ("body", filters.bodies),
        ("theme", filters.themes),
        ("mode", filters.modes),
    )
    named = [
        (facet, tuple(labels.get(value) or Label(en=value) for value in values))
        for facet, values in chosen
        if values
    ]
    narrowed = tuple(_set_named(library, name) for name in filters.related)
    if filters.disputed:
        narrowed += (_worded(N_("Contradictions in the sources")),)
    if narrowed:
        named.append(("related", narrowed))
    return (*named, ("year", tuple(Label(year, year, year) for year in years))) if years else tuple(named)


def _set_named(library: Library, name: str) -> Label:
    """Return what a set of what belongs to a record is called: how it is tied, and to what."""
    meant = tie_and_uid(name)
    if meant is None:
        return Label(en=name)
    record = library.record(meant[1], whole=False)
    owner = getattr(record, "title", None) or getattr(record, "label", None) or Label(en=meant[1])
    tie = _worded(TIES[meant[0]])
    ar, en, fr = (f"{tie.in_language(code)}: {owner.in_language(code)}" for code in LANGUAGES)
    return Label(ar, en, fr)


def _worded(word: str) -> Label:
    ar, en, fr = (language(code).tr(word) for code in LANGUAGES)
    return Label(ar, en, fr)
