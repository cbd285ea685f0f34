"""What is known to be wrong with the pages behind the catalogue: `catalogue_problems.toml`, by event.

A catalogue entry has no text of its own, so a contradiction of its pages cannot quote them. It says in three languages
what differs, and names the pages:

    [[problems]]
    event = "event/…"                 # an entry of the catalogue
    field = "dates"                   # what is contradicted; without it the problem is a remark on the event
    ar = "…"                          # with `en` and `fr`
    addresses = ["https://…"]         # optional: of the event's pages those concerned; else all of them
"""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from core.records.kinds import Field
from core.records.label import LANGUAGES, Label
from core.records.library import Discrepancy, Event
from db.build.faults import Findings
from db.build.table import Table


def with_problems(events: Iterable[Event], file: Path, findings: Findings) -> list[Event]:
    """Return the catalogue's events with what is known to be wrong with their pages."""
    found = list(events)
    if not file.is_file():
        return found
    places = {event.uid: place for place, event in enumerate(found)}
    table = Table.read(file, findings)
    for row in table.tables("problems"):
        uid = row.text("event", None)
        note = Label(row.text("ar", None), row.text("en", None), row.text("fr", None), LANGUAGES)
        place = places.get(uid)
        if place is None:
            row.fault("event", f"«{uid}» is no event of the catalogue", uid)
        else:
            found[place] = _with_problem(row, found[place], note)
        row.finish()
    table.finish()
    return found


def _with_problem(row: Table, event: Event, note: Label) -> Event:
    if not row.has("field"):
        return replace(event, notes=(*event.notes, note))
    field = row.choice("field", Field, Field.TITLE)
    clash = Discrepancy(field, note, (), _pages(row, event))
    return replace(event, discrepancies=(*event.discrepancies, clash))


def _pages(row: Table, event: Event) -> tuple[str, ...]:
    all_pages = tuple(address.url for address in event.addresses)
    named = row.words("addresses")
    for url in named:
        if url not in all_pages:
            row.fault("addresses", f"«{url}» is no address of {event.uid}", url)
    return named or all_pages
