"""`tawsiyat print`: events and recommendations as a PDF, as a text file, or as text here."""

from pathlib import Path

from cli.commands.pages import pages_of
from cli.request import DONE, Request
from core.errors import N_, Refusal
from core.paper.page import Summary
from core.paper.plain import plain_text
from core.paper.write import Format, file_bytes, format_of, write_file

_BETWEEN = "\n" + "\u2500" * 40 + "\n\n"


def run(request: Request) -> int:
    """Print the records that were named; nothing is written unless all of them can be."""
    target = request.arguments.value("output")
    uids = [uid.strip() for uid in request.arguments.words]
    kind = format_of(Path(target)) if target is not None else None
    pages = pages_of(uids, request.library, request.choices)
    if target is not None and kind is not None:
        path = Path(target)
        data = _data(pages, kind)
        write_file(path, data)
        if request.as_json:
            request.output.json({"records": uids, "file": str(path), "bytes": len(data), "text": None})
        else:
            request.output.message(
                request.language.tr(N_("{path} was written.")).format(path=f"\u2068{path}\u2069")
            )
        return DONE
    text = _text(pages)
    if request.as_json:
        request.output.json({"records": uids, "file": None, "bytes": None, "text": text})
    else:
        request.output.text(text.rstrip("\n"))
    return DONE


def _data(pages: tuple[Summary, ...], kind: Format) -> bytes:
    if kind is Format.TEXT:
        return _text(pages).encode("utf-8")
    if len(pages) > 1:
        raise Refusal(
            N_(
                "A PDF holds one event, or recommendations of one event. Print the records one by one, or as text."
            )
        )
    return file_bytes(pages[0], kind)


def _text(pages: tuple[Summary, ...]) -> str:
    return _BETWEEN.join(plain_text(page) for page in pages)
