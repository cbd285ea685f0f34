"""What the program says of itself: its versions, the library it has open, where its files lie; and the report of it.

The report is for whoever looks after the program. It holds nothing of the reader's: no query, no record, no name; the
reader's own folder is written as `~`, and wherever else a path names the reader stands `USER`.
"""

import getpass
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePath

from core.errors import N_
from core.records.kinds import RecordKind
from desktop.settings import Settings

_SEAL_SHOWN = 16
_TOLD = ("language", "digits", "theme", "text_size")


@dataclass(frozen=True, slots=True)
class Holding:
    """The library that is open: how many records of each kind, the day of the content, its hash and its file."""

    counts: Mapping[RecordKind, int] = field(default_factory=dict)
    day: date | None = None
    seal: str = ""
    path: Path | None = None

    @property
    def shown_seal(self) -> str:
        """The first digits of the hash: enough to tell two libraries apart."""
        return self.seal[:_SEAL_SHOWN]


@dataclass(frozen=True, slots=True)
class About:
    """Everything that the page tells. `versions` are names and versions; `log` is None where none can be written."""

    version: str
    versions: tuple[tuple[str, str], ...]
    holding: Holding
    folder: Path
    log: Path
    settings: Settings

    @property
    def paths(self) -> tuple[tuple[str, Path], ...]:
        """Where what lies, under words of the catalogue."""
        library = ((N_("Library"), self.holding.path),) if self.holding.path else ()
        return (*library, (N_("Your own files"), self.folder), (N_("Log"), self.log))

    def report(self) -> str:
        """Return what is copied for whoever looks after the program, in English, line by line."""
        holding = self.holding
        lines = [f"Tawsiyat {self.version}", *(f"{name} {version}" for name, version in self.versions), ""]
        if holding.path is not None:
            counts = ", ".join(f"{kind} {count}" for kind, count in sorted(holding.counts.items()) if count)
            lines += [f"Library: content of {holding.day}, sha-256 {holding.seal}", f"Records: {counts}"]
        else:
            lines.append("Library: none is open")
        lines += [f"{name}: {veiled(path)}" for name, path in self.paths]
        lines += ["", *(f"{name}: {getattr(self.settings, name)}" for name in _TOLD)]
        return "\n".join(lines)


def veiled(path: PurePath, home: PurePath | None = None, user: str | None = None) -> str:
    """Return a path without the reader in it: their folder is `~`, their name elsewhere `USER`."""
    home = Path.home() if home is None else home
    user = _user() if user is None else user
    if path.is_relative_to(home):
        return _joined(("~", *path.relative_to(home).parts), user)
    return _joined(path.parts, user)


def _joined(parts: Iterable[str], user: str) -> str:
    hidden = ("USER" if user and part.casefold() == user.casefold() else part for part in parts)
    return str(PurePath(*hidden))


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
