"""The directory of focal points as a table."""

from collections.abc import Callable, Sequence

from core.language import Language
from core.paper.tables.table import Column, Row, Table
from core.records.focal_points import COLUMNS, FocalPoint

_WIDTHS = {"network": 40, "country": 18, "institution": 40, "email": 28, "note": 40}


def focal_points_table(
    points: Sequence[FocalPoint], named: Callable[[str], str], language: Language
) -> Table:
    """Return focal points as a table; `named` gives the name of a network or a country."""
    columns = tuple(
        Column(key, language.tr(words), width=_WIDTHS.get(key, 22)) for key, words in COLUMNS.items()
    )
    rows = tuple(_row(point, named) for point in points)
    return Table(language.tr("Focal points"), columns, rows, len(rows))


def _row(point: FocalPoint, named: Callable[[str], str]) -> Row:
    values = {key: getattr(point, key) for key in COLUMNS}
    values |= {"network": named(point.network), "country": named(point.country)}
    return tuple(values[key] or None for key in COLUMNS)
