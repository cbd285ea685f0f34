"""A file is there whole or as it was before, and what went wrong is said."""

import errno
import os
import stat
from pathlib import Path

import pytest

from core.errors import Refusal
from core.paper.page import Choices
from core.paper.summary import event_summary
from core.paper.typeset import Typesetter
from core.paper.write import Format, file_bytes, format_of, write_file
from tests.core.paper.made import an_event

OLD, NEW = b"what was there", b"what is new"


def nothing_beside(folder: Path, *names: str) -> bool:
    return sorted(file.name for file in folder.iterdir()) == sorted(names)


def test_a_new_file_is_written(tmp_path: Path) -> None:
    write_file(tmp_path / "a.pdf", NEW)
    assert (tmp_path / "a.pdf").read_bytes() == NEW
    assert nothing_beside(tmp_path, "a.pdf")


def test_an_old_file_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(OLD)
    file.chmod(0o640)
    write_file(file, NEW)
    assert file.read_bytes() == NEW
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_bytes(OLD)
    (tmp_path / "link.txt").symlink_to("real.txt")
    write_file(tmp_path / "link.txt", NEW)
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_bytes() == NEW


@pytest.mark.parametrize("step", ["write", "fsync", "replace"])
@pytest.mark.parametrize(
    ("code", "said"),
    [
        (errno.ENOSPC, "The disk is full"),
        (errno.EACCES, "may not be written"),
        (errno.EIO, "could not be written"),
    ],
)
def test_a_failure_at_any_step_leaves_the_old_file_and_nothing_else(
    step: str, code: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(OLD)

    def fail(*_given: object, **_named: object) -> None:
        raise OSError(code, os.strerror(code))

    if step == "replace":
        monkeypatch.setattr(Path, "replace", fail)
    elif step == "fsync":
        monkeypatch.setattr(os, "fsync", fail)
    else:
        monkeypatch.setattr(Path, "open", fail)
    with pytest.raises(Refusal, match=said):
        write_file(file, NEW)
    monkeypatch.undo()
    assert file.read_bytes() == OLD
    assert nothing_beside(tmp_path, "a.pdf")


def test_a_full_disk_is_said_and_the_old_file_stays() -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    with pytest.raises(Refusal, match="no file that can be replaced"):
        write_file(full, NEW)


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="does not exist") as caught:
        write_file(tmp_path / "nowhere" / "a.pdf", NEW)
    assert caught.value.values["folder"] == tmp_path / "nowhere"
    (tmp_path / "file").write_bytes(OLD)
    with pytest.raises(Refusal, match="does not exist"):
        write_file(tmp_path / "file" / "a.pdf", NEW)


def test_of_a_link_to_nowhere_the_missing_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to("gone/x.txt")
    with pytest.raises(Refusal, match="gone does not exist"):
        write_file(tmp_path / "link.txt", NEW)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="is a folder"):
        write_file(tmp_path, NEW)


def test_names_that_cannot_be_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="too long"):
        write_file(tmp_path / ("x" * 300 + ".pdf"), NEW)
    with pytest.raises(Refusal):
        write_file(tmp_path / "a\0b.pdf", NEW)
    (tmp_path / "round").symlink_to("round")
    with pytest.raises(Refusal):
        write_file(tmp_path / "round", NEW)
    assert nothing_beside(tmp_path, "round")


def test_the_longest_name_that_the_disk_takes_is_written(tmp_path: Path) -> None:
    file = tmp_path / ("ب" * 125 + ".pdf")
    write_file(file, NEW)
    assert file.read_bytes() == NEW


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_folder_or_file_without_permission_is_said(tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir()
    locked.chmod(0o500)
    with pytest.raises(Refusal, match="may not be written"):
        write_file(locked / "a.pdf", NEW)
    file = tmp_path / "a.pdf"
    file.write_bytes(OLD)
    file.chmod(0o400)
    with pytest.raises(Refusal, match="may not be written"):
        write_file(file, NEW)
    assert file.read_bytes() == OLD


@pytest.mark.parametrize(
    ("name", "kind"), [("a.pdf", Format.PDF), ("A.PDF", Format.PDF), ("a.b.txt", Format.TEXT)]
)
def test_the_suffix_chooses_the_kind(name: str, kind: Format) -> None:
    assert format_of(Path(name)) is kind


@pytest.mark.parametrize("name", ["a.odt", "a.doc", "a", ".pdf", "a.pdf.exe"])
def test_other_suffixes_are_refused_with_what_is_possible(name: str) -> None:
    with pytest.raises(Refusal, match=r"\.pdf \.docx \.html \.xlsx \.txt"):
        format_of(Path(name))


def test_a_folder_without_a_name_is_named_as_it_was_given() -> None:
    with pytest.raises(Refusal, match=r"The name \. says no kind"):
        format_of(Path())


def test_either_kind_is_made_of_the_same_page(typesetter: Typesetter) -> None:
    summary = event_summary(an_event(), Choices())
    assert file_bytes(summary, Format.PDF, typesetter).startswith(b"%PDF-")
    assert "دعوة الدول الأعضاء" in file_bytes(summary, Format.TEXT).decode("utf-8")
