"""Two bundles are compared by all that makes them what they are."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import twice


@pytest.fixture
def bundles(tmp_path: Path) -> tuple[Path, Path]:
    one = tmp_path / "one"
    (one / "_internal").mkdir(parents=True)
    (one / "tawsiyat").write_bytes(b"\x7fELF")
    (one / "tawsiyat").chmod(0o755)
    (one / "_internal" / "data").write_bytes(b"data")
    (one / "_internal" / "link").symlink_to("data")
    shutil.copytree(one, tmp_path / "other", symlinks=True)
    return one, tmp_path / "other"


def test_equal_bundles_are_equal(bundles: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert twice.main([str(folder) for folder in bundles]) == 0
    assert "0 differ" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("change", "name"),
    [
        (lambda folder: (folder / "_internal/data").write_bytes(b"date"), "_internal/data"),
        (lambda folder: (folder / "tawsiyat").chmod(0o644), "tawsiyat"),
        (lambda folder: (folder / "_internal/more").touch(), "_internal/more"),
        (lambda folder: (folder / "_internal/data").unlink(), "_internal/data"),
    ],
)
def test_what_differs_is_named(
    bundles: tuple[Path, Path],
    change: Callable[[Path], object],
    name: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    change(bundles[1])
    assert twice.main([str(folder) for folder in bundles]) == 1
    assert f"differs: {name}\n" in capsys.readouterr().out


def test_a_link_that_leads_elsewhere_differs(bundles: tuple[Path, Path]) -> None:
    (bundles[1] / "_internal/link").unlink()
    (bundles[1] / "_internal/link").symlink_to("../tawsiyat")
    assert twice.main([str(folder) for folder in bundles]) == 1
