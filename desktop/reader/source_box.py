"""Where a record comes from: title, publisher, day and addresses, in a quiet box at the end of the page.

Addresses are text to copy. Nothing here opens one: the program never makes a connection on its own.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.errors import N_
from core.records.label import Label
from core.records.library import Event, Source
from desktop.reader.link import IconButton, LinkText
from desktop.reader.look import Look, right_to_left
from desktop.reader.page import Box
from desktop.reader.text_block import TextBlock
from desktop.reader.words import OPEN_RECORD, SOURCE

_CATALOGUE = N_(
    "Catalogue entry: known by its bibliographic facts alone. The library does not hold its document."
)


class SourceBox(Box):
    """The box of an event (its source, or its catalogue pages) or of a source."""

    record_requested = Signal(str)

    def __init__(
        self,
        look: Look,
        *,
        event: Event | None = None,
        source: Source | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, parent)
        self._look = look
        self._side = look.voice.language.right_to_left
        tr = look.voice.tr
        self._line(tr(SOURCE), look.metrics.strong, "ink", self._side)
        if event is not None and event.catalogue:
            self._line(tr(_CATALOGUE), look.metrics.body, "muted", self._side)
        if source is not None:
            self._add_title(source.title, source.uid)
        elif event is not None and event.source is not None:
            self._add_title(event.source.label, event.source.uid)
        self._add_particulars(event, source)
        for address in self._addresses(event, source):
            self._add_address(address)

    def _add_title(self, title: Label, uid: str) -> None:
        shown = title.language_shown(self._look.language)
        font = self._look.metrics.face(tuple(self._look.metrics.reading.families()), 14)
        words = title.in_language(self._look.language)
        link = LinkText(
            words, right_to_left(shown), self._look, font=font, language=shown, on_the_right=self._side
        )
        link.setToolTip(self._look.voice.tr(N_("Open the whole text of the source")))
        link.clicked.connect(lambda: self.record_requested.emit(uid))
        self.column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeading)

    def _add_particulars(self, event: Event | None, source: Source | None) -> None:
        voice = self._look.voice
        publisher = source.publisher if source is not None else (event.publisher if event else Label())
        parts = [voice.name(publisher)] if publisher else []
        if source is not None and source.published is not None:
            parts.append(voice.full_dates(source.published, source.published))
        if event is not None and event.publisher_record and source is None:
            self._add_publisher(event)
        elif parts:
            self._line(" \u00b7 ".join(parts), self._look.metrics.small, "muted", self._side)

    def _add_publisher(self, event: Event) -> None:
        """Name the body on whose pages the event stood, as the way to it."""
        shown = event.publisher.language_shown(self._look.language)
        link = LinkText(
            event.publisher.in_language(self._look.language),
            right_to_left(shown),
            self._look,
            font=self._look.metrics.small,
            leading=1.6,
            on_the_right=self._side,
        )
        link.setToolTip(self._look.voice.tr(OPEN_RECORD))
        link.clicked.connect(lambda: self.record_requested.emit(event.publisher_record))
        self.column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeading)

    @staticmethod
    def _addresses(event: Event | None, source: Source | None) -> list[str]:
        found = [source.address] if source is not None and source.address else []
        found += [address.url for address in event.addresses] if event is not None else []
        return list(dict.fromkeys(found))

    def _add_address(self, address: str) -> None:
        line = QHBoxLayout()
        line.setSpacing(self._look.metrics.TINY)
        words = self._look.voice.tr(N_("Copy the address"))
        button = IconButton("copy", words, self._look)
        button.clicked.connect(lambda: QGuiApplication.clipboard().setText(address))
        # An address runs left to right in every window.
        text = TextBlock(
            address,
            False,
            self._look,
            self._look.metrics.small,
            leading=1.6,
            token="muted",
            on_the_right=self._side,
        )
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(text, 1, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(line)

    def _line(self, words: str, font: object, token: str, rtl: bool) -> None:
        self.column.addWidget(TextBlock(words, rtl, self._look, font, leading=1.6, token=token))
