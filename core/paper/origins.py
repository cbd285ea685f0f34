"""Where the facts of a section come from: the box at its end, and its line in a book's list of sources."""

from core.errors import N_
from core.language import Language
from core.language import language as language_of
from core.paper.citation import PUNCTUATION, address_of
from core.paper.page import Choices, Paragraph, Row, SourceBox, SourceLine, Tone, Wording, worded
from core.records.library import Event, Source
from core.text.dates import range_text
from core.text.dating import hijri_text


def source_box(event: Event, source: Source | None, choices: Choices, cited: str) -> SourceBox:
    """Return the box of an event's source; `source`, when given, adds the document's own date and address."""
    language = language_of(choices.language)
    rows = []
    publisher = event.publisher or (source.publisher if source else event.publisher)
    if publisher:
        rows.append(Row(language.tr(N_("Publisher")), (worded(publisher, language.code),)))
    if source and source.published:
        said = _published(source, choices)
        rows.append(Row(language.tr(N_("Published")), (Wording(said, language.code),)))
    known = dict.fromkeys(address.url for address in event.addresses)
    if source and source.address:
        known[source.address] = None
    addresses = [address for address in known if not cited.endswith(address)]
    if addresses:
        # Addresses are Latin whatever the page: «en» keeps them in their own order.
        values = tuple(Wording(address, "en") for address in addresses)
        rows.append(Row(language.tr(N_("Address")), values, stacked=True))
    return SourceBox(_title(event, source, language), tuple(rows), Wording(cited, language.code))


def conversion_note(event: Event, source: Source | None, choices: Choices) -> tuple[Paragraph, ...]:
    """Return the remark that the Hijri dates of a page are ours; nothing where none stands on it."""
    days = [] if event.year_inferred else [(event.start, event.end)]
    days += [(source.published, None)] if source else []
    if not choices.hijri or not any(start and hijri_text(start, end or start, "en") for start, end in days):
        return ()
    said = language_of(choices.language).tr(
        N_(
            "Hijri dates were converted by Tawsiyat by the Umm al-Qura calendar; where a month begins with the "
            "sighting of the moon they may differ by a day or two."
        )
    )
    return (Paragraph(Wording(said, choices.language), Tone.NOTE),)


def source_line(event: Event, source: Source | None, choices: Choices, cited: str) -> SourceLine:
    """Return the line that a list of sources has for an event: its document, or the event's own page.

    An event without a document rests on the pages it was put together from, which its citation names.
    """
    title = _title(event, source, language_of(choices.language))
    if title is None:
        return SourceLine(event.uid, Wording(cited, choices.language))
    publisher = (source.publisher if source else None) or event.publisher
    address = (source.address if source else None) or address_of(event, choices.language)
    signs = PUNCTUATION[choices.language]
    parts = [
        signs.quoted(title.text),
        publisher.in_language(choices.language) if publisher else "",
        _published(source, choices) if source and source.published else "",
        address,
    ]
    line = signs.comma.join(part for part in parts if part)
    uid = event.source.uid if event.source else event.uid
    return SourceLine(uid, Wording(line if address else f"{line}.", choices.language))


def _title(event: Event, source: Source | None, language: Language) -> Wording | None:
    if source:
        return worded(source.title, language.code)
    return worded(event.source.label, language.code) if event.source else None


def _published(source: Source, choices: Choices) -> str:
    return range_text(
        source.published, source.published, choices.language, choices.digits_shown, choices.dating
    )
