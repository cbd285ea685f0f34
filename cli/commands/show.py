"""`tawsiyat show`: one record with all that is known of it."""

from cli.arguments import WrongUsageError
from cli.commands.pages import page_of
from cli.documents import show_document
from cli.request import DONE, Request
from core.errors import N_, Refusal
from core.paper.plain import plain_text
from core.records.kinds import RECORD_KINDS, ROLES, RecordKind
from core.records.label import LANGUAGES
from core.records.library import Entity, Event, Recommendation, Source
from core.text.bidi import isolate, isolate_code
from core.text.dates import range_text


def run(request: Request) -> int:
    """Show the record of the one uid that was given."""
    uid, *others = request.arguments.words
    if others:
        raise WrongUsageError(Refusal(N_("One record at a time: give one uid.")), request.arguments.command)
    record = request.library.record(uid.strip())
    if request.as_json:
        request.output.json(show_document(record))
    elif isinstance(record, (Event, Recommendation)):
        page = page_of(record, request.library, request.choices)
        request.output.text(plain_text(page).rstrip("\n"))
    elif isinstance(record, Source):
        request.output.text(_source(record, request))
    else:
        request.output.text(_entity(record, request))
    return DONE


def _source(source: Source, request: Request) -> str:
    code = request.language.code
    head = [
        request.language.tr(RECORD_KINDS[RecordKind.SOURCE]),
        source.title.in_language(code),
        source.publisher.in_language(code),
        range_text(source.published, source.published, code, request.digits) if source.published else "",
        isolate_code(source.address) if source.address else "",
    ]
    return "\n".join([*(line for line in head if line), "", source.text.rstrip("\n")])


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
    for mention in entity.mentions:
        when = (
            range_text(mention.start, mention.start, language.code, request.digits) if mention.start else ""
        )
        role = language.tr(ROLES[mention.role])
        lines += ["", mention.event.label.in_language(language.code)]
        lines.append("    " + " \u00b7 ".join(part for part in (role, mention.position, when) if part))
        lines.append(f"    {isolate_code(mention.event.uid)}")
    return "\n".join(lines)
