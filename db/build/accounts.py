"""Reforms and practices that a document tells of: tables `[[reforms]]` and `[[practices]]` of its event's file.

Each has a `uid`, a title in three languages, and quotes: `quotes` for the paragraphs that tell it, and one more in
the table of each fact. A reform has `[reforms.when]` (`year`), `[reforms.before]`, `[reforms.after]`, `areas`.
"""

from collections.abc import Iterator, Mapping

from core.records.kinds import Field, RecordKind, ReformArea
from core.records.label import Label, Reference
from core.records.library import Entity, Event, Passage, Practice, Reform, Source
from db.build.backing import Backing
from db.build.quotes import passages
from db.build.table import Table


def read_reforms(
    table: Table, event: Event, source: Source, entities: Mapping[str, Entity]
) -> Iterator[Reform]:
    """Yield the reforms that a file tells of."""
    for row in table.tables("reforms"):
        reader = _Reader(row, source, entities)
        uid, title = reader.head("reform")
        country = reader.place(RecordKind.COUNTRY)
        year, areas = reader.year(), tuple(reader.areas())
        before, after = reader.state("before", Field.BEFORE), reader.state("after", Field.AFTER)
        bodies, themes = reader.bodies(), reader.themes()
        description = reader.description()
        row.finish()
        if country is None:
            row.fault("country", "is missing", uid)
            continue
        yield Reform(
            uid,
            title,
            country,
            year,
            areas,
            before,
            after,
            bodies,
            themes,
            Reference(event.uid, event.title),
            Reference(source.uid, source.title),
            source.language,
            description,
            tuple(reader.backing.facts),
        )


def read_practices(
    table: Table, event: Event, source: Source, entities: Mapping[str, Entity]
) -> Iterator[Practice]:
    """Yield the practices that a file tells of."""
    for row in table.tables("practices"):
        reader = _Reader(row, source, entities)
        uid, title = reader.head("practice")
        country, project = reader.place(RecordKind.COUNTRY), reader.place(RecordKind.PROJECT)
        bodies, themes = reader.bodies(), reader.themes()
        description = reader.description()
        row.finish()
        yield Practice(
            uid,
            title,
            country,
            project,
            bodies,
            themes,
            Reference(event.uid, event.title),
            Reference(source.uid, source.title),
            source.language,
            description,
            tuple(reader.backing.facts),
        )


class _Reader:
    """Reads one table of a reform or a practice."""

    def __init__(self, row: Table, source: Source, entities: Mapping[str, Entity]) -> None:
        self._row = row
        self._source = source
        self.backing = Backing(source, entities)

    def head(self, kind: str) -> tuple[str, Label]:
        uid = self._row.text("uid", None)
        if uid.partition("/")[0] != kind:
            self._row.fault("uid", f"«{uid}» is no uid of a {kind}", uid)
        title = self._row.table("title")
        if title is None:
            self._row.fault("title", "is missing", uid)
            return uid, Label()
        label = title.label()
        if title.has("quote") or title.has("quotes"):
            self.backing.back(title, Field.TITLE)
        else:
            self._all_ours(title, label)
            title.finish()
        return uid, label

    def place(self, kind: RecordKind) -> Reference | None:
        table = self._row.table(kind.value)
        if table is None:
            return None
        found = self.backing.reference(table, (kind,))
        self.backing.back(
            table, Field.COUNTRY if kind == RecordKind.COUNTRY else Field.PROGRAMME, found.uid if found else ""
        )
        return found

    def year(self) -> int | None:
        table = self._row.table("when")
        if table is None:
            return None
        year = table.year("year")
        if not table.has("year"):
            table.fault("year", "is missing")
        self.backing.back(table, Field.YEAR)
        return year

    def areas(self) -> Iterator[ReformArea]:
        rows = list(self._row.tables("areas"))
        if not rows:
            self._row.fault("areas", "a reform has one area or more")
        seen: set[ReformArea] = set()
        for row in rows:
            area = row.choice("area", ReformArea, ReformArea.GOVERNANCE)
            if area in seen:
                row.fault("area", f"«{area}» is named twice", area)
                continue
            seen.add(area)
            self.backing.back(row, Field.AREA, area.value)
            yield area

    def state(self, key: str, field: Field) -> Label:
        """Return what was before, or is after; the words are the source's where they are not marked as ours."""
        table = self._row.table(key)
        if table is None:
            return Label()
        label = table.label()
        own = getattr(label, self._source.language)
        if own and self._source.language not in label.ours and own not in self._source.text:
            table.fault(self._source.language, f"is not printed in {self._source.uid}: «{own[:80]}»", own)
        self.backing.back(table, field)
        return label

    def bodies(self) -> tuple[Reference, ...]:
        return self._named("bodies", Field.BODY, RecordKind.BODY)

    def themes(self) -> tuple[Reference, ...]:
        uids = self._row.words("themes")
        found = (self.backing.named(self._row, uid, (RecordKind.THEME,), "themes") for uid in uids)
        return tuple(each for each in found if each)

    def description(self) -> tuple[Passage, ...]:
        return passages(self._row, self._source)

    def _named(self, key: str, field: Field, kind: RecordKind) -> tuple[Reference, ...]:
        named = []
        for row in self._row.tables(key):
            found = self.backing.reference(row, (kind,))
            self.backing.back(row, field, found.uid if found else "")
            named += [found] if found else []
        return tuple(named)

    def _all_ours(self, table: Table, label: Label) -> None:
        """Fault a title that claims to be a source's without a quote."""
        for code in ("ar", "en", "fr"):
            if getattr(label, code) and code not in label.ours:
                table.fault("quote", f"no quote backs the title in «{code}», and it is not marked as ours")
