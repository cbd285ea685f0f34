"""A book of many events: pages a second and peak memory, beside WeasyPrint and LibreOffice with the same content.

Each program runs as a process of its own on the same sections: ours as the window starts it (the document goes in,
the PDF comes out), WeasyPrint on HTML with contents, heads and page numbers, LibreOffice on our Word file. Memory is
the largest resident size of the process and its children, looked at fifty times a second; processor time is theirs.
Peers that are not installed are named and left out.
"""

import os
import pickle
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from html import escape
from importlib.util import find_spec
from pathlib import Path

import psutil

import resources
from benchmarks.timing import table
from core.paper.binding import HEAD, command
from core.paper.docx.package import docx_bytes
from core.paper.page import (
    Block,
    Choices,
    Clashes,
    Cover,
    Document,
    Facts,
    Heading,
    Paragraph,
    Provisions,
    Section,
    SourceBox,
    Table,
)
from core.paper.preview import Pages
from core.paper.works import Work, sections_of
from core.records.library import Event
from db.library import Library

_LOOK_EVERY = 0.02
_COVER = Cover("كتاب إحاطة", "الاجتماع العاشر", "٢٠٢٦", "وحدة الحماية الاجتماعية")
_WEASY = "import sys, weasyprint; weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2], pdf_variant='pdf/ua-1')"
_STYLE = """
@page { size: A4; margin: 24mm 22mm 22mm; @top-right { content: string(title) }
        @bottom-left { content: counter(page) ' / ' counter(pages) } }
@font-face { font-family: Naskh; src: url(FONTS/NotoNaskhArabic-Regular.ttf) }
@font-face { font-family: Naskh; font-weight: bold; src: url(FONTS/NotoNaskhArabic-Bold.ttf) }
body { font: 11.5pt/1.8 Naskh; text-align: justify } h1 { string-set: title content(); font-size: 19pt }
section { break-before: page } nav a::after { content: leader('.') target-counter(attr(href), page) }
nav a { display: block; color: black; text-decoration: none } ol { list-style: none } dt { color: gray }
"""


@dataclass(frozen=True, slots=True)
class Run:
    """What one program took for the book."""

    seconds: float
    processor: float
    megabytes: float
    pages: int


def compare(library: Library, count: int, long: bool = False) -> None:
    """Print the table for a book of as many events; `long` draws them from the five whole documents alone."""
    document = book(library, count, long=long)
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        runs = {"Tawsiyat, PDF/UA": measured(*_ours(document, here))}
        began = time.process_time()
        (here / "book.docx").write_bytes(docx_bytes(document))
        word = time.process_time() - began
        if shutil.which("soffice"):
            runs["LibreOffice, our Word file"] = measured(*_office(here))
        else:
            print("LibreOffice is not installed (Debian: libreoffice-writer-nogui).")
        if find_spec("weasyprint"):
            runs["WeasyPrint, PDF/UA"] = measured(*_weasy(document, here))
        else:
            print("WeasyPrint is not installed (pip install weasyprint).")
    what = "drawn from the whole documents" if long else "of the library"
    print(f"a book of {count} events {what}; {word:.2f} s of processor for the Word file")
    rows = [
        (
            name,
            run.pages,
            run.seconds,
            run.processor,
            run.pages / run.seconds,
            run.pages / run.processor,
            run.megabytes,
        )
        for name, run in runs.items()
    ]
    heads = ("", "pages", "s", "processor s", "pages/s", "pages/processor s", "peak MB")
    print(table(heads, rows))


def book(library: Library, count: int, *, long: bool) -> Document:
    """Return a book of as many events, the ones with most to say first."""
    events = [library.event(uid) for uid in library.uids() if uid.startswith("event/")]
    events.sort(key=lambda event: event.catalogue)
    if long:
        whole = [event for event in events if not event.catalogue]
        events = [_another(whole[number % len(whole)], number) for number in range(count)]
    choices = Choices(description=True)
    works = [
        Work(event, library.source(event.source.uid) if event.source else None) for event in events[:count]
    ]
    return Document(choices, sections_of(works, choices, apart=True), _COVER)


def _another(event: Event, number: int) -> Event:
    """Return an event with words of its own, so that no program sets the same line twice."""
    return replace(
        event,
        uid=f"event/{number}",
        title=replace(event.title, ar=f"{event.title.ar} {number}"),
        recommendations=tuple(replace(item, text=f"{item.text} {number}") for item in event.recommendations),
        description=tuple(replace(part, quote=f"{part.quote} {number}") for part in event.description),
    )


def measured(arguments: list[str], feed: bytes, pages: Callable[[bytes], int]) -> Run:
    """Run a program with something to read, and look at its memory while it works."""
    began = time.perf_counter()
    with tempfile.TemporaryFile() as outgoing:
        # The worker takes the end of its input for the end of its program: the pipe stays open.
        process = psutil.Popen(
            arguments,
            stdin=subprocess.PIPE,
            stdout=outgoing,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )
        process.stdin.write(feed)
        process.stdin.flush()
        peak, processor = 0.0, 0.0
        while process.poll() is None:
            peak, processor = _looked_at(process, peak, processor)
            time.sleep(_LOOK_EVERY)
        seconds = time.perf_counter() - began
        process.stdin.close()
        outgoing.seek(0)
        return Run(seconds, processor, peak / 2**20, pages(outgoing.read()))


def _looked_at(process: psutil.Process, peak: float, processor: float) -> tuple[float, float]:
    try:
        family = [process, *process.children(recursive=True)]
        memory = sum(one.memory_info().rss for one in family)
        times = sum(one.cpu_times().user + one.cpu_times().system for one in family)
    except psutil.Error:
        return peak, processor
    return max(peak, memory), max(processor, times)


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(resources.path().parent)}


def _ours(document: Document, _folder: Path) -> tuple[list[str], bytes, Callable[[bytes], int]]:
    order = pickle.dumps(document)

    def pages(answer: bytes) -> int:
        at = 0
        while at < len(answer):
            kind, length = HEAD.unpack_from(answer, at)
            if kind == b"D":
                return _count(answer[at + HEAD.size : at + HEAD.size + length])
            at += HEAD.size + length
        return 0

    return command(), HEAD.pack(b"D", len(order)) + order, pages


def _office(folder: Path) -> tuple[list[str], bytes, Callable[[bytes], int]]:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    arguments = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    return [*arguments, str(folder / "book.docx")], b"", lambda _: _count((folder / "book.pdf").read_bytes())


def _weasy(document: Document, folder: Path) -> tuple[list[str], bytes, Callable[[bytes], int]]:
    (folder / "book.html").write_text(html(document), encoding="utf-8")
    arguments = [sys.executable, "-c", _WEASY, str(folder / "book.html"), str(folder / "weasy.pdf")]
    return arguments, b"", lambda _: _count((folder / "weasy.pdf").read_bytes())


def _count(pdf: bytes) -> int:
    with Pages(pdf) as pages:
        return len(pages)


def html(document: Document) -> str:
    """Return the same content as HTML for a program that prints that: plain, with contents and page numbers."""
    listed = "".join(
        f'<a href="#s{number}">{escape(section.title.text)}</a>'
        for number, section in enumerate(document.sections)
    )
    sections = "".join(_section(section, number) for number, section in enumerate(document.sections))
    style = _STYLE.replace("FONTS", resources.path("fonts").as_uri())
    return (
        f'<!doctype html><html lang="ar" dir="rtl"><meta charset="utf-8"><title>{_COVER.title}</title>'
        f"<style>{style}</style><h1>{_COVER.title}</h1><nav>{listed}</nav>{sections}</html>"
    )


def _section(section: Section, number: int) -> str:
    blocks = "".join(_block(block) for block in section.blocks)
    head = f"<p>{escape(section.kind)}</p><h1>{escape(section.title.text)}</h1>"
    return f'<section id="s{number}">{head}{blocks}</section>'


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"<h{block.level}>{escape(block.text)} {escape(block.aside)}</h{block.level}>"
        case Paragraph():
            return f"<p>{escape(block.text.text)}</p>"
        case Facts():
            return (
                "<dl>"
                + "".join(_row(row.label, [v.text for v in row.values]) for row in block.rows)
                + "</dl>"
            )
        case Provisions():
            return (
                "<ol>"
                + "".join(f"<li>{escape(f'{i.marker} {i.text.text}')}</li>" for i in block.items)
                + "</ol>"
            )
        case Clashes():
            said = (
                (clash.label, [clash.note.text, *(q.text for q in clash.quotes)]) for clash in block.clashes
            )
            return "<dl>" + "".join(_row(*one) for one in said) + "</dl>"
        case SourceBox():
            cited = block.citation.text if block.citation else ""
            rows = "".join(_row(row.label, [v.text for v in row.values]) for row in block.rows)
            return f"<dl>{rows}</dl><p>{escape(cited)}</p>"
        case Table():
            rows = (
                "".join(f"<td>{escape(v.text)}</td>" for c in row for v in c.values) for row in block.rows
            )
            return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
        case _:
            return "<hr>"


def _row(label: str, values: list[str]) -> str:
    return f"<dt>{escape(label)}</dt>" + "".join(f"<dd>{escape(value)}</dd>" for value in values)
