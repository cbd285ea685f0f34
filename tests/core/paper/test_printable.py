"""What a page can hold, where a text changes script, and which characters the faces draw."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from core.paper.glyphs import drawn_by
from core.paper.page import Wording
from core.paper.printable import (
    REPLACEMENT,
    Run,
    cleaned,
    pieces_of,
    runs_of,
    shortened,
    without_controls,
)

NASKH = drawn_by(resources.path("fonts", "NotoNaskhArabic-Regular.ttf"))
SERIF = drawn_by(resources.path("fonts", "NotoSerif-Regular.ttf"))
FACES = NASKH | SERIF


def runs(text: str, language: str) -> list[tuple[str, str]]:
    return [(run.text, run.language) for run in runs_of(Wording(text, language), FACES)]


def test_faces_draw_their_script_and_no_other() -> None:
    assert {ord(letter) for letter in "ابتثًّ٠٩؟،؛«»"} <= NASKH
    assert {ord(letter) for letter in "AZazéğİŞ–—…“”"} <= SERIF
    assert ord("A") not in NASKH
    assert ord("ا") not in SERIF
    assert not FACES & {ord(letter) for letter in "中🙂\ue000\ufffe"}


def test_what_is_no_face_is_said(tmp_path) -> None:
    file = tmp_path / "x.ttf"
    for damage in (b"", b"\0" * 12, b"\0\1\0\0\0\5" + b"cmap" * 20):
        file.write_bytes(damage)
        with pytest.raises(ValueError):
            drawn_by(file)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a\nb\r\n\tc\u2028d\x85e", "a b c d e"),
        ("a\x00b\x1bc\x7fd", "abcd"),
        ("\u202eevil\u202c \u2067x\u2069", "evil x"),
        ("\ufeffa\u200bb", "ab"),
        ("a\ud800b\udfff", "ab"),
        ("中", REPLACEMENT),
        # A zero-width non-joiner is part of Persian spelling and is drawn.
        ("می\u200cشود", "می\u200cشود"),
    ],
)
def test_a_text_is_made_fit(before: str, after: str) -> None:
    assert cleaned(before, FACES) == after


@given(st.text())
def test_nothing_unfit_is_left_of_any_text(text: str) -> None:
    left = cleaned(text, FACES)
    assert all(ord(sign) in FACES | {ord(REPLACEMENT), 0x200B} for sign in left)
    assert not any(unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp") for sign in left)
    assert without_controls(without_controls(text)) == without_controls(text)


@given(
    st.text(alphabet=st.sampled_from("ابج ABC12(),.-–«»“”/: \u2067\u202e")),
    st.sampled_from(["ar", "en", "fr"]),
)
def test_runs_hold_the_whole_text_and_their_isolates_are_closed(text: str, language: str) -> None:
    pieces = runs_of(Wording(text, language), FACES)
    joined = "".join(piece.text for piece in pieces)
    assert joined.translate(dict.fromkeys((0x2066, 0x2067, 0x2069))) == cleaned(text, FACES)
    for piece in pieces:
        opened = sum(piece.text.count(sign) for sign in "\u2066\u2067")
        assert (opened, piece.text.count("\u2069")) == ((1, 1) if piece.language else (0, 0))


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("الضمان (SSI-CAB) بشكل", ["SSI-CAB"]),
        ("منظمة (OIC-SSNET)، ومؤسسة (SGK).", ["OIC-SSNET", "SGK"]),
        ("عقد «21st Managerial (CPESSEC) Conference» في", ["21st Managerial (CPESSEC) Conference"]),
        ("معيار ISO 9001:2015 هنا", ["ISO 9001:2015"]),
        ("على https://www.sesric.org/a-b.php?id=2 ثم", ["https://www.sesric.org/a-b.php?id=2"]),
        # The hyphenated digits of an Arabic date stay in the Arabic order.
        ("في 04-06 أبريل", []),
        ("هاتف +90 312 468 6172 فاكس", ["+90 312 468 6172"]),
    ],
)
def test_latin_in_arabic_is_found_without_its_brackets(text: str, latin: list[str]) -> None:
    assert [found[1:-1] for found, language in runs(text, "ar") if language] == latin


@pytest.mark.parametrize(
    ("text", "arabic"),
    [
        ("Cite “ورشة (SGK) عمل”, Ankara", ["ورشة (SGK) عمل"]),
        ("calls it «ميدانية» (on site)", ["ميدانية"]),
        ("plain English", []),
    ],
)
def test_arabic_in_latin_is_one_piece_between_quotation_marks(text: str, arabic: list[str]) -> None:
    assert [found[1:-1] for found, language in runs(text, "en") if language] == arabic


def test_a_word_of_thousands_of_letters_gets_places_to_break() -> None:
    word = cleaned("ب" * 5000, FACES)
    assert max(len(piece) for piece in word.split("\u200b")) <= 40
    assert word.replace("\u200b", "") == "ب" * 5000


@pytest.mark.parametrize(
    "text", ["1" * 200_000, "A " * 100_000, "(" * 100_000, "A(" * 50_000, "ا1" * 100_000]
)
def test_long_texts_are_read_once_and_not_from_every_letter(text: str) -> None:
    assert runs(text, "ar")
    assert runs(text, "en")


def test_a_long_title_is_cut_at_a_word() -> None:
    assert shortened("one two three", 20) == "one two three"
    assert shortened("one two three four", 12) == "one two…"
    assert shortened("x" * 50, 10) == "x" * 9 + "…"


@pytest.mark.parametrize(
    ("text", "language", "other"),
    [
        ('Review "A" [draft] (2026)?', "ar", "en"),
        ("«مراجعة» [مسودة] (2026)؟", "fr", "ar"),
    ],
)
def test_a_text_all_in_the_other_script_is_one_run(text: str, language: str, other: str) -> None:
    assert pieces_of(text, language) == (Run(text, other),)
    assert pieces_of("(2026) 12.", language) == (Run("(2026) 12.", ""),)
