"""The user's file in good times: what is kept is there the next time, and what was told is on the disk."""

import threading
from pathlib import Path

import pytest

from db.connection import user_database
from db.user import HISTORY, UserFile, open_user_file

VALUES = ["ar", "", 0, 7, -1.5, True, False, [1, [2]], {"width": 1366}, "لا\u200f\ud800", None]


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_a_setting_is_there_the_next_time(tmp_path: Path, value: object) -> None:
    with open_user_file(tmp_path) as user:
        user.keep("key", value)
        assert user.setting("key", value) == value
    with open_user_file(tmp_path) as user:
        assert user.setting("key", value) == value
        assert user.setting("key", None) == value
        assert user.trouble is None


@pytest.mark.parametrize(
    ("kept", "default"),
    [("text", 1), (1, "text"), (1, True), (True, 1), ([1], {}), ({}, []), (None, "x")],
)
def test_a_setting_of_another_type_than_expected_is_the_default(
    tmp_path: Path, kept: object, default: object
) -> None:
    with open_user_file(tmp_path) as user:
        user.keep("key", kept)
        assert user.setting("key", default) == default


def test_a_tuple_comes_back_as_a_tuple(tmp_path: Path) -> None:
    with open_user_file(tmp_path) as user:
        user.keep("columns", (3, 1, 2))
        assert user.setting("columns", ()) == (3, 1, 2)


def test_a_value_changed_after_it_was_kept_is_not_kept_changed(tmp_path: Path) -> None:
    with open_user_file(tmp_path) as user:
        value = [1]
        user.keep("key", value)
        value.append(2)
        assert user.setting("key", []) == [1]


@pytest.mark.parametrize("value", [float("nan"), {1, 2}, b"bytes"], ids=repr)
def test_what_json_cannot_say_is_the_callers_mistake(tmp_path: Path, value: object) -> None:
    with open_user_file(tmp_path) as user, pytest.raises((TypeError, ValueError)):
        user.keep("key", value)


def test_a_save_that_was_told_is_seen_by_another_connection(tmp_path: Path) -> None:
    with open_user_file(tmp_path) as user:
        user.keep("language", "fr").result()
        other = user_database(user.path, "ro")
        assert other.execute_sql("SELECT value FROM setting").fetchall() == [('"fr"',)]
        other.close()


def test_the_last_of_many_saves_stands(tmp_path: Path) -> None:
    with open_user_file(tmp_path) as user:
        for number in range(500):
            user.keep("splitter", number)
        assert user.saved()
    with open_user_file(tmp_path) as user:
        assert user.setting("splitter", 0) == 499


def test_closing_saves_what_waits(tmp_path: Path) -> None:
    user = open_user_file(tmp_path)
    futures = [user.keep(str(number), number) for number in range(50)]
    user.close()
    assert all(future.done() and future.exception() is None for future in futures)


def test_saves_from_many_threads_are_all_there(tmp_path: Path) -> None:
    with open_user_file(tmp_path) as user:
        threads = [
            threading.Thread(target=lambda n=n: [user.keep(f"{n}-{k}", k) for k in range(20)])
            for n in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    with open_user_file(tmp_path) as user:
        assert all(user.setting(f"{n}-{k}", -1) == k for n in range(8) for k in range(20))


def test_nothing_is_kept_after_closing(tmp_path: Path) -> None:
    user = open_user_file(tmp_path)
    user.close()
    user.close()
    with pytest.raises(ValueError, match="closed"):
        user.keep("key", 1)


def test_searches_are_newest_first_and_each_once(tmp_path: Path) -> None:
    with open_user_file(tmp_path) as user:
        for query in ("الضمان", "نقاط الاتصال", "الضمان", "  ", "x" * 501, "\ud800"):
            user.remember(query)
        assert user.searches() == ("?", "الضمان", "نقاط الاتصال")
    with open_user_file(tmp_path) as user:
        assert user.searches() == ("?", "الضمان", "نقاط الاتصال")


def test_the_oldest_searches_are_forgotten(tmp_path: Path) -> None:
    with open_user_file(tmp_path) as user:
        for number in range(HISTORY + 5):
            user.remember(f"query {number}")
        assert len(user.searches()) == HISTORY
    with open_user_file(tmp_path) as user:
        assert len(user.searches()) == HISTORY
        assert user.searches()[-1] == "query 5"


def test_searches_can_be_forgotten_and_begun_again(tmp_path: Path) -> None:
    with open_user_file(tmp_path) as user:
        user.remember("one")
        user.forget_searches()
        user.remember("two")
    with open_user_file(tmp_path) as user:
        assert user.searches() == ("two",)


def test_opening_to_read_makes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "none"
    with open_user_file(folder, read_only=True) as user:
        assert user.setting("language", "ar") == "ar"
        assert user.trouble is None
        with pytest.raises(ValueError, match="reading only"):
            user.keep("language", "en").result()
    assert not folder.exists()


def test_opening_to_read_sees_what_the_window_keeps(tmp_path: Path) -> None:
    with open_user_file(tmp_path) as window:
        window.keep("language", "en").result()
        with open_user_file(tmp_path, read_only=True) as user:
            assert user.setting("language", "ar") == "en"


def test_a_save_at_fault_does_not_hold_up_the_others(tmp_path: Path) -> None:
    with open_user_file(tmp_path) as user:
        _with_fault(user)
        assert user.keep("key", 1).result() is None


def _with_fault(user: UserFile) -> None:
    def fault(database: object) -> None:
        raise KeyError("a mistake of ours")

    with pytest.raises(KeyError):
        user._writer.save("fault", fault).result()
