"""`python -m benchmarks.soak`: starts the program on a screen and in a home of its own, and says what came out.

The exit code is 1 where a warning, a bug, a crash, a window that does not answer, or growth over 5 % was found; the
working folder then stays, with `acts.log` and what the program wrote. The same seed does the same again as far as
workers answer at the same moments (`--patient` waits for them); `--acts N` ends after that many acts.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks import soak
from benchmarks.screen import Screen
from benchmarks.timing import table, write_json

ALLOWED = 0.05
_ROOT = Path(__file__).parents[2]
_SHOWN = 12


def surroundings(screen: Screen, folder: Path, *, unwritable: bool) -> dict[str, str]:
    """Return the environment of the program: nothing of the user's is reached, no printer, no file left behind."""
    for name in ("home", "tmp", "work"):
        (folder / name).mkdir()
    home = folder / "home"
    if unwritable:
        # Not even an administrator can make a folder below a file.
        (folder / "file").write_bytes(b"")
        home = folder / "file" / "home"
    places = {"HOME": folder, "TAWSIYAT_HOME": home, "TMPDIR": folder / "tmp", "XDG_CONFIG_HOME": folder}
    mine = {name: str(place) for name, place in places.items()}
    # The fonts that fontconfig knows already are asked of the user's cache.
    mine["XDG_CACHE_HOME"] = os.environ.get("XDG_CACHE_HOME", str(Path.home() / ".cache"))
    mine["CUPS_SERVER"], mine["PYTHONPATH"] = str(folder / "no-printer"), str(_ROOT)
    return screen.environment(mine)


def run(chosen: argparse.Namespace, folder: Path) -> tuple[int, list[dict[str, Any]]]:
    """Run the program until the soak ends; return its exit code and what it told."""
    work = folder / "work"
    with Screen(1920, 1080) as screen:
        around = surroundings(screen, folder, unwritable=chosen.unwritable)
        command = [sys.executable, "-m", "benchmarks.soak.inside", "--folder", str(work)]
        for name in ("minutes", "every", "seed", "acts"):
            command += [f"--{name}", str(getattr(chosen, name))]
        command += ["--patient"] if chosen.patient else []
        with (work / "stderr").open("wb") as errors:
            code = subprocess.run(
                command, cwd=work, env=around, stdout=errors, stderr=errors, check=False
            ).returncode
    told = work / "told.jsonl"
    lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
    return code, [json.loads(line) for line in lines]


def faults(code: int, told: list[dict[str, Any]], errors: str, grown: float) -> list[str]:
    """Return what makes the soak fail, each in a line or more."""
    found = Counter(f"{each['trouble']}: {each['said']}" for each in _of(told, "trouble"))
    first = {f"{each['trouble']}: {each['said']}": each["act"] for each in reversed(_of(told, "trouble"))}
    failed = [f"{count} times, first after act {first[said]}: {said}" for said, count in found.items()]
    ended = _of(told, "end")
    if code or not ended:
        failed.append(f"the program ended with code {code}")
    elif not ended[0]["whole"]:
        failed.append("the window was gone")
    if errors.strip():
        failed.append(f"it wrote to the terminal: {errors.strip()[-3000:]}")
    if grown > ALLOWED:
        failed.append(f"its own memory grew by {grown:.1%}")
    return failed


def _of(told: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    return [each for each in told if each["kind"] == kind]


def report(chosen: argparse.Namespace, code: int, told: list[dict[str, Any]], work: Path) -> int:
    """Print what came out, keep and draw what was asked for; return the exit code."""
    from benchmarks.soak.level import Level, growth, warm

    levels = [Level(**each["level"]) for each in _of(told, "level")]
    grown = growth(levels) if levels else 0.0
    print(_table(levels))
    if levels:
        first, last = warm(levels)
        between = f"minutes {first[0].minute:.0f}-{first[-1].minute:.0f} to {last[0].minute:.0f}-{last[-1].minute:.0f}"
        print(f"\nown memory from {between}: {grown:+.1%}; PSS {growth(levels, 'pss'):+.1%}")
        _say_kinds(first[0].kinds, last[-1].kinds)
    _say_rest(told)
    failed = faults(code, told, (work / "stderr").read_text(encoding="utf-8", errors="replace"), grown)
    for each in failed[:_SHOWN]:
        print(f"\nFAULT {each}")
    if chosen.json:
        write_json(chosen.json, {"growth": grown, "faults": failed, "told": told})
    if chosen.picture and levels:
        from benchmarks.soak.curve import draw

        acts = levels[-1].acts
        draw(
            levels,
            f"{levels[-1].minute:.0f} minutes, {acts} acts, seed {chosen.seed}: {grown:+.1%}",
            chosen.picture,
        )
    return 1 if failed else 0


def _table(levels: list[Any]) -> str:
    head = (
        "minute",
        "acts",
        "own MB",
        "used",
        "PSS",
        "RSS",
        "objects",
        "widgets",
        "windows",
        "QObjects",
        "files",
    )
    last = ("threads", "processes", "left files", "gone")
    rows = [
        (
            *(
                f"{each.minute:.1f}",
                each.acts,
                each.own,
                each.used,
                each.pss,
                each.rss,
                each.objects,
                each.widgets,
            ),
            *(each.windows, each.qobjects, each.files, each.threads, each.processes, each.left, each.gone),
        )
        for each in levels
    ]
    return table((*head, *last), rows)


def _say_kinds(first: dict[str, int], last: dict[str, int]) -> None:
    more = {name: last[name] - first.get(name, 0) for name in last if last[name] > first.get(name, 0)}
    if more:
        said = ", ".join(
            f"{name} +{count}" for name, count in sorted(more.items(), key=lambda item: -item[1])
        )
        print(f"widgets: {said}")


def _say_rest(told: list[dict[str, Any]]) -> None:
    for end in _of(told, "end"):
        longest = end["longest"]
        print(f"{end['acts']} acts; sentences said: {sum(end['refusals'].values())}")
        for said, count in end["refusals"].items():
            print(f"  {count} times: {said}")
        where = f"act {longest['act']} ({longest['doing']})"
        print(f"longest without an answer: {longest['cpu']:.0f} ms CPU, {longest['wall']:.0f} ms, {where}")
    for stall in sorted(_of(told, "stall"), key=lambda each: -each["cpu"])[:5]:
        print(
            f"\nstalled {stall['cpu']:.0f} ms CPU, {stall['wall']:.0f} ms: act {stall['act']} ({stall['doing']})"
        )
        print(stall["where"])


def main() -> int:
    """Run a soak."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.soak",
        description=soak.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--acts", type=int, default=0, help="end after so many acts, whatever the minutes")
    parser.add_argument("--every", type=float, default=60.0, help="seconds between two looks at the memory")
    parser.add_argument("--patient", action="store_true", help="wait for every answer before going on")
    parser.add_argument("--unwritable", action="store_true", help="in a home where nothing can be kept")
    parser.add_argument("--keep", action="store_true", help="leave the working folder in any case")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--picture", type=Path)
    chosen = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="tawsiyat-soak-"))
    code, told = run(chosen, folder)
    failed = report(chosen, code, told, folder / "work")
    if failed or chosen.keep:
        print(f"\nleft for a look: {folder}")
    else:
        shutil.rmtree(folder)
    return failed


if __name__ == "__main__":
    sys.exit(main())
