"""Folding: what differs in writing and not in meaning becomes one, and every place is known in the original."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.text.folding import fold, fold_text, is_dropped

ARABIC = st.text(alphabet=[chr(code) for code in (*range(0x600, 0x700), *range(0xFB50, 0xFDFF))])
ANY_TEXT = st.one_of(
    st.text(), ARABIC, st.text(alphabet="اأءئؤويةهى\u064e\u0651\u0654ـ \u200c\u2067\u2069ab1é")
)

FOLDED = [
    ("كِتَابٌ", "كتاب", "harakat"),
    ("الحمـــاية", "الحمايه", "tatweel"),
    ("آأإٱا", "ااااا", "alef variants"),
    ("ىیېئي", "ييييي", "ya variants, hamza on ya"),
    ("ةہھه", "هههه", "ta marbuta and other heh"),
    ("کك", "كك", "Persian kaf"),
    ("مسئول مسؤول", "مسوول مسوول", "hamza before waw, whatever its seat"),
    ("رءوس رؤوس", "رووس رووس", "hamza alone before waw"),
    ("مسئُول", "مسوول", "a mark between hamza and waw"),
    ("مسي\u0654ول", "مسوول", "hamza above as a mark of its own"),
    ("٢٠٢٤ ۲۰۲۴ २०२४", "2024 2024 2024", "digits of every script"),
    ("ﺍﻟﻀﻤﺎﻥ ﻻ", "الضمان لا", "presentation forms, one letter becoming two"),
    ("ﷺ", "صلي الله عليه وسلم", "one sign becoming four words"),
    ("a\ufe76b", "ab", "a mark that Unicode encodes as a letter on a blank"),
    ("İŞKUR Işkur ışkur", "iskur iskur iskur", "Turkish i with and without its dot"),
    ("Türkiye œuvre Straße Øre", "turkiye oeuvre strasse ore", "Latin diacritics and letters"),
    ("e\u0301", "e", "a decomposed accent"),
    ("ΟΔΟΣ ς", "οδοσ σ", "final sigma"),
    ("½ m²", "1⁄2 m2", "fractions and superscripts"),
    ("™ ° «x»", "™ ° «x»", "symbols stay, so words break where they do in the original"),
    ("م\u200cن\u200fا\u2067ل\u2069", "منال", "zero-width and direction controls"),
    ("", "", "nothing"),
]


@pytest.mark.parametrize(("text", "folded", "why"), FOLDED, ids=[why for _, _, why in FOLDED])
def test_fold_makes_one_of_what_differs_in_writing_only(text: str, folded: str, why: str) -> None:
    assert fold_text(text) == folded
    assert fold(text).text == folded


@given(ANY_TEXT)
@example("ءءو")
@example("ئءو")
@example("ءئو")
@example("Ꭰ")
@example("\ud800")
def test_folding_twice_gives_what_folding_once_gives(text: str) -> None:
    once = fold_text(text)
    assert fold_text(once) == once


@given(ANY_TEXT)
def test_both_ways_of_folding_give_the_same_text(text: str) -> None:
    assert fold(text).text == fold_text(text)


@given(ANY_TEXT)
def test_offsets_never_decrease_and_lie_in_the_text(text: str) -> None:
    folded = fold(text)
    offsets = list(folded.offsets)
    assert len(offsets) == len(folded.text) + 1
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(text)
    assert all(0 <= offset < len(text) for offset in offsets[:-1])


@given(ANY_TEXT, st.data())
def test_a_span_never_cuts_a_letter_from_its_marks(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    first, last = folded.span(start, end)
    assert 0 <= first <= last <= len(text)
    if start < end:
        assert first < last
        assert not unicodedata.category(text[last : last + 1] or "x").startswith("M")
        assert len(fold_text(text[first:last])) >= end - start


def test_fold_keeps_offsets_of_dropped_marks() -> None:
    folded = fold("كِتَابٌ جَدِيد")
    assert folded.text == "كتاب جديد"
    assert folded.span(0, 4) == (0, 7)
    assert folded.original[slice(*folded.span(5, 9))] == "جَدِيد"


def test_a_span_leaves_direction_controls_outside_and_keeps_tatweel() -> None:
    folded = fold("\u2067كتابـ\u2069 x")
    assert folded.span(0, 4) == (1, 6)


def test_a_span_takes_a_ligature_whole() -> None:
    folded = fold("سﻻم")
    assert folded.text == "سلام"
    assert folded.span(1, 2) == folded.span(2, 3) == folded.span(1, 3) == (1, 2)


@pytest.mark.parametrize("char", ["\u064e", "ـ", "\u200c", "\u2067", "\u0301", "\u093f"])
def test_marks_and_hidden_characters_are_dropped(char: str) -> None:
    assert is_dropped(char)
    assert fold_text(f"ا{char}ب") == "اب"
