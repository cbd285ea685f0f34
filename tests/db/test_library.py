"""Opening a library: what is damaged, missing, foreign or too new is refused with a sentence; nothing else is."""

import threading
from pathlib import Path

import apsw
import pytest

from core.errors import Refusal
from db import models
from db.build import build
from db.library import open_library, open_library_of
from db.seal import MARKER, check_seal, seal
from tests.db.store import write_store


@pytest.fixture
def library_file(tmp_path: Path) -> Path:
    return build(write_store(tmp_path / "store"), tmp_path / "library.db").path


def test_every_flipped_byte_of_a_sample_is_noticed(library_file: Path) -> None:
    content = library_file.read_bytes()
    step = len(content) // 97
    for at in range(0, len(content), step):
        damaged = bytearray(content)
        damaged[at] ^= 0x20
        library_file.write_bytes(damaged)
        with pytest.raises(Refusal):
            open_library(library_file)
    library_file.write_bytes(content)
    open_library(library_file)


@pytest.mark.parametrize("length", [0, 1, 100, 4096, -1])
def test_a_file_cut_short_is_refused(library_file: Path, length: int) -> None:
    library_file.write_bytes(library_file.read_bytes()[:length])
    with pytest.raises(Refusal, match=r"damaged|empty"):
        open_library(library_file)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="missing"):
        open_library(tmp_path / "nowhere.db")


def test_a_newer_version_is_refused(library_file: Path) -> None:
    reseal(library_file, f"pragma user_version = {models.LIBRARY_VERSION + 1}")
    with pytest.raises(Refusal, match="newer version"):
        open_library(library_file)


def test_an_older_version_is_refused(library_file: Path) -> None:
    reseal(library_file, "pragma user_version = 0")
    with pytest.raises(Refusal, match="older version"):
        open_library(library_file)


def test_a_foreign_database_is_refused(library_file: Path) -> None:
    reseal(library_file, "pragma application_id = 7")
    with pytest.raises(Refusal, match="no library of Tawsiyat"):
        open_library(library_file)


def test_a_file_with_a_folder_name_full_of_signs_opens(library_file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "مكتبة ?#%20 &x=1"
    folder.mkdir()
    moved = library_file.rename(folder / "library.db")
    assert open_library(moved).event("event/trial-2016-04-ankara").uid


def test_opening_leaves_the_file_and_its_folder_as_they_were(library_file: Path) -> None:
    before = library_file.read_bytes()
    library = open_library(library_file)
    library.event("event/trial-2016-04-ankara")
    library.close()
    assert library_file.read_bytes() == before
    assert [each.name for each in library_file.parent.glob("library.db*")] == ["library.db"]


def test_the_library_cannot_be_written_through(library_file: Path) -> None:
    library = open_library(library_file)
    with pytest.raises(Exception, match=r"(?i)read"):
        library.database.execute_sql("delete from event")


def test_an_unknown_uid_is_a_sentence(library_file: Path) -> None:
    library = open_library(library_file)
    for uid in (
        "event/none",
        "recommendation/none/1",
        "source/none",
        "body/none",
        "nonsense",
        "",
        "event/'; --",
    ):
        with pytest.raises(Refusal, match="no record"):
            library.record(uid)


def test_a_library_answers_in_every_thread(library_file: Path) -> None:
    library = open_library(library_file)
    answers: list[str] = []
    threads = [
        threading.Thread(target=lambda: answers.append(library.event("event/trial-2016-04-ankara").uid))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == ["event/trial-2016-04-ankara"] * 4


def test_two_libraries_are_open_side_by_side(library_file: Path, tmp_path: Path) -> None:
    store = write_store(tmp_path / "second")
    file = store / "library/events/trial.toml"
    file.write_text(
        file.read_text(encoding="utf-8").replace('en = "A trial', 'en = "Another'), encoding="utf-8"
    )
    second = open_library(build(store, tmp_path / "second.db").path)
    first = open_library(library_file)
    assert first.event("event/trial-2016-04-ankara").title.en.startswith("A trial")
    assert second.event("event/trial-2016-04-ankara").title.en.startswith("Another")


def test_an_installed_library_that_is_damaged_falls_back_on_the_bundled_one(
    library_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.library.bundled_path", lambda: library_file)
    folder = tmp_path / "home"
    folder.mkdir()
    assert open_library_of(folder)[1] is None
    (folder / "library.db").write_bytes(library_file.read_bytes()[:-5])
    library, trouble = open_library_of(folder)
    assert library.path == library_file
    assert trouble is not None
    assert "damaged" in str(trouble)


def test_a_seal_is_stable_and_single(library_file: Path) -> None:
    digest = check_seal(library_file)
    assert seal(library_file) == digest
    library_file.write_bytes(library_file.read_bytes() + MARKER)
    with pytest.raises(ValueError, match="2 seal markers"):
        seal(library_file)


def reseal(file: Path, statement: str) -> None:
    connection = apsw.Connection(str(file))
    connection.execute(statement)
    connection.close()
    seal(file)
