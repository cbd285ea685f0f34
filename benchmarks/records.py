"""Records in any number, made by chance from the bundled library, the same for the same seed.

Texts are strung together from runs of three to nine words of the library's own texts, so that common words are as
common and stand as they do there, and from a tail of rare words that grows with the library (one word in twelve;
stems of the library under affixes, drawn by Zipf's law), as names and places do. A record has a title of about ten
words, a text of about forty, facts and names from the vocabularies, and one or two values for each facet.
"""

import random
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

import resources
from core.records.kinds import EventKind, Mode, ProvisionKind, RecordKind
from core.records.label import LANGUAGES, Label
from core.records.library import Entity
from core.text.words import is_arabic
from db.build.content import Content, read_content
from db.search.documents import Document
from db.search.pieces import Piece

_TAIL, _RARE = 200_000, 12
_FIRST_DAY = date(2026, 1, 1)
_FRONTS = ("", "ال", "و", "وال", "ب", "بال", "لل", "م", "مت", "ا")
_ENDS = ("", "ه", "ي", "ات", "ين", "ون", "ان", "يه", "ها", "نا")
_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"


@dataclass(frozen=True, slots=True)
class _Stock:
    """What records are made of."""

    runs: tuple[tuple[str, ...], ...]
    tail: tuple[str, ...]
    weights: tuple[float, ...]
    countries: tuple[Entity, ...]
    bodies: tuple[Entity, ...]
    themes: tuple[Entity, ...]


def made(count: int, seed: int = 1) -> Iterator[Document]:
    """Yield documents in the order in which an index wants them: newest first."""
    stock, luck = _stock(seed), random.Random(seed)
    span = timedelta(days=30 * 365)
    for number in range(count):
        day = _FIRST_DAY - span * (number / count)
        yield _document(stock, luck, number, day)


def _document(stock: _Stock, luck: random.Random, number: int, day: date) -> Document:
    country = _often(stock.countries, luck)
    bodies = tuple(dict.fromkeys(_often(stock.bodies, luck) for _ in range(luck.randint(1, 2))))
    themes = tuple(dict.fromkeys(_often(stock.themes, luck) for _ in range(luck.randint(1, 2))))
    title, text = _text(stock, luck, luck.randint(7, 13)), _text(stock, luck, luck.randint(25, 55))
    is_event = luck.random() < 0.3
    kind = RecordKind.EVENT if is_event else RecordKind.RECOMMENDATION
    type_ = luck.choice(list(EventKind if is_event else ProvisionKind)).value
    names = _pieces(*bodies)
    places, about = _pieces(country), _pieces(*themes)
    uid = f"event/{number:07}" if is_event else f"recommendation/{number:07}/1"
    return Document(
        uid=uid,
        kind=kind,
        type=type_,
        title=Label(title),
        text=f"{title}\n{text}" if is_event else text,
        facts_at=len(title) + 1 if is_event else 0,
        source_at=len(title) + 1 if is_event else 0,
        language="ar",
        event=None if is_event else f"event/{number:07}",
        start=day,
        end=day,
        place=country.label,
        fields={
            "title": (Piece("ar", title),) if is_event else (),
            "recommendation": () if is_event else (Piece("ar", text),),
            "body": (Piece("ar", text),) if is_event else (),
            "facts": (*places, *about),
            "names": names,
            "context": () if is_event else (Piece("ar", title),),
            "countries": places,
            "places": places,
            "bodies": names,
            "themes": about,
        },
        facets={
            "kind": (kind.value,),
            "type": (type_,),
            "year": (str(day.year),),
            "country": (country.uid,),
            "body": tuple(each.uid for each in bodies),
            "theme": tuple(each.uid for each in themes),
            "mode": (luck.choice(list(Mode)).value,),
        },
    )


def typed_queries(count: int, seed: int = 2) -> list[str]:
    """Return what readers type: two or three words that stand side by side in a text, now and then a rare one."""
    stock, luck = _stock(1), random.Random(seed)
    queries = []
    while len(queries) < count:
        run = luck.choice(stock.runs)
        start = luck.randrange(max(len(run) - 2, 1))
        words = [word for word in run[start : start + luck.randint(1, 3)] if len(word) > 2]
        if luck.random() < 0.15:
            words.append(_tail_word(stock, luck))
        if words:
            queries.append(" ".join(words))
    return queries


def phrases(count: int, seed: int = 3) -> list[str]:
    """Return phrases of two words as they stand in texts."""
    stock, luck = _stock(1), random.Random(seed)
    pairs = []
    while len(pairs) < count:
        run = luck.choice(stock.runs)
        at = luck.randrange(len(run) - 1)
        pairs.append(f'"{run[at]} {run[at + 1]}"')
    return pairs


def _text(stock: _Stock, luck: random.Random, size: int) -> str:
    words: list[str] = []
    while len(words) < size:
        words += luck.choice(stock.runs)
        if luck.random() < 6 / _RARE:
            words.append(_tail_word(stock, luck))
    return " ".join(words[:size])


def _tail_word(stock: _Stock, luck: random.Random) -> str:
    return stock.tail[bisect(stock.weights, luck.random() * stock.weights[-1])]


def _often(values: tuple[Entity, ...], luck: random.Random) -> Entity:
    """Return one of the first values often, one of the last seldom."""
    return values[min(int(luck.expovariate(6.0) * len(values)), len(values) - 1)]


def _pieces(*entities: Entity) -> tuple[Piece, ...]:
    found = (
        Piece(code, text) for each in entities for code in LANGUAGES if (text := getattr(each.label, code))
    )
    return tuple(dict.fromkeys(found))


def _stock(seed: int) -> _Stock:
    content, luck = read_content(resources.path()), random.Random(seed)
    runs = tuple(_runs(content, luck))
    stems = sorted({word for run in runs for word in run if is_arabic(word) and 3 <= len(word) <= 6})
    tail = dict.fromkeys(
        luck.choice(_FRONTS) + _changed(luck.choice(stems), luck) + luck.choice(_ENDS) for _ in range(_TAIL)
    )
    kinds = {kind: [each for each in content.entities if each.kind == kind] for kind in RecordKind}
    for each in kinds.values():
        luck.shuffle(each)
    return _Stock(
        runs,
        tuple(tail),
        tuple(accumulate(1 / rank for rank in range(10, len(tail) + 10))),
        tuple(kinds[RecordKind.COUNTRY]),
        tuple(kinds[RecordKind.BODY]),
        tuple(kinds[RecordKind.THEME]),
    )


def _runs(content: Content, luck: random.Random) -> Iterator[tuple[str, ...]]:
    texts = [source.text for source in content.sources]
    texts += [each.text for event in content.events for each in event.recommendations]
    texts += [event.title.in_language("ar") for event in content.events]
    for text in texts:
        words = text.split()
        at = 0
        while at < len(words) - 2:
            size = luck.randint(3, 9)
            yield tuple(words[at : at + size])
            at += size


def _changed(word: str, luck: random.Random) -> str:
    """Return a word with one letter changed, so that the tail is not made of the common words again."""
    at = luck.randrange(len(word))
    return word[:at] + luck.choice(_LETTERS) + word[at + 1 :]
