"""Faults of content: what is wrong in which line of which file. They are for whoever writes the content."""

from dataclasses import dataclass, field
from pathlib import Path

from db.build.places import line_of


@dataclass(frozen=True, slots=True)
class ContentFault:
    """One fault, at a line of a file (1-based; 0 where no line can be named)."""

    file: str
    line: int
    fact: str
    reason: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.fact}: {self.reason}"


class ContentFaults(Exception):  # noqa: N818 - a list of findings, not a failure of the program
    """All faults found in one reading of the content."""

    def __init__(self, faults: tuple[ContentFault, ...]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults


@dataclass(slots=True)
class Findings:
    """Collects the faults of a reading, so that one run of the build names them all."""

    root: Path
    faults: list[ContentFault] = field(default_factory=list)

    def add(self, file: Path, fact: str, reason: str, near: str = "") -> None:
        """Note a fault; `near` is a text of the file by which its line is found."""
        self.note(ContentFault(self.name(file), line_of(file, near, fact), fact, reason))

    def note(self, fault: ContentFault) -> None:
        """Note a fault whose line is known."""
        self.faults.append(fault)

    def name(self, file: Path) -> str:
        """Return a file's name as faults give it: from the root of the store."""
        return str(file.relative_to(self.root)) if file.is_relative_to(self.root) else str(file)

    def raise_if_any(self) -> None:
        """Raise `ContentFaults` if anything was noted."""
        if self.faults:
            raise ContentFaults(tuple(self.faults))
