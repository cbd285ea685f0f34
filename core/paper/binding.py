"""Books, many records and long texts are made in a process of their own, so that one can be given up at once and its
memory comes back.

    bind     starts the worker, hands it the document or the order of one, tells how far it is, returns the file
    cancel   from another thread: the worker is ended, `bind` raises `Cancelled`

The worker (`worker`) writes no file: the document goes in and the bytes of one come out through pipes, so a worker that
is killed, or that the system ends for want of memory, leaves nothing behind. A worker whose program is gone ends by
itself. The frozen program starts itself with the one word `--worker`; elsewhere Python runs the module.

    what comes back   kind (one byte), length (8 bytes, big endian), content
                      P  how far: stage, done, total, as JSON      D  the bytes of the file
                      R  a refusal: sentence and values, as JSON   B  a bug: its traceback
"""

import contextlib
import json
import logging
import os
import pickle
import struct
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from threading import Lock
from typing import IO, TYPE_CHECKING

from core.errors import N_, Refusal
from core.language import Language
from core.paper.page import Document
from core.paper.works import Order
from core.text.numbers import in_digits

if TYPE_CHECKING:
    from core.paper.write import Format

WORD = "--worker"
"""What the frozen program is started with to be a worker."""

HEAD = struct.Struct(">cQ")
PROGRESS, DONE, REFUSED, BUG = b"P", b"D", b"R", b"B"
_MOST = 4 << 30

_log = logging.getLogger(__name__)


class Stage(StrEnum):
    """What a worker is at."""

    PREPARING = "preparing"
    SETTING = "setting"
    FINISHING = "finishing"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a stage is. Of `SETTING`, which cannot be asked, `done` of 100 is an estimate by time."""

    stage: Stage
    done: int
    total: int


STAGES = {
    Stage.PREPARING: N_("Preparing the sections"),
    Stage.SETTING: N_("Setting the pages"),
    Stage.FINISHING: N_("Finishing the pages"),
}
"""What each stage is called."""


def told(progress: Progress, language: Language, digits: str) -> str:
    """Say in a language how far a work is."""
    percent = 100 * progress.done // max(progress.total, 1)
    said = language.tr(N_("{stage}: {percent}\u00a0%"))
    return said.format(
        stage=language.tr(STAGES[progress.stage]),
        percent=in_digits(str(percent), digits if language.right_to_left else "latn"),
    )


class Cancelled(Exception):  # noqa: N818 - it was wished for
    """The book was given up."""


def command() -> list[str]:
    """Return how a worker is started from this program."""
    if getattr(sys, "frozen", False):
        return [sys.executable, WORD]
    # -P: what lies in the folder the program was started in is nothing of ours.
    return [sys.executable, "-P", "-m", "core.paper.worker"]


class Binding:
    """The making of one book. `how` starts another worker than the program's own."""

    def __init__(self, how: Sequence[str] | None = None) -> None:
        self._how = list(how or command())
        self._turn = Lock()
        self._worker: subprocess.Popen[bytes] | None = None
        self._cancelled = False

    @property
    def cancelled(self) -> bool:
        """Whether it was given up."""
        return self._cancelled

    def cancel(self) -> None:
        """Give the book up; may be called from any thread and at any time, twice too."""
        with self._turn:
            self._cancelled = True
            if self._worker is not None:
                self._worker.kill()

    def bind(
        self,
        what: Document | Order,
        progress: Callable[[Progress], None] = lambda _: None,
        kind: "Format | None" = None,
    ) -> bytes:
        """Return a document, or one that is yet to be put together, as a file of a kind; without one, as PDF.

        Of a PDF `progress` is told how far it is. Raises `Cancelled` after `cancel`, and Refusal where the document
        cannot be set or the worker dies.
        """
        order = pickle.dumps((what, kind and str(kind)), protocol=pickle.HIGHEST_PROTOCOL)
        worker = self._started()
        assert worker.stdin is not None
        assert worker.stdout is not None
        try:
            with contextlib.suppress(OSError):
                # A worker that is gone already is noticed when nothing comes back.
                worker.stdin.write(HEAD.pack(DONE, len(order)) + order)
                worker.stdin.flush()
            return self._answer(worker.stdout, progress)
        finally:
            worker.kill()
            with contextlib.suppress(OSError):
                worker.stdin.close()
            worker.stdout.close()
            worker.wait()

    def _started(self) -> subprocess.Popen[bytes]:
        with self._turn:
            if self._cancelled:
                raise Cancelled
            try:
                self._worker = subprocess.Popen(
                    self._how,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    env=_surroundings(),
                    creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                )
            except OSError as trouble:
                raise Refusal(
                    N_("The worker that makes books could not be started ({reason})."),
                    reason=trouble.strerror or trouble,
                ) from trouble
            return self._worker

    def _answer(self, pipe: IO[bytes], progress: Callable[[Progress], None]) -> bytes:
        while True:
            kind, content = _read(pipe)
            if self._cancelled:
                raise Cancelled
            if kind == PROGRESS:
                said = json.loads(content)
                progress(Progress(Stage(said["stage"]), said["done"], said["total"]))
            elif kind == DONE:
                return content
            elif kind == REFUSED:
                said = json.loads(content)
                raise Refusal(said["sentence"], **said["values"])
            elif kind == BUG:
                _log.error("the worker made a mistake:\n%s", content.decode("utf-8", "replace"))
                raise RuntimeError(f"the worker made a mistake: {content.decode('utf-8', 'replace')}")
            else:
                raise Refusal(
                    N_(
                        "The book was not made: its worker ended before it was done, perhaps for want of "
                        "memory. Nothing was written. Try again, or choose fewer records."
                    )
                )


def _read(pipe: IO[bytes]) -> tuple[bytes, bytes]:
    """Return what comes next; an empty kind where the worker is gone."""
    head = pipe.read(HEAD.size)
    if len(head) < HEAD.size:
        return b"", b""
    kind, length = HEAD.unpack(head)
    content = pipe.read(length) if length <= _MOST else b""
    return (kind, content) if len(content) == length else (b"", b"")


def _surroundings() -> dict[str, str]:
    """Return the environment of a worker: this program's own, with the way to its modules."""
    found = dict(os.environ)
    if not getattr(sys, "frozen", False):
        root = str(Path(__file__).resolve().parents[2])
        found["PYTHONPATH"] = os.pathsep.join(part for part in (root, found.get("PYTHONPATH", "")) if part)
    return found
