"""A TOML table that knows its file: reads typed values, notes what is missing, wrong or not understood.

Keys that nothing asked for are faults too, so that a misspelt key cannot silently lose a fact.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from core.records.label import LANGUAGES, Label
from db.build.faults import ContentFault, Findings

Choice = TypeVar("Choice", bound=StrEnum)


class Table:
    """One table of a content file, by the path of keys that leads to it (`fact`)."""

    def __init__(self, file: Path, values: Mapping[str, Any], findings: Findings, fact: str = "") -> None:
        self.file = file
        self.fact = fact
        self._values = values
        self._findings = findings
        self._asked: set[str] = set()

    @classmethod
    def read(cls, file: Path, findings: Findings) -> "Table":
        """Read a TOML file; a file that is no TOML is a fault and reads as empty."""
        try:
            return cls(file, tomllib.loads(file.read_text(encoding="utf-8-sig")), findings)
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            line = re.search(r"at line (\d+)", str(error))
            findings.note(ContentFault(findings.name(file), int(line[1]) if line else 0, "TOML", str(error)))
        except OSError as error:
            findings.add(file, "TOML", f"cannot be read: {error.strerror}")
        return cls(file, {}, findings)

    def fault(self, key: str, reason: str, near: str = "") -> None:
        """Note a fault at a key of this table."""
        where = ".".join(part for part in (self.fact, key) if part)
        value = self._values.get(key, "")
        self._findings.add(self.file, where, reason, near or (value if isinstance(value, str) else ""))

    def has(self, key: str) -> bool:
        """Tell whether the key is there, without asking for it."""
        return key in self._values

    def text(self, key: str, default: str | None = "") -> str:
        """Return a string; without a default its absence is a fault."""
        return str(self._typed(key, str, default, ""))

    def number(self, key: str, least: int = 0, most: int = 1_000_000_000_000) -> int | None:
        """Return an integer, or None where the key is absent; one that is too small or too great is a fault."""
        value = self._typed(key, int, None, None) if key in self._values else None
        if value is not None and not least <= value <= most:
            self.fault(key, f"{value} is not from {least} to {most}", str(value))
            return None
        return value

    def year(self, key: str) -> int | None:
        """Return a year of the calendar that the records keep, or None where the key is absent."""
        return self.number(key, 1000, 2999)

    def flag(self, key: str) -> bool:
        """Return a boolean; absent is false."""
        return bool(self._typed(key, bool, False, False))

    def day(self, key: str) -> date | None:
        """Return a date, or None where the key is absent."""
        value = self._typed(key, date, None, None) if key in self._values else None
        if isinstance(value, datetime):
            self.fault(key, "is to be a day without a time", value.date().isoformat())
            return value.date()
        return value

    def words(self, key: str) -> tuple[str, ...]:
        """Return a list of strings; absent is empty."""
        values = self._typed(key, list, [], [])
        if not all(isinstance(value, str) for value in values):
            self.fault(key, "is to be a list of strings")
            return ()
        return tuple(values)

    def choice(self, key: str, choices: type[Choice], default: Choice) -> Choice:
        """Return a value of a closed list; another value is a fault."""
        value = self.text(key, None)
        if key not in self._values:
            return default
        try:
            return choices(value)
        except ValueError:
            self.fault(key, f"«{value}» is none of: {', '.join(choices)}", value)
            return default

    def language(self, key: str) -> str:
        """Return a code of one of our languages; another is a fault."""
        code = self.text(key, None)
        if self.has(key) and code not in LANGUAGES:
            self.fault(key, f"«{code}» is none of: {', '.join(LANGUAGES)}", code)
        return code

    def label(self, required: bool = True) -> Label:
        """Return this table's `ar`, `en`, `fr` and `ours` as a label."""
        ours = self.words("ours")
        for code in ours:
            if code not in LANGUAGES:
                self.fault("ours", f"«{code}» is no language of ours")
        label = Label(self.text("ar"), self.text("en"), self.text("fr"), ours)
        if required and not label:
            self.fault("", "has no text in any language")
        for code in ours:
            if code in LANGUAGES and not getattr(label, code):
                self.fault("ours", f"names «{code}», which has no text")
        return label

    def table(self, key: str) -> "Table | None":
        """Return a table inside this one, or None where it is absent."""
        self._asked.add(key)
        value = self._values.get(key)
        if value is None:
            return None
        if not isinstance(value, Mapping):
            self.fault(key, "is to be a table")
            return None
        return Table(self.file, value, self._findings, f"{self.fact}.{key}" if self.fact else key)

    def tables(self, key: str) -> Iterator["Table"]:
        """Yield the tables of an array, each knowing its place in it (from 1)."""
        self._asked.add(key)
        values = self._values.get(key, [])
        if not isinstance(values, list):
            self.fault(key, "is to be a list of tables")
            return
        path = f"{self.fact}.{key}" if self.fact else key
        for place, value in enumerate(values, start=1):
            if isinstance(value, Mapping):
                yield Table(self.file, value, self._findings, f"{path}[{place}]")
            else:
                self.fault(key, f"entry {place} is to be a table")

    def finish(self) -> None:
        """Note every key that nobody asked for."""
        for key in sorted(set(self._values) - self._asked):
            self.fault(key, "is no key that is known here", key)

    def _typed(self, key: str, kind: type[Any], default: Any, wrong: Any) -> Any:
        self._asked.add(key)
        if key not in self._values:
            if default is None:
                self.fault(key, "is missing")
                return wrong
            return default
        value = self._values[key]
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            self.fault(key, f"is to be of type {kind.__name__}", str(value))
            return wrong
        return value
