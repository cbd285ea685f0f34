"""Where letters stand on a line that Qt has laid out, for what is drawn beneath them.

A mark under a few letters is drawn beneath the text and not as a format of the text: a change of format
inside a word can break the joining of its letters. A span that crosses a change of direction can stand in
several places.
"""

from collections.abc import Iterator

from PySide6.QtGui import QTextLine

_ROUNDED = 1.0
"""What comes of rounding alone, in pixels."""


def extents(line: QTextLine, start: int, end: int) -> Iterator[tuple[float, float]]:
    """Yield the stretches (left, right) that the letters from `start` to `end` take on a line.

    Positions are Qt's, UTF-16 units of the layout's text; places are in the layout's coordinates.
    """
    start = max(start, line.textStart())
    end = min(end, line.textStart() + line.textLength())
    aside = _aside(line) if start < end else 0.0
    found = sorted(_extent(line, position, aside) for position in range(start, end))
    while found:
        low, high = found.pop(0)
        while found and found[0][0] <= high + 0.5:
            high = max(high, found.pop(0)[1])
        if high > low:
            yield low, high


def x_of(line: QTextLine, position: int, edge: QTextLine.Edge = QTextLine.Edge.Leading) -> float:
    """Return where the cursor at a position stands."""
    # PySide answers with the place and the position that it stands for.
    answer = line.cursorToX(position, edge)
    return float(answer[0] if isinstance(answer, tuple) else answer)


def _aside(line: QTextLine) -> float:
    """Return how far to the right of what Qt tells of the cursor it draws the letters of a line.

    In a paragraph from right to left, the blank at which a line of Latin letters is broken stands outside the line and
    is told as if it stood inside. A letter of a ligature has no glyph of its own to compare, so the middle of three
    comparisons holds.
    """
    start, size = line.textStart(), line.textLength()
    found = sorted(
        run.positions()[0].x() - min(edges)
        for position in {start + size * part // 8 for part in (2, 4, 6)}
        for edges in ((x_of(line, position), x_of(line, position, QTextLine.Edge.Trailing)),)
        if edges[0] != edges[1]
        for run in line.glyphRuns(position, 1)[:1]
        if len(run.positions()) == 1
    )
    aside = found[len(found) // 2] if found else 0.0
    return aside if abs(aside) > _ROUNDED else 0.0


def _extent(line: QTextLine, position: int, aside: float) -> tuple[float, float]:
    edges = [x_of(line, position, edge) for edge in (QTextLine.Edge.Leading, QTextLine.Edge.Trailing)]
    if edges[0] == edges[1]:
        # Where the direction turns, both edges of the first letter are told as the edge before the turn: its
        # glyph knows better. Letters without a glyph (marks, parts of a ligature) have no width of their own.
        for run in line.glyphRuns(position, 1):
            left = min((point.x() for point in run.positions()), default=edges[0])
            advance = sum(p.x() for p in run.rawFont().advancesForGlyphIndexes(run.glyphIndexes()))
            return left, left + advance
    return min(edges) + aside, max(edges) + aside
