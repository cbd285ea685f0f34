"""A selection of records as a file of any format: which there are, what each can hold, and how it is written.

    .xlsx .csv .html .txt   every record, as tables
    .json                   every record, whole, as `tawsiyat show --json` has it
    .ics                    the events that have days, and those of the recommendations, each once
    .bib .ris .csl.json     what can be cited: events and recommendations

What a format cannot hold is left out, counted and said; nothing is left out in silence. Records are read one after
the other while the file is written, so their number is no matter of memory, and `told` hears of each: whoever
raises there ends the export, and the file that was there before stays.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from core.errors import N_, Refusal
from core.language import language as language_of
from core.paper.calendar_file import Calendar, write_calendar
from core.paper.citation import entry_of
from core.paper.citing.entry import Entry
from core.paper.citing.references import write_bibtex, write_csl_json, write_ris
from core.paper.page import Digits
from core.paper.tables.listing import write_listing
from core.paper.tables.registers import EVENTS, RECOMMENDATIONS, one_register_of, registers_of
from core.paper.tables.separated import write_separated
from core.paper.tables.sheets import write_sheets
from core.paper.tables.statement import statement_of
from core.paper.tables.table import TableFile, Written
from core.paper.tables.webpage import write_webpage
from core.paper.write import write_stream
from core.records.documents import plain, record_document
from core.records.kinds import RecordKind
from core.records.library import Event, Recommendation
from core.records.selection import WHOLE_RECORDS, Selected, Selection
from core.text.dating import PLAIN, Dating
from core.text.numbers import grouped

Told = Callable[[int, int], None]
"""Hears how many records are written, and of how many; raises to end the export."""

_NOTHING_FITS = N_("None of these records can be cited: only events and recommendations can.")
_NO_DAYS = N_("None of these records is an event whose day is known, so there is nothing for a calendar.")
_EVERY = 25
_CITED = EVENTS | RECOMMENDATIONS


class Export(StrEnum):
    """A kind of file that a selection can be written as; the value is the end of its name."""

    XLSX = ".xlsx"
    CSV = ".csv"
    JSON = ".json"
    ICS = ".ics"
    BIBTEX = ".bib"
    RIS = ".ris"
    CSL_JSON = ".csl.json"
    HTML = ".html"
    TEXT = ".txt"


EXPORTS = {
    Export.XLSX: N_("Excel workbook"),
    Export.CSV: N_("CSV table"),
    Export.JSON: N_("JSON, every field"),
    Export.ICS: N_("Calendar (iCalendar)"),
    Export.BIBTEX: N_("References (BibTeX)"),
    Export.RIS: N_("References (RIS)"),
    Export.CSL_JSON: N_("References (CSL-JSON)"),
    Export.HTML: N_("Web page"),
    Export.TEXT: N_("Plain text"),
}
"""What each kind of file is called, in the order in which a reader is offered them."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a file is worded: language, digits, dates, and the day that it says it was made on."""

    language: str
    digits: Digits
    made: date
    dating: Dating = PLAIN

    @property
    def digits_shown(self) -> Digits:
        """Return the digits of this file: English and French know only the Western ones."""
        return self.digits if self.language == "ar" else "latn"


def export_of(path: Path) -> Export:
    """Return the kind of file that a name asks for by its end. Raises `Refusal` naming what is possible."""
    name = path.name.lower()
    found = [kind for kind in Export if name.endswith(kind) and name != kind]
    if found:
        # «.csl.json» is a «.json» too.
        return max(found, key=len)
    possible = " ".join(Export)
    if path.suffix:
        sentence = N_("Files of the kind {suffix} cannot be written. Choose a name that ends in {possible}.")
        raise Refusal(sentence, suffix=path.suffix.lower(), possible=possible)
    sentence = N_("The name {name} says no kind of file. Choose a name that ends in {possible}.")
    raise Refusal(sentence, name=path.name or path, possible=possible)


def export(
    selection: Selection, kind: Export, path: Path, manner: Manner, told: Told | None = None
) -> Written:
    """Write a selection to a file, whole or not at all, and return how much was written.

    Raises `Refusal` where nothing is selected, nothing of it fits the format, or the file cannot be written.
    """
    if not selection.total:
        raise Refusal(N_("There is nothing to export: no record is selected."))
    counted = replace(selection, read=_counting(selection, told)) if told else selection
    written: list[Written] = []

    def write(out: BinaryIO) -> None:
        written.append(_write(counted, kind, out, manner))
        if not written[0].count:
            raise Refusal(_NO_DAYS if kind is Export.ICS else _NOTHING_FITS)

    write_stream(path, write)
    return written[0]


def _write(selection: Selection, kind: Export, out: BinaryIO, manner: Manner) -> Written:
    if kind is Export.CSV:
        return write_separated(_file(selection, manner, one=True), out)
    if kind is Export.JSON:
        return _write_json(selection, out, manner)
    if kind in (Export.XLSX, Export.HTML, Export.TEXT):
        write = {Export.XLSX: write_sheets, Export.HTML: write_webpage, Export.TEXT: write_listing}[kind]
        return write(_file(selection, manner), out)
    language, digits = manner.language, manner.digits_shown
    if kind is Export.ICS:
        calendar = Calendar(_title(selection, language), language, digits, selection.day or manner.made)
        return write_calendar(_dated(selection, manner), calendar, out)
    entries = (_entry(selected, manner) for selected in selection.read(_CITED))
    count = selection.count_of(_CITED)
    if kind is Export.BIBTEX:
        written = write_bibtex(entries, count, language, out)
    elif kind is Export.RIS:
        written = write_ris(entries, count, out)
    else:
        written = write_csl_json(entries, count, out)
    left_out = selection.total - count
    said = language_of(language).tr(N_("Records that cannot be cited, left out: {count}"))
    note = said.format(count=grouped(left_out, language, digits))
    return replace(written, notes=(*written.notes, note)) if left_out else written


def _file(selection: Selection, manner: Manner, *, one: bool = False) -> TableFile:
    language, digits = manner.language, manner.digits_shown
    many = () if one else registers_of(selection, language, digits)
    return TableFile(
        title=_title(selection, language),
        language=language,
        digits=digits,
        statement=statement_of(selection, selection.total, manner.made, language, digits, manner.dating),
        tables=many or (one_register_of(selection, language, digits),),
        dating=manner.dating,
    )


def _title(selection: Selection, language: str) -> str:
    tr = language_of(language).tr
    kinds = set(selection.counts)
    if kinds <= EVENTS:
        name = tr(N_("Register of events"))
    elif kinds <= RECOMMENDATIONS:
        name = tr(N_("Register of recommendations"))
    else:
        name = tr(N_("Records of the library"))
    return f"{name}: {selection.query}" if selection.query else name


def _write_json(selection: Selection, out: BinaryIO, manner: Manner) -> Written:
    """Write `{"total", "exported", "results"}`, a record of `results` being what `show` answers."""
    exported = {
        "on": manner.made.isoformat(),
        "query": selection.query,
        "corrected": selection.corrected,
        "relaxed": selection.relaxed,
        "limited": selection.limited,
        "filters": {facet: [plain(label) for label in labels] for facet, labels in selection.filters},
        "library": {"date": plain(selection.day), "sha256": selection.sha256},
    }
    head = json.dumps(exported, ensure_ascii=False)
    out.write(
        f'{{"total": {selection.total},\n"exported": {head},\n"results": ['.encode(
            "utf-8", "backslashreplace"
        )
    )
    written = 0
    for written, selected in enumerate(selection.read(WHOLE_RECORDS), 1):
        item = json.dumps(record_document(selected.record), ensure_ascii=False)
        # A lone surrogate is no UTF-8; what Python writes for it is how JSON names it.
        out.write((",\n" if written > 1 else "\n").encode() + item.encode("utf-8", "backslashreplace"))
    out.write(b"\n]}\n")
    return Written(written)


def _dated(selection: Selection, manner: Manner) -> Iterator[Entry]:
    """Yield the events of a selection, those of its recommendations among them, each once."""
    seen: set[str] = set()
    for selected in selection.read(_CITED):
        event = selected.event
        if event is not None and event.uid not in seen:
            seen.add(event.uid)
            yield entry_of(event, manner.language, manner.digits_shown)


def _entry(selected: Selected, manner: Manner) -> Entry:
    record, event = selected.record, selected.event
    if isinstance(record, Recommendation) and event is not None:
        return entry_of(event, manner.language, manner.digits_shown, record)
    if isinstance(record, Event):
        return entry_of(record, manner.language, manner.digits_shown)
    raise TypeError(record)


def _counting(selection: Selection, told: Told) -> Callable[[frozenset[RecordKind]], Iterator[Selected]]:
    """Return a way to read that tells how far it is."""
    done = 0

    def read(kinds: frozenset[RecordKind]) -> Iterator[Selected]:
        nonlocal done
        for selected in selection.read(kinds):
            if done % _EVERY == 0:
                told(done, selection.total)
            done += 1
            yield selected

    return read
