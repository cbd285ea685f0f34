"""Collections: baskets of records by a key that stays the same for good, and what lies in them, in order."""

import apsw


def apply(connection: apsw.Connection) -> None:
    """Make the tables `collection` and `collection_item`."""
    connection.execute(
        "CREATE TABLE collection (key TEXT PRIMARY KEY, name TEXT NOT NULL, used INTEGER NOT NULL,"
        " changed TEXT NOT NULL) STRICT, WITHOUT ROWID"
    )
    connection.execute(
        "CREATE TABLE collection_item (collection TEXT NOT NULL, position INTEGER NOT NULL, uid TEXT NOT NULL,"
        " note TEXT NOT NULL, PRIMARY KEY (collection, position)) STRICT, WITHOUT ROWID"
    )
