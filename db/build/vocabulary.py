"""The vocabularies of the store as entities: what the events speak of, by uid.

Bodies, people, cities, themes, programmes, networks, projects and strategies come from the TOML files below
`resources/vocabulary`; countries from `cldr.json`, which CLDR gave. Every body says of which `type` it is, a value
of `core.records.kinds.BodyKind`.
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from core.records.kinds import BodyKind, RecordKind
from core.records.label import Label, Reference
from core.records.library import Entity
from db.build.faults import Findings
from db.build.table import Table

UID = re.compile(r"[a-z]+/[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9-]+)?")
_ENTITY_KINDS = {
    kind.value: kind
    for kind in (
        RecordKind.BODY,
        RecordKind.PERSON,
        RecordKind.CITY,
        RecordKind.THEME,
        RecordKind.PROGRAMME,
        RecordKind.NETWORK,
        RecordKind.PROJECT,
        RecordKind.STRATEGY,
    )
}


def read_vocabulary(folder: Path, findings: Findings) -> dict[str, Entity]:
    """Return every entity by uid; parents and countries are resolved, loops among parents are faults."""
    labels: dict[str, Label] = {}
    rows: dict[str, tuple[Table, Entity, str, str]] = {}
    entities = _countries(folder / "cldr.json", findings)
    labels.update({uid: entity.label for uid, entity in entities.items()})
    for file in sorted(folder.rglob("*.toml")):
        if file.parent.name == "terms":  # words of the field, which are no records
            continue
        table = Table.read(file, findings)
        for row in table.tables("entity"):
            entity = _entity(row)
            parent, country = row.text("parent"), row.text("country")
            row.finish()
            if entity is None:
                continue
            if entity.uid in labels:
                row.fault("uid", f"«{entity.uid}» is defined twice", entity.uid)
                continue
            labels[entity.uid] = entity.label
            rows[entity.uid] = (row, entity, parent, country)
        table.finish()
    for uid, (row, entity, parent, country) in rows.items():
        entities[uid] = Entity(
            uid,
            entity.kind,
            entity.label,
            entity.acronyms,
            entity.aliases,
            _reference(row, "parent", parent, _above(entity.kind), labels),
            _reference(row, "country", country, (RecordKind.COUNTRY,), labels),
            (),
            entity.subtype,
        )
    _refuse_loops(rows)
    return entities


def _countries(file: Path, findings: Findings) -> dict[str, Entity]:
    if not file.is_file():
        findings.add(file, "countries", "the file is missing: python -m db cldr writes it")
        return {}
    try:
        return _named(json.loads(file.read_text(encoding="utf-8"))["countries"])
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        reason = f"not as python -m db cldr writes it ({type(error).__name__}: {error})"
        findings.add(file, "countries", reason)
        return {}


def _named(countries: Mapping[str, Mapping[str, Any]]) -> dict[str, Entity]:
    return {
        f"country/{code}": Entity(
            f"country/{code}",
            RecordKind.COUNTRY,
            Label(names["ar"], names["en"], names["fr"]),
            (),
            tuple(names.get("aliases", ())),
            None,
            None,
            (),
        )
        for code, names in countries.items()
    }


def _entity(row: Table) -> Entity | None:
    uid = row.text("uid", None)
    label = row.label()
    acronyms, aliases = row.words("acronyms"), row.words("aliases")
    kind = _ENTITY_KINDS.get(uid.partition("/")[0])
    if kind is None or not UID.fullmatch(uid):
        row.fault("uid", f"«{uid}» is no uid of a vocabulary", uid)
        return None
    subtype = row.choice("type", BodyKind, BodyKind.OTHER).value if kind == RecordKind.BODY else ""
    return Entity(uid, kind, label, acronyms, aliases, None, None, (), subtype)


def _reference(
    row: Table, key: str, uid: str, kinds: tuple[RecordKind, ...], labels: dict[str, Label]
) -> Reference | None:
    if not uid:
        return None
    if uid not in labels:
        row.fault(key, f"«{uid}» is in no vocabulary", uid)
        return None
    if uid.partition("/")[0] not in kinds:
        row.fault(key, f"«{uid}» is no {' or '.join(kinds)}", uid)
        return None
    return Reference(uid, labels[uid])


def _above(kind: RecordKind) -> tuple[RecordKind, ...]:
    """Return what may stand above a record: for a theme another theme, else one of its kind or the body it is of."""
    return (kind,) if kind in (RecordKind.THEME, RecordKind.BODY) else (kind, RecordKind.BODY)


def _refuse_loops(rows: dict[str, tuple[Table, Entity, str, str]]) -> None:
    for uid, (row, _, parent, _) in rows.items():
        seen = {uid}
        while parent and parent in rows:
            if parent in seen:
                row.fault("parent", f"«{uid}» is above itself: {' < '.join(sorted(seen))}", uid)
                break
            seen.add(parent)
            parent = rows[parent][2]
