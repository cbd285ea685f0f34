"""What stands on the cover of a book: asked before the book is made."""

from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
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
from desktop.drafts import Draft, texts, words
from desktop.following import FollowingDialog
from desktop.tasks import Runner
from desktop.theme import Metrics, Theme
from desktop.voice import Voice
from desktop.widgets.notice_bar import NoticeBar
from desktop.widgets.scrolled import fit, scrolled

if TYPE_CHECKING:
    from core.paper.works import Packed

_TITLE = N_("Briefing book")
_LONGEST = 5_000
_LANE = "book.emblem"


class BookDialog(FollowingDialog):
    """Asks for the words of a cover, and for a picture. `ready` carries the `Cover`."""

    ready = Signal(object)
    typed = Signal()

    def __init__(
        self,
        works: "Packed",
        name: str,
        theme: Theme,
        metrics: Metrics,
        voice: Voice,
        runner: Runner,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(metrics, voice, parent)
        self._works, self._name, self._runner = works, name, runner
        self.emblem_path: Path | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("chapter", "collections")
        say = self.sayings.say
        say(N_("Make a book"), self.setWindowTitle)
        self.notices = NoticeBar(theme, metrics, voice)
        self.title, self.meeting, self.date, self.prepared_by = (self._field() for _ in range(4))
        self.picture = QPushButton()
        say(N_("Choose a picture\u2026"), self.picture.setText)
        self.picture.setAutoDefault(False)
        self.picture.clicked.connect(lambda _: self._ask_picture())
        self.picture_name = QLabel()
        self.picture_name.setTextFormat(Qt.TextFormat.PlainText)
        self.no_picture = QPushButton()
        say(N_("Without a picture"), self.no_picture.setText)
        self.no_picture.setAutoDefault(False)
        self.no_picture.clicked.connect(lambda _: self.choose_picture(None))
        self._arrange(metrics)
        self.choose_picture(None)
        self.begin("")
        fit(self, metrics.scaled(520), self.sizeHint().height())

    def _field(self) -> QLineEdit:
        field = QLineEdit()
        field.setMaxLength(_LONGEST)
        field.textChanged.connect(self.typed)
        return field

    def begin(self, title: str, draft: Draft = MappingProxyType({})) -> None:
        """Put a title on the cover, and what was typed before where the form is opened once more."""
        self._given = title
        self.title.setText(title or self._voice.tr(_TITLE))
        self._first = dict(self._lines)
        typed = texts(draft, "lines")
        for name, field in self._fields.items():
            field.setText(typed.get(name, field.text()))
        if words(draft, "emblem"):
            self.choose_picture(Path(words(draft, "emblem")))

    def set_voice(self, voice: Voice) -> None:
        """Speak another language; what was typed stays, and a title that nobody chose speaks it too."""
        suggested = not self._given and self.title.text() == self._first["title"]
        super().set_voice(voice)
        self.notices.set_voice(voice)
        if not self._given:
            self._first["title"] = voice.tr(_TITLE)
        if suggested:
            self.title.setText(self._first["title"])

    def set_look(self, theme: Theme, metrics: Metrics) -> None:
        """Take other colours or another text size."""
        self.notices.set_look(theme, metrics)
        super().set_look(theme, metrics)

    @property
    def draft(self) -> Draft | None:
        """What was typed and would be lost with the form, and of which records the book is; None where nothing was."""
        if self._lines == self._first and self.emblem_path is None:
            return None
        return {
            "lines": self._lines,
            "emblem": str(self.emblem_path or ""),
            "name": self._name,
            "title": self._first["title"],
            "records": list(self._works.uids),
            "notes": dict(self._works.notes),
        }

    @property
    def _fields(self) -> dict[str, QLineEdit]:
        named = ("title", "meeting", "date", "prepared_by")
        return dict(zip(named, (self.title, self.meeting, self.date, self.prepared_by), strict=True))

    @property
    def _lines(self) -> dict[str, str]:
        return {name: field.text() for name, field in self._fields.items()}

    def _arrange(self, metrics: Metrics) -> None:
        say, count = self.sayings.say, len(self._works)
        # Large letters need more room than a low screen has.
        body = QWidget()
        form = QFormLayout(scrolled(body, ground="").widget())
        form.setContentsMargins(metrics.LARGE, metrics.LARGE, metrics.LARGE, metrics.SMALL)
        form.setSpacing(metrics.SMALL)
        held = QLabel()
        held.setTextFormat(Qt.TextFormat.PlainText)
        self.sayings.tell(
            held.setText,
            lambda voice: voice.trn(
                "The book holds {count} record.", "The book holds {count} records.", count
            ),
        )
        form.addRow(held)
        for name, field in (
            (N_("Title"), self.title),
            (N_("For the meeting"), self.meeting),
            (N_("Date"), self.date),
            (N_("Book prepared by"), self.prepared_by),
        ):
            label = QLabel()
            label.setBuddy(field)
            say(name, label.setText, field.setAccessibleName)
            form.addRow(label, field)
        line = QHBoxLayout()
        for part in (self.picture, self.picture_name, self.no_picture):
            line.addWidget(part)
        line.addStretch(1)
        emblem = QLabel()
        say(N_("Emblem"), emblem.setText)
        form.addRow(emblem, line)
        self.buttons = QDialogButtonBox()
        self.make = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.make.setProperty("role", "primary")
        say(N_("Make the book"), self.make.setText)
        say(N_("Cancel"), self.buttons.addButton("", QDialogButtonBox.ButtonRole.RejectRole).setText)
        self.buttons.accepted.connect(self.finish)
        self.buttons.rejected.connect(self.reject)
        foot = QVBoxLayout()
        foot.setContentsMargins(metrics.LARGE, metrics.SMALL, metrics.LARGE, metrics.LARGE)
        foot.addWidget(self.buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.notices)
        column.addWidget(body, 1)
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
        self.typed.emit()

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
