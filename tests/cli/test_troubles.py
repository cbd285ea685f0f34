"""When things go wrong: one sentence in the reader's language, exit code 1, nothing lost, no traceback."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import apsw
import pytest

import cli.commands.show
import cli.main
import db.library
from db.connection import user_database
from db.home import user_file_path
from db.models import LIBRARY_VERSION
from db.seal import seal
from db.user import open_user_file
from tests.cli.running import PROGRAM, Process, Run, bare

EVENT = "event/oic-2016-04-ankara-social-security"
COMMANDS = [["search", "الضمان"], ["list"], ["show", EVENT], ["print", EVENT], ["verify"]]


def _missing(path: Path) -> None:
    path.unlink()


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _one_flipped_byte(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) * 2 // 3] ^= 0x10
    path.write_bytes(content)


def _newer(path: Path) -> None:
    connection = apsw.Connection(str(path))
    connection.pragma("user_version", LIBRARY_VERSION + 1)
    connection.close()
    seal(path)


def _no_database(path: Path) -> None:
    path.write_bytes(b"no database " * 5000)


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


DAMAGES = [_missing, _empty, _truncated, _one_flipped_byte, _newer, _no_database, _folder]


@pytest.fixture(params=DAMAGES, ids=lambda damage: damage.__name__.strip("_"))
def damaged(request: pytest.FixtureRequest, library_path: Path, tmp_path: Path) -> Path:
    path = tmp_path / "مكتبة #1?.db"
    shutil.copy(library_path, path)
    request.param(path)
    return path


@pytest.mark.parametrize("code", ["ar", "en", "fr"])
@pytest.mark.parametrize("typed", COMMANDS, ids=lambda typed: typed[0])
def test_a_library_that_cannot_be_used_is_refused(
    tawsiyat: Run, damaged: Path, typed: list[str], code: str
) -> None:
    ran = tawsiyat(*typed, language=code, library=damaged)
    assert (ran.code, ran.out) == (1, "")
    assert len(ran.err.strip().split("\n")) == 1
    assert str(damaged) in ran.err


@pytest.mark.parametrize(
    "damage", [_truncated, _one_flipped_byte, _newer], ids=lambda one: one.__name__.strip("_")
)
def test_a_damaged_installed_library_is_said_and_the_bundled_one_answers(
    tawsiyat: Run, library_path: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch, damage
) -> None:
    monkeypatch.setattr(db.library, "bundled_path", lambda: library_path)
    own_home.mkdir()
    shutil.copy(library_path, own_home / "library.db")
    damage(own_home / "library.db")
    before = (own_home / "library.db").read_bytes()
    ran = tawsiyat("search", "الضمان الاجتماعي", "--json", library=None)
    assert ran.code == 1
    assert ran.document["total"] > 0
    assert str(own_home / "library.db") in ran.err
    assert "ships with the program" in ran.err
    assert (own_home / "library.db").read_bytes() == before


def test_a_damaged_installed_library_is_said_where_nothing_is_found_too(
    tawsiyat: Run, library_path: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(db.library, "bundled_path", lambda: library_path)
    own_home.mkdir()
    installed = own_home / "library.db"
    installed.write_bytes(b"no database")
    ran = tawsiyat("show", "event/none", library=None)
    assert (ran.code, ran.out) == (1, "")
    assert str(installed) in ran.err
    assert "event/none" in ran.err
    assert str(installed) in (own_home / "logs" / "command.log").read_text(encoding="utf-8")
    checked = tawsiyat("verify", library=None)
    assert checked.code == 1
    assert str(installed) in checked.out
    assert "as it should be" not in checked.out
    document = tawsiyat("verify", "--json", library=None).document
    assert not document["sound"]
    assert str(installed) in document["library"]["trouble"]


@pytest.mark.parametrize("folder", ["n" * 300, "file/sub"])
def test_a_users_folder_that_cannot_be_entered_leaves_the_bundled_library(
    tawsiyat: Run, library_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("TAWSIYAT_HOME", str(tmp_path / folder))
    monkeypatch.setattr(db.library, "bundled_path", lambda: library_path)
    assert tawsiyat("search", "الضمان", "--json", library=None).document["total"] > 0


@pytest.mark.parametrize(
    "typed",
    [["show", "event/\udcff"], ["print", "\udcff"], ["list", "--country", "\udcff"], ["search", "\udcffab"]],
    ids=lambda typed: typed[0],
)
def test_bytes_that_are_no_text_name_nothing(tawsiyat: Run, typed: list[str]) -> None:
    ran = tawsiyat(*typed)
    assert (ran.code, ran.out) == (1, "")
    assert "mistake" not in ran.err


def test_without_any_library_the_bundled_one_is_named(
    tawsiyat: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(db.library, "bundled_path", lambda: tmp_path / "none.db")
    monkeypatch.setattr(db.library, "library_of", lambda folder: tmp_path / "none.db")
    ran = tawsiyat("list", library=None)
    assert (ran.code, ran.out) == (1, "")
    assert "none.db" in ran.err


def test_a_bug_is_logged_and_said_in_one_sentence(
    tawsiyat: Run, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli.commands.show, "run", lambda request: 1 / 0)
    for code in ("ar", "en", "fr"):
        ran = tawsiyat("show", EVENT, language=code)
        assert (ran.code, ran.out) == (1, "")
        assert len(ran.err.strip().split("\n")) == 1
        assert str(own_home / "logs" / "command.log") in ran.err
    log = (own_home / "logs" / "command.log").read_text(encoding="utf-8")
    assert log.count("Traceback") == 3
    assert "ZeroDivisionError" in log


def test_a_bug_that_cannot_be_logged_is_still_said(
    tawsiyat: Run, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_home.write_text("a file where the folder should be")
    monkeypatch.setattr(cli.commands.show, "run", lambda request: 1 / 0)
    ran = tawsiyat("show", EVENT)
    assert ran.code == 1
    assert "ZeroDivisionError" in ran.err


def test_a_refusal_leaves_its_details_in_the_log(tawsiyat: Run, own_home: Path) -> None:
    assert tawsiyat("show", "event/none").code == 1
    assert "event/none" in (own_home / "logs" / "command.log").read_text(encoding="utf-8")


def test_a_good_run_writes_nothing_anywhere(tawsiyat: Run, own_home: Path) -> None:
    assert tawsiyat("search", "الضمان").code == 0
    assert not own_home.exists()


@pytest.mark.parametrize("state", ["damaged", "empty", "foreign", "newer", "folder"])
def test_a_users_file_in_trouble_stops_no_search_and_is_not_touched(
    tawsiyat: Run, own_home: Path, state: str
) -> None:
    path = user_file_path(own_home)
    with open_user_file(own_home) as user:
        user.keep("window.language", "fr")
    if state == "damaged":
        path.write_bytes(b"damaged " * 2000)
    elif state == "empty":
        path.write_bytes(b"")
    elif state == "foreign":
        path.unlink()
        foreign = apsw.Connection(str(path))
        foreign.execute("CREATE TABLE other (thing)")
        foreign.close()
    elif state == "newer":
        database = user_database(path)
        database.execute_sql("PRAGMA user_version = 99")
        database.close()
    else:
        path.unlink()
        path.mkdir()
    before = path.read_bytes() if path.is_file() else None
    for code in ("ar", "en", "fr"):
        ran = tawsiyat("search", "الضمان", "--json", language=code)
        assert ran.document["total"] > 0
        assert ran.code == 1
        assert len(ran.err.strip().split("\n")) == 1
        assert str(path) in ran.err
    assert (path.read_bytes() if path.is_file() else None) == before
    checked = tawsiyat("verify", "--json")
    assert checked.code == 1
    assert str(path) in checked.document["user_file"]["trouble"]


def test_the_language_and_digits_of_the_window_are_used(tawsiyat: Run, own_home: Path) -> None:
    with open_user_file(own_home) as user:
        user.keep("window.language", "fr")
    assert "résultats" in tawsiyat("search", "الضمان", language="").out
    with open_user_file(own_home) as user:
        user.keep("window.language", "ar")
        user.keep("window.digits", "latn")
    assert "2016" in tawsiyat("show", EVENT, language="").out
    assert "٢٠١٦" in tawsiyat("show", EVENT, "--digits", "arab", language="").out


def test_the_months_and_the_hijri_dates_of_the_window_are_used(tawsiyat: Run, own_home: Path) -> None:
    assert "٦ أبريل ٢٠١٦" in (plain := tawsiyat("show", EVENT, language="ar").out)
    assert "جمادى الآخرة" not in plain
    with open_user_file(own_home) as user:
        user.keep("window.months", "levantine")
        user.keep("window.hijri", True)
    assert "٦ نيسان ٢٠١٦ (٢٦–٢٨ جمادى الآخرة ١٤٣٧" in tawsiyat("show", EVENT, language="ar").out
    chosen = tawsiyat("show", EVENT, "--months", "both", "--hijri", "off", language="ar").out
    assert "٦ نيسان/أبريل ٢٠١٦" in chosen
    assert "جمادى الآخرة" not in chosen
    assert tawsiyat("show", EVENT, "--json", language="ar").document["start"] == "2016-04-04"


posix = pytest.mark.skipif(os.name != "posix", reason="streams of this kind are POSIX's")


@posix
def test_a_full_device_is_said(process: Process) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = process("list", "--json", stdout=full)
    assert ran.returncode == 1
    assert ran.stderr.strip().count(b"\n") == 0
    assert ran.stderr.strip()


@posix
@pytest.mark.parametrize("closed", ["1", "2"])
def test_a_closed_stream_is_no_bug(library_path: Path, own_home: Path, closed: str) -> None:
    command = f'"$0" "$1" list --library "$2" --limit 1 {closed}>&-'
    ran = subprocess.run(
        ["/bin/sh", "-c", command, sys.executable, str(PROGRAM), str(library_path)],
        env=bare(own_home),
        capture_output=True,
        timeout=60,
    )
    assert ran.returncode == (1 if closed == "1" else 0)
    assert bool(ran.stderr.strip()) == (closed == "1")
    assert b"Traceback" not in ran.stderr


@posix
def test_whoever_reads_the_first_line_alone_is_left_in_peace(library_path: Path, own_home: Path) -> None:
    command = [sys.executable, str(PROGRAM), "list", "--json", "--library", str(library_path)]
    with subprocess.Popen(
        command, env=bare(own_home), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout.readline() == b"{\n"
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(60) == 0


@posix
def test_ctrl_c_ends_without_a_traceback(library_path: Path, own_home: Path, tmp_path: Path) -> None:
    # A pipe that nobody empties holds the program where it can be interrupted.
    command = [sys.executable, str(PROGRAM), "list", "--json", "--library", str(library_path)]
    with subprocess.Popen(
        command, env=bare(own_home), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout.read(2) == b"{\n"
        running.send_signal(signal.SIGINT)
        running.stdout.read()
        assert running.stderr.read() == b""
        assert running.wait(60) == 130


def test_commands_need_no_qt(process: Process, tmp_path: Path) -> None:
    (tmp_path / "bin" / "PySide6").mkdir(parents=True)
    (tmp_path / "bin" / "PySide6" / "__init__.py").write_text(
        "raise ImportError('no Qt here', name='PySide6')"
    )
    path = {"PYTHONPATH": f"{tmp_path / 'bin'}{os.pathsep}{PROGRAM.parent}"}
    assert process("search", "الضمان", environment=path).returncode == 0
    window = process(library=False, environment={**path, "DISPLAY": ":99", "LANG": "en_GB.UTF-8"})
    assert (window.returncode, window.stdout) == (1, b"")
    assert b"needs Qt" in window.stderr


def test_without_a_screen_the_window_is_refused_in_the_readers_language(process: Process) -> None:
    if sys.platform.startswith("linux"):
        for locale, word in (("en_GB.UTF-8", "no screen"), ("fr_FR.UTF-8", "écran"), ("ar_OM.UTF-8", "شاشة")):
            ran = process(library=False, environment={"LANG": locale})
            assert (ran.returncode, ran.stdout) == (1, b"")
            assert word in ran.stderr.decode("utf-8")
