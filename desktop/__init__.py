"""The Qt application: window, controllers, models, delegates, panes, dialogs. The only floor that knows
Qt.

Two things that PySide does at every start, and that nobody here needs, are seen to before any other module comes.
Its enumerations are made the quick way (`desktop.enumerations`), and of what it and Python's own modules bring along
is loaded what is called (`desktop.support`). That also leaves Python's import alone: PySide's own reads the source of
every module that is imported after it, and keeps it, to learn whether the module asks for other spellings of Qt's
names (`from __feature__ import snake_case`), which none does.

And threads share one heap (`desktop.memory`): asked for before Qt begins the first of its own, since a second heap that
is there already is used by all that come later.
"""

import builtins
from pathlib import Path

from desktop.enumerations import hasten
from desktop.memory import share_heap
from desktop.support import import_qt, unread

share_heap()
hasten()
with unread("base64", "inspect", "traceback", "zipfile"):
    import_qt(Path(__file__).parent)
    import dataclasses  # noqa: F401
    import logging  # noqa: F401
# Where PySide was imported before us, as a test may, its import is there already.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
