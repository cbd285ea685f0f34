"""What stands at the end of a book and follows from its sections: the names of its indexes, its sources."""

from core.errors import N_
from core.language import language as language_of
from core.paper.page import Document, Entry, Group, Provisions, Section, SourceLine
from core.text.sorting import sort_key

GROUPS = {
    Group.THEMES: N_("Index of themes"),
    Group.COUNTRIES: N_("Index of countries"),
    Group.BODIES: N_("Index of bodies"),
}
"""The indexes in their order, each with its heading."""


def listed_sources(document: Document) -> tuple[SourceLine, ...]:
    """Return the sources of all sections, each once, in the order in which the sections first rest on them."""
    lines: dict[str, SourceLine] = {}
    for section in document.sections:
        for line in section.sources:
            lines.setdefault(line.uid, line)
    return tuple(lines.values())


def indexed(document: Document) -> dict[Group, tuple[Entry, ...]]:
    """Return the entries of each index, each once, in the order of the page's language; an empty index is left out."""
    code = document.choices.language
    found: dict[Group, dict[str, Entry]] = {group: {} for group in GROUPS}
    for section in document.sections:
        for entry in entries_of(section):
            found[entry.group].setdefault(entry.uid, entry)
    return {
        group: tuple(sorted(entries.values(), key=lambda entry: sort_key(entry.name.text, code)))
        for group, entries in found.items()
        if entries
    }


def entries_of(section: Section) -> tuple[Entry, ...]:
    """Return the entries of a section and of all its provisions."""
    inside = [
        entry
        for block in section.blocks
        if isinstance(block, Provisions)
        for item in block.items
        for entry in item.entries
    ]
    return (*section.entries, *inside)


def index_heading(group: Group, language: str) -> str:
    """Return the heading of an index."""
    return language_of(language).tr(GROUPS[group])
