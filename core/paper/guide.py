"""The guide to the program: chapters that lie in the store as small Markdown files, read into blocks.

    # Title             once, on the first line
    ## Heading          ### below it
    words               a paragraph; its lines are joined
    - words             an item of a list; lines that are indented go on with it
    | a | b |           a row of a table, the first its head; a row of dashes may follow the head
    ![words](file)      a picture of the folder, said in words for who does not see it
    `Ctrl+K`            what is typed, which reads left to right everywhere

The files are named `NN-key.md` in a folder for each language, and every language has the same. What is read is the
neutral blocks of `page`, so that the window, the terminal and a file show a chapter as they show any section; a picture
is for the window alone, elsewhere its words stand.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import resources
from core.paper.page import (
    Block,
    Cell,
    Heading,
    Item,
    Paragraph,
    Provisions,
    Section,
    Table,
    Tone,
    Wording,
)
from core.text.bidi import isolate_code
from core.text.highlight import spans_in
from core.text.query import Query

_FOLDER = "guide"
_BULLET = "\u2022"
_TYPED = re.compile(r"`([^`]+)`")
_PICTURE = re.compile(r"!\[([^\]]+)\]\(([^)]+)\)")
_DASHES = re.compile(r"[\s|:-]+")
_IN_TITLE = 100


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the window, and what it shows in words."""

    file: Path
    words: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter in one language. `key` is the same in all of them."""

    key: str
    title: str
    blocks: tuple[Block | Picture, ...]
    language: str

    @property
    def section(self) -> Section:
        """The chapter as paper and terminal have it, the words of a picture in its place."""
        blocks = (
            Paragraph(Wording(block.words, self.language), Tone.NOTE) if isinstance(block, Picture) else block
            for block in self.blocks
        )
        return Section(f"guide/{self.key}", "", Wording(self.title, self.language), tuple(blocks))

    @property
    def texts(self) -> Iterator[str]:
        """Every text of the chapter, its title first."""
        yield self.title
        for block in self.blocks:
            yield from _texts(block)


@cache
def chapters(language: str) -> tuple[Chapter, ...]:
    """Return the chapters in a language (ar, en, fr) in their order."""
    folder = resources.path(_FOLDER, language)
    return tuple(_chapter(path, language) for path in sorted(folder.glob("*.md")))


def found(asked: Query, language: str) -> tuple[Chapter, ...]:
    """Return the chapters in which every word that is asked for stands, in any of its forms; the best first."""
    scores = [(_score(chapter, asked), chapter) for chapter in chapters(language)]
    return tuple(chapter for score, chapter in sorted(scores, key=lambda pair: -pair[0]) if score)


def _score(chapter: Chapter, asked: Query) -> int:
    score = 0
    for part in asked.wanted:
        one = Query(asked.text, part, wanted=(part,))
        counts = [len(spans_in(text, one, chapter.language)) for text in chapter.texts]
        if not any(counts):
            return 0
        score += sum(counts) + (_IN_TITLE if counts[0] else 0)
    return score


def _chapter(path: Path, language: str) -> Chapter:
    first, _, rest = path.read_text(encoding="utf-8").partition("\n")
    return Chapter(
        path.stem.partition("-")[2],
        first.removeprefix("# ").strip(),
        tuple(_blocks(rest, path.parent, language)),
        language,
    )


def _blocks(text: str, folder: Path, language: str) -> Iterator[Block | Picture]:
    for part in re.split(r"\n\s*\n", text.strip()):
        lines = part.split("\n")
        if part.startswith("#"):
            marks, _, words = part.partition(" ")
            yield Heading(_said(words), 2 if len(marks) == 2 else 3)
        elif picture := _PICTURE.fullmatch(part.strip()):
            yield Picture(folder / picture[2], picture[1])
        elif part.startswith("|"):
            yield _table(lines, language)
        elif part.startswith("- "):
            items = re.split(r"^- ", part, flags=re.MULTILINE)[1:]
            yield Provisions(tuple(Item(_BULLET, Wording(_joined(item), language)) for item in items))
        else:
            yield Paragraph(Wording(_joined(part), language))


def _table(lines: list[str], language: str) -> Table:
    rows = [
        tuple(cell.strip() for cell in line.strip().strip("|").split("|"))
        for line in lines
        if not _DASHES.fullmatch(line)
    ]
    cells = tuple(tuple(_cell(text, language) for text in row) for row in rows[1:])
    return Table(rows[0], cells, shares=(1, 2) if len(rows[0]) == 2 else (), named_rows=True)


def _cell(text: str, language: str) -> Cell:
    whole = _TYPED.fullmatch(text)
    return Cell((Wording(whole[1], "en") if whole else Wording(_said(text), language),))


def _joined(lines: str) -> str:
    return _said(" ".join(lines.split()))


def _said(text: str) -> str:
    return _TYPED.sub(lambda match: isolate_code(match[1]), text)


def _texts(block: Block | Picture) -> Iterator[str]:
    match block:
        case Picture(words=words):
            yield words
        case Heading(text=text):
            yield text
        case Paragraph(text=wording):
            yield wording.text
        case Provisions(items=items):
            yield from (item.text.text for item in items)
        case Table(head=head, rows=rows):
            yield from head
            yield from (value.text for row in rows for cell in row for value in cell.values)
        case _:
            pass
