"""Stems: forms of a word meet, words that only look alike stay apart."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text.folding import fold_text
from core.text.stems import LEFT, beginnings, forms, stem
from core.text.words import folded_words

ARABIC_WORD = st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويء", min_size=1, max_size=12)

SAME = [
    ("توصية توصيات التوصيات والتوصيات بالتوصية توصياتهم", "plurals, articles, possessives"),
    ("ورشة الورشة ورش والورشات", "a waw of the root, with and without an article before it"),
    ("وزارة الوزارة والوزارات وزارتهم", "the same before a longer word"),
    ("شبكة شبكتهم شبكتها الشبكات شبكته", "a ta marbuta that a possessive opened"),
    ("مؤسسة مؤسساتهم للمؤسسات", "a possessive on a plural"),
    ("وطني الوطنية الوطنيين", "adjectives"),
    ("ولاية الولايات", "ya before the plural"),
    ("وبناء بناء", "a conjunction before ba of the root"),
]
APART = [
    ("مركز", "مراكز", "broken plurals are beyond a light stemmer"),
    ("عمان", "عمل", "three letters are left"),
    ("لجنة", "جنة", "a lam of the root stays"),
]


@pytest.mark.parametrize(("group", "why"), SAME, ids=[why for _, why in SAME])
def test_forms_of_an_arabic_word_share_a_stem(group: str, why: str) -> None:
    assert len({stem(word, "ar") for word in folded_words(group)}) == 1


@pytest.mark.parametrize(("one", "other", "why"), APART, ids=[why for _, _, why in APART])
def test_words_that_only_look_alike_keep_their_stems(one: str, other: str, why: str) -> None:
    assert stem(fold_text(one), "ar") != stem(fold_text(other), "ar")


@given(ARABIC_WORD)
def test_an_arabic_stem_is_part_of_its_word_and_keeps_three_letters(word: str) -> None:
    found = stem(word, "ar")
    assert found in word
    assert len(found) >= min(len(word), LEFT)


@given(ARABIC_WORD)
def test_the_stem_of_a_word_is_the_first_of_its_forms(word: str) -> None:
    assert forms(word)[0] == stem(word, "ar")


@pytest.mark.parametrize("written", ["تعزيز", "لتعزيز", "بتعزيز", "كتعزيز", "وتعزيز", "والتعزيز"])
def test_a_query_finds_a_word_behind_a_proclitic_of_one_letter(written: str) -> None:
    assert stem(fold_text(written), "ar") in forms("تعزيز")
    assert stem("تعزيز", "ar") in forms(fold_text(written))


def test_latin_words_are_stemmed_in_the_language_of_their_text() -> None:
    assert stem("recommendations", "en") == stem("recommendation", "en")
    assert stem("recommandations", "fr") == stem("recommandation", "fr")
    assert stem("nationales", "fr") == stem("national", "fr")
    assert set(forms("nationales")) == {stem("nationales", "en"), stem("nationales", "fr")}


def test_latin_words_in_an_arabic_text_are_stemmed_as_english() -> None:
    assert stem("networks", "ar") == stem("network", "en")


def test_numbers_are_their_own_stems() -> None:
    assert stem("2016", "en") == "2016"


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("والتو", "توصيات"),
        ("التو", "والتوصيات"),
        ("توص", "بالتوصية"),
        ("وزا", "الوزارة"),
        ("وزا", "وزارة"),
        ("ا", "الايتام"),
        ("يت", "لليتيم"),
        ("تعز", "لتعزيز"),
        ("ssn", "ssnet"),
    ],
)
def test_the_beginning_of_a_word_finds_it_behind_proclitics(typed: str, written: str) -> None:
    assert fold_text(written).startswith(beginnings(typed))


def test_stems_are_the_same_from_many_threads() -> None:
    words = [f"organisation{'s' * (number % 3)}{number}ing" for number in range(2000)]
    expected = [stem.__wrapped__(word, "en") for word in words]
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(lambda word: stem.__wrapped__(word, "en"), words)) == expected
