"""Values as TOML writes them."""

import json
from collections.abc import Iterable


def text(value: str) -> str:
    """Return a string as TOML has it: one line, whatever is in it."""
    # JSON's escapes are TOML's, but for DEL and for lone surrogates, which no TOML can hold.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")


def array(values: Iterable[str]) -> str:
    """Return an array of strings."""
    return "[" + ", ".join(map(text, values)) + "]"
