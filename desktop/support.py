"""What PySide brings along in Python, left where it is until it is called.

PySide loads a dozen modules at every start that write the messages of wrong calls and answer `inspect`; they lie
zipped inside its library, so they are unpacked and compiled each time, and take half of the time to a bare window.
Where a folder `files.dir` lies beside its package `shiboken6`, PySide takes them from there instead. Ours holds
functions of the same names that load PySide's own when they are first called, which in a program without
mistakes is never.

Python's own modules do the like: `dataclasses` imports `inspect` for classes without a docstring, `logging` imports
`traceback` for exceptions, PySide's first lines `zipfile` for the modules that it then finds in the folder. Each brings
more along, a twelfth of the start together. While those are imported, something stands in for what they import and do
not use; what is named of it later is looked up in the real module.
"""

import importlib
import importlib.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager
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


class _Unread(ModuleType):
    """Stands in for a module where it is imported and not used yet."""

    def __getattr__(self, name: str) -> Any:
        _make_room(self)
        return getattr(importlib.import_module(self.__name__), name)


@contextmanager
def unread(*names: str) -> Iterator[None]:
    """Leave modules unread that are imported meanwhile; those that were read already are given as ever."""
    stand_ins = [_Unread(name) for name in names if name not in sys.modules]
    sys.modules.update({each.__name__: each for each in stand_ins})
    try:
        yield
    finally:
        for each in stand_ins:
            _make_room(each)


def _make_room(stand_in: ModuleType) -> None:
    if sys.modules.get(stand_in.__name__) is stand_in:
        del sys.modules[stand_in.__name__]


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
