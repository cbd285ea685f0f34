"""The user's file in bad times: each case goes on, says one sentence, and loses nothing."""

import contextlib
import os
import random
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from core.errors import Refusal
from db import user_opening
from db.connection import user_database
from db.home import user_file_path
from db.migrations import LATEST
from db.user import UserFile, open_user_file

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder whose user's file holds one setting."""
    with open_user_file(tmp_path) as user:
        user.keep("language", "fr")
        user.remember("الضمان الاجتماعي")
    return tmp_path


@contextlib.contextmanager
def _changed(folder: Path) -> Iterator[apsw.Connection]:
    database = user_database(user_file_path(folder))
    yield database.connection()
    database.close()


def _files(folder: Path) -> dict[str, bytes]:
    """Read the files that hold something (a truncated journal stays behind, empty)."""
    return {
        path.name: path.read_bytes() for path in folder.iterdir() if path.is_file() and path.stat().st_size
    }


def _sentence(user: UserFile) -> str:
    assert user.trouble is not None
    return user.trouble.sentence


def _goes_on_in_memory(user: UserFile) -> None:
    future = user.keep("theme", "dark")
    assert isinstance(future.exception(), Refusal)
    assert user.setting("theme", "light") == "dark"
    assert not user.saved()


def test_a_damaged_file_is_moved_aside_and_a_new_one_saves(folder: Path) -> None:
    path = user_file_path(folder)
    damaged = path.read_bytes()[:100] + b"\xff" * 2000 + path.read_bytes()[2100:]
    path.write_bytes(damaged)
    with open_user_file(folder) as user:
        assert _sentence(user) == user_opening.DAMAGED
        kept = Path(str(user.trouble.values["kept"]))
        assert kept.read_bytes() == damaged
        assert user.keep("language", "en").result() is None
    with open_user_file(folder) as user:
        assert user.setting("language", "") == "en"
        assert user.trouble is None


@pytest.mark.parametrize(
    "content", [b"x", b"not a database at all" * 999, b"\0" * 8192, b"SQLite format 3\0" + b"\0" * 84]
)
def test_what_is_no_database_is_moved_aside(folder: Path, content: bytes) -> None:
    user_file_path(folder).write_bytes(content)
    with open_user_file(folder) as user:
        assert _sentence(user) == user_opening.DAMAGED
        assert Path(str(user.trouble.values["kept"])).read_bytes() == content


def test_a_database_of_another_program_is_moved_aside(tmp_path: Path) -> None:
    with _changed(tmp_path) as connection:
        connection.execute("CREATE TABLE bookmark (url TEXT)")
    with open_user_file(tmp_path) as user:
        assert _sentence(user) == user_opening.DAMAGED


def test_a_journal_goes_aside_with_its_file(folder: Path) -> None:
    """SQLite plays a sound journal back before anything is judged; what it leaves must not meet the new file."""
    path = user_file_path(folder)
    path.with_name("user.db-journal").write_bytes(b"pages of the damaged file")
    kept = user_opening._move_aside(path)
    assert kept.with_name(kept.name + "-journal").read_bytes() == b"pages of the damaged file"
    assert not path.exists()
    assert not path.with_name("user.db-journal").exists()


def test_two_damages_in_one_second_keep_both_files(folder: Path) -> None:
    for content in (b"first" * 500, b"second" * 500):
        user_file_path(folder).write_bytes(content)
        open_user_file(folder).close()
    kept = {content for name, content in _files(folder).items() if "damaged" in name}
    assert kept == {b"first" * 500, b"second" * 500}


def test_an_empty_file_is_begun_anew_and_said_once(folder: Path) -> None:
    user_file_path(folder).write_bytes(b"")
    with open_user_file(folder) as user:
        assert _sentence(user) == user_opening.EMPTY
        assert user.keep("language", "en").result() is None
    with open_user_file(folder) as user:
        assert user.trouble is None


def test_a_file_of_a_newer_version_is_left_to_the_byte(folder: Path) -> None:
    with _changed(folder) as connection:
        connection.execute("ALTER TABLE setting RENAME TO choice")
        connection.pragma("user_version", LATEST + 1)
    before = _files(folder)
    with open_user_file(folder) as user:
        assert _sentence(user) == user_opening.NEWER
        _goes_on_in_memory(user)
    assert _files(folder) == before


def test_a_file_held_by_another_program_is_left_to_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", _HOLDER, str(user_file_path(folder))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    try:
        assert holder.stdout.read(1) == b"h"
        path = user_file_path(folder)
        user = UserFile(path, user_opening.open_contents(path, timeout=0.05))
        assert _sentence(user) == user_opening.LOCKED
        _goes_on_in_memory(user)
    finally:
        holder.communicate(b"q")
    with open_user_file(folder) as user:
        assert user.setting("language", "") == "fr"
        assert user.trouble is None


_HOLDER = """
import sys, apsw
connection = apsw.Connection(sys.argv[1])
connection.execute("BEGIN EXCLUSIVE")
sys.stdout.write("h"); sys.stdout.flush(); sys.stdin.read(1)
"""


def test_a_lock_that_comes_later_delays_the_save_and_loses_nothing(folder: Path) -> None:
    path = user_file_path(folder)
    user = UserFile(path, user_opening.open_contents(path), timeout=0.05)
    with _changed(folder) as connection:
        connection.execute("BEGIN IMMEDIATE")
        refused = user.keep("theme", "dark")
        assert refused.exception().sentence == user_opening.LOCKED
        assert _sentence(user) == user_opening.LOCKED
        connection.execute("ROLLBACK")
    assert user.saved()
    assert user.trouble is None
    user.close()
    with open_user_file(folder) as again:
        assert again.setting("theme", "") == "dark"


def test_a_file_that_vanishes_is_not_replaced_by_a_blank_one(folder: Path) -> None:
    user = open_user_file(folder)
    user_file_path(folder).unlink()
    assert isinstance(user.keep("theme", "dark").exception(), Refusal)
    assert not user_file_path(folder).exists()
    user.close()


def test_a_folder_that_is_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("not a folder")
    with open_user_file(tmp_path / "home") as user:
        assert _sentence(user) == user_opening.FAILED
        _goes_on_in_memory(user)
    assert (tmp_path / "home").read_text() == "not a folder"


def test_a_folder_where_the_file_should_be_is_said(tmp_path: Path) -> None:
    user_file_path(tmp_path).mkdir()
    with open_user_file(tmp_path) as user:
        assert _sentence(user) == user_opening.FAILED


@pytest.mark.skipif(os.name != "posix", reason="permissions of this kind are POSIX's")
@pytest.mark.parametrize("mode", ["folder", "file"])
def test_a_place_that_cannot_be_written_is_read_and_said(mode: str) -> None:
    folder = Path(subprocess.check_output(["mktemp", "-d"], text=True).strip())
    try:
        with open_user_file(folder) as user:
            user.keep("language", "fr")
        before = _files(folder)
        (folder if mode == "folder" else user_file_path(folder)).chmod(0o555 if mode == "folder" else 0o444)
        if mode == "file":
            folder.chmod(0o777)
        answer = _as_nobody(folder)
        assert answer == f"{user_opening.NOT_WRITABLE}|fr|Refusal"
        assert _files(folder) == before
    finally:
        folder.chmod(stat.S_IRWXU)
        shutil.rmtree(folder)


def _as_nobody(folder: Path) -> str:
    """Open the file in a child process without the rights of root, and tell what it saw."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.getuid() == 0:
                os.setuid(65534)
            user = open_user_file(folder)
            error = user.keep("theme", "dark").exception()
            said = user.trouble.sentence if user.trouble else ""
            answer = f"{said}|{user.setting('language', '')}|{type(error).__name__}"
            os.write(writing, answer.encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        answer = pipe.read()
    os.waitpid(child, 0)
    return answer


def test_any_byte_may_go_wrong_and_the_file_still_opens(folder: Path) -> None:
    whole = user_file_path(folder).read_bytes()
    chance = random.Random(2)
    for _ in range(300):
        place = chance.randrange(len(whole)) if chance.random() < 0.5 else chance.randrange(600)
        damaged = bytearray(whole)
        damaged[place] = chance.randrange(256)
        user_file_path(folder).write_bytes(damaged)
        with open_user_file(folder) as user:
            user.keep("theme", "dark").exception()
            assert user.setting("theme", "") == "dark"
        for path in folder.iterdir():
            path.unlink()


def test_a_value_that_is_no_longer_json_costs_only_itself(folder: Path) -> None:
    with _changed(folder) as connection:
        connection.execute("INSERT INTO setting VALUES ('theme', '\"dar'), ('width', '9')")
        connection.execute("INSERT INTO setting VALUES ('other', CAST(x'22ff22' AS TEXT))")
    with open_user_file(folder) as user:
        assert user.setting("language", "") == "fr"
        assert user.setting("width", 0) == 9
        assert user.setting("theme", "light") == "light"
        assert user.trouble is None
