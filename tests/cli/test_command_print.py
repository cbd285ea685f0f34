"""`tawsiyat print`: a page as PDF, as a text file, or here; a failure leaves what was there."""

import os
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest

from core.paper.preview import Pages
from tests.cli.running import Run
from tests.cli.shapes import PRINT, faults

EVENT = "event/oic-2016-04-ankara-social-security"
EIGHTH = "recommendation/oic-2016-04-ankara-social-security/8"
FIRST = "recommendation/oic-2016-04-ankara-social-security/1"
WORDS = "نقاط الاتصال الوطنية"


def test_text_comes_here_without_a_file(tawsiyat: Run) -> None:
    ran = tawsiyat("print", EVENT, language="ar")
    assert (ran.code, ran.err) == (0, "")
    assert WORDS in ran.out


def test_a_pdf_holds_the_words(tawsiyat: Run, tmp_path: Path) -> None:
    ran = tawsiyat("print", EVENT, "-o", str(tmp_path / "ملخص.pdf"), language="ar")
    assert (ran.code, ran.out) == (0, "")
    assert "ملخص.pdf" in ran.err
    assert (tmp_path / "ملخص.pdf").read_bytes().startswith(b"%PDF-")
    if shutil.which("pdftotext"):
        command = ["pdftotext", str(tmp_path / "ملخص.pdf"), "-"]
        text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        assert "الضمان الاجتماعي" in unicodedata.normalize("NFKC", text)


def test_a_text_file_holds_the_page_in_the_language_asked_for(tawsiyat: Run, tmp_path: Path) -> None:
    for code, label in (("ar", "التاريخ"), ("en", "Date:"), ("fr", "Turquie")):
        assert tawsiyat("print", EVENT, "-o", str(tmp_path / "x.txt"), language=code).code == 0
        assert label in (tmp_path / "x.txt").read_text(encoding="utf-8")


def test_recommendations_of_one_event_share_its_page(tawsiyat: Run, tmp_path: Path) -> None:
    page = tawsiyat("print", FIRST, EIGHTH).out
    assert page.count("Cite as") == 1
    assert "2 of 11" in page
    assert tawsiyat("print", FIRST, EIGHTH, "-o", str(tmp_path / "x.pdf")).code == 0


def test_several_records_are_sections_of_one_file(tawsiyat: Run, tmp_path: Path) -> None:
    assert tawsiyat("print", EVENT, EIGHTH).out.count("Cite as") == 2
    assert tawsiyat("print", EVENT, EIGHTH, "-o", str(tmp_path / "x.pdf")).code == 0
    with Pages((tmp_path / "x.pdf").read_bytes()) as pages:
        assert len(pages) == 3


def test_documents_say_what_was_written(tawsiyat: Run, tmp_path: Path) -> None:
    to_file = tawsiyat("print", EVENT, "-o", str(tmp_path / "x.txt"), "--json").document
    here = tawsiyat("print", EVENT, "--json").document
    assert faults(to_file, PRINT) == faults(here, PRINT) == []
    assert to_file["bytes"] == (tmp_path / "x.txt").stat().st_size
    assert here["text"] == (tmp_path / "x.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("code", ["ar", "en", "fr"])
@pytest.mark.parametrize(
    "name", ["x.odt", "x.jpeg", "x", ".pdf", "", "none/x.pdf", "\0.pdf", "a" * 300 + ".pdf"]
)
def test_a_file_that_cannot_be_written_is_refused_and_leaves_nothing(
    tawsiyat: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, code: str
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    ran = tawsiyat("print", EVENT, "-o", name, language=code)
    assert (ran.code, ran.out) == (1, "")
    assert len(ran.err.strip().split("\n")) == 1
    assert os.listdir(tmp_path / "here") == []  # noqa: PTH208 - only whether there is anything


def test_a_folder_of_that_name_is_left_alone(tawsiyat: Run, tmp_path: Path) -> None:
    (tmp_path / "x.pdf").mkdir()
    assert tawsiyat("print", EVENT, "-o", str(tmp_path / "x.pdf")).code == 1
    assert (tmp_path / "x.pdf").is_dir()


def test_what_was_there_stays_when_a_uid_is_unknown(tawsiyat: Run, tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_text("the old one")
    assert tawsiyat("print", EVENT, "event/none", "-o", str(tmp_path / "x.pdf")).code == 1
    assert (tmp_path / "x.pdf").read_text() == "the old one"


def test_what_is_no_page_is_refused(tawsiyat: Run) -> None:
    ran = tawsiyat("print", "body/sesric")
    assert ran.code == 1
    assert "body/sesric" in ran.err
