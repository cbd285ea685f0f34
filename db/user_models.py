"""The tables of the user's file, for queries. `db.migrations` makes them; like the library's they are unbound."""

import json
from typing import Any

from peewee import AutoField, CompositeKey, IntegerField, Model, TextField


class JsonField(TextField):
    """A value as JSON, in ASCII, so that any string survives, lone surrogates included."""

    def db_value(self, value: object) -> str:
        """Write the value; raises TypeError or ValueError where JSON has no way to say it."""
        return json.dumps(value, allow_nan=False)

    def python_value(self, value: str) -> Any:
        """Read the value back."""
        return json.loads(value)


class Setting(Model):
    """A choice of the user's, by key."""

    key = TextField(primary_key=True)
    value = JsonField()


class SearchHistory(Model):
    """A query that was searched; the newest has the greatest id."""

    id = AutoField()
    query = TextField(unique=True)
    at = TextField()

    class Meta:
        """The table's name has two words."""

        table_name = "search_history"


class FocalPoint(Model):
    """A focal point that the user wrote down; `changed` is when, in UTC."""

    key = TextField(primary_key=True)
    network = TextField()
    country = TextField()
    institution = TextField()
    name = TextField()
    position = TextField()
    email = TextField()
    phone = TextField()
    note = TextField()
    changed = TextField()

    class Meta:
        """The table's name has two words."""

        table_name = "focal_point"


class CollectionRow(Model):
    """A collection of the user's; `changed` is when, in UTC."""

    key = TextField(primary_key=True)
    name = TextField()
    used = IntegerField()
    changed = TextField()

    class Meta:
        """The table is named after what it holds."""

        table_name = "collection"


class CollectionItem(Model):
    """A record that lies in a collection."""

    collection = TextField()
    position = IntegerField()
    uid = TextField()
    note = TextField()

    class Meta:
        """The table's name has two words."""

        table_name = "collection_item"
        primary_key = CompositeKey("collection", "position")
