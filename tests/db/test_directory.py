"""The directory: what sources name, what the user wrote, and whose focal points are missing."""

from pathlib import Path

import pytest

from core.records.focal_points import FocalPoint
from core.records.kinds import RecordKind
from db.build import build
from db.directory import gaps, members, named_focal_points, networks, uid_named
from db.library import Library, open_library
from db.user import open_user_file
from tests.db.store import TOLD_EVENT, write_store

MORE = """
[[statements]]
subject = "country/tr"
relation = "member"
object = "network/trial"
quote = "مندوبو تركيا"
[[statements]]
subject = "body/ankara-centre"
relation = "focal_point"
object = "network/trial"
quote = "تتولى المنظمة"
"""
POINT = FocalPoint("1", "network/trial", "country/tr", "صندوق", "ليلى", email="a@b.org")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    store = write_store(tmp_path / "store")
    (store / "library/events/told.toml").write_text(TOLD_EVENT + MORE, encoding="utf-8")
    words = store / "vocabulary/all.toml"
    text = words.read_text(encoding="utf-8").replace(
        'acronyms = ["SESRIC"]', 'acronyms = ["SESRIC"]\ncountry = "country/tr"'
    )
    words.write_text(text, encoding="utf-8")
    return open_library(build(store, tmp_path / "library.db").path)


def test_a_focal_point_that_a_source_names_is_in_the_directory(library: Library) -> None:
    (point,) = named_focal_points(library.database)
    assert (point.network, point.country, point.institution) == ("network/trial", "country/tr", "مركز أنقرة")
    assert point.from_library
    assert point.source == "source/told"


def test_a_member_without_a_focal_point_is_a_gap(library: Library) -> None:
    database = library.database
    assert [each.uid for each in networks(database)] == ["network/trial"]
    assert [each.uid for each in members(database, "network/trial")] == ["country/tr"]
    assert [(gap.network.uid, gap.country.uid) for gap in gaps(database, [])] == [
        ("network/trial", "country/tr")
    ]
    assert gaps(database, [POINT]) == ()


@pytest.mark.parametrize(
    ("kind", "name", "uid"),
    [
        (RecordKind.COUNTRY, "TR", "country/tr"),
        (RecordKind.COUNTRY, "country/TR", "country/tr"),
        (RecordKind.COUNTRY, "تركيا", "country/tr"),
        (RecordKind.COUNTRY, "turkiye", "country/tr"),
        (RecordKind.COUNTRY, "Turkey", "country/tr"),
        (RecordKind.BODY, "sesric", "body/ankara-centre"),
        (RecordKind.COUNTRY, "Atlantis", ""),
        (RecordKind.NETWORK, "تركيا", ""),
        (RecordKind.COUNTRY, "", ""),
    ],
)
def test_a_name_in_any_spelling_means_a_record(
    library: Library, kind: RecordKind, name: str, uid: str
) -> None:
    assert uid_named(library.database, kind, name) == uid


def test_focal_points_are_there_the_next_time(tmp_path: Path) -> None:
    changed = FocalPoint("1", "network/trial", "country/tr", "صندوق آخر", note="\ud800 x")
    other = FocalPoint("2", "network/a", "country/om", "=ministry")
    with open_user_file(tmp_path) as user:
        user.keep_focal_points([POINT, other]).result()
        user.keep_focal_points([changed]).result()
        assert [each.key for each in user.focal_points()] == ["2", "1"]
    with open_user_file(tmp_path) as user:
        kept = user.focal_points()
        assert [(each.key, each.institution) for each in kept] == [("2", "=ministry"), ("1", "صندوق آخر")]
        user.forget_focal_points(["1"]).result()
    with open_user_file(tmp_path, read_only=True) as user:
        assert [each.key for each in user.focal_points()] == ["2"]
