"""The page of the reader and the source of it, beside each other or one below the other."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from core.errors import N_
from desktop.reader.look import Look
from desktop.widgets.borders import BorderedParts

_BESIDE_FROM = 1_000
_PARTS = N_("Reader"), N_("The source")
_HALF, _LEAST, _MOST = 50, 5, 95


class SourceSplit(BorderedParts):
    """Gives page and source their room; how it was drawn by hand is how the next source finds it.

    `page_shares` are the hundredths of the room that the page has beside its source, and above it.
    """

    def __init__(self, page: QWidget, look: Look) -> None:
        super().__init__(Qt.Orientation.Vertical, look.theme, look.voice)
        self.addWidget(page)
        self.change(look)
        self.page_shares = (_HALF, _HALF)
        self.splitterMoved.connect(self._on_moved)

    def change(self, look: Look) -> None:
        """Take other colours or another language."""
        self.set_look(look.theme)
        self.say(look.voice, [look.voice.tr(words) for words in _PARTS])

    def take_shares(self, shares: tuple[int, ...]) -> None:
        """Take shares that were kept; what makes no sense leaves halves."""
        if len(shares) == len(self.page_shares):
            self.page_shares = tuple(max(_LEAST, min(share, _MOST)) for share in shares)
            self._share()

    def put(self, source: QWidget, width: int) -> None:
        """Put a source in, where there is room in a pane of this width."""
        self.addWidget(source)
        self.put_in_order()
        self.orient(width)
        self._share()

    def orient(self, width: int) -> None:
        """Put the source beside the page where a pane of this width has room for both, else below it."""
        wanted = Qt.Orientation.Horizontal if width >= _BESIDE_FROM else Qt.Orientation.Vertical
        if self.orientation() != wanted:
            self.setOrientation(wanted)
            self._share()

    def _share(self) -> None:
        room = self.width() if self._beside else self.height()
        page = room * self.page_shares[not self._beside] // 100
        if self.count() > 1:
            self.setSizes([page, room - page])

    @property
    def _beside(self) -> bool:
        return self.orientation() == Qt.Orientation.Horizontal

    def _on_moved(self, _position: int, _index: int) -> None:
        page, source = self.sizes()[:2]
        share = max(_LEAST, min(round(page * 100 / max(1, page + source)), _MOST))
        beside, above = self.page_shares
        self.page_shares = (share, above) if self._beside else (beside, share)
