"""`tawsiyat print`: events and recommendations as a PDF, as a text file, or as text here."""

from pathlib import Path

from cli.commands.pages import works_of
from cli.request import DONE, Request
from core.errors import N_
from core.paper.plain import plain_text
from core.paper.works import document_of
from core.paper.write import file_bytes, format_of, write_file


def run(request: Request) -> int:
    """Print the records that were named; nothing is written unless all of them can be."""
    target = request.arguments.value("output")
    uids = [uid.strip() for uid in request.arguments.words]
    kind = format_of(Path(target)) if target is not None else None
    document = document_of(works_of(uids, request.library), request.choices)
    if target is not None and kind is not None:
        path = Path(target)
        data = file_bytes(document, kind)
        write_file(path, data)
        if request.as_json:
            request.output.json({"records": uids, "file": str(path), "bytes": len(data), "text": None})
        else:
            request.output.message(
                request.language.tr(N_("{path} was written.")).format(path=f"\u2068{path}\u2069")
            )
        return DONE
    text = plain_text(document)
    if request.as_json:
        request.output.json({"records": uids, "file": None, "bytes": None, "text": text})
    else:
        request.output.text(text.rstrip("\n"))
    return DONE
