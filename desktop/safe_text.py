"""Text from documents, made safe to lay out. The one widget that shows it whole is `desktop.widgets.safe_text_edit`.

A document is untrusted. What it brings is shown as characters and never as markup; nothing it names is fetched or
opened; and what would hang the layout (a word of a million letters) or confuse Qt's own bookkeeping (its internal
frame marks, lone surrogates, two-character line ends) is cut or replaced before Qt sees it. `SafeString` remembers
what was changed, so that a span counted in the document's code points still finds its place: Qt counts UTF-16 units.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate

LONGEST_WORD = 2_000
"""Letters of one word that are laid out: a million took 15.6 s, two thousand take less than a frame."""

LONGEST_TEXT = 1_000_000
"""Characters of one text that are laid out; the sources of the library have some ten thousand."""

_BIDI_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_BAD = "\\x00\ufdd0-\ufdef\ufffc\ud800-\udfff"
_UNFIT = re.compile(
    rf"(?P<lines>\r\n|[\r\v\f\u2028\u2029])|(?P<word>\S{{{LONGEST_WORD + 1},}})|(?P<bad>[{_BAD}])"
)
_BAD_ALONE = re.compile(f"[{_BAD}]")


@dataclass(frozen=True, slots=True)
class _Change:
    """One place where the shown text differs from the document: `at` in the document, then the two lengths."""

    at: int
    length: int
    shown_length: int


class SafeString:
    """A text as it is handed to Qt, with the way from the document's offsets to Qt's positions.

    `text` has only newlines as line ends; `cut` tells whether letters of the document are left out.
    """

    def __init__(self, document: str) -> None:
        self._changes: list[_Change] = []
        ends_early = len(document) > LONGEST_TEXT
        self.cut = ends_early
        # Most texts have nothing to mend and are never taken apart.
        self.text = _UNFIT.sub(self._mend, document[:LONGEST_TEXT]) + (" \u2026" if ends_early else "")
        self._starts = [change.at for change in self._changes]
        self._shifts = [0, *accumulate(c.shown_length - c.length for c in self._changes)]
        astral = not self.text.isascii() and max(self.text) > "\uffff"
        self._astral = [i for i, c in enumerate(self.text) if c > "\uffff"] if astral else []

    def _mend(self, found: re.Match[str]) -> str:
        piece = found.group()
        if found.lastgroup == "lines":
            shown = "\n"
        elif found.lastgroup == "word":
            # The word may hide characters unfit in themselves.
            shown = _BAD_ALONE.sub("\ufffd", piece[:LONGEST_WORD]) + "\u2026"
            self.cut = True
        else:
            shown = "\ufffd"
        if len(shown) != len(piece):
            self._changes.append(_Change(found.start(), len(piece), len(shown)))
        return shown

    def position(self, offset: int) -> int:
        """Return Qt's position (UTF-16 units in `text`) of an offset in the document (code points)."""
        before = bisect_left(self._starts, offset)
        shown = offset + self._shifts[before]
        if before:
            change = self._changes[before - 1]
            inside = offset - change.at
            if inside < change.length:
                shown = change.at + self._shifts[before - 1] + min(inside, change.shown_length)
        shown = max(0, min(shown, len(self.text)))
        return shown + bisect_left(self._astral, shown)

    def character(self, position: int) -> int:
        """Return the index in `text` (code points) of Qt's position."""
        return position - sum(1 for n, at in enumerate(self._astral) if at + n < position)


def without_bidi_controls(text: str) -> str:
    """Return `text` without the marks that order it on screen and would litter where it is pasted."""
    return _BIDI_CONTROLS.sub("", text)
