"""Takes pictures of the frozen program from outside, as whoever starts it has it on the screen.

    make frozen-pictures

Each is a first or a later start of `dist/tawsiyat` on a screen of its own: how the window stands is written into the
user's folder beforehand, nothing is driven but its size, and the picture is what the screen holds when it no longer
changes. Colours are brought down to the 256 that are most used, which text cannot be told from.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from benchmarks.hand import Hand
from benchmarks.screen import Screen
from desktop.settings import Settings, read_shortcut, write_shortcut

ROOT = Path(__file__).parents[1]
PROGRAM = ROOT / "dist" / "tawsiyat" / "tawsiyat"
FOLDER = ROOT / "docs" / "pictures" / "frozen"
LARGEST = 1_500_000
USUAL, WIDE = (1366, 768), (1920, 1080)
_STILL, _PATIENCE = 2.0, 60.0
_COLOURS = 256

_EVENT = "event/oic-2016-04-ankara-social-security"
_EIGHTH = "recommendation/oic-2016-04-ankara-social-security/8"
_MUSCAT = "event/escwa-2024-02-muscat-social-protection"

# With large text there is room for the list or for the record, which a start at the record shows.
_ENTERED = {"record-200": _MUSCAT}

Shot = tuple[tuple[int, int], Settings | None]

SHOTS: dict[str, Shot] = {
    "first-start": (USUAL, None),
    "arabic": (USUAL, Settings(theme="light", view="all", query="الضمان الاجتماعي", record=_EVENT)),
    "english": (
        USUAL,
        Settings("en", theme="light", view="recommendations", query="focal points", record=_EIGHTH),
    ),
    "french": (USUAL, Settings("fr", theme="light", view="all", query="protection sociale", record=_MUSCAT)),
    "dark": (USUAL, Settings(theme="dark", view="recommendations", record=_EIGHTH)),
    "contrast": (USUAL, Settings(theme="contrast", view="events", query="الحماية", record=_MUSCAT)),
    "arabic-200": (USUAL, Settings(theme="light", text_size=200, view="recommendations", record=_EIGHTH)),
    "english-200": (USUAL, Settings("en", theme="light", text_size=200, view="events", record=_MUSCAT)),
    "record-200": (USUAL, Settings("en", theme="light", text_size=200, view="events", record=_MUSCAT)),
    "wide": (WIDE, Settings(theme="light", view="countries", record="country/om")),
    "wide-english": (WIDE, Settings("en", theme="dark", view="all", query="social", record=_EVENT)),
}
"""The pictures: how large the screen is, and what the user's folder says; nothing at a first start."""


def main() -> int:
    """Take every picture, or those that are named."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in sys.argv[1:] or SHOTS:
        taken(*SHOTS[name], FOLDER / f"{name}.png", *filter(None, [_ENTERED.get(name)]))
        print(FOLDER / f"{name}.png")
    size = sum(path.stat().st_size for path in FOLDER.glob("*.png"))
    if size > LARGEST:
        print(f"The pictures are too large: {size} bytes, {LARGEST} at most", file=sys.stderr)
    return int(size > LARGEST)


def taken(size: tuple[int, int], settings: Settings | None, picture: Path, *uid: str) -> None:
    """Start the program as a user's folder has it, or at a record, take a picture once it stands still, and end it."""
    with tempfile.TemporaryDirectory() as folder, Screen(*size) as screen, Hand(screen) as hand:
        home = Path(folder) / "home"
        if settings is not None:
            write_shortcut(home, settings)
        # What is under the pointer looks otherwise.
        hand.point(size[0] - 1, size[1] - 1)
        environment = {"HOME": folder, "TAWSIYAT_HOME": str(home), "DISPLAY": screen.display}
        program = subprocess.Popen(
            [str(PROGRAM), *uid], env={**environment, "PATH": os.defpath, "LC_ALL": "C.UTF-8"}, cwd="/"
        )
        try:
            _wait(program, screen, home)
            # On a desktop its window manager does this for a window that fills the screen.
            hand.place(hand.windows()[-1], *size)
            screen.settle(_STILL, _PATIENCE)
            if settings is not None and read_shortcut(home).record != settings.record:
                raise SystemExit(f"{settings.record} is not open")
            save(screen, picture)
        finally:
            program.terminate()
            program.wait()


def _wait(program: subprocess.Popen[bytes], screen: Screen, home: Path) -> None:
    begun, blank = time.monotonic(), screen.mark()
    while screen.mark() == blank or not (home / "user.db").exists():
        if program.poll() is not None or time.monotonic() - begun > _PATIENCE:
            raise SystemExit("the program did not show itself")
        time.sleep(0.02)
    screen.settle(_STILL, _PATIENCE)


def save(screen: Screen, path: Path) -> None:
    """Write what a screen shows as a PNG of at most 256 colours."""
    pixels = screen.pixels()
    shown = QImage(
        pixels, screen.width, screen.height, len(pixels) // screen.height, QImage.Format.Format_RGB32
    )
    colours, counts = np.unique(np.frombuffer(pixels, np.uint32) | 0xFF000000, return_counts=True)
    commonest = [int(colour) for colour in colours[np.argsort(-counts, kind="stable")[:_COLOURS]]]
    flags = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    small = shown.convertToFormat(QImage.Format.Format_Indexed8, commonest, flags)
    if not small.save(str(path), "PNG", 0):
        raise SystemExit(f"{path} could not be written")


if __name__ == "__main__":
    raise SystemExit(main())
