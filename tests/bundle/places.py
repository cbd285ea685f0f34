"""Where the frozen program is started: a bare root, and this system with nothing in the environment.

The bare root is a minimal Debian made by debootstrap from the mirror that this machine's apt uses, kept in
`.cache`. The program lies in it read-only, as on a write-protected stick; folders that it may write to are
memory. All mounts live in a namespace of the started process and vanish with it, whatever becomes of the test.
"""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import filelock
import pytest

from benchmarks.screen import Screen

ROOT = Path(__file__).resolve().parents[2]
BUNDLE = ROOT / "dist" / "tawsiyat"
PROGRAM = "tawsiyat"
SECONDS = 60
SYSTEM_PATH = f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"

ENTER = """
mount --bind "$BUNDLE" "$BARE/opt"
mount -o remount,ro,bind "$BARE/opt"
mount -t proc proc "$BARE/proc"
mount -t tmpfs tmpfs "$BARE/tmp"
mount -t tmpfs tmpfs "$BARE/root"
mount --bind "$OUT" "$BARE/mnt"
mkdir -p /tmp/.X11-unix "$BARE/tmp/.X11-unix"
mount --bind /tmp/.X11-unix "$BARE/tmp/.X11-unix"
exec env -i PATH=/usr/bin:/bin HOME=/root LC_ALL=C.UTF-8 ${SHOW:+DISPLAY=$SHOW} \
    "$CHROOT" "$BARE" /opt/tawsiyat "$@"
"""


class Impossible(Exception):  # noqa: N818 - no error: a place that this machine does not offer
    """Says why a place cannot be had here."""


class Place(Protocol):
    """Somewhere the frozen program can be started."""

    out: Path

    def start(self, *arguments: str, display: str = "") -> subprocess.Popen[str]:
        """Start the program; without a display it has no screen."""

    def seen(self, name: str) -> str:
        """Return the path by which the program reaches a file of `out`."""


@dataclass(frozen=True)
class BareRoot:
    """A root where neither Python nor Qt is installed."""

    root: Path
    out: Path
    bundle: Path = BUNDLE

    def start(self, *arguments: str, display: str = "") -> subprocess.Popen[str]:
        """Start the program inside the root."""
        command = ["unshare", "--mount", "sh", "-eu", "-c", ENTER, "sh", *arguments]
        environment = {
            "PATH": SYSTEM_PATH,
            "BUNDLE": str(self.bundle),
            "BARE": str(self.root),
            "OUT": str(self.out),
            "SHOW": display,
            "CHROOT": str(shutil.which("chroot", path=SYSTEM_PATH)),
        }
        return _start(command, environment)

    def seen(self, name: str) -> str:
        """Return the path by which the program reaches a file of `out`."""
        return f"/mnt/{name}"


@dataclass(frozen=True)
class ThisSystem:
    """The system as it is, with an empty search path and no setting that leads to a library."""

    out: Path
    bundle: Path = BUNDLE
    extra: Mapping[str, str] = field(default_factory=dict)

    def start(self, *arguments: str, display: str = "", cwd: str = "/") -> subprocess.Popen[str]:
        """Start the program where it was built, with what `extra` adds to the environment."""
        environment = {"PATH": "", "LC_ALL": "C.UTF-8", "HOME": str(self.out), **self.extra}
        if display:
            environment["DISPLAY"] = display
        return _start([str(self.bundle / PROGRAM), *arguments], environment, cwd)

    def seen(self, name: str) -> str:
        """Return the path by which the program reaches a file of `out`."""
        return str(self.out / name)


def end(program: subprocess.Popen[str]) -> tuple[str, str, int]:
    """Wait for a program to end by itself; return what it said and its exit code."""
    try:
        output, errors = program.communicate(timeout=SECONDS)
    except subprocess.TimeoutExpired:
        program.kill()
        output, errors = program.communicate()
        pytest.fail(f"the program did not end in {SECONDS} s: {output}{errors}")
    return output, errors, program.returncode


def wait_for_picture(screen: Screen, program: subprocess.Popen[str], still: float = 1.5) -> None:
    """Wait until a program has shown itself and the picture is still for some seconds."""
    blank, last = screen.mark(), time.monotonic() + 2 * SECONDS
    while screen.mark() == blank:
        assert program.poll() is None, end(program)
        assert time.monotonic() < last, "no window came up"
        time.sleep(0.02)
    screen.settle(still=still, longest=SECONDS)


def until(met: Callable[[], object], wanted: str) -> None:
    """Wait until something is so; fail and say what was wanted where it never is."""
    last = time.monotonic() + SECONDS
    while not met():
        if time.monotonic() > last:
            pytest.fail(f"this never came: {wanted}")
        time.sleep(0.02)


def bare_root() -> Path:
    """Return the bare root, made on the first call; raise Impossible where it cannot be."""
    if os.geteuid() != 0:
        raise Impossible("only root may make a bare root and enter it")
    tool = shutil.which("debootstrap", path=SYSTEM_PATH)
    if tool is None:
        raise Impossible("debootstrap is not installed")
    if subprocess.run(["unshare", "--mount", "true"], check=False, capture_output=True).returncode:
        raise Impossible("this machine allows no namespace of mounts")
    suite, mirror = _suite_and_mirror()
    cache = ROOT / ".cache" / "bare"
    cache.mkdir(parents=True, exist_ok=True)
    root = cache / suite
    with filelock.FileLock(cache / "lock"):
        if not root.exists():
            unfinished = cache / "unfinished"
            shutil.rmtree(unfinished, ignore_errors=True)
            command = [tool, "--variant=minbase", suite, str(unfinished), mirror]
            environment = {**os.environ, "PATH": SYSTEM_PATH}
            done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
            if done.returncode:
                raise Impossible(f"debootstrap did not finish: {done.stdout[-300:]}{done.stderr[-300:]}")
            unfinished.rename(root)
    return root


def _start(command: list[str], environment: dict[str, str], cwd: str = "/") -> subprocess.Popen[str]:
    return subprocess.Popen(
        command,
        env=environment,
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def _suite_and_mirror() -> tuple[str, str]:
    os_release = Path("/etc/os-release").read_text(encoding="utf-8")
    facts = dict(line.split("=", 1) for line in os_release.splitlines() if "=" in line)
    suite = facts.get("VERSION_CODENAME", "").strip('"')
    listed = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(CODENAME) $(REPO_URI)", "Created-By: Packages"],
        capture_output=True,
        text=True,
        check=False,
    )
    mirrors = [line.split()[1] for line in listed.stdout.splitlines() if line.split()[:1] == [suite]]
    if not mirrors:
        raise Impossible(f"apt knows no mirror of «{suite}» to make a bare root from")
    return suite, mirrors[0]
