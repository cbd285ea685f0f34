"""The first draft of a record: what can be read out of a source document by itself, each fact with its quote.

A draft is a beginning for whoever writes the record: names of the vocabularies that occur in the text, the first
dates, the lines that are numbered or have bullets. It builds as it stands, and what was not found is left out or
said to be unknown; nothing is guessed. Roles, kinds of provisions and discrepancies want a reader's eyes.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from core.records.kinds import EventKind, RecordKind
from core.records.library import Entity
from core.text.reading_dates import DateRange, dates_in
from core.text.stop_words import STOP_WORDS
from core.text.words import Word, folded_words, is_arabic, words
from db.build.toml_text import array, text
from db.search.kind_words import KIND_WORDS

_MARKER = re.compile(r"^\s*((?:\d{1,3}|[٠-٩]{1,3})\s*[.)\-–]|\(?[\w]{1,3}\)|[•\-–*▪●◦])\s+(?=\S)")
_NUMBER = re.compile(r"\d+")
_OUTCOME = ("توصيات", "التوصيات", "النتائج", "recommendations", "recommandations", "conclusions")
_DISTANT = ("افتراضيا", "افتراضية", "افتراضي", "عبر الانترنت", "زووم", "عن بعد", "virtual", "online", "en ligne")
_FRENCH = frozenset(("le", "les", "des", "du", "et", "aux", "dans", "une"))
_INVOLVED = {
    "bodies": (RecordKind.BODY,),
    "people": (RecordKind.PERSON,),
    "programmes": (RecordKind.PROGRAMME, RecordKind.NETWORK, RecordKind.PROJECT, RecordKind.STRATEGY),
    "themes": (RecordKind.THEME,),
}
_LONGEST_TITLE = 300
_A_MONTH = timedelta(days=32)


@dataclass(frozen=True, slots=True)
class Draft:
    """The two files of a draft, and what was read, for the one who goes on: (what, how much)."""

    head: str
    event: str
    found: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Named:
    """A name of the vocabularies where it stands in the text."""

    entity: Entity
    quote: str
    start: int


def draft(name: str, source: str, entities: Mapping[str, Entity]) -> Draft:
    """Return the draft of a record from the text of its source; `name` is that of the files."""
    language = language_of(source)
    title = _title(source)
    # A Hijri date stands beside the one that is meant, which needs no conversion.
    found = [each for each in dates_in(source) if not each.hijri]
    # A year alone in a title says less than the days further on.
    when = next((each for each in found if each.end - each.start < _A_MONTH), found[0] if found else None)
    named = _named(source, entities.values())
    provisions = list(_provisions(source))
    event = "\n".join(
        [
            f"uid = {text(f'event/{name}')}",
            f"source = {text(f'source/{name}')}",
            f'language = "{language}"',
            *_table("title", {language: title}, title),
            *_kind(title, source),
            *_dates(when, source),
            *_mode(source),
            *_places(named),
            *_involved(named),
            *_outcome(provisions, source),
            "",
        ]
    )
    head = "\n".join(
        [
            f"uid = {text(f'source/{name}')}",
            f'language = "{language}"',
            *_table("title", {language: title}, title),
            "# Who published the text; its address and date (`address`, `published`) where the text states them.",
            "",
        ]
    )
    counts = [(key, str(sum(each.entity.kind in kinds for each in named))) for key, kinds in _INVOLVED.items()]
    told = [("title", title), ("dates", source[slice(*when.span)] if when else "none"), *counts]
    return Draft(head, event, (*told, ("provisions", str(len(provisions)))))


def language_of(source: str) -> str:
    """Return the language that most words of a text are in: `ar`, `en` or `fr`."""
    found = folded_words(source)
    if sum(map(is_arabic, found)) * 2 >= len(found):
        return "ar"
    # Words of either language alone; many stop words belong to both.
    return "fr" if sum(word in _FRENCH for word in found) * 40 > len(found) else "en"


def _title(source: str) -> str:
    """Return the first line that is more than a date."""
    for line in source.splitlines():
        shown = line.strip().lstrip("#").strip()
        dated = sum(each.span[1] - each.span[0] for each in dates_in(shown))
        if len(shown) - dated > 10:
            return shown[:_LONGEST_TITLE].rstrip()
    return source.strip()[:_LONGEST_TITLE]


def _table(key: str, values: Mapping[str, str], *quotes: str) -> list[str]:
    lines = ["", f"[{key}]", *(f"{name} = {text(value)}" for name, value in values.items())]
    return [*lines, f"quote = {text(quotes[0])}"] if quotes else lines


def _kind(title: str, source: str) -> list[str]:
    """Return the kind of event whose word stands in the title, else first in the text."""
    for place in (title, source):
        for kind in EventKind:
            for label in KIND_WORDS.get(kind, ()):
                for name in (label.ar, label.en, label.fr):
                    quote = _occurring(name, place)
                    if quote:
                        return _table("kind", {"value": kind.value}, quote)
    return [
        *_table("kind", {"value": EventKind.MEETING.value}),
        "inferred = true",
        'note = { ar = "لا تذكر الوثيقة نوع الفعالية", en = "The document does not name the kind of event", '
        "fr = \"Le document ne dit pas la nature de l'événement\" }",
    ]


def _dates(when: DateRange | None, source: str) -> list[str]:
    if when is None:
        return ["", "# No date was found. [dates] takes start, end, text as printed, quote."]
    printed = source[slice(*when.span)]
    lines = ["", "[dates]", f"start = {_day(when.start)}", f"end = {_day(when.end)}"]
    return [*lines, f"text = {text(printed)}", f"quote = {text(printed)}"]


def _day(day: date) -> str:
    return day.isoformat()


def _mode(source: str) -> list[str]:
    for name in _DISTANT:
        quote = _occurring(name, source)
        if quote:
            return _table("mode", {"value": "virtual"}, quote)
    return ["", "[mode]", 'value = "unknown"']


def _places(named: Iterable[_Named]) -> list[str]:
    """Return the first city and the first country; the country of the city where none is named."""
    lines: list[str] = []
    named = list(named)
    for kind in (RecordKind.CITY, RecordKind.COUNTRY):
        first = next((each for each in named if each.entity.kind == kind), None)
        if first:
            lines += _table(kind.value, {"uid": first.entity.uid}, first.quote)
    return lines


def _involved(named: Iterable[_Named]) -> list[str]:
    lines: list[str] = []
    for key, kinds in _INVOLVED.items():
        for each in named:
            if each.entity.kind in kinds:
                lines += ["", f"[[{key}]]", f"uid = {text(each.entity.uid)}"]
                if key != "themes":
                    lines += ['role = "mentioned"', f"printed = {text(each.quote)}"]
                lines.append(f"quote = {text(each.quote)}")
    return lines


def _outcome(provisions: list[tuple[str, str]], source: str) -> list[str]:
    if not provisions:
        return ["", "[outcome]", 'status = "not_stated"']
    lines = ["", "[outcome]", 'status = "printed"', f"quotes = {array([provisions[0][1]])}"]
    for (marker, quote), number, occurrence in zip(
        provisions, _numbers(provisions), _occurrences(provisions, source), strict=True
    ):
        lines += ["", "[[provisions]]", f"marker = {text(marker)}"]
        lines += [f"number = {number}"] if number else []
        lines += ['kind = "recommendation"', f"quote = {text(quote)}"]
        lines += [f"occurrence = {occurrence}"] if occurrence > 1 else []
    return lines


def _numbers(provisions: Sequence[tuple[str, str]]) -> list[int]:
    """Return the printed numbers, 0 for none; one that stands twice, or is the place of another without one, is none."""
    numbers: list[int] = []
    for marker, _ in provisions:
        number = int(found[0]) if (found := _NUMBER.search(marker)) else 0
        numbers.append(0 if number in numbers else number)
    while taken := {at for at, number in enumerate(numbers, start=1) if not number} & set(numbers):
        numbers = [0 if number in taken else number for number in numbers]
    return numbers


def _occurrences(provisions: Iterable[tuple[str, str]], source: str) -> Iterator[int]:
    """Yield the how-manieth time a provision's text stands in the source, each after the one before it."""
    end = 0
    for _, quote in provisions:
        occurrence, start = 1, source.find(quote)
        while 0 <= start < end:
            following = source.find(quote, start + 1)
            if following < 0:
                break
            occurrence, start = occurrence + 1, following
        end = start + len(quote)
        yield occurrence


def _provisions(source: str) -> Iterator[tuple[str, str]]:
    """Yield marker and text of the lines that are numbered or have bullets, from where an outcome begins."""
    lines = source.splitlines()
    begin = next((at for at, line in enumerate(lines) if _announces(line)), None)
    if begin is None:
        return
    for line in lines[begin + 1 :]:
        match = _MARKER.match(line)
        if match:
            yield match[1], line[match.end() :].strip()


def _announces(line: str) -> bool:
    return not _MARKER.match(line) and bool(set(map(_bare, _OUTCOME)) & set(map(_bare, folded_words(line))))


def _bare(word: str) -> str:
    found = folded_words(word)
    return found[0].removeprefix("و").removeprefix("ال") if found else word


def _named(source: str, entities: Iterable[Entity]) -> list[_Named]:
    """Return the names that occur in a text, each entity once, in the order of the text; the longest name wins."""
    located = list(words(source))
    begins: dict[str, list[int]] = {}
    for at, word in enumerate(located):
        begins.setdefault(word.folded, []).append(at)
    spans: list[tuple[int, int, Entity]] = []
    for entity in entities:
        names = (*(getattr(entity.label, code) for code in ("ar", "en", "fr")), *entity.acronyms, *entity.aliases)
        for name in names:
            spans += ((*span, entity) for span in _spans(name, located, begins))
    spans.sort(key=lambda each: (each[0] - each[1], each[0], each[2].uid))
    taken: set[int] = set()
    found: dict[str, _Named] = {}
    for first, last, entity in spans:
        if taken.isdisjoint(range(first, last)):
            taken |= set(range(first, last))
            start, end = located[first].start, located[last - 1].end
            kept = found.get(entity.uid)
            if kept is None or start < kept.start:
                found[entity.uid] = _Named(entity, source[start:end], start)
    return sorted(found.values(), key=lambda each: each.start)


def _spans(name: str, located: list[Word], begins: Mapping[str, list[int]]) -> Iterator[tuple[int, int]]:
    wanted = folded_words(name)
    if not wanted or (len(wanted) == 1 and (len(wanted[0]) < 3 or wanted[0] in STOP_WORDS)):
        return
    for at in begins.get(wanted[0], ()):
        if [word.folded for word in located[at : at + len(wanted)]] == wanted:
            yield at, at + len(wanted)


def _occurring(name: str, source: str) -> str:
    """Return a name as it stands in a text, or an empty text."""
    located = list(words(source))
    begins: dict[str, list[int]] = {}
    for at, word in enumerate(located):
        begins.setdefault(word.folded, []).append(at)
    for first, last in _spans(name, located, begins):
        return source[located[first].start : located[last - 1].end]
    return ""
