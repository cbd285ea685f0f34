"""Freezes the program twice, the second time in a copy of the checkout under another name, and compares the bytes.

    PYTHONPATH=packaging python -m twice [FOLDER]      freezes into FOLDER, twice
    PYTHONPATH=packaging python -m twice ONE OTHER     compares two bundles that are there already

Exit code 1 where a file differs, with its name. What is compared is everything in the bundle: names, bytes, rights to
execute, and where links lead.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MADE = ("resources/library.db", "resources/translations/*/LC_MESSAGES/*.mo")


def copied(folder: Path) -> Path:
    """Return a copy of the checkout in `folder`: what git knows, as it lies here, and what make made of it."""
    shutil.rmtree(folder, ignore_errors=True)
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True).stdout
    names = [name for name in listed.decode().split("\0") if name and (ROOT / name).is_file()]
    for name in names + [str(path.relative_to(ROOT)) for glob in MADE for path in ROOT.glob(glob)]:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, folder / name)
    return folder


def frozen(checkout: Path, folder: Path) -> Path:
    """Freeze a checkout into `folder` and return the bundle."""
    environment = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "ERROR"]
    command += ["--distpath", str(folder), "--workpath", str(folder / "work"), "build.spec"]
    subprocess.run(command, cwd=checkout, env=environment, check=True)
    return folder / "tawsiyat"


def contents(folder: Path) -> dict[str, str]:
    """Return what every file of a folder is: the sum of its bytes and its rights, or where a link leads."""
    return {path.relative_to(folder).as_posix(): _content(path) for path in sorted(folder.rglob("*"))}


def differing(one: dict[str, str], other: dict[str, str]) -> list[str]:
    """Return the names of files that differ or that only one has."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def _content(path: Path) -> str:
    if path.is_symlink():
        return f"-> {path.readlink()}"
    if path.is_dir():
        return "folder"
    executable = "x" if path.stat().st_mode & 0o100 else "-"
    return f"{executable} {hashlib.sha256(path.read_bytes()).hexdigest()}"


def compared(one: Path, other: Path) -> int:
    """Compare two bundles, say what was found, and return the exit code."""
    first, second = contents(one), contents(other)
    found = differing(first, second)
    for name in found:
        print(f"differs: {name}")
    print(f"{len(first)} files and folders, {len(found)} differ")
    return 1 if found else 0


def main(arguments: list[str]) -> int:
    """Do what the arguments say."""
    if len(arguments) == 2:
        return compared(Path(arguments[0]), Path(arguments[1]))
    folder = Path(arguments[0]) if arguments else ROOT / "build" / "twice"
    first = frozen(ROOT, folder / "first")
    return compared(first, frozen(copied(folder / "a checkout elsewhere"), folder / "second"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
