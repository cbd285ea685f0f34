"""The user's collections as rows of the user's file: read so that damage of one value costs no other."""

from collections.abc import Iterable
from datetime import UTC, datetime

from playhouse.apsw_ext import APSWDatabase

from core.records.collections import Collection, Item
from db.user_models import CollectionItem, CollectionRow

_SINCE = 3


def read_collections(database: APSWDatabase) -> tuple[Collection, ...]:
    """Return every collection. Items whose collection is not among them lie in one without a name."""
    if database.user_version < _SINCE:
        return ()
    # As bytes, because the integrity check sees no damage inside a text.
    heads = database.execute_sql(
        "SELECT CAST(key AS BLOB), CAST(name AS BLOB), used FROM collection ORDER BY key"
    ).fetchall()
    rows = database.execute_sql(
        "SELECT CAST(collection AS BLOB), CAST(uid AS BLOB), CAST(note AS BLOB) FROM collection_item"
        " ORDER BY collection, position"
    ).fetchall()
    items: dict[str, dict[str, Item]] = {}
    for collection, uid, note in rows:
        item = Item(_text(uid), _text(note))
        items.setdefault(_text(collection), {}).setdefault(item.uid, item)
    named = {_text(key): (_text(name), used) for key, name, used in heads}
    return tuple(
        Collection(key, name, tuple(items.get(key, {}).values()), used)
        for key in dict.fromkeys((*named, *items))
        for name, used in (named.get(key, ("", 0)),)
    )


def put_collection(database: APSWDatabase, collection: Collection) -> None:
    """Write a collection in the place of the one of its key."""
    drop_collections(database, (collection.key,))
    now = datetime.now(UTC).isoformat(timespec="seconds")
    CollectionRow.insert(
        key=collection.key, name=_spelled(collection.name), used=collection.used, changed=now
    ).execute(database)
    for position, item in enumerate(collection.items):
        CollectionItem.insert(
            collection=collection.key, position=position, uid=_spelled(item.uid), note=_spelled(item.note)
        ).execute(database)


def drop_collections(database: APSWDatabase, keys: Iterable[str]) -> None:
    """Remove collections with all that lies in them."""
    gone = tuple(keys)
    CollectionItem.delete().where(CollectionItem.collection.in_(gone)).execute(database)
    CollectionRow.delete().where(CollectionRow.key.in_(gone)).execute(database)


def _text(stored: bytes) -> str:
    return stored.decode("utf-8", "replace")


def _spelled(text: str) -> str:
    # What a terminal could not spell must not keep the rest from being saved.
    return text.encode("utf-8", "replace").decode()
