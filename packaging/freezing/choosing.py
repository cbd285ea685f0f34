"""Which of the files that PyInstaller gathers are carried.

PyInstaller gathers widely; what is not wanted is left out by rule and not by hand: of Qt's plugins and translations
those listed here stay, and of the shared libraries those that something kept is linked to.
"""

import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from PyInstaller.depend import bindepend

Entry = tuple[str, str, str]
"""A place in the bundle, the file it comes from, and PyInstaller's word for its kind."""

# On Linux and macOS Qt's files lie one folder deeper than on Windows.
QT = "PySide6/" if sys.platform == "win32" else "PySide6/Qt/"
# By the part of the name that is the same on every system.
PLUGINS = {
    "platforms/qxcb",
    "platforms/qwindows",
    "platforms/qcocoa",
    "platforms/qoffscreen",
    "imageformats/qsvg",
    "imageformats/qjpeg",
    "iconengines/qsvgicon",
    "platforminputcontexts/composeplatforminputcontextplugin",
    "platforminputcontexts/ibusplatforminputcontextplugin",
    "printsupport/cupsprintersupport",
    "printsupport/windowsprintersupport",
}
QT_TRANSLATIONS = {"qtbase_ar.qm", "qtbase_fr.qm"}
# A machine that prints has CUPS and what CUPS needs; on one that has not, Qt does without the plugin.
NOT_CARRIED = {"libcups.so.2"}
# PyInstaller leaves these to the system: libxcb, and the dispatch libraries of GL, which QtGui is linked to though
# the program never draws with them (so they cannot quarrel with a graphics driver).
LEFT_TO_THE_SYSTEM = ("libxcb.so.1", "libEGL.so.1", "libGL.so.1", "libGLX.so.0", "libGLdispatch.so.0")
# Drawing without a graphics card, twenty megabytes of it, for programs that draw with GL.
_NEVER = {f"{QT}opengl32sw.dll", f"{QT}d3dcompiler_47.dll"}


def place_of(entry: Entry) -> str:
    """Return an entry's place with the same slashes on every system."""
    return entry[0].replace("\\", "/")


def wanted(entry: Entry) -> bool:
    """Say whether a file of Qt's own stays; files that are not Qt's do."""
    place = place_of(entry)
    if place.startswith(f"{QT}plugins/"):
        inside = PurePosixPath(place.removeprefix(f"{QT}plugins/"))
        return f"{inside.parent}/{inside.name.removeprefix('lib').partition('.')[0]}" in PLUGINS
    if place.startswith(f"{QT}translations/"):
        return PurePosixPath(place).name in QT_TRANSLATIONS
    return place not in _NEVER and not place.startswith((f"{QT}qml/", f"{QT}libexec/", f"{QT}resources/"))


def linked(binaries: Iterable[Entry]) -> list[Entry]:
    """Return the binaries less the libraries that nothing kept is linked to."""
    binaries = list(binaries)
    if sys.platform == "darwin":
        return binaries
    # One name may lie in several folders: Windows looks beside the library that asks.
    libraries: dict[str, list[Entry]] = defaultdict(list)
    for entry in filter(_is_library, binaries):
        libraries[_name(entry)].append(entry)
    reached: set[str] = set()
    # The interpreter itself is loaded by the bootloader, which names it at run time.
    todo = [
        entry
        for entry in binaries
        if not _is_library(entry) or _name(entry).startswith(("libpython", "python3"))
    ]
    while todo:
        entry = todo.pop()
        if entry[0] not in reached:
            reached.add(entry[0])
            todo += [library for name in _needed(entry[1]) for library in libraries.get(name, ())]
    return [entry for entry in binaries if entry[0] in reached]


def system_libraries() -> list[Entry]:
    """Return the libraries that PyInstaller leaves to the system, where this one has them."""
    if not sys.platform.startswith("linux"):
        return []
    found = ((name, bindepend.resolve_library_path(name)) for name in LEFT_TO_THE_SYSTEM)
    return [(name, source, "BINARY") for name, source in found if source]


def links_kept(datas: Iterable[Entry], binaries: Iterable[Entry]) -> list[Entry]:
    """Return the files less the links whose library is not carried: PyInstaller links Qt's into the folder above."""
    carried = {entry[0] for entry in binaries}
    return [entry for entry in datas if wanted(entry) and (entry[2] != "SYMLINK" or entry[1] in carried)]


def _name(entry: Entry) -> str:
    # Windows does not tell cases apart, and importers spell names as they like.
    name = PurePosixPath(place_of(entry)).name
    return name.lower() if sys.platform == "win32" else name


def _is_library(entry: Entry) -> bool:
    """Say whether a binary is a shared library, there only because something is linked to it."""
    place = PurePosixPath(place_of(entry))
    if sys.platform == "win32":
        return place.suffix.lower() == ".dll" and str(place.parent) in {".", "PySide6", "shiboken6"}
    return ".so" in place.name and place.name.startswith("lib") and str(place.parent) in {".", f"{QT}lib"}


def _needed(source: str) -> set[str]:
    """Return the names of the libraries a binary needs, theirs included, less what is not carried and needs."""
    found = {Path(name).name: path for name, path in bindepend.get_imports(source)}
    if sys.platform == "win32":
        return {name.lower() for name in found}
    left = NOT_CARRIED & found.keys()
    return found.keys() - left - {name for one in left if found[one] for name in _needed(found[one])}
