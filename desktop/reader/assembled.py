"""What is put together from records (a country's profile, a digest of years) as the reader shows, prints, copies it."""

from typing import TYPE_CHECKING

from core.paper.excerpt import Excerpt, plain_excerpt
from core.paper.page import Choices, Section
from core.records.label import Label
from core.records.library import Event, Source
from core.records.profiles import Assembled, CountryProfile, Digest
from desktop.reader.header import Heading
from desktop.reader.look import Look
from desktop.reader.provision import Action
from desktop.reader.words import COPY, COUNTRY, PRINT

if TYPE_CHECKING:
    from core.paper.works import Printed


def section_of(made: Assembled, look: Look) -> Section:
    """Return the section that paper prints, in the window's language and digits."""
    # What makes pages is loaded by the first reader who asks for one.
    from core.paper.works import document_of

    (section,) = document_of((made,), _choices(look)).sections
    return section


def heading_of(made: Assembled, look: Look) -> Heading:
    """Return the heading: what it is, its title, and the ways to paper and to the clipboard."""
    section, tr = section_of(made, look), look.voice.tr
    actions = [Action("print", "printer", tr(PRINT)), Action("text", "copy", tr(COPY))]
    if isinstance(made, CountryProfile):
        actions.append(Action(made.country.uid, "globe", tr(COUNTRY)))
    title = Label(**{section.title.language: section.title.text})
    return Heading((section.kind,), title, tuple(actions))


def copied(made: Assembled, look: Look) -> Excerpt:
    """Return all of it as plain text, as a file of text would have it."""
    from core.paper.plain import plain_text
    from core.paper.works import document_of

    return plain_excerpt(plain_text(document_of((made,), _choices(look))).strip("\n"), look.language)


def work_of(uid: str, record: object, event: Event | None, source: Source | None) -> "Printed | None":
    """Return what is printed for a uid: what is open, or one recommendation of the event that is open."""
    from core.paper.works import Work

    if isinstance(record, (CountryProfile, Digest)):
        return record if uid == record.uid else None
    if event is None or uid == event.uid:
        return Work(event, source) if event is not None else None
    found = next((item for item in event.recommendations if item.uid == uid), None)
    return Work(event, source, found) if found is not None else None


def _choices(look: Look) -> Choices:
    dating = look.voice.dating
    return Choices(look.language, look.digits, months=dating.months, hijri=dating.hijri)
