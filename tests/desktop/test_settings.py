"""What is remembered, and that nothing unreadable keeps the window from opening."""

import json
from dataclasses import replace

import pytest

from desktop.settings import (
    SHORTCUT,
    Settings,
    from_store,
    keep_changes,
    read_shortcut,
    write_shortcut,
)
from tests.desktop.fakes import FakeStore

CHOSEN = Settings(
    language="fr",
    digits="latn",
    months="levantine",
    hijri=True,
    theme="dark",
    text_size=130,
    geometry="AdnQywAD",
    columns=(500,),
    view="events",
    query="نقاط الاتصال",
    filters=(("year", ("2016", "2018-2020")), ("country", ("country/om",))),
    record="event/x",
)


def test_settings_come_back_from_the_users_file():
    store = FakeStore()
    keep_changes(store, Settings(), CHOSEN)
    assert from_store(store) == CHOSEN


def test_settings_come_back_as_json_would_bring_them():
    store = FakeStore()
    keep_changes(store, Settings(), CHOSEN)
    store.kept = json.loads(json.dumps(store.kept))
    assert from_store(store) == CHOSEN


def test_only_what_changed_is_kept():
    store = FakeStore()
    keep_changes(store, CHOSEN, replace(CHOSEN, theme="light"))
    assert store.kept == {"window.theme": "light"}


def test_the_shortcut_beside_the_file_says_the_same(tmp_path):
    write_shortcut(tmp_path / "new", CHOSEN)
    assert read_shortcut(tmp_path / "new") == CHOSEN
    assert [path.name for path in (tmp_path / "new").iterdir()] == [SHORTCUT]


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000, b'{"theme": {"a": 1}}', b'{"filters": 3}'],
)
def test_an_unreadable_shortcut_gives_the_defaults(tmp_path, content):
    (tmp_path / SHORTCUT).write_bytes(content)
    assert read_shortcut(tmp_path) == Settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("language", "de"),
        ("digits", 3),
        ("months", "babylonian"),
        ("hijri", 1),
        ("theme", None),
        ("text_size", 1_000),
        ("text_size", True),
        ("text_size", "100"),
        ("columns", "wide"),
        ("columns", [float("inf")]),
        ("filters", [["year"]]),
        ("query", ["a"]),
    ],
)
def test_a_value_that_makes_no_sense_counts_as_not_kept(name, value):
    store = FakeStore({f"window.{name}": value})
    assert from_store(store) == Settings()


def test_a_folder_that_cannot_be_written_keeps_its_old_shortcut(tmp_path):
    folder = tmp_path / "home"
    folder.write_text("a file where the folder should be", encoding="utf-8")
    write_shortcut(folder, CHOSEN)
    assert read_shortcut(folder) == Settings()
