"""`tawsiyat list`: the records that the filters leave, newest first."""

from cli.commands.hits import counted, lines_of
from cli.documents import list_document
from cli.filters import filters_of, limit_of
from cli.request import DONE, NOTHING, Request
from core.errors import N_
from db.search import Searcher

_ALL = 999_999_999


def run(request: Request) -> int:
    """List and answer."""
    limit = limit_of(request.arguments, _ALL)
    filters = filters_of(request.arguments, request.library)
    answer = Searcher(request.library).search("", filters, limit=limit)
    language, output = request.language, request.output
    if request.as_json:
        output.json(list_document(answer, language))
    elif answer.total:
        count = counted(answer.total, request)
        output.text(language.trn("{count} result", "{count} results", answer.total).format(count=count))
        for hit in answer.hits:
            output.text(f"\n{lines_of(hit, request)}")
    if not answer.total:
        output.message(language.tr(N_("No record is left by these filters. Take one away.")))
    return DONE if answer.total else NOTHING
