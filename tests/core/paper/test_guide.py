"""The guide: the same chapters in three languages, pictures that are there, and nothing of the program left out."""

import re

import pytest

import resources
from cli.arguments import COMMANDS
from core.paper.guide import Picture, chapters, found
from core.paper.page import Heading, Table
from core.text.query import parse

LANGUAGES = ("ar", "en", "fr")
_MOST_BYTES = 3_000_000


def _whole(code: str) -> str:
    return "\n".join(text for chapter in chapters(code) for text in chapter.texts)


def _frame(code: str) -> list[tuple[str, list[str]]]:
    """Return of every chapter its key and the kinds of its blocks, tables with their rows."""
    return [
        (
            chapter.key,
            [f"{type(b).__name__}{len(b.rows) if isinstance(b, Table) else ''}" for b in chapter.blocks],
        )
        for chapter in chapters(code)
    ]


@pytest.mark.parametrize("code", ["ar", "fr"])
def test_every_language_has_the_same_chapters_with_the_same_parts(code: str) -> None:
    assert len(_frame("en")) == 11
    assert _frame(code) == _frame("en")


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_chapter_says_something(code: str) -> None:
    for chapter in chapters(code):
        assert chapter.title
        assert all(text.strip() for text in chapter.texts)
        assert not any(re.search(r"`|^#|!\[|\]\(", text) for text in chapter.texts), chapter.key


def test_pictures_are_there_and_small_and_said_in_words() -> None:
    pictures = [b for code in LANGUAGES for c in chapters(code) for b in c.blocks if isinstance(b, Picture)]
    assert len(pictures) == 9
    assert all(len(picture.words) > 10 for picture in pictures)
    assert all(picture.file.read_bytes().startswith(b"\x89PNG") for picture in pictures)
    assert {picture.file for picture in pictures} == set(resources.path("guide").rglob("*.png"))
    assert sum(picture.file.stat().st_size for picture in pictures) < _MOST_BYTES


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_guide_tells_of_every_command_and_option(code: str) -> None:
    text = _whole(code)
    words = set(re.findall(r"[\w-]+", text))
    for command in COMMANDS:
        assert f"tawsiyat {command.name}" in text
        for option in command.options:
            assert option.names[-1] in words, (command.name, option.names)


@pytest.mark.parametrize(
    ("code", "asked", "first"),
    [
        # The guide has «المعاينة» and «السجلات», never these forms.
        ("ar", "ومعاينات", "paper"),
        ("ar", "للملفات", "collections"),
        ("en", "printed", "paper"),
        ("fr", "imprimés", "paper"),
    ],
)
def test_an_inflected_word_finds_the_chapter(code: str, asked: str, first: str) -> None:
    assert first in [chapter.key for chapter in found(parse(asked), code)][:3]


def test_words_that_no_chapter_has_find_none() -> None:
    assert found(parse("zzzz register"), "en") == ()


def test_a_chapter_has_headings() -> None:
    heads = [b for c in chapters("en") for b in c.blocks if isinstance(b, Heading)]
    assert len(heads) > 15
