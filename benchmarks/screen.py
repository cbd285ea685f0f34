"""A virtual screen seen from outside: an X server of our own whose picture is a file.

Xvfb keeps its frame buffer in a file (`-fbdir`), in the format of xwd: a header of big-endian words, a
colour table, then the rows of pixels. Reading that file costs the watched program nothing, no X library is
asked, and a change is seen the moment the server has drawn it. The server picks a free display number.
"""

import mmap
import os
import shutil
import struct
import subprocess
import tempfile
import time
import zlib
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

# Places of xwd's header words.
_HEADER_SIZE, _WIDTH, _HEIGHT, _ROW_BYTES, _COLOURS = 0, 4, 5, 12, 19
_COLOUR_BYTES = 12


class NoScreenError(RuntimeError):
    """Raised where Xvfb is missing or does not start."""


class Screen:
    """A running X server. Use it as a context manager, or call `close`."""

    def __init__(self, width: int = 1366, height: int = 768) -> None:
        if shutil.which("Xvfb") is None:
            raise NoScreenError("Xvfb is not installed; type: sudo apt-get install xvfb")
        self._folder = Path(tempfile.mkdtemp(prefix="tawsiyat-screen-"))
        answer, tell = os.pipe()
        # A crash of ours must not leave the server behind.
        with_us = ["setpriv", "--pdeathsig", "TERM"] if shutil.which("setpriv") else []
        command = [*with_us, "Xvfb", "-displayfd", str(tell), "-screen", "0", f"{width}x{height}x24"]
        command += ["-fbdir", str(self._folder), "-nolisten", "tcp", "-nocursor", "-noreset", "-dpi", "96"]
        self._server = subprocess.Popen(
            command, pass_fds=(tell,), stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        os.close(tell)
        # The server writes its number once it takes clients; if it dies first, the pipe ends with nothing.
        with os.fdopen(answer) as number:
            display = number.readline().strip()
        if not display:
            self.close()
            raise NoScreenError("Xvfb did not start")
        self.display = f":{display}"
        with (self._folder / "Xvfb_screen0").open("rb") as frame:
            self._frame = mmap.mmap(frame.fileno(), 0, access=mmap.ACCESS_READ)
        words = struct.unpack(">25I", self._frame[:100])
        self.width, self.height = words[_WIDTH], words[_HEIGHT]
        self._row_bytes = words[_ROW_BYTES]
        self._start = words[_HEADER_SIZE] + words[_COLOURS] * _COLOUR_BYTES

    def environment(self, extra: Mapping[str, str] | None = None) -> dict[str, str]:
        """Return this process's environment with the screen in it, for a program to show itself here."""
        return {**os.environ, "DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb", **(extra or {})}

    def pixels(self) -> bytes:
        """Return what the screen shows now: rows of 4 bytes a pixel (blue, green, red, unused)."""
        return self._frame[self._start : self._start + self._row_bytes * self.height]

    def mark(self) -> int:
        """Return a number that changes when the picture does."""
        return zlib.crc32(memoryview(self._frame)[self._start : self._start + self._row_bytes * self.height])

    def colours(self) -> int:
        """Count the different colours on the screen: one when blank, hundreds on a page of smooth text."""
        return len(set(memoryview(self.pixels()).cast("I")))

    def settle(self, still: float, longest: float) -> None:
        """Wait until the picture has not changed for `still` seconds; raise TimeoutError after `longest`."""
        end = time.monotonic() + longest
        mark, since = self.mark(), time.monotonic()
        while time.monotonic() - since < still:
            if time.monotonic() > end:
                raise TimeoutError(f"the screen still changes after {longest} s")
            time.sleep(0.02)
            if (now := self.mark()) != mark:
                mark, since = now, time.monotonic()

    def save(self, path: Path) -> None:
        """Write the picture as a PNG file."""
        pixels = self.pixels()
        rows = bytearray()
        for row in range(self.height):
            line = pixels[row * self._row_bytes : row * self._row_bytes + self.width * 4]
            colours = bytearray(self.width * 3)
            colours[0::3], colours[1::3], colours[2::3] = line[2::4], line[1::4], line[0::4]
            # 0: the row is stored as it is, not as a difference.
            rows += b"\0" + colours
        head = struct.pack(">IIBBBBB", self.width, self.height, 8, 2, 0, 0, 0)
        chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(rows))), (b"IEND", b""))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, body) for name, body in chunks))

    def close(self) -> None:
        """End the server and remove its file."""
        self._server.terminate()
        self._server.wait()
        shutil.rmtree(self._folder, ignore_errors=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
