"""The source documents of the store: each a text file, kept to the letter, and a head beside it.

A document is kept whole, and what its head says stands in it. Of a page that holds much else, a list alone may be kept:
its head says `extract = true`, what was left out is marked «[…]», and the address is where the page stands.
"""

from pathlib import Path

from core.records.label import Label
from core.records.library import Source
from db.build.faults import Findings
from db.build.table import Table


def read_sources(folder: Path, findings: Findings) -> dict[str, Source]:
    """Return the sources by uid. A text without a head, and a head without a text, are faults."""
    sources: dict[str, Source] = {}
    for text_file in sorted(folder.glob("*.txt")):
        if not text_file.with_suffix(".toml").is_file():
            findings.add(text_file, "head", f"{text_file.stem}.toml is missing")
    for file in sorted(folder.glob("*.toml")):
        text_file = file.with_suffix(".txt")
        if not text_file.is_file():
            findings.add(file, "text", f"{text_file.name} is missing")
            continue
        try:
            text = text_file.read_bytes().decode("utf-8")
        except UnicodeDecodeError as error:
            findings.add(text_file, "text", f"is no text in UTF-8: {error}")
            continue
        source = _source(Table.read(file, findings), text)
        if source.uid in sources:
            findings.add(file, "uid", f"«{source.uid}» is defined twice", source.uid)
        sources[source.uid] = source
    return sources


def _source(head: Table, text: str) -> Source:
    uid = head.text("uid", None)
    if uid != f"source/{head.file.stem}":
        head.fault("uid", f"is to be source/{head.file.stem}", uid)
    title, publisher = head.table("title"), head.table("publisher")
    label = Label()
    if title is None:
        head.fault("title", "is missing")
    else:
        label = title.label()
        _occurs(title, text, title.text("quote", None))
        title.finish()
    published, address = head.day("published"), head.text("address") or None
    if published:
        _occurs(head, text, head.text("published_quote", None))
    if address and not head.flag("extract"):  # what is taken out of a page does not print its address
        _occurs(head, text, head.text("address_quote") or address)
    published_by = publisher.label() if publisher else Label()
    if publisher:
        publisher.finish()
    source = Source(uid, label, published_by, address, head.language("language"), published, text)
    head.finish()
    return source


def _occurs(table: Table, text: str, quote: str) -> None:
    if quote and quote not in text:
        table.fault("quote", f"does not occur in the text: «{quote[:80]}»", quote)
