"""Cards are read back by another program as they were written; a table is what `test_reading` reads back."""

import vobject
from hypothesis import given
from hypothesis import strategies as st

from core.contacts.writing import focal_points_csv, vcards
from core.language import language
from core.records.focal_points import FocalPoint

NAMES = {"network/oic-ssnet": "شبكة الضمان الاجتماعي", "country/om": "عمان"}
POINT = FocalPoint(
    key="k",
    network="network/oic-ssnet",
    country="country/om",
    institution="وزارة التنمية الاجتماعية؛ فرع, مسقط; \\ الرئيسي",
    name="ليلى أحمد النجار",
    position="مديرة",
    email="layla@example.org",
    phone="+968 24 123456",
    note="سطر\nثان",
)


def cards(*points: FocalPoint) -> list[vobject.base.Component]:
    data = vcards(points, NAMES.__getitem__)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    return list(vobject.readComponents(data.decode()))


def test_a_card_holds_the_entry() -> None:
    (card,) = cards(POINT)
    assert card.version.value == "3.0"
    assert card.fn.value == "ليلى أحمد النجار"
    assert (card.n.value.family, card.n.value.given) == ("النجار", "ليلى أحمد")
    assert card.org.value == [POINT.institution]
    assert (card.email.value, card.tel.value, card.title.value) == (POINT.email, POINT.phone, POINT.position)
    assert card.adr.value.country == "عمان"
    assert card.note.value == "شبكة الضمان الاجتماعي\nعمان\nسطر\nثان"
    assert card.uid.value == "network/oic-ssnet/country/om/k"


def test_an_entry_without_a_person_is_the_institution() -> None:
    first, second = cards(POINT, FocalPoint("b", "network/oic-ssnet", "country/om", "صندوق"))
    assert second.fn.value == "صندوق"
    assert "email" not in second.contents
    assert first.fn.value != second.fn.value


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=200))
def test_any_name_comes_back(name: str) -> None:
    (card,) = cards(FocalPoint("k", "network/oic-ssnet", "country/om", "x", name="A " + name))
    assert card.fn.value == "A " + name


def test_a_table_has_the_mark_that_excel_needs_and_hides_formulas() -> None:
    data = focal_points_csv(
        [FocalPoint("k", "network/oic-ssnet", "country/om", "=cmd()")], NAMES.__getitem__, language("ar")
    )
    assert data.startswith(b"\xef\xbb\xbf")
    text = data.decode("utf-8-sig")
    assert text.splitlines()[0].split(",")[:3] == ["شبكة", "بلد", "المؤسسة"]
    assert ",'=cmd()," in text
