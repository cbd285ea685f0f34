"""`tawsiyat print`: events and recommendations as a PDF, a Word file, a text file, or as text here; or as a book."""

from dataclasses import replace
from pathlib import Path

from cli.commands.collections import collection_called
from cli.commands.pages import works_of
from cli.progress import ProgressLine
from cli.request import DONE, Request
from core.errors import N_, Refusal
from core.paper.emblem import emblem_of
from core.paper.page import Choices, Cover, Document, Paper
from core.paper.plain import plain_text
from core.paper.works import sections_of
from core.paper.write import file_bytes, format_of, write_file
from db.user import open_user_file

_NOTHING = N_("Nothing in the collection {name} can be printed.")


def run(request: Request) -> int:
    """Print the records that were named; nothing is written unless all of them can be."""
    target = request.arguments.value("output")
    uids, notes = _asked(request)
    kind = format_of(Path(target)) if target is not None else None
    document = _document(uids, notes, request)
    if target is not None and kind is not None:
        path = Path(target)
        with ProgressLine(request.output, request.language, request.digits) as line:
            data = file_bytes(document, kind, progress=line.tell)
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


def _asked(request: Request) -> tuple[list[str], dict[str, str]]:
    """Return the records that were named, then those of a collection, and the reader's notes on these.

    What of a collection cannot be printed is said.
    """
    uids = [uid.strip() for uid in request.arguments.words]
    name = request.arguments.value("collection")
    if name is None:
        return uids, {}
    with open_user_file(read_only=True) as user:
        collection = collection_called(name, user.collections())
    printed = [uid for uid in collection.uids if _can_be_printed(uid, request)]
    if not printed:
        raise Refusal(_NOTHING, name=name)
    return list(dict.fromkeys((*uids, *printed))), {item.uid: item.note for item in collection.items}


def _can_be_printed(uid: str, request: Request) -> bool:
    try:
        works_of((uid,), request.library, {})
    except Refusal as refusal:
        request.output.message(request.language.sentence(refusal))
        return False
    return True


def _document(uids: list[str], notes: dict[str, str], request: Request) -> Document:
    # What can be refused at once is read first.
    cover = _cover(request) if request.arguments.has("book") else None
    choices = _choices(request)
    return Document(
        choices, sections_of(works_of(uids, request.library, notes), choices, apart=cover is not None), cover
    )


def _cover(request: Request) -> Cover:
    asked = request.arguments
    emblem = asked.value("emblem")
    return Cover(
        title=asked.value("title") or asked.value("collection") or request.language.tr(N_("Briefing book")),
        meeting=asked.value("meeting") or "",
        date=asked.value("date") or "",
        prepared_by=asked.value("prepared-by") or "",
        emblem=emblem_of(Path(emblem)) if emblem is not None else None,
    )


def _choices(request: Request) -> Choices:
    asked = request.arguments
    chosen = replace(
        request.choices, paper=Paper(asked.value("paper") or Paper.A4), large_print=asked.has("large")
    )
    parts = asked.values("part")
    if not parts:
        return chosen
    return replace(
        chosen,
        facts="facts" in parts,
        people="people" in parts,
        recommendations="recommendations" in parts,
        description="description" in parts,
        source_text="source" in parts,
        notes="notes" in parts,
    )
