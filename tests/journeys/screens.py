"""Every screen of the program, one after the other, in the real window over the real library."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu

from core.errors import Refusal
from core.records.collections import Cabinet
from core.records.kinds import RecordKind
from core.records.register import Grouping
from desktop.dialogs.bug import BugDialog
from desktop.models.views import VIEWS
from tests.journeys.conftest import Program

WORKSHOP = "event/oic-2016-04-ankara-social-security"
EIGHTH = "recommendation/oic-2016-04-ankara-social-security/8"
OPENED = (
    WORKSHOP,
    EIGHTH,
    "event/escwa-2024-02-muscat-social-protection",
    "country/om",
    "country/jo",
    "profile/om",
    "digest/2023",
    "network/oic-ssnet",
)
ADDRESS_TABLE = (
    "Network,Name,Country,Organization,Email\nOIC-SSNET,Layla,Oman,1,l@example.org\nOIC-SSNET,2,3,,\n"
)


class Walk:
    """Leads through the screens of a running program; `wait` waits until nothing is asked any more."""

    def __init__(self, program: Program, wait: Callable[[], None], folder: Path) -> None:
        self.program, self.shell, self.window = program, program.shell, program.window
        self.wait, self.folder = wait, folder

    def screens(self) -> Iterator[str]:
        """Show one screen after the other, and name each while it stands."""
        for part in (
            self._views,
            self._searches,
            self._records,
            self._source,
            self._lists,
            self._register,
            self._contacts,
            self._collections,
            self._papers,
            self._troubles,
        ):
            yield from part()

    def _go(self, key: str) -> None:
        navigation = self.window.navigation
        row = [view.key for view in VIEWS].index(key)
        navigation.setCurrentIndex(navigation.model().index(row, 0))
        self.wait()

    def _views(self) -> Iterator[str]:
        for view in VIEWS:
            self._go(view.key)
            yield f"view {view.key}"
        self._go("overview")
        for chart in self.shell.pages.page("overview").charts:
            chart._turn(True)
        self.wait()
        yield "overview as tables"

    def _searches(self) -> Iterator[str]:
        self._go("all")
        for query in (
            "نقاط الاتصال",
            "social protection floors",
            "qqzzxx",
            "ضمان اجتماعى",
            '"',
            "country:oman qqzzxx",
        ):
            self.shell.browsing.ask(query)
            self.wait()
            yield f"search {query}"
        field = self.window.top.search.field
        self.window.top.search.enter()
        for typed in ("نقاط", "soc"):
            field.clear()
            QTest.keyClicks(field, "")
            field.insert(typed)
            field.textEdited.emit(typed)
            self.wait()
            yield f"completions of {typed}"
        field.clear()
        self.shell.browsing.ask("")
        self.wait()

    def _records(self) -> Iterator[str]:
        one_of_each = {uid.partition("/")[0]: uid for uid in self._uids()}
        for uid in (*OPENED, *one_of_each.values()):
            self.shell.reading.open(uid, enter=True)
            self.wait()
            yield f"record {uid}"

    def _uids(self) -> Iterator[str]:
        for view in VIEWS:
            if view.kinds:
                self._go(view.key)
                yield from (uid for uid in self.program.uids if uid)
        yield from (uid for uid in OPENED if uid.partition("/")[0] not in set(RecordKind))

    def _source(self) -> Iterator[str]:
        self._go("events")
        self.shell.reading.open(WORKSHOP, enter=True)
        self.wait()
        self.shell.reader.open_source()
        self.wait()
        yield "source"
        self.shell.reader.close_source()
        header = self.shell.reader.header
        for name in ("copies", "collect"):
            header.buttons[name].click()
            self.wait()
            yield f"menu {name} of a record"
            self._close_popups()

    def _lists(self) -> Iterator[str]:
        self._go("all")
        facets = self.window.results.facets
        for facet, button in facets._menus.items():
            if button.isVisible():
                facets._open_menu(facet)
                self.wait()
                yield f"facet {facet}"
                self._close_popups()
        table = self.window.results.list
        table.enter()
        for _ in range(2):
            QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
        self.wait()
        yield "several chosen"

    def _register(self) -> Iterator[str]:
        self._go("register")
        page = self.shell.pages.page("register")
        for grouping in Grouping:
            page._want(grouping=grouping)
            self.wait()
            yield f"register by {grouping}"
        page._want(grouping=next(iter(Grouping)))
        self.wait()
        page.table.setCurrentIndex(page.rows.index(3, 1))
        page._offer_columns(page.mapToGlobal(QPoint(20, 20)))
        self.wait()
        yield "columns of the register"
        self._close_popups()
        page._offer_row(page.mapToGlobal(QPoint(20, 20)))
        self.wait()
        yield "row of the register"
        self._close_popups()

    def _contacts(self) -> Iterator[str]:
        self._go("contacts")
        page = self.shell.pages.page("contacts")
        page.show_missing(missing=True)
        self.wait()
        yield "members without a focal point"
        page.show_missing(missing=False)
        page.words.setText("qqzzxx")
        self.wait()
        yield "no focal point found"
        page.words.clear()
        page.add()
        self.wait()
        yield "entry of a focal point"
        self._close_dialog(page)
        table = self.folder / "points.csv"
        table.write_text(ADDRESS_TABLE, encoding="utf-8")
        self.shell.staff.contacts.read_table(table)
        self.wait()
        if page.dialog is not None:
            yield "intake of focal points"
            self._close_dialog(page)

    def _close_dialog(self, page: object) -> None:
        page.dialog.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.wait()

    def _collections(self) -> Iterator[str]:
        self._go("collections")
        self.shell.staff.collecting._on_begin_wanted()
        self.wait()
        yield "a new collection"
        self.shell.staff.collecting.begin("1", (WORKSHOP, EIGHTH, "country/om"))
        self.wait()
        self._go("collections")
        yield "a collection"
        page = self.shell.pages.page("collections")
        page.items.choose((WORKSHOP,), WORKSHOP)
        self.wait()
        yield "a record of a collection"
        self.shell.staff.collecting.ask_for((WORKSHOP,))
        self.wait()
        yield "menu of collections"
        self._close_popups()
        self.shell.staff.collecting._ask_name(lambda: (WORKSHOP,))
        self.wait()
        yield "name of a collection"
        self.shell.staff.collecting.dialog.close()
        self.shell.staff.collecting._do(Cabinet())
        self.wait()
        yield "no collection"

    def _papers(self) -> Iterator[str]:
        self._go("events")
        self.shell.reading.open(WORKSHOP, enter=True)
        self.wait()
        self.window.export_wanted.emit()
        self.wait()
        yield "export"
        self.shell.staff.exporting.dialog.close()
        self.window.results.list.enter()
        QTest.keyClick(self.window.results.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
        self.wait()
        self.shell.staff.printing.bind_chosen()
        self.wait()
        yield "cover of a book"
        for each in self._dialogs():
            each.close()
        self.shell.reader.print_record()
        self.wait()
        yield "preview"
        for each in self._dialogs():
            each.close()
        self.wait()

    def _troubles(self) -> Iterator[str]:
        self.shell.show_refusal(Refusal("The library {path} is damaged.", path="/1/2"))
        self.shell.reading.open("event/nothing-of-that-name")
        self.wait()
        yield "refusals"
        shell = self.shell
        dialog = BugDialog(
            "1 / 0",
            Refusal("The details are in {path}.", path="/1/2"),
            shell.metrics,
            shell.voice,
            shell.window,
        )
        dialog.show()
        self.wait()
        yield "bug"
        dialog.close()

    def _dialogs(self) -> list:
        return [
            each
            for each in QApplication.topLevelWidgets()
            if each.isVisible() and each is not self.window and not isinstance(each, QMenu | QFileDialog)
        ]

    def _close_popups(self) -> None:
        while QApplication.activePopupWidget() is not None:
            QApplication.activePopupWidget().close()
            QApplication.processEvents()
        for each in self._dialogs():
            each.close()
        self.wait()
