"""A table that is taken in: which rows are good, and what is wrong with each of the others, by its number."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from core.contacts.reading import Reading
from core.errors import N_, Refusal
from core.text.bidi import isolate
from desktop.theme import Metrics
from desktop.voice import Voice
from desktop.widgets.scrolled import fit


class IntakeDialog(QDialog):
    """Says what a file holds; nothing is kept before the reader says so. `taken` carries the good entries."""

    taken = Signal(object)

    def __init__(
        self, name: str, reading: Reading, metrics: Metrics, voice: Voice, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._reading, self._voice = reading, voice
        self.setProperty("chapter", "profiles")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(voice.tr(N_("Take in a table")))
        good, bad = len(reading.good), len(reading.bad)
        told = (
            isolate(name, ""),
            voice.trn("{count} row can be taken in", "{count} rows can be taken in", good),
            voice.trn(
                "{count} row is of an entry that was there already",
                "{count} rows are of entries that were there already",
                reading.known,
            )
            if reading.known
            else "",
            voice.trn("{count} row is not right", "{count} rows are not right", bad) if bad else "",
        )
        self.said = QLabel("\n".join(filter(None, told)))
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self.rows = QPlainTextEdit("\n".join(self._lines()))
        self.rows.setReadOnly(True)
        self.rows.setVisible(bool(self.rows.toPlainText()))
        self.rows.setAccessibleName(voice.tr(N_("What is wrong with each row")))
        self.rows.setTabChangesFocus(True)
        words = voice.tr(N_("Take in the good rows")) if bad else voice.tr(N_("Take in"))
        self.take = QPushButton(words)
        self.take.setVisible(bool(good))
        self.leave = QPushButton(voice.tr(N_("Take in nothing")))
        self._arrange(metrics)
        self.take.clicked.connect(self._on_taken)
        self.leave.clicked.connect(self.reject)

    def _arrange(self, metrics: Metrics) -> None:
        option = self.rows.document().defaultTextOption()
        rtl = self._voice.language.right_to_left
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        self.rows.document().setDefaultTextOption(option)
        self.take.setProperty("role", "primary")
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.leave)
        foot.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.WIDE, metrics.LARGE, metrics.WIDE, metrics.LARGE)
        column.setSpacing(metrics.MEDIUM)
        column.addWidget(self.said)
        column.addWidget(self.rows, 1)
        column.addLayout(foot)
        # Nothing is taken in by a key that was pressed too often.
        self.leave.setDefault(bool(self._reading.bad))
        fit(self, metrics.scaled(620), metrics.scaled(360 if self._reading.bad else 180))

    def _lines(self) -> list[str]:
        voice = self._voice
        language = voice.language
        ignored = [
            language.sentence(Refusal(N_("The column {name} is not read."), name=name))
            for name in self._reading.ignored
        ]
        between = "\u061b " if language.right_to_left else "; "
        told = [
            voice.tr(N_("Row {number}: {troubles}")).format(
                number=voice.figures(str(row.number)),
                troubles=between.join(language.sentence(trouble) for trouble in row.troubles),
            )
            for row in self._reading.bad
        ]
        return [*ignored, *told]

    def _on_taken(self) -> None:
        self.taken.emit(tuple(point for _, point in self._reading.good))
        self.accept()
