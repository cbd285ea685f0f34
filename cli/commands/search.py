"""`tawsiyat search`: what a reader types is never an error; nothing found is exit code 1, with what to try."""

from collections.abc import Mapping

from cli.commands.hits import counted, lines_of
from cli.commands.reasons import reason_of
from cli.documents import search_document
from cli.filters import filters_of, limit_of
from cli.request import DONE, NOTHING, Request
from core.errors import N_
from core.language import Language
from core.paper.printable import shortened
from core.records.answers import Answer, Explanation
from core.records.filters import Filters
from core.text.bidi import isolate, isolate_code
from db.search import Searcher

_LIMIT = 20
_LONGEST_SAID = 60
_PLAIN = N_("The search index cannot be used: these results are ranked more simply.")
_PLAINLY_NOTHING = N_(
    "The search index cannot be used: nearby spellings and other words were not looked for."
)


def run(request: Request) -> int:
    """Search and answer."""
    arguments = request.arguments
    limit = limit_of(arguments, _LIMIT)
    filters = filters_of(arguments, request.library)
    query, searcher = " ".join(arguments.words), Searcher(request.library)
    answer = searcher.search(query, filters, limit=limit)
    reasons = _reasons(searcher, answer, filters) if arguments.has("explain") else {}
    if request.as_json:
        request.output.json(search_document(answer, request.language, reasons))
        _say_beside(answer, request)
    elif answer.total:
        _say(answer, request, reasons)
    if not answer.total:
        request.output.message(_nothing(answer, request))
    return DONE if answer.total else NOTHING


def _reasons(searcher: Searcher, answer: Answer, filters: Filters) -> dict[str, Explanation]:
    found = (searcher.explain(answer.query, hit.uid, filters) for hit in answer.hits)
    return {each.uid: each for each in found if each}


def _say(answer: Answer, request: Request, reasons: Mapping[str, Explanation]) -> None:
    language, output = request.language, request.output
    output.text(
        language.trn("{count} result", "{count} results", answer.total).format(
            count=counted(answer.total, request)
        )
    )
    if answer.relaxed:
        output.text(language.tr(N_("No record has all the words; these have some of them.")))
    _say_how(answer, request)
    for hit in answer.hits:
        output.text(f"\n{lines_of(hit, request)}")
        if reason := reasons.get(hit.uid):
            output.text(reason_of(reason, request))
    if answer.total > len(answer.hits):
        rest = counted(answer.total - len(answer.hits), request)
        said = language.tr(N_("{count} more: ask for them with {option}."))
        output.text("\n" + said.format(count=rest, option=isolate_code("--limit")))


def _say_beside(answer: Answer, request: Request) -> None:
    """Say beside a document what it has no place for: that another query was searched, or by which index."""
    if answer.corrected and answer.total:
        request.output.message(_corrected(answer, request.language))
    if answer.plain and answer.total:
        request.output.message(request.language.tr(_PLAIN))


def _corrected(answer: Answer, language: Language) -> str:
    said = language.tr(N_("No record has a word as it was typed; these answer «{query}»."))
    return said.format(query=f"\u2068{answer.corrected}\u2069")


def _say_how(answer: Answer, request: Request) -> None:
    """Say in which other words, with which corrections, and by which index the answer was found."""
    language, output = request.language, request.output
    if answer.corrected:
        output.text(_corrected(answer, language))
    else:
        _offer(answer, request)
    if answer.also:
        said = language.tr(N_("Also found by other words:"))
        output.text(f"{said} {' | '.join(isolate(each.term, each.language) for each in answer.also)}")
    if answer.plain:
        output.text(language.tr(_PLAIN))


def _offer(answer: Answer, request: Request) -> None:
    if answer.did_you_mean:
        said = request.language.tr(N_("Did you mean:"))
        request.output.text(f"{said} {' | '.join(answer.did_you_mean)}")


def _nothing(answer: Answer, request: Request) -> str:
    language = request.language
    query = shortened(" ".join(answer.query.split()), _LONGEST_SAID)
    said = language.tr(N_("Nothing was found for «{query}». Try fewer words, or fewer filters."))
    asked = language.tr(N_("Did you mean:"))
    offers = f"\n{asked} {' | '.join(answer.did_you_mean)}" if answer.did_you_mean else ""
    without = f"\n{language.tr(_PLAINLY_NOTHING)}" if answer.plain else ""
    return said.format(query=f"\u2068{query}\u2069") + offers + without
