"""Archives are the same for the same files, and hold them whole."""

import os
import shutil
import subprocess
import tarfile
import zipfile
from pathlib import Path

import archive
import pytest

EPOCH = 1_700_000_000


@pytest.fixture(autouse=True)
def _epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(EPOCH))


def folder_of(place: Path, names: list[str], moment: int) -> Path:
    """Make the same files in the order given, as if at another time and under another mask."""
    folder = place / "tawsiyat"
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"the words of {name}\n", encoding="utf-8")
        path.chmod((0o711 if name == "tawsiyat" else 0o600) | (moment % 2) * 0o044)
        os.utime(path, (moment, moment))
    (folder / "link.so").symlink_to("_internal/b.so")
    return folder


NAMES = ["tawsiyat", "_internal/b.so", "_internal/توصيات.txt"]


@pytest.mark.parametrize("kind", ["tar.xz", "zip"])
def test_same_files_give_the_same_bytes(tmp_path: Path, kind: str) -> None:
    one = folder_of(tmp_path / "one", NAMES, 1_000_000_001)
    other = folder_of(tmp_path / "other", NAMES[::-1], 1_600_000_000)
    outs = [tmp_path / f"{name}.{kind}" for name in ("one", "other")]
    for folder, out in zip((one, other), outs, strict=True):
        assert archive.main([str(folder), str(out)]) == 0
    assert outs[0].read_bytes() == outs[1].read_bytes()
    (other / "tawsiyat").write_text("changed", encoding="utf-8")
    archive.main([str(other), str(outs[1])])
    assert outs[0].read_bytes() != outs[1].read_bytes()


def test_a_tar_keeps_links_and_the_right_to_execute_and_nothing_of_this_machine(tmp_path: Path) -> None:
    out = tmp_path / "out.tar.xz"
    archive.main([str(folder_of(tmp_path, NAMES, 1_000_000_000)), str(out)])
    with tarfile.open(out) as tar:
        entries = {entry.name: entry for entry in tar.getmembers()}
    assert entries["tawsiyat/link.so"].linkname == "_internal/b.so"
    assert (entries["tawsiyat/tawsiyat"].mode, entries["tawsiyat/_internal/b.so"].mode) == (0o755, 0o644)
    assert {(entry.uid, entry.uname, entry.mtime) for entry in entries.values()} == {(0, "root", EPOCH)}


def test_system_tools_unpack_what_was_packed(tmp_path: Path) -> None:
    """A filter that tar or xz did not know would show here."""
    folder = folder_of(tmp_path, NAMES, 1_000_000_000)
    archive.main([str(folder), str(tmp_path / "out.tar.xz")])
    (tmp_path / "there").mkdir()
    subprocess.run(["tar", "-xJf", str(tmp_path / "out.tar.xz"), "-C", str(tmp_path / "there")], check=True)
    for name in NAMES:
        assert (tmp_path / "there/tawsiyat" / name).read_bytes() == (folder / name).read_bytes()


def test_a_zip_names_files_in_any_script(tmp_path: Path) -> None:
    archive.main([str(folder_of(tmp_path, NAMES, 1_000_000_000)), str(tmp_path / "out.zip")])
    with zipfile.ZipFile(tmp_path / "out.zip") as packed:
        assert packed.testzip() is None
        assert "tawsiyat/_internal/توصيات.txt" in packed.namelist()


def test_sums_are_what_sha256sum_checks(tmp_path: Path) -> None:
    for name in ("a.deb", "b-setup.exe", "c.tar.xz", "tawsiyat.exe"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    assert archive.main(["--sums", str(tmp_path)]) == 0
    done = subprocess.run(
        ["sha256sum", "--check", "SHA256SUMS"], cwd=tmp_path, capture_output=True, text=True
    )
    assert done.returncode == 0
    assert done.stdout.splitlines() == ["a.deb: OK", "b-setup.exe: OK", "c.tar.xz: OK"]
    (tmp_path / "a.deb").write_text("another", encoding="utf-8")
    assert subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=tmp_path).returncode == 1


def test_what_it_does_not_understand_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert archive.main(["folder", "out.rar"]) == 2
    assert "FOLDER" in capsys.readouterr().err


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
@pytest.mark.parametrize(
    ("goals", "packers"),
    [
        (("archive", "deb"), ("archive dist/tawsiyat", "debian.package")),
        (("deb",), ("debian.package",)),
        (("archive", "deb", "windows"), ("debian.package", "makensis")),
    ],
)
def test_sums_are_taken_after_all_that_one_command_packs(
    goals: tuple[str, ...], packers: tuple[str, ...]
) -> None:
    root = Path(__file__).parents[2]
    told = subprocess.run(
        ["make", "--dry-run", "--always-make", *goals], cwd=root, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    (taken,) = (at for at, line in enumerate(told) if "--sums" in line)
    for packer in packers:
        assert any(packer in line for line in told[:taken]), packer
        assert not any(packer in line for line in told[taken + 1 :]), packer
