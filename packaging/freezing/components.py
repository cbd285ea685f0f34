"""What the bundle is made of, file by file: every carried file belongs to a component, or the build stops.

Where a file came from says whose it is: a Python distribution (its list of files names it), Python itself, a package
of this system, or this repository. Parts that lie inside others, and data of ours, are listed in
`packaging/licences/carried.toml`.
"""

import importlib.metadata
import json
import os
import re
import subprocess
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

LICENCES = Path(__file__).resolve().parents[1] / "licences"
ROOT = LICENCES.parents[1]


class UnknownOriginError(LookupError):
    """Raised where nobody knows whose a carried file is."""


@dataclass(frozen=True)
class Component:
    """Something of others that is carried."""

    name: str
    version: str
    licence: str
    """As SPDX writes it, or in Debian's words; empty where only the text says it."""
    kind: str
    """library, data or application, as CycloneDX calls them."""
    address: str = ""
    purl: str = ""
    texts: tuple[Path, ...] = ()
    files: tuple[str, ...] = ()
    """Places in the bundle."""
    inside: tuple[dict[str, object], ...] = field(default=(), compare=False)
    """What the distribution itself says it was built of, as CycloneDX writes it."""


def components_of(entries: Iterable[tuple[str, str]], made: Path = ROOT / "build") -> list[Component]:
    """Return the components of a bundle; an entry is a place in it and the file that goes there.

    `made` is the folder of what the freezing itself has made: it is ours, wherever it lies.
    """
    owners: dict[tuple[str, str], set[str]] = defaultdict(set)
    for place, source in entries:
        owner = None if Path(source).is_relative_to(made) else _owner(Path(source))
        if owner is not None:
            owners[owner].add(place.replace("\\", "/"))
    owners[("distribution", "pyinstaller")].update(())
    found = [_component(kind, name, tuple(sorted(places))) for (kind, name), places in owners.items()]
    distributions = {name for kind, name in owners if kind == "distribution"}
    return sorted([*found, *_parts(distributions)], key=lambda one: (one.name.casefold(), one.version))


def _owner(source: Path) -> tuple[str, str] | None:
    """Return whose a file is: the kind of the owner and its name; None for what is ours or made here."""
    absolute = Path(os.path.abspath(source))  # noqa: PTH100 - links stay as the lists of files have them
    named = _files_of_distributions().get(os.path.normcase(absolute))
    if named:
        return "distribution", named
    if absolute.is_relative_to(ROOT) and not absolute.is_relative_to(sys.prefix):
        return None
    if _is_of_python(absolute.resolve()):
        return "python", "Python"
    package = _debian_package(absolute)
    if package:
        return "debian", package
    raise UnknownOriginError(f"nobody knows whose {source} is, and under which licence it is carried")


def _is_of_python(path: Path) -> bool:
    base = Path(sys.base_prefix).resolve()
    shared = base in {Path("/usr"), Path("/usr/local")}
    return (
        path.is_relative_to(Path(os.__file__).resolve().parent)
        or re.match(r"(lib)?python3", path.name) is not None
        or (path.is_relative_to(base) and not shared)
    )


@cache
def _files_of_distributions() -> dict[str, str]:
    """Return the distribution of every installed file."""
    files = {}
    for one in importlib.metadata.distributions():
        for file in one.files or ():
            files[os.path.normcase(os.path.abspath(one.locate_file(file)))] = one.name  # noqa: PTH100
    return files


@cache
def _debian_package(path: Path) -> str:
    """Return the package that brought a file, or an empty name where this system does not know."""
    ways = {str(path), str(path.resolve())}
    # Debian moved all of /lib below /usr; some lists have not followed.
    ways |= {way.removeprefix("/usr") for way in ways if way.startswith("/usr/lib")}
    for way in sorted(ways):
        try:
            done = subprocess.run(["dpkg-query", "-S", way], check=False, capture_output=True, text=True)
        except FileNotFoundError:
            return ""
        if done.returncode == 0:
            return done.stdout.split(": ", 1)[0].split(",")[0]
    return ""


def _component(kind: str, name: str, files: tuple[str, ...]) -> Component:
    match kind:
        case "distribution":
            return _distribution(name, files)
        case "debian":
            return _package(name, files)
    return Component(
        "Python",
        ".".join(map(str, sys.version_info[:3])),
        "PSF-2.0",
        "library",
        "https://www.python.org/",
        f"pkg:generic/python@{sys.version_info.major}.{sys.version_info.minor}.{sys.version_info.micro}",
        (_licence_of_python(),),
        files,
    )


def _licence_of_python() -> Path:
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    places = [
        Path(os.__file__).parent / "LICENSE.txt",
        Path(sys.base_prefix) / "LICENSE.txt",
        Path(f"/usr/share/doc/{version}/copyright"),
        Path(f"/usr/share/doc/lib{version}-stdlib/copyright"),
    ]
    return next(place for place in places if place.is_file())


def _distribution(name: str, files: tuple[str, ...]) -> Component:
    one = importlib.metadata.distribution(name)
    about, told = one.metadata, _told()
    if name == "pyinstaller":
        # Of PyInstaller the bootloader is carried; its exception lets programs of any licence be started by it.
        told["licence"].setdefault(name, "GPL-2.0-or-later WITH Bootloader-exception")
    texts = [Path(str(one.locate_file(file))) for file in one.files or () if _is_licence(str(file))]
    texts += [LICENCES / text for text in told["texts"].get(name, ())]
    if not texts:
        raise UnknownOriginError(f"{name} carries no text of its licence; name one in licences/carried.toml")
    licence = told["licence"].get(name) or about.get("License-Expression") or about.get("License") or ""
    project = re.sub(r"[-_.]+", "-", name).lower()
    inside = tuple(crate for file in one.files or () for crate in _crates(Path(str(one.locate_file(file)))))
    return Component(
        name,
        one.version,
        licence,
        "library",
        f"https://pypi.org/project/{project}/{one.version}/",
        f"pkg:pypi/{project}@{one.version}",
        tuple(texts),
        files,
        inside,
    )


def _is_licence(file: str) -> bool:
    return re.search(r"\.dist-info[/\\](licenses[/\\]|LICEN[CS]E|COPYING)", file) is not None


def _crates(file: Path) -> Iterable[dict[str, object]]:
    """Yield what a distribution's own bill names of Rust's crates, which are linked into its library."""
    if file.parent.name != "sboms" or file.suffix != ".json":
        return
    for crate in json.loads(file.read_text(encoding="utf-8")).get("components", ()):
        if str(crate.get("purl", "")).startswith("pkg:cargo/"):
            kept = ("type", "name", "version", "purl", "licenses", "hashes")
            yield {key: crate[key] for key in kept if key in crate}


def _package(name: str, files: tuple[str, ...]) -> Component:
    asked = ["dpkg-query", "-W", "-f", "${Package} ${Version} ${Architecture} ${Homepage}", name]
    answer = subprocess.run(asked, check=True, capture_output=True, text=True).stdout
    package, version, architecture, home = answer.split(" ", 3)
    text = Path("/usr/share/doc", package, "copyright")
    return Component(
        package,
        version,
        _licence_of_package(package, text.read_text(encoding="utf-8", errors="replace")),
        "library",
        home,
        f"pkg:deb/debian/{package}@{version.replace('+', '%2B').replace(':', '%3A')}?arch={architecture}",
        (text,),
        files,
    )


def _licence_of_package(name: str, text: str) -> str:
    """Return what a package is under: as we have read it, else as Debian's list says of its files in general."""
    read = [licence for start, licence in _told()["debian"].items() if name.startswith(start)]
    if read:
        return read[-1]
    for paragraph in text.split("\n\n") if text.startswith("Format:") else ():
        if re.search(r"^Files:\s*\*\s*$", paragraph, re.MULTILINE):
            found = re.search(r"^License:[ \t]*(\S.*)$", paragraph, re.MULTILINE)
            return found[1].strip() if found else ""
    return ""


def _parts(distributions: set[str]) -> Iterable[Component]:
    """Yield what lies inside the rest, as `carried.toml` tells it."""
    for part in _told()["part"]:
        there = sys.platform in part.get("systems", [sys.platform]) and part.get("of") in {
            None,
            *distributions,
        }
        if there:
            texts = tuple(_text(named) for named in part["texts"])
            version = part["version"].format(**_versions())
            yield Component(
                part["name"],
                version,
                part["licence"],
                part.get("kind", "library"),
                part["address"],
                "",
                texts,
            )


def _text(named: str) -> Path:
    distribution, _, name = named.rpartition(":")
    if not distribution:
        return (LICENCES / name).resolve()
    files = importlib.metadata.files(distribution) or []
    return Path(str(next(file.locate() for file in files if file.name == name)))


@cache
def _told() -> dict[str, dict[str, object]]:
    return tomllib.loads((LICENCES / "carried.toml").read_text(encoding="utf-8"))


@cache
def _versions() -> dict[str, str]:
    """Return the versions that only the parts themselves know."""
    import apsw
    import pypdfium2_raw
    from PySide6.QtCore import qVersion

    pdfium = json.loads((Path(pypdfium2_raw.__file__).parent / "version.json").read_text(encoding="utf-8"))
    names = json.loads((ROOT / "resources/vocabulary/cldr.json").read_text(encoding="utf-8"))
    return {
        "qt": qVersion(),
        "sqlite": apsw.sqlite_lib_version(),
        "pdfium": f"{pdfium['major']}.{pdfium['minor']}.{pdfium['build']}.{pdfium['patch']}",
        "cldr": str(names["cldr"]),
        "fonts": ", ".join(
            sorted({_font_version(path) for path in (ROOT / "resources/fonts").glob("*.ttf")})
        ),
    }


def _font_version(path: Path) -> str:
    """Return the version in the head table of a font: a fixed-point number after the table's own version."""
    data = path.read_bytes()
    count = int.from_bytes(data[4:6], "big")
    for place in range(12, 12 + 16 * count, 16):
        if data[place : place + 4] == b"head":
            offset = int.from_bytes(data[place + 8 : place + 12], "big")
            return f"{int.from_bytes(data[offset + 4 : offset + 8], 'big') / 65536:.3f}"
    raise UnknownOriginError(f"{path.name} is no font with a head")
