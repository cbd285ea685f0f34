"""A table of focal points from a CSV file, as people save them from Excel and its kin.

What is read: UTF-8 (with or without a mark), UTF-16 with a mark, else the Arabic code page of Windows (1256);
columns divided by a comma, a semicolon or a tab. The first line names the columns, in any order and in Arabic, English
or French; `network` and `country` may be given by uid, acronym or name. Every row that cannot be taken is told
with its number in the file (the line of the names is 1) and all that is wrong with it; nothing is mended silently.
A cell that a spreadsheet would take for a formula (it begins with = + - or @ and is no telephone number) is refused;
behind an apostrophe, as `writing` puts it, it is text.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from core.errors import N_, Refusal
from core.records.focal_points import COLUMNS, FocalPoint
from core.text.folding import fold_text

_NEEDED = ("network", "country", "institution")
_LONGEST = 2_000
"""The longest cell, in letters, that an entry of a directory can sensibly have."""

_NAMES = {
    "network": ("network", "الشبكة", "شبكة", "réseau"),
    "country": ("country", "البلد", "الدولة", "بلد", "دولة", "pays"),
    "institution": ("institution", "organisation", "organization", "المؤسسة", "الجهة", "مؤسسة", "جهة"),
    "name": ("name", "focal point", "الاسم", "اسم", "نقطة الاتصال", "nom", "point focal"),
    "position": ("position", "title", "الصفة", "المنصب", "fonction", "poste"),
    "email": (
        "email",
        "e-mail",
        "mail",
        "البريد الإلكتروني",
        "البريد",
        "بريد",
        "courriel",
        "adresse électronique",
    ),
    "phone": ("phone", "telephone", "tel", "الهاتف", "هاتف", "téléphone"),
    "note": ("note", "notes", "remark", "remarks", "ملاحظة", "ملاحظات", "remarque"),
}
_COLUMN_OF = {fold_text(name): column for column, names in _NAMES.items() for name in names}
_PHONE = re.compile(r"[+]?[\d\s()./\-٠-٩]{4,}(?:\s*(?:ext|x|تحويلة|poste)\.?\s*\d+)?", re.IGNORECASE)
_EMAIL = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;.]+")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

Resolve = Callable[[str, str], str]
"""Turns what a cell says into a uid: takes the column and the cell, returns the uid, or an empty text."""


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be taken: its number in the file, and all that is wrong with it."""

    number: int
    troubles: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file holds: the rows that can be taken, with their numbers, and those that cannot.

    `ignored` are the names of columns that mean nothing here; `known` is how many good rows are of an entry that was
    there already (`matching`).
    """

    good: tuple[tuple[int, FocalPoint], ...]
    bad: tuple[BadRow, ...]
    ignored: tuple[str, ...] = ()
    known: int = 0


def read_focal_points(data: bytes, resolve: Resolve, new_key: Callable[[], str]) -> Reading:
    """Read a CSV file. Raises `Refusal` where it is no such table, or needed columns are missing."""
    resolve = cache(resolve)  # tables name few networks and countries, over and over
    rows = _rows(_decoded(data))
    head = next(rows, None)
    if head is None:
        raise Refusal(N_("The file holds no table. Its first line is to name the columns."))
    columns = [_COLUMN_OF.get(fold_text(cell).strip(" :*"), "") for cell in head[1]]
    missing = [column for column in _NEEDED if column not in columns]
    if missing:
        raise Refusal(
            N_("The file has no column for: {columns}. Name them in its first line."),
            columns=Refusal(_listed(missing), **{name: Refusal(COLUMNS[name]) for name in missing}),
        )
    good: list[tuple[int, FocalPoint]] = []
    bad: list[BadRow] = []
    for number, cells in rows:
        if not any(cell.strip() for cell in cells):
            continue
        values = {name: cell.strip() for name, cell in zip(columns, cells, strict=False) if name}
        guarded = {
            name for name, value in values.items() if value[:1] == "'" and value[1:].startswith(_FORMULA)
        }
        values |= {name: values[name][1:] for name in guarded}
        troubles = [*_wrong_width(cells, head[1]), *_troubles(values, guarded, resolve)]
        if troubles:
            bad.append(BadRow(number, tuple(troubles)))
        else:
            good.append((number, _entry(values, resolve, new_key())))
    ignored = tuple(
        cell.strip() for cell, name in zip(head[1], columns, strict=True) if not name and cell.strip()
    )
    return Reading(tuple(good), tuple(bad), ignored)


def check_entry(values: Mapping[str, str]) -> tuple[Refusal, ...]:
    """Return all that is wrong with an entry that was written by hand, whose network and country are uids.

    A text that looks like a formula is right here: what is written as a table guards it.
    """
    return tuple(_troubles(values, set(COLUMNS), lambda _, uid: uid))


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in names)


def _decoded(data: bytes) -> str:
    encodings = ["utf-16"] if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig", "cp1256"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise Refusal(N_("The file is no table of text. Save it as CSV in UTF-8 and try again."))


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    first = text.lstrip("\r\n").partition("\n")[0]
    said = re.fullmatch(
        r"sep=([,;\t])", first.strip("\r \ufeff"), re.IGNORECASE
    )  # as some programs tell Excel
    divider = said[1] if said else max(",;\t", key=first.count)
    csv.field_size_limit(10_000_000)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=divider, strict=True)
    begun = False
    while True:
        number = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise Refusal(
                N_(
                    "Line {line} of the file cannot be read as CSV: a quotation mark is not closed, or stands open."
                ),
                line=reader.line_num,
            ) from error
        if said and not begun and "".join(cells).casefold().startswith("sep="):
            continue
        if begun or any(cell.strip() for cell in cells):
            begun = True
            yield number, cells


def _wrong_width(cells: Sequence[str], head: Sequence[str]) -> Iterator[Refusal]:
    if len(cells) > len(head) and any(cell.strip() for cell in cells[len(head) :]):
        yield Refusal(N_("the row has more cells than there are columns"))


def _troubles(values: Mapping[str, str], guarded: set[str], resolve: Resolve) -> Iterator[Refusal]:
    for column in COLUMNS:
        value = values.get(column, "")
        if not value:
            if column in _NEEDED:
                yield Refusal(N_("{column} is empty"), column=Refusal(COLUMNS[column]))
            continue
        phone = column == "phone" and _PHONE.fullmatch(value)
        if value.startswith(_FORMULA) and not phone and column not in guarded:
            yield Refusal(
                N_("{column} holds a formula: {value}"), column=Refusal(COLUMNS[column]), value=value[:60]
            )
        elif len(value) > _LONGEST:
            yield Refusal(N_("{column} is too long"), column=Refusal(COLUMNS[column]))
        elif column in ("network", "country") and not resolve(column, value):
            yield Refusal(
                N_("{column} is not known: {value}"), column=Refusal(COLUMNS[column]), value=value[:60]
            )
        elif column == "email" and not _EMAIL.fullmatch(value):
            yield Refusal(N_("{value} is no e-mail address"), value=value[:60])
        elif column == "phone" and not phone:
            yield Refusal(N_("{value} is no telephone number"), value=value[:60])


def _entry(values: Mapping[str, str], resolve: Resolve, key: str) -> FocalPoint:
    """Return the entry of a row that has been found good."""
    rest = {column: values.get(column, "") for column in COLUMNS if column not in ("network", "country")}
    return FocalPoint(
        key, resolve("network", values["network"]), resolve("country", values["country"]), **rest
    )
