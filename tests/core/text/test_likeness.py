"""How alike two texts are, and that no pair is missed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text.likeness import NEARLY, alike, likeness, stems_of

APPOINT = "دعوة الدول الأعضاء في منظمة التعاون الإسلامي إلى تعيين نقاط الاتصال الوطنية"
SETS = st.lists(st.frozensets(st.sampled_from("abcdefghijkl"), max_size=9), max_size=12)


def of(text: str, language: str = "ar") -> frozenset[str]:
    return stems_of(text, language)


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        ("دعوة الدول الاعضاء فى منظمه التعاون الاسلامى الى تعيين نقاط الاتصال الوطنيه", "spelling"),
        ("دَعْوَةُ الدُّوَلِ الأعضاءِ في منظمةِ التعاونِ الإسلاميِّ إلى تعيينِ نقاطِ الاتصالِ الوطنيّة", "harakat"),
        ("إلى تعيين نقاط الاتصال الوطنية دعوة الدول الأعضاء في منظمة التعاون الإسلامي", "order"),
        ("دعوة دول أعضاء من منظمة للتعاون الإسلامي لتعيين نقاط اتصال وطنية", "articles and proclitics"),
    ],
)
def test_what_is_said_otherwise_is_nearly_the_same(other: str, reason: str) -> None:
    assert likeness(of(APPOINT), of(other)) >= NEARLY, reason


def test_what_shares_a_subject_alone_is_not_nearly_the_same() -> None:
    other = "الطلب من مركز أنقرة تولي دور الأمانة العامة لشبكة منظمة التعاون الإسلامي للضمان الاجتماعي"
    assert 0 < likeness(of(APPOINT), of(other)) < NEARLY


def test_the_score_is_one_for_the_same_words_and_none_for_nothing() -> None:
    assert likeness(of(APPOINT), of(APPOINT)) == 1
    assert likeness(of(""), of(APPOINT)) == likeness(of("في من على"), of(APPOINT)) == 0


def test_a_text_of_few_words_is_like_no_other() -> None:
    assert list(alike([of("شكر تركيا"), of("شكر تركيا")])) == []


@given(SETS, st.sampled_from([0.5, NEARLY, 0.8, 1.0]))
def test_no_pair_is_missed_and_none_is_made_up(texts: list[frozenset[str]], least: float) -> None:
    by_hand = [
        (first, second)
        for second, text in enumerate(texts)
        for first in range(second)
        if min(len(text), len(texts[first])) >= 4 and likeness(text, texts[first]) >= least
    ]
    found = list(alike(texts, least))
    assert [(pair.first, pair.second) for pair in found] == by_hand
    assert all(pair.score == likeness(texts[pair.first], texts[pair.second]) for pair in found)


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_texts_can_be_held_against_each_other(one: str, other: str) -> None:
    assert 0 <= likeness(of(one, "fr"), of(other, "fr")) <= 1.0000001
