"""The provisions of an outcome document, whole and in its order."""

from core.records.kinds import ProvisionKind, RecordKind
from core.records.label import Label, Reference
from core.records.library import Entity, Recommendation, Source
from db.build.quotes import passages
from db.build.table import Table


def read_provisions(
    table: Table, event: Reference, source: Source, entities: dict[str, Entity], language: str
) -> tuple[Recommendation, ...]:
    """Return the provisions; each begins in the source after the one before it."""
    recommendations: list[Recommendation] = []
    for position, row in enumerate(table.tables("provisions"), start=1):
        number = row.number("number")
        found = passages(row, source)
        if found and recommendations and recommendations[-1].passages:
            before = recommendations[-1].passages[-1]
            if found[0].start < before.end:
                row.fault("quote", "stands before the end of the provision before it", found[0].quote)
        recommendations.append(
            Recommendation(
                uid=f"recommendation/{event.uid.removeprefix('event/')}/{number or position}",
                event=event,
                position=position,
                marker=row.text("marker"),
                number=number,
                text=" ".join(passage.quote for passage in found),
                provision=row.choice("kind", ProvisionKind, ProvisionKind.RECOMMENDATION),
                language=language,
                themes=tuple(_themes(row, entities)),
                addressees=tuple(_addressees(row)),
                passages=found,
            )
        )
        row.finish()
    return tuple(recommendations)


def _themes(row: Table, entities: dict[str, Entity]) -> list[Reference]:
    themes = []
    for uid in row.words("themes"):
        entity = entities.get(uid)
        if entity is None or entity.kind != RecordKind.THEME:
            row.fault("themes", f"«{uid}» is no theme of the vocabularies", uid)
        else:
            themes.append(Reference(uid, entity.label))
    return themes


def _addressees(row: Table) -> list[Label]:
    labels = []
    for addressee in row.tables("addressees"):
        labels.append(addressee.label())
        addressee.finish()
    return labels
