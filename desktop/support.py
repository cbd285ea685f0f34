"""What PySide brings along in Python, left where it is until it is called.

PySide loads a dozen modules at every start that write the messages of wrong calls and answer `inspect`; they lie
zipped inside its library, so they are unpacked and compiled each time, and take half of the time to a bare window.
Where a folder `files.dir` lies beside its package `shiboken6`, PySide takes them from there instead. Ours holds
functions of the same names that load PySide's own when they are first called, which in a program without
mistakes is never.
"""

import importlib
import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

_PACKAGE = "shiboken6"


class _Package(ModuleType):
    """The package, run when it is asked for more than its place: it imports what the zipped modules need."""

    def __getattr__(self, name: str) -> Any:
        spec = self.__spec__
        if spec is None or spec.loader is None or "_run" in vars(self):
            raise AttributeError(name)
        self._run = True
        spec.loader.exec_module(self)
        return getattr(self, name)


def import_qt(folder: Path) -> None:
    """Import QtCore with the support that lies in `files.dir` of a folder; one that is imported already stays."""
    found = importlib.util.find_spec(_PACKAGE) if _PACKAGE not in sys.modules else None
    if found is None or not (folder / "files.dir").is_dir():
        importlib.import_module("PySide6.QtCore")
        return
    package = sys.modules[_PACKAGE] = _Package(_PACKAGE)
    package.__path__ = found.submodule_search_locations or []
    package.__file__ = str(folder / "__init__.py")
    try:
        importlib.import_module("PySide6.QtCore")
    except ImportError:
        del sys.modules[_PACKAGE]
        raise
    package.__spec__, package.__file__ = found, found.origin
