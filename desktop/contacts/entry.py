"""One entry of the directory, to be written or changed; what is wrong with it is said before it is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.contacts.reading import check_entry
from core.errors import N_
from core.records.focal_points import COLUMNS, FocalPoint
from core.records.label import Reference
from core.text.sorting import sort_key
from desktop.drafts import Draft
from desktop.theme import Metrics
from desktop.voice import Voice
from desktop.widgets.scrolled import fit, scrolled

_CODES = ("email", "phone")


def fill(box: QComboBox, references: Sequence[Reference], first: str, voice: Voice) -> None:
    """Fill a box with names in their order below a first line that stands for none; what was chosen stays."""
    was = box.currentData()
    box.blockSignals(True)
    box.clear()
    box.addItem(first, "")
    code = voice.language.code
    for each in sorted(references, key=lambda one: sort_key(one.label.in_language(code), code)):
        box.addItem(voice.name(each.label), each.uid)
    box.setCurrentIndex(max(box.findData(was), 0))
    box.blockSignals(False)
    # The box may be narrower than a name; its list never is.
    widest = max(box.fontMetrics().horizontalAdvance(box.itemText(at)) for at in range(box.count()))
    box.view().setMinimumWidth(widest + Metrics.HUGE)


class EntryDialog(QDialog):
    """A form of the columns of the directory. `kept` carries the entry when it is whole and right."""

    kept = Signal(object)
    typed = Signal()

    def __init__(
        self,
        point: FocalPoint,
        networks: Sequence[Reference],
        countries: Sequence[Reference],
        metrics: Metrics,
        voice: Voice,
        parent: QWidget | None = None,
        *,
        new: bool,
    ) -> None:
        super().__init__(parent)
        self._point, self._voice = point, voice
        self.setProperty("chapter", "profiles")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(
            voice.tr(N_("New focal point")) if new else voice.tr(N_("Change the focal point"))
        )
        self.boxes = {"network": QComboBox(), "country": QComboBox()}
        for name, references in (("network", networks), ("country", countries)):
            fill(self.boxes[name], references, voice.tr(N_("Choose\u2026")), voice)
            self.boxes[name].setCurrentIndex(max(self.boxes[name].findData(getattr(point, name)), 0))
        self._new = new
        self.lines = {name: QLineEdit(getattr(point, name)) for name in COLUMNS if name not in self.boxes}
        for name in _CODES:
            # Addresses and numbers run from left to right in every language.
            self.lines[name].setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.trouble = QLabel()
        self.keep = QPushButton(voice.tr(N_("Keep")))
        self._arrange(metrics)
        self._first = self.values
        for box in self.boxes.values():
            box.currentIndexChanged.connect(self.typed)
        for line in self.lines.values():
            line.textChanged.connect(self.typed)
        self.keep.clicked.connect(self._on_keep)
        fit(self, metrics.scaled(520), self.sizeHint().height())

    def _arrange(self, metrics: Metrics) -> None:
        tr = self._voice.tr
        # Large letters need more room than a low screen has.
        body = QWidget()
        form = QFormLayout(scrolled(body, ground="").widget())
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(metrics.SMALL)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, words in COLUMNS.items():
            widget = self.boxes.get(name) or self.lines[name]
            widget.setAccessibleName(tr(words))
            form.addRow(tr(words), widget)
        self.trouble.setTextFormat(Qt.TextFormat.PlainText)
        self.trouble.setProperty("tone", "warn")
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        close = QPushButton(tr(N_("Cancel")))
        close.clicked.connect(self.reject)
        close.setAutoDefault(False)
        self.keep.setProperty("role", "primary")
        self.keep.setDefault(True)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        foot.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.WIDE, metrics.LARGE, metrics.WIDE, metrics.LARGE)
        column.setSpacing(metrics.MEDIUM)
        column.addWidget(body, 1)
        column.addWidget(self.trouble)
        column.addLayout(foot)

    @property
    def values(self) -> Mapping[str, str]:
        """What stands in the form, without blanks at the ends."""
        chosen = {name: box.currentData() or "" for name, box in self.boxes.items()}
        return chosen | {name: line.text().strip() for name, line in self.lines.items()}

    @property
    def draft(self) -> Draft | None:
        """What stands in the form and would be lost with it; None while it is as it was opened."""
        values = self.values
        if values == self._first:
            return None
        return {"entry": asdict(self._point), "new": self._new, "values": values}

    def write(self, values: Mapping[str, str]) -> None:
        """Write into the form what was typed before."""
        for name, value in values.items():
            if name in self.boxes:
                self.boxes[name].setCurrentIndex(max(self.boxes[name].findData(value), 0))
            elif name in self.lines:
                self.lines[name].setText(value)

    def _on_keep(self) -> None:
        values = self.values
        troubles = check_entry(values)
        if troubles:
            said = [self._voice.language.sentence(each) for each in troubles]
            self.trouble.setText("\n".join(said))
            self.trouble.setVisible(True)
            return
        self.kept.emit(replace(self._point, **values))
        self.accept()
