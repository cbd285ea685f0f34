"""Collections in the user's file: what is kept comes back to the letter and in order; damage costs what it hits."""

from dataclasses import replace
from pathlib import Path

import pytest

from core.records.collections import Cabinet, Collection, Item
from db.connection import user_database
from db.user import open_user_file

ROME = Collection(
    "a1",
    "ملف اجتماع روما",
    (
        Item("event/oic-2016-04-ankara-social-security", "للجلسة الأولى"),
        Item("profile/om"),
        Item("digest/2023", 'a "note"; with = signs'),
    ),
    used=2,
)
OTHER = Collection("b2", "Other", (Item("country/tr"),), used=1)


def test_collections_are_there_the_next_time_in_their_order(tmp_path: Path) -> None:
    with open_user_file(tmp_path) as user:
        user.keep_collection(OTHER)
        user.keep_collection(ROME).result()
        assert user.collections() == Cabinet((ROME, OTHER))
    with open_user_file(tmp_path) as user:
        assert user.collections() == Cabinet((ROME, OTHER))


def test_a_collection_that_was_told_is_seen_by_another_reader(tmp_path: Path) -> None:
    with open_user_file(tmp_path) as user:
        user.keep_collection(ROME).result()
        with open_user_file(tmp_path, read_only=True) as other:
            assert other.collections() == Cabinet((ROME,))


def test_the_last_of_many_changes_stands(tmp_path: Path) -> None:
    with open_user_file(tmp_path) as user:
        for number in range(50):
            user.keep_collection(replace(ROME, items=ROME.items[number % 3 :]))
        user.keep_collection(replace(ROME, items=ROME.items[::-1]))
    with open_user_file(tmp_path) as user:
        assert user.collections().get("a1").items == ROME.items[::-1]


def test_a_collection_that_was_forgotten_and_kept_again_is_there(tmp_path: Path) -> None:
    with open_user_file(tmp_path) as user:
        user.keep_collection(ROME)
        user.keep_collection(OTHER)
        user.forget_collection("a1")
        user.keep_collection(ROME)
        user.forget_collection("b2")
    with open_user_file(tmp_path) as user:
        assert user.collections() == Cabinet((ROME,))
        database = user_database(user.path, "ro")
        assert database.execute_sql("SELECT DISTINCT collection FROM collection_item").fetchall() == [("a1",)]
        database.close()


def test_what_cannot_be_spelled_does_not_keep_the_rest_from_being_saved(tmp_path: Path) -> None:
    with open_user_file(tmp_path) as user:
        user.keep_collection(replace(ROME, name="x\ud800", items=(Item("event/\ud800", "\ud800"),)))
        assert user.saved()
    with open_user_file(tmp_path) as user:
        assert user.collections().collections == (replace(ROME, name="x?", items=(Item("event/?", "?"),)),)


@pytest.mark.parametrize(
    ("hit", "by", "left"),
    [
        ("روما".encode(), b"\xff" * 8, {"a1": 3, "b2": 1}),
        (b"profile/om", b"profile/\xff\xff", {"a1": 3, "b2": 1}),
        ("للجلسة".encode(), b"\xff" * 12, {"a1": 3, "b2": 1}),
    ],
    ids=["name", "uid", "note"],
)
def test_a_damaged_value_costs_no_other(tmp_path: Path, hit: bytes, by: bytes, left: dict[str, int]) -> None:
    with open_user_file(tmp_path) as user:
        user.keep_collection(ROME)
        user.keep_collection(OTHER)
    data = user.path.read_bytes()
    assert data.count(hit) == 1
    user.path.write_bytes(data.replace(hit, by))
    with open_user_file(tmp_path) as user:
        assert user.trouble is None
        found = {each.key: each for each in user.collections().collections}
        assert {key: len(each.items) for key, each in found.items()} == left
        assert found["b2"] == OTHER
        assert found["a1"].items[2] == ROME.items[2]


def test_items_whose_collection_is_lost_lie_in_one_without_a_name(tmp_path: Path) -> None:
    with open_user_file(tmp_path) as user:
        user.keep_collection(ROME).result()
    database = user_database(user.path)
    database.execute_sql("DELETE FROM collection")
    database.close()
    with open_user_file(tmp_path) as user:
        assert user.collections().collections == (replace(ROME, name="", used=0),)


def test_a_file_of_before_has_no_collections_and_is_read_without_migration(tmp_path: Path) -> None:
    with open_user_file(tmp_path) as user:
        user.keep("language", "fr").result()
    database = user_database(user.path)
    database.execute_sql("DROP TABLE collection")
    database.execute_sql("DROP TABLE collection_item")
    database.connection().pragma("user_version", 2)
    database.close()
    with open_user_file(tmp_path, read_only=True) as user:
        assert user.collections() == Cabinet()
        assert user.setting("language", "") == "fr"
