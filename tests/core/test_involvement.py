"""A form of address stands before a name in its own language, and behind it in another."""

from core.records.kinds import RecordKind, Role
from core.records.label import Label, Reference
from core.records.library import Involvement

MINISTER = Involvement(
    Reference("person/one", Label("ليلى النجار", "Laila Al-Najjar", "", ("en",))),
    RecordKind.PERSON,
    Role.SPEAKER,
    "وزيرة التنمية الاجتماعية",
    "الدكتورة",
)


def test_a_form_of_address_leads_a_name_in_its_language() -> None:
    assert MINISTER.named("ar", "ar") == ("الدكتورة ليلى النجار", "وزيرة التنمية الاجتماعية")


def test_a_form_of_address_follows_a_name_in_another_language() -> None:
    assert MINISTER.named("en", "ar") == ("Laila Al-Najjar", "الدكتورة، وزيرة التنمية الاجتماعية")
    # There is no French name: the Arabic one stands, and is addressed as printed.
    assert MINISTER.named("fr", "ar")[0] == "الدكتورة ليلى النجار"
