"""Stems: forms of a word meet, words that only look alike stay apart."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from core.text import stems
from core.text.folding import fold_text
from core.text.stems import LEFT, beginnings, forms, stem
from core.text.words import folded_words

ARABIC_WORD = st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويء", min_size=1, max_size=12)

ROWS = [
    line.split()
    for line in resources.path("vocabulary", "broken_plurals.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
PLURALS = [(singular, plural) for singular, *plurals in ROWS for plural in plurals]
SINGULARS = {stem(fold_text(singular), "ar") for singular, _ in PLURALS}


def plain(word: str) -> str:
    """Return the stem that rules alone give."""
    return stems._light(fold_text(word))


SAME = [
    ("توصية توصيات التوصيات والتوصيات بالتوصية توصياتهم", "plurals, articles, possessives"),
    ("ورشة الورشة ورش والورشات", "a waw of the root, with and without an article before it"),
    ("وزارة الوزارة والوزارات وزارتهم", "the same before a longer word"),
    ("شبكة شبكتهم شبكتها الشبكات شبكته", "a ta marbuta that a possessive opened"),
    ("مؤسسة مؤسساتهم للمؤسسات", "a possessive on a plural"),
    ("وطني الوطنية الوطنيين", "adjectives"),
    ("ولاية الولايات", "ya before the plural"),
    ("وبناء بناء", "a conjunction before ba of the root"),
    ("توصية توصيتها توصيتهم", "a ta marbuta behind ya that a possessive opened"),
    ("رعاية رعايتهم الرعاية", "the same in a longer word"),
    ("مبادئ مبادىء", "a hamza behind ya"),
    ("دول فللدول وللدول", "several proclitics"),
    ("مشروع مشاريع المشاريع ومشاريعهم", "a broken plural"),
    ("صندوق الصناديق صناديقها", "of four letters"),
    ("خبير خبراء والخبراء", "of people"),
    ("نظام أنظمة نظم النظم", "two plurals of one word"),
    ("يتيم أيتام الأيتام", "with an alef before"),
    ("جهة جهات الجهات", "too short to lose an ending"),
]
APART = [
    ("خبرة", "خبراء", "experience is no expert"),
    ("طلب", "طلاب", "a request is no student"),
    ("حكم", "محكمة", "broken plurals alone are led back, not all words of a root"),
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
    assert found in word or found.removeprefix(word[0]) in SINGULARS or found in SINGULARS
    assert len(found) >= min(len(word), LEFT)


@given(ARABIC_WORD)
def test_the_stem_of_a_word_is_the_first_of_its_forms(word: str) -> None:
    assert forms(word)[0] == stem(word, "ar")


@pytest.mark.parametrize("typed", ["حماية", "الحماية", "لحماية", "بحماية", "وبحماية", "وللحماية", "بالحماية"])
@pytest.mark.parametrize(
    "written", ["حماية", "الحماية", "لحماية", "بحماية", "وبحماية", "ولحمايتهم", "فبالحماية"]
)
def test_a_proclitic_may_change_what_is_taken_off_the_end(typed: str, written: str) -> None:
    assert stem(fold_text(written), "ar") in forms(fold_text(typed))


def test_a_broken_plural_is_found_behind_a_proclitic() -> None:
    assert stem(fold_text("لمشاريع"), "ar") in forms(fold_text("مشروع"))
    assert stem(fold_text("بالمشروع"), "ar") in forms(fold_text("لمشاريعهم"))


def test_every_broken_plural_leads_to_its_singular_and_to_no_other_word() -> None:
    singulars = {stem(fold_text(singular), "ar") for singular, _ in PLURALS}
    assert len(PLURALS) >= 150
    for singular, plural in PLURALS:
        assert stem(fold_text(plural), "ar") == stem(fold_text(singular), "ar"), (singular, plural)
        assert plain(plural) not in singulars, plural
        assert plain(plural) != plain(singular), f"{plural} needs no rule"


def test_mechanisms_are_one_word_and_not_a_preposition() -> None:
    found = {stem(fold_text(word), "ar") for word in ("آلية", "آليات", "الآلية", "الآليات", "وآليات")}
    assert len(found) == 1
    assert stem(fold_text("إلى"), "ar") not in found


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
