"""Where in a content file a fact stands: the line that a fault names.

A fact is a path of keys (`provisions[2].quote`). Its table is found by the headings of the file, so that a value that
stands in several tables is not looked for in the wrong one.
"""

import re
from collections.abc import Sequence
from pathlib import Path

_HEADING = re.compile(r"\s*\[\[?\s*([\w.\- ]+?)\s*\]\]?\s*(?:#.*)?$")
_STEP = re.compile(r"([^.\[\]]+)(?:\[(\d+)\])?")


def line_of(file: Path, near: str = "", fact: str = "") -> int:
    """Return the 1-based line of a fact, by its table and a text that stands there; 0 where it cannot be told."""
    if not file.is_file():
        return 0
    lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    first, last = _section(lines, fact)
    key = re.compile(rf"\s*[\"']?{re.escape(fact.rpartition('.')[2])}[\"']?\s*=")
    near = next((part for part in near.splitlines() if part.strip()), "")
    within = range(first, last)
    keyed = next((at for at in within if key.match(lines[at])), None)
    if keyed is not None and near in lines[keyed]:
        return keyed + 1
    for places in (within, range(len(lines))) if near else ():
        for at in places:
            if near in lines[at]:
                return at + 1
    if keyed is not None:
        return keyed + 1
    return first + 1 if first else 0


def _section(lines: Sequence[str], fact: str) -> tuple[int, int]:
    """Return the lines of the innermost table with a heading of its own on the way to a fact."""
    matches = ((at, _HEADING.match(line)) for at, line in enumerate(lines))
    headings = [(at, match[1]) for at, match in matches if match]
    first, last = 0, headings[0][0] if headings else len(lines)
    begin, end, path = 0, len(lines), ""
    for name, place in _STEP.findall(fact):
        path = f"{path}.{name}" if path else name
        found = [at for at, heading in headings if heading == path and begin <= at < end]
        wanted = int(place or 1) - 1
        if wanted >= len(found):
            break
        begin, first = found[wanted], found[wanted]
        inside = f"{path}."
        end = min((at for at, each in headings if begin < at < end and not each.startswith(inside)), default=end)
        last = min((at for at, _ in headings if first < at), default=len(lines))
    return first, last
