"""The menu of copying: as a citation in one of the styles, or the text alone. The style that is chosen is kept."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from core.errors import N_
from core.paper.citing.processor import STYLES, Style
from desktop.reader.look import Look
from desktop.reader.words import COPY, HOW_TO_COPY

_CITED_IN = N_("Copy with citation: {style}")
_ALL = N_("Copy all recommendations")


class CopyMenu(QMenu):
    """Offers what can be copied. `chosen` carries how; `style_chosen` comes before it where a style was picked."""

    chosen = Signal(str)
    style_chosen = Signal(str)

    def __init__(self, style: Style, look: Look, parent: QWidget, *, several: bool) -> None:
        """`several` says that the record has recommendations that can be copied together."""
        super().__init__(parent)
        self.setFont(look.metrics.body)
        tr = look.voice.tr
        self.setAccessibleName(tr(HOW_TO_COPY))
        group = QActionGroup(self)
        for each, words in STYLES.items():
            action = QAction(
                tr(_CITED_IN).format(style=tr(words)), self, checkable=True, checked=each is style
            )
            action.setData(str(each))
            action.triggered.connect(lambda _=False, each=each: self._cite(each))
            group.addAction(action)
            self.addAction(action)
        self.addSeparator()
        self.addAction(tr(COPY), lambda: self.chosen.emit("text"))
        if several:
            self.addAction(tr(_ALL), lambda: self.chosen.emit("recommendations"))

    def _cite(self, style: Style) -> None:
        self.style_chosen.emit(str(style))
        self.chosen.emit("citation")
