"""Two spellings of one name are found, names of two are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text.near_names import near_names


def near(one: str, other: str) -> bool:
    return bool(list(near_names([("body/one", one), ("body/other", other)])))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("وزارة التنمية الاجتماعية", "وزاره التنميه الإجتماعيه"),
        ("سيسريك للأبحاث", "سيسرك للأبحاث"),
        ("Ministry of Social Development", "Social Development Ministry"),
        ("Organisation of Islamic Cooperation", "Organization of Islamic Cooperation"),
        ("Onur Çağlar", "Onur Caglar"),
        ("محمد جلال الدين أكتاش", "محمّد جلال الدين اكتاش"),
    ],
)
def test_two_spellings_of_one_name_are_near(one: str, other: str) -> None:
    assert near(one, other)
    assert near(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("وزارة العمل", "وزارة المالية"),
        ("Ministry of Labour", "Ministry of Finance"),
        ("ILO", "IOM"),
        ("OIC", "OCI"),
        ("International Labour Organization", "International Labour Conference"),
    ],
)
def test_names_of_two_are_not_near(one: str, other: str) -> None:
    assert not near(one, other)


def test_an_owner_is_not_near_to_itself_and_a_pair_is_told_once() -> None:
    names = [
        ("body/a", "منظمة العمل"),
        ("body/a", "منظمه العمل"),
        ("body/b", "منظمة العمل"),
        ("body/b", "المنظمة للعمل"),
    ]
    assert [(each.one, each.other) for each in near_names(names)] == [("body/a", "body/b")]


@given(st.text(alphabet="ابتثجحخدذر", min_size=9, max_size=20), st.data())
def test_a_letter_that_is_missing_is_forgiven(name: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(2, len(name) - 1))
    assert near(name, name[:at] + name[at + 1 :])


@given(st.lists(st.tuples(st.sampled_from(["a", "b", "c"]), st.text(max_size=20)), max_size=8))
def test_any_names_can_be_compared(names: list[tuple[str, str]]) -> None:
    for each in near_names(names):
        assert each.one < each.other
