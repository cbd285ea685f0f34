"""The directory of focal points that the user fills in, by a key that stays the same for good."""

import apsw


def apply(connection: apsw.Connection) -> None:
    """Make the table `focal_point`."""
    connection.execute(
        "CREATE TABLE focal_point (key TEXT PRIMARY KEY, network TEXT NOT NULL, country TEXT NOT NULL,"
        " institution TEXT NOT NULL, name TEXT NOT NULL, position TEXT NOT NULL, email TEXT NOT NULL,"
        " phone TEXT NOT NULL, note TEXT NOT NULL, changed TEXT NOT NULL) STRICT, WITHOUT ROWID"
    )
