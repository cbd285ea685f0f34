"""The Qt application: window, controllers, models, delegates, panes, dialogs. The only floor that knows
Qt.

PySide reads the source of every module that is imported after it, and keeps it, to learn whether the module asks
for other spellings of Qt's names (`from __feature__ import snake_case`). No module here does, so the import of
before is put back: a tenth of the start, and 12 MB.
"""

import builtins

import PySide6.QtCore  # noqa: F401 - brings the import that is taken back

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
