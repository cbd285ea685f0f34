"""What a record is called where it stands among others: its title or name, and when it was."""

from dataclasses import dataclass
from datetime import date

from core.errors import N_
from core.language import language
from core.records.label import LANGUAGES, Label
from core.records.library import Entity, Event, Recommendation, Record
from core.records.profiles import CountryProfile, Digest

_DIGEST = N_("Annual digest of reforms and recommendations, {years}")


@dataclass(frozen=True, slots=True)
class Called:
    """What the library calls a record, and its days; without a label the library does not know it."""

    label: Label | None = None
    start: date | None = None
    end: date | None = None


def called(record: Record | CountryProfile | Digest) -> Called:
    """Return what a record is called: a recommendation by its mark and its event, a profile by its country."""
    if isinstance(record, Digest):
        years = "\u2013".join(dict.fromkeys((str(record.first), str(record.last))))
        ar, en, fr = (language(code).tr(_DIGEST).format(years=years) for code in LANGUAGES)
        return Called(Label(ar, en, fr))
    if isinstance(record, CountryProfile):
        return Called(record.country.label)
    if isinstance(record, Entity):
        return Called(record.label)
    if isinstance(record, Recommendation):
        title = record.event.label
        texts = (getattr(title, code) for code in LANGUAGES)
        ar, en, fr = (f"{record.marker} {text}".strip() if text else "" for text in texts)
        return Called(Label(ar, en, fr))
    if isinstance(record, Event):
        return Called(record.title, record.start, record.end)
    return Called(record.title)
