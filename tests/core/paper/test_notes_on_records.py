"""What the reader wrote on a record of a collection stands at the head of its section, in every kind of file."""

import io
import re
import zipfile
from pathlib import Path

import pytest

from core.paper.page import Choices, Cover, Document, Paragraph, Tone
from core.paper.works import Noted, Printed, Work, sections_of, with_note
from core.paper.write import Format, file_bytes
from tests.core.paper.made import an_event, words_of

NOTE = "ask about <b>Oman</b> #read(1) & =1+1"


def book(*works: Printed, choices: Choices = Choices("en")) -> Document:  # noqa: B008 - frozen
    return Document(choices, sections_of(works, choices, apart=True), Cover("Book"))


def notes_of(document: Document) -> list[list[str]]:
    return [
        [
            block.text.text
            for block in section.blocks
            if isinstance(block, Paragraph) and block.tone is Tone.NOTE and "own note" in block.text.text
        ]
        for section in document.sections
    ]


@pytest.mark.parametrize("kind", [Format.PDF, Format.WORD, Format.WEB, Format.TEXT])
def test_a_note_is_printed_in_every_kind_of_file_as_it_was_written(kind: Format, tmp_path: Path) -> None:
    data = file_bytes(book(Noted(Work(an_event()), NOTE)), kind)
    if kind is Format.PDF:
        text = words_of(data, tmp_path)
    elif kind is Format.WORD:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            text = re.sub("<[^>]*>", "", file.read("word/document.xml").decode())
    else:
        text = data.decode()
    shown = NOTE if kind in (Format.PDF, Format.TEXT) else NOTE.replace("&", "&amp;").replace("<", "&lt;")
    shown = shown if kind in (Format.PDF, Format.TEXT) else shown.replace(">", "&gt;")
    assert f"Reader's own note: {shown}" in " ".join(text.replace("&#x27;", "'").split())


def test_a_note_stands_before_everything_else_of_its_own_section() -> None:
    document = book(with_note(Work(an_event()), "first"), with_note(Work(an_event(uid="event/b")), " "))
    first = document.sections[0].blocks[0]
    assert isinstance(first, Paragraph)
    assert first.text.text.endswith("first")
    assert notes_of(document) == [["Reader's own note: first"], []]


def test_notes_on_recommendations_that_share_a_sheet_say_which_they_are_on() -> None:
    event = an_event()
    seventh, eighth = (Work(event, recommendation=item) for item in event.recommendations[6:8])
    (section,) = notes_of(book(with_note(seventh, "later"), with_note(eighth, "now")))
    assert section == [
        "Reader's own note on Recommendation 7: later",
        "Reader's own note on Recommendation 8: now",
    ]


@pytest.mark.parametrize(
    ("language", "note", "own"), [("ar", "Ask them.", "en"), ("fr", "اسأل الوفد (OIC-SSNET).", "ar")]
)
def test_a_note_in_the_other_script_keeps_its_own_direction(language: str, note: str, own: str) -> None:
    section = book(Noted(Work(an_event()), note), choices=Choices(language)).sections[0]
    label, said = (block for block in section.blocks[:2] if isinstance(block, Paragraph))
    assert label.text.text.endswith(":")
    assert (said.text.text, said.text.language, said.tone) == (note, own, Tone.NOTE)


def test_notes_are_left_out_where_the_reader_leaves_notes_out() -> None:
    assert notes_of(book(Noted(Work(an_event()), "x"), choices=Choices("en", notes=False))) == [[]]
