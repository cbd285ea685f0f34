"""`tawsiyat export`: what a query and filters leave, as a file; progress and remarks go to standard error."""

from datetime import date
from pathlib import Path

from cli.arguments import WrongUsageError
from cli.commands.hits import counted
from cli.filters import filters_of, limit_of
from cli.request import DONE, NOTHING, Request
from core.errors import N_, Refusal
from core.paper.export import Manner, export, export_of
from core.records.selection import Selection
from db.selection import Selector

_ALL = 999_999_999
_WORTH_TELLING = 1000


def run(request: Request) -> int:
    """Write the file; nothing found is exit code 1, and no file is written."""
    arguments = request.arguments
    target = arguments.value("output")
    if target is None:
        sentence = N_("Say where to: tawsiyat export -o FILE.xlsx")
        raise WrongUsageError(Refusal(sentence), arguments.command)
    path = Path(target)
    kind = export_of(path)
    progress = _Progress(request)
    limit = limit_of(arguments, _ALL)
    selection = Selector(request.library).find(
        " ".join(arguments.words),
        filters_of(arguments, request.library),
        limit=None if limit == _ALL else limit,
        told=progress,
    )
    language, output = request.language, request.output
    if not selection.total:
        output.message(language.tr(_nothing(selection)))
        return NOTHING
    manner = Manner(language.code, request.digits, date.today(), request.dating)
    written = export(selection, kind, path, manner, progress)
    if request.as_json:
        output.json(
            {
                "file": str(path),
                "format": kind.lstrip("."),
                "total": selection.total,
                "written": written.count,
                "notes": list(written.notes),
            }
        )
    else:
        count = counted(written.count, request)
        said = language.trn(
            "{count} record was written to {path}.", "{count} records were written to {path}.", written.count
        )
        output.message(said.format(count=count, path=f"\u2068{path}\u2069"))
        for note in written.notes:
            output.message(note)
    return DONE


def _nothing(selection: Selection) -> str:
    if selection.query:
        return N_("Nothing was found, so no file was written. Try fewer words, or fewer filters.")
    return N_("No record is left by these filters, so no file was written. Take one away.")


class _Progress:
    """Says at every tenth of a long export how far it is."""

    def __init__(self, request: Request) -> None:
        self._request = request
        self._tenths = 0

    def __call__(self, done: int, of: int) -> None:
        tenths = done * 10 // of if of >= _WORTH_TELLING else 0
        if tenths > self._tenths:
            self._tenths = tenths
            request = self._request
            said = request.language.tr(N_("{done} of {count} records"))
            request.output.message(said.format(done=counted(done, request), count=counted(of, request)))
