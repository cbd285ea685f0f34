"""`tawsiyat print --book`, Word files, the parts of a page; what was there stays whatever goes wrong."""

import os
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import psutil
import pytest

from core.paper.preview import Pages
from tests.cli.running import PROGRAM, Run, bare
from tests.core.paper.pictures import png

EVENT = "event/oic-2016-04-ankara-social-security"
EIGHTH = "recommendation/oic-2016-04-ankara-social-security/8"
COVER = ("--title", "Reform", "--meeting", "Tenth meeting", "--date", "May 2026", "--prepared-by", "The unit")


def test_a_book_has_its_cover_and_says_on_stderr_how_far_it_is(tawsiyat: Run, tmp_path: Path) -> None:
    (tmp_path / "e.png").write_bytes(png(100, 100))
    target = tmp_path / "كتاب.pdf"
    options = ("--book", *COVER, "--emblem", str(tmp_path / "e.png"), "-o", str(target))
    ran = tawsiyat("print", EVENT, EIGHTH, *options)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.splitlines()[:3] == [
        "Preparing the sections…",
        "Setting the pages…",
        "Finishing the pages…",
    ]
    with Pages(target.read_bytes()) as pages:
        cover = " ".join(pages.text(0).split())
        for words in ("Reform", "Tenth meeting", "May 2026", "The unit"):
            assert words in cover
        assert "Contents" in pages.text(1)


def test_a_book_in_json_is_one_document_on_stdout(tawsiyat: Run, tmp_path: Path) -> None:
    ran = tawsiyat("print", EVENT, "--book", "-o", str(tmp_path / "x.pdf"), "--json")
    assert ran.document["bytes"] == (tmp_path / "x.pdf").stat().st_size


@pytest.mark.parametrize("kind", [".docx", ".txt"])
def test_a_book_is_written_as_word_and_as_text(tawsiyat: Run, tmp_path: Path, kind: str) -> None:
    target = tmp_path / f"x{kind}"
    assert tawsiyat("print", EVENT, EIGHTH, "--book", *COVER, "-o", str(target)).code == 0
    if kind == ".docx":
        with zipfile.ZipFile(target) as file:
            text = file.read("word/document.xml").decode()
    else:
        text = target.read_text(encoding="utf-8")
    assert "Tenth meeting" in text
    assert "Sources" in text


def test_without_a_title_a_book_is_a_briefing_book(tawsiyat: Run) -> None:
    assert tawsiyat("print", EVENT, "--book").out.startswith("Briefing book\n")


def test_the_sheet_and_the_parts_are_chosen(tawsiyat: Run, tmp_path: Path) -> None:
    options = ("--paper", "letter", "--large", "--part", "recommendations", "--part", "source")
    assert tawsiyat("print", EVENT, *options, "-o", str(tmp_path / "x.pdf")).code == 0
    with Pages((tmp_path / "x.pdf").read_bytes()) as pages:
        assert pages.size(0) == (612.0, 792.0)
    text = tawsiyat("print", EVENT, *options[3:]).out
    assert "Text of the source" in text
    assert "Organised by" not in text


@pytest.mark.parametrize(
    "typed",
    [
        ("--title", "x"),
        ("--emblem", "x.png"),
        ("--prepared-by", "x"),
        ("--book", "--paper", "a3"),
        ("--part", "everything"),
        ("--book", "--title"),
    ],
)
def test_options_that_cannot_be_meant_are_wrong_usage(tawsiyat: Run, typed: tuple[str, ...]) -> None:
    assert tawsiyat("print", EVENT, *typed).code == 2


@pytest.mark.parametrize("data", [b"no picture", b"", b"\x89PNG\r\n\x1a\n"])
def test_an_emblem_that_is_no_picture_is_refused_and_the_old_book_stays(
    tawsiyat: Run, tmp_path: Path, data: bytes
) -> None:
    (tmp_path / "e.png").write_bytes(data)
    (tmp_path / "x.pdf").write_text("the old one")
    ran = tawsiyat(
        "print", EVENT, "--book", "--emblem", str(tmp_path / "e.png"), "-o", str(tmp_path / "x.pdf")
    )
    assert ran.code == 1
    assert "no picture" in ran.err
    assert (tmp_path / "x.pdf").read_text() == "the old one"


@pytest.mark.parametrize("language", ["ar", "en", "fr"])
def test_markup_and_five_thousand_letters_on_a_cover_are_words(
    tawsiyat: Run, tmp_path: Path, language: str
) -> None:
    title = '#read("/etc/passwd") *b* <script>x</script> =cmd() ' + "عنوان " * 900
    ran = tawsiyat(
        "print", EVENT, "--book", "--title", title, "-o", str(tmp_path / "x.pdf"), language=language
    )
    assert ran.code == 0
    with Pages((tmp_path / "x.pdf").read_bytes()) as pages:
        assert "root:" not in "".join(pages.text(page) for page in range(len(pages)))


def limited(library: Path, home: Path, *typed: str, bytes_a_file: int) -> subprocess.CompletedProcess[bytes]:
    """Run the program in a process in which no file may become larger, as on a disk that is full."""
    code = (
        "import resource, runpy, signal, sys\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({bytes_a_file}, {bytes_a_file}))\n"
        f"sys.argv = ['tawsiyat', *{list(typed)!r}]\n"
        f"runpy.run_path({str(PROGRAM)!r}, run_name='__main__')\n"
    )
    return subprocess.run(
        # No bytecode: the limit would cut that too.
        [sys.executable, "-B", "-c", code],
        env=bare(home, {"LANG": "en_GB.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}),
        capture_output=True,
        timeout=120,
    )


@pytest.mark.skipif(os.name == "nt", reason="no such limit there")
@pytest.mark.parametrize("kind", [".pdf", ".docx"])
def test_a_disk_that_fills_in_the_middle_of_a_book_leaves_the_old_one(
    library_path: Path, own_home: Path, tmp_path: Path, kind: str
) -> None:
    target = tmp_path / "out" / f"x{kind}"
    target.parent.mkdir()
    target.write_text("the old one")
    ran = limited(
        library_path,
        own_home,
        *("print", EVENT, "--book", "--library", str(library_path), "-o", str(target)),
        bytes_a_file=8_000,
    )
    assert ran.returncode == 1
    assert b"The disk is full" in ran.stderr
    assert target.read_text() == "the old one"
    assert [file.name for file in target.parent.iterdir()] == [target.name]


@pytest.mark.skipif(os.name == "nt", reason="no such signal there")
def test_ctrl_c_ends_the_worker_and_leaves_nothing(
    library_path: Path, own_home: Path, tmp_path: Path
) -> None:
    target = tmp_path / "x.pdf"
    command = [
        sys.executable,
        str(PROGRAM),
        "print",
        EVENT,
        "--book",
        "--part",
        "description",
        "-o",
        str(target),
    ]
    with psutil.Popen(
        [*command, "--library", str(library_path)],
        env=bare(own_home, {"LANG": "en_GB.UTF-8"}),
        stderr=subprocess.PIPE,
    ) as started:
        # The first word of how far it is: the worker is there.
        assert started.stderr.readline()
        workers = started.children()
        started.send_signal(signal.SIGINT)
        assert started.wait(timeout=60) in (130, -signal.SIGINT)
    psutil.wait_procs(workers, timeout=60)
    assert not any(worker.is_running() for worker in workers)
    assert list(tmp_path.glob("*x.pdf*")) == []
