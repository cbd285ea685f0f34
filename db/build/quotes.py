"""From a quote to a passage: the quote must occur in its source, to the letter."""

from core.records.library import Passage, Source
from db.build.table import Table


def passages(table: Table, source: Source, key: str = "quote", required: bool = True) -> tuple[Passage, ...]:
    """Return the passages of a table's `quote` (with `occurrence`, from 1) or of its `quotes`."""
    quotes = table.words("quotes")
    quote = table.text(key)
    if quote:
        quotes = (quote, *quotes)
    if not quotes and required:
        table.fault(key, "no quote backs this fact")
    if any(not text.strip() for text in quotes):
        table.fault(key if quote else "quotes", "a quote is empty")
        quotes = tuple(text for text in quotes if text.strip())
    occurrence = table.number("occurrence", least=1) or 1
    found = (passage(table, source, text, occurrence if text == quote else 1) for text in quotes)
    return tuple(each for each in found if each is not None)


def passage(table: Table, source: Source, quote: str, occurrence: int = 1) -> Passage | None:
    """Return the passage of one quote, or None with a fault noted where it does not occur."""
    start = -1
    for _ in range(occurrence):
        start = source.text.find(quote, start + 1)
        if start < 0:
            table.fault("quote", f"does not occur in {source.uid}: «{quote[:80]}»", quote)
            return None
    return Passage(source.uid, start, start + len(quote), quote)
