"""The page of the directory: whom to write to, about which network and where; and where nobody is known yet."""

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from pathlib import Path
from types import MappingProxyType
from uuid import uuid4

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.contacts.reading import Reading
from core.errors import N_
from core.records.focal_points import Directory, FocalPoint, Gap
from desktop.contacts.buttons import BUTTONS, MEMBERS
from desktop.contacts.columns import DIRECTORY, MISSING, EntriesModel
from desktop.contacts.entry import EntryDialog, fill
from desktop.contacts.intake import IntakeDialog
from desktop.contacts.removal import removal_question
from desktop.contacts.table import EntriesTable
from desktop.drafts import Draft, texts
from desktop.theme import Metrics, Theme
from desktop.voice import Voice
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.flow import flow_in
from desktop.widgets.scrolled import scrolled

_TITLE = N_("National focal points")
_NONE_YET = N_("No focal point is known yet")
_NO_GAPS = N_("Every member of a network has a focal point")
_NO_MATCH = N_("Nothing here matches what is chosen")
_LEAST_TABLE, _NARROWED = 180, 4


class ContactsPage(QWidget):
    """The directory. It changes nothing by itself.

    `kept` carries entries that are new or changed, `removed` the keys of those to be forgotten, `file_chosen` a table
    to be read, `export_wanted` a file and the entries for it, `record_requested` the uid of a source, `asking` the form
    of an entry that is open from now on.
    """

    kept = Signal(object)
    removed = Signal(object)
    file_chosen = Signal(object)
    export_wanted = Signal(object, object)
    record_requested = Signal(str)
    asking = Signal(object)
    stands_elsewhere = Signal()

    def __init__(self, theme: Theme, metrics: Metrics, voice: Voice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._metrics, self._voice = metrics, voice
        self._directory: Directory | None = None
        self._wanted: tuple[str, ...] = ()
        self.dialog: EntryDialog | IntakeDialog | QFileDialog | QMessageBox | None = None
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.heading, self.said = QLabel(), QLabel()
        self.words, self.network, self.country = QLineEdit(), QComboBox(), QComboBox()
        self.known = EntriesTable(EntriesModel(DIRECTORY, voice, self), metrics)
        self.missing = EntriesTable(EntriesModel(MISSING, voice, self), metrics)
        self.empty = EmptyState("contact-round", theme, metrics)
        self._stack = QStackedWidget()
        self.buttons = {name: QPushButton() for name in BUTTONS}
        self._arrange()
        self._connect()
        self.set_look(theme, metrics)
        self.set_voice(voice)

    def _arrange(self) -> None:
        metrics = self._metrics
        for part in (self.known, self.missing, self.empty):
            self._stack.addWidget(part)
        for label in (self.heading, self.said):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setProperty("tone", "muted")
        self.said.setWordWrap(True)
        self.buttons["add"].setProperty("role", "primary")
        for name in ("known", "missing"):
            self.buttons[name].setProperty("role", "chip")
        self.words.setClearButtonEnabled(True)
        # In large text on a low screen there is more than fits.
        self._area = scrolled(self)
        column = QVBoxLayout(self._area.widget())
        column.setContentsMargins(metrics.WIDE, metrics.WIDE, metrics.WIDE, metrics.MEDIUM)
        column.setSpacing(metrics.MEDIUM)
        column.addWidget(self.heading)
        rows = (("add", "take_in", "export"), ("known", "missing"), ("words", "network", "country"))
        for row in rows:
            holder = QWidget()
            flow = flow_in(holder, gap=metrics.SMALL, line_gap=metrics.SMALL)
            for name in row:
                flow.addWidget(self.buttons[name] if name in self.buttons else getattr(self, name))
            column.addWidget(holder)
        column.addWidget(self._stack, 1)
        foot = QHBoxLayout()
        foot.setSpacing(metrics.SMALL)
        foot.addWidget(self.said, 1)
        for name in ("change", "remove", "source", "fill"):
            foot.addWidget(self.buttons[name])
        column.addLayout(foot)

    def _connect(self) -> None:
        acts: dict[str, Callable[[], object]] = {
            "add": self.add,
            "take_in": self.ask_table,
            "export": self.ask_file,
            "known": lambda: self.show_missing(missing=False),
            "missing": lambda: self.show_missing(missing=True),
            "change": lambda: self._each_chosen(self.change),
            "remove": self.ask_removal,
            "source": lambda: self._each_chosen(lambda point: self.record_requested.emit(point.source)),
            "fill": lambda: self._each_chosen(self.fill_gap),
        }
        for name, act in acts.items():
            self.buttons[name].clicked.connect(lambda _=False, act=act: act())
        self.words.textChanged.connect(lambda _: self._narrow())
        for box in (self.network, self.country):
            box.currentIndexChanged.connect(lambda _: self._narrow())
        self.known.entered.connect(self.change)
        self.missing.entered.connect(self.fill_gap)
        for table in (self.known, self.missing):
            table.chosen_changed.connect(self._settle)
            table.drawn_out.connect(self.stands_elsewhere)
        self.empty.acted.connect(self._on_empty_acted)

    @property
    def table(self) -> EntriesTable:
        """The table that is looked at: of focal points, or of members without one."""
        return self.missing if self.buttons["missing"].property("chosen") else self.known

    def show_directory(self, directory: Directory) -> None:
        """Show what is known and what is missing; the entries that were chosen stay so."""
        chosen = self.table.chosen
        self._directory = directory
        self.known.entries.show_entries(directory.points, directory.names)
        self.missing.entries.show_entries(directory.gaps, directory.names)
        self._fill_boxes()
        wanted, self._wanted = self._wanted, ()
        self.stand(wanted)
        for entry in chosen:
            self.table.choose(entry)
        self._narrow()

    @property
    def standing(self) -> tuple[str, ...]:
        """What the directory is narrowed to, whether those who are missing are looked at, and the columns of both."""
        if self._wanted:
            return self._wanted
        chosen = (box.currentData() or "" for box in (self.network, self.country))
        at = "missing" if self.table is self.missing else ""
        return (self.words.text(), *chosen, at, self.known.shares, self.missing.shares)

    def stand(self, standing: tuple[str, ...]) -> None:
        """Stand as it was remembered, as soon as there is a directory."""
        if self._directory is None:
            self._wanted = standing
        elif len(standing) >= _NARROWED:
            words, network, country, missing, *columns = standing
            self.words.setText(words)
            for box, uid in ((self.network, network), (self.country, country)):
                box.setCurrentIndex(max(box.findData(uid), 0))
            for table, shares in zip((self.known, self.missing), columns, strict=False):
                table.take_shares(shares)
            self.show_missing(missing=bool(missing))

    def show_missing(self, *, missing: bool) -> None:
        """Show the members without a focal point, or the focal points."""
        for name, on in (("missing", missing), ("known", not missing)):
            button = self.buttons[name]
            button.setProperty("chosen", on)
            button.style().unpolish(button)
            button.style().polish(button)
        self._settle()

    def show_reading(self, name: str, reading: Reading) -> None:
        """Say what a table holds, and ask what is to be taken in of it."""
        dialog = IntakeDialog(name, reading, self._metrics, self._voice, self.window())
        dialog.taken.connect(self.kept)
        self._open(dialog)

    def tell(self, words: str) -> None:
        """Say below the table what was done."""
        self.said.setText(words)

    def set_look(self, theme: Theme, metrics: Metrics) -> None:
        """Take other colours or another text size."""
        self._metrics = metrics
        self.heading.setFont(metrics.title)
        self.said.setFont(metrics.small)
        self.words.setFixedWidth(metrics.scaled(320))
        for box in (self.network, self.country):
            box.setFixedWidth(metrics.scaled(220))
        for part in (self.known, self.missing):
            part.set_look(metrics)
        self.empty.set_look(theme, metrics)
        self._stack.setMinimumHeight(metrics.scaled(_LEAST_TABLE))

    def set_voice(self, voice: Voice) -> None:
        """Speak another language."""
        self._voice = voice
        self.heading.setText(voice.tr(_TITLE))
        hint = voice.tr(N_("Filter by name, institution, address\u2026"))
        self.words.setPlaceholderText(hint)
        self.words.setToolTip(hint)
        for widget, words in (
            (self.words, N_("Filter")),
            (self.network, N_("Network")),
            (self.country, N_("Country")),
            (self.known, N_("Focal points")),
            (self.missing, MEMBERS),
        ):
            widget.setAccessibleName(voice.tr(words))
        self.said.clear()
        for table in (self.known, self.missing):
            table.entries.set_voice(voice)
        self._fill_boxes()
        self.show_missing(missing=self.table is self.missing)

    def add(self) -> None:
        """Write down a new entry, of what the filters are narrowed to."""
        self._ask_entry(
            FocalPoint(uuid4().hex, self.network.currentData() or "", self.country.currentData() or "", ""),
            new=True,
        )

    def fill_gap(self, gap: Gap) -> None:
        """Write down the focal point of a member without one."""
        self._ask_entry(FocalPoint(uuid4().hex, gap.network.uid, gap.country.uid, ""), new=True)

    def change(self, point: FocalPoint) -> None:
        """Change an entry; one that a source names leads to its source."""
        if point.from_library:
            self.record_requested.emit(point.source)
        else:
            self._ask_entry(point, new=False)

    def ask_removal(self) -> None:
        """Ask whether the chosen entries are to be removed; those of the library stay."""
        keys = tuple(point.key for point in self.known.chosen if not point.from_library)
        if keys:
            title = self._voice.tr(_TITLE)
            self._open(
                removal_question(
                    len(keys), title, lambda: self.removed.emit(keys), self._voice, self.window()
                )
            )

    def ask_table(self) -> None:
        """Let the reader choose a table to take in."""
        asking = QFileDialog(
            self.window(), self._voice.tr(N_("Take in a table")), self._folder(), "CSV (*.csv *.txt)"
        )
        asking.setFileMode(QFileDialog.FileMode.ExistingFile)
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.fileSelected.connect(lambda name: self.file_chosen.emit(Path(name)))
        self._open(asking)

    def ask_file(self) -> None:
        """Let the reader choose the file that the entries shown are written to."""
        words = self._voice.tr(N_("Address cards"))
        cards, table = f"{words} (*.vcf)", "CSV (*.csv)"
        asking = QFileDialog(self.window(), self._voice.tr(_TITLE), f"{self._folder()}/focal-points.vcf")
        asking.setNameFilters([cards, table])
        asking.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        asking.setDefaultSuffix("vcf")
        asking.filterSelected.connect(lambda kind: asking.setDefaultSuffix("csv" if kind == table else "vcf"))
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.fileSelected.connect(
            lambda name: self.export_wanted.emit(Path(name), self.known.entries.shown)
        )
        self._open(asking)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for the removal of what is chosen with Delete."""
        if event.key() == Qt.Key.Key_Delete and self.table is self.known:
            self.ask_removal()
        else:
            super().keyPressEvent(event)

    def resume(self, draft: Draft) -> None:
        """Go on with an entry that was being written when the program ended."""
        kept = texts(draft, "entry")
        if set(kept) == {field.name for field in fields(FocalPoint)}:
            self._ask_entry(FocalPoint(**kept), new=draft.get("new") is True, values=texts(draft, "values"))

    def _ask_entry(
        self, point: FocalPoint, *, new: bool, values: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        directory = self._directory
        if directory is not None:
            dialog = EntryDialog(
                replace(point),
                directory.networks,
                directory.countries,
                self._metrics,
                self._voice,
                self.window(),
                new=new,
            )
            dialog.write(values)
            dialog.kept.connect(lambda kept: self.kept.emit((kept,)))
            self.asking.emit(dialog)
            self._open(dialog)

    def _open(self, dialog: EntryDialog | IntakeDialog | QFileDialog | QMessageBox) -> None:
        self.dialog = dialog
        dialog.destroyed.connect(self._on_gone)
        dialog.open()

    def _on_gone(self) -> None:
        self.dialog = None

    def _each_chosen(self, act: Callable[[object], object]) -> None:
        for entry in self.table.chosen[:1]:
            act(entry)

    def _fill_boxes(self) -> None:
        directory = self._directory
        if directory is None:
            return
        seen = {point.country for point in directory.points} | {gap.country.uid for gap in directory.gaps}
        countries = [each for each in directory.countries if each.uid in seen]
        fill(self.network, directory.networks, self._voice.tr(N_("All networks")), self._voice)
        fill(self.country, countries, self._voice.tr(N_("All countries")), self._voice)

    def _narrow(self) -> None:
        asked = (self.words.text(), self.network.currentData() or "", self.country.currentData() or "")
        for table in (self.known, self.missing):
            table.entries.filter(*asked)
        self._settle()
        self.stands_elsewhere.emit()

    def _settle(self) -> None:
        """Show the table or what stands for it, the numbers, and what can be done with what is chosen."""
        voice, table = self._voice, self.table
        for name, words in BUTTONS.items():
            self.buttons[name].setText(voice.tr(words))
        for name, each in (("known", self.known), ("missing", self.missing)):
            count = voice.number(len(each.entries.shown))
            self.buttons[name].setText(f"{voice.tr(BUTTONS[name])}  {count}")
        own = any(isinstance(each, FocalPoint) and not each.from_library for each in table.chosen)
        sourced = any(isinstance(each, FocalPoint) and each.from_library for each in table.chosen)
        at_known = table is self.known
        for name, shown, enabled in (
            ("change", at_known, own and len(table.chosen) == 1),
            ("remove", at_known, own),
            ("source", at_known, sourced and len(table.chosen) == 1),
            ("fill", not at_known, bool(table.chosen)),
        ):
            self.buttons[name].setVisible(shown)
            self.buttons[name].setEnabled(enabled)
        self.buttons["export"].setEnabled(bool(self.known.entries.shown))
        self._say_empty()
        self._stack.setCurrentWidget(table if table.entries.shown else self.empty)

    def _say_empty(self) -> None:
        voice, table = self._voice, self.table
        if table.entries.total:
            self.empty.say(voice.tr(_NO_MATCH), "", voice.tr(N_("Show all")))
        elif table is self.missing:
            self.empty.say(voice.tr(_NO_GAPS))
        else:
            missing = voice.trn(
                "{count} member without a focal point",
                "{count} members without a focal point",
                self.missing.entries.total,
            )
            how = voice.tr(
                N_("Write one down, or take in a table with the columns network, country and institution.")
            )
            self.empty.say(voice.tr(_NONE_YET), f"{missing}. {how}", voice.tr(MEMBERS))

    def _on_empty_acted(self) -> None:
        if self.table.entries.total:
            self.words.clear()
            for box in (self.network, self.country):
                box.setCurrentIndex(0)
        else:
            self.show_missing(missing=True)

    @staticmethod
    def _folder() -> str:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return folder or str(Path.home())
