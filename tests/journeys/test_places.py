"""The places that are more than a list: the overview, a country's profile, the digest, the directory."""

import shutil
import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox

from core.records.filters import Filters
from core.text.folding import fold_text
from db.user import open_user_file
from desktop.models.views import VIEWS
from desktop.reader.section_page import TableRow
from desktop.safe_text import without_bidi_controls


def choose(program, key: str) -> None:
    rows = program.window.navigation.model()
    program.window.navigation.setCurrentIndex(rows.index([view.key for view in VIEWS].index(key), 0))


def chosen_view(program) -> str:
    return VIEWS[program.window.navigation.currentIndex().row()].key


@pytest.fixture
def overview(program, qtbot):
    choose(program, "overview")
    qtbot.waitUntil(lambda: not program.shell.runner.busy)
    page = program.shell.pages.page("overview")
    assert program.window.page == "overview"
    assert page.isVisible()
    assert not program.window.results.isVisible()
    assert not program.window.reader.isVisible()
    return page


def test_a_bar_of_the_overview_lists_what_it_counts(program, overview, qtbot):
    countries = overview.charts[1]
    bar = countries.bars.bars[0]
    qtbot.mouseClick(countries.bars, Qt.MouseButton.LeftButton, pos=countries.bars.row_rect(0).center())
    qtbot.waitUntil(lambda: not program.shell.runner.busy)
    assert program.window.page == ""
    assert program.window.results.isVisible()
    assert chosen_view(program) == "events"
    assert program.shell.browsing.filters == Filters(countries=(bar.value,))
    assert program.shell.browsing.asked_of_answer[0] == bar.count


def test_a_record_of_the_overview_leads_back_to_it_as_it_was(program, overview, qtbot):
    overview.charts[1].as_table.click()
    overview.newest[0].click()
    qtbot.waitUntil(lambda: not program.shell.runner.busy)
    assert program.window.page == ""
    uid = program.shell.reading.uid
    assert uid.startswith("event/")
    # The way here stands above the record.
    assert [link.paragraph.safe.text for link in program.shell.reader.trail.links] == ["نظرة عامة"]
    program.window.back_wanted.emit()
    assert program.window.page == "overview"
    assert chosen_view(program) == "overview"
    assert overview.charts[1].as_table.isChecked()
    program.window.forward_wanted.emit()
    assert (program.window.page, program.shell.reading.uid) == ("", uid)
    assert program.window.reader.isVisible()
    assert chosen_view(program) == "all"


def test_who_types_on_the_overview_searches_the_whole_library(program, overview, qtbot):
    qtbot.keyClick(program.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    program.window.top.search.field.setText("سلطنة عمان")
    qtbot.waitUntil(lambda: not program.shell.runner.busy)
    assert program.window.page == ""
    assert chosen_view(program) == "all"
    assert program.window.results.isVisible()
    assert "country/om" in program.uids[:5]
    # The way back from a list that was reached from a page is the page.
    program.window.back_wanted.emit()
    assert program.window.page == "overview"


def test_contradictions_of_the_overview_are_listed(program, overview, qtbot):
    overview.disputed.click()
    qtbot.waitUntil(lambda: not program.shell.runner.busy)
    assert chosen_view(program) == "contradictions"
    assert program.uids


def test_a_page_prints_nothing_of_what_it_covers(program, overview):
    program.window.print_wanted.emit()
    assert program.shell.staff.printing.dialog is None


def printed(program, qtbot, path: Path) -> str:
    """Print what is open by the keys of the reader and return the words of the file that is saved."""
    program.window.print_wanted.emit()
    dialog = program.shell.staff.printing.dialog
    qtbot.waitUntil(lambda: dialog.inked is not None and not program.shell.runner.busy)
    dialog.save_to(path)
    qtbot.waitUntil(lambda: path.is_file() and not program.shell.runner.busy)
    dialog.close()
    reader = shutil.which("pdftotext")
    if reader is None:
        pytest.fail("pdftotext is missing: packaging/system.sh tests installs poppler-utils")
    said = subprocess.run(
        [reader, "-layout", str(path), "-"], capture_output=True, check=True, text=True
    ).stdout
    return " ".join(fold_text(said).split())


def stands_at(program, qtbot, uid: str) -> None:
    qtbot.waitUntil(lambda: program.shell.reading.uid == uid and not program.shell.runner.busy)


def spoken(program) -> str:
    """Return the rows of the open page as a screen reader hears them."""
    page = program.shell.reader.page
    page.finish()
    return "\n".join(row.accessibleName() for row in page.findChildren(TableRow))


def test_from_oman_to_its_profile_and_onto_paper(program, qtbot, tmp_path):
    program.shell.reading.open("country/om", enter=True)
    stands_at(program, qtbot, "country/om")
    program.shell.reader.header.buttons["profile/om"].click()
    stands_at(program, qtbot, "profile/om")
    assert [link.paragraph.safe.text for link in program.shell.reader.trail.links] == ["عُمان"]
    rows = spoken(program)
    assert "قبله: مجزأة إلى أحد عشر صندوقاً" in rows
    words = printed(program, qtbot, tmp_path / "profile.pdf")
    # Both reforms stand on paper, as they do on screen.
    for title in ("دمج صناديق التقاعد في صندوقين", "انضمام الحرفيين"):
        assert title in rows
        assert fold_text(title) in words
    program.shell.reader.copy_record()
    assert "مجزأة إلى أحد عشر صندوقاً" in QGuiApplication.clipboard().text()


def test_the_digest_of_a_year_compares_countries_by_area(program, qtbot, tmp_path):
    choose(program, "digest")
    newest = program.shell.reading._books.years()[0]
    stands_at(program, qtbot, f"digest/{newest}")
    assert chosen_view(program) == "digest"
    assert {uid.partition("/")[0] for uid in program.uids} == {"reform"}
    years = program.shell.reader.above.years
    years.first.setCurrentIndex(years.first.findData(2023))
    years.first.activated.emit(years.first.currentIndex())
    stands_at(program, qtbot, f"digest/2023-{newest}")
    years = program.shell.reader.above.years
    years.last.setCurrentIndex(years.last.findData(2023))
    years.last.activated.emit(years.last.currentIndex())
    stands_at(program, qtbot, "digest/2023")
    (oman,) = [row for row in spoken(program).split("\n") if row.startswith("بلد: عُمان")]
    assert "التأمينات الاجتماعية: دمج صناديق التقاعد في صندوقين" in oman
    assert fold_text("دمج صناديق التقاعد") in printed(program, qtbot, tmp_path / "digest.pdf")
    program.window.back_wanted.emit()
    stands_at(program, qtbot, f"digest/2023-{newest}")


def test_years_of_a_digest_that_end_before_they_begin_become_the_year_that_was_chosen(program, qtbot):
    program.shell.reading.open("digest/2016-2018", enter=True)
    stands_at(program, qtbot, "digest/2016-2018")
    years = program.shell.reader.above.years
    years.first.setCurrentIndex(years.first.findData(2023))
    years.first.activated.emit(years.first.currentIndex())
    stands_at(program, qtbot, "digest/2023")


@pytest.fixture
def contacts(program, qtbot):
    choose(program, "contacts")
    page = program.shell.pages.page("contacts")
    qtbot.waitUntil(lambda: page.missing.entries.total > 0 and not program.shell.runner.busy)
    return page


def write_down(qtbot, page, **values: str) -> None:
    """Fill in the form that is open and keep it."""
    for name, value in values.items():
        if name in page.dialog.boxes:
            box = page.dialog.boxes[name]
            box.setCurrentIndex(box.findData(value))
        else:
            page.dialog.lines[name].setText(value)
    page.dialog.keep.click()


def known(page) -> list[tuple[str, str]]:
    return [(point.country, point.institution) for point in page.known.entries.shown]


def saved(program, qtbot, page, count: int) -> None:
    qtbot.waitUntil(lambda: page.known.entries.total == count and bool(page.said.text()))
    qtbot.waitUntil(lambda: not program.shell.runner.busy)


def test_an_empty_directory_says_who_is_missing_and_is_filled_from_there(program, contacts, qtbot):
    assert contacts.empty.isVisible()
    gaps = contacts.missing.entries.total
    assert program.shell.voice.number(gaps) in contacts.empty.hint.text()
    contacts.empty.action.click()
    assert contacts.missing.isVisible()
    contacts.words.setText("عمان")
    (gap, *_) = [gap for gap in contacts.missing.entries.shown if gap.network.uid == "network/oic-ssnet"]
    contacts.missing.choose(gap)
    assert contacts.missing.chosen == (gap,)
    assert contacts.buttons["fill"].isEnabled()
    contacts.buttons["fill"].click()
    write_down(qtbot, contacts, institution="", email="layla")
    # Two things are wrong, both are said, and nothing is kept.
    assert len(contacts.dialog.trouble.text().splitlines()) == 2
    assert program.shell.keeping.store.focal_points() == ()
    write_down(
        qtbot, contacts, institution="وزارة التنمية الاجتماعية", name="ليلى النجار", email="l@example.org"
    )
    saved(program, qtbot, contacts, 1)
    assert contacts.missing.entries.total == gaps - 1
    contacts.buttons["known"].click()
    assert known(contacts) == [("country/om", "وزارة التنمية الاجتماعية")]
    # It is on the disk, and in the profile of the country.
    with open_user_file(read_only=True) as user:
        assert [point.email for point in user.focal_points()] == ["l@example.org"]
    program.shell.reading.open("profile/om")
    stands_at(program, qtbot, "profile/om")
    assert "l@example.org" in without_bidi_controls(spoken(program))
    program.window.back_wanted.emit()
    contacts.known.choose(contacts.known.entries.shown[0])
    qtbot.keyClick(contacts, Qt.Key.Key_Delete)
    (remove,) = [
        button
        for button in contacts.dialog.buttons()
        if contacts.dialog.buttonRole(button) == QMessageBox.ButtonRole.DestructiveRole
    ]
    remove.click()
    saved(program, qtbot, contacts, 0)
    program.window.forward_wanted.emit()
    stands_at(program, qtbot, "profile/om")
    qtbot.waitUntil(lambda: "l@example.org" not in spoken(program))


def test_focal_points_are_exported_and_a_table_with_a_bad_row_is_taken_in(program, contacts, qtbot, tmp_path):
    table = tmp_path / "table.csv"
    table.write_text(
        "network,country,institution,email\nOIC-SSNET,Oman,Ministry,a@example.org\nOIC-SSNET,Atlantis,=1+1,b\n",
        encoding="utf-8",
    )
    program.shell.staff.contacts.read_table(table)
    qtbot.waitUntil(lambda: contacts.dialog is not None)
    (said,) = contacts.dialog.rows.toPlainText().splitlines()
    assert said.startswith("الصف ٣")
    assert "Atlantis" in said
    # Nothing is taken in unless it is said.
    contacts.dialog.leave.click()
    qtbot.waitUntil(lambda: contacts.dialog is None)
    assert known(contacts) == []
    program.shell.staff.contacts.read_table(table)
    qtbot.waitUntil(lambda: contacts.dialog is not None)
    contacts.dialog.take.click()
    saved(program, qtbot, contacts, 1)
    assert known(contacts) == [("country/om", "Ministry")]
    for name in ("out.csv", "out.vcf"):
        program.shell.staff.contacts.write_file(tmp_path / name, contacts.known.entries.shown)
        qtbot.waitUntil((tmp_path / name).is_file)
    assert "عُمان,Ministry" in (tmp_path / "out.csv").read_text(encoding="utf-8-sig")
    assert "EMAIL;TYPE=INTERNET:a@example.org" in (tmp_path / "out.vcf").read_text(encoding="utf-8")
    # What was written is read back whole.
    program.shell.staff.contacts.read_table(tmp_path / "out.csv")
    qtbot.waitUntil(lambda: contacts.dialog is not None)
    assert not contacts.dialog.rows.isVisible()


@pytest.mark.parametrize(("name", "content"), [("no.csv", None), ("bad.csv", b"a,b\n1,2\n")])
def test_a_table_that_cannot_be_read_is_answered_with_a_sentence(
    program, contacts, qtbot, tmp_path, name, content
):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    program.shell.staff.contacts.read_table(tmp_path / name)
    qtbot.waitUntil(program.window.notices.isVisible)
    assert contacts.dialog is None


def test_a_focal_point_that_cannot_be_saved_is_told(program, contacts, qtbot, own_home):
    contacts.buttons["add"].click()
    (own_home / "user.db").unlink()
    write_down(
        qtbot, contacts, network="network/oic-ssnet", country="country/om", institution="وزارة التنمية"
    )
    qtbot.waitUntil(program.window.notices.isVisible)
    assert "user.db" in program.window.notices.sentence.text()
    assert contacts.said.text() == ""


def test_on_a_narrow_window_a_record_of_a_page_leads_back_to_the_page(program, qtbot):
    program.window.resize(600, 700)
    choose(program, "overview")
    qtbot.waitUntil(lambda: not program.shell.runner.busy)
    assert program.window.single
    page = program.shell.pages.page("overview")
    assert page.isVisible()
    page.newest[0].click()
    qtbot.waitUntil(lambda: not program.shell.runner.busy)
    assert program.window.reader.isVisible()
    program.window.back_wanted.emit()
    assert page.isVisible()
    assert not program.window.reader.isVisible()
