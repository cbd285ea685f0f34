"""Exporting from the window: what is found or open, as any kind of file, stopped or refused without harm."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from threading import Event as Flag

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QRadioButton

from core.paper.export import EXPORTS, Export
from core.records.filters import Filters
from core.records.kinds import RecordKind
from core.records.library import Event
from core.records.selection import Selected, Selection
from desktop.controllers.opening import Shelf
from tests.desktop.fakes import NO_FILTERS, WORKSHOP, FakeBooks, FakeSearch, FakeStore, many


@dataclass
class FakeSelects:
    """Selects from the library in memory; `gate`, where it is shut, holds the reading until it opens."""

    search: FakeSearch
    books: FakeBooks
    gate: Flag = field(default_factory=Flag)
    asked: list[tuple[str, Filters, bool]] = field(default_factory=list)

    def find(
        self, query: str = "", filters: Filters = NO_FILTERS, *, typing: bool = False, told=None
    ) -> Selection:
        self.asked.append((query, filters, typing))
        hits = self.search.search(query, filters, limit=100_000, typing=typing).hits
        return self.these([hit.uid for hit in hits if hit.kind == RecordKind.EVENT])

    def these(self, uids: Sequence[str]) -> Selection:
        def read(kinds: frozenset[RecordKind]) -> Iterator[Selected]:
            for uid in uids:
                self.gate.wait(30)
                record = self.books.record(uid)
                if RecordKind(uid.partition("/")[0]) in kinds:
                    yield Selected(
                        record, record if isinstance(record, Event) else self.books.record(WORKSHOP)
                    )

        counts = Counter(RecordKind(uid.partition("/")[0]) for uid in uids)
        return Selection(read, dict(counts), day=date(2026, 11, 21))


@pytest.fixture
def opened(open_window):
    """A window that can export, with the record that is named open."""

    def make(*, hits=None, store: FakeStore | None = None, shut: bool = False):
        search = FakeSearch(hits) if hits else FakeSearch()
        books = FakeBooks(hits) if hits else FakeBooks()
        selects = FakeSelects(search, books)
        if not shut:
            selects.gate.set()
        shelf = Shelf(books, search, books.counts(), books.content_date, selects=selects)
        window = open_window(search=search, books=books, shelf=shelf, store=store)
        window.selects = selects
        return window

    return make


def dialog_of(opened):
    opened.shell.window.export_wanted.emit()
    return opened.shell.staff.exporting.dialog


def choose(dialog, kind: Export) -> None:
    dialog.kinds.button(tuple(EXPORTS).index(kind)).click()


def test_the_shortcut_and_the_button_open_one_dialog(qtbot, opened) -> None:
    one = opened()
    assert one.window.results.export.isVisible()
    QTest.keyClick(one.window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    dialog = one.shell.staff.exporting.dialog
    qtbot.waitUntil(dialog.isVisible)
    one.window.results.export.click()
    assert one.shell.staff.exporting.dialog is dialog
    dialog.close()
    qtbot.waitUntil(lambda: one.shell.staff.exporting.dialog is None)


def test_it_offers_what_was_found_and_what_is_open(qtbot, opened, settled) -> None:
    one = opened()
    one.shell.open(WORKSHOP)
    settled(one)
    one.shell.browsing.submit("الاجتماعي")
    settled(one)
    dialog = dialog_of(one)
    total = one.window.results.rows.rowCount()
    words = [button.text() for button in dialog.whats.buttons()]
    assert words[0].startswith("نتائج البحث") or words[0].startswith("نتيج")
    assert "ورشة عمل تبادل المعرفة" in words[1]
    assert [offer.count for offer in (dialog._offers)] == [total, 1]


def test_a_kind_is_written_and_remembered_and_the_count_is_said(
    qtbot, opened, settled, tmp_path: Path
) -> None:
    store = FakeStore()
    one = opened(store=store)
    dialog = dialog_of(one)
    assert dialog.kind is Export.XLSX
    choose(dialog, Export.TEXT)
    path = tmp_path / "made.txt"
    dialog.write(path)
    settled(one)
    assert path.read_text("utf-8").startswith("سجل الفعاليات\n")
    assert "كُتبت ٣ سجلات في" in dialog.said.text()
    assert store.kept["window.export"] == ".txt"
    assert dialog.act.isEnabled()
    dialog.close()
    qtbot.waitUntil(lambda: one.shell.staff.exporting.dialog is None)
    assert dialog_of(one).kind is Export.TEXT


def test_the_open_record_alone_is_written(qtbot, opened, settled, tmp_path: Path) -> None:
    one = opened()
    one.shell.open(WORKSHOP)
    settled(one)
    dialog = dialog_of(one)
    dialog.whats.button(1).click()
    choose(dialog, Export.ICS)
    dialog.write(tmp_path / "made.ics")
    settled(one)
    assert (tmp_path / "made.ics").read_bytes().count(b"BEGIN:VEVENT") == 1


def test_it_selects_what_the_answer_on_screen_was_asked(qtbot, opened, settled, tmp_path: Path) -> None:
    one = opened()
    one.shell.browsing.ask("الاجتما", typing=True)
    settled(one)
    dialog = dialog_of(one)
    choose(dialog, Export.CSV)
    dialog.write(tmp_path / "made.csv")
    settled(one)
    query, _, typing = one.selects.asked[-1]
    assert (query, typing) == ("الاجتما", True)


def test_a_refusal_is_said_in_the_dialog_which_stays(qtbot, opened, settled, tmp_path: Path) -> None:
    one = opened()
    dialog = dialog_of(one)
    dialog.write(tmp_path / "none" / "made.xlsx")
    settled(one)
    assert dialog.notices.isVisible()
    assert "none" in dialog.notices.sentence.text()
    assert dialog.act.isEnabled()
    assert not dialog.busy.isVisible()


def test_a_running_export_can_be_stopped_and_the_old_file_stays(
    qtbot, opened, settled, tmp_path: Path
) -> None:
    one = opened(hits=many(400), shut=True)
    dialog = dialog_of(one)
    path = tmp_path / "made.xlsx"
    path.write_bytes(b"what was there")
    dialog.write(path)
    assert not dialog.act.isEnabled()
    qtbot.waitUntil(dialog.busy.isVisible)
    dialog.close_button.click()
    one.selects.gate.set()
    settled(one)
    assert dialog.isVisible()
    assert dialog.act.isEnabled()
    assert "أُوقف التصدير" in dialog.said.text()
    assert path.read_bytes() == b"what was there"
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["made.xlsx"]


def test_closing_the_dialog_stops_the_export_first(qtbot, opened, settled, tmp_path: Path) -> None:
    one = opened(hits=many(400), shut=True)
    dialog = dialog_of(one)
    dialog.write(tmp_path / "made.csv")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    one.selects.gate.set()
    qtbot.waitUntil(lambda: one.shell.staff.exporting.dialog is None)
    assert not (tmp_path / "made.csv").exists()


def test_the_window_that_closes_ends_the_export(
    qtbot, opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = opened(hits=many(400), shut=True)
    dialog = dialog_of(one)
    dialog.write(tmp_path / "made.csv")
    qtbot.waitUntil(lambda: one.selects.asked != [])
    pool = one.shell.runner._pool
    end = pool.shutdown

    def shutdown(**how: object) -> None:
        # Closing waits for the workers, and this one waits for the gate.
        one.selects.gate.set()
        end(**how)

    monkeypatch.setattr(pool, "shutdown", shutdown)
    one.window.close()
    assert not (tmp_path / "made.csv").exists()


def test_a_name_is_suggested_with_the_end_of_the_kind(qtbot, opened, monkeypatch: pytest.MonkeyPatch) -> None:
    one = opened()
    dialog = dialog_of(one)
    choose(dialog, Export.CSL_JSON)
    shown: list[QFileDialog] = []

    def hold(asking: QFileDialog) -> None:
        shown.append(asking)

    monkeypatch.setattr(QFileDialog, "open", hold)
    dialog.act.click()
    (asking,) = shown
    assert asking.selectedFiles()[0].endswith("tawsiyat.csl.json")
    assert asking.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    assert asking.defaultSuffix() == "csl.json"


def test_a_title_of_5000_letters_does_not_widen_the_dialog(qtbot, opened, settled) -> None:
    from core.records.label import Label
    from tests.desktop.fakes import hit

    title = Label(ar="عنوان طويل " * 500)
    one = opened(hits=(hit(WORKSHOP, title),))
    one.shell.open(WORKSHOP)
    settled(one)
    dialog = dialog_of(one)
    assert dialog.width() < 1366
    assert all(button.sizeHint().width() < 900 for button in dialog.findChildren(QRadioButton))


def test_with_nothing_found_and_nothing_open_there_is_nothing_to_export(opened, settled) -> None:
    one = opened()
    one.shell.browsing.ask("zzqqxx")
    settled(one)
    assert not one.window.results.export.isVisible()
    assert dialog_of(one) is None
