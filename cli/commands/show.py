"""`tawsiyat show`: one record with all that is known of it."""

from cli.arguments import WrongUsageError
from cli.commands.belonging import groups_of
from cli.commands.hits import counted, figure
from cli.commands.pages import work_of
from cli.request import DONE, Request
from core.errors import N_, Refusal
from core.paper.citation import PUNCTUATION
from core.paper.plain import plain_text
from core.paper.works import document_of
from core.records.documents import plain, record_document
from core.records.kinds import FIELDS, RECORD_KINDS, REFORM_AREAS, RELATIONS, Field, RecordKind
from core.records.label import LANGUAGES
from core.records.library import Entity, Event, Practice, Recommendation, Reform, Source, Statement
from core.records.links import uid_named
from core.records.profiles import CountryProfile, Digest
from core.text.bidi import isolate, isolate_code
from core.text.dates import range_text

IN_JSON = 100
"""How many rows of a group stand in the JSON document; its `total` is that of all, `list --related` has them."""


def run(request: Request) -> int:
    """Show the record of the one uid that was given."""
    uid, *others = request.arguments.words
    if others:
        raise WrongUsageError(Refusal(N_("One record at a time: give one uid.")), request.arguments.command)
    uid = uid_named(uid) or uid.strip()
    record = request.library.record(uid)
    if request.as_json:
        whole = request.library.related(uid, IN_JSON)
        related = [plain(group) for group in whole.groups]
        request.output.json(record_document(record) | {"related": related})
    elif isinstance(record, (Event, Recommendation, CountryProfile, Digest)):
        page = document_of((work_of(record, request.library),), request.choices)
        belonging = groups_of(request.library.related(uid), request)
        request.output.text("\n".join([plain_text(page).rstrip("\n"), *belonging]))
    elif isinstance(record, Source):
        request.output.text(_source(record, request))
    elif isinstance(record, (Reform, Practice)):
        request.output.text(_account(record, request))
    else:
        request.output.text(_entity(record, request))
    return DONE


def _account(account: Reform | Practice, request: Request) -> str:
    """Tell a reform or a practice: what it is, the fields that are known, and the source's own words."""
    language, code = request.language, request.language.code
    kind = RecordKind.REFORM if isinstance(account, Reform) else RecordKind.PRACTICE
    rows: list[tuple[str, str]] = []
    if account.country:
        rows.append((language.tr(FIELDS[Field.COUNTRY]), account.country.label.in_language(code)))
    if isinstance(account, Reform):
        if account.year is not None:
            rows.append((language.tr(FIELDS[Field.YEAR]), figure(account.year, request.digits)))
        areas = PUNCTUATION[code].comma.join(language.tr(REFORM_AREAS[area]) for area in account.areas)
        rows.append((language.tr(FIELDS[Field.AREA]), areas))
        rows.append((language.tr(FIELDS[Field.BEFORE]), account.before.in_language(code)))
        rows.append((language.tr(FIELDS[Field.AFTER]), account.after.in_language(code)))
    named = PUNCTUATION[code].comma.join(each.label.in_language(code) for each in account.bodies)
    rows.append((language.tr(FIELDS[Field.BODY]), named))
    lines = [language.tr(RECORD_KINDS[kind]), account.title.in_language(code)]
    lines += [f"{label}: {value}" for label, value in rows if value]
    for passage in account.description:
        lines += ["", passage.quote]
    lines += ["", account.event.label.in_language(code), isolate_code(account.event.uid)]
    return "\n".join(lines)


def _source(source: Source, request: Request) -> str:
    code = request.language.code
    head = [
        request.language.tr(RECORD_KINDS[RecordKind.SOURCE]),
        source.title.in_language(code),
        source.publisher.in_language(code),
        range_text(source.published, source.published, code, request.digits, request.dating),
        isolate_code(source.address) if source.address else "",
    ]
    belonging = groups_of(request.library.related(source.uid), request)
    return "\n".join([*(line for line in head if line), *belonging, "", source.text.rstrip("\n")])


def _entity(entity: Entity, request: Request) -> str:
    language = request.language
    lines = [language.tr(RECORD_KINDS[entity.kind]), entity.label.in_language(language.code)]
    lines += [
        isolate(getattr(entity.label, code), code)
        for code in LANGUAGES
        if getattr(entity.label, code) and code != entity.label.language_shown(language.code)
    ]
    names = (*entity.acronyms, *entity.aliases)
    if names:
        also = language.tr(N_("Also:"))
        lines.append(f"{also} {' | '.join(isolate(name, '') for name in names)}")
    lines += [
        reference.label.in_language(language.code)
        for reference in (entity.parent, entity.country)
        if reference
    ]
    for subject, statements in ((True, entity.statements), (False, entity.stated_of_others)):
        lines += [line for each in statements for line in _statement(each, subject, request)]
    lines += groups_of(request.library.related(entity.uid), request)
    return "\n".join(lines)


def _statement(statement: Statement, subject: bool, request: Request) -> list[str]:
    """Tell a statement on the page of its subject, or of the record that it is about."""
    code = request.language.code
    word = request.language.tr(RELATIONS[statement.relation][0 if subject else 1])
    other = statement.object if subject else statement.subject
    years = "\u2013".join(figure(year, request.digits) for year in (statement.year, statement.until) if year)
    number = "" if statement.number is None else counted(statement.number, request)
    when = range_text(statement.as_of, statement.as_of, code, request.digits, request.dating.short)
    parts = (
        other.label.in_language(code) if other else "",
        number,
        statement.value.in_language(code),
        years,
        when,
    )
    lines = ["", f"{word}: " + " \u00b7 ".join(part for part in parts if part)]
    lines += [f"    \u00ab{passage.quote}\u00bb" for passage in statement.passages]
    note = statement.note.in_language(code)
    return [*lines, f"    ({note})"] if note else lines
