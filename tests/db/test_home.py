"""Where the user's folder is, in each of the three ways."""

import sys
from pathlib import Path

import pytest
from platformdirs import user_data_dir

from db import home as module
from db.home import home, user_file_path


def test_a_named_folder_goes_before_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "portable").touch()
    monkeypatch.setattr(module, "program_folder", lambda: tmp_path)
    monkeypatch.setenv("TAWSIYAT_HOME", str(tmp_path / "ملفي"))
    assert home() == tmp_path / "ملفي"
    assert user_file_path() == tmp_path / "ملفي" / "user.db"


def test_a_relative_name_is_taken_from_the_folder_of_now(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TAWSIYAT_HOME", "notes")
    assert home() == tmp_path / "notes"


def test_a_file_named_portable_keeps_everything_beside_the_executable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TAWSIYAT_HOME", raising=False)
    (tmp_path / "portable").touch()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "tawsiyat"))
    assert home() == tmp_path


def test_a_checkout_looks_for_portable_at_its_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(sys, "frozen", raising=False)
    assert (module.program_folder() / "pyproject.toml").exists()


@pytest.mark.parametrize("named", ["", "  "])
def test_else_it_is_the_folder_of_the_platform(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    monkeypatch.setattr(module, "program_folder", lambda: tmp_path)
    monkeypatch.setenv("TAWSIYAT_HOME", named)
    assert home() == Path(user_data_dir("tawsiyat", appauthor=False))


def test_asking_makes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAWSIYAT_HOME", str(tmp_path / "new"))
    home()
    assert list(tmp_path.iterdir()) == []
