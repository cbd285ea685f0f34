"""What the running program says of itself to screen readers, read through the real accessibility bus.

    python -m benchmarks.accessibility [--languages ar,en,fr] [--scene NAME] [--json FILE]

The real program stands on a virtual screen, in a session bus of its own, with Qt's bridge to AT-SPI on; another
process, Debian's `python3-pyatspi`, walks the tree of every scene (`benchmarks.staged`). Printed for each: how many
elements it has, how many of those can be acted on or stood on, and how many of these have no name. Every one that has
none is listed, and the exit code tells of any.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.screen import Screen
from benchmarks.timing import table

READER = "/usr/bin/python3"
_LONGEST = 300
_ROOT = Path(__file__).parents[1]

ACTED_ON = frozenset(
    {
        "push button",
        "button",
        "toggle button",
        "check box",
        "radio button",
        "combo box",
        "entry",
        "text",
        "password text",
        "spin button",
        "slider",
        "list",
        "list item",
        "table",
        "table cell",
        "table row",
        "column header",
        "row header",
        "tree",
        "tree item",
        "menu",
        "menu item",
        "check menu item",
        "radio menu item",
        "popup menu",
        "link",
        "page tab",
        "dialog",
        "frame",
        "chart",
    }
)
"""The roles that a reader acts on, stands on or enters; whatever else takes the keyboard belongs to them."""

_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\ufffc]|&(?=\\w)")


@dataclass(frozen=True, slots=True)
class Element:
    """One element of the tree as the bus tells it; `parent` is its place in the scene, -1 for the program."""

    parent: int
    role: str
    name: str
    description: str
    states: tuple[str, ...]
    children: int
    value: float | None = None
    text: str | None = None
    actions: tuple[str, ...] = ()

    @property
    def interactive(self) -> bool:
        """Tell whether a reader acts on it or stands on it."""
        return self.role in ACTED_ON or "focusable" in self.states

    @property
    def unnamed(self) -> bool:
        """Tell whether it is one that a reader acts on and has no name."""
        return self.interactive and not self.name.strip()

    @property
    def marked(self) -> bool:
        """Tell whether its name carries what is no word: a mnemonic's ampersand, a forced direction."""
        return bool(_MARKS.search(self.name))


@dataclass(frozen=True, slots=True)
class Scene:
    """What stood in the window once: its elements, parents before children."""

    name: str
    seconds: float
    elements: tuple[Element, ...]

    def of_role(self, *roles: str) -> tuple[Element, ...]:
        """Return the elements of some roles."""
        return tuple(each for each in self.elements if each.role in roles)

    def path(self, element: Element) -> str:
        """Return an element with all it lies in, for a report."""
        said: list[str] = []
        at: Element | None = element
        while at is not None:
            said.append(f"{at.role} «{at.name[:40]}»")
            at = self.elements[at.parent] if at.parent >= 0 else None
        return " < ".join(said)


def missing() -> str:
    """Return which of Debian's packages is not there, or an empty text."""
    if shutil.which("dbus-run-session") is None:
        return "dbus-run-session (Debian: dbus-daemon) is missing"
    if not Path("/usr/share/dbus-1/services/org.a11y.Bus.service").exists():
        return "at-spi2-core is missing"
    asked = subprocess.run([READER, "-c", "import pyatspi"], capture_output=True, check=False)
    return "" if asked.returncode == 0 else "python3-pyatspi is missing"


def scenes(screen: Screen, home: Path, language: str, only: Sequence[str] = ()) -> Iterator[Scene]:
    """Walk the scenes of the program in a language; `only` names those wanted, in their order."""
    environment = screen.environment(
        {
            "TAWSIYAT_HOME": str(home),
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "SCENES": ",".join(only),
            "LANG": "C.UTF-8",
        }
    )
    # A bus of ours alone: what the developer's desktop runs is neither asked nor told.
    for name in ("DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS"):
        environment.pop(name, None)
    walker = _ROOT / "benchmarks" / "accessible_tree.py"
    with tempfile.TemporaryDirectory() as folder:
        written, told = Path(folder) / "scenes", Path(folder) / "told"
        command = ["dbus-run-session", "--", READER, str(walker), str(written)]
        command += [sys.executable, "-m", "benchmarks.staged", language]
        # Into a file, not a pipe: the daemons of the bus hold it a little longer than the walk lasts.
        with told.open("wb") as out:
            walked = subprocess.run(
                command, cwd=_ROOT, env=environment, stdout=out, stderr=out, timeout=_LONGEST, check=False
            )
        if walked.returncode:
            raise RuntimeError(
                f"the walk ended with {walked.returncode}:\n{told.read_text(errors='replace')}"
            )
        lines = written.read_text(encoding="utf-8").splitlines()
    for line in lines:
        read = json.loads(line)
        yield Scene(read["scene"], read["seconds"], tuple(map(_element, read["elements"])))


def _element(read: dict[str, object]) -> Element:
    read["states"] = tuple(read["states"])  # type: ignore[arg-type]
    read["actions"] = tuple(read.get("actions", ()))  # type: ignore[arg-type]
    return Element(**read)  # type: ignore[arg-type]


def main() -> int:
    """Walk and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--languages", default="ar,en")
    parser.add_argument("--scene", action="append", default=[], help="this scene alone, its tree printed")
    parser.add_argument("--json", type=Path)
    chosen = parser.parse_args()
    if lacking := missing():
        print(f"{lacking}; type: sudo apt-get install at-spi2-core python3-pyatspi dbus-daemon")
        return 0
    found: dict[str, dict[str, tuple[int, int, int]]] = {}
    unnamed: list[str] = []
    for language in chosen.languages.split(","):
        lines = []
        with Screen() as screen, tempfile.TemporaryDirectory() as home:
            for scene in scenes(screen, Path(home), language, chosen.scene):
                bare = [each for each in scene.elements if each.unnamed]
                unnamed += [f"{language}, {scene.name}: {scene.path(each)}" for each in bare]
                acted = sum(each.interactive for each in scene.elements)
                lines.append((scene.name, len(scene.elements), acted, len(bare)))
                if chosen.scene:
                    _print_tree(scene)
        found[language] = {name: rest for name, *rest in lines}  # type: ignore[misc]
        lines.append(("all", *(sum(line[at] for line in lines) for at in (1, 2, 3))))  # type: ignore[misc]
        print(f"\n{language}")
        print(table(("scene", "elements", "interactive", "unnamed"), lines))
    print("\n".join(unnamed))
    if chosen.json:
        chosen.json.write_text(json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8")
    return 1 if unnamed else 0


def _print_tree(scene: Scene) -> None:
    depths: list[int] = []
    for each in scene.elements:
        depths.append(depths[each.parent] + 1 if each.parent >= 0 else 0)
        states = [s for s in each.states if s not in ("enabled", "sensitive", "showing", "visible")]
        said = f"{each.role} «{each.name}»"
        for more in (each.description, each.value, " ".join(states)):
            said += f" | {more}" if more not in ("", None) else ""
        print("  " * depths[-1] + said)


if __name__ == "__main__":
    os.environ.pop("TAWSIYAT_HOME", None)
    raise SystemExit(main())
