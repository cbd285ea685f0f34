"""One folding for index, query, filter boxes and sort keys: what differs in writing and not in meaning is made one.

Folding goes in two steps. The first may change the length of a text and so keeps offsets:

- combining marks are dropped (harakat, Quranic marks, Latin diacritics), and with them tatweel, zero-width
  characters and bidi controls;
- letters and numbers of other shapes become plain ones (NFKC: presentation forms, ligatures, full width), Latin
  letters lose what NFKD takes apart, and a few that Unicode does not take apart are spelled out (ß ss, œ oe,
  ı i); digits of every script become 0-9; symbols stay as they are, so that a folded text breaks into words
  where the original does;
- case: small letters, so that İŞKUR, Işkur and iskur are one.

The second keeps the length:

- آ أ إ ٱ and kin become ا; ى ی ې ئ become ي; ؤ becomes و; ة ہ ھ and kin become ه; ک becomes ك;
- letters that Arabic writes foreign sounds with become those that others write: پ ب, ڤ ف, چ ج, گ ك, ژ ز;
- a hamza before waw becomes waw, whatever its seat: مسئول, مسؤول and شئون, شؤون, رءوس, رؤوس are spellings of
  one word in different countries; so are هيأة and هيئة, and a hamza between ya and ta marbuta becomes ya.

Folding twice gives what folding once gives. It does not look at neighbours but for that hamza, so a word folds
alike alone and in its text.
"""

import re
import unicodedata
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from core.records.spans import Span

_VARIANTS = {
    "ا": "آأإٱٲٳ",
    "ي": "ىیېۍےۓێ",
    "و": "ؤۆۇۈۋ",
    "ه": "ةہھۀۂۃە",
    "ك": "کڪگڭ",
    "ب": "پ",
    "ت": "ٹ",
    "ج": "چ",
    "د": "ڈ",
    "ر": "ڑڕ",
    "ز": "ژ",
    "ف": "ڤڥ",
    "ل": "ڵ",
    "ن": "ں",
}
_ONE_TO_ONE = tuple((variant, letter) for letter, variants in _VARIANTS.items() for variant in variants)
_SPELLED = str.maketrans({"ß": "ss", "œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "ς": "σ"})

# What the first step leaves alone: most of any Arabic or English text. ASCII, Arabic punctuation and letters
# without digits and marks, dashes and quotation marks.
_PLAIN = (
    r"\x00-\x7f«»\u0606-\u060f\u061b-\u063f\u0641-\u064a\u066a-\u066f\u0671-\u0674\u0679-\u06d5\u06fa-\u06ff"
    r"\u2010\u2012-\u2015\u2018-\u201f\u2026"
)
# Tatweel, soft hyphen, Arabic letter mark, Mongolian vowel separator, zero-width spaces and joiners, embeddings
# and overrides, invisible operators, isolates, byte order mark.
_HIDDEN = r"\u0640\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
# The marks of Latin and Arabic, which many texts are full of; those of other scripts are asked for one by one.
_MARKS = r"\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"

_DROPPED = re.compile(f"[{_HIDDEN}{_MARKS}]+")
_OTHER = re.compile(f"[^{_PLAIN}]")
_CHANGED = re.compile(f"ي\u0654|[{_HIDDEN}{_MARKS}]+|[^{_PLAIN}]")
_HAMZA_BEFORE_WAW = re.compile("[ءئ]+(?=و)")
# Tatweel lengthens the letter before it and stays with it.
_AFTER_A_SPAN = re.compile(f"(?:(?!\u0640)[{_HIDDEN}])+$")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and where its characters come from.

    `offsets` has one more entry than `text`: `offsets[i]` is the index in `original` of the character that
    `text[i]` was made from, and the last entry is the length of the original. It never decreases.
    """

    text: str
    offsets: Sequence[int]
    original: str

    @property
    def in_place(self) -> bool:
        """Whether every character stands where it stood, so that a span of `text` is that of the original."""
        if isinstance(self.offsets, range):
            return True
        size = len(self.original)
        return len(self.text) == size and self.offsets == array("L", range(size + 1))

    def span(self, start: int, end: int) -> Span:
        """Return the span of the original behind `text[start:end]`, with the marks that stand on its end.

        A character that was folded into several is taken whole; hidden characters after the end stay outside.
        """
        offsets = self.offsets
        first, last = offsets[start], offsets[end - 1] if end > start else offsets[start]
        if end == start:
            return first, first
        while offsets[end] == last:
            end += 1
        after = offsets[end]
        if after - last > 1:
            found = _AFTER_A_SPAN.search(self.original, last + 1, after)
            after = found.start() if found else after
        return first, after


def fold(text: str) -> Folded:
    """Fold a text and keep, for every character of the result, its place in the original."""
    if text.isascii():
        return Folded(text.lower(), range(len(text) + 1), text)
    pieces: list[str] = []
    offsets = array("L")
    at = 0
    for match in _CHANGED.finditer(text):
        start, end = match.span()
        pieces.append(text[at:start])
        offsets.extend(range(at, start))
        if plain := _plain(match[0][0]) if end - start == 1 else _run(match[0]):
            pieces.append(plain)
            offsets.extend([start] * len(plain))
        at = end
    pieces.append(text[at:])
    offsets.extend(range(at, len(text) + 1))
    return Folded(_letters("".join(pieces)), offsets, text)


def fold_text(text: str) -> str:
    """Return `fold(text).text` without the cost of offsets."""
    if text.isascii():
        return text.lower()
    if "\u0654" in text:
        text = text.replace("ي\u0654", "ئ")
    return _letters(_OTHER.sub(_plain_of_match, _DROPPED.sub("", text)))


def is_dropped(char: str) -> bool:
    """Tell whether folding drops a character: a combining mark, tatweel, or one that shows nothing."""
    return unicodedata.category(char).startswith("M") or _DROPPED.match(char) is not None


def _run(text: str) -> str:
    return "ئ" if text == "ي\u0654" else ""


def _plain_of_match(match: re.Match[str]) -> str:
    return _plain(match[0])


@cache
def _plain(char: str) -> str:
    """Return what the first step makes of one character; symbols stay as they are."""
    if is_dropped(char):
        return ""
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    return _spelled(char) if char.isalnum() else char


def _spelled(char: str) -> str:
    before, text = "", char
    while text != before:
        before = text
        text = "".join(map(_taken_apart, unicodedata.normalize("NFKC", text))).lower().translate(_SPELLED)
    # Marks that Unicode encodes alone, on a blank.
    return text if text.strip() else ""


def _taken_apart(char: str) -> str:
    # Arabic letters are the second step's: NFKD would take the hamza off its seat before it is asked for.
    if "\u0621" <= char <= "\u064a" and not is_dropped(char):
        return char
    return "".join(part for part in unicodedata.normalize("NFKD", char) if not is_dropped(part))


def _letters(text: str) -> str:
    """Do the second step, which keeps the length."""
    text = text.lower()
    if text.isascii():
        return text
    text = text.replace("يأة", "يئة")
    for variant, letter in _ONE_TO_ONE:
        text = text.replace(variant, letter)
    if "ءو" in text or "ئو" in text:
        text = _HAMZA_BEFORE_WAW.sub(lambda match: "و" * len(match[0]), text)
    return text.replace("ئ", "ي")
