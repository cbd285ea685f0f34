"""`tawsiyat search`: what a reader types is never an error; nothing found is exit code 1, with what to try."""

from cli.commands.hits import figure, lines_of
from cli.documents import search_document
from cli.filters import filters_of, limit_of
from cli.request import DONE, NOTHING, Request
from core.errors import N_
from core.paper.printable import shortened
from core.records.answers import Answer
from core.text.bidi import isolate_code
from db.search import Searcher

_LIMIT = 20
_LONGEST_SAID = 60


def run(request: Request) -> int:
    """Search and answer."""
    arguments = request.arguments
    limit = limit_of(arguments, _LIMIT)
    filters = filters_of(arguments, request.library)
    answer = Searcher(request.library).search(" ".join(arguments.words), filters, limit=limit)
    if request.as_json:
        request.output.json(search_document(answer, request.language))
    elif answer.total:
        _say(answer, request)
    if not answer.total:
        request.output.message(_nothing(answer, request))
    return DONE if answer.total else NOTHING


def _say(answer: Answer, request: Request) -> None:
    language, output = request.language, request.output
    output.text(
        language.trn("{count} result", "{count} results", answer.total).format(
            count=figure(answer.total, request.digits)
        )
    )
    if answer.relaxed:
        output.text(language.tr(N_("No record has all the words; these have some of them.")))
    _offer(answer, request)
    for hit in answer.hits:
        output.text(f"\n{lines_of(hit, request)}")
    if answer.total > len(answer.hits):
        rest = figure(answer.total - len(answer.hits), request.digits)
        said = language.tr(N_("{count} more: ask for them with {option}."))
        output.text("\n" + said.format(count=rest, option=isolate_code("--limit")))


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
    return said.format(query=f"\u2068{query}\u2069") + offers
