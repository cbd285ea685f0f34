"""What a search or a listing is asked, and what it answers. This is the seam that every index stands behind."""

from dataclasses import dataclass, field
from datetime import date

from core.records.filters import FacetValue
from core.records.kinds import RecordKind
from core.records.label import Label
from core.records.spans import Span


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with the spans in it that answer the query, in code points, ordered, not overlapping."""

    text: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """One row of an answer: a record as a card shows it.

    `title` is the event's title on an event and on a recommendation, else the name of the record.
    `text` is the full text of the record, `spans` lie in it; `snippet` is the passage to show.
    `marker` is a recommendation's printed number or bullet, `type` the kind of event or of provision.
    `discrepancies` counts the contradictions of the sources that the record knows of; `contradictions` are the notes
    on them, where the list is one of contradictions.
    """

    uid: str
    kind: RecordKind
    type: str
    title: Label
    title_spans: tuple[Span, ...]
    text: str
    spans: tuple[Span, ...]
    snippet: Marked
    event: str | None
    start: date | None
    end: date | None
    place: Label
    marker: str
    language: str
    catalogue: bool
    year_inferred: bool
    score: float
    discrepancies: int = 0
    contradictions: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class Also:
    """Other words for what was asked, by which records were found too: a synonym, an acronym, a translation.

    `language` is `ar`, `en`, `fr`, or empty for an acronym. `apart` says that there are records in which its words
    do not stand together.
    """

    term: str
    language: str
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a score: its name, of which word it is, and how much it is.

    Of the first stage are `stem`, `phrase`, `field`, `date`, `either`, `name` and `other words`; of the second
    `written`, `root`, `gram3`, `gram4` and `neighbours`, which are of all words together.
    """

    name: str
    word: str
    score: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """What the score of a record is made of. `fields` says in which fields each word of the query stands.

    `widened` says that the record has other words for what was asked, and stands below those with the reader's.
    """

    uid: str
    score: float
    parts: tuple[Part, ...]
    fields: tuple[tuple[str, tuple[str, ...]], ...]
    widened: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """A page of hits and the counts of the whole result.

    `relaxed` says that no record has all the words and that records with any of them are shown.
    `did_you_mean` holds other queries that would find something; `corrected` is the one of them that was searched
    because nothing has a word as it was typed. `also` names the other words by which records were found that
    stand below those with the reader's own; `meant` are all the other labels of what was asked for, which are marked
    where they stand as written. `plain` says that the index cannot be used now, so that the answer is ranked more
    simply and other words were not looked for.
    """

    query: str
    total: int
    hits: tuple[Hit, ...]
    facets: dict[str, tuple[FacetValue, ...]] = field(default_factory=dict)
    relaxed: bool = False
    did_you_mean: tuple[str, ...] = ()
    elapsed_ms: float = 0.0
    corrected: str = ""
    also: tuple[Also, ...] = ()
    meant: tuple[str, ...] = ()
    plain: bool = False
