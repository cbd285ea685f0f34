"""The pinned PySide6 is sound on this Python.

PySide6 6.12.0 on Python 3.11 loses a reference to None at every call into Qt that returns nothing; after some
thousands of calls the process aborts. The calls below are of the kinds that lost one there. A pin is changed
only while this passes on every Python that the project supports.
"""

import sys
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QTextDocument, QTextLayout
from PySide6.QtWidgets import QApplication, QLabel

CALLS = 500


@pytest.fixture
def painter(qapp: QApplication) -> Iterator[QPainter]:
    image = QImage(50, 50, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    yield painter
    painter.end()


def none_references_lost(call: Callable[[], object]) -> int:
    call()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        call()
    return before - sys.getrefcount(None)


@pytest.mark.parametrize(
    "draw",
    [
        lambda painter: painter.setPen(QPen(Qt.GlobalColor.black)),
        lambda painter: painter.fillRect(QRectF(0, 0, 9, 9), QColor("red")),
        lambda painter: painter.drawText(QPointF(0, 9), "\u0645"),
        lambda painter: (painter.save(), painter.restore()),
        lambda painter: painter.setClipRect(QRectF(0, 0, 9, 9)),
    ],
    ids=["setPen", "fillRect", "drawText", "save", "setClipRect"],
)
def test_painting_keeps_its_references(painter: QPainter, draw: Callable[[QPainter], object]) -> None:
    assert abs(none_references_lost(lambda: draw(painter))) < CALLS // 2


def test_widgets_texts_and_events_keep_their_references(qapp: QApplication) -> None:
    label, document, layout = QLabel("a"), QTextDocument("a"), QTextLayout("a")
    calls: list[Callable[[], object]] = [
        lambda: label.setText("b"),
        lambda: document.setPlainText("b"),
        lambda: (layout.beginLayout(), layout.endLayout()),
        qapp.processEvents,
    ]
    assert [index for index, call in enumerate(calls) if abs(none_references_lost(call)) >= CALLS // 2] == []
