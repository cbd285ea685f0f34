"""The first user's file: settings as JSON by key, and the queries that were searched, newest last."""

import apsw


def apply(connection: apsw.Connection) -> None:
    """Make the tables `setting` and `search_history`."""
    connection.execute(
        "CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID"
    )
    connection.execute(
        "CREATE TABLE search_history"
        " (id INTEGER PRIMARY KEY, query TEXT NOT NULL UNIQUE, at TEXT NOT NULL) STRICT"
    )
