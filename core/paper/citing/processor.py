"""Citations written by a CSL processor: hayagriva, which the typesetter carries, and which answers here in HTML.

A style is a CSL file: APA and Chicago are those of the official repository that the processor was built with; the
academic one is ours (`resources/citation`), for Arabic with Arabic punctuation. Locales (names of months, «et al.»)
are the processor's, from the official repository too.

The processor reads `$…$` inside a field as mathematics and evaluates it, and braces as marks of its own; content is
not trusted, so these signs go in as others that no text has and are put back in what comes out.

A processor writes one day of a date. An event has a first and a last day, so its days stand in words too: in
brackets with its kind and place in APA and Chicago, in the line itself in the academic style.
"""

import html
import json
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from html.parser import HTMLParser
from threading import Lock
from typing import Any
from urllib.parse import quote

import resources
from core.errors import N_
from core.paper.citing.entry import Entry
from core.paper.printable import without_controls
from core.paper.tables.table import fit


class Style(StrEnum):
    """A style of citation; the value is what settings and the command line carry."""

    ACADEMIC = "academic"
    APA = "apa"
    CHICAGO = "chicago"


STYLES = {
    Style.ACADEMIC: N_("Arabic academic"),
    Style.APA: N_("APA"),
    Style.CHICAGO: N_("Chicago"),
}

_BUILT_IN = {Style.APA: "apa", Style.CHICAGO: "chicago-author-date"}
_COMMA = {"ar": "\u060c "}
_SIGNS = "${}\\"
_STAND_INS = "\uf8c0\uf8c1\uf8c2\uf8c3"
_HIDDEN, _SHOWN = str.maketrans(_SIGNS, _STAND_INS), str.maketrans(_STAND_INS, _SIGNS)
# In an address the processor writes them as an address does: by their bytes.
_IN_ADDRESSES = {
    quote(there): "$" if sign == "$" else quote(sign) for sign, there in zip(_SIGNS, _STAND_INS, strict=True)
}
_PAGE = b"""
#set text(lang: sys.inputs.language)
#let style = if sys.inputs.style == "" { bytes(sys.inputs.csl) } else { sys.inputs.style }
#if sys.inputs.part != "" [#cite(<cited>, supplement: sys.inputs.part)]
#bibliography(bytes(sys.inputs.entries), style: style, full: true, title: none)
"""
_TURN = Lock()


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a citation: its letters, whether they lean, and the address that they lead to, if any."""

    text: str
    italic: bool = False
    address: str = ""


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation. `in_text` is what stands behind a quotation where a style has that: «(SESRIC, 2016)»."""

    runs: tuple[Run, ...]
    in_text: str = ""

    @property
    def text(self) -> str:
        """Return the citation as plain text, in logical order without marks of direction."""
        return "".join(run.text for run in self.runs)

    @property
    def markup(self) -> str:
        """Return the citation as HTML that we made ourselves: letters, leaning letters and web addresses."""
        return "".join(_marked(run) for run in self.runs)


def cite(entry: Entry, style: Style, language: str) -> Cited:
    """Write an entry in a style and language (ar, en, fr)."""
    own = style is Style.ACADEMIC
    inputs = {
        "language": language,
        "style": _BUILT_IN.get(style, ""),
        "csl": _academic(language) if own else "",
        "part": "" if own or not entry.part else _clean(entry.part),
        "entries": json.dumps({"cited": _described(entry, style, language)}, ensure_ascii=False),
    }
    with _TURN:
        made = _compiler().compile(_PAGE, format="html", sys_inputs=inputs)
    reader = _Reader()
    reader.feed(made.decode("utf-8"))
    return Cited(tuple(reader.runs), "".join(reader.in_text).strip())


def _described(entry: Entry, style: Style, language: str) -> dict[str, Any]:
    """Return the entry in the names that the processor reads."""
    day = entry.adopted
    # Of a report only the year is written: Chicago has it so, and it is right where only a year is known.
    plain = style is Style.CHICAGO or day is None or entry.year_inferred
    said: dict[str, Any] = {
        "type": "Report" if plain else "Misc",
        "title": entry.title,
        "author": [{"name": name} for name in entry.author],
        "date": day.isoformat() if day else str(entry.year or ""),
        "url": entry.address,
        "language": entry.language,
    }
    if style is Style.ACADEMIC:
        said |= {"call-number": entry.part, "archive": entry.place, "note": entry.dates}
    else:
        parts = (entry.kind, entry.place, entry.dates)
        said["genre"] = _COMMA.get(language, ", ").join(part for part in parts if part)
    return {name: _cleaned(value) for name, value in said.items() if value}


def _cleaned(value: Any) -> Any:
    if isinstance(value, list):
        return [{name: _clean(text) for name, text in each.items()} for each in value]
    return _clean(value)


def _clean(text: str) -> str:
    return " ".join(fit(without_controls(text)).split()).translate(_HIDDEN)


def _put_back(text: str) -> str:
    """Return a text of the processor's with the signs in it that were kept from it."""
    for there, sign in _IN_ADDRESSES.items():
        text = text.replace(there, sign)
    return text.translate(_SHOWN)


def _marked(run: Run) -> str:
    text = html.escape(run.text)
    if run.address.startswith(("https://", "http://")):
        text = f'<a href="{html.escape(run.address)}">{text}</a>'
    return f"<i>{text}</i>" if run.italic else text


@cache
def _academic(language: str) -> str:
    return resources.path("citation", f"academic-{language}.csl").read_text(encoding="utf-8")


@cache
def _compiler() -> Any:
    # Imported with the first citation: the typesetter is large, and fonts are not needed for letters alone.
    import typst

    return typst.Compiler(ignore_system_fonts=True)


class _Reader(HTMLParser):
    """Reads the one reference, and the mark in the text, out of the page that the processor made."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.runs: list[Run] = []
        self.in_text: list[str] = []
        self._open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Enter an element."""
        if tag != "meta":
            self._open.append((tag, dict(attrs).get("href") or ""))

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Take letters."""
        tags = [tag for tag, _ in self._open]
        text = _put_back(data)
        if "li" in tags:
            address = next((address for tag, address in self._open if tag == "a"), "")
            self.runs.append(Run(text, bool({"em", "i"} & set(tags)), _put_back(address)))
        elif "body" in tags:
            self.in_text.append(text)
