"""The flowing layout leaves nothing behind, whichever way its widgets go."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel
from shiboken6 import isValid

from desktop.widgets.flow import flowing


def gone(widget) -> None:
    widget.deleteLater()
    QApplication.sendPostedEvents(widget, QEvent.Type.DeferredDelete)


def test_items_end_with_their_layout(qtbot) -> None:
    holder, flow = flowing()
    for words in ("one", "two"):
        flow.addWidget(QLabel(words))
    items = [flow.itemAt(place) for place in range(2)]
    gone(holder)
    assert not any(isValid(item) for item in items)


def test_a_widget_that_ends_takes_its_item_along(qtbot) -> None:
    holder, flow = flowing()
    qtbot.addWidget(holder)
    kept, short = QLabel("kept"), QLabel("short")
    flow.addWidget(kept)
    flow.addWidget(short)
    gone(short)
    assert [flow.itemAt(place).widget() for place in range(flow.count())] == [kept]
    flow.removeWidget(kept)
    assert flow.count() == 0
    assert isValid(kept)
    kept.setParent(None)
