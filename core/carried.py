"""What the program is made of: its version, and everything it carries with licence and text.

A bundle brings the list that was made when it was frozen (`resources/licences/licences.json`, which
`packaging/freezing/licences.py` writes). A checkout has no such list: there the installed distributions tell of
themselves, and what comes with the system is not ours to list.
"""

import importlib.metadata
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import resources

PROGRAM = "tawsiyat"
_INDEX = ("licences", "licences.json")
_NAMED = re.compile(r"^[A-Za-z0-9][A-Za-z0-9._-]*")
_LICENCE_FILE = re.compile(r"(^|/)(LICEN[CS]E|COPYING|NOTICE|AUTHORS)[^/]*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that is carried. `licence` is its name, mostly SPDX's; `texts` are files in UTF-8."""

    name: str
    version: str
    licence: str
    address: str = ""
    texts: tuple[Path, ...] = ()

    def text(self) -> str:
        """Return the text of the licence; empty where none can be read."""
        return "\n\n".join(filter(None, map(_read, self.texts)))


def version() -> str:
    """Return the version of the program; empty where it is not known."""
    index = _index()
    if index is not None:
        return str(index.get("program", {}).get("version", ""))
    try:
        return importlib.metadata.version(PROGRAM)
    except importlib.metadata.PackageNotFoundError:
        return ""


def parts() -> tuple[Part, ...]:
    """Return what is carried, by name, the program itself first."""
    index = _index()
    if index is None:
        return tuple(_installed())
    folder = resources.path(*_INDEX).parent
    return tuple(_of_index(row, folder) for row in (index["program"], *index["components"]))


def _index() -> dict[str, Any] | None:
    try:
        found = json.loads(resources.path(*_INDEX).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def _of_index(row: dict[str, Any], folder: Path) -> Part:
    texts = tuple(folder / name for name in row["texts"])
    return Part(row["name"], row["version"], row["licence"], row["address"], texts)


def _installed() -> Iterator[Part]:
    own = resources.path().parent / "LICENSE"
    yield Part("Tawsiyat", version(), "MIT", "", (own,))
    for name in sorted(_needed(PROGRAM), key=str.casefold):
        one = importlib.metadata.distribution(name)
        # `files` is empty where the installer kept no list.
        files = [file for file in one.files or () if _LICENCE_FILE.search(str(file))]
        yield Part(
            one.metadata["Name"],
            one.version,
            _licence(one.metadata),
            f"https://pypi.org/project/{one.metadata['Name']}/",
            tuple(Path(str(file.locate())) for file in files),
        )


def _needed(name: str) -> set[str]:
    """Return the installed distributions that one needs, and what they need."""
    found: set[str] = set()
    asked = [name]
    while asked:
        try:
            needs = importlib.metadata.requires(asked.pop()) or []
        except importlib.metadata.PackageNotFoundError:
            continue
        for need in needs:
            match = _NAMED.match(need)
            if match is None or "extra ==" in need or not _is_installed(match[0]):
                continue
            known = re.sub(r"[-_.]+", "-", match[0]).lower()
            if known not in found:
                found.add(known)
                asked.append(known)
    return found


def _is_installed(name: str) -> bool:
    try:
        importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return False
    return True


def _licence(metadata: importlib.metadata.PackageMetadata) -> str:
    """Return what a distribution calls its licence; some put the whole text where its name belongs."""
    names = (*(metadata.get_all("License-Expression") or ()), *(metadata.get_all("License") or ()))
    named = next((name.strip() for name in map(str, names) if name.strip()), "")
    if named and "\n" not in named and len(named) <= 60:
        return named
    classified = (str(each) for each in metadata.get_all("Classifier") or ())
    licences = [each.rpartition(" :: ")[2] for each in classified if each.startswith("License :: ")]
    return " AND ".join(licences)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
