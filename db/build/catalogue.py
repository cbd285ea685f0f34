"""The catalogue: events known by their bibliographic facts alone, one JSON object per line."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from core.records.kinds import EventKind, Mode, Outcome, RecordKind, Role
from core.records.label import LANGUAGES, Label, Reference
from core.records.library import Address, Entity, Event, Involvement
from db.build.faults import ContentFault, Findings


_KEYS: dict[str, type] = {
    **dict.fromkeys(("uid", "kind", "start", "end", "date_text", "place_text", "city", "country", "mode"), str),
    **dict.fromkeys(("publisher", "language"), str),
    **dict.fromkeys(("bodies", "themes", "addresses", "notes", "titles_ours"), list),
    **dict.fromkeys(("participants", "countries_count"), int),
    "title": dict,
    "year_inferred": bool,
}
_NEEDED = ("uid", "kind", "title", "language")
_LISTS: dict[str, tuple[dict[str, type], tuple[str, ...]]] = {
    "bodies": ({"uid": str, "role": str, "printed": str}, ("uid", "role")),
    "addresses": ({"url": str, "language": str}, ("url", "language")),
}


def read_catalogue(file: Path, entities: dict[str, Entity], findings: Findings) -> list[Event]:
    """Return the catalogue's events in the order of the file."""
    events: list[Event] = []
    if not file.is_file():
        findings.add(file, "catalogue", "the file is missing")
        return events
    for number, line in enumerate(file.read_bytes().split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line.decode("utf-8"))
        except ValueError as error:
            findings.note(ContentFault(findings.name(file), number, "JSON", str(error)))
            continue
        wrong = list(_misshapen(row))
        for key, reason in wrong:
            findings.note(ContentFault(findings.name(file), number, key, reason))
        event = None if wrong else _Row(file, number, row, entities, findings).event()
        if event is not None:
            events.append(event)
    return events


def _misshapen(row: object) -> Iterator[tuple[str, str]]:
    """Yield what is missing in a row, of another type than it is to be, or not understood."""
    if not isinstance(row, dict):
        yield "JSON", "is to be an object"
        return
    yield from _differences(row, _KEYS, _NEEDED, "")
    for key, (keys, needed) in _LISTS.items():
        values = row.get(key) or ()
        for place, each in enumerate(values if isinstance(values, list) else (), start=1):
            where = f"{key}[{place}]"
            if isinstance(each, dict):
                yield from _differences(each, keys, needed, f"{where}.")
            else:
                yield where, "is to be an object"
    texts = (row.get("title"), *(row.get("notes") or ()))
    for text in texts:
        if not isinstance(text, dict) or not set(text) <= set(LANGUAGES) or not any(text.values()):
            yield "title" if text is row.get("title") else "notes", "is to have texts by language: ar, en, fr"


def _differences(
    values: dict[str, Any], keys: dict[str, type], needed: tuple[str, ...], where: str
) -> Iterator[tuple[str, str]]:
    for key in needed:
        if not values.get(key):
            yield f"{where}{key}", "is missing"
    for key, value in values.items():
        kind = keys.get(key)
        if kind is None:
            yield f"{where}{key}", "is no key that is known here"
        elif value is not None and type(value) is not kind:
            yield f"{where}{key}", f"is to be of type {kind.__name__}"


class _Row:
    """One line of the catalogue."""

    def __init__(
        self, file: Path, number: int, row: dict[str, Any], entities: dict[str, Entity], findings: Findings
    ) -> None:
        self._file = file
        self._number = number
        self._row = row
        self._entities = entities
        self._findings = findings

    def event(self) -> Event | None:
        """Return the event, or None with a fault where a value is out of its list."""
        row = self._row
        try:
            start, end = self._day("start"), self._day("end")
            kind, mode = EventKind(row["kind"]), Mode(row.get("mode") or "unknown")
            bodies = tuple(self._bodies())
            language = row["language"]
            if language not in LANGUAGES:
                raise ValueError(f"«{language}» is none of: {', '.join(LANGUAGES)}")
        except (KeyError, ValueError) as error:
            self._fault(f"{type(error).__name__}: {error}")
            return None
        publisher = self._reference(row.get("publisher"), RecordKind.BODY)
        if start and end and end < start:
            self._fault(f"the end {end} is before the start {start}")
        return Event(
            uid=row["uid"],
            event_kind=kind,
            title=self._label(row["title"], row.get("titles_ours", ())),
            start=start,
            end=end or start,
            date_text=row.get("date_text") or "",
            year_inferred=bool(row.get("year_inferred")),
            mode=mode,
            venue=Label(),
            place_text=row.get("place_text") or "",
            city=self._reference(row.get("city"), RecordKind.CITY),
            country=self._reference(row.get("country"), RecordKind.COUNTRY),
            series=Label(),
            bodies=bodies,
            people=(),
            programmes=(),
            participants=row.get("participants"),
            countries_count=row.get("countries_count"),
            themes=tuple(
                theme
                for uid in row.get("themes") or ()
                if (theme := self._reference(uid, RecordKind.THEME)) is not None
            ),
            description=(),
            outcome=Outcome.NOT_STATED,
            recommendations=(),
            source=None,
            publisher=publisher.label if publisher else Label(),
            addresses=tuple(Address(each["url"], each["language"]) for each in row.get("addresses") or ()),
            language=language,
            catalogue=True,
            facts=(),
            discrepancies=(),
            notes=tuple(self._label(note, LANGUAGES) for note in row.get("notes") or ()),
            publisher_record=publisher.uid if publisher else "",
        )

    def _day(self, key: str) -> date | None:
        value = self._row.get(key)
        return date.fromisoformat(value) if value else None

    @staticmethod
    def _label(texts: dict[str, str], ours: tuple[str, ...] | list[str]) -> Label:
        return Label(texts.get("ar", ""), texts.get("en", ""), texts.get("fr", ""), tuple(ours))

    def _bodies(self) -> list[Involvement]:
        return [
            Involvement(reference, RecordKind.BODY, Role(each["role"]), each.get("printed") or "")
            for each in self._row.get("bodies") or ()
            if (reference := self._reference(each["uid"], RecordKind.BODY)) is not None
        ]

    def _reference(self, uid: str | None, kind: RecordKind) -> Reference | None:
        if not uid:
            return None
        entity = self._entities.get(uid)
        if entity is None or entity.kind != kind:
            self._fault(f"«{uid}» is no {kind} of the vocabularies")
            return None
        return Reference(uid, entity.label)

    def _fault(self, reason: str) -> None:
        uid = str(self._row.get("uid", ""))
        self._findings.note(ContentFault(self._findings.name(self._file), self._number, uid, reason))
