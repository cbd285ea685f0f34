"""What can be found: one document for each event, provision and entity, made of records alone.

A document says what a card shows and what its words are, field by field; an index decides how to keep them.
Names are indexed in all the languages they have, with their acronyms and aliases, so that a search in one
language finds records in another. What a document shows as its text is in the record's own language, but for
titles, which stand there in every language.

Who types a subject looks for what was recommended on it and where. So of the records that have the words

1. one whose name, acronym or title is the query comes first: who types a name wants what bears it;
2. then come provisions and events that have them in their text and title;
3. bodies, programmes, networks and projects that are merely named after the subject weigh less than those, and
   themes, the marks on the shelves, less again: they stand among them and push none of them off the top;
4. what only surrounds a record (the event of a provision, the country of a body) finds it and hardly lifts it.

Which field a name stands in says so (`TEXT_FIELDS`, the weightiest first; an index gives the weights).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from core.records.filters import DISPUTED
from core.records.kinds import Mode, RecordKind
from core.records.label import LANGUAGES, NO_LABEL, Label, Reference
from core.records.library import Entity, Event, Involvement, Practice, Recommendation, Reform, Source
from core.records.ties import PROGRAMME_KINDS
from core.text.dates import month_names
from db.search.kind_words import KIND_WORDS
from db.search.pieces import Piece, named, pieces, with_parents

TEXT_FIELDS = ("title", "recommendation", "names", "facts", "body", "context")
"""The fields that a plain search looks in, the weightiest first. `context` is what is known of a provision's event."""

WHOLE_FIELD = "whole"
"""The field of names and titles that a query may be equal to, word for word."""

_VIRTUAL = Label("افتراضي", "virtual", "en ligne")

VALUE_FIELDS = ("kinds", "countries", "places", "bodies", "themes")
"""The fields that only a query that names them looks in."""


@dataclass(frozen=True, slots=True)
class Document:
    """A record as search sees it.

    `text` is shown: before `facts_at` stand titles or names, before `source_at` facts, then the source's words.
    `fields` holds the pieces of each of `TEXT_FIELDS`, `VALUE_FIELDS` and `WHOLE_FIELD`, `facets` the values
    of each facet.
    """

    uid: str
    kind: RecordKind
    type: str
    title: Label
    text: str
    language: str
    fields: Mapping[str, tuple[Piece, ...]]
    facets: Mapping[str, tuple[str, ...]]
    facts_at: int = 0
    source_at: int = 0
    event: str | None = None
    start: date | None = None
    end: date | None = None
    place: Label = field(default_factory=Label)
    marker: str = ""
    catalogue: bool = False
    year_inferred: bool = False
    discrepancies: int = 0


def documents(
    events: Iterable[Event],
    sources: Iterable[Source],
    entities: Iterable[Entity],
    reforms: Iterable[Reform] = (),
    practices: Iterable[Practice] = (),
) -> tuple[Document, ...]:
    """Return the documents of a library."""
    known = {entity.uid: entity for entity in entities}
    texts = {source.uid: source.text for source in sources}
    made: list[Document] = []
    for event in events:
        made.append(event_document(event, known, texts.get(event.source.uid, "") if event.source else ""))
        made += (recommendation_document(each, event, known) for each in event.recommendations)
    made += (entity_document(entity, known) for entity in known.values())
    accounts: tuple[Reform | Practice, ...] = (*reforms, *practices)
    made += (account_document(each, known) for each in accounts)
    return tuple(made)


def event_document(event: Event, known: Mapping[str, Entity], source: str = "") -> Document:
    """Return the document of an event; `source` is the text of its source, empty for a catalogue entry."""
    titles = tuple(dict.fromkeys(piece.text for piece in pieces(event.title)))
    head = "\n".join(titles) + "\n"
    facts = " \u00b7 ".join(_fact_lines(event)) + "\n"
    return Document(
        uid=event.uid,
        kind=RecordKind.EVENT,
        type=event.event_kind.value,
        title=event.title,
        text=head + facts + source,
        facts_at=len(head),
        source_at=len(head) + len(facts),
        language=event.language,
        event=None,
        start=event.start,
        end=event.end,
        place=place_of(event),
        catalogue=event.catalogue,
        year_inferred=event.year_inferred,
        discrepancies=len(event.discrepancies),
        fields=_fields(
            event,
            known,
            title=pieces(event.title),
            body=(Piece(event.language, source),),
            kind=(RecordKind.EVENT, event.event_kind),
        ),
        facets=_facets(
            event,
            known,
            RecordKind.EVENT,
            event.event_kind.value,
            event.themes,
            disputed=bool(event.discrepancies),
        ),
    )


def recommendation_document(
    recommendation: Recommendation, event: Event, known: Mapping[str, Entity]
) -> Document:
    """Return the document of a provision; it is also found by what is known of its event."""
    themes = recommendation.themes or event.themes
    known_of_event = _fields(
        event,
        known,
        title=pieces(event.title),
        body=(),
        kind=(RecordKind.RECOMMENDATION, recommendation.provision),
        themes=themes,
    )
    context = tuple(piece for name in ("title", "facts", "names") for piece in known_of_event.pop(name))
    said = (each.label for each in recommendation.addressees)
    addressees = tuple(piece for label in (*said, recommendation.action) for piece in pieces(label))
    return Document(
        uid=recommendation.uid,
        kind=RecordKind.RECOMMENDATION,
        type=recommendation.provision.value,
        title=event.title,
        text=recommendation.text,
        language=recommendation.language,
        event=event.uid,
        start=event.start,
        end=event.end,
        place=place_of(event),
        marker=recommendation.marker,
        catalogue=event.catalogue,
        year_inferred=event.year_inferred,
        discrepancies=len(recommendation.discrepancies),
        fields={
            **{name: known_of_event[name] for name in VALUE_FIELDS},
            "recommendation": (Piece(recommendation.language, recommendation.text),),
            "facts": (*addressees, *pieces(*(theme.label for theme in recommendation.themes))),
            "context": context,
        },
        facets=_facets(event, known, RecordKind.RECOMMENDATION, recommendation.provision.value, themes),
    )


def entity_document(entity: Entity, known: Mapping[str, Entity]) -> Document:
    """Return the document of a body, person, country, city, theme, programme, network or project."""
    names = tuple(dict.fromkeys(piece.text for piece in pieces(entity.label)))
    others = tuple(dict.fromkeys(name for name in (*entity.acronyms, *entity.aliases) if name not in names))
    head = "\n".join(names) + "\n"
    is_country = entity.kind == RecordKind.COUNTRY
    country = entity.uid if is_country else entity.country and entity.country.uid
    country_name = pieces(entity.country.label) if entity.country else ()
    labels, aliases = pieces(entity.label), tuple(Piece("en", name) for name in others)
    return Document(
        uid=entity.uid,
        kind=entity.kind,
        type="",
        title=entity.label,
        text=head + " \u00b7 ".join(others),
        facts_at=len(head),
        source_at=len(head),
        language=entity.label.language_shown("ar"),
        place=entity.country.label if entity.country else Label(),
        fields={
            **_names(entity.kind, labels, aliases),
            "context": country_name,
            "kinds": pieces(*KIND_WORDS.get(entity.kind, ())),
            "countries": (*labels, *aliases) if is_country else named(known, entity.country),
        },
        facets={
            "kind": (entity.kind.value,),
            "type": _type_of(entity),
            "country": (country,) if country else (),
        },
    )


def _type_of(entity: Entity) -> tuple[str, ...]:
    """Return what sort of organisation a body is; of kinds that stand in one view, which of them it is."""
    if entity.kind in PROGRAMME_KINDS:
        return (entity.kind.value,)
    return (entity.subtype,) if entity.subtype else ()


def account_document(account: Reform | Practice, known: Mapping[str, Entity]) -> Document:
    """Return the document of a reform or a practice: its title, what changed, and the words that tell it."""
    kind = RecordKind.REFORM if isinstance(account, Reform) else RecordKind.PRACTICE
    changes = pieces(account.before, account.after) if isinstance(account, Reform) else ()
    project = account.project if isinstance(account, Practice) else None
    year = account.year if isinstance(account, Reform) else None
    titles = tuple(dict.fromkeys(piece.text for piece in pieces(account.title)))
    head = "\n".join(titles) + "\n"
    facts = " \u00b7 ".join(piece.text for piece in changes if piece.language == account.language)
    facts += "\n" if facts else ""
    told = "\n".join(passage.quote for passage in account.description)
    country, about = named(known, account.country), named(known, *account.themes)
    bodies = named(known, *account.bodies)
    above = dict.fromkeys(uid for theme in account.themes for uid in with_parents(theme.uid, known))
    words = pieces(*KIND_WORDS.get(kind, ()))
    return Document(
        uid=account.uid,
        kind=kind,
        type="",
        title=account.title,
        text=head + facts + told,
        facts_at=len(head),
        source_at=len(head) + len(facts),
        language=account.language,
        event=account.event.uid,
        start=date(year, 1, 1) if year else None,
        end=date(year, 12, 31) if year else None,
        place=account.country.label if account.country else Label(),
        fields={
            "title": pieces(account.title),
            WHOLE_FIELD: pieces(account.title),
            "body": (Piece(account.language, told),),
            "facts": (*country, *about, *changes, *words),
            "names": (*bodies, *named(known, project)),
            "kinds": words,
            "countries": country,
            "places": country,
            "bodies": bodies,
            "themes": (*about, *named(known, *(known[uid] for uid in above if uid in known))),
        },
        facets={
            "kind": (kind.value,),
            "type": (kind.value, *(account.areas if isinstance(account, Reform) else ())),
            "year": (str(year),) if year else (),
            "country": (account.country.uid,) if account.country else (),
            "body": tuple(each.uid for each in account.bodies),
            "theme": tuple(above),
        },
    )


def _names(
    kind: RecordKind, labels: tuple[Piece, ...], aliases: tuple[Piece, ...]
) -> dict[str, tuple[Piece, ...]]:
    """Return the names of an entity by the field that they count in."""
    every = (*labels, *aliases)
    match kind:
        case RecordKind.THEME:
            return {"body": every}
        case RecordKind.PERSON | RecordKind.COUNTRY | RecordKind.CITY:
            return {"title": labels, "names": aliases, WHOLE_FIELD: every}
        case _:
            return {"names": every, WHOLE_FIELD: every}


def place_of(event: Event) -> Label:
    """Return city and country in each language, or the place as printed where neither is known.

    What is printed for the place of a virtual event is its mode, no place: other languages have words of ours for it.
    """
    parts = [each.label for each in (event.city, event.country) if each]
    if not parts:
        printed, virtual = event.place_text, bool(event.place_text) and event.mode is Mode.VIRTUAL
        words = _VIRTUAL if virtual else NO_LABEL
        ar, en, fr = (printed if code == event.language else getattr(words, code) for code in LANGUAGES)
        return Label(ar, en, fr, tuple(code for code in LANGUAGES if virtual and code != event.language))
    ar, en, fr = (
        (", " if code != "ar" else "، ").join(dict.fromkeys(part.in_language(code) for part in parts))
        for code in LANGUAGES
    )
    return Label(ar, en, fr)


def _fact_lines(event: Event) -> Iterator[str]:
    """Yield the facts that a card does not show by itself, in the event's language."""
    code = event.language
    place = " \u2013 ".join(part for part in (event.venue.in_language(code), event.place_text) if part)
    yield from (line for line in (event.date_text, place, event.series.in_language(code)) if line)
    for involved in (event.bodies, event.people, event.programmes):
        if involved:
            yield "؛ ".join(map(_involved, involved, [code] * len(involved)))
    if event.themes:
        yield "؛ ".join(theme.label.in_language(code) for theme in event.themes)
    yield from (note.in_language(code) for note in _remarks(event))


def _remarks(event: Event) -> tuple[Label, ...]:
    """Return our notes; where no text of the event is kept, what is said of its pages is all there is to find."""
    return (*event.notes, *(found.note for found in event.discrepancies if found.addresses))


def _involved(each: Involvement, code: str) -> str:
    name, behind = each.named(code, code)
    return f"{name} ({behind})" if behind and behind != name else name


def _fields(
    event: Event,
    known: Mapping[str, Entity],
    *,
    title: tuple[Piece, ...],
    body: tuple[Piece, ...],
    kind: tuple[str, str],
    themes: tuple[Reference, ...] | None = None,
) -> dict[str, tuple[Piece, ...]]:
    bodies = [each.reference for each in event.bodies]
    others = [each.reference for each in (*event.people, *event.programmes)]
    printed = (Piece(event.language, each.position) for each in (*event.bodies, *event.people))
    places = named(known, event.city, event.country)
    themes = event.themes if themes is None else themes
    about = named(known, *themes)
    above = dict.fromkeys(uid for theme in themes for uid in with_parents(theme.uid, known))
    words = pieces(*(label for each in kind for label in KIND_WORDS.get(each, ())))
    stated = (Piece(event.language, text) for text in (event.date_text, event.place_text))
    notes = pieces(event.venue, event.series, event.publisher, *_remarks(event))
    return {
        "title": title,
        WHOLE_FIELD: title,
        "facts": (*_dates(event), *stated, *places, *about, *words, *notes),
        "body": body,
        "names": (*named(known, *bodies, *others), *printed),
        "kinds": words,
        "countries": named(known, event.country),
        "places": (*places, Piece(event.language, event.place_text), *pieces(event.venue)),
        "bodies": named(known, *bodies),
        "themes": tuple(
            dict.fromkeys((*about, *named(known, *(known[uid] for uid in above if uid in known))))
        ),
    }


def _dates(event: Event) -> Iterator[Piece]:
    """Yield the days of an event as people write them: 2016-04-04, and the names of the months."""
    for day in dict.fromkeys(each for each in (event.start, event.end) if each):
        yield Piece("en", day.isoformat())
        for name in month_names(day.month):
            yield Piece("en", f"{day.day} {name} {day.year}")


def _facets(
    event: Event,
    known: Mapping[str, Entity],
    kind: RecordKind,
    type_: str,
    themes: tuple[Reference, ...],
    *,
    disputed: bool = False,
) -> dict[str, tuple[str, ...]]:
    years = range(event.start.year, (event.end or event.start).year + 1) if event.start else ()
    above = dict.fromkeys(uid for theme in themes for uid in with_parents(theme.uid, known))
    return {
        "kind": (kind.value,),
        "type": (type_,),
        "year": tuple(map(str, years)),
        "country": (event.country.uid,) if event.country else (),
        "body": tuple(dict.fromkeys(each.reference.uid for each in event.bodies)),
        "theme": tuple(above),
        "mode": (event.mode.value,),
        "sign": (DISPUTED,) if disputed else (),
    }
