"""`tawsiyat verify`: what was checked, how much, and what is wrong."""

import shutil
from pathlib import Path

import apsw
import pytest

from db.seal import seal
from db.user import open_user_file
from tests.cli.running import Run
from tests.cli.shapes import VERIFY, faults


def test_the_document_has_exactly_its_shape(tawsiyat: Run) -> None:
    ran = tawsiyat("verify", "--json")
    assert (ran.code, ran.err) == (0, "")
    assert faults(ran.document, VERIFY) == []
    assert ran.document["sound"]
    assert all(check["looked_at"] and not check["faults"] for check in ran.document["checks"])
    assert ran.document["library"]["counts"]["recommendation"] == 47
    assert not ran.document["user_file"]["exists"]


@pytest.mark.parametrize("code", ["ar", "en", "fr"])
def test_it_says_what_was_checked(tawsiyat: Run, code: str, own_home: Path) -> None:
    with open_user_file(own_home) as user:
        user.keep("window.theme", "dark")
    ran = tawsiyat("verify", language=code)
    sha256 = tawsiyat("verify", "--json").document["library"]["sha256"]
    assert (ran.code, ran.err) == (0, "")
    assert sha256 in ran.out
    assert ("٤٧" if code == "ar" else "47") in ran.out
    assert str(own_home / "user.db") in ran.out


def test_a_quote_that_is_not_in_its_source_is_a_fault(
    tawsiyat: Run, library_path: Path, tmp_path: Path
) -> None:
    path = tmp_path / "library.db"
    shutil.copy(library_path, path)
    connection = apsw.Connection(str(path))
    connection.execute("UPDATE passage SET start = start + 1, end = end + 1 WHERE id = 1")
    connection.close()
    seal(path)
    ran = tawsiyat("verify", library=path)
    assert ran.code == 1
    assert "1 fault" in ran.out
    assert "not as it should be" in ran.err
    checked = tawsiyat("verify", "--json", library=path)
    assert checked.code == 1
    assert not checked.document["sound"]
