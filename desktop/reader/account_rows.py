"""What the reader shows of reforms, practices and statements as label and values, before any widget is made."""

from collections.abc import Iterable
from functools import partial

from core.errors import N_
from core.records.kinds import (
    BODY_KINDS,
    FIELDS,
    RECORD_KINDS,
    REFORM_AREAS,
    RELATIONS,
    BodyKind,
    Field,
    RecordKind,
    Relation,
)
from core.records.label import Label, Reference
from core.records.library import Entity, Fact, Practice, Reform, Statement
from desktop.reader.facts import Row, Value
from desktop.voice import Voice

TOLD = (Relation.SAID,)
"""Relations whose words are read as paragraphs and not as values of a row."""


class AccountRows:
    """Lay out what is known of a reform or a practice, each value with the passages that back it."""

    def __init__(self, account: Reform | Practice, voice: Voice) -> None:
        self._account = account
        self._voice = voice
        self._facts: dict[tuple[Field, str], Fact] = {
            (each.field, each.subject): each for each in account.facts
        }

    def rows(self) -> tuple[Row, ...]:
        """Return the rows in reading order; a field of which nothing is known has none."""
        account, tr = self._account, self._voice.tr
        rows = []
        if account.country:
            rows.append(self._row(Field.COUNTRY, [self._linked(Field.COUNTRY, account.country)]))
        if isinstance(account, Reform):
            rows += self._changes(account)
        elif account.project:
            value = self._linked(Field.PROGRAMME, account.project)
            rows.append(Row(tr(RECORD_KINDS[RecordKind.PROJECT]), (value,)))
        rows.append(self._row(Field.BODY, [self._linked(Field.BODY, each) for each in account.bodies]))
        themes = [reference_value(each, self._voice.language.code) for each in account.themes]
        rows.append(self._row(Field.THEME, themes))
        told = reference_value(account.event, self._voice.language.code)
        rows.append(Row(tr(N_("Told at")), (told,)))
        return tuple(row for row in rows if row.values)

    def _changes(self, reform: Reform) -> Iterable[Row]:
        year = [] if reform.year is None else [self._value(self._voice.figures(str(reform.year)), Field.YEAR)]
        areas = [
            self._value(self._voice.tr(REFORM_AREAS[area]), Field.AREA, area.value) for area in reform.areas
        ]
        yield self._row(Field.YEAR, year)
        yield self._row(Field.AREA, areas)
        yield self._row(Field.BEFORE, self._state(reform.before, Field.BEFORE))
        yield self._row(Field.AFTER, self._state(reform.after, Field.AFTER))

    def _row(self, field: Field, values: Iterable[Value]) -> Row:
        return Row(self._voice.tr(FIELDS[field]), tuple(values))

    def _state(self, label: Label, field: Field) -> list[Value]:
        if not label:
            return []
        code = self._voice.language.code
        make = partial(self._value, label.in_language(code), field, language=label.language_shown(code))
        return [make(ours=label.is_ours(code))]

    def _value(self, text: str, field: Field, subject: str = "", language: str = "", **more: object) -> Value:
        fact = self._facts.get((field, subject))
        return Value(
            text,
            language or self._voice.language.code,
            passages=fact.passages if fact else (),
            inferred=bool(fact and fact.inferred),
            note=self._voice.remark(fact.note) if fact else "",
            **more,  # type: ignore[arg-type]
        )

    def _linked(self, field: Field, to: Reference) -> Value:
        code = self._voice.language.code
        return self._value(
            to.label.in_language(code), field, to.uid, to.label.language_shown(code), record=to.uid
        )


def statement_rows(entity: Entity, voice: Voice) -> tuple[Row, ...]:
    """Lay out what sources state of an entity, and of others in relation to it, a row for each relation."""
    rows: dict[str, list[Value]] = {}
    for subject, statements in ((True, entity.statements), (False, entity.stated_of_others)):
        for each in statements:
            if each.relation not in TOLD:
                word = voice.tr(RELATIONS[each.relation][0 if subject else 1])
                rows.setdefault(word, []).append(_stated(each, subject, voice))
    return tuple(Row(word, tuple(values)) for word, values in rows.items())


def kind_row(entity: Entity, voice: Voice) -> tuple[Row, ...]:
    """Return what sort of organisation a body is."""
    if not entity.subtype:
        return ()
    value = Value(voice.tr(BODY_KINDS[BodyKind(entity.subtype)]), voice.language.code)
    return (Row(voice.tr(FIELDS[Field.KIND]), (value,)),)


def reference_value(to: Reference, code: str) -> Value:
    """Return a value that leads to another record."""
    return Value(to.label.in_language(code), to.label.language_shown(code), record=to.uid)


def _stated(statement: Statement, subject: bool, voice: Voice) -> Value:
    code = voice.language.code
    other = statement.object if subject else statement.subject
    years = "\u2013".join(voice.figures(str(year)) for year in (statement.year, statement.until) if year)
    number = "" if statement.number is None else voice.number(statement.number)
    when = voice.dates(statement.as_of, None) if statement.as_of and not years else ""
    words = statement.value.in_language(code)
    beside = " \u00b7 ".join(part for part in (words, number, years, when) if part)
    note = voice.remark(statement.note)
    if other is None:
        shown = statement.value.language_shown(code) if words else code
        text = " \u00b7 ".join(part for part in (number, words) if part) or years
        rest = " \u00b7 ".join(part for part in (years, when) if part)
        return Value(
            text,
            shown,
            statement.passages,
            inferred=statement.inferred,
            note=" \u00b7 ".join(part for part in (rest if rest != text else "", note) if part),
            ours=statement.value.is_ours(code),
        )
    label = other.label
    return Value(
        label.in_language(code),
        label.language_shown(code),
        statement.passages,
        record=other.uid,
        inferred=statement.inferred,
        note=" \u00b7 ".join(part for part in (beside, note) if part),
    )
