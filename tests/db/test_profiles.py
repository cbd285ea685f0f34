"""Profiles and digests are put together from the records, whole, and say what is not known."""

from pathlib import Path

import pytest

from core.errors import Refusal
from core.records.focal_points import FocalPoint
from core.records.kinds import ProvisionKind, ReformArea
from db.build import build
from db.library import Library, open_library
from tests.db.store import TOLD_EVENT, write_store

MORE = """
[[bodies]]
uid = "body/ankara-centre"
role = "organiser"
quote = "تتولى المنظمة"
[[statements]]
subject = "country/tr"
relation = "member"
object = "body/ankara-centre"
year = 1969
quote = "مندوبو تركيا"
"""


@pytest.fixture
def store(tmp_path: Path) -> Path:
    made = write_store(tmp_path / "store")
    (made / "library/events/told.toml").write_text(TOLD_EVENT + MORE, encoding="utf-8")
    words = made / "vocabulary/all.toml"
    text = words.read_text(encoding="utf-8").replace('ar = "ليلى"', 'ar = "ليلى"\ncountry = "country/tr"')
    words.write_text(
        text.replace('ar = "الشبكة"', 'ar = "الشبكة"\nparent = "body/ankara-centre"'), encoding="utf-8"
    )
    return made


@pytest.fixture
def library(store: Path, tmp_path: Path) -> Library:
    return open_library(build(store, tmp_path / "library.db").path)


def test_a_profile_holds_all_that_is_known_of_a_country(library: Library) -> None:
    profile = library.profile("profile/tr")
    assert profile.country.uid == "country/tr"
    assert [each.uid for each in profile.held] == [
        "event/trial-2020-01-virtual",
        "event/trial-2016-04-ankara",
    ]
    assert [each.recommendations for each in profile.held] == [0, 2]
    assert [each.uid for each in profile.attended] == ["event/told-2024-muscat"]
    assert [each.uid for each in profile.reforms] == ["reform/tr-2023-funds"]
    assert [(each.object.uid, each.year) for each in profile.memberships if each.object] == [
        ("body/ankara-centre", 1969)
    ]
    assert [each.uid for each in profile.people] == ["person/layla"]
    assert profile.statements == ()
    assert [gap.network.uid for gap in profile.gaps] == ["network/trial"]
    assert profile.unknown == ("practices", "projects", "strategies", "focal_points")


def test_recommendations_speak_to_a_country_by_name_or_as_a_member(library: Library) -> None:
    addressed = library.profile("profile/tr").addressed
    assert [(each.recommendation.uid, each.as_member) for each in addressed] == [
        ("recommendation/told-2024-muscat/1", False),
        ("recommendation/trial-2016-04-ankara/1", True),
    ]
    assert addressed[1].event.uid == "event/trial-2016-04-ankara"


def test_the_users_focal_points_stand_in_a_profile(library: Library) -> None:
    point = FocalPoint("1", "network/trial", "country/tr", "صندوق")
    profile = library.profile("profile/tr", [point, FocalPoint("2", "network/trial", "country/om", "آخر")])
    assert profile.focal_points == (point,)
    assert profile.gaps == ()
    assert profile.names["network/trial"].ar == "الشبكة"
    assert "focal_points" not in profile.unknown


def test_a_changed_record_changes_the_profile(store: Path, tmp_path: Path) -> None:
    file = store / "library/events/told.toml"
    text = file.read_text(encoding="utf-8")
    start, end = text.index("[[reforms]]"), text.index("[[practices]]")
    file.write_text(text[:start] + text[end:], encoding="utf-8")
    library = open_library(build(store, tmp_path / "other.db").path)
    assert "reforms" in library.profile("profile/tr").unknown
    assert library.digest("digest/2023").reforms == ()


def test_a_digest_counts_beside_the_years_before(library: Library) -> None:
    digest = library.digest("digest/2024")
    assert [line.uid for line in digest.events] == ["event/told-2024-muscat"]
    assert [(each.event.uid, each.kinds) for each in digest.adopted] == [
        ("event/told-2024-muscat", ((ProvisionKind.REQUEST, 1),))
    ]
    assert (digest.now.events, digest.now.recommendations, digest.now.reforms) == (1, 1, 0)
    assert (digest.before.events, digest.before.reforms, digest.before.reforming_countries) == (0, 1, 1)


def test_a_digest_of_a_span_compares_with_a_span_as_long(library: Library) -> None:
    digest = library.digest("digest/2020-2023")
    assert digest.uid == "digest/2020-2023"
    assert [each.uid for each in digest.cell("country/tr", ReformArea.SOCIAL_INSURANCE)] == [
        "reform/tr-2023-funds"
    ]
    assert digest.cell("country/tr", ReformArea.GOVERNANCE) == ()
    assert (digest.now.events, digest.before.events, digest.before.recommendations) == (1, 1, 2)
    assert library.years() == (2024, 2023, 2020, 2016)


@pytest.mark.parametrize(
    "uid",
    [
        "digest/",
        "digest/20",
        "digest/2023-2020",
        "digest/9999",
        "digest/x",
        "profile/zz",
        "profile/",
        "profile/tr/x",
    ],
)
def test_what_names_no_years_or_no_country_is_refused(library: Library, uid: str) -> None:
    with pytest.raises(Refusal):
        library.record(uid)
