"""Reference files: entries as BibTeX, RIS and CSL-JSON, for programs that keep literature.

An event is the proceedings of a gathering, a recommendation a part of them; the body that published is the author as
it stands, never taken apart into first and last name. Days go in where they are known, the date as printed where
they are not; what is doubted stands in the note. A value cannot end its field: line ends become spaces, and signs
that BibTeX obeys are written out.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from core.errors import N_
from core.language import language as language_of
from core.paper.citing.entry import Entry
from core.paper.printable import without_controls
from core.paper.tables.table import Written, is_web_address

_BIBTEX = {
    "\\": r"\textbackslash{}",
    # A brace behind a backslash still counts as a brace for BibTeX.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "$%#&_"},
}
_OBEYED = re.compile(r"[\\{}~^$%#&_]")
_IN_ADDRESS = {"{": "%7B", "}": "%7D", "\\": "%5C"}
_LANGUAGES = {"ar": "arabic", "en": "english", "fr": "french"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def write_bibtex(entries: Iterable[Entry], count: int, language: str, out: BinaryIO) -> Written:
    """Write entries as BibTeX in UTF-8, with fields that biber reads too; `count` stands in the first line."""
    said = language_of(language).tr(N_("Number of entries: {count}")).format(count=count)
    out.write(f"% {without_controls(said)}\n".encode())
    written = 0
    for entry in entries:
        written += 1
        kind = "inproceedings" if entry.part else "proceedings"
        fields = ",\n".join(f"  {name} = {value}" for name, value in _bibtex_fields(entry))
        out.write(f"\n@{kind}{{{entry.key},\n{fields}\n}}\n".encode())
    return Written(written)


def write_ris(entries: Iterable[Entry], count: int, out: BinaryIO) -> Written:
    """Write entries as RIS in UTF-8. A file has no head, so each entry says in `U1` which of how many it is: «3/12».

    `U1` is the user's own to define; programs leave it out of what they cite.
    """
    written = 0
    for written, entry in enumerate(entries, 1):
        fields = (*_ris_fields(entry), ("U1", f"{written}/{count}"))
        lines = "".join(f"{tag}  - {_line(value)}\r\n" for tag, value in fields if value)
        out.write(f"{lines}ER  - \r\n\r\n".encode())
    return Written(written)


def write_csl_json(entries: Iterable[Entry], count: int, out: BinaryIO) -> Written:
    """Write entries as CSL-JSON: an array, as the programs that read it expect.

    It has no head, so each item says in `custom`, which the schema keeps for such, which of how many it is.
    """
    written = 0
    out.write(b"[")
    for written, entry in enumerate(entries, 1):
        content = {**_csl_item(entry), "custom": {"number": written, "count": count}}
        item = json.dumps(content, ensure_ascii=False, indent=1)
        out.write((",\n" if written > 1 else "\n").encode() + item.encode("utf-8"))
    out.write(b"\n]\n")
    return Written(written)


def _bibtex_fields(entry: Entry) -> Iterator[tuple[str, str]]:
    day = entry.adopted
    texts = (
        ("title", entry.part or entry.title),
        ("booktitle", entry.title if entry.part else ""),
        # In braces of its own: a body has neither first nor last name.
        ("author", " and ".join(f"{{{_escaped(name)}}}" for name in entry.author)),
        ("organization", _escaped("; ".join(entry.organisers))),
        ("address", entry.place),
        ("howpublished", ", ".join(part for part in (entry.kind, entry.dates) if part)),
        ("abstract", entry.abstract),
        ("keywords", "; ".join(entry.keywords)),
        ("note", entry.note),
    )
    for name, text in texts:
        if text:
            ready = name in ("author", "organization")
            yield name, f"{{{text if ready else _escaped(text)}}}"
    if entry.year:
        yield "year", f"{{{entry.year}}}"
    if day and entry.start:
        yield "month", _MONTHS[day.month - 1]
        yield "eventdate", f"{{{entry.start.isoformat()}/{day.isoformat()}}}"
    if is_web_address(entry.address):
        yield "url", f"{{{_address(entry.address)}}}"
    if entry.language in _LANGUAGES:
        yield "language", f"{{{_LANGUAGES[entry.language]}}}"
        yield "langid", f"{{{_LANGUAGES[entry.language]}}}"


def _ris_fields(entry: Entry) -> Iterator[tuple[str, str]]:
    day = entry.adopted
    yield "TY", "CPAPER" if entry.part else "CONF"
    yield "ID", entry.key
    yield "TI", entry.part or entry.title
    if entry.part:
        yield "T2", entry.title
    for name in entry.author:
        # A comma would part last name from first.
        yield "AU", name.replace(",", " \u2013 ")
    for name in entry.organisers:
        yield "A4", name.replace(",", " \u2013 ")
    yield "PY", str(entry.year or "")
    if day:
        yield "DA", f"{day:%Y/%m/%d}/"
    yield "CY", entry.place
    yield "M3", entry.kind
    yield "AB", entry.abstract
    for word in entry.keywords:
        yield "KW", word
    yield "N1", entry.dates
    yield "N1", entry.note
    yield "LA", entry.language
    yield "UR", entry.address if is_web_address(entry.address) else ""


def _csl_item(entry: Entry) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": entry.key,
        "type": "paper-conference" if entry.part else "event",
        "title": _line(entry.part or entry.title),
        "container-title": _line(entry.title) if entry.part else "",
        "author": [{"literal": _line(name)} for name in entry.author],
        "organizer": [{"literal": _line(name)} for name in entry.organisers],
        "issued": _csl_date(entry),
        "event-date": _csl_date(entry) if entry.start else None,
        "event-place": _line(entry.place),
        "genre": _line(entry.kind),
        "abstract": _line(entry.abstract),
        "keyword": ", ".join(map(_line, entry.keywords)),
        "note": _line(entry.note),
        "language": entry.language,
        "URL": entry.address if is_web_address(entry.address) else "",
    }
    return {name: value for name, value in item.items() if value}


def _csl_date(entry: Entry) -> dict[str, Any] | None:
    if entry.start is not None:
        last = entry.end or entry.start
        days = [entry.start] if last == entry.start else [entry.start, last]
        return {"date-parts": [[day.year, day.month, day.day] for day in days]}
    if entry.dates:
        return {"literal": _line(entry.dates)}
    return None


def _line(text: str) -> str:
    return " ".join(without_controls(text).split())


def _escaped(text: str) -> str:
    return _OBEYED.sub(lambda sign: _BIBTEX[sign[0]], _line(text))


def _address(address: str) -> str:
    return re.sub(r"[{}\\]", lambda sign: _IN_ADDRESS[sign[0]], address)
