"""The head of a record and its page: the head stands above the page, or goes with it where there is little room."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.reader.above import AbovePage
from desktop.reader.page_scroll import PageScroll

_MOST = 0.4
"""How much of the height a head may take that stays: what is read comes first."""


class Reading(QWidget):
    """Head and page under one another. Large letters on a low screen let the head be scrolled with the page."""

    def __init__(self, scroll: PageScroll) -> None:
        super().__init__()
        self._scroll = scroll
        self.above: AbovePage | None = None
        self.scrolls_head = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(scroll, 1)

    def show_head(self, above: AbovePage) -> None:
        """Take another head and let the last one go."""
        old, self.above = self.above, above
        if old is not None:
            self._take_out(old)
            old.hide()
            old.deleteLater()
        self._put(loose=self._wants_loose())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the head stay or go with the page, as there is room."""
        super().resizeEvent(event)
        if self.above is not None and self._wants_loose() != self.scrolls_head:
            self._take_out(self.above)
            self._put(loose=not self.scrolls_head)

    def _wants_loose(self) -> bool:
        return self.above.heightForWidth(self.width()) > self.height() * _MOST

    def _take_out(self, above: AbovePage) -> None:
        if self.scrolls_head:
            self._scroll.give_head()
        else:
            self._column.removeWidget(above)

    def _put(self, *, loose: bool) -> None:
        self.scrolls_head = loose
        if loose:
            self._scroll.take_head(self.above)
        else:
            self._column.insertWidget(0, self.above)
            self.above.show()
