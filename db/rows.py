"""Rows of the library's tables as plain values: what every question of `db.queries` and `db.accounts` is made of."""

from collections.abc import Collection, Iterable
from typing import Any

from peewee import Database, fn

from core.records.label import Label, Reference
from core.records.library import Passage
from db import models


def dicts(query: Any, database: Database) -> list[dict[str, Any]]:
    """Return the rows of a query as dicts."""
    # peewee's types take no notice of dicts() and tuples(); these two name what really comes back.
    return list(query.dicts().bind(database))


def tuples(query: Any, database: Database) -> list[tuple[Any, ...]]:
    """Return the rows of a query as tuples."""
    return list(query.tuples().bind(database))


def count(database: Database, model: Any) -> int:
    """Return how many rows a table has."""
    return int(tuples(model.select(fn.COUNT()), database)[0][0])


def row_of(database: Database, model: Any, uid: str) -> dict[str, Any] | None:
    """Return the row of a uid, or None."""
    return next(iter(rows_of(database, model, [uid])), None)


def rows_of(database: Database, model: Any, uids: Collection[str]) -> list[dict[str, Any]]:
    """Return the rows of several uids, in no order; unknown ones are left out."""
    known = written(uids)
    return dicts(model.select().where(model.uid.in_(known)), database) if known else []


def written(uids: Collection[str]) -> list[str]:
    """Return the uids that can be written: bytes that a terminal could not read as text name no record."""
    return [uid for uid in uids if uid.encode("utf-8", "replace").decode() == uid]


def themes_of(
    database: Database, link: Any, owner: Any, owners: list[int]
) -> dict[int, tuple[Reference, ...]]:
    """Return the themes of owners (events or provisions), by row number."""
    entity = models.Entity
    query = (
        link.select(owner.alias("owner"), entity.uid, entity.label)
        .join(entity, on=(entity.uid == link.theme))
        .where(owner.in_(owners))
        .order_by(owner, link.position)
    )
    answer: dict[int, tuple[Reference, ...]] = {}
    for row in dicts(query, database):
        answer[row["owner"]] = (*answer.get(row["owner"], ()), Reference(row["uid"], row["label"]))
    return answer


def passages_of(database: Database, owner: Any, owners: Iterable[Any]) -> dict[Any, tuple[Passage, ...]]:
    """Return the passages that back owners, by what `owner` holds of them."""
    answer: dict[Any, tuple[Passage, ...]] = {}
    query = models.Passage.select().where(owner.in_(list(owners))).order_by(models.Passage.id)
    for row in dicts(query, database):
        key = row[owner.name]
        answer[key] = (*answer.get(key, ()), passage(row))
    return answer


def passage(row: dict[str, Any]) -> Passage:
    """Return a passage of its row."""
    return Passage(row["source"], row["start"], row["end"], row["quote"])


def labels_of(database: Database, wanted: Iterable[str | None]) -> dict[str, Label]:
    """Return the names of entities by uid."""
    entity = models.Entity
    keys = sorted({uid for uid in wanted if uid})
    query = entity.select(entity.uid, entity.label).where(entity.uid.in_(keys))
    return {row["uid"]: row["label"] for row in dicts(query, database)} if keys else {}


def reference(uid: str | None, labels: dict[str, Label]) -> Reference | None:
    """Return a reference to an entity whose name is known, or None."""
    return Reference(uid, labels[uid]) if uid and uid in labels else None
