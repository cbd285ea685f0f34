"""`tawsiyat collections`: the user's collections, the records of one in their order, records put into one."""

import uuid
from collections.abc import Iterator

from cli.commands.hits import counted, figure
from cli.request import DONE, NOTHING, Request
from core.errors import N_, Refusal
from core.paper.called import Called, called
from core.records.collections import Cabinet, Collection
from core.records.kinds import RECORD_KINDS, RecordKind
from core.text.bidi import isolate, isolate_code
from core.text.dates import range_text
from db.library import Library
from db.user import open_user_file

_NAMELESS = N_("Collection without a name")
_NONE = N_("There is no collection yet. Begin one: tawsiyat collections --add UID --to NAME")
_NO_SUCH = N_("There is no collection {name}. See: tawsiyat collections")
_WHERE = N_("Say into which collection: tawsiyat collections --add UID --to NAME")
_WHAT = N_("Say what to put into {name}: tawsiyat collections --add UID --to NAME")
_UNKNOWN = N_("Not in the library of today")


def run(request: Request) -> int:
    """List, show, or put in."""
    asked = request.arguments
    uids = tuple(dict.fromkeys((*asked.values("add"), *asked.words))) if asked.has("add") else ()
    if asked.has("add") or asked.has("to"):
        return _put_in(uids, asked.value("to") or "", request)
    with open_user_file(read_only=True) as user:
        cabinet = user.collections()
    if not asked.words:
        return _list(cabinet, request)
    return _show(collection_called(" ".join(asked.words), cabinet), request)


def collection_called(name: str, cabinet: Cabinet) -> Collection:
    """Return the collection of a name, or of a key; raises `Refusal` where there is none."""
    found = cabinet.called(name) or cabinet.get(name)
    if found is None:
        raise Refusal(_NO_SUCH, name=name)
    return found


def _put_in(uids: tuple[str, ...], name: str, request: Request) -> int:
    if not name.strip():
        raise Refusal(_WHERE)
    if not uids:
        raise Refusal(_WHAT, name=name)
    for uid in uids:
        # What is mistyped is said now, and not found missing when the book is printed.
        request.library.record(uid, whole=False)
    with open_user_file() as user:
        cabinet = user.collections()
        before = cabinet.called(name) or Collection(uuid.uuid4().hex, "").named(name)
        after = cabinet.holding(before.holding(uids)).collections[0]
        user.keep_collection(after).result()
    added = len(after.items) - len(before.items)
    known = len(uids) - added
    if request.as_json:
        request.output.json({**_head(after), "added": added, "there_already": known})
        return DONE
    trn = request.language.trn
    for count, said in (
        (added, trn("{count} record added to {name}.", "{count} records added to {name}.", added)),
        (
            known,
            trn("{count} record was in {name} already.", "{count} records were in {name} already.", known),
        ),
    ):
        if count:
            name = isolate(after.name, "")
            request.output.text(said.format(count=counted(count, request), name=name))
    return DONE


def _list(cabinet: Cabinet, request: Request) -> int:
    if request.as_json:
        results = [_head(each) for each in cabinet.collections]
        request.output.json({"total": len(results), "results": results})
    elif not cabinet.collections:
        request.output.message(request.language.tr(_NONE))
    else:
        for each in cabinet.collections:
            request.output.text(_title(each, request))
    return DONE if cabinet.collections else NOTHING


def _show(collection: Collection, request: Request) -> int:
    if request.as_json:
        items = [
            {
                "uid": item.uid,
                "known": found.label is not None,
                "title": found.label.in_language(request.language.code) if found.label is not None else None,
                "date": found.start.isoformat() if found.start is not None else None,
                "note": item.note,
            }
            for item in collection.items
            for found in (_called(item.uid, request.library),)
        ]
        request.output.json({**_head(collection), "items": items})
        return DONE
    request.output.text("\n".join((_title(collection, request), *_lines(collection, request))))
    return DONE


def _head(collection: Collection) -> dict[str, object]:
    return {"key": collection.key, "name": collection.name, "records": len(collection.items)}


def _title(collection: Collection, request: Request) -> str:
    language, held = request.language, len(collection.items)
    count = language.trn("{count} record", "{count} records", held).format(count=counted(held, request))
    return f"{isolate(collection.name or language.tr(_NAMELESS), '')} \u00b7 {count}"


def _lines(collection: Collection, request: Request) -> Iterator[str]:
    language = request.language
    for number, item in enumerate(collection.items, 1):
        found = _called(item.uid, request.library)
        title = language.tr(_UNKNOWN)
        if found.label is not None:
            shown = found.label.language_shown(language.code)
            title = isolate(found.label.in_language(language.code), shown)
        yield f"{figure(number, request.digits)}. {title}"
        kind = item.uid.partition("/")[0]
        words = language.tr(RECORD_KINDS[RecordKind(kind)]) if kind in set(RecordKind) else ""
        dates = (
            range_text(
                found.start, found.end or found.start, language.code, request.digits, request.dating.short
            )
            if found.start
            else ""
        )
        yield "    " + " \u00b7 ".join(part for part in (words, dates, isolate_code(item.uid)) if part)
        if item.note:
            yield f"    {isolate(item.note, '')}"


def _called(uid: str, library: Library) -> Called:
    try:
        return called(library.record(uid, whole=False))
    except Refusal:
        # The library of another day knew it.
        return Called()
