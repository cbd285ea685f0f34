"""A language that nobody speaks, for finding words that are not translated: every word of ours is written in letters
that nothing else uses, and is longer than in any real language.

A letter of the English text becomes a letter of an alphabet of its own, one alphabet for each language of the
program, so that a text of ours is known by its letters wherever it stands, whole, cut, joined with others or filled
with content. What has other letters must be content: a value that the library holds, or a name of a month. Texts are
two fifths longer than the English ones; places of values (`{count}`) stay, in all plural forms.
"""

import gettext
import html
import json
import re
import string
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import apsw
from babel.messages.pofile import read_po

import resources
from core.text.numbers import in_digits

_SUPPLEMENT = "".join(map(chr, range(0x0750, 0x076A)))
ALPHABETS = {
    "ar": _SUPPLEMENT + _SUPPLEMENT,
    "en": "āƀċđēƒġĥīĵķļɱņōƥɋŗśţūʋŵẋŷžĀɃĊĐĒƑĠĤĪĴĶĻⱮŅŌƤɊŖŚŢŪƲŴẊŶŽ",
    "fr": "ąɓćďęʄǧħĭɉǩłɯňŏṗʠřšťŭṽẁẍỳẑĄƁĆĎĘƐǦĦĬɈǨŁƜŇŎṖƢŘŠŤŬṼẀẌỲẐ",
}
"""Letters that stand for a to z and A to Z; no other text may hold them."""

_PLACE = re.compile(r"(\{[^}]*\}|&&|\n)")
_CONTROLS = re.compile("[\u200c-\u200f\u061c\u2066-\u2069]")
_OURS = re.compile(f"[{''.join(ALPHABETS.values())}]+")
_LONGER = 1.4
_LEAST_QUOTE = 8


class PseudoCatalogue(gettext.NullTranslations):
    """Words of a language of which the alphabet is all there is."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self._letters = str.maketrans(string.ascii_letters, ALPHABETS[code])

    def gettext(self, message: str) -> str:
        """Write a text in letters of this language, longer."""
        return "".join(
            piece if _PLACE.fullmatch(piece) else _stretched(piece).translate(self._letters)
            for piece in _PLACE.split(message)
        )

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Write the form of a number."""
        return self.gettext(msgid1 if n == 1 else msgid2)


def _stretched(text: str) -> str:
    """Return a text two fifths longer: letters here and there are written twice."""
    longer, owed = [], 0.0
    for letter in text:
        longer.append(letter)
        owed += _LONGER - 1
        if owed >= 1 and letter in string.ascii_letters:
            longer.append(letter.lower())
            owed -= 1
    return "".join(longer)


@dataclass(frozen=True)
class Content:
    """What the library holds, so need not be translated: its values whole, and its texts in parts too."""

    values: frozenset[str]
    text: str

    def left_over(self, said: str, *, loose: bool = False) -> list[str]:
        """Return the parts of a text that are neither words of ours nor of the library, nor a date, nor keys.

        Where a text may be cut anywhere, `loose` takes any words of the library that are no message of the program.
        """
        if not any(map(str.isalpha, _OURS.sub("", said))):
            return []
        plain = _plain(said)
        if self.holds(plain):
            return []
        strange = [part for run in _OURS.split(plain) for part in self._strange(run, _JOINTS)]
        return [
            part for part in strange if not (loose and part in self.text and said.strip() not in _messages())
        ]

    def holds(self, said: str) -> bool:
        """Tell whether a text is a value of the library, or a long enough part of one."""
        said = said.strip(_TRIMMED)
        return said in self.values or (len(said) >= _LEAST_QUOTE and said in self.text)

    def _strange(self, part: str, joints: tuple[str, ...]) -> Iterator[str]:
        """Yield what of a text is not the library's, taken apart at ever finer joints."""
        if not any(map(str.isalpha, part)) or self.holds(part) or _is_date(part):
            return
        if not joints:
            yield part.strip(_TRIMMED)
            return
        for piece in re.split(joints[0], part):
            yield from self._strange(piece, joints[1:])


_JOINTS = (
    r" [\u00b7\u2022|\u203a] ",
    r"[.\u2026]+(?:\s|$)",
    r"[\u00ab\u00bb]",
    r"[:;\u061b](?:\s|$)",
    r"[()\[\]]",
    r"[,\u060c:]",
)
_KEYS = re.compile(r"\b(?:(?:Ctrl|Alt|Shift)[+ ])+\S+|\bF\d+\b|\((?:Enter|Delete)\)|</?[a-z]+[^>]*>")
_TRIMMED = (
    " \t\n.,;:!?()[]\u00ab\u00bb\u2039\u203a\u201c\u201d\"'\u2026\u00b7\u2022\u2013\u2014"
    "-/\u060c\u061b\u061f\u00a0\u202f0123456789%&*#"
)


def _plain(said: str) -> str:
    return re.sub(
        r"\s+", " ", in_digits(_KEYS.sub(" ", _CONTROLS.sub("", html.unescape(said))), "latn")
    ).strip()


@cache
def _messages() -> frozenset[str]:
    """Return all texts of the program in its three languages."""
    texts: set[str] = set()
    for code in ("ar", "fr"):
        with resources.path("translations", code, "LC_MESSAGES", "tawsiyat.po").open("rb") as file:
            for message in read_po(file, locale=code):
                for each in (message.id, message.string):
                    texts.update((each,) if isinstance(each, str) else each)
    return frozenset(texts)


@cache
def _month_words() -> frozenset[str]:
    words = set()
    for text in _texts(json.loads(resources.path("vocabulary", "cldr.json").read_text(encoding="utf-8"))):
        words.update(text.split())
    return frozenset(words)


def _is_date(part: str) -> bool:
    words = re.sub(r"[\d\u2013\u2014./-]+", " ", part).split()
    return bool(words) and all(word in _month_words() or word == "er" for word in words)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, str):
        yield value
        # What the library stores of its first page has a checksum before it.
        kept = value[value.find("{") :] if value[:1] != "[" else value
        try:
            yield from _texts(json.loads(kept)) if kept[:1] in ("[", "{") else ()
        except json.JSONDecodeError:
            return


@cache
def content(*given: str) -> Content:
    """Return what the bundled library holds, and what else is `given`."""
    values: set[str] = {_plain(each).strip(_TRIMMED) for each in given}
    path = Path(str(resources.path("library.db")))
    flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
    library = apsw.Connection(f"file:{path}?mode=ro&immutable=1", flags=flags)
    tables = [name for (name,) in library.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    for name in tables:
        if name.startswith("search_text"):
            continue
        for row in library.execute(f'SELECT * FROM "{name}"'):
            for cell in row:
                values.update(_plain(text).strip(_TRIMMED) for text in _texts(cell))
    library.close()
    # The guide is written in each language, not translated.
    for chapter in resources.path("guide").glob("*/*.md"):
        for line in chapter.read_text(encoding="utf-8").splitlines():
            plain = re.sub(r"!\[|\]\([^)]*\)|[#|]", " ", re.sub(r"[`*]", "", line))
            values.update(_plain(part).strip(_TRIMMED) for part in (plain, *line.split("|")))
    return Content(frozenset(values), "\n".join(sorted(values)))
