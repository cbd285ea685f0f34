"""A fact of a record: its label and values in two columns, each value a way to its passage and to its record."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from core.errors import N_
from core.records.library import Discrepancy
from desktop.reader.arrangement import ArrangedWidget, Arrangement, Beside, Lines, One, Spot, Under
from desktop.reader.facts import Row, Value
from desktop.reader.link import IconButton, LinkText
from desktop.reader.look import Look, right_to_left
from desktop.reader.notice import DiscrepancyNotice
from desktop.reader.text_block import TextBlock

_LABEL_WIDTH = 110
_LEADING = 1.7
_ARROW, _ARROW_SIDE = "arrow-right", 14


class FactRow(ArrangedWidget):
    """A label with its values and contradictions. Signals carry passages (a tuple of `Passage`) and uids."""

    passages_requested = Signal(object)
    record_requested = Signal(str)

    def __init__(self, row: Row, look: Look, source_language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._values: list[tuple[LinkText, Value, Spot | None]] = []
        self._bare = False
        self._side = look.voice.language.right_to_left
        self._source_rtl = right_to_left(source_language)
        label = self._label(row.label)
        # Values with words beside them have a line each.
        lines = [[v] for v in row.values] if any(v.detail or v.note for v in row.values) else [row.values]
        parts: list[Arrangement] = [self._line(each, row.label) for each in lines if each]
        free = [0] * len(parts)
        for discrepancy in row.discrepancies:
            parts.append(One(self._notice(discrepancy)))
            free.append(look.metrics.TINY)
        self.arrange(Beside((label, Under(parts, after=free)), look.metrics.LARGE, wide=1))

    def _label(self, words: str) -> One:
        font = self._look.metrics.body
        label = TextBlock(words, self._side, self._look, font, leading=_LEADING, token="muted", parent=self)
        return One(label, width=self._look.metrics.scaled(_LABEL_WIDTH))

    def _line(self, values: Iterable[Value], label: str) -> Lines:
        """Return values one after another, each with what is printed or noted of it as far as there is room."""
        pieces: list[Arrangement] = []
        for value in values:
            pieces.append(self._value(value, label))
            # What the source prints has the source's direction, what we note has the window's.
            for words, rtl, language in (
                (value.detail, right_to_left(value.language), value.language),
                (value.note, self._side, ""),
            ):
                if words:
                    pieces.append(
                        One(_Plain(words, rtl, self._look, language=language, small=True, parent=self))
                    )
        return Lines(pieces, self._look.metrics.MEDIUM)

    def _value(self, value: Value, label: str) -> Arrangement:
        rtl = right_to_left(value.language)
        if not value.passages and not value.record:
            return One(_Plain(value.text, rtl, self._look, language=value.language, parent=self))
        link = LinkText(
            value.text, rtl, self._look, language=value.language, on_the_right=self._side, parent=self
        )
        link.setAccessibleName(f"{label}: {value.text}")
        self._explain(link, value)
        if value.passages:
            link.clicked.connect(lambda: self.passages_requested.emit(value.passages))
        else:
            link.clicked.connect(lambda: self.record_requested.emit(value.record))
        together: list[Arrangement] = [One(link)]
        if value.inferred:
            together.append(One(self._inferred()))
        arrow = None
        if value.passages and value.record:
            arrow = Spot(IconButton.room(self._look, _ARROW_SIDE))
            together.append(arrow)
            self._bare = True
        self._values.append((link, value, arrow))
        return Beside(together, self._look.metrics.TINY) if len(together) > 1 else together[0]

    @property
    def bare(self) -> bool:
        """Tell whether the ways to records are only drawn."""
        return self._bare

    def furnish(self) -> None:
        """Make the ways to records real: there are as many as values, and they are less often used than looked at."""
        self._bare = False
        after: QWidget | None = None
        # From the last, so that each stands before what follows it for those who go through the row one by one.
        for link, value, arrow in reversed(self._values):
            if arrow is not None and arrow.widget is None:
                button = self._open_record(value)
                if after is not None:
                    button.stackUnder(after)
                arrow.take(button)
                button.show()
            after = link

    def enterEvent(self, event: QEnterEvent) -> None:
        """Be ready for the mouse."""
        self.furnish()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ways to records that are not made yet."""
        if not self._bare:
            return
        painter = QPainter(self)
        side = self._look.metrics.scaled(_ARROW_SIDE)
        drawn = self._look.icon(_ARROW, side=side)
        for _, _, arrow in self._values:
            if arrow is not None and arrow.widget is None:
                IconButton.draw_icon(painter, drawn, side, arrow.box)
        painter.end()

    def _explain(self, link: LinkText, value: Value) -> None:
        tr = self._look.voice.tr
        parts = [tr(N_("Show the passage in the source")) if value.passages else tr(N_("Open the record"))]
        if value.inferred:
            parts.append(tr(N_("inferred")))
        if value.ours:
            parts.append(tr(N_("our rendering")))
        if value.note:
            parts.append(value.note)
        words = " \u00b7 ".join(parts)
        link.setToolTip(words)
        link.setAccessibleDescription(words)

    def _inferred(self) -> QLabel:
        label = QLabel("(" + self._look.voice.tr(N_("inferred")) + ")", self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setFont(self._look.metrics.small)
        label.setProperty("tone", "warn")
        return label

    def _open_record(self, value: Value) -> IconButton:
        words = self._look.voice.tr(N_("Open the record: {name}")).format(name=value.text)
        button = IconButton(_ARROW, words, self._look, self, pixels=_ARROW_SIDE)
        button.clicked.connect(lambda: self.record_requested.emit(value.record))
        return button

    def _notice(self, discrepancy: Discrepancy) -> QWidget:
        notice = DiscrepancyNotice(discrepancy, self._look, rtl=self._source_rtl, parent=self)
        notice.passages_requested.connect(self.passages_requested)
        return notice


class _Plain(TextBlock):
    """A value that leads nowhere: text to select, no wider than it is."""

    def __init__(
        self,
        text: str,
        rtl: bool,
        look: Look,
        *,
        language: str,
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        font, token = (look.metrics.small, "muted") if small else (look.metrics.body, "ink")
        # Small words keep the line of the value that they stand beside, where they fit in it.
        leading = _LEADING * look.metrics.body.pixelSize() / font.pixelSize()
        side = look.voice.language.right_to_left
        super().__init__(
            text,
            rtl,
            look,
            font,
            leading=leading,
            token=token,
            language=language,
            on_the_right=side,
            parent=parent,
        )
        self._natural = self.paragraph.natural_width()

    def minimumSizeHint(self) -> QSize:
        """Return a width that a narrow pane can still give."""
        return QSize(min(24, self._natural), 0)

    def sizeHint(self) -> QSize:
        """Return the size in one line."""
        return QSize(self._natural, self.paragraph.height(self._natural))
