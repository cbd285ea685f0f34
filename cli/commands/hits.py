"""The rows of an answer, as lines to be read: what it is, what it says, when and where, under which uid."""

from cli.request import Request
from core.errors import N_
from core.paper.citation import PUNCTUATION
from core.paper.page import Digits
from core.records.answers import Hit
from core.records.kinds import (
    EVENT_KINDS,
    PROVISION_KINDS,
    RECORD_KINDS,
    EventKind,
    ProvisionKind,
    RecordKind,
)
from core.text.bidi import isolate, isolate_code
from core.text.dates import range_text
from core.text.numbers import grouped, in_digits

_BETWEEN = " \u00b7 "


def lines_of(hit: Hit, request: Request) -> str:
    """Return the lines of one row, without an empty line at the end."""
    language = request.language
    shown = hit.title.language_shown(language.code)
    title = isolate(hit.title.in_language(language.code), shown)
    head = (
        f"{_kind(hit, request)}: {title}"
        if language.code != "fr"
        else f"{_kind(hit, request)}\u00a0: {title}"
    )
    lines = [head]
    snippet = " ".join(hit.snippet.text.split())
    if snippet and snippet != hit.title.in_language(language.code):
        lines.append(f"    {isolate(snippet, hit.language)}")
    told = _BETWEEN.join(
        part for part in (_dates(hit, request), hit.place.in_language(language.code)) if part
    )
    if told:
        lines.append(f"    {told}")
    lines.append(f"    {isolate_code(hit.uid)}")
    return "\n".join(lines)


def figure(number: int, digits: Digits) -> str:
    """Return a year, or the number of something, in the reader's digits."""
    return in_digits(str(number), digits)


def counted(count: int, request: Request) -> str:
    """Return a count in the reader's digits, its thousands apart."""
    return grouped(count, request.language.code, request.digits)


def _kind(hit: Hit, request: Request) -> str:
    tr = request.language.tr
    if hit.kind is RecordKind.EVENT and hit.type in set(EventKind):
        return tr(EVENT_KINDS[EventKind(hit.type)])
    if hit.kind is RecordKind.RECOMMENDATION and hit.type in set(ProvisionKind):
        return _provision(hit, tr(PROVISION_KINDS[ProvisionKind(hit.type)]), request.digits)
    return tr(RECORD_KINDS[hit.kind])


def _provision(hit: Hit, word: str, digits: Digits) -> str:
    """Name a provision as citations do: a number takes the reader's digits, a letter stays, a bullet says nothing."""
    marker = hit.marker.strip().rstrip(".")
    if not any(sign.isalnum() for sign in marker):
        return word
    return f"{word} {in_digits(marker, digits) if marker.isdigit() else isolate(marker, hit.language)}"


def _dates(hit: Hit, request: Request) -> str:
    if hit.start is None:
        return ""
    if hit.kind is RecordKind.REFORM:  # known by its year alone
        return figure(hit.start.year, request.digits)
    said = range_text(
        hit.start, hit.end or hit.start, request.language.code, request.digits, request.dating.short
    )
    if not hit.year_inferred:
        return said
    comma = PUNCTUATION[request.language.code].comma
    inferred = request.language.tr(N_("year inferred"))
    return f"{said}{comma}{inferred}"
