"""What belongs to a record, as lines: group by group its number, the first rows, and how to list all of them."""

from collections.abc import Iterator

from cli.commands.hits import counted, figure
from cli.request import Request
from core.errors import N_
from core.paper.citation import PUNCTUATION
from core.records.kinds import RECORD_KINDS, ROLES, RecordKind
from core.records.related import Related, RelatedGroup, RelatedRecord
from core.records.ties import PROGRAMME_KINDS, TIES, relation
from core.text.bidi import isolate, isolate_code
from core.text.dates import range_text

_BETWEEN = " \u00b7 "
_LONGEST = 220


def groups_of(related: Related, request: Request) -> list[str]:
    """Return the lines of every group, each with an empty line before it."""
    return [line for group in related.groups for line in _group(group, related.uid, request)]


def _group(group: RelatedGroup, owner: str, request: Request) -> Iterator[str]:
    tr, colon = request.language.tr, "\u00a0:" if request.language.code == "fr" else ":"
    yield ""
    yield f"{tr(TIES[group.tie])}{colon} {counted(group.total, request)}"
    if len(group.roles) > 1:
        roles = (f"{tr(ROLES[role])} {counted(count, request)}" for role, count in group.roles)
        yield "    " + _BETWEEN.join(roles)
    for row in group.rows:
        yield f"    {_title(row, request)}"
        told = _BETWEEN.join(part for part in _details(row, request) if part)
        if told:
            yield f"        {told}"
        yield f"        {isolate_code(row.uid)}"
    if not group.whole:
        command = f"tawsiyat list --related {relation(group.tie, owner)}"
        yield "    " + tr(N_("All of them: {command}")).format(command=isolate_code(command))


def _title(row: RelatedRecord, request: Request) -> str:
    if row.text:
        words = " ".join(row.text.split())
        if len(words) > _LONGEST:
            words = words[:_LONGEST].rsplit(" ", 1)[0] + "\u2026"
        return isolate(words, row.language)
    code = request.language.code
    return isolate(row.title.in_language(code), row.title.language_shown(code))


def _details(row: RelatedRecord, request: Request) -> Iterator[str]:
    language, code = request.language, request.language.code
    if row.kind in PROGRAMME_KINDS:
        yield language.tr(RECORD_KINDS[row.kind])
    if row.kind == RecordKind.RECOMMENDATION:
        yield isolate(row.title.in_language(code), row.title.language_shown(code))
    if row.year is not None:
        yield figure(row.year, request.digits)
    if row.start is not None:
        yield range_text(row.start, row.end or row.start, code, request.digits, request.dating.short)
    yield PUNCTUATION[code].comma.join(language.tr(ROLES[role]) for role in row.roles)
    yield row.place.in_language(code)
    # What the source prints of a person's office, or as the name of a delegation.
    yield isolate(row.position, "") if row.position else ""
