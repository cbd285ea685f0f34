"""Every dialog of the running program, opened as a reader opens it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop.widgets.top_bar import ABOUT, SHORTCUTS
from tests.journeys.conftest import Program
from tests.journeys.screens import ADDRESS_TABLE, WORKSHOP


class Dialogs:
    """Opens dialogs by name; `wait` waits until nothing is asked any more."""

    def __init__(self, program: Program, wait: Callable[[], None], folder: Path) -> None:
        self.program, self.shell, self.window = program, program.shell, program.window
        self.wait, self.folder = wait, folder

    def open(self, name: str) -> QDialog:
        """Open a dialog and return it when it stands."""
        before = set(self._shown())
        getattr(self, name)()
        self.wait()
        (dialog,) = set(self._shown()) - before
        return dialog

    @staticmethod
    def _shown() -> list[QWidget]:
        return [each for each in QApplication.topLevelWidgets() if each.isVisible()]

    def shortcuts(self) -> None:
        self.window.help_chosen.emit(SHORTCUTS)

    def about(self) -> None:
        self.window.help_chosen.emit(ABOUT)

    def bug(self) -> None:
        self.program.application.faults.bug_found.emit("1 / 0")

    def export(self) -> None:
        self._read()
        self.window.export_wanted.emit()

    def preview(self) -> None:
        self._read()
        self.shell.reader.print_record()

    def cover(self) -> None:
        works = []
        self.shell.staff.printing._read(lambda: (WORKSHOP,), works.append)
        self.wait()
        self.shell.staff.printing.desk.ask_book(works[0], "book")

    def register_export(self) -> None:
        self._page("register")
        self.window.export_wanted.emit()

    def entry(self) -> None:
        self._page("contacts").add()

    def intake(self) -> None:
        self._page("contacts")
        table = self.folder / "points.csv"
        table.write_text(ADDRESS_TABLE, encoding="utf-8")
        self.shell.staff.contacts.read_table(table)

    def removal(self) -> None:
        from desktop.contacts.removal import removal_question

        page = self._page("contacts")
        page._open(removal_question(2, "?", lambda: None, self.shell.voice, self.window))

    def table_file(self) -> None:
        self._page("contacts").ask_table()

    def cards_file(self) -> None:
        self._page("contacts").ask_file()

    def name(self) -> None:
        self.shell.staff.collecting._ask_name(lambda: (WORKSHOP,))

    def save_file(self) -> None:
        self.shell.staff.printing.dialog.ask_file()

    def printer(self) -> None:
        # Where no printer is set up Qt has none to show, and breaks; a file stands for one.
        # It is kept: the dialog does not.
        self.file = file = QPrinter()
        file.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        file.setOutputFileName(str(self.folder / "printed.pdf"))
        QDialog.open(QPrintDialog(file, self.shell.staff.printing.dialog))

    def emblem_file(self) -> None:
        self.shell.staff.printing.desk.book_dialog._ask_picture()

    def export_file(self) -> None:
        self.shell.staff.exporting.dialog.ask_file()

    def _read(self) -> None:
        self.shell.reading.open(WORKSHOP, enter=True)
        self.wait()

    def _page(self, key: str) -> QWidget:
        self.shell.reading.open(f"page/{key}")
        self.wait()
        return self.shell.pages.page(key)
