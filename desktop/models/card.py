"""What a card says of a record: words only, in the order in which they are read, before anything is drawn."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.errors import N_
from core.records.answers import Hit
from core.records.kinds import EVENT_KINDS, PROVISION_KINDS, RECORD_KINDS, ProvisionKind, RecordKind
from core.records.spans import Span
from core.text.bidi import isolate
from desktop.voice import Voice

if TYPE_CHECKING:
    from core.text.query import Query

_CATALOGUE = N_("Catalogue entry")
_YEAR_INFERRED = N_("year inferred")
_DISCREPANCY = N_("contradiction in the sources")


@dataclass(frozen=True, slots=True)
class CardText:
    """One text of a card with the spans that answer the query, and the code of its language."""

    text: str = ""
    spans: tuple[Span, ...] = ()
    language: str = "ar"


@dataclass(frozen=True, slots=True)
class Card:
    """A record as its row shows it. `kind` is in accent, `about` muted, `tag` and `warning` are small signs.

    The title takes at most `title_lines` of the lines.
    """

    kind: str
    about: str
    tag: str
    warning: str
    title: CardText
    snippet: CardText
    title_lines: int = 2

    def spoken(self) -> str:
        """Return the whole card as one text for a screen reader."""
        said = (self.kind, self.title.text, self.about, self.tag, self.warning, self.snippet.text)
        # Imported by the first question of a screen reader.
        from desktop.safe_text import without_bidi_controls

        return without_bidi_controls(". ".join(part for part in said if part))


def card_of(hit: Hit, voice: Voice, query: "Query | None" = None) -> Card:
    """Return the card of a hit in the reader's language; `query` marks a title in another than the record's."""
    code = voice.language.code
    shown = hit.title.language_shown(code)
    text = hit.title.in_language(code)
    title = CardText(text, hit.title_spans if shown == hit.language else _marks(text, query, shown), shown)
    snippet = CardText(hit.snippet.text, hit.snippet.spans, hit.language)
    if hit.contradictions:
        snippet = _contradictions(hit, voice)
    elif snippet.text == title.text:
        snippet = CardText()
    return Card(
        kind=_kind(hit, voice),
        about=_about(hit, voice),
        tag=voice.tr(_CATALOGUE) if hit.catalogue else "",
        # A list of contradictions need not say that they are.
        warning=voice.tr(_DISCREPANCY) if hit.discrepancies and not hit.contradictions else "",
        title=title,
        snippet=snippet,
        # A provision is known by its own words; the event's title only says where it stands.
        title_lines=1 if hit.kind == RecordKind.RECOMMENDATION or hit.contradictions else 2,
    )


def _contradictions(hit: Hit, voice: Voice) -> CardText:
    """Return what contradicts what, in our words."""
    code = voice.language.code
    notes = [voice.remark(note) for note in hit.contradictions]
    return CardText(" \u00b7 ".join(notes), (), hit.contradictions[0].language_shown(code))


def _marks(text: str, query: "Query | None", language: str) -> tuple[Span, ...]:
    if query is None:
        return ()
    # Imported with the first query: the analysis of words is not needed for the first paint.
    from core.text.highlight import spans_in

    return spans_in(text, query, language)


def _kind(hit: Hit, voice: Voice) -> str:
    if hit.kind == RecordKind.EVENT:
        return voice.tr(EVENT_KINDS.get(hit.type, RECORD_KINDS[hit.kind]))  # type: ignore[call-overload]
    if hit.kind == RecordKind.RECOMMENDATION:
        said = voice.tr(RECORD_KINDS[hit.kind])
        marker = hit.marker.strip(" .-\u2013\u2022")
        return f"{said} {isolate(voice.figures(marker), hit.language)}" if marker else said
    return voice.tr(RECORD_KINDS[hit.kind])


def _about(hit: Hit, voice: Voice) -> str:
    # A reform is known by its year alone.
    dates = voice.dates(hit.start, hit.end) if hit.kind != RecordKind.REFORM else _year(hit, voice)
    if dates and hit.year_inferred:
        dates = f"{dates} ({voice.tr(_YEAR_INFERRED)})"
    return " \u00b7 ".join(part for part in (_does(hit, voice), dates, voice.name(hit.place)) if part)


def _year(hit: Hit, voice: Voice) -> str:
    return voice.figures(str(hit.start.year)) if hit.start else ""


def _does(hit: Hit, voice: Voice) -> str:
    """Return what a provision does where that is not to recommend."""
    if hit.kind != RecordKind.RECOMMENDATION or hit.type == ProvisionKind.RECOMMENDATION:
        return ""
    return voice.tr(PROVISION_KINDS.get(hit.type, ""))  # type: ignore[call-overload]
