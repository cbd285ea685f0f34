"""What is cited, before any style or file format decides how it is written."""

import re
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

_OTHERS = re.compile(r"[^0-9A-Za-z:.-]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """An event's outcome, or one provision of it, as a bibliography knows it; empty where nothing is stated.

    `part` names the provision inside the whole («Recommendation 8»). `author` is the body that published,
    `organisers` those that organised. `start` and `end` are the days of the event; `dates` says them in words, or
    as the source prints them where no day is known; `year` is then the one that is printed, if one is. `kind` is what
    sort of gathering it was, in words; `note` what must be said of the facts: a year that was inferred, sources that
    contradict each other.
    """

    uid: str
    title: str
    language: str
    part: str = ""
    author: tuple[str, ...] = ()
    organisers: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    year: int | None = None
    dates: str = ""
    place: str = ""
    kind: str = ""
    address: str = ""
    abstract: str = ""
    keywords: tuple[str, ...] = ()
    note: str = ""
    year_inferred: bool = False

    @property
    def key(self) -> str:
        """Return the name of the entry in reference files: from its uid, so that it stays the same for ever."""
        rest = self.uid.partition("/")[2].replace("/", ":")
        plain = _OTHERS.sub("-", rest)
        # Two uids that differ in other signs only must not come out as one.
        return (
            plain
            if plain == rest
            else f"{plain}-{sha256(self.uid.encode('utf-8', 'replace')).hexdigest()[:8]}"
        )

    @property
    def adopted(self) -> date | None:
        """Return the day on which the document stood: the last of the event."""
        return self.end or self.start
