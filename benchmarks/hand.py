"""A keyboard and a mouse on a virtual screen, and what stands on it: a client of X by its protocol alone.

What is pressed goes through the extension XTEST, so that the server has it from outside like a reader's own hand, and
the program cannot tell. Without a window manager nobody gives windows the keyboard: `enter` does.
"""

import socket
import struct
from pathlib import Path
from types import TracebackType
from typing import Self

from benchmarks.screen import Screen

KEYS = {"Return": 0xFF0D, "Escape": 0xFF1B, "Tab": 0xFF09, "F1": 0xFFBE, "F6": 0xFFC3, "Left": 0xFF51}
KEYS |= {"Ctrl": 0xFFE3, "Shift": 0xFFE1, "Alt": 0xFFE9, "Space": 0x20}
_VIEWABLE = 2
_PRESS, _RELEASE, _MOVE = 2, 3, 6
_CREATE, _ATTRIBUTES, _MAP, _GEOMETRY, _TREE = 1, 3, 8, 14, 15
_CONFIGURE, _SET_FOCUS, _FOCUS, _EXTENSION, _MAPPING = 12, 42, 43, 98, 101


class Hand:
    """Presses keys on a screen and moves its pointer. Use it as a context manager."""

    def __init__(self, screen: Screen) -> None:
        self._server = socket.socket(socket.AF_UNIX)
        self._server.settimeout(20)
        self._server.connect(str(Path("/tmp/.X11-unix") / f"X{screen.display.removeprefix(':')}"))
        self._server.sendall(struct.pack("<BxHHHHxx", ord("l"), 11, 0, 0, 0))
        told = self._take(8)
        assert told[0] == 1, "the screen takes no client"
        about = self._take(4 * struct.unpack("<H", told[6:8])[0])
        vendor, formats = struct.unpack("<H", about[16:18])[0], about[21]
        self._own = struct.unpack("<I", about[4:8])[0]
        at = 32 + (vendor + 3) // 4 * 4 + 8 * formats
        self.root = struct.unpack("<I", about[at : at + 4])[0]
        self._size = screen.width, screen.height
        first, last = about[26], about[27]
        self._xtest = self._ask(_EXTENSION, struct.pack("<Hxx", 5) + b"XTEST\0\0\0")[9]
        assert self._xtest, "the screen takes no keys from outside"
        rows = self._ask(_MAPPING, struct.pack("<BBxx", first, last - first + 1))
        wide = rows[1]
        signs = struct.unpack(f"<{(len(rows) - 32) // 4}I", rows[32:])
        # Later ones first, so that of two keys with one sign the earlier counts.
        self._codes = {
            sign: first + at // wide for at, sign in reversed(list(enumerate(signs))) if not at % wide
        }

    def press(self, keys: str) -> None:
        """Press keys together: «Ctrl+D»."""
        codes = [self._codes[KEYS.get(name) or ord(name.lower())] for name in keys.split("+")]
        for code in codes:
            self._feign(_PRESS, code)
        for code in reversed(codes):
            self._feign(_RELEASE, code)
        # Its answer comes after the server has had the keys.
        self.focus()

    def write(self, words: str) -> None:
        """Type small letters and digits."""
        for letter in words:
            self.press("Space" if letter == " " else letter)

    def point(self, x: int, y: int) -> None:
        """Move the pointer to a place of the screen."""
        self._feign(_MOVE, 0, x, y)
        self.focus()

    def windows(self) -> list[int]:
        """Return the windows that are seen, the foremost last."""
        told = self._ask(_TREE, struct.pack("<I", self.root))
        count = struct.unpack("<H", told[16:18])[0]
        found = struct.unpack(f"<{count}I", told[32 : 32 + 4 * count])
        return [window for window in found if self._seen(window) and self._large(window)]

    def focus(self) -> int:
        """Return the window that has the keyboard."""
        return int(struct.unpack("<I", self._ask(_FOCUS)[8:12])[0])

    def enter(self, window: int) -> None:
        """Give the keyboard to a window."""
        self._send(_SET_FOCUS, struct.pack("<II", window, 0), 1)
        assert self.focus() == window

    def place(self, window: int, width: int, height: int) -> None:
        """Put a window into the corner of the screen and give it a size, as a window manager does."""
        self._send(_CONFIGURE, struct.pack("<IHxxIIII", window, 0b1111, 0, 0, width, height))
        self.focus()

    def cover(self) -> int:
        """Put a window of ours over everything, with the keyboard in it; return it."""
        own = self._own | 1
        body = struct.pack("<IIhhHHHHIIII", own, self.root, 0, 0, *self._size, 0, 1, 0, 0x202, 0, 1)
        self._send(_CREATE, body)
        self._send(_MAP, struct.pack("<I", own))
        self.enter(own)
        return own

    def close(self) -> None:
        """Leave the screen."""
        self._server.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _seen(self, window: int) -> bool:
        return self._ask(_ATTRIBUTES, struct.pack("<I", window), gone=b"\0" * 44)[26] == _VIEWABLE

    def _large(self, window: int) -> bool:
        told = self._ask(_GEOMETRY, struct.pack("<I", window), gone=b"\0" * 32)
        return min(struct.unpack("<HH", told[16:20])) > 50

    def _feign(self, kind: int, detail: int, x: int = 0, y: int = 0) -> None:
        body = struct.pack("<BBxxII8xhh8x", kind, detail, 0, self.root, x, y)
        self._send(self._xtest, body, 2)

    def _send(self, code: int, body: bytes = b"", detail: int = 0) -> None:
        self._server.sendall(struct.pack("<BBH", code, detail, 1 + len(body) // 4) + body)

    def _ask(self, code: int, body: bytes = b"", gone: bytes = b"") -> bytes:
        """Ask and return the answer; `gone` where there is no such window any more."""
        self._send(code, body)
        while True:
            told = self._take(32)
            if told[0] == 1:
                return told + self._take(4 * struct.unpack("<I", told[4:8])[0])
            if told[0] == 0:
                assert gone, f"X refuses: error {told[1]} of {told[10]}"
                return gone

    def _take(self, count: int) -> bytes:
        taken = b""
        while len(taken) < count:
            more = self._server.recv(count - len(taken))
            assert more, "the screen is gone"
            taken += more
        return taken
