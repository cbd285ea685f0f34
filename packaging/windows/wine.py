"""A Windows of its own to build and try the program in, made of Debian's Wine 8.

Wine 8 lacks three things that the program's libraries ask of Windows 10: its ICU (Qt), `ProcessPrng` (Typst) and
complex numbers (numpy). Small libraries of ours (`stubs`) stand in for them. They lie in this prefix alone, in the
folder of Windows' own files, and never in what is shipped; on Windows the system's are used.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

STUBS = Path(__file__).resolve().parent / "stubs"
COMPILER = "x86_64-w64-mingw32-gcc"
_OBJDUMP = "x86_64-w64-mingw32-objdump"
# Wine's own runtime under another name, for the stand-in to forward to.
_RUNTIME = "wineucrt"
_BUILTIN = b"Wine builtin DLL"


class WineError(RuntimeError):
    """Raised where Wine, or what goes with it, did not do its work."""


@dataclass(frozen=True)
class Wine:
    """A prefix and the screen that its windows are shown on."""

    prefix: Path
    display: str = ""

    @property
    def drive(self) -> Path:
        """Return the folder that is C:."""
        return self.prefix / "drive_c"

    def environment(self, extra: Mapping[str, str] | None = None) -> dict[str, str]:
        """Return what a program in Wine is started with."""
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        ours = {
            "WINEPREFIX": str(self.prefix),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            # No .NET, no browser, no entries in this system's menus; the runtime that stands in goes before Wine's.
            "WINEDLLOVERRIDES": "mscoree=;mshtml=;winemenubuilder.exe=;ucrtbase=n,b",
            "LC_ALL": "C.UTF-8",
        }
        return {**kept, **ours, **({"DISPLAY": self.display} if self.display else {}), **(extra or {})}

    def start(
        self, *command: str, cwd: Path | None = None, extra: Mapping[str, str] | None = None
    ) -> subprocess.Popen[str]:
        """Start a program. Its streams are pipes: Python in Wine takes no file for one."""
        return subprocess.Popen(
            ["wine", *command],
            cwd=cwd,
            env=self.environment(extra),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            errors="replace",
        )

    def run(
        self,
        *command: str,
        cwd: Path | None = None,
        extra: Mapping[str, str] | None = None,
        seconds: float | None = None,
    ) -> str:
        """Run a program to its end and return what it said; raise WineError where it fails."""
        program = self.start(*command, cwd=cwd, extra=extra)
        try:
            output, errors = program.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            program.kill()
            output, errors = program.communicate()
            raise WineError(f"{command} did not end in {seconds} s: {output}{errors}") from None
        if program.returncode:
            raise WineError(f"{command} ended with {program.returncode}: {output}{errors}")
        return output

    def end(self) -> None:
        """End what still runs in the prefix."""
        subprocess.run(["wineserver", "-k"], env=self.environment(), check=False, capture_output=True)
        subprocess.run(["wineserver", "-w"], env=self.environment(), check=False, capture_output=True)


def prefix(folder: Path, display: str = "") -> Wine:
    """Return the Wine of a folder, made there on the first call."""
    wine = Wine(folder, display)
    ready = folder / "ready"
    if not ready.exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        wine.run("wineboot", "-i", extra={"WINEDLLOVERRIDES": "mscoree=;mshtml=;winemenubuilder.exe="})
        wine.end()
        _install_stubs(wine.drive / "windows" / "system32", folder / "stubs")
        ready.touch()
    return wine


def windows_path(path: Path) -> str:
    """Return the name by which Wine knows a file of this system."""
    return "Z:" + str(path).replace("/", "\\")


def _install_stubs(system: Path, work: Path) -> None:
    work.mkdir()
    for name in ("icuuc", "bcryptprimitives"):
        _compile(STUBS / f"{name}.c", system / f"{name}.dll", "-ladvapi32")
    runtime = (system / "ucrtbase.dll").read_bytes()
    definition = work / "ucrtbase.def"
    definition.write_text(_forwarding(system / "ucrtbase.dll", work), encoding="ascii")
    # Without its mark Wine takes the copy for any other library.
    (system / f"{_RUNTIME}.dll").write_bytes(runtime.replace(_BUILTIN, b"\0" * len(_BUILTIN), 1))
    made = work / "ucrtbase.dll"
    _compile(STUBS / "ucrtbase.c", made, str(definition), "-static-libgcc")
    shutil.copyfile(made, system / "ucrtbase.dll")


def _forwarding(library: Path, work: Path) -> str:
    """Return what the stand-in exports: its own functions, and the rest of a library's by forwarding."""
    compiled = work / "ucrtbase.o"
    _call(COMPILER, "-c", str(STUBS / "ucrtbase.c"), "-o", str(compiled))
    own = set(re.findall(r"\bour_(\w+)$", _call(_OBJDUMP, "-t", str(compiled)), re.MULTILINE))
    table = _call(_OBJDUMP, "-p", str(library)).split("[Ordinal/Name Pointer] Table", 1)[1]
    names = []
    for line in table.splitlines()[1:]:
        found = re.match(r"\s+\[\s*\d+\].*\s(\S+)$", line)
        if found is None:
            break
        names.append(found[1])
    lines = [f'  "{name}"={f"our_{name}" if name in own else f"{_RUNTIME}.{name}"}' for name in names]
    return "\n".join(["LIBRARY ucrtbase.dll", "EXPORTS", *lines, ""])


def _compile(source: Path, library: Path, *more: str) -> None:
    _call(COMPILER, "-shared", "-O1", "-o", str(library), str(source), *more)


def _call(*command: str) -> str:
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        raise WineError(f"{command[0]}: {done.stderr}")
    return done.stdout
