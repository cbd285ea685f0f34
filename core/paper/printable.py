"""Text made fit for a typesetter: nothing in it that cannot be drawn, ordered or broken.

Content comes from outside. Control characters, lone surrogates and noncharacters have no place on paper; direction
marks that a text brings are dropped, because the page sets its own (an override would turn a whole line); a
character that no bundled face draws becomes U+FFFD, so that the reader sees that something stood there. A word of
hundreds of letters gets places to break, or it would run off the sheet.

    run   what of a text is in the other script than the rest: «SSI-CaB» in Arabic, a title in Arabic in English

A run goes from the first to the last letter of its script with only spaces, digits and the punctuation of names
and addresses between, or from quotation mark to quotation mark; a text that is all in the other script is one run
with its brackets and marks. It stands between isolates, and carries its language for readers that speak aloud.
"""

import re
from dataclasses import dataclass

from core.paper.page import Wording

REPLACEMENT = "\ufffd"

_LINE_ENDS = re.compile(r"[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
# Controls, direction marks and isolates, byte order mark, surrogates, interlinear and tag characters.
_UNFIT = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_LONG_WORD = re.compile(r"\S{61,}")
_ADDRESS = re.compile(r"(?:https?://|www\.)", re.IGNORECASE)
_PIECE = 40

# Latin letters with their accents, Greek and Cyrillic: every script here that runs from left to right.
_LTR = "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u03ff\u0400-\u052f\u1e00-\u1eff"
_RTL = "\u0590-\u065f\u066e-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_NAME = r"[\s0-9.,:;/@&?=#%_+\-\u2010-\u2013'\u2019~\u200b]"
_PHRASE = r"[\s0-9\u0660-\u0669.\u060c,:\u061b/\-\u2010-\u2013'\u2019\u200b]"
_LEFTWARD, _RIGHTWARD = re.compile(f"[{_LTR}]"), re.compile(f"[{_RTL}]")
# The bounds keep a text of digits alone from being scanned again from each of them.
_RUNS_LTR = re.compile(
    rf"(?<=\u00ab)[^\u00ab\u00bb{_RTL}]*[{_LTR}][^\u00ab\u00bb{_RTL}]*(?=\u00bb)"
    rf"|(?:\+?[0-9]{{1,6}}[\-.]?)?[{_LTR}]+(?:{_NAME}*(?:\([{_LTR}\s0-9.,/&\-]*\){_NAME}*)?[{_LTR}]+)*"
    rf"(?:{_NAME}*[0-9/+%])?|\+[0-9][0-9 ()\-]{{3,30}}[0-9]"
)
_RUNS_RTL = re.compile(
    rf"(?<=[\u00ab\u201c])[^\u00ab\u00bb\u201c\u201d]*[{_RTL}][^\u00ab\u00bb\u201c\u201d]*(?=[\u00bb\u201d])"
    rf"|[{_RTL}]+(?:{_PHRASE}+[{_RTL}]+)*"
)


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a text; `language` is empty where it is the language of the whole text."""

    text: str
    language: str


def cleaned(text: str, drawable: frozenset[int]) -> str:
    """Return a text with nothing that a page cannot hold; `drawable` are the code points of the faces."""
    kept = "".join(sign if ord(sign) in drawable else REPLACEMENT for sign in without_controls(text))
    return _LONG_WORD.sub(_with_breaks, kept)


def without_controls(text: str) -> str:
    """Return a text on one line, without controls, direction marks and lone surrogates."""
    return _UNFIT.sub("", _LINE_ENDS.sub(" ", text))


def shortened(text: str, limit: int) -> str:
    """Cut a text at a word's end to at most `limit` characters, with an ellipsis in place of the rest."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    return f"{head.rsplit(' ', 1)[0] if ' ' in head[limit // 2 :] else head}\u2026"


def pieces_of(text: str, language: str) -> tuple[Run, ...]:
    """Split a text in a language into runs by script, without isolates; the runs together are the text."""
    leftward = language == "ar"
    pattern, other = (_RUNS_LTR, "en") if leftward else (_RUNS_RTL, "ar")
    own, foreign = (_RIGHTWARD, _LEFTWARD) if leftward else (_LEFTWARD, _RIGHTWARD)
    if foreign.search(text) and not own.search(text):
        return (Run(text, other),)
    runs, done = [], 0
    for found in pattern.finditer(text):
        if found.start() > done:
            runs.append(Run(text[done : found.start()], ""))
        runs.append(Run(found.group(), other))
        done = found.end()
    if done < len(text) or not runs:
        runs.append(Run(text[done:], ""))
    return tuple(runs)


def runs_of(wording: Wording, drawable: frozenset[int]) -> tuple[Run, ...]:
    """Split a text into runs by script, those of the other script isolated and named by their language."""
    opening = "\u2066" if wording.language == "ar" else "\u2067"
    return tuple(
        Run(f"{opening}{run.text}\u2069", run.language) if run.language else run
        for run in pieces_of(cleaned(wording.text, drawable), wording.language)
    )


def _with_breaks(word: re.Match[str]) -> str:
    # The typesetter knows where addresses break by itself.
    text = word.group()
    if _ADDRESS.search(text) and len(text) < 400:
        return text
    return "\u200b".join(text[start : start + _PIECE] for start in range(0, len(text), _PIECE))
