"""Highlights: spans of the original, right under marks and inside inflected words; the passage to show."""

import csv
import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.records.answers import Marked
from core.records.spans import Span
from core.text.folding import is_dropped
from core.text.highlight import snippet, spans_in
from core.text.query import parse
from core.text.words import words
from tests.core.text.test_folding import ANY_TEXT

PAIRS = Path(__file__).parents[2] / "data" / "arabic_pairs.tsv"
TEXT = "وَالتَّوْصِيَات التي اعتمدتها منظمة التعاون\u200c الإسلامي (OIC-SSNET) بأنقرة، ولتعزيز شبكتهم في 2016. توصية أخرى."


def pairs() -> list[tuple[str, str, str]]:
    with PAIRS.open(encoding="utf-8", newline="") as file:
        rows = csv.reader((line for line in file if not line.startswith("#")), delimiter="\t")
        return [(typed, stored, why) for typed, stored, why in rows]


def marked(text: str, query: str, language: str = "ar", typing: bool = False) -> list[str]:
    return [text[start:end] for start, end in spans_in(text, parse(query, typing=typing), language)]


@pytest.mark.parametrize(
    ("typed", "stored", "why"), pairs(), ids=[f"{why}: {typed}" for typed, _, why in pairs()]
)
def test_what_a_reader_types_marks_what_is_stored(typed: str, stored: str, why: str) -> None:
    text = f"قبل {stored} بعد"
    found = marked(text, typed)
    assert found, why
    assert "".join(found) in stored.replace(" ", "").replace("-", "") or len(found) > 1


def test_there_are_as_many_pairs_as_were_handed_over() -> None:
    assert len(pairs()) == 38


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("توصية", ["وَالتَّوْصِيَات", "توصية"]),
        ("التعاون", ["التعاون"]),
        ("أنقرة", ["بأنقرة"]),
        ("شبكة تعزيز", ["ولتعزيز", "شبكتهم"]),
        ('"منظمة التعاون الإسلامي"', ["منظمة", "التعاون", "الإسلامي"]),
        ('"التعاون منظمة"', []),
        ("OIC SSNET", ["OIC", "SSNET"]),
        ("٢٠١٦", ["2016"]),
        ("-توصية أنقرة", ["بأنقرة"]),
        ("في", ["في"]),
        ("في أنقرة", ["بأنقرة"]),
        ("country:أنقرة", ["بأنقرة"]),
        ("", []),
    ],
)
def test_spans_are_the_words_that_answer(query: str, expected: list[str]) -> None:
    assert marked(TEXT, query) == expected


def test_the_beginning_of_a_word_marks_the_word() -> None:
    assert marked(TEXT, "والتو", typing=True) == ["وَالتَّوْصِيَات", "توصية"]
    assert marked(TEXT, "oic-ss", typing=True) == ["OIC", "SSNET"]
    assert marked(TEXT, "والتو") == []


def test_the_language_of_a_text_decides_over_its_latin_words() -> None:
    text = "les services nationaux et nationales"
    assert marked(text, "nationales", "fr") == ["nationaux", "nationales"]
    assert marked(text, "nationales", "en") == ["nationales"]


@given(ANY_TEXT, ANY_TEXT, st.sampled_from(["ar", "en", "fr"]), st.booleans())
def test_spans_of_any_text_lie_on_the_borders_of_words(
    text: str, query: str, language: str, typing: bool
) -> None:
    spans = spans_in(text, parse(query, typing=typing), language)
    borders = {(word.start, word.end) for word in words(text)}
    assert set(spans) <= borders
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))


@given(ANY_TEXT.filter(str.strip))
def test_a_text_is_marked_by_its_own_words(text: str) -> None:
    found = list(words(text))
    if found:
        assert spans_in(text, parse(f'"{found[0].folded}"'), "ar")


def check(passage: Marked, text: str, spans: tuple[Span, ...], width: int) -> None:
    assert len(passage.text) <= width + 2
    shown = passage.text.removeprefix("…").removesuffix("…")
    one_line = "".join(" " if char.isspace() else char for char in text)
    assert shown in one_line
    assert not is_dropped(shown[0]) or text.startswith(shown[0])
    originals = {one_line[start:end] for start, end in spans}
    assert all(passage.text[start:end] in originals for start, end in passage.spans)


def test_a_snippet_is_the_passage_with_most_different_words() -> None:
    filler = " ".join(["كلمات أخرى كثيرة"] * 30)
    text = f"الضمان في البداية. {filler}. الضمان الاجتماعي في تركيا هنا. {filler} الضمان الضمان الضمان"
    spans = spans_in(text, parse("الضمان الاجتماعي تركيا"), "ar")
    passage = snippet(text, spans, 80)
    check(passage, text, spans, 80)
    assert [passage.text[start:end] for start, end in passage.spans] == ["الضمان", "الاجتماعي", "تركيا"]
    assert passage.text.startswith("…الضمان الاجتماعي في تركيا")
    assert passage.text.endswith("…")


def test_a_snippet_that_begins_with_a_heading_of_the_source_leaves_its_marks_out() -> None:
    text = f"{'كلمات أخرى كثيرة ' * 30}\n\n\n## التوصيات التي تم اعتمادها في ورشة {'عمل ' * 40}"
    passage = snippet(text, spans_in(text, parse("توصيات"), "ar"), 80)
    assert passage.text.startswith("…التوصيات التي تم")


def test_a_short_text_is_its_own_snippet() -> None:
    assert snippet("سطر\nآخر", ((0, 3),), 50) == Marked("سطر آخر", ((0, 3),))


def test_without_spans_a_snippet_is_the_beginning() -> None:
    assert snippet("one two three four five six seven", (), 12) == Marked("one two…")


def test_a_word_longer_than_the_snippet_is_cut_between_letters() -> None:
    text = "بَ" * 200
    passage = snippet(text, (), 21)
    assert passage.text == "بَ" * 10 + "…"


@given(ANY_TEXT, ANY_TEXT, st.integers(5, 60))
def test_snippets_of_any_text_hold_their_spans(text: str, query: str, width: int) -> None:
    spans = spans_in(text, parse(query), "ar")
    passage = snippet(text, spans, width)
    if len(text) > width:
        check(passage, text, spans, width)
    assert len(passage.spans) <= len(spans)
    assert all(0 <= start < end <= len(passage.text) for start, end in passage.spans)
