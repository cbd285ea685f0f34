"""`tawsiyat contacts`: the directory of focal points, listed, taken in from a table, written as cards or a table."""

import io
import uuid
from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import date
from pathlib import Path

from cli.commands.hits import counted, figure
from cli.request import DONE, NOTHING, Request
from core.contacts.matching import matched
from core.contacts.reading import BadRow, Reading, read_focal_points
from core.contacts.writing import focal_points_csv, vcards
from core.errors import N_, Refusal, reason_of
from core.paper.tables.focal_points import focal_points_table
from core.paper.tables.sheets import write_sheets
from core.paper.tables.table import TableFile
from core.paper.write import write_file
from core.records.focal_points import COLUMNS, FocalPoint, Gap
from core.records.kinds import RecordKind
from core.text.bidi import isolate_code
from core.text.dates import range_text
from core.text.sorting import sort_keys
from db.directory import gaps, named_focal_points, uid_named
from db.user import open_user_file

_KINDS = {"network": RecordKind.NETWORK, "country": RecordKind.COUNTRY}


def run(request: Request) -> int:
    """List, take in, or write."""
    if request.arguments.has("import"):
        return _take_in(Path(request.arguments.value("import") or ""), request)
    with open_user_file(read_only=True) as user:
        points = [*named_focal_points(request.library.database), *user.focal_points()]
    missing = gaps(request.library.database, points)
    networks, countries = _wanted("network", request), _wanted("country", request)
    points = [
        point
        for point in points
        if (not networks or point.network in networks) and (not countries or point.country in countries)
    ]
    missing = tuple(
        gap
        for gap in missing
        if (not networks or gap.network.uid in networks) and (not countries or gap.country.uid in countries)
    )
    target = request.arguments.value("output")
    if target:
        return _write(Path(target), points, request)
    return _list(points, missing, request)


def _wanted(column: str, request: Request) -> set[str]:
    """Return the uids that an option names; a name that means nothing is a `Refusal`."""
    found = set()
    for name in request.arguments.values(column):
        uid = uid_named(request.library.database, _KINDS[column], name)
        if not uid:
            raise Refusal(N_("{column} is not known: {value}"), column=Refusal(COLUMNS[column]), value=name)
        found.add(uid)
    return found


def _list(points: list[FocalPoint], missing: tuple[Gap, ...], request: Request) -> int:
    language, output = request.language, request.output
    if request.as_json:
        output.json(
            {
                "total": len(points),
                "results": [asdict(point) for point in points],
                "missing": [{"network": gap.network.uid, "country": gap.country.uid} for gap in missing],
            }
        )
        return DONE if points or missing else NOTHING
    if not request.arguments.has("missing"):
        named = _naming(request)
        for point in sorted(
            points, key=lambda each: sort_keys((named(each.network), named(each.country)), language.code)
        ):
            output.text("\n".join(_lines(point, request)) + "\n")
        if not points:
            output.message(
                language.tr(N_("The directory knows no focal point yet. Take a table in with --import."))
            )
    if missing:
        count = counted(len(missing), request)
        said = language.trn(
            "{count} member without a focal point", "{count} members without a focal point", len(missing)
        )
        output.text(said.format(count=count))
    if request.arguments.has("missing"):
        pairs = [
            tuple(each.label.in_language(language.code) for each in (gap.network, gap.country))
            for gap in missing
        ]
        for network, country in sorted(pairs, key=lambda pair: sort_keys(pair, language.code)):
            output.text(f"    {network}: {country}")
    return DONE if points or missing else NOTHING


def _lines(point: FocalPoint, request: Request) -> Iterable[str]:
    named = _naming(request)
    yield f"{named(point.network)} \u00b7 {named(point.country)}"
    yield from (f"    {text}" for text in (point.institution, point.name, point.position) if text)
    yield from (f"    {isolate_code(text)}" for text in (point.email, point.phone) if text)
    if point.note:
        yield f"    {point.note}"


def _take_in(path: Path, request: Request) -> int:
    language, output, database = request.language, request.output, request.library.database
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Refusal(
            N_("The file {path} cannot be read ({reason})."), path=path, reason=reason_of(error)
        ) from error
    reading = read_focal_points(
        data, lambda column, name: uid_named(database, _KINDS[column], name), lambda: uuid.uuid4().hex
    )
    with open_user_file(read_only=True) as user:
        reading = matched(reading, user.focal_points())
    for name in reading.ignored:
        output.message(language.sentence(Refusal(N_("The column {name} is not read."), name=name)))
    for row in reading.bad:
        output.message(said_of(row, request))
    taken = reading.good if not reading.bad or request.arguments.has("keep-good") else ()
    if taken:
        with open_user_file() as user:
            user.keep_focal_points(point for _, point in taken).result()
    if request.as_json:
        output.json(_told(reading, len(taken), request))
    else:
        said = language.trn("{count} focal point taken in", "{count} focal points taken in", len(taken))
        output.text(said.format(count=counted(len(taken), request)))
        if taken and reading.known:
            said = language.trn(
                "{count} row is of an entry that was there already",
                "{count} rows are of entries that were there already",
                reading.known,
            )
            output.text(f"    {said.format(count=counted(reading.known, request))}")
    if reading.bad and not taken:
        output.message(
            language.tr(N_("Nothing was taken in. Mend the rows, or take in the good ones with --keep-good."))
        )
    return DONE if taken and not reading.bad else NOTHING


def said_of(row: BadRow, request: Request) -> str:
    """Say what is wrong with a row."""
    language = request.language
    troubles = "؛ " if language.right_to_left else "; "
    said = troubles.join(language.sentence(trouble) for trouble in row.troubles)
    return language.tr(N_("Row {number}: {troubles}")).format(
        number=figure(row.number, request.digits), troubles=said
    )


def _told(reading: Reading, taken: int, request: Request) -> dict[str, object]:
    bad = [
        {"row": row.number, "troubles": [request.language.sentence(each) for each in row.troubles]}
        for row in reading.bad
    ]
    return {
        "taken": taken,
        "good": len(reading.good),
        "known": reading.known,
        "bad": bad,
        "ignored": list(reading.ignored),
    }


def _write(path: Path, points: list[FocalPoint], request: Request) -> int:
    named = _naming(request)
    match path.suffix.lower():
        case ".vcf":
            data = vcards(points, named)
        case ".csv":
            data = focal_points_csv(points, named, request.language)
        case ".xlsx":
            data = _workbook(points, named, request)
        case suffix:
            raise Refusal(
                N_("Files of the kind {suffix} cannot be written. Choose a name that ends in {possible}."),
                suffix=suffix,
                possible=".vcf, .csv, .xlsx",
            )
    write_file(path, data)
    said = request.language.trn(
        "{count} focal point in {path}", "{count} focal points in {path}", len(points)
    )
    request.output.message(said.format(count=counted(len(points), request), path=isolate_code(str(path))))
    if request.as_json:
        request.output.json({"file": str(path), "total": len(points)})
    return DONE


def _workbook(points: list[FocalPoint], named: Callable[[str], str], request: Request) -> bytes:
    made = io.BytesIO()
    tr = request.language.tr
    today = range_text(
        date.today(), date.today(), request.language.code, request.digits, request.dating.short
    )
    statement = (
        (tr(N_("Exported from")), tr(N_("Tawsiyat"))),
        (tr(N_("Exported on")), today),
        (tr(N_("Number of records")), counted(len(points), request)),
    )
    table = focal_points_table(points, named, request.language)
    write_sheets(
        TableFile(tr(N_("Focal points")), request.language.code, request.digits, statement, (table,)), made
    )
    return made.getvalue()


def _naming(request: Request) -> Callable[[str], str]:
    names: dict[str, str] = {}

    def named(uid: str) -> str:
        if uid not in names:
            try:
                names[uid] = request.library.entity(uid).label.in_language(request.language.code)
            except Refusal:  # the library of another day knew it
                names[uid] = uid
        return names[uid]

    return named
