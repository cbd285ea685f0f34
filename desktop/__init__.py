"""The Qt application: window, controllers, models, delegates, panes, dialogs. The only floor that knows
Qt.

Two things that PySide does at every start, and that nobody here needs, are seen to before any other module comes.
Its enumerations are made the quick way (`desktop.enumerations`). And it reads the source of every module that is
imported after it, and keeps it, to learn whether the module asks for other spellings of Qt's names (`from
__feature__ import snake_case`); none does, so the import of before is put back: a tenth of the start, and 6 to 9 MB.
"""

import builtins
import importlib

from desktop.enumerations import hasten

hasten()
importlib.import_module("PySide6.QtCore")
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
