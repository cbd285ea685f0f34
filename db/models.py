"""The tables of `library.db`. Rows stay on this floor: `db.queries` turns them into records.

The models are unbound: every query says which database it runs on (`query.bind(database)`), so that two
libraries can be open in one process and nothing global decides which one is meant. Names of records in three
languages are one column (`LabelField`); uids, not row numbers, join what belongs together across content
updates, row numbers only what is written and replaced together.
"""

import json
from typing import Any

from peewee import (
    AutoField,
    BooleanField,
    CompositeKey,
    FloatField,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)
from playhouse.apsw_ext import DateField

from core.records.label import Label

APPLICATION_ID = 0x5457534C  # «TWSL», so that `file` and we can tell a library from any other SQLite file
LIBRARY_VERSION = 3


class LabelField(TextField):
    """A `Label` as a JSON array: Arabic, English, French, and the languages that are our rendering."""

    def db_value(self, value: Label | None) -> str | None:
        """Write a label as JSON."""
        if value is None:
            return None
        return json.dumps([value.ar, value.en, value.fr, list(value.ours)], ensure_ascii=False)

    def python_value(self, value: str | None) -> Label:
        """Read a label back; NULL is the empty label."""
        if value is None:
            return Label()
        ar, en, fr, ours = json.loads(value)
        return Label(ar, en, fr, tuple(ours))


class WordsField(TextField):
    """A tuple of strings as a JSON array."""

    def db_value(self, value: tuple[str, ...]) -> str:
        """Write the strings as JSON."""
        return json.dumps(list(value), ensure_ascii=False)

    def python_value(self, value: str) -> tuple[str, ...]:
        """Read the strings back."""
        return tuple(json.loads(value))


class Meta(Model):
    """What the file says of itself: content date, counts."""

    key = TextField(primary_key=True)
    value = TextField()


class Source(Model):
    """A source document, whole."""

    id = AutoField()
    uid = TextField(unique=True)
    title = LabelField()
    publisher = LabelField()
    address = TextField(null=True)
    language = TextField()
    published = DateField(null=True)
    text = TextField()


class Entity(Model):
    """A body, person, country, city, theme, programme, network, project or strategy."""

    id = AutoField()
    uid = TextField(unique=True)
    kind = TextField(index=True)
    subtype = TextField()
    label = LabelField()
    acronyms = WordsField()
    aliases = WordsField()
    parent = TextField(null=True, index=True)
    country = TextField(null=True, index=True)


class Event(Model):
    """An event, curated or from the catalogue."""

    id = AutoField()
    uid = TextField(unique=True)
    event_kind = TextField()
    title = LabelField()
    start = DateField(null=True, index=True)
    end = DateField(null=True)
    date_text = TextField()
    year_inferred = BooleanField()
    mode = TextField()
    venue = LabelField()
    place_text = TextField()
    city = TextField(null=True, index=True)
    country = TextField(null=True, index=True)
    series = LabelField()
    participants = IntegerField(null=True)
    countries_count = IntegerField(null=True)
    outcome = TextField()
    source = TextField(null=True, index=True)
    publisher = LabelField()
    publisher_record = TextField(index=True)
    language = TextField()
    catalogue = BooleanField()


class EventEntity(Model):
    """A body, person, programme, network, project or country at an event, in the order of the record."""

    event = ForeignKeyField(Event, index=True)
    position = IntegerField()
    entity = TextField()
    role = TextField()
    printed = TextField()
    honorific = TextField()

    class Meta:
        """Joined by event and place in it; the events of an entity are counted by the index alone."""

        primary_key = CompositeKey("event", "position")
        indexes = ((("entity", "event", "role"), False),)


class EventTheme(Model):
    """A theme of an event."""

    event = ForeignKeyField(Event, index=True)
    position = IntegerField()
    theme = TextField()

    class Meta:
        """Joined by event and place in it."""

        primary_key = CompositeKey("event", "position")
        indexes = ((("theme", "event"), False),)


class EventAddress(Model):
    """Where a page about an event stood."""

    id = AutoField()
    event = ForeignKeyField(Event, index=True)
    url = TextField()
    language = TextField()


class EventNote(Model):
    """A note of ours on an event."""

    id = AutoField()
    event = ForeignKeyField(Event, index=True)
    note = LabelField()


class Recommendation(Model):
    """A provision of an outcome document."""

    id = AutoField()
    uid = TextField(unique=True)
    event = ForeignKeyField(Event, index=True)
    position = IntegerField()
    marker = TextField()
    number = IntegerField(null=True)
    text = TextField()
    provision = TextField()
    language = TextField()
    action = LabelField()


class RecommendationTheme(Model):
    """A theme of a provision."""

    recommendation = ForeignKeyField(Recommendation, index=True)
    position = IntegerField()
    theme = TextField()

    class Meta:
        """Joined by provision and place in it."""

        primary_key = CompositeKey("recommendation", "position")
        indexes = ((("theme", "recommendation"), False),)


class Addressee(Model):
    """Whom a provision speaks to, as it names them."""

    id = AutoField()
    recommendation = ForeignKeyField(Recommendation, index=True)
    label = LabelField()
    kind = TextField()
    record = TextField()

    class Meta:
        """Found by whom it names, and by what sort of addressee it is."""

        indexes = ((("record", "kind", "recommendation"), False),)


class SimilarRecommendation(Model):
    """Two provisions of different events that say nearly the same; each pair stands both ways."""

    recommendation = TextField()
    other = TextField()
    score = FloatField()

    class Meta:
        """Joined by uids, the likest first."""

        primary_key = CompositeKey("recommendation", "other")


class Statement(Model):
    """What a source states of a record, mostly in relation to another."""

    id = AutoField()
    subject = TextField(index=True)
    relation = TextField()
    object = TextField(null=True, index=True)
    value = LabelField()
    number = IntegerField(null=True)
    year = IntegerField(null=True)
    until = IntegerField(null=True)
    as_of = DateField(null=True)
    event = TextField(null=True, index=True)
    inferred = BooleanField()
    note = LabelField()


class Reform(Model):
    """A country's change of its system."""

    id = AutoField()
    uid = TextField(unique=True)
    title = LabelField()
    country = TextField(index=True)
    year = IntegerField(null=True, index=True)
    areas = WordsField()
    before = LabelField()
    after = LabelField()
    event = TextField(index=True)
    source = TextField()
    language = TextField()


class Practice(Model):
    """A good practice."""

    id = AutoField()
    uid = TextField(unique=True)
    title = LabelField()
    country = TextField(null=True, index=True)
    project = TextField(null=True, index=True)
    event = TextField(index=True)
    source = TextField()
    language = TextField()


class AccountEntity(Model):
    """A body or theme of a reform or a practice, in the order of the record; `account` is its uid."""

    account = TextField()
    position = IntegerField()
    entity = TextField(index=True)

    class Meta:
        """Joined by record and place in it."""

        primary_key = CompositeKey("account", "position")


class Fact(Model):
    """What a source states in one field of an event, or of the reform or practice whose uid is `account`."""

    id = AutoField()
    event = ForeignKeyField(Event, null=True, index=True)
    account = TextField(null=True, index=True)
    field = TextField()
    subject = TextField()
    inferred = BooleanField()
    note = LabelField()


class Discrepancy(Model):
    """Passages that contradict each other, or pages of a catalogue entry that do."""

    id = AutoField()
    event = ForeignKeyField(Event, index=True)
    field = TextField()
    note = LabelField()
    addresses = WordsField()


class Passage(Model):
    """A span of a source that backs a fact, a provision, a discrepancy or a statement, or describes a record.

    Exactly one of the owners is set; `account` is the uid of the reform or practice that is described.
    """

    id = AutoField()
    source = TextField(index=True)
    start = IntegerField()
    end = IntegerField()
    quote = TextField()
    fact = ForeignKeyField(Fact, null=True, index=True)
    recommendation = ForeignKeyField(Recommendation, null=True, index=True)
    discrepancy = ForeignKeyField(Discrepancy, null=True, index=True)
    described = ForeignKeyField(Event, null=True, index=True)
    statement = ForeignKeyField(Statement, null=True, index=True)
    account = TextField(null=True, index=True)


TABLES: tuple[type[Any], ...] = (
    Meta,
    Source,
    Entity,
    Event,
    EventEntity,
    EventTheme,
    EventAddress,
    EventNote,
    Recommendation,
    RecommendationTheme,
    Addressee,
    SimilarRecommendation,
    Statement,
    Reform,
    Practice,
    AccountEntity,
    Fact,
    Discrepancy,
    Passage,
)
