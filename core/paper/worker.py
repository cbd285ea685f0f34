"""The worker: reads a document from its input, makes the file, writes it to its output. See `binding`.

It holds nothing but the book, and it ends when whoever started it does: its input is then at its end.
"""

import json
import os
import pickle
import sys
import threading
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from core.errors import Refusal
from core.paper.binding import BUG, DONE, HEAD, PROGRESS, REFUSED, Stage
from core.paper.page import Document
from core.paper.works import Order

_TICK = 0.25
_SETTING_TO_PREPARING = 25
"""Setting takes about this many times as long as preparing: what the estimate of the slow stage rests on."""


def main() -> int:
    """Make the book that comes in; return the exit code."""
    incoming, outgoing = sys.stdin.buffer, sys.stdout.buffer
    head = incoming.read(HEAD.size)
    if len(head) < HEAD.size:
        return 1
    # What is read here was written by the program that started this one, and by nobody else.
    what, kind = pickle.loads(incoming.read(HEAD.unpack(head)[1]))
    threading.Thread(target=_end_with, args=(incoming,), daemon=True).start()
    speaker = _Speaker(outgoing)
    try:
        speaker.say(DONE, _other(what, kind) if kind else _made(what, speaker))
    except Refusal as refusal:
        values = {name: str(value) for name, value in refusal.values.items()}
        speaker.say(REFUSED, json.dumps({"sentence": refusal.sentence, "values": values}).encode())
    except Exception:
        speaker.say(BUG, traceback.format_exc().encode("utf-8", "backslashreplace"))
    return 0


class _Speaker:
    """The way back to the program, one answer at a time."""

    def __init__(self, pipe: IO[bytes]) -> None:
        self._pipe = pipe
        self._turn = threading.Lock()

    def say(self, kind: bytes, content: bytes) -> None:
        """Send an answer."""
        with self._turn:
            self._pipe.write(HEAD.pack(kind, len(content)))
            self._pipe.write(content)
            self._pipe.flush()

    def tell(self, stage: Stage, done: int, total: int) -> None:
        """Say how far a stage is."""
        self.say(PROGRESS, json.dumps({"stage": stage, "done": done, "total": total}).encode())


def _document(what: Document | Order) -> Document:
    return what if isinstance(what, Document) else what.document()


def _other(what: Document | Order, kind: str) -> bytes:
    from core.paper.write import Format, file_bytes

    return file_bytes(_document(what), Format(kind))


def _made(what: Document | Order, speaker: _Speaker) -> bytes:
    # Loaded after the order is in: the program sees sooner that its worker lives.
    from core.paper.mending import mended
    from core.paper.typeset import Typesetter

    document = _document(what)
    typesetter, total = Typesetter(), len(document.sections)
    began = time.monotonic()
    text = typesetter.text_of(document, lambda done: speaker.tell(Stage.PREPARING, done, total))
    expected = (time.monotonic() - began) * _SETTING_TO_PREPARING
    with _estimated(speaker, max(expected, 1.0)):
        pdf = typesetter.set(text)
    return mended(pdf, lambda done, pages: speaker.tell(Stage.FINISHING, done, pages))


@contextmanager
def _estimated(speaker: _Speaker, expected: float) -> Iterator[None]:
    """Tell while Typst works how far it may be."""
    over, began = threading.Event(), time.monotonic()

    def tick() -> None:
        while not over.wait(_TICK):
            part = (time.monotonic() - began) / expected
            speaker.tell(Stage.SETTING, min(95, int(100 * part)), 100)

    speaker.tell(Stage.SETTING, 0, 100)
    ticking = threading.Thread(target=tick, daemon=True)
    ticking.start()
    try:
        yield
    finally:
        over.set()
        ticking.join()


def _end_with(pipe: IO[bytes]) -> None:
    """End this process when the pipe does: nobody waits for the book any more."""
    while pipe.read(1):
        pass
    os._exit(1)


if __name__ == "__main__":
    sys.exit(main())
