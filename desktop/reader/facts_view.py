"""A fact of a record: its label and values in two columns, each value a way to its passage and to its record."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.errors import N_
from core.records.library import Discrepancy
from desktop.reader.facts import Row, Value
from desktop.reader.link import IconButton, LinkText
from desktop.reader.look import Look, right_to_left
from desktop.reader.notice import DiscrepancyNotice
from desktop.reader.text_block import TextBlock
from desktop.widgets.flow import flow_in

_LABEL_WIDTH = 110
_LEADING = 1.7


class FactRow(QWidget):
    """A label with its values and contradictions. Signals carry passages (a tuple of `Passage`) and uids."""

    passages_requested = Signal(object)
    record_requested = Signal(str)

    def __init__(self, row: Row, look: Look, source_language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._side = look.voice.language.right_to_left
        self._source_rtl = right_to_left(source_language)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look.metrics.LARGE)
        line.addWidget(self._label(row.label))
        column = QVBoxLayout()
        column.setSpacing(0)
        line.addLayout(column, 1)
        # Values with words beside them have a line each.
        lines = [[v] for v in row.values] if any(v.detail or v.note for v in row.values) else [row.values]
        for values in lines if row.values else ():
            column.addWidget(self._line(values, row.label))
        for discrepancy in row.discrepancies:
            column.addWidget(self._notice(discrepancy))
            column.addSpacing(look.metrics.TINY)

    def _label(self, words: str) -> TextBlock:
        font = self._look.metrics.body
        label = TextBlock(words, self._side, self._look, font, leading=_LEADING, token="muted", parent=self)
        label.setFixedWidth(self._look.metrics.scaled(_LABEL_WIDTH))
        return label

    def _line(self, values: Iterable[Value], label: str) -> QWidget:
        """Return values one after another, each with what is printed or noted of it as far as there is room."""
        holder = QWidget(self)
        flow = flow_in(holder, gap=self._look.metrics.MEDIUM, line_gap=0)
        for value in values:
            flow.addWidget(self._value(value, label, holder))
            # What the source prints has the source's direction, what we note has the window's.
            for words, rtl, language in (
                (value.detail, right_to_left(value.language), value.language),
                (value.note, self._side, ""),
            ):
                if words:
                    flow.addWidget(
                        _Plain(words, rtl, self._look, language=language, small=True, parent=holder)
                    )
        return holder

    def _value(self, value: Value, label: str, parent: QWidget) -> QWidget:
        rtl = right_to_left(value.language)
        if not value.passages and not value.record:
            return _Plain(value.text, rtl, self._look, language=value.language, parent=parent)
        together = value.inferred or (value.passages and value.record)
        holder = QWidget(parent) if together else parent
        link = LinkText(
            value.text, rtl, self._look, language=value.language, on_the_right=self._side, parent=holder
        )
        link.setAccessibleName(f"{label}: {value.text}")
        self._explain(link, value)
        if value.passages:
            link.clicked.connect(lambda: self.passages_requested.emit(value.passages))
        else:
            link.clicked.connect(lambda: self.record_requested.emit(value.record))
        if not together:
            return link
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self._look.metrics.TINY)
        line.addWidget(link)
        if value.inferred:
            line.addWidget(self._inferred(holder))
        if value.passages and value.record:
            line.addWidget(self._open_record(value, holder), 0, Qt.AlignmentFlag.AlignTop)
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

    def _inferred(self, parent: QWidget) -> QLabel:
        label = QLabel("(" + self._look.voice.tr(N_("inferred")) + ")", parent)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setFont(self._look.metrics.small)
        label.setProperty("tone", "warn")
        return label

    def _open_record(self, value: Value, parent: QWidget) -> IconButton:
        words = self._look.voice.tr(N_("Open the record: {name}")).format(name=value.text)
        button = IconButton("arrow-right", words, self._look, parent, pixels=14)
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
