"""Mixed directions: isolates for whatever shapes text by itself, visual order for terminals that do not.

Qt, Typst and browsers order text themselves and only need to be told where a piece of another direction begins
and ends (isolates of UAX #9). A terminal without bidi prints characters as they come, left to right, unshaped:
for it `to_visual` shapes the Arabic letters and puts every line in the order in which the eye meets it.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from arabic_reshaper import ArabicReshaper

_LRI, _RLI, _FSI, _PDI = "\u2066", "\u2067", "\u2068", "\u2069"
_OPENING = {"ar": _RLI, "en": _LRI, "fr": _LRI}
_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_NOT_ISOLATES = re.compile("[\u061c\u200e\u200f\u202a-\u202e]")
_ISOLATES = re.compile("[\u2066-\u2069]")
_STRONG = {"L": False, "R": True, "AL": True}

# A character of the bidi class NSM that no text of ours holds; see `_reordered`.
_TAG = "\ufe01"
_ARABIC_MARK = "[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed]"
_MARKS_BEFORE_LETTER = re.compile(f"({_ARABIC_MARK}+)(.)", re.DOTALL)


def isolate(text: str, language: str) -> str:
    """Wrap `text` so that it keeps the direction of its language and does not disturb its surroundings.

    An unknown language is judged by its first strong letter. Controls inside are taken out, since an unclosed
    one would swallow what follows; a line break ends an isolate, so each line is wrapped for itself.
    """
    opening = _OPENING.get(language, _FSI)
    return "\n".join(
        f"{opening}{_CONTROLS.sub('', line)}{_PDI}" if line else line for line in text.split("\n")
    )


def isolate_code(text: str) -> str:
    """Wrap a code, address, phone number or path so that it reads left to right everywhere."""
    return isolate(text, "en")


def is_right_to_left(text: str) -> bool:
    """Tell the direction of a paragraph by its first strong letter; left to right where it has none."""
    for char in text:
        strong = _STRONG.get(unicodedata.bidirectional(char))
        if strong is not None:
            return strong
    return False


def cells(text: str) -> int:
    """Return how many terminal cells `text` takes; marks and controls take none, wide letters two."""
    return sum(_cells_of(char) for char in text)


def to_visual(text: str, width: int, right_to_left: bool | None = None) -> str:
    """Break `text` into lines of at most `width` cells and return them as a terminal without bidi must print them.

    Right-to-left paragraphs stand against the right edge. Harakat are kept. `right_to_left` sets the direction
    of all paragraphs; by default each is judged for itself.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        rightwards = is_right_to_left(paragraph) if right_to_left is None else right_to_left
        for line in _reopened(_broken(_shaped(paragraph), max(width, 1))):
            visual = _reordered(line, rightwards)
            lines.append(" " * (width - cells(visual)) + visual if rightwards and visual else visual)
    return "\n".join(lines)


def visual_line(text: str, right_to_left: bool | None = None) -> str:
    """Return one line as a terminal without bidi must print it, neither broken nor aligned."""
    rightwards = is_right_to_left(text) if right_to_left is None else right_to_left
    return _reordered(_shaped(text.replace("\n", " ")), rightwards)


def _cells_of(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf", "Cc"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _broken(line: str, width: int) -> list[str]:
    """Break a line in logical order at blanks; a word wider than `width` is broken inside."""
    lines, current, used = [], "", 0
    for word in line.split(" "):
        for piece in _pieces(word, width):
            size = cells(piece)
            if current and used + 1 + size > width:
                lines.append(current)
                current, used = piece, size
            else:
                current, used = (f"{current} {piece}", used + 1 + size) if current else (piece, size)
    return [*lines, current]


def _reopened(lines: list[str]) -> Iterator[str]:
    """Yield lines, each beginning with the isolates that were open where the line before ended."""
    held: list[str] = []
    for line in lines:
        yield "".join(held) + line
        for control in _ISOLATES.findall(line):
            if control != _PDI:
                held.append(control)
            elif held:
                held.pop()


def _pieces(word: str, width: int) -> list[str]:
    if cells(word) <= width:
        return [word]
    pieces, current, used = [], "", 0
    for char in word:
        size = _cells_of(char)
        if size and current and used + size > width:
            pieces.append(current)
            current, used = "", 0
        current, used = current + char, used + size
    return [*pieces, current]


def _shaped(text: str) -> str:
    plain = _NOT_ISOLATES.sub("", text)
    return plain if plain.isascii() else str(_reshaper().reshape(plain))


def _reordered(line: str, right_to_left: bool) -> str:
    """Put a shaped line into visual order, with brackets mirrored and marks after their letters.

    python-bidi's `get_display` pairs brackets but does not mirror them, and tells no levels. So each bracket
    is tagged with a mark: where the line was turned round the mark comes out before its bracket, and that
    bracket is mirrored. Harakat come out before their letters in the same way and are put back behind them.
    """
    if line.isascii() and not right_to_left:
        return line
    from bidi import get_display
    from bidi.mirror import MIRRORED

    bracket = _mirrored_characters(frozenset(MIRRORED))
    tagged = bracket.sub(rf"\g<0>{_TAG}", line.replace(_TAG, ""))
    turned = str(get_display(tagged, base_dir="R" if right_to_left else "L"))
    tags = rf"({bracket.pattern}){_TAG}|{_TAG}({bracket.pattern})"
    mirrored = re.sub(tags, lambda match: match[1] or str(MIRRORED[match[2]]), turned)
    return _MARKS_BEFORE_LETTER.sub(lambda match: match[2] + match[1][::-1], _CONTROLS.sub("", mirrored))


@cache
def _mirrored_characters(characters: frozenset[str]) -> re.Pattern[str]:
    return re.compile("[" + "".join(map(re.escape, sorted(characters))) + "]")


@cache
def _reshaper() -> "ArabicReshaper":
    # Imported when a terminal first needs it: the window must not pay for it at its start.
    from arabic_reshaper import ArabicReshaper

    return ArabicReshaper({"delete_harakat": False, "ARABIC LIGATURE ALLAH": False})
