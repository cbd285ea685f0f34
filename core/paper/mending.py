"""Text that readers of PDF can find and copy: the marks of Arabic taken out of the text, not off the page.

Typst sets a letter with its mark (tanwin, shadda, a vowel) as two glyphs at two heights and gives both the text
of the two. Poppler and PDFium then see a second line with a second letter: «استناداً إلى نتائج» comes out as
three pieces in the wrong order, and one word in seven of an Arabic document is not found. So after Typst:

- what draws nothing but marks goes, as it stands, to the end of its page as an artifact, and means a space;
- a letter means itself, with or without a mark on it, and needs no replacement text (`ActualText`) any more.

Nothing that is drawn changes. What is lost is that a copy of vocalised text comes without its vowels; search
folds them anyway.

A PDF is a row of numbered objects and a table of where they begin. Only what Typst writes is understood here
(one table, streams behind `FlateDecode`); a file that looks otherwise is given back as it came.
"""

import re
import unicodedata
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

_TABLE = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_PLACE = re.compile(rb"(\d{10}) \d{5} n")
_FACE = re.compile(rb"/DescendantFonts\[(\d+) 0 R\]/ToUnicode (\d+) 0 R")
_WIDTHS = re.compile(rb"/W\[([^\]]*)\]")
_MEANING = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]+)>")
_PAGE = re.compile(rb"/Type/Page/Resources (\d+) 0 R.*?/Contents (\d+) 0 R", re.DOTALL)
_NAMED_FACE = re.compile(rb"/(f\d+) (\d+) 0 R")

_SHOWN = rb"(?:\((?:[^()\\]|\\.)*\)|\[(?:\((?:[^()\\]|\\.)*\)|[^\[\]()])*\])T[jJ]\n"
# A piece of text with its place and colour; a run of glyphs in one face; a run with text to replace its own.
_PIECE = re.compile(rb"q 1 0 0 -1 [^\n]*\nBT.*?\nET\nQ\n", re.DOTALL)
_RUN = re.compile(rb"0 Tr/(f\d+) [^\n]*?Tm(" + _SHOWN + rb")", re.DOTALL)
_REPLACED = re.compile(
    rb"/Span<</ActualText<FEFF([0-9A-F]+)>>>BDC((?:/ReversedChars BMC)? 0 Tr/(f\d+) [^\n]*?Tm("
    + _SHOWN
    + rb")EMC)\n(?:EMC)?",
    re.DOTALL,
)
_TEXT_MARKS = re.compile(
    rb"/Span<</ActualText(?:<[0-9A-F]*>|\((?:[^()\\]|\\.)*\))>>BDC|/ReversedChars BMC|\nEMC"
)
_STRING = re.compile(rb"\(((?:[^()\\]|\\.)*)\)", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}

_TOLD = 16


@dataclass(slots=True)
class _Face:
    """What the glyphs of a face mean, which could be marks (no width, a mark in what they mean), and which are."""

    table: int
    meanings: dict[int, str]
    narrow: set[int]
    marks: set[int] = field(default_factory=set)


def mended(pdf: bytes, done: Callable[[int, int], None] = lambda _done, _pages: None) -> bytes:
    """Return a PDF of Typst's with its text in the order of reading; any other file comes back unchanged.

    `done` is told how many pages of how many are mended.
    """
    file = _File.read(pdf)
    if file is None:
        return pdf
    faces = {number: _face(file, found) for number, found in file.matching(_FACE)}
    pages = file.matching(_PAGE)
    for number, (_, found) in enumerate(pages, start=1):
        named = _NAMED_FACE.findall(file.objects[int(found[1])])
        names = {name: faces[int(number)] for name, number in named if int(number) in faces}
        contents = int(found[2])
        content = _with_marks_last(file.stream(contents), names)
        file.replace_stream(contents, _REPLACED.sub(partial(_without_replacement, names), content))
        if number % _TOLD == 0 or number == len(pages):
            done(number, len(pages))
    for face in faces.values():
        file.replace_stream(face.table, _MEANING.sub(partial(_meaning, face), file.stream(face.table)))
    return file.written()


def _face(file: "_File", found: re.Match[bytes]) -> _Face:
    wide, table = _wide(file.objects[int(found[1])]), int(found[2])
    meanings = {
        int(glyph, 16): bytes.fromhex(text.decode()).decode("utf-16-be", "replace")
        for glyph, text in _MEANING.findall(file.stream(table))
    }
    marked = {glyph for glyph, text in meanings.items() if _bare(text) != text}
    return _Face(table, {glyph: _bare(text) for glyph, text in meanings.items()}, marked - wide)


def _meaning(face: _Face, entry: re.Match[bytes]) -> bytes:
    """Return an entry of a face's table anew: a mark means a space, a letter itself."""
    glyph = int(entry[1], 16)
    text = " " if glyph in face.marks else face.meanings[glyph]
    # A mark that stands alone in what was typed keeps its meaning.
    return b"<%b> <%b>" % (entry[1], text.encode("utf-16-be").hex().upper().encode()) if text else entry[0]


def _wide(descendant: bytes) -> set[int]:
    """Return the glyphs that have a width; the list is of first glyph, last glyph, width."""
    listed = _WIDTHS.search(descendant)
    numbers = [float(number) for number in listed[1].split()] if listed else []
    wide: set[int] = set()
    for first, last, width in zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True):
        if width:
            wide.update(range(int(first), int(last) + 1))
    return wide


def _with_marks_last(content: bytes, names: dict[bytes, _Face]) -> bytes:
    """Move the pieces of a page that draw marks alone to its end, and note which glyphs those are."""
    moved: list[bytes] = []

    def kept(piece: re.Match[bytes]) -> bytes:
        # The alef of a lam-alef has no width either, but is written among letters, in their direction.
        if b"/ReversedChars" in piece[0]:
            return piece[0]
        runs = [(names.get(name), _glyphs(shown)) for name, shown in _RUN.findall(piece[0])]
        if not runs or not all(face and glyphs <= face.narrow for face, glyphs in runs):
            return piece[0]
        for face, glyphs in runs:
            if face:
                face.marks |= glyphs
        moved.append(_TEXT_MARKS.sub(b"", piece[0]))
        return b""

    rest = _PIECE.sub(kept, content)
    return rest + b"\n/Artifact BMC\n" + b"".join(moved) + b"EMC\n" if moved else rest


def _without_replacement(names: dict[bytes, _Face], run: re.Match[bytes]) -> bytes:
    """Return a run without the text that replaces its own, where its letters say the same."""
    text = _bare(bytes.fromhex(run[1].decode()).decode("utf-16-be", "replace"))
    meanings = names[run[3]].meanings if run[3] in names else {}
    said = "".join(meanings.get(glyph, "") for glyph in _glyphs(run[4]))
    if not said or not set(said) <= set(text):
        return run[0]
    # One EMC ends the replacement and, where the run is reversed, another one that.
    return run[2] + b"\n" if b"/ReversedChars" in run[2] else run[2].removesuffix(b"EMC")


def _bare(text: str) -> str:
    return "".join(sign for sign in text if not unicodedata.combining(sign))


def _glyphs(shown: bytes) -> set[int]:
    text = b"".join(_ESCAPE.sub(_unescaped, string) for string in _STRING.findall(shown))
    return {int.from_bytes(text[at : at + 2], "big") for at in range(0, len(text), 2)}


def _unescaped(escape: re.Match[bytes]) -> bytes:
    sign = escape[1]
    return bytes([int(sign, 8) & 0xFF]) if sign[:1].isdigit() else _ESCAPES.get(sign, sign)


@dataclass(slots=True)
class _File:
    """The objects of a PDF, each with its head and its `endobj`, by number; what stands before and after them."""

    head: bytes
    objects: dict[int, bytes]
    order: list[int]
    trailer: bytes

    @classmethod
    def read(cls, pdf: bytes) -> "_File | None":
        """Take a file apart; None where it is not laid out as Typst lays it out."""
        end = _TABLE.search(pdf[-64:])
        table = int(end[1]) if end else -1
        if not pdf.startswith(b"xref", table) or (trailer := pdf.find(b"trailer", table)) < 0:
            return None
        places = [int(place) for place in _PLACE.findall(pdf[table:trailer])]
        order = sorted(range(1, len(places) + 1), key=lambda number: places[number - 1])
        begins = [places[number - 1] for number in order]
        objects = {
            number: pdf[begin:end]
            for number, begin, end in zip(order, begins, [*begins[1:], table], strict=True)
        }
        if not all(data.startswith(b"%d 0 obj" % number) for number, data in objects.items()):
            return None
        return cls(pdf[: begins[0]], objects, order, pdf[trailer:])

    def matching(self, pattern: re.Pattern[bytes]) -> list[tuple[int, re.Match[bytes]]]:
        """Return the objects without a stream that a pattern is found in, with what was found."""
        found = (
            (number, pattern.search(data)) for number, data in self.objects.items() if b"stream" not in data
        )
        return [(number, match) for number, match in found if match]

    def stream(self, number: int) -> bytes:
        """Return the unpacked stream of an object."""
        data = self.objects[number]
        packed = data[data.index(b"stream\n") + 7 : data.rindex(b"endstream")]
        return zlib.decompressobj().decompress(packed)

    def replace_stream(self, number: int, content: bytes) -> None:
        """Give an object another stream."""
        head = self.objects[number].partition(b"stream\n")[0]
        packed = zlib.compress(content)
        head = re.sub(rb"/Length \d+", b"/Length %d" % len(packed), head)
        self.objects[number] = head + b"stream\n" + packed + b"\nendstream\nendobj\n"

    def written(self) -> bytes:
        """Put the file together again, with a table of the new places."""
        made, places = bytearray(self.head), {}
        for number in self.order:
            places[number] = len(made)
            made += self.objects[number]
        table = len(made)
        made += b"xref\n0 %d\n0000000000 65535 f\r\n" % (len(places) + 1)
        for number in sorted(places):
            made += b"%010d 00000 n\r\n" % places[number]
        return bytes(made) + re.sub(rb"startxref\s+\d+", b"startxref\n%d" % table, self.trailer)
