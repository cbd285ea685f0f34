"""What the window remembers: language, digits, dates, theme, text size, where things stood, what was looked at.

The settings are kept in the user's file through the small protocol `Store`. What is needed before the first
paint is also written to a small file beside it, `window.json`, after the user's file: reading that takes no
database. The file is only a shortcut: when it is missing or unreadable the window opens with the defaults,
and when the two differ the user's file is right.
"""

import contextlib
import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from core.errors import Refusal
from core.text.dating import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from concurrent.futures import Future

    from core.records.focal_points import FocalPoint

SHORTCUT = "window.json"
_LONGEST = 200_000


class Store(Protocol):
    """Where settings are kept; the user's file is one."""

    @property
    def trouble(self) -> Refusal | None:
        """Return what is the matter with the file now, if anything is."""

    def saved(self, timeout: float | None = None) -> bool:
        """Wait until everything kept so far is safe; tell whether it is."""

    def setting(self, key: str, default: Any) -> Any:
        """Return the value kept under a key."""

    def keep(self, key: str, value: Any) -> "Future[None]":
        """Keep a value under a key; the future is done when it is safe, or holds why it is not."""

    def focal_points(self) -> "tuple[FocalPoint, ...]":
        """Return the focal points that the user wrote down."""

    def keep_focal_points(self, points: "Iterable[FocalPoint]") -> "Future[None]":
        """Keep focal points, new or changed; the future tells as that of `keep`."""

    def forget_focal_points(self, keys: "Iterable[str]") -> "Future[None]":
        """Forget focal points by their keys."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything remembered, with the defaults of a first start.

    `geometry` is Qt's, in base 64; `columns` are the widths of navigation and results in pixels;
    `filters` holds the chosen values of each facet, `citation` the style that citations are copied in, `export` the
    kind of file that was exported last, `page` what was chosen about pages (`printing.choices`). `view` is empty until
    the window has been closed once. `register` holds how the register is arranged (`register.arrangement`), `parts` how
    others stand (`controllers.standing`), `place` where the open record is scrolled to: a part of its page, and by how
    many pixels it begins below the upper edge, `tried` what of a first start's offers was done (`models.tries`).
    """

    language: str = "ar"
    digits: str = "arab"
    theme: str = "system"
    text_size: int = 100
    geometry: str = ""
    columns: tuple[int, ...] = ()
    view: str = ""
    query: str = ""
    filters: tuple[tuple[str, tuple[str, ...]], ...] = ()
    record: str = ""
    citation: str = "academic"
    export: str = ".xlsx"
    register: tuple[tuple[str, tuple[str, ...]], ...] = ()
    page: str = ""
    parts: tuple[tuple[str, tuple[str, ...]], ...] = ()
    place: tuple[int, ...] = ()
    months: str = "gregorian"
    hijri: bool = False
    tried: tuple[str, ...] = ()


_ALLOWED: dict[str, tuple[object, ...]] = {
    "language": ("ar", "en", "fr"),
    "digits": ("arab", "latn"),
    "months": MONTHS,
    "theme": ("system", "light", "dark", "contrast"),
    "citation": ("academic", "apa", "chicago"),
}


def nothing_open(settings: Settings) -> Settings:
    """Return the settings without what was open and asked for: no record, no page, no search."""
    return replace(settings, view="", query="", filters=(), record="", place=())


def from_store(store: Store) -> Settings:
    """Read the settings; a value that makes no sense counts as not kept."""
    return _sound({field.name: store.setting(_key(field.name), None) for field in fields(Settings)})


def keep_changes(store: Store, before: Settings, after: Settings) -> tuple["Future[None]", ...]:
    """Keep the settings that differ; return what tells of each."""
    changed = [
        (_key(field.name), getattr(after, field.name))
        for field in fields(Settings)
        if getattr(after, field.name) != getattr(before, field.name)
    ]
    return tuple(store.keep(key, value) for key, value in changed)


def read_shortcut(folder: Path) -> Settings:
    """Read the shortcut of a user's folder; the defaults where there is none to be read."""
    try:
        with (folder / SHORTCUT).open(encoding="utf-8") as file:
            kept = json.loads(file.read(_LONGEST))
    except (OSError, ValueError, RecursionError):
        return Settings()
    return _sound(kept) if isinstance(kept, dict) else Settings()


def write_shortcut(folder: Path, settings: Settings) -> None:
    """Write the shortcut beside the user's file; a folder that cannot be written keeps its old one."""
    written = folder / f"{SHORTCUT}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        written.write_text(json.dumps(asdict(settings)), encoding="utf-8")
        written.replace(folder / SHORTCUT)
    except OSError:
        with contextlib.suppress(OSError):
            written.unlink(missing_ok=True)


def _key(name: str) -> str:
    return f"window.{name}"


def _sound(kept: dict[str, Any]) -> Settings:
    result = Settings()
    for name, value in kept.items():
        taken = _taken(name, value)
        if taken is not None:
            result = replace(result, **{name: taken})
    return result


def _taken(name: str, value: Any) -> Any:
    """Return the value in the form of its field, or None where it has no such form."""
    if name in _ALLOWED:
        return value if value in _ALLOWED[name] else None
    if name in ("geometry", "view", "query", "record", "export", "page"):
        return value if isinstance(value, str) else None
    if name == "hijri":
        return value if isinstance(value, bool) else None
    if name == "text_size":
        return value if type(value) is int and 80 <= value <= 200 else None
    try:
        if name == "tried":
            return tuple(map(str, value))
        if name == "columns":
            return tuple(max(0, min(int(width), 10_000)) for width in value)
        if name == "place":
            part, below = value
            return max(0, min(int(part), 100_000)), max(-100_000, min(int(below), 100_000))
        if name in ("filters", "register", "parts"):
            return tuple((str(facet), tuple(map(str, values))) for facet, values in value)
    except (TypeError, ValueError, OverflowError):
        pass
    return None
