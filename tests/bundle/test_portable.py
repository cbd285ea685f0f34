"""On a stick: everything of the user's beside the program, or a sentence where it cannot be kept there."""

import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.screen import Screen
from desktop.theme import LIGHT
from tests.bundle.places import BUNDLE, ROOT, SECONDS, BareRoot, Place, ThisSystem, end, wait_for_picture

pytestmark = pytest.mark.bundle

STICKS = ROOT / "build" / "sticks"
# The ground of the bar that tells of troubles; a window without one shows none of it.
NOTICE = bytes(int(LIGHT.warn_ground[place : place + 2], 16) for place in (5, 3, 1))


@pytest.fixture
def stick(request: pytest.FixtureRequest) -> Iterator[Path]:
    """A copy of the program with a file named «portable» in it; the files are the bundle's own, by links."""
    copy = STICKS / request.node.name.replace("/", "-") / "tawsiyat"
    shutil.rmtree(copy.parent, ignore_errors=True)
    shutil.copytree(BUNDLE, copy, symlinks=True, copy_function=os.link)
    (copy / "portable").touch()
    yield copy
    shutil.rmtree(copy.parent)


def shown(place: Place, picture: str, kept: Path | None = None) -> int:
    """Open the window until it stands still; return how many points of it are of a notice."""
    with Screen(1366, 768) as screen:
        program = place.start(display=screen.display)
        try:
            wait_for_picture(screen, program)
            last = time.monotonic() + SECONDS
            while kept is not None and not kept.exists():
                assert time.monotonic() < last, f"{kept} was not begun"
                time.sleep(0.05)
            screen.save(ROOT / "build" / picture)
            pixels = screen.pixels()
            assert screen.colours() > 100
        finally:
            program.terminate()
            _, errors, _ = end(program)
    assert "Traceback" not in errors
    return sum(pixels[at : at + 3] == NOTICE for at in range(0, len(pixels), 4))


def test_everything_of_the_user_lies_beside_the_program(stick: Path, tmp_path: Path) -> None:
    place = ThisSystem(tmp_path, stick)
    before = set(stick.iterdir())
    assert shown(place, "portable-window.png", kept=stick / "user.db") == 0
    made = {path.name for path in set(stick.iterdir()) - before}
    assert "user.db" in made
    assert made <= {"user.db", "user.db-journal", "window.json", "window.lock", "logs", "backups"}
    assert list(tmp_path.iterdir()) == []


def test_without_the_file_it_lies_in_the_user_s_folder(tmp_path: Path) -> None:
    home = tmp_path / ".local" / "share" / "tawsiyat"
    assert shown(ThisSystem(tmp_path), "own-folder-window.png", kept=home / "user.db") == 0
    assert not (BUNDLE / "user.db").exists()


def test_from_a_stick_that_cannot_be_written_it_runs_and_says_what_it_does_not_keep(
    stick: Path, bare: Path, tmp_path: Path
) -> None:
    before = set(stick.rglob("*"))
    place = BareRoot(bare, tmp_path, stick)
    assert shown(place, "read-only-window.png") > 10_000
    assert set(stick.rglob("*")) == before
    output, errors, code = end(place.start("search", "نقاط الاتصال", "--limit", "1"))
    assert (code, errors) == (0, "")
    assert output.strip()
    output, _, code = end(
        place.start("print", "event/oic-2016-04-ankara-social-security", "-o", place.seen("a.pdf"))
    )
    assert code == 0
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
