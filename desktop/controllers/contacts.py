"""The directory of focal points: asked on a worker, changed through the user's file, read from and written to files."""

from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Qt, Signal

from core.errors import N_, Refusal, reason_of
from core.records.kinds import RecordKind
from desktop.controllers.pages import CONTACTS as KEY
from desktop.controllers.pages import PagesController
from desktop.controllers.reading import ReadingController
from desktop.drafts import Drafts
from desktop.tasks import Runner
from desktop.theme import Metrics, Theme
from desktop.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Iterable
    from concurrent.futures import Future

    from core.contacts.reading import Reading
    from core.records.focal_points import Directory, FocalPoint
    from desktop.controllers.opening import Books

_KINDS = {"network": RecordKind.NETWORK, "country": RecordKind.COUNTRY}
_LARGEST = 20_000_000


class Written(Protocol):
    """Where the user's focal points are kept; the user's file is one."""

    def focal_points(self) -> "tuple[FocalPoint, ...]":
        """Return the focal points that the user wrote down."""

    def keep_focal_points(self, points: "Iterable[FocalPoint]") -> "Future[None]":
        """Keep focal points; the future is done when they are safe, or holds why they are not."""

    def forget_focal_points(self, keys: "Iterable[str]") -> "Future[None]":
        """Forget focal points by their keys."""


class ContactsController(QObject):
    """Fills the page of the directory, and does what is asked for there."""

    troubled = Signal(object)
    _ended = Signal()

    def __init__(
        self,
        reading: ReadingController,
        pages: PagesController,
        runner: Runner,
        voice: Callable[[], Voice],
        drafts: Drafts,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._reading, self._pages, self._runner, self._voice = reading, pages, runner, voice
        self._drafts = drafts
        self._books: Books | None = None
        self._written: Written | None = None
        self._directory: Directory | None = None
        self._outcomes: deque[tuple[Future[None], str]] = deque()
        pages.shown.connect(lambda key: self._ask() if key == KEY else None)
        pages.offer(KEY, self._made)
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)

    def use(self, books: "Books") -> None:
        """Ask a library from now on."""
        self._books = books
        self._ask()

    def keep_in(self, written: Written) -> None:
        """Keep what the user writes from now on."""
        self._written = written
        self._ask()

    def _made(self, theme: Theme, metrics: Metrics, voice: Voice) -> Any:
        # Imported when it is first seen, which is after the first paint.
        from desktop.contacts.page import ContactsPage

        page = ContactsPage(theme, metrics, voice)
        page.kept.connect(self._on_kept)
        page.removed.connect(self._on_removed)
        page.file_chosen.connect(self.read_table)
        page.export_wanted.connect(self.write_file)
        page.record_requested.connect(lambda uid: self._reading.open(uid, enter=True, following=True))
        page.asking.connect(self._on_asking)
        return page

    def _on_asking(self, form: Any) -> None:
        self._drafts.follow(KEY, lambda: form.draft, form.typed)
        form.finished.connect(lambda _: self._drafts.drop(KEY))

    def _ask(self) -> None:
        books, written = self._books, self._written
        if books is not None and written is not None and self._pages.page(KEY) is not None:
            points = written.focal_points()
            self._runner.run(lambda: books.directory(points), self._on_answered, self.troubled.emit, lane=KEY)

    def _on_answered(self, directory: "Directory") -> None:
        self._directory = directory
        page = self._pages.page(KEY)
        page.show_directory(directory)
        page.resume(self._drafts.taken(KEY))

    def _on_kept(self, points: "tuple[FocalPoint, ...]") -> None:
        if self._written is not None and points:
            said = self._voice().trn("{count} focal point saved", "{count} focal points saved", len(points))
            self._follow(self._written.keep_focal_points(points), said)

    def _on_removed(self, keys: tuple[str, ...]) -> None:
        if self._written is not None:
            said = self._voice().trn("{count} focal point removed", "{count} focal points removed", len(keys))
            self._follow(self._written.forget_focal_points(keys), said)

    def _follow(self, future: "Future[None]", said: str) -> None:
        """Show what has changed, and say that it is safe when it is."""
        self._ask()
        self._reading.renew()
        # Called by the writer's thread.
        future.add_done_callback(lambda done: self._tell_ended(done, said))

    def _tell_ended(self, done: "Future[None]", said: str) -> None:
        # A plain signal rings; what is told waits in a queue (`desktop.tasks` says why).
        self._outcomes.append((done, said))
        self._ended.emit()

    def _on_ended(self) -> None:
        done, said = self._outcomes.popleft()
        trouble = done.exception()
        page = self._pages.page(KEY)
        if isinstance(trouble, Refusal):
            page.tell("")
            self.troubled.emit(trouble)
        elif trouble is not None:
            raise trouble
        else:
            page.tell(said)

    def read_table(self, path: Path) -> None:
        """Read a table of focal points and ask what is to be taken in of it."""
        books, written = self._books, self._written
        if books is not None and written is not None:
            page, kept = self._pages.page(KEY), written.focal_points()
            self._runner.run(
                lambda: _read(path, books, kept),
                lambda reading: page.show_reading(path.name, reading),
                self.troubled.emit,
                lane="contacts table",
            )

    def write_file(self, path: Path, points: "tuple[FocalPoint, ...]") -> None:
        """Write entries as address cards or as a table; a file of that name is replaced when the new one is whole."""
        page, voice, names = self._pages.page(KEY), self._voice(), self._directory.names

        def named(uid: str) -> str:
            return names[uid].in_language(voice.language.code) if uid in names else uid

        def done(_: object) -> None:
            from core.text.bidi import isolate_code

            said = voice.language.trn(
                "{count} focal point in {path}", "{count} focal points in {path}", len(points)
            )
            page.tell(said.format(count=voice.number(len(points)), path=isolate_code(str(path))))

        self._runner.run(lambda: _write(path, points, named, voice), done, self.troubled.emit)


def _read(path: Path, books: "Books", kept: "tuple[FocalPoint, ...]") -> "Reading":
    from uuid import uuid4

    from core.contacts.matching import matched
    from core.contacts.reading import read_focal_points

    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError as error:
        raise Refusal(
            N_("The file {path} cannot be read ({reason})."), path=path, reason=reason_of(error)
        ) from error
    if len(data) > _LARGEST:
        raise Refusal(N_("The file {path} is too large to be a table of focal points."), path=path)
    reading = read_focal_points(
        data, lambda column, name: books.uid_named(_KINDS[column], name), lambda: uuid4().hex
    )
    return matched(reading, kept)


def _write(path: Path, points: "tuple[FocalPoint, ...]", named: Callable[[str], str], voice: Voice) -> None:
    from core.contacts.writing import focal_points_csv, vcards
    from core.paper.write import write_file

    match path.suffix.lower():
        case ".vcf":
            write_file(path, vcards(points, named))
        case ".csv":
            write_file(path, focal_points_csv(points, named, voice.language))
        case suffix:
            raise Refusal(
                N_("Files of the kind {suffix} cannot be written. Choose a name that ends in {possible}."),
                suffix=suffix,
                possible=".vcf, .csv",
            )
