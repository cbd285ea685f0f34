"""Packs a folder so that the same files give the same archive, whoever packs them and when.

    PYTHONPATH=packaging python -m archive FOLDER OUT.tar.xz|OUT.zip
    PYTHONPATH=packaging python -m archive --sums FOLDER

Names are sorted, owners and times are not those of this machine: every file is of SOURCE_DATE_EPOCH, or of 1980. Of
the rights only that to execute is kept. `--sums` writes what `sha256sum --check` reads.
"""

import hashlib
import lzma
import os
import platform
import sys
import tarfile
import time
import zipfile
from pathlib import Path

# The first day that a zip knows.
_EARLIEST = 315_532_800
_HANDED_OUT = (".tar.xz", ".zip", ".deb", "-setup.exe", ".cdx.json")


def tar_xz(folder: Path, out: Path) -> None:
    """Write a tar, compressed as far as xz goes, that every tar unpacks."""
    filters: list[dict[str, int]] = [{"id": lzma.FILTER_LZMA2, "preset": 9}]
    if platform.machine() in {"x86_64", "AMD64"}:
        # Calls become comparable when their targets are counted from the start of the file.
        filters.insert(0, {"id": lzma.FILTER_X86})
    with (
        lzma.open(out, "wb", check=lzma.CHECK_CRC64, filters=filters) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT) as tar,
    ):
        for path in [folder, *sorted(folder.rglob("*"))]:
            tar.add(path, _inside(folder, path), recursive=False, filter=_plain)


def zipped(folder: Path, out: Path) -> None:
    """Write a zip that Windows opens by itself."""
    moment = time.gmtime(_epoch())[:6]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                entry = zipfile.ZipInfo(_inside(folder, path), moment)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = (0o100755 if os.access(path, os.X_OK) else 0o100644) << 16
                archive.writestr(entry, path.read_bytes())


def sums(folder: Path) -> None:
    """Write SHA256SUMS in a folder for what is handed out from it."""
    files = sorted(path for path in folder.iterdir() if path.name.endswith(_HANDED_OUT))
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files]
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")


def _inside(folder: Path, path: Path) -> str:
    return path.relative_to(folder.parent).as_posix()


def _plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    entry.mtime = _epoch()
    entry.mode = 0o755 if entry.isdir() or entry.mode & 0o100 else 0o644
    return entry


def _epoch() -> int:
    return max(int(os.environ.get("SOURCE_DATE_EPOCH", "0")), _EARLIEST)


def main(arguments: list[str]) -> int:
    """Do what the arguments say."""
    match arguments:
        case ["--sums", folder]:
            sums(Path(folder))
        case [folder, out] if out.endswith(".tar.xz"):
            tar_xz(Path(folder), Path(out))
        case [folder, out] if out.endswith(".zip"):
            zipped(Path(folder), Path(out))
        case _:
            sys.stderr.write(f"{__doc__}\n")
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
