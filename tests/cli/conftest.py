"""The command line run two ways: in this process, which is quick, and as a process, where streams matter."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import resources
from cli.main import main
from db.build import build
from tests.cli.running import PROGRAM, Process, Ran, Run, bare


@pytest.fixture(scope="session")
def library_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library of the real content."""
    return build(resources.path(), tmp_path_factory.mktemp("library") / "library.db").path


@pytest.fixture
def tawsiyat(library_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command on the real library, in English unless it says otherwise; never a traceback."""
    monkeypatch.delenv("TAWSIYAT_BIDI", raising=False)

    def run(*typed: str, language: str = "en", library: Path | None = library_path) -> Ran:
        options = ["--language", language] if language else []
        named = ["--library", str(library)] if library else []
        capsys.readouterr()
        code = main([*typed[:1], *options, *named, *typed[1:]])
        said = capsys.readouterr()
        assert "Traceback" not in said.out + said.err
        return Ran(code, said.out, said.err)

    return run


@pytest.fixture
def process(library_path: Path, own_home: Path) -> Process:
    """Run the program as a process; `environment` adds to a bare one."""

    def run(
        *typed: str, environment: dict[str, str] | None = None, library: bool = True, **options: Any
    ) -> subprocess.CompletedProcess[bytes]:
        options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
        named = ["--library", str(library_path)] if library else []
        command = [sys.executable, str(PROGRAM), *typed, *named]
        ran = subprocess.run(command, env=bare(own_home, environment), timeout=60, **options)
        assert b"Traceback" not in (ran.stdout or b"") + (ran.stderr or b"")
        return ran

    return run
