"""Directions: isolates for what shapes text itself, visual order for terminals that do not."""

import pytest
from arabic_reshaper import ArabicReshaper
from hypothesis import given
from hypothesis import strategies as st

from core.text.bidi import cells, is_right_to_left, isolate, isolate_code, to_visual, visual_line
from tests.core.text.test_folding import ANY_TEXT

LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"


def shaped(text: str) -> str:
    """Shape without turning round, to say in a test what the eye meets, letter by letter."""
    return str(ArabicReshaper({"delete_harakat": False, "ARABIC LIGATURE ALLAH": False}).reshape(text))


def mirrored(text: str) -> str:
    """Return Arabic text as its letters stand on a line, from left to right."""
    return shaped(text)[::-1]


@pytest.mark.parametrize(
    ("language", "opening"), [("ar", RLI), ("en", LRI), ("fr", LRI), ("tr", FSI), ("", FSI)]
)
def test_a_text_is_wrapped_by_its_language(language: str, opening: str) -> None:
    assert isolate("ILO مكتب", language) == f"{opening}ILO مكتب{PDI}"


def test_codes_read_left_to_right() -> None:
    assert isolate_code("+90 312 468") == f"{LRI}+90 312 468{PDI}"


def test_nothing_is_wrapped_in_nothing() -> None:
    assert isolate("", "ar") == ""


def test_controls_inside_cannot_reach_outside() -> None:
    assert isolate(f"a{RLI}b\u202ec{PDI}{PDI}", "en") == f"{LRI}abc{PDI}"


def test_each_line_is_wrapped_for_itself() -> None:
    assert isolate("a\n\nb", "en") == f"{LRI}a{PDI}\n\n{LRI}b{PDI}"


@pytest.mark.parametrize(
    ("text", "rightwards"), [("نص", True), ("12 نص", True), ("text نص", False), ("12", False), ("", False)]
)
def test_the_first_strong_letter_gives_the_direction(text: str, rightwards: bool) -> None:
    assert is_right_to_left(text) is rightwards


def test_latin_text_stays_as_it_is() -> None:
    assert visual_line("Workshop (Ankara) 2016 «é»") == "Workshop (Ankara) 2016 «é»"


def test_arabic_letters_are_shaped_and_turned_round() -> None:
    assert visual_line("ورشة عمل") == mirrored("ورشة عمل")


@pytest.mark.parametrize("inside", ["SOCSO", "تركيا", "2016"])
def test_brackets_in_arabic_text_open_towards_the_reader(inside: str) -> None:
    line = visual_line(f"منظمة ({inside}) هنا")
    between = mirrored(inside) if inside == "تركيا" else inside
    assert f"({between})" in line


def test_brackets_that_stand_together_are_mirrored_one_by_one() -> None:
    assert visual_line("نص ((أ)) نص").count("((") == 1
    assert visual_line("text ((a)) نص").startswith("text ((a))")


def test_a_bracket_between_latin_words_in_arabic_text_stays_with_them() -> None:
    assert "SOCSO (Malaysia)" in visual_line("التقت SOCSO (Malaysia) في أنقرة")


def test_arabic_inside_latin_text_keeps_its_brackets() -> None:
    assert visual_line("Workshop (ورشة) in Ankara") == f"Workshop ({mirrored('ورشة')}) in Ankara"


def test_numbers_keep_their_digits_in_order_and_ranges_run_from_the_right() -> None:
    assert "6\u20134" in visual_line("يومي 4\u20136 أبريل")
    assert "2016" in visual_line("عام 2016 هنا")


def test_isolates_order_the_line_and_are_not_printed() -> None:
    line = visual_line(f"{isolate('ILO مكتب', 'ar')} (2016)", right_to_left=False)
    assert line == f"{mirrored('مكتب')} ILO (2016)"


def test_harakat_are_kept_behind_their_letters() -> None:
    line = visual_line("الحِمَايَةُ")
    assert line.count("\u064e") == 2
    kasra = line.index("\u0650")
    assert line[kasra - 1] in shaped("الحماية")
    assert cells(line) == cells("الحماية")


@pytest.mark.parametrize(
    ("text", "size"), [("abc", 3), ("كِتَابٌ", 4), ("\u2067ab\u2069", 2), ("漢字", 4), ("e\u0301", 1)]
)
def test_cells_count_what_takes_room(text: str, size: int) -> None:
    assert cells(text) == size


def test_lines_are_broken_before_they_are_turned_round() -> None:
    lines = to_visual("أولا ثانيا ثالثا رابعا", 12).split("\n")
    assert [line.strip() for line in lines] == [mirrored("أولا ثانيا"), mirrored("ثالثا رابعا")]
    assert all(cells(line) == 12 for line in lines)


def test_an_isolate_goes_on_in_the_next_line() -> None:
    text = f"Title: {isolate('أولا ثانيا (ثالثا)', 'ar')} end"
    assert to_visual(text, 12).split("\n") == [
        f"Title: {mirrored('أولا')}",
        mirrored("ثانيا"),
        f"({mirrored('ثالثا')}) end",
    ]
    text = isolate("أولا ثانيا: ثالثا!", "ar")
    assert to_visual(text, 8, right_to_left=False).split("\n")[-1] == f"!{mirrored('ثالثا')}"


def test_each_paragraph_has_its_own_direction() -> None:
    arabic, english = to_visual("نص\ntext", 10).split("\n")
    assert arabic == " " * 8 + mirrored("نص")
    assert english == "text"


def test_a_direction_may_be_given() -> None:
    assert to_visual("text", 6, right_to_left=True) == "  text"


@given(ANY_TEXT, st.integers(0, 40))
def test_any_text_fits_its_width(text: str, width: int) -> None:
    widest = max(width, 2)
    assert all(cells(line) <= widest for line in to_visual(text, widest).split("\n"))
