"""PySide's own modules, which lie zipped inside its library: unpacked and compiled when they are asked for."""

import sys
from functools import cache
from importlib import import_module
from types import ModuleType

# Made by the library just before it looks for its loader.
import signature_bootstrap

_NAME = "shibokensupport"


@cache
def loader() -> ModuleType:
    """Return PySide's own loader, which stands in `sys.modules` for ours from then on."""
    stand_ins = [name for name in sys.modules if name.partition(".")[0] == _NAME]
    kept = {name: sys.modules.pop(name) for name in stand_ins}
    _, packed = signature_bootstrap.prepare_zipfile()
    sys.modules.setdefault("signature_bootstrap", signature_bootstrap)
    sys.meta_path.insert(0, packed)
    try:
        return import_module(f"{_NAME}.signature.loader")
    except BaseException:
        sys.modules.update(kept)
        raise
    finally:
        sys.meta_path.remove(packed)
