"""The provisions of an outcome document, whole and in its order."""

from core.records.kinds import AddresseeKind, ProvisionKind, RecordKind
from core.records.label import Label, Reference
from core.records.library import Addressee, Entity, Recommendation, Source
from db.build.quotes import passages
from db.build.table import Table


def read_provisions(
    table: Table, event: Reference, source: Source, entities: dict[str, Entity], language: str
) -> tuple[Recommendation, ...]:
    """Return the provisions; each begins in the source after the one before it."""
    recommendations: list[Recommendation] = []
    for position, row in enumerate(table.tables("provisions"), start=1):
        number = row.number("number", least=1)
        found = passages(row, source)
        if found and recommendations and recommendations[-1].passages:
            before = recommendations[-1].passages[-1]
            if found[0].start < before.end:
                row.fault("quote", "stands before the end of the provision before it", found[0].quote)
        text = " ".join(passage.quote for passage in found)
        recommendations.append(
            Recommendation(
                uid=f"recommendation/{event.uid.removeprefix('event/')}/{number or position}",
                event=event,
                position=position,
                marker=row.text("marker"),
                number=number,
                text=text,
                provision=row.choice("kind", ProvisionKind, ProvisionKind.RECOMMENDATION),
                language=language,
                themes=tuple(_themes(row, entities)),
                addressees=tuple(_addressees(row, entities)),
                passages=found,
                action=_action(row, text, language),
            )
        )
        row.finish()
    return tuple(recommendations)


def _themes(row: Table, entities: dict[str, Entity]) -> list[Reference]:
    themes: list[Reference] = []
    for uid in row.words("themes"):
        entity = entities.get(uid)
        if entity is None or entity.kind != RecordKind.THEME:
            row.fault("themes", f"«{uid}» is no theme of the vocabularies", uid)
        elif any(each.uid == uid for each in themes):
            row.fault("themes", f"«{uid}» is named twice", uid)
        else:
            themes.append(Reference(uid, entity.label))
    return themes


_NAMED = {
    AddresseeKind.BODY: RecordKind.BODY,
    AddresseeKind.COUNTRY: RecordKind.COUNTRY,
    AddresseeKind.MEMBER_STATES: RecordKind.BODY,
}


def _addressees(row: Table, entities: dict[str, Entity]) -> list[Addressee]:
    """Return whom a provision speaks to: a `kind`, and the `uid` of a body or a country; of member states that of
    the body whose members they are, where the provision names it.
    """
    addressees = []
    for each in row.tables("addressees"):
        label, uid = each.label(), each.text("uid")
        kind = each.choice("kind", AddresseeKind, AddresseeKind.GROUP)
        named = _NAMED.get(kind)
        entity = entities.get(uid)
        if uid and not named:
            each.fault("uid", "is for a body, a country or member states alone", uid)
        elif named and (entity is None or entity.kind != named) and (uid or kind != AddresseeKind.MEMBER_STATES):
            each.fault("uid", f"«{uid}» is no {named} of the vocabularies", uid)
        each.finish()
        addressees.append(Addressee(label, kind, uid))
    return addressees


def _action(row: Table, text: str, language: str) -> Label:
    """Return what a provision asks for; the words in its own language must stand in it."""
    table = row.table("action")
    if table is None:
        return Label()
    label = table.label()
    own = getattr(label, language)
    if own not in text:
        table.fault(language, f"does not stand in the provision: «{own[:80]}»", own)
    table.finish()
    return label
