"""What stands on the cover of a book: asked before the book is made."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.errors import N_, Refusal
from core.paper.page import Cover, Emblem
from desktop.tasks import Runner
from desktop.theme import Metrics, Theme
from desktop.voice import Voice
from desktop.widgets.notice_bar import NoticeBar

_LONGEST = 5_000
_LANE = "book.emblem"


class BookDialog(QDialog):
    """Asks for the words of a cover, and for a picture. `ready` carries the `Cover`."""

    ready = Signal(object)

    def __init__(
        self,
        count: int,
        theme: Theme,
        metrics: Metrics,
        voice: Voice,
        runner: Runner,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._voice, self._runner = voice, runner
        self.emblem_path: Path | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(voice.tr(N_("Make a book")))
        self.notices = NoticeBar(theme, metrics, voice)
        self.title, self.meeting, self.date, self.prepared_by = (self._field() for _ in range(4))
        self.title.setText(voice.tr(N_("Briefing book")))
        self.picture = QPushButton(voice.tr(N_("Choose a picture\u2026")))
        self.picture.setAutoDefault(False)
        self.picture.clicked.connect(lambda _: self._ask_picture())
        self.picture_name = QLabel()
        self.picture_name.setTextFormat(Qt.TextFormat.PlainText)
        self.no_picture = QPushButton(voice.tr(N_("Without a picture")))
        self.no_picture.setAutoDefault(False)
        self.no_picture.clicked.connect(lambda _: self.choose_picture(None))
        held = voice.trn("The book holds {count} record.", "The book holds {count} records.", count)
        self._arrange(metrics, held)
        self.choose_picture(None)
        self.resize(metrics.scaled(520), self.sizeHint().height())

    def _field(self) -> QLineEdit:
        field = QLineEdit()
        field.setMaxLength(_LONGEST)
        return field

    def _arrange(self, metrics: Metrics, held: str) -> None:
        tr = self._voice.tr
        form = QFormLayout()
        form.setContentsMargins(metrics.LARGE, metrics.LARGE, metrics.LARGE, metrics.SMALL)
        form.setSpacing(metrics.SMALL)
        label = QLabel(held)
        label.setTextFormat(Qt.TextFormat.PlainText)
        form.addRow(label)
        for words, field in (
            (N_("Title"), self.title),
            (N_("For the meeting"), self.meeting),
            (N_("Date"), self.date),
            (N_("Book prepared by"), self.prepared_by),
        ):
            field.setAccessibleName(tr(words))
            form.addRow(tr(words), field)
        line = QHBoxLayout()
        for part in (self.picture, self.picture_name, self.no_picture):
            line.addWidget(part)
        line.addStretch(1)
        form.addRow(tr(N_("Emblem")), line)
        self.buttons = QDialogButtonBox()
        self.make = self.buttons.addButton(tr(N_("Make the book")), QDialogButtonBox.ButtonRole.AcceptRole)
        self.make.setProperty("role", "primary")
        self.buttons.addButton(tr(N_("Cancel")), QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.finish)
        self.buttons.rejected.connect(self.reject)
        foot = QVBoxLayout()
        foot.setContentsMargins(metrics.LARGE, metrics.SMALL, metrics.LARGE, metrics.LARGE)
        foot.addWidget(self.buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.notices)
        column.addLayout(form)
        column.addLayout(foot)

    def _ask_picture(self) -> None:
        tr = self._voice.tr
        asking = QFileDialog(self, tr(N_("Choose a picture\u2026")), "", "PNG, JPEG (*.png *.jpg *.jpeg)")
        asking.setFileMode(QFileDialog.FileMode.ExistingFile)
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.fileSelected.connect(lambda name: self.choose_picture(Path(name)))
        asking.open()

    def choose_picture(self, path: Path | None) -> None:
        """Take a picture for the cover, or none."""
        self.emblem_path = path
        self.picture_name.setText(path.name if path else "")
        self.no_picture.setVisible(path is not None)

    def finish(self) -> None:
        """Read the picture and say what stands on the cover; a picture that is none is said, and asked anew."""
        path = self.emblem_path
        if path is None:
            self._on_read(None)
            return
        self.make.setEnabled(False)
        self._runner.run(lambda: _emblem(path), self._on_read, self._on_failed, lane=_LANE)

    def _on_read(self, emblem: Emblem | None) -> None:
        cover = Cover(
            self.title.text().strip(),
            self.meeting.text().strip(),
            self.date.text().strip(),
            self.prepared_by.text().strip(),
            emblem,
        )
        self.accept()
        self.ready.emit(cover)

    def _on_failed(self, refusal: Refusal) -> None:
        self.make.setEnabled(True)
        self.notices.show_refusal(refusal)

    def done(self, result: int) -> None:
        """Drop the picture that is still read when the dialog closes."""
        self._runner.void(_LANE)
        super().done(result)


def _emblem(path: Path) -> Emblem:
    # Imported with the first picture: Typst reads it.
    from core.paper.emblem import emblem_of

    return emblem_of(path)
