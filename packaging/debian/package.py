"""Makes the package for Debian and Ubuntu out of the frozen program.

    PYTHONPATH=packaging python -m debian.package BUNDLE OUT.deb

The program goes whole to /usr/lib/tawsiyat, with a link in /usr/bin, and is registered by files alone (menu entry,
icons, links, metadata, manual): the package has no scripts, so nothing of it is left when its files are gone. The C
library is all it depends on, in the newest version that a carried library asks for. Times and owners are not those
of this machine, so that the same bundle gives the same package.
"""

import datetime
import gzip
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ICONS = HERE.parents[1] / "build" / "icons"
DRAWING = HERE.parents[1] / "resources" / "icons" / "program" / "tawsiyat.svg"
LICENCES = "_internal/resources/licences"
MAINTAINER = "The Tawsiyat authors <authors@tawsiyat.invalid>"
DESCRIPTION = """offline reference of events and of the recommendations they adopted
 Workshops, expert meetings and conferences with the recommendations they
 adopted, quoted to the letter with their sources. Arabic first, right to left;
 English and French beside it. Search, read and print without a network.
"""


def staged(bundle: Path, root: Path, version: str) -> None:
    """Lay out what the package installs below `root`."""
    program = root / "usr/lib/tawsiyat"
    shutil.copytree(bundle, program, symlinks=True)
    (root / "usr/bin").mkdir()
    (root / "usr/bin/tawsiyat").symlink_to("../lib/tawsiyat/tawsiyat")
    share, words = root / "usr/share", {"@VERSION@": version, "@DATE@": _day()}
    _put(share / "applications/tawsiyat.desktop", (HERE / "tawsiyat.desktop").read_bytes())
    name = "org.tawsiyat.Tawsiyat.metainfo.xml"
    _put(share / "metainfo" / name, _filled(HERE / name, words))
    _put(share / "icons/hicolor/scalable/apps/tawsiyat.svg", DRAWING.read_bytes())
    for size in (16, 22, 24, 32, 48, 64, 128, 256, 512):
        picture = (ICONS / f"tawsiyat-{size}.png").read_bytes()
        _put(share / f"icons/hicolor/{size}x{size}/apps/tawsiyat.png", picture)
    _put(share / "man/man1/tawsiyat.1.gz", _packed(_filled(HERE / "tawsiyat.1", words)))
    _put(share / "doc/tawsiyat/copyright", _copyright(program / LICENCES).encode())
    _put(share / "doc/tawsiyat/changelog.gz", _packed(_changelog(version).encode()))
    _put(share / "lintian/overrides/tawsiyat", (HERE / "lintian-overrides").read_bytes())


def packed(root: Path, out: Path, version: str) -> None:
    """Describe what lies below `root` and pack it."""
    files = sorted(path for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    for path in files:
        path.chmod(0o755 if path == root / "usr/lib/tawsiyat/tawsiyat" else 0o644)
    sums = [f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(root)}\n" for path in files]
    control = {
        "Package": "tawsiyat",
        "Version": version,
        "Architecture": _said("dpkg", "--print-architecture").strip(),
        "Maintainer": MAINTAINER,
        "Installed-Size": str(sum(path.stat().st_size for path in files) // 1024),
        "Depends": f"libc6 (>= {newest_glibc(files)})",
        "Section": "misc",
        "Priority": "optional",
        "Description": DESCRIPTION.rstrip(),
    }
    _put(root / "DEBIAN/control", "".join(f"{name}: {value}\n" for name, value in control.items()).encode())
    _put(root / "DEBIAN/md5sums", "".join(sums).encode())
    moment = _epoch()
    for path in [root, *root.rglob("*")]:
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o755)
        os.utime(path, (moment, moment), follow_symlinks=False)
    _said("dpkg-deb", "--root-owner-group", "-Zxz", "-z9", "--build", str(root), str(out))


def newest_glibc(files: list[Path]) -> str:
    """Return the newest version of the C library that a file asks for."""
    asked = {(2, 17)}
    for path in files:
        with path.open("rb") as file:
            if file.read(4) != b"\x7fELF":
                continue
        for found in re.finditer(r"\(GLIBC_(\d+)\.(\d+)", _said("objdump", "-T", str(path))):
            asked.add((int(found[1]), int(found[2])))
    return ".".join(map(str, max(asked)))


def _copyright(licences: Path) -> str:
    index = json.loads((licences / "licences.json").read_text(encoding="utf-8"))
    lines = [
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/",
        "Upstream-Name: tawsiyat",
        "Comment: The program brings these; their licences lie whole in",
        f" /usr/lib/tawsiyat/{LICENCES}",
        " .",
        *(
            f" {one['name']} {one['version']}: {one['licence'] or 'see its text'}"
            for one in index["components"]
        ),
        "",
        "Files: *",
        "Copyright: 2026 The Tawsiyat authors",
        "License: Expat",
    ]
    text = (licences / index["program"]["texts"][0]).read_text(encoding="utf-8").strip()
    return "\n".join([*lines, *(f" {line.strip() or '.'}" for line in text.splitlines()), ""])


def _changelog(version: str) -> str:
    when = datetime.datetime.fromtimestamp(_epoch(), datetime.UTC).strftime("%a, %d %b %Y %H:%M:%S +0000")
    return f"tawsiyat ({version}) unstable; urgency=medium\n\n  * Version {version}.\n\n -- {MAINTAINER}  {when}\n"


def _filled(path: Path, words: dict[str, str]) -> bytes:
    text = path.read_text(encoding="utf-8")
    for word, value in words.items():
        text = text.replace(word, value)
    return text.encode()


def _packed(body: bytes) -> bytes:
    return gzip.compress(body, 9, mtime=0)


def _put(path: Path, body: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)


def _said(*command: str) -> str:
    environment = {**os.environ, "LC_ALL": "C", "SOURCE_DATE_EPOCH": str(_epoch())}
    return subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout


def _epoch() -> int:
    return int(os.environ.get("SOURCE_DATE_EPOCH", "315532800"))


def _day() -> str:
    return datetime.datetime.fromtimestamp(_epoch(), datetime.UTC).date().isoformat()


def main(bundle: Path, out: Path) -> None:
    """Make the package of a bundle."""
    index = json.loads((bundle / LICENCES / "licences.json").read_text(encoding="utf-8"))
    version = index["program"]["version"]
    with tempfile.TemporaryDirectory(dir=out.parent) as folder:
        root = Path(folder) / "root"
        root.mkdir()
        staged(bundle, root, version)
        packed(root, out, version)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
