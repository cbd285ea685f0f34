"""What a reader types into the search box, understood. Nothing that is typed is an error.

    query       what all of its parts match
    word word   both, in any order and place, in any of their forms
    a OR b      either; also a | b and, in French, a OU b (capitals). Binds closer than standing side by side.
                Arabic has no capitals to tell an operator «أو» from the word, so there it is | or OR.
    "a b"       these words, one after the other; also «a b», “a b”, „a b“. Open at the end, it goes to the end.
    a-b  a’b    joined words stand one after the other, as in a phrase
    -a          not this; also -"a b", -(a b), -field:a
    (a b)       a part of its own
    field:a     in this field alone; also field:"a b", field:(a b), field : a. Fields and years: `query_fields`.
    country:om  a country by its two letters, body:sesric, theme:social-protection any of the three by the end of
                its uid; also by the whole uid, with a field or without: body/sesric
    a*          words that begin so
    2016  سبتمبر 2022  2016-04  4-6 أبريل 2016
                events of these days, or texts that print them so (`core.text.reading_dates`); first words that lead
                to them are passed over: عام 2016, لسنة 2016, the year 2016, between 2015 and 2016

A bracket or quotation mark without its partner, an operator without a side, a field name that is none, a minus or
colon with nothing behind it are taken for punctuation; commas and semicolons, Arabic ones too, end a part. Stop
words are dropped where other words are left, but for those that are typed as acronyms among other letters: WHO, UN.
While the reader types, the last word may be the beginning of one.

A query is cut to its first `LONGEST` characters and `MOST_WORDS` words, and says so; brackets deeper than
`DEEPEST` are taken for punctuation.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from core.text.query_fields import COLONS, FIELD_NAMES, UID_FIELDS, field_named, years_at
from core.text.query_nodes import (
    All,
    AnyOf,
    InField,
    Node,
    Not,
    Query,
    QueryField,
    When,
    Words,
    wanted,
)
from core.text.reading_dates import DateRange, dates_in
from core.text.stop_words import STOP_WORDS
from core.text.words import Word, words

__all__ = ["DEEPEST", "FIELD_NAMES", "LONGEST", "MOST_WORDS", "Query", "QueryField", "parse"]

LONGEST = 1000
MOST_WORDS = 50
DEEPEST = 8

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029]")
_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_LEXEMES = re.compile(
    r"""
    (?P<phrase> "[^"]*"? | «[^»]*»? | [“„][^”“]*[”“]? )
  | (?P<open> \( ) | (?P<close> \) )
  | (?P<either> \|+ | (?<![^\s()])O[RU](?![^\s()]) )
  | (?P<both> (?<![^\s()])(?:AND|ET|&|\+)(?![^\s()]) )
  | (?P<not> (?<![^\s(|,;،؛])(?: [-\u2212](?=[^\s\-\u2212|)]) | NOT(?![^\s(]) ) )
  | (?P<uid> (?<![\w/])(?P<of>(?i:country|body|theme))/(?=\w) )
  | (?P<field> (?<![^\s(|\-\u2212,;،؛])(?P<name>[^\W\d_][^\s:()|"«“„,;،؛COLONS]*)[ \u00a0\u202f]?[COLONS] )
  | (?P<chunk> [^\s()|"«“„,;،؛]+ )
    """.replace("COLONS", COLONS),
    re.VERBOSE,
)
# Elisions, an English genitive and Arabic articles are joined to a word and are none to look for: l'emploi, الـSESRIC.
_ELISIONS = ("l", "d", "j", "m", "n", "s", "t", "c", "qu", "jusqu", "lorsqu")
_ARTICLES = ("ال", "وال", "بال", "لل", "فال", "كال", "و", "ب", "ل", "ك", "م")
_QUOTED = re.compile('\\s*["«“„]([^"»”“]*)["»”“]?')
_JOINED_ON = frozenset((*_ELISIONS, *_ARTICLES))
# Words that stand first and only lead to a date: عام 2016, لسنة 2016, the year 2016, between 2015 and 2016. Behind
# others they belong to a name (خطة عام 2030), and العام is also «the general».
_BEFORE_DATES = re.compile(
    r"\s*(?:(?:the\s+)?(?:[لب]?(?:عام|سنة|سنه|شهر)|year|month|l['’]année|année|annee|mois|between|entre|بين)\s+)+$",
    re.IGNORECASE,
)
_JOINT = re.compile(r"[-\u2010\u2011\u2013'’ʼ`._@&]?")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of a query: its sort (`open`, `close`, `either`, `not`, `field`, `part`), and what it holds.

    `ends_text` says that its last word is the last thing in the text, so the reader may still be at it.
    """

    sort: str
    part: Words | When | None = None
    field: QueryField | None = None
    ends_text: bool = False


def parse(text: str, *, typing: bool = False) -> Query:
    """Understand a query. `typing` says that its last word may be unfinished."""
    shortened = _DIRECTIONS.sub("", _CONTROLS.sub(" ", text[:LONGEST]))
    pieces, cut = _limited(_pieces(shortened))
    cut = cut or len(text) > LONGEST
    root = _without_stop_words(_Parser(pieces, unfinished=typing and not cut).query())
    return Query(text, root, cut, tuple(wanted(root)) if root else ())


def _limited(pieces: Iterator[_Piece]) -> tuple[list[_Piece], bool]:
    kept: list[_Piece] = []
    count = 0
    for piece in pieces:
        part = piece.part.printed if isinstance(piece.part, When) else piece.part
        count += len(part.words) if part else 0
        if count > MOST_WORDS:
            return kept, True
        kept.append(piece)
    return kept, False


def _pieces(text: str) -> Iterator[_Piece]:
    """Break a clean text into pieces. Dates are looked for in stretches of plain words."""
    plain: tuple[int, int] | None = None
    at = 0
    while match := _LEXEMES.search(text, at):
        at = match.end()
        sort = str(match.lastgroup)
        field = UID_FIELDS[match["of"].lower()] if match["of"] else field_named(match["name"] or "")
        if sort == "chunk" or (sort == "field" and field is None):
            plain = (plain[0] if plain else match.start(), match.end())
            continue
        if plain:
            yield from _plain(text, *plain)
            plain = None
        if sort == "phrase":
            yield from _phrase(text, *match.span())
        elif field:
            yield _Piece("field", field=field)
            if field == QueryField.YEAR and (quoted := _QUOTED.match(text, at)):
                for found in dates_in(quoted[1])[:1]:
                    yield _Piece("part", _when(found, quoted[1]))
                    at = quoted.end()
            if field == QueryField.YEAR and (years := years_at(text, at)):
                yield _Piece("part", When(years.start, years.end, Words(years.typed)))
                at = years.stop
        elif sort != "both":
            yield _Piece(sort)
    if plain:
        yield from _plain(text, *plain)


def _phrase(text: str, start: int, end: int) -> Iterator[_Piece]:
    if found := list(words(text[start:end])):
        yield _Piece("part", Words(_asked(found), quoted=True), ends_text=start + found[-1].end == len(text))


def _plain(text: str, start: int, end: int) -> Iterator[_Piece]:
    stretch, at = text[start:end], 0
    for found in dates_in(stretch):
        # A word that a field or a minus stands before is meant.
        alone = at > 0 or text[max(start - 1, 0)] not in f"-\u2212{COLONS}"
        before = _BEFORE_DATES.match(stretch, at, found.span[0]) if alone else None
        yield from _groups(text, start + at, start + (before.start() if before else found.span[0]))
        yield _Piece("part", _when(found, stretch))
        at = found.span[1]
    yield from _groups(text, start + at, end)


def _when(found: DateRange, text: str) -> When:
    return When(found.start, found.end, Words(_asked(words(text[slice(*found.span)]))))


def _groups(text: str, start: int, end: int) -> Iterator[_Piece]:
    """Yield the words of a stretch, those that are joined together as one part."""
    stretch = text[start:end]
    group: list[Word] = []
    for word in words(stretch):
        if group and not _JOINT.fullmatch(stretch, group[-1].end, max(word.start, group[-1].end)):
            yield _group(group, text, start)
            group = []
        group.append(word)
    if group:
        yield _group(group, text, start)


def _group(group: list[Word], text: str, start: int) -> _Piece:
    end = start + group[-1].end
    content = [at for at, word in enumerate(group) if word.folded not in _JOINED_ON]
    if content:
        group = group[content[0] : content[-1] + 1]
    starred = text[end : end + 1] == "*"
    telling = len(group) == 1 and _is_acronym(text, start + group[0].start, start + group[0].end)
    return _Piece(
        "part", Words(_asked(group), beginning=starred, telling=telling), ends_text=end == len(text)
    )


def _is_acronym(text: str, start: int, end: int) -> bool:
    """Tell whether a word stands in capitals among others that do not."""
    return end - start > 1 and text[start:end].isupper() and any(map(_is_no_capital, text))


def _is_no_capital(letter: str) -> bool:
    return letter.isalpha() and not letter.isupper()


def _asked(group: Iterable[Word]) -> tuple[str, ...]:
    return tuple(word.folded for word in group)


class _Parser:
    """Recursive descent over the pieces; whatever has no place in the grammar is passed over."""

    def __init__(self, pieces: list[_Piece], unfinished: bool) -> None:
        self._pieces = pieces
        self._unfinished = unfinished
        self._at = 0

    def query(self) -> Node | None:
        return self._all(0)

    def _next(self) -> _Piece | None:
        return self._pieces[self._at] if self._at < len(self._pieces) else None

    def _all(self, depth: int) -> Node | None:
        parts: list[Node] = []
        either = False
        while (piece := self._next()) is not None:
            if piece.sort in ("close", "either"):
                self._at += 1
                if piece.sort == "close" and depth:
                    break
                either = piece.sort == "either" and bool(parts)
                continue
            part = self._unit(depth)
            if part is None:
                continue
            parts.append(_either(parts.pop(), part) if either else part)
            either = False
        return _all_of(parts)

    def _unit(self, depth: int, excluded: bool = False) -> Node | None:
        """Read one part with the signs before it. Always moves on."""
        piece = self._pieces[self._at]
        self._at += 1
        if piece.sort == "not":
            following = self._next()
            if following is None or following.sort in ("not", "close", "either"):
                return None
            part = self._unit(depth, excluded=True)
            return Not(part) if part else None
        if piece.sort == "field" and piece.field:
            return self._in_field(piece.field, depth, excluded)
        if piece.sort == "open":
            return self._all(depth + 1) if depth < DEEPEST else None
        return self._part(piece, excluded)

    def _in_field(self, field: QueryField, depth: int, excluded: bool) -> Node | None:
        following = self._next()
        if following is None or following.sort not in ("open", "part"):
            return None
        part = self._unit(depth, excluded)
        return InField(field, part) if part else None

    def _part(self, piece: _Piece, excluded: bool) -> Node | None:
        part = piece.part
        # What is being excluded takes effect as a whole word: its first letter must not empty the answer.
        if isinstance(part, Words) and self._unfinished and piece.ends_text and not excluded:
            return replace(part, beginning=True)
        return part


def _all_of(parts: list[Node]) -> Node | None:
    return parts[0] if len(parts) == 1 else All(tuple(parts)) if parts else None


def _either(first: Node, second: Node) -> AnyOf:
    return AnyOf((*first.parts, second) if isinstance(first, AnyOf) else (first, second))


def _without_stop_words(root: Node | None) -> Node | None:
    if root is None:
        return None
    thinned = _thinned(root)
    return thinned if thinned and (any(wanted(thinned)) or not any(wanted(root))) else root


def _thinned(node: Node) -> Node | None:
    match node:
        case Words():
            meant = len(node.words) > 1 or node.quoted or node.telling
            return node if meant or node.words[0] not in STOP_WORDS else None
        case All():
            return _all_of([part for each in node.parts if (part := _thinned(each))])
        case AnyOf():
            parts = tuple(part for each in node.parts if (part := _thinned(each)))
            return AnyOf(parts) if len(parts) > 1 else parts[0] if parts else None
        case _:
            return node
