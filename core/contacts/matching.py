"""Entries that are taken in beside those that are kept: the same entry again changes what was there.

Entries are the same where network, country, institution and name are, in any spelling that folds alike. A cell that
is empty in the new entry leaves what the old one says.
"""

from collections.abc import Iterable
from dataclasses import replace

from core.contacts.reading import Reading
from core.records.focal_points import FocalPoint
from core.text.folding import fold_text

_FILLED_IN = ("institution", "name", "position", "email", "phone", "note")


def matched(reading: Reading, kept: Iterable[FocalPoint]) -> Reading:
    """Return a reading whose rows of an entry that is kept, or stands further up, bring that entry up to date."""
    there = {_identity(point): point for point in kept}
    rows: dict[str, tuple[int, FocalPoint]] = {}
    known = 0
    for number, point in reading.good:
        same = there.get(_identity(point))
        if same is not None:
            known += 1
            said = {field: value for field in _FILLED_IN if (value := getattr(point, field))}
            point = replace(same, **said)
        there[_identity(point)] = point
        rows[point.key] = (number, point)
    return replace(reading, good=tuple(rows.values()), known=known)


def _identity(point: FocalPoint) -> tuple[str, str, str, str]:
    institution, name = (" ".join(fold_text(text).split()) for text in (point.institution, point.name))
    return point.network, point.country, institution, name
