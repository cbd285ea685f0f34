"""What the words that are being typed may become: names and acronyms of entities, and titles of events.

Names are few (some hundreds, whatever the number of events) and held in memory, sorted by each of their words, so
that «الاتص» finds «نقاط الاتصال» as well as «الاتصالات». An Arabic word is found with and without its article. Where
nothing begins as all that is typed, the longest end of it is completed and what stands before it stays: «تدريب سيس»
becomes «تدريب سيسرك». Titles come from the index, newest first; all the words typed stand in them.

Nothing is completed in a query with signs of the query language: its reader knows what they want.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from threading import Lock
from typing import Protocol

from peewee import Database, fn

from core.records.completions import Completion
from core.records.kinds import RecordKind
from core.records.label import LANGUAGES, Label
from core.records.spans import Span
from core.text.highlight import spans_in
from core.text.query import parse
from core.text.stems import beginnings
from core.text.words import Word, folded_words, is_arabic, words
from db import models

MOST = 8
"""How many completions are answered by default."""

_LONGEST = 200
_LEAST = 2
_LEAST_OF_A_TAIL = 3
_LEAST_OF_A_TITLE = 3
_OF_A_KIND = 3
_TITLES_AT_MOST = 4
_ARTICLES = frozenset(("ال", "وال", "بال", "فال", "كال", "لل", "ولل"))
_LOOKED_AT = 2_000
_TITLES_LOOKED_AT = 40
_SIGNS = re.compile(r"""["«»“”„:()|*]|(?:^|\s)[-\u2212]""")

_TITLES = """
    select search_document.uid, search_document.title from search_text
    join search_document on search_document.id = search_text.rowid
    where search_text match ? and search_document.kind = 'event'
    limit ?
"""
_LABELS = models.LabelField()


@dataclass(frozen=True, slots=True)
class _Name:
    """One name of an entity; `weight` is how many events speak of the entity."""

    text: str
    language: str
    words: tuple[Word, ...]
    kind: RecordKind
    uid: str
    label: Label
    weight: int


@dataclass(frozen=True, slots=True)
class _Typed:
    """What was typed: `head` stays, `words` are completed; `whole` says that the last of them is finished."""

    head: str
    words: tuple[str, ...]
    whole: bool

    @property
    def keys(self) -> Iterator[str]:
        """The beginnings of names that are looked for, the letters as typed first."""
        first, *others = self.words
        end = " " if self.whole else ""
        # Behind other words the article that was left out was left out on purpose.
        for front in (first,) if self.head else beginnings(first):
            yield " ".join((front, *others)) + end


class Holder(Protocol):
    """What holds names and an index: a library."""

    @property
    def database(self) -> Database:
        """The database of the library; each thread has a connection of its own."""


class Completer:
    """Completes what is typed from the names and titles of a library. One serves all threads."""

    def __init__(self, library: Holder) -> None:
        self._database = library.database
        self._names: _Names | None = None
        self._reading = Lock()

    def completions(self, start: str, limit: int = MOST) -> tuple[Completion, ...]:
        """Return what `start` may become, at most `limit`, those of one kind together, the likeliest kind first.

        Nothing is returned that adds no word or letter to what is typed. No text is an error.
        """
        found = tuple(words(start)) if len(start) <= _LONGEST and not _SIGNS.search(start) else ()
        if sum(len(word.folded) for word in found) < _LEAST or start.strip() in _ARTICLES:
            return ()
        whole = start[-1:].isspace()
        folded = tuple(word.folded for word in found)
        named = self._held_names().beginning(_Typed("", folded, whole))
        titled = self._titled(start, folded, whole)
        return _grouped([*named, *titled] or self._tail_named(start, found, whole), limit)

    def _tail_named(self, start: str, found: Sequence[Word], whole: bool) -> list[Completion]:
        names = self._held_names()
        folded = tuple(word.folded for word in found)
        for at in range(1, len(found)):
            tail = folded[at:]
            if sum(map(len, tail)) < _LEAST_OF_A_TAIL:
                break
            head = start[: found[at].start].rstrip() + " "
            if completions := names.beginning(_Typed(head, tail, whole)):
                return completions
        return []

    def _held_names(self) -> "_Names":
        with self._reading:
            if self._names is None:
                self._names = _Names(_read_names(self._database))
            return self._names

    def _titled(self, start: str, folded: Sequence[str], whole: bool) -> list[Completion]:
        *before, last = folded
        if not before and len(last) < _LEAST_OF_A_TITLE:
            return []
        ends = [f'"{last}"'] if whole else [f'"{form}" *' for form in beginnings(last)]
        asked = " AND ".join([*(f'"{word}"' for word in before), f"({' OR '.join(ends)})"])
        rows = self._database.execute_sql(
            _TITLES, (f"{{title_written}} : ({asked})", _TITLES_LOOKED_AT)
        ).fetchall()
        query = parse(start, typing=not whole)
        made: dict[str, Completion] = {}
        for uid, kept in rows:
            label = _LABELS.python_value(kept)
            for language in LANGUAGES:
                text = getattr(label, language)
                held = folded_words(text)
                if held != list(folded) and _holds(held, folded, whole):
                    spans = spans_in(text, query, language)
                    made.setdefault(
                        " ".join(held), Completion(text, text, language, spans, RecordKind.EVENT, uid, label)
                    )
                    break
        best = sorted(made.values(), key=lambda each: not (each.spans and each.spans[0][0] == 0))
        return best[:_TITLES_AT_MOST]


class _Names:
    """Names by each of their words, in alphabetical order."""

    def __init__(self, names: Iterable[_Name]) -> None:
        entries = [
            (" ".join(word.folded for word in name.words[at:]), number, at, name)
            for number, name in enumerate(names)
            for at in range(len(name.words))
        ]
        entries.sort(key=lambda entry: entry[:3])
        self._keys = [entry[0] for entry in entries]
        self._entries = [(entry[2], entry[3]) for entry in entries]

    def beginning(self, typed: _Typed) -> list[Completion]:
        """Return the best name of each entity that begins as typed, at its first word or, less well, at another.

        Behind a head only whole names count. An entity whose name stands there already is not completed.
        """
        best: dict[str, tuple[tuple[object, ...], Completion]] = {}
        named: set[str] = set()
        for at, name in self._found(typed):
            if at and typed.head:
                continue
            if tuple(word.folded for word in name.words) == typed.words:
                named.add(name.uid)
            rank = (at > 0, -name.weight, len(name.text), name.text)
            if name.uid not in best or rank < best[name.uid][0]:
                best[name.uid] = (rank, _completion(typed, name, at))
        ranked = sorted(best.values(), key=lambda each: each[0])
        return [made for _, made in ranked if made.uid not in named]

    def _found(self, typed: _Typed) -> Iterator[tuple[int, _Name]]:
        for key in typed.keys:
            yield from islice(self._under(key), _LOOKED_AT)

    def _under(self, key: str) -> Iterator[tuple[int, _Name]]:
        at = bisect_left(self._keys, key)
        while at < len(self._keys) and self._keys[at].startswith(key):
            yield self._entries[at]
            at += 1


def _completion(typed: _Typed, name: _Name, at: int) -> Completion:
    marked: Span = (name.words[at].start, name.words[at + len(typed.words) - 1].end)
    return Completion(
        typed.head + name.text, name.text, name.language, (marked,), name.kind, name.uid, name.label
    )


def _holds(held: Sequence[str], asked: Sequence[str], whole: bool) -> bool:
    """Tell whether a title has all the words, the last of them perhaps only begun."""
    *before, last = asked
    if not set(before) <= set(held):
        return False
    if whole:
        return last in held
    starts = tuple(beginnings(last))
    return any(word.startswith(starts) for word in held)


def _grouped(found: Sequence[Completion], limit: int) -> tuple[Completion, ...]:
    """Return at most `limit`: a few of each kind first, then what else there is room for; a kind stays together."""
    taken: Counter[RecordKind] = Counter()
    first: list[Completion] = []
    others: list[Completion] = []
    for each in found:
        taken[each.kind] += 1
        (first if taken[each.kind] <= _OF_A_KIND else others).append(each)
    kept = [*first, *others][: max(limit, 0)]
    kinds = list(dict.fromkeys(each.kind for each in kept))
    return tuple(sorted(kept, key=lambda each: kinds.index(each.kind)))


def _read_names(database: Database) -> Iterator[_Name]:
    weights = _weights(database)
    entity = models.Entity
    rows = entity.select(entity.uid, entity.kind, entity.label, entity.acronyms, entity.aliases)
    for uid, kind, label, acronyms, aliases in rows.order_by(entity.id).tuples().execute(database):
        named = [(getattr(label, code), code) for code in LANGUAGES]
        named += ((other, _language_of(other)) for other in (*acronyms, *aliases))
        for text, language in dict(reversed(named)).items():
            if held := tuple(words(text)):
                yield _Name(text, language, held, RecordKind(kind), uid, label, weights[uid])


def _weights(database: Database) -> Counter[str]:
    """Return how many events speak of each entity."""
    event, link, theme = models.Event, models.EventEntity, models.EventTheme
    counted: Counter[str] = Counter()
    for table, column in (
        (link, link.entity),
        (theme, theme.theme),
        (event, event.city),
        (event, event.country),
    ):
        rows = table.select(column, fn.COUNT()).where(column.is_null(False)).group_by(column)
        counted.update(dict(rows.tuples().execute(database)))
    return counted


def _language_of(text: str) -> str:
    return "ar" if any(map(is_arabic, folded_words(text))) else "en"
