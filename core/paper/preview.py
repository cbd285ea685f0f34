"""The pages of a finished PDF as pictures and text: what the window shows and the printer gets is that file.

PDFium draws the pages. It keeps its state for the whole process and must not be entered twice, so one lock guards
every call, whatever the document and the thread.
"""

import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from threading import Lock
from types import TracebackType
from typing import NamedTuple, Self

import pypdfium2
import pypdfium2.raw

from core.errors import N_, Refusal
from core.text.folding import fold

MOST_PIXELS = 64_000_000
"""No picture of a page is larger than this: a slip of the zoom must not take all memory (4 bytes a pixel)."""

_PDFIUM = Lock()

_LATIN_NAME = re.compile(r"[a-z0-9]+(?:[\s\-]+[a-z0-9]+)+")
_EITHER = {
    re.escape(sign): f"[{re.escape(pair)}]"
    for pair in ("()", "[]", "{}", "\u00ab\u00bb", "<>")
    for sign in pair
}
_BRACKET = re.compile(rf"(?:\\s\+)?(?P<sign>{'|'.join(map(re.escape, _EITHER))})(?:\\s\+)?")
_JOINTS = re.compile(r"([\s\-]+)")


class Raster(NamedTuple):
    """A picture: rows of `stride` bytes, four a pixel in the order blue, green, red, unused, from the top."""

    width: int
    height: int
    stride: int
    pixels: bytes


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page in points (1/72 inch) from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


class Pages:
    """An open PDF. Close it, or use it in a `with`; pages count from 0. Methods raise Refusal for a damaged page."""

    def __init__(self, data: bytes) -> None:
        """Open a PDF. Raises Refusal for what is none."""
        with _entered():
            self._document = pypdfium2.PdfDocument(data)
            self._sizes = tuple(self._measured(page) for page in range(len(self._document)))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, trouble: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __len__(self) -> int:
        return len(self._sizes)

    def close(self) -> None:
        """Let go of the document; twice is once."""
        with _entered():
            self._document.close()

    def size(self, page: int) -> tuple[float, float]:
        """Return width and height of a page in points."""
        return self._sizes[page]

    def render(self, page: int, scale: float) -> Raster:
        """Draw a page; `scale` is pixels to a point, made smaller where the picture would pass `MOST_PIXELS`."""
        width, height = self._sizes[page]
        most = (MOST_PIXELS / (width * height)) ** 0.5
        with (
            _entered(),
            closing(self._document[page]) as shown,
            closing(shown.render(scale=min(scale, most), prefer_bgrx=True)) as drawn,
        ):
            return Raster(drawn.width, drawn.height, drawn.stride, bytes(drawn.buffer))

    def text(self, page: int) -> str:
        """Return the text of a page as PDFium reads it, for finding and not for quoting."""
        with _entered(), closing(self._document[page]) as shown, closing(shown.get_textpage()) as reading:
            return _characters(reading)

    def find(self, page: int, wanted: str) -> tuple[tuple[Box, ...], ...]:
        """Return where a text stands on a page, each time as its boxes, one a line.

        Letters are compared folded, so that diacritics, alef forms and digits do not matter, and a line's end
        counts as a space.
        """
        pattern = _pattern(wanted)
        if pattern is None:
            return ()
        height = self._sizes[page][1]
        with _entered(), closing(self._document[page]) as shown, closing(shown.get_textpage()) as reading:
            folded = fold(_characters(reading))
            spans = [folded.span(*found.span()) for found in pattern.finditer(folded.text)]
            return tuple(tuple(_boxes(reading, start, end, height)) for start, end in spans)

    def _measured(self, page: int) -> tuple[float, float]:
        # Closed here and not when Python gets to it, which may be in another thread.
        with closing(self._document[page]) as shown:
            width, height = shown.get_size()
        return float(width), float(height)


@contextmanager
def _entered() -> Iterator[None]:
    with _PDFIUM:
        try:
            yield
        except pypdfium2.PdfiumError as trouble:
            raise Refusal(N_("This PDF file is damaged and cannot be shown.")) from trouble


def _pattern(wanted: str) -> re.Pattern[str] | None:
    words = fold(wanted).text.split()
    if not words:
        return None
    asked = _searched(words)
    # PDFium turns the parts of a Latin name round when it stands in a line of Arabic: «SSNET-OIC».
    turned = _LATIN_NAME.sub(lambda name: "".join(reversed(_JOINTS.split(name.group()))), " ".join(words))
    other = _searched(turned.split())
    return re.compile(asked if other == asked else f"{asked}|{other}")


def _searched(words: list[str]) -> str:
    # In a line of Arabic PDFium gives a bracket as it is drawn, and spaces on either side of it as it thinks fit.
    pattern = r"\s+".join(map(re.escape, words))
    loose = _BRACKET.sub(lambda found: rf"\s*{_EITHER[found['sign']]}\s*", pattern)
    return loose.removeprefix(r"\s*").removesuffix(r"\s*")


def _characters(reading: pypdfium2.PdfTextPage) -> str:
    # One character for each index that boxes are asked by; PDFium's own text leaves some out.
    count = reading.count_chars()
    codes = (pypdfium2.raw.FPDFText_GetUnicode(reading, index) for index in range(count))
    return "".join(chr(code) if 0 < code < 0xD800 or 0xDFFF < code < 0x110000 else " " for code in codes)


def _boxes(reading: pypdfium2.PdfTextPage, start: int, end: int, height: float) -> Iterator[Box]:
    for index in range(reading.count_rects(start, end - start)):
        left, bottom, right, top = reading.get_rect(index)
        yield Box(left, height - top, right, height - bottom)
