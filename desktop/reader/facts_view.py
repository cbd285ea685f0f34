"""The facts of a record in two columns: label and values, each value a way to its passage and to its record."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.errors import N_
from core.records.library import Discrepancy
from desktop.reader.facts import Row, Value
from desktop.reader.link import IconButton, LinkText
from desktop.reader.look import Look, right_to_left
from desktop.reader.notice import DiscrepancyNotice
from desktop.reader.text_block import TextBlock
from desktop.widgets.flow import flowing

_LABEL_WIDTH = 110
_LEADING = 1.7


class FactsView(QWidget):
    """Rows of label and values. Signals carry passages (a tuple of `Passage`) and uids."""

    passages_requested = Signal(object)
    record_requested = Signal(str)

    def __init__(self, rows: Iterable[Row], look: Look, *, source_language: str = "ar") -> None:
        super().__init__()
        self._look = look
        self._side = look.voice.language.right_to_left
        self._source_rtl = right_to_left(source_language)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.metrics.LARGE)
        grid.setVerticalSpacing(look.metrics.TINY)
        grid.setColumnStretch(1, 1)
        line = 0
        for row in rows:
            grid.addWidget(self._label(row.label), line, 0)
            if row.values:
                grid.addWidget(self._values(row), line, 1)
                line += 1
            for discrepancy in row.discrepancies:
                grid.addWidget(self._notice(discrepancy), line, 1)
                line += 1

    def _label(self, words: str) -> TextBlock:
        rtl = self._look.voice.language.right_to_left
        label = TextBlock(words, rtl, self._look, self._look.metrics.body, leading=_LEADING, token="muted")
        label.setFixedWidth(self._look.metrics.scaled(_LABEL_WIDTH))
        return label

    def _values(self, row: Row) -> QWidget:
        if any(value.detail or value.note for value in row.values):
            holder = QWidget()
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            for value in row.values:
                column.addWidget(self._line([value], row.label))
            return holder
        return self._line(row.values, row.label)

    def _line(self, values: Iterable[Value], label: str) -> QWidget:
        """Return values one after another, each with what is printed or noted of it as far as there is room."""
        holder, flow = flowing(gap=self._look.metrics.MEDIUM, line_gap=0)
        for value in values:
            flow.addWidget(self._value(value, label))
            # What the source prints has the source's direction, what we note has the window's.
            for words, rtl in ((value.detail, right_to_left(value.language)), (value.note, self._side)):
                if words:
                    flow.addWidget(_Plain(words, rtl, self._look, small=True))
        return holder

    def _value(self, value: Value, label: str) -> QWidget:
        rtl = right_to_left(value.language)
        if not value.passages and not value.record:
            return _Plain(value.text, rtl, self._look)
        link = LinkText(value.text, rtl, self._look, on_the_right=self._side)
        link.setAccessibleName(f"{label}: {value.text}")
        self._explain(link, value)
        if value.passages:
            link.clicked.connect(lambda: self.passages_requested.emit(value.passages))
        else:
            link.clicked.connect(lambda: self.record_requested.emit(value.record))
        if not (value.inferred or (value.passages and value.record)):
            return link
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self._look.metrics.TINY)
        line.addWidget(link)
        if value.inferred:
            line.addWidget(self._inferred())
        if value.passages and value.record:
            line.addWidget(self._open_record(value), 0, Qt.AlignmentFlag.AlignTop)
        return holder

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
        label = QLabel("(" + self._look.voice.tr(N_("inferred")) + ")")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setFont(self._look.metrics.small)
        label.setProperty("tone", "warn")
        return label

    def _open_record(self, value: Value) -> IconButton:
        words = self._look.voice.tr(N_("Open the record: {name}")).format(name=value.text)
        button = IconButton("arrow-right", words, self._look, pixels=14)
        button.clicked.connect(lambda: self.record_requested.emit(value.record))
        return button

    def _notice(self, discrepancy: Discrepancy) -> QWidget:
        notice = DiscrepancyNotice(discrepancy, self._look, rtl=self._source_rtl)
        notice.passages_requested.connect(self.passages_requested)
        return notice


class _Plain(TextBlock):
    """A value that leads nowhere: text to select, no wider than it is."""

    def __init__(self, text: str, rtl: bool, look: Look, *, small: bool = False) -> None:
        font, token = (look.metrics.small, "muted") if small else (look.metrics.body, "ink")
        # Small words keep the line of the value that they stand beside, where they fit in it.
        leading = _LEADING * look.metrics.body.pixelSize() / font.pixelSize()
        side = look.voice.language.right_to_left
        super().__init__(text, rtl, look, font, leading=leading, token=token, on_the_right=side)
        self._natural = self.paragraph.natural_width()

    def minimumSizeHint(self) -> QSize:
        """Return a width that a narrow pane can still give."""
        return QSize(min(24, self._natural), 0)

    def sizeHint(self) -> QSize:
        """Return the size in one line."""
        return QSize(self._natural, self.paragraph.height(self._natural))
