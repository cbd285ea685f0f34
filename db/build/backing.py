"""What backs the facts of one content file: quotes of its source, names of the vocabularies."""

from collections.abc import Iterable, Mapping

from core.records.kinds import Field, RecordKind
from core.records.label import Label, Reference
from core.records.library import Entity, Fact, Source
from db.build.quotes import passages
from db.build.table import Table


class Backing:
    """Collects the facts of a record while its tables are read; what is wrong is noted as faults."""

    def __init__(self, source: Source, entities: Mapping[str, Entity]) -> None:
        self.source = source
        self.entities = entities
        self.facts: list[Fact] = []

    def back(self, table: Table, field: Field, subject: str = "") -> None:
        """Take the quotes of a table as what backs a field; an inferred fact needs a note instead."""
        inferred, label = noted(table)
        found = passages(table, self.source, required=not inferred)
        self.facts.append(Fact(field, subject, found, inferred, label))
        table.finish()

    def printed(self, table: Table, key: str) -> str:
        """Return a text that must stand in the source."""
        text = table.text(key)
        if text not in self.source.text:
            table.fault(key, f"is not printed in {self.source.uid}: «{text[:80]}»", text)
        return text

    def reference(self, row: Table, kinds: Iterable[RecordKind], key: str = "uid") -> Reference | None:
        """Return the entity that a key names; one that is unknown or of another kind is a fault."""
        return self.named(row, row.text(key, None), kinds, key)

    def named(self, row: Table, uid: str, kinds: Iterable[RecordKind], key: str) -> Reference | None:
        """Return an entity by its uid; one that is unknown or of another kind is a fault at `key`."""
        entity = self.entities.get(uid)
        if entity is None or entity.kind not in kinds:
            row.fault(key, f"«{uid}» is no {' or '.join(kinds)} of the vocabularies", uid)
            return None
        return Reference(uid, entity.label)


def noted(table: Table) -> tuple[bool, Label]:
    """Return whether a fact is inferred, and the note that says what from."""
    note = table.table("note")
    label = note.label() if note else Label()
    if note:
        note.finish()
    inferred = table.flag("inferred")
    if inferred and not label:
        table.fault("note", "an inferred fact says in a note what it follows from")
    return inferred, label
