"""The dialog of exporting: what, as which kind of file, and where to; then how far it is, and what was written.

It stays open while the file is written, so that the reader can stop it and hears what became of it.
"""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from core.errors import N_, Refusal
from core.paper.export import EXPORTS, Export, Written
from core.text.bidi import isolate_code
from desktop.announcing import announce
from desktop.exporting.work import STOPPED, ExportWork, Offer
from desktop.following import FollowingDialog, Saying, silence
from desktop.safe_text import without_bidi_controls
from desktop.theme import Metrics, Theme
from desktop.voice import Voice
from desktop.widgets.notice_bar import NoticeBar
from desktop.widgets.scrolled import fit, scrolled

_TITLE = N_("Export")
_WHAT, _AS = N_("What"), N_("As")
_ACT, _STOP, _CLOSE = N_("Export\u2026"), N_("Stop"), N_("Close")


class ExportDialog(FollowingDialog):
    """Lets the reader choose and writes the file. `kind_chosen` carries the end of the name that was chosen."""

    kind_chosen = Signal(str)

    def __init__(
        self,
        offers: tuple[Offer, ...],
        kind: str,
        work: ExportWork,
        theme: Theme,
        metrics: Metrics,
        voice: Voice,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(metrics, voice, parent)
        self._offers, self._work = offers, work
        self._saying: Saying = silence
        self._path = Path()
        self._closing = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("chapter", "paper")
        self.sayings.say(_TITLE, self.setWindowTitle)
        self.notices = NoticeBar(theme, metrics, voice)
        self.whats, self.kinds = QButtonGroup(self), QButtonGroup(self)
        self.busy = QProgressBar()
        self.said = QLabel()
        self.act, self.close_button = QPushButton(), QPushButton()
        self.sayings.say(_ACT, self.act.setText)
        self.sayings.tell(
            self.close_button.setText, lambda voice: voice.tr(_STOP if self._work.running else _CLOSE)
        )
        self.sayings.tell(self.said.setText, self._said_last)
        self._arrange(metrics, Export(kind) if kind in set(Export) else Export.XLSX)
        work.progressed.connect(self._on_progressed)
        work.done.connect(self._on_done)
        work.failed.connect(self._on_failed)
        self.act.clicked.connect(lambda _=False: self.ask_file())
        self.close_button.clicked.connect(lambda _=False: self._on_close_wanted())

    def _arrange(self, metrics: Metrics, kind: Export) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.notices)
        # Large letters need more room than a low screen has: the choices are scrolled, what acts on them stays.
        body = QWidget()
        self._area = scrolled(body, ground="")
        inner = QVBoxLayout(self._area.widget())
        inner.setContentsMargins(metrics.WIDE, metrics.LARGE, metrics.WIDE, metrics.SMALL)
        inner.setSpacing(metrics.SMALL)
        column.addWidget(body, 1)
        self._headings = tuple(self._heading(words) for words in (_WHAT, _AS))
        inner.addWidget(self._headings[0])
        for place, offer in enumerate(self._offers):
            inner.addWidget(self._choice(self.whats, place, offer.words, chosen=place == 0))
        inner.addSpacing(metrics.SMALL)
        inner.addWidget(self._headings[1])
        grid = QGridLayout()
        grid.setHorizontalSpacing(metrics.WIDE)
        for place, (each, words) in enumerate(EXPORTS.items()):
            choice = self._choice(self.kinds, place, partial(_named, each, words), chosen=each is kind)
            grid.addWidget(choice, place // 2, place % 2)
        inner.addLayout(grid)
        inner.addStretch(1)
        foot = QVBoxLayout()
        foot.setContentsMargins(metrics.WIDE, 0, metrics.WIDE, metrics.LARGE)
        foot.setSpacing(metrics.SMALL)
        foot.addWidget(self.busy)
        foot.addWidget(self.said)
        foot.addLayout(self._buttons(metrics))
        column.addLayout(foot)
        self._settle(metrics)
        fit(self, max(metrics.scaled(560), self._widest()), metrics.scaled(420))

    def _widest(self) -> int:
        # Choices are not wrapped: the longest says how wide they are, beside the bar that they may be scrolled by.
        bar = self._area.verticalScrollBar().sizeHint().width()
        return self._area.widget().minimumSizeHint().width() + bar

    def _make_room(self) -> None:
        """Grow where the new words need it: what is scrolled does not ask for it."""
        self._area.widget().layout().activate()
        self.resize(
            max(self.width(), min(self._widest(), self.screen().availableSize().width())), self.height()
        )
        super()._make_room()

    def _settle(self, metrics: Metrics) -> None:
        self.busy.setTextVisible(False)
        keep = self.busy.sizePolicy()
        # The bar comes and goes without moving the choices.
        keep.setRetainSizeWhenHidden(True)
        self.busy.setSizePolicy(keep)
        self.busy.setFixedHeight(metrics.scaled(3))
        self.busy.hide()
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self.said.setProperty("tone", "muted")
        self._fit(metrics)
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        # What can be selected takes the keyboard too, and as yet there is nothing to stand on.
        self.said.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _heading(self, words: str) -> QLabel:
        label = QLabel()
        self.sayings.say(words, label.setText)
        return label

    def _fit(self, metrics: Metrics) -> None:
        for heading in self._headings:
            heading.setFont(metrics.strong)
        self.said.setFont(metrics.small)
        self.said.setMinimumHeight(2 * self.said.fontMetrics().lineSpacing())

    def set_voice(self, voice: Voice) -> None:
        """Speak another language; what is chosen stays."""
        self.notices.set_voice(voice)
        super().set_voice(voice)

    def set_look(self, theme: Theme, metrics: Metrics) -> None:
        """Take other colours or another text size."""
        self.notices.set_look(theme, metrics)
        self._fit(metrics)
        super().set_look(theme, metrics)

    def _choice(self, group: QButtonGroup, place: int, words: Saying, *, chosen: bool) -> QRadioButton:
        button = QRadioButton()
        # An ampersand in a title is a letter, not a shortcut.
        self.sayings.tell(button.setText, lambda voice: words(voice).replace("&", "&&"))
        self.sayings.tell(button.setAccessibleName, lambda voice: without_bidi_controls(words(voice)))
        button.setChecked(chosen)
        group.addButton(button, place)
        return button

    def _buttons(self, metrics: Metrics) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(metrics.SMALL)
        row.addStretch(1)
        row.addWidget(self.close_button)
        row.addWidget(self.act)
        self.act.setProperty("role", "primary")
        self.act.setDefault(True)
        return row

    @property
    def kind(self) -> Export:
        """The kind of file that is chosen."""
        return tuple(EXPORTS)[self.kinds.checkedId()]

    @property
    def offer(self) -> Offer:
        """What is chosen to be exported."""
        return self._offers[self.whats.checkedId()]

    def ask_file(self) -> None:
        """Let the reader choose where the file is written."""
        kind = self.kind
        named = f"{self._voice.tr(EXPORTS[kind])} (*{kind})"
        asking = QFileDialog(self, self._voice.tr(_TITLE), str(self._suggested()), named)
        asking.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        asking.setDefaultSuffix(kind.lstrip("."))
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.fileSelected.connect(lambda name: self.write(Path(name)))
        asking.open()

    def write(self, path: Path) -> None:
        """Write what is chosen to a file."""
        self._path = path
        self.kind_chosen.emit(str(self.kind))
        self._say(silence)
        self.busy.setRange(0, 0)
        self._show_running(running=True)
        self._work.start(self.offer, self.kind, path, self._voice)

    def _suggested(self) -> Path:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(folder or Path.home()) / f"{self.offer.name}{self.kind}"

    def _on_progressed(self, done: int, of: int) -> None:
        if self._work.running:
            self.busy.setRange(0, of)
            self.busy.setValue(done)
            self._say(
                lambda voice: voice.tr(N_("{done} of {count} records")).format(
                    done=voice.number(done), count=voice.number(of)
                )
            )

    def _say(self, saying: Saying) -> None:
        self._saying = saying
        self.said.setText(saying(self._voice))

    def _said_last(self, voice: Voice) -> str:
        return self._saying(voice)

    def _on_done(self, written: Written) -> None:
        self._show_running(running=False)
        path = isolate_code(str(self._path))

        def saying(voice: Voice) -> str:
            said = voice.language.trn(
                "{count} record was written to {path}.",
                "{count} records were written to {path}.",
                written.count,
            )
            # Notes are in the language of the file that they tell of.
            return "\n".join((said.format(count=voice.number(written.count), path=path), *written.notes))

        self._say(saying)
        self.said.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        announce(self.said, self.said.text())

    def _on_failed(self, refusal: Refusal) -> None:
        self._show_running(running=False)
        if self._closing:
            self.reject()
        elif refusal.sentence == STOPPED:
            self._say(lambda voice: voice.language.sentence(refusal))
        else:
            self._say(silence)
            self.notices.show_refusal(refusal)

    def _show_running(self, *, running: bool) -> None:
        self.busy.setVisible(running)
        self.act.setEnabled(not running)
        self.close_button.setText(self._voice.tr(_STOP if running else _CLOSE))
        for button in (*self.whats.buttons(), *self.kinds.buttons()):
            button.setEnabled(not running)

    def _on_close_wanted(self) -> None:
        if self._work.running:
            self._work.stop()
        else:
            self.reject()

    def reject(self) -> None:
        """Close, by button, key or frame; what is being written is stopped first."""
        if self._work.running:
            self._closing = True
            self._work.stop()
        else:
            super().reject()


def _named(kind: Export, words: str, voice: Voice) -> str:
    return f"{voice.tr(words)}  {isolate_code(kind)}"
