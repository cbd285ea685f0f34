"""The page that says what this program is: versions, library, places, licences, and a report to be copied."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from core.carried import Part
from core.errors import N_
from core.text.bidi import isolate_code
from desktop.following import FollowingDialog, replace_sheet
from desktop.models.about import About
from desktop.reader.words import PLURALS
from desktop.theme import Metrics, Theme
from desktop.voice import Voice
from desktop.widgets.scrolled import fit

_TITLE = N_("About Tawsiyat")
_WHAT = N_("An offline reference of events and of the recommendations they adopted.")
_OFFLINE = N_("Offline \u00b7 everything is on this computer")
_REPORT_HINT = N_(
    "This is copied, and nothing else: no query, no record and no name of yours is in it. "
    "Send it to whoever looks after the program."
)
_COPY, _COPIED = N_("Copy a report"), N_("Copied")
_NO_TEXT = N_("No text of this licence is installed with this copy; the bundled program carries it.")


class AboutDialog(FollowingDialog):
    """Three sheets: the program, the licences of what it carries, the report."""

    def __init__(
        self,
        about: About,
        parts: Sequence[Part],
        metrics: Metrics,
        voice: Voice,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(metrics, voice, parent)
        self._about, self._parts = about, tuple(parts)
        self._copied = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("chapter", "keeping")
        self.sheets = QTabWidget()
        self.area = QScrollArea()
        self.licences = QListWidget()
        self.licence = self._text()
        self.report = self._text()
        self.copy, close = QPushButton(), QPushButton()
        say = self.sayings.say
        say(_TITLE, self.setWindowTitle, self.area.setAccessibleName)
        self.sayings.tell(self.copy.setText, lambda voice: voice.tr(_COPIED if self._copied else _COPY))
        say(N_("Close"), close.setText)
        for place, (sheet, words) in enumerate(
            (
                (self._scrolled(), N_("The program")),
                (self._licences(), N_("Licences")),
                (self._report(), N_("Report")),
            )
        ):
            self.sheets.addTab(sheet, "")
            say(words, partial(self.sheets.setTabText, place))
        close.clicked.connect(self.close)
        self.copy.clicked.connect(self._on_copy)
        buttons = QHBoxLayout()
        buttons.addWidget(self.copy)
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.LARGE, metrics.LARGE, metrics.LARGE, metrics.LARGE)
        column.setSpacing(metrics.MEDIUM)
        column.addWidget(self.sheets, 1)
        column.addLayout(buttons)
        fit(self, metrics.scaled(680), metrics.scaled(520))

    def set_voice(self, voice: Voice) -> None:
        """Speak another language."""
        super().set_voice(voice)
        self._write_anew()

    def set_look(self, theme: Theme, metrics: Metrics) -> None:
        """Take other colours or another text size."""
        for part in (self.licences, self.licence, self.report, self._hint):
            part.setFont(metrics.body)
        super().set_look(theme, metrics)
        self._write_anew()

    def _write_anew(self) -> None:
        """Write the sheet of the program again, and what stands for a licence."""
        replace_sheet(self.area, self._program())
        if not self._text_of(self.licences.currentRow()):
            self._show_licence(self.licences.currentRow())

    def _scrolled(self) -> QScrollArea:
        # Large letters need more room than a low screen has.
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setWidget(self._program())
        return self.area

    def _program(self) -> QWidget:
        about, metrics, voice = self._about, self._metrics, self._voice
        sheet = QWidget()
        sheet.setProperty("ground", "surface")
        sheet.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        name = self._label(" ".join((voice.tr(N_("Tawsiyat")), isolate_code(about.version))))
        name.setFont(metrics.title)
        form = QFormLayout()
        form.setHorizontalSpacing(metrics.LARGE)
        form.setVerticalSpacing(metrics.TINY)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for words, value in self._facts():
            head = self._label(words)
            head.setProperty("tone", "muted")
            form.addRow(head, self._label(value, chosen=True))
        column = QVBoxLayout(sheet)
        column.setContentsMargins(metrics.LARGE, metrics.LARGE, metrics.LARGE, metrics.LARGE)
        column.setSpacing(metrics.SMALL)
        column.addWidget(name)
        for words in (_WHAT, _OFFLINE):
            column.addWidget(self._label(voice.tr(words)))
        column.addSpacing(metrics.SMALL)
        column.addLayout(form)
        column.addStretch(1)
        return sheet

    def _facts(self) -> list[tuple[str, str]]:
        about, voice = self._about, self._voice
        holding = about.holding
        rows = [
            (voice.tr(N_("Built with")), " \u00b7 ".join(isolate_code(f"{n} {v}") for n, v in about.versions))
        ]
        if holding.day is not None:
            counts = (
                f"{voice.tr(PLURALS[kind])}: {voice.number(holding.counts[kind])}"
                for kind in PLURALS
                if holding.counts.get(kind)
            )
            rows += [
                (voice.tr(N_("Content of")), voice.dates(holding.day, None)),
                (voice.tr(N_("Records")), " \u00b7 ".join(counts)),
                (voice.tr(N_("Hash of the library")), isolate_code(holding.shown_seal)),
            ]
        rows += [(voice.tr(words), isolate_code(str(path))) for words, path in about.paths]
        return rows

    def _licences(self) -> QWidget:
        metrics = self._metrics
        sheet = QWidget()
        for part in self._parts:
            words = " \u00b7 ".join(filter(None, (f"{part.name} {part.version}", part.licence)))
            self.licences.addItem(isolate_code(words))
        self.sayings.say(N_("What the program carries"), self.licences.setAccessibleName)
        self.licences.setFont(metrics.body)
        self.sayings.say(N_("Text of the licence"), self.licence.setAccessibleName)
        self.licences.currentRowChanged.connect(self._show_licence)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(metrics.SMALL, metrics.SMALL, metrics.SMALL, metrics.SMALL)
        column.setSpacing(metrics.SMALL)
        column.addWidget(self.licences, 2)
        column.addWidget(self.licence, 3)
        self.licences.setCurrentRow(0)
        return sheet

    def _show_licence(self, row: int) -> None:
        self.licence.setPlainText(self._text_of(row) or self._voice.tr(_NO_TEXT))

    def _text_of(self, row: int) -> str:
        return self._parts[row].text() if 0 <= row < len(self._parts) else ""

    def _report(self) -> QWidget:
        metrics = self._metrics
        sheet = QWidget()
        self._hint = self._label("")
        self.sayings.say(_REPORT_HINT, self._hint.setText)
        self.report.setPlainText(self._about.report())
        self.sayings.say(N_("Report"), self.report.setAccessibleName)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(metrics.LARGE, metrics.LARGE, metrics.LARGE, metrics.LARGE)
        column.setSpacing(metrics.SMALL)
        column.addWidget(self._hint)
        column.addWidget(self.report, 1)
        return sheet

    def _label(self, words: str, *, chosen: bool = False) -> QLabel:
        label = QLabel(words)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setFont(self._metrics.body)
        label.setWordWrap(True)
        if chosen:
            # What can be chosen follows its own direction otherwise: a path would stand at the far end.
            rtl = self._voice.language.right_to_left
            side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
            label.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _text(self) -> QPlainTextEdit:
        """Return a field that shows a text written from left to right, to be read and copied."""
        field = QPlainTextEdit()
        field.setReadOnly(True)
        field.setTabChangesFocus(True)
        field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        field.setFont(self._metrics.body)
        return field

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self._copied = True
        self.copy.setText(self._voice.tr(_COPIED))
