"""The PDF of a document: its values as JSON into the Typst templates, out comes a tagged file (PDF/UA-1).

Faces come from the bundled folder and from nowhere else, so that a page looks the same on every machine and a
missing face is said and not replaced. `mending` then puts the text behind the glyphs in order. No date goes into
the file: the same document gives the same bytes.

A `Typesetter` keeps the compiler with its faces and templates loaded; one is made for a program's life and may be
used from any thread, one document at a time. Typst lets other threads run while it works.
"""

import json
import logging
from collections.abc import Callable
from pathlib import Path
from threading import Lock

import typst

import resources
from core.errors import N_, Refusal
from core.paper.glyphs import drawn_by
from core.paper.inking import document_data
from core.paper.mending import mended
from core.paper.page import Choices, Document

FACES = (
    "NotoNaskhArabic-Regular.ttf",
    "NotoNaskhArabic-Bold.ttf",
    "NotoSerif-Regular.ttf",
    "NotoSerif-Bold.ttf",
)
"""The files of the bundled folder that pages are set in."""

_TEMPLATES = ("document.typ", "book.typ", "blocks.typ", "look.typ")

_KEPT_BY_TYPST = 11
"""Typst keeps what it made of a document for as long as ten others came after it."""

_log = logging.getLogger(__name__)


class Typesetter:
    """Typst with our faces and templates, loaded once."""

    def __init__(self, store: Path | None = None) -> None:
        """Load faces and templates, from another `store` where one is given.

        Raises Refusal when a face or a template is missing or unreadable.
        """
        root = store or resources.path()
        self._drawable = _drawable(root / "fonts")
        templates = [root / "templates" / name for name in _TEMPLATES]
        for template in templates:
            if not template.is_file():
                raise Refusal(
                    N_("The page template {name} is missing. Install the program again."), name=template.name
                )
        faces = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[root / "fonts"]
        )
        self._compiler = typst.Compiler(templates[0], root=root / "templates", font_paths=faces)
        self._turn = Lock()

    def pdf(self, document: Document) -> bytes:
        """Return a document as a tagged PDF. Raises Refusal where Typst cannot set it."""
        return mended(self.set(self.text_of(document)))

    def text_of(self, document: Document, done: Callable[[int], None] = lambda _: None) -> str:
        """Return the data of a document as the templates read it, telling how many sections are in it."""
        return json.dumps(document_data(document, self._drawable, done), ensure_ascii=False)

    def set(self, text: str) -> bytes:
        """Return what Typst makes of the data of a document, before its text is mended. Raises Refusal."""
        try:
            with self._turn:
                made = self._compiler.compile(sys_inputs={"page": text}, format="pdf", pdf_standards="ua-1")
        except typst.TypstError as trouble:
            _log.exception("Typst refused a page: %s", trouble.diagnostic)
            raise Refusal(
                N_("This page could not be set as PDF ({reason}). Save it as text instead."),
                reason=trouble.message,
            ) from trouble
        if not isinstance(made, bytes):
            raise TypeError(f"Typst gave {type(made).__name__} for a PDF")
        return made

    def forget(self) -> None:
        """Let go of what Typst keeps of the last documents (20 MB of ten digests): the next one takes a little longer.

        Nothing asks Typst for that but documents that come after: these hold nothing. It takes some 60 ms.
        """
        nothing = self.text_of(Document(Choices(), ()))
        for _ in range(_KEPT_BY_TYPST):
            self.set(nothing)


def pdf_bytes(document: Document) -> bytes:
    """Return a document as a tagged PDF with a typesetter of its own; keep a `Typesetter` for more than one."""
    return Typesetter().pdf(document)


def _drawable(folder: Path) -> frozenset[int]:
    """Return what regular and bold faces together can draw in every weight."""
    weights: dict[str, frozenset[int]] = {}
    for name in FACES:
        try:
            drawn = drawn_by(folder / name)
        except (OSError, ValueError) as trouble:
            raise Refusal(
                N_("The font {name} that pages are set in is missing or damaged. Install the program again."),
                name=name,
            ) from trouble
        weight = name.rpartition("-")[2]
        weights[weight] = weights.get(weight, frozenset()) | drawn
    return frozenset.intersection(*weights.values())
