"""Where a database lies, in SQLite's words."""

import os
from pathlib import Path
from urllib.parse import quote


def file_address(path: Path, **options: str) -> str:
    """Return the `file:` address that SQLite reads as exactly this path, with its options.

    Every byte outside the plain ones is quoted, so `?`, `#`, `%`, spaces and Arabic letters in the name of a
    folder stay part of it. The authority is always empty: a share `//host/folder` becomes `file:////host/folder`,
    because SQLite refuses an authority, and a drive `C:/` becomes `file:///C:/`.
    """
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links and fail on some shares
    plain = quote(os.fsencode(absolute.as_posix()), safe="/:")
    query = "&".join(f"{name}={value}" for name, value in options.items())
    return f"file://{'' if plain.startswith('/') else '/'}{plain}" + (f"?{query}" if query else "")
