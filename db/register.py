"""The register of recommendations: which rows in which order, and the rows of one page.

The order is one query that answers with row numbers alone, so that a quarter of a million rows cost some megabytes;
lines are read by row number, as many as are shown.
"""

import json
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from peewee import Database

from core.language import language as language_of
from core.records.filters import Filters
from core.records.kinds import PROVISION_KINDS, ProvisionKind, RecordKind
from core.records.label import LANGUAGES, Label, Reference
from core.records.register import Grouping, Ordering, RegisterGroup, RegisterLine, RegisterOrder
from core.text.sorting import sort_key
from db import models
from db.events import similar_of
from db.rows import dicts, labels_of, themes_of
from db.search import Searcher

_NO_FILTERS = Filters()
_NEWEST = "event.start desc, event.uid, recommendation.position"
_FROM = "from recommendation join event on event.id = recommendation.event_id"

# What each grouping groups by: the joined table, and the column whose values are the groups.
_GROUPED: dict[Grouping, tuple[str, str]] = {
    Grouping.EVENT: ("", "event.uid"),
    Grouping.KIND: ("", "recommendation.provision"),
    Grouping.THEME: (
        "left join recommendationtheme as tie on tie.recommendation_id = recommendation.id",
        "tie.theme",
    ),
    Grouping.ADDRESSEE: (
        "left join addressee as tie on tie.recommendation_id = recommendation.id",
        "coalesce(nullif(tie.record, ''), tie.label)",
    ),
}
# What each ordering sorts by where SQL can: plain columns, and uids or labels that are put into order afterwards.
_SORTED: dict[Ordering, str] = {
    Ordering.NUMBER: "coalesce(recommendation.number, recommendation.position)",
    Ordering.KIND: "recommendation.provision",
}
_NAMED: dict[Ordering, str] = {
    Ordering.EVENT: "event.title",
    Ordering.PLACE: "coalesce(event.country, '')",
    Ordering.TEXT: "recommendation.text",
    Ordering.THEME: (
        "coalesce((select theme from recommendationtheme as tie where tie.recommendation_id = recommendation.id"
        " order by tie.position limit 1), '')"
    ),
    Ordering.ADDRESSEE: (
        "coalesce((select label from addressee as tie where tie.recommendation_id = recommendation.id"
        " order by tie.id limit 1), '')"
    ),
}


class Register:
    """The register of a library, narrowed by what a search finds. Serves any thread."""

    def __init__(self, database: Database, searcher: Searcher) -> None:
        self._database, self._searcher = database, searcher

    def order(
        self,
        ordering: Ordering = Ordering.DATE,
        *,
        descending: bool = False,
        grouping: Grouping = Grouping.NONE,
        query: str = "",
        filters: Filters = _NO_FILTERS,
        typing: bool = False,
        code: str = "ar",
    ) -> RegisterOrder:
        """Return the order of the provisions that a search finds, of all where nothing is asked for."""
        narrowed = replace(filters, kinds=(str(RecordKind.RECOMMENDATION),))
        everything = not query.strip() and not replace(filters, kinds=())
        return register_order(
            self._database,
            ordering,
            descending=descending,
            grouping=grouping,
            within=None if everything else self._searcher.uids(query, narrowed, typing=typing),
            code=code,
        )

    def lines(self, numbers: Sequence[int]) -> tuple[RegisterLine, ...]:
        """Return the lines of some row numbers, in their order."""
        return register_lines(self._database, numbers)

    def uids(self, numbers: Sequence[int]) -> tuple[str, ...]:
        """Return the uids of row numbers, in their order."""
        return uids_of_numbers(self._database, numbers)


def register_order(
    database: Database,
    ordering: Ordering = Ordering.DATE,
    *,
    descending: bool = False,
    grouping: Grouping = Grouping.NONE,
    within: Iterable[str] | None = None,
    code: str = "ar",
) -> RegisterOrder:
    """Return the order of a register: of all provisions, or of those whose uids are `within`.

    Names are sorted as the language `code` has them. `descending` turns the chosen order, not the order of equals.
    """
    rows = _rows(database, ordering, grouping, within, code, descending)
    repeats = bool(database.execute_sql("select exists (select 1 from similarrecommendation)").fetchone()[0])
    if grouping is Grouping.NONE:
        numbers = array("I", (row[0] for row in rows))
        return RegisterOrder(numbers, (), len(numbers), repeats)
    members: dict[str, list[int]] = {}
    for number, _, group in rows:
        members.setdefault(group or "", []).append(number)
    labels = _group_labels(database, grouping, members)
    keys = sorted(members, key=lambda key: (not key, sort_key(labels[key].in_language(code), code), key))
    if grouping is Grouping.EVENT and ordering is Ordering.DATE:  # events follow each other by their dates
        keys = list(members)
    numbers = array("I")
    groups = []
    for key in keys:
        groups.append(RegisterGroup(key, labels[key], len(numbers), len(members[key])))
        numbers.extend(members[key])
    return RegisterOrder(numbers, tuple(groups), len(set(numbers)), repeats)


def register_lines(database: Database, numbers: Sequence[int]) -> tuple[RegisterLine, ...]:
    """Return the lines of some row numbers, in their order; a number that is unknown is left out."""
    provision, event = models.Recommendation, models.Event
    wanted = list(dict.fromkeys(numbers))
    query = (
        provision.select(
            provision,
            event.uid.alias("event_uid"),
            event.title.alias("event_title"),
            event.start,
            event.end,
            event.year_inferred,
            event.city,
            event.country,
        )
        .join(event)
        .where(provision.id.in_(wanted))
    )
    rows = {row["id"]: row for row in dicts(query, database)}
    link = models.RecommendationTheme
    themes = themes_of(database, link, link.recommendation, list(rows))
    addressees = _addressees(database, list(rows))
    places = labels_of(database, (uid for row in rows.values() for uid in (row["city"], row["country"])))
    similar = similar_of(database, [row["uid"] for row in rows.values()])
    return tuple(
        RegisterLine(
            uid=row["uid"],
            marker=row["marker"],
            number=row["number"],
            position=row["position"],
            text=row["text"],
            language=row["language"],
            provision=ProvisionKind(row["provision"]),
            event=Reference(row["event_uid"], row["event_title"]),
            start=row["start"],
            end=row["end"],
            year_inferred=row["year_inferred"],
            place=_place(row, places),
            themes=themes.get(row["id"], ()),
            addressees=tuple(addressees.get(row["id"], ())),
            action=row["action"],
            similar=similar.get(row["uid"], ()),
        )
        for row in (rows[number] for number in numbers if number in rows)
    )


def uids_of_numbers(database: Database, numbers: Sequence[int]) -> tuple[str, ...]:
    """Return the uids of row numbers, in their order."""
    found = dict(
        database.execute_sql(
            "select id, uid from recommendation where id in (select value from json_each(?))",
            (json.dumps(list(numbers)),),
        ).fetchall()
    )
    return tuple(found[number] for number in numbers if number in found)


def _rows(
    database: Database,
    ordering: Ordering,
    grouping: Grouping,
    within: Iterable[str] | None,
    code: str,
    descending: bool,
) -> list[tuple[int, Any, str | None]]:
    joined, group = _GROUPED.get(grouping, ("", "null"))
    key = _SORTED.get(ordering) or _NAMED.get(ordering) or "null"
    condition, values = "", list[str]()
    if within is not None:
        condition = "where recommendation.uid in (select value from json_each(?))"
        values = [json.dumps(list(within))]
    newest = _NEWEST
    if ordering is Ordering.DATE and descending:
        # By date the first row is the newest; turned, it is the oldest, and those without a date stay last.
        newest = "event.start is null, event.start, event.uid, recommendation.position"
    statement = f"select recommendation.id, {key}, {group} {_FROM} {joined} {condition} order by {newest}"
    rows = [(row[0], row[1], row[2]) for row in database.execute_sql(statement, values).fetchall()]
    if ordering is Ordering.DATE:
        return rows
    keys = _keys(database, ordering, {row[1] for row in rows}, code)
    # Python's sort keeps the order of equals, also when it is turned. What has no name comes last either way.
    named = [row for row in rows if keys[row[1]] != ""]
    named.sort(key=lambda row: keys[row[1]], reverse=descending)
    return [*named, *(row for row in rows if keys[row[1]] == "")]


def _keys(database: Database, ordering: Ordering, values: set[Any], code: str) -> dict[Any, Any]:
    """Return the key by which each value is sorted in a language."""
    if ordering is Ordering.NUMBER:
        return {value: value for value in values}
    if ordering is Ordering.KIND:
        words = {str(kind): word for kind, word in PROVISION_KINDS.items()}
        return {value: sort_key(language_of(code).tr(words[value]), code) for value in values}
    if ordering is Ordering.TEXT:
        return {value: sort_key(value, code) for value in values}
    if ordering in (Ordering.EVENT, Ordering.ADDRESSEE):
        field = models.LabelField()
        names = {value: field.python_value(value).in_language(code) for value in values if value}
    else:
        names = {uid: label.in_language(code) for uid, label in labels_of(database, values).items()}
    return {value: sort_key(names[value], code) if names.get(value) else "" for value in values}


def _group_labels(database: Database, grouping: Grouping, keys: Iterable[str]) -> dict[str, Label]:
    keys = list(keys)
    if grouping is Grouping.KIND:
        words = {str(kind): word for kind, word in PROVISION_KINDS.items()}
        tr = [language_of(code).tr for code in LANGUAGES]
        return {key: Label(tr[0](words[key]), tr[1](words[key]), tr[2](words[key])) for key in keys}
    if grouping is Grouping.EVENT:
        event = models.Event
        rows = dicts(event.select(event.uid, event.title).where(event.uid.in_(keys)), database)
        return {row["uid"]: row["title"] for row in rows}
    found = labels_of(database, [key for key in keys if not key.startswith("[")])
    field = models.LabelField()
    # An addressee that is no record is known by its own words.
    return {
        key: found.get(key) or (field.python_value(key) if key.startswith("[") else Label()) for key in keys
    }


def _addressees(database: Database, ids: list[int]) -> dict[int, list[Label]]:
    table = models.Addressee
    found: dict[int, list[Label]] = {}
    for row in dicts(table.select().where(table.recommendation.in_(ids)).order_by(table.id), database):
        found.setdefault(row["recommendation"], []).append(row["label"])
    return found


def _place(row: dict[str, Any], names: dict[str, Label]) -> Label:
    parts = [names[uid] for uid in (row["city"], row["country"]) if uid in names]
    ar, en, fr = (
        ("، " if code == "ar" else ", ").join(dict.fromkeys(part.in_language(code) for part in parts))
        for code in LANGUAGES
    )
    return Label(ar, en, fr)
