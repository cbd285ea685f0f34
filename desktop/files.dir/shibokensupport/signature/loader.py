"""What PySide's library calls in Python, handed on to PySide's own module when it is first called.

The library takes these functions when it is loaded, and calls all but the first two only for the message of a wrong
call, for `__signature__` and for `__doc__`. The names are PySide's.
"""

from types import ModuleType

from shibokensupport.packed import loader

# The library looks for it by its name when a call is wrong, and keeps it.
from shibokensupport.signature import mapping

__all__ = ["mapping"]


def finish_import(module: ModuleType) -> None:
    """Take no part in the import of a module of Qt: what PySide mends in it is nothing now."""


def post_init() -> None:
    """Leave Python's import as it is: nobody asks for other spellings of Qt's names."""


def pyside_type_init(*given: object) -> object:
    """Return the signatures of a type, read from their texts."""
    return loader().pyside_type_init(*given)


def create_signature(*given: object) -> object:
    """Return a signature as `inspect` knows it."""
    return loader().create_signature(*given)


def seterror_argument(*given: object) -> object:
    """Return the error of a wrong call."""
    return loader().seterror_argument(*given)


def make_helptext(*given: object) -> object:
    """Return the help on a function."""
    return loader().make_helptext(*given)


def feature_import(*given: object, **named: object) -> object:
    """Answer an import of `__feature__`."""
    return loader().feature_import(*given, **named)


def feature_imported(*given: object) -> object:
    """Look whether a module asks for other spellings."""
    return loader().feature_imported(*given)
