"""The front door: `tawsiyat` opens the window, `tawsiyat COMMAND` answers on the terminal.

    tawsiyat                    the window
    tawsiyat UID                the window at a record; also tawsiyat://UID, as links have it
    tawsiyat COMMAND …          the command line (`cli`), without Qt

Only what the way in needs is imported: the command line must start without Qt, and the window without the rest.
"""

import gc
import os
import sys
from collections.abc import Sequence

from core.errors import N_, Refusal
from core.records.links import SCHEME, no_link, uid_named

WORKER = "--worker"
"""The frozen program starts itself with this word to make a book (`core.paper.binding`); no reader types it."""


def main(typed: Sequence[str] | None = None) -> int:
    """Go where the arguments lead and return the exit code."""
    typed = list(sys.argv[1:] if typed is None else typed)
    if typed == [WORKER]:
        from core.paper.worker import main as worker

        return worker()
    uid = uid_named(typed[0]) if len(typed) == 1 else ""
    try:
        if typed and not uid and typed[0].strip().startswith(SCHEME):
            return _refuse(no_link(typed[0]))
        if typed and not uid:
            from cli.main import main as command_line

            return command_line(typed)
        return _window(uid)
    except KeyboardInterrupt:
        return 130


def _window(uid: str) -> int:
    try:
        if sys.platform.startswith("linux") and not any(
            os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
        ):
            # Qt would end the process here without a word that a reader understands.
            raise Refusal(
                N_("There is no screen to open the window on. The commands work without one: tawsiyat --help")
            )
        # What is made until the window stands is there to stay: looking through it for garbage takes a tenth of
        # the start. The window begins again after its first paint.
        gc.disable()
        try:
            from desktop.app import run
        except ImportError as error:
            if (error.name or "").partition(".")[0] not in ("PySide6", "shiboken6"):
                raise
            raise Refusal(
                N_(
                    "The window needs Qt, which is missing ({reason}). The commands work without it: tawsiyat --help"
                ),
                reason=error,
            ) from error
        return run(uid or None, _refuse)
    except Refusal as refusal:
        return _refuse(refusal)
    finally:
        gc.enable()


def _refuse(refusal: Refusal) -> int:
    from cli.main import say

    return say(refusal)


if __name__ == "__main__":
    sys.exit(main())
