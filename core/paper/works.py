"""What is asked to be printed, and the sections it becomes: events, recommendations, profiles, digests.

Recommendations of one event that are asked for one after another share a sheet: the event once, then each provision
with its own citation. Sheets that follow each other run on on a page; events begin pages. A note that the reader wrote
on a record in a collection stands at the head of its section, named as the reader's own.
"""

import pickle
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import overload

from core.errors import N_
from core.language import language as language_of
from core.paper.citation import citation, number_of
from core.paper.country import profile_section
from core.paper.digest import digest_section
from core.paper.entries import event_entries
from core.paper.facts import short_rows
from core.paper.origins import source_box, source_line
from core.paper.page import (
    MOST_IN_PLACE,
    Choices,
    Cover,
    Document,
    Paragraph,
    Provisions,
    Rule,
    Section,
    Tone,
    Wording,
    worded,
)
from core.paper.provisions import clash_blocks, item_of, sheet_heading
from core.paper.summary import (
    event_kind,
    event_section,
    facts_block,
    original_title,
    recommendation_section,
    rendering_notes,
    when_and_where,
)
from core.records.library import Event, Recommendation, Source
from core.records.profiles import CountryProfile, Digest
from core.text.bidi import is_right_to_left


@dataclass(frozen=True, slots=True)
class Work:
    """An event, or one recommendation of it where that is given, with the document behind it."""

    event: Event
    source: Source | None = None
    recommendation: Recommendation | None = None

    @property
    def uid(self) -> str:
        """The uid of what is printed."""
        return self.recommendation.uid if self.recommendation is not None else self.event.uid


Printable = Work | CountryProfile | Digest


@dataclass(frozen=True, slots=True)
class Noted:
    """A record with the note that the reader wrote on it."""

    work: Printable
    note: str

    @property
    def uid(self) -> str:
        """The uid of what is printed."""
        return self.work.uid


Printed = Printable | Noted


class Packed(Sequence[Printed]):
    """What is printed, each record packed as it was read and unpacked when it is asked for.

    A thousand whole records take 20 MB of small objects, of which Python gives nothing back once others lie between
    them; packed they are a few blocks of bytes. `uids` and the reader's `notes` by uid are there without unpacking.
    """

    def __init__(self, works: Iterable[Printed]) -> None:
        uids: list[str] = []
        self.notes: dict[str, str] = {}
        parts: list[bytes] = []
        for work in works:
            uids.append(work.uid)
            if isinstance(work, Noted):
                self.notes[work.uid] = work.note
            parts.append(pickle.dumps(work, pickle.HIGHEST_PROTOCOL))
        self.uids, self._parts = tuple(uids), tuple(parts)

    def __len__(self) -> int:
        return len(self._parts)

    @overload
    def __getitem__(self, place: int) -> Printed: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Printed]: ...

    def __getitem__(self, place: int | slice) -> Printed | Sequence[Printed]:
        """Return one of them, or several."""
        if isinstance(place, slice):
            return tuple(map(_unpacked, self._parts[place]))
        return _unpacked(self._parts[place])


def _unpacked(part: bytes) -> Printed:
    # It was packed by this program, or by the one that started this worker.
    work: Printed = pickle.loads(part)
    return work


@dataclass(frozen=True, slots=True)
class Order:
    """A document to be made: records in their order, how they are shown, and a cover where they are a book."""

    works: Sequence[Printed]
    choices: Choices
    cover: Cover | None = None

    @property
    def is_long(self) -> bool:
        """Whether a process of its own is to make it, from the records on: a book, or many of them."""
        return self.cover is not None or len(self.works) > MOST_IN_PLACE

    def document(self) -> Document:
        """Return the document."""
        return Document(
            self.choices, sections_of(self.works, self.choices, apart=self.cover is not None), self.cover
        )


def with_note(work: Printable, note: str) -> Printed:
    """Return what is printed with the reader's note; without one, as it is."""
    return Noted(work, note) if note.strip() else work


def document_of(works: Sequence[Printed], choices: Choices) -> Document:
    """Return the document of what is asked for, in its order."""
    return Document(choices, sections_of(works, choices))


def sections_of(works: Sequence[Printed], choices: Choices, *, apart: bool = False) -> tuple[Section, ...]:
    """Return the sections of what is asked for; `apart` begins a page with each, as a book does."""
    sections: list[Section] = []
    before_is_sheet = False
    for together in _together(works):
        records = [_record(work) for work in together]
        is_sheet = _is_sheet(records[0])
        section = _section(records, choices)
        section = replace(section, blocks=(*_notes(together, choices), *section.blocks))
        sections.append(replace(section, new_page=apart or not (is_sheet and before_is_sheet)))
        before_is_sheet = is_sheet
    return tuple(sections)


def recommendations_section(
    recommendations: Sequence[Recommendation], event: Event, choices: Choices, source: Source | None = None
) -> Section:
    """Build the sheet of several recommendations of one event, each with its citation."""
    language, digits = language_of(choices.language), choices.digits_shown
    title, rows = worded(event.title, choices.language), short_rows(event, choices)
    cited = citation(event, language.code, digits)
    items = tuple(item_of(item, choices, cited_with=event) for item in recommendations)
    return Section(
        uid=event.uid,
        kind=event_kind(event, language),
        title=title,
        subtitle=original_title(event, title),
        blocks=(
            *facts_block(rows),
            Rule(),
            sheet_heading(len(recommendations), len(event.recommendations), choices),
            Provisions(items),
            *clash_blocks(event, recommendations, choices),
            *rendering_notes(rows, title, language),
            source_box(event, source, choices, cited),
        ),
        place=when_and_where(event, choices),
        entries=event_entries(event, language.code),
        sources=(source_line(event, source, choices, cited),),
    )


def _record(work: Printed) -> Printable:
    return work.work if isinstance(work, Noted) else work


def _notes(together: Sequence[Printed], choices: Choices) -> Iterator[Paragraph]:
    """Yield what the reader wrote on records of one section, on which of several where there are several."""
    if not choices.notes:
        return
    language = language_of(choices.language)
    for work in together:
        if not isinstance(work, Noted):
            continue
        record = work.work
        # A note in the other script has a paragraph of its own, in its own direction.
        turned = is_right_to_left(work.note) is not language.right_to_left
        note = "" if turned else work.note
        if len(together) > 1 and isinstance(record, Work) and record.recommendation is not None:
            which = number_of(record.recommendation, language.code, choices.digits_shown)
            said = language.tr(N_("Reader's own note on {which}: {note}"))
            text = said.format(which=which, note=note)
        else:
            text = language.tr(N_("Reader's own note: {note}")).format(note=note)
        yield Paragraph(Wording(text.rstrip(), language.code), Tone.NOTE)
        if turned:
            yield Paragraph(Wording(work.note, "en" if language.right_to_left else "ar"), Tone.NOTE)


def _is_sheet(work: Printable) -> bool:
    return isinstance(work, Work) and work.recommendation is not None


def _together(works: Sequence[Printed]) -> list[list[Printed]]:
    """Return the works, neighbours that ask for recommendations of one event put together."""

    def key(one: tuple[int, Printed]) -> tuple[str, int]:
        place, work = one[0], _record(one[1])
        together = isinstance(work, Work) and work.recommendation is not None
        return (work.event.uid if isinstance(work, Work) else work.uid, -1 if together else place)

    return [[work for _, work in group] for _, group in groupby(enumerate(works), key)]


def _section(together: Sequence[Printable], choices: Choices) -> Section:
    first = together[0]
    if isinstance(first, CountryProfile):
        return profile_section(first, choices)
    if isinstance(first, Digest):
        return digest_section(first, choices)
    sheets = (work.recommendation for work in together if isinstance(work, Work))
    asked = tuple(dict.fromkeys(each for each in sheets if each))
    if not asked:
        return event_section(first.event, choices, first.source)
    if len(asked) == 1:
        return recommendation_section(asked[0], first.event, choices, first.source)
    return recommendations_section(asked, first.event, choices, first.source)
