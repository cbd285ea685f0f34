"""From a record to all that belongs to it and back: Oman, SESRIC, a person, a theme, and a contradiction."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from core.records.ties import TIES, Tie
from desktop.reader.link import LinkText
from desktop.reader.notice import DiscrepancyNotice
from desktop.reader.page import SectionHeading
from desktop.reader.provision import QuotedItem
from desktop.reader.related_groups import MoreRow
from desktop.reader.related_row import RelatedRow
from tests.journeys.conftest import Program

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
MUSCAT = "event/escwa-2024-02-muscat-social-protection"
MERGER = "reform/om-2023-pension-funds"
EIGHTH = "recommendation/oic-2016-04-ankara-social-security/8"


class Walk:
    """Someone who goes through the library by the keyboard."""

    def __init__(self, qtbot, program: Program) -> None:
        self.qtbot, self.program = qtbot, program
        self.window = program.window
        self.tr = program.shell.voice.tr

    @property
    def reader(self):
        return self.window.reader

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.program.shell.runner.busy)

    def go_to(self, view: str) -> None:
        """Go to a place of the navigation, down from its first."""
        places = self.window.navigation
        places.setFocus()
        self.qtbot.keyClick(places, Qt.Key.Key_Home)
        for _ in range(places.model().rowCount()):
            if self.program.shell.browsing.view.key == view:
                break
            self.qtbot.keyClick(places, Qt.Key.Key_Down)
        assert self.program.shell.browsing.view.key == view
        self.settle()

    def find(self, words: str, uid: str) -> None:
        """Search inside the view, go to a record of the list, and into it."""
        self.qtbot.keyClick(self.window, Qt.Key.Key_K, CONTROL)
        self.window.top.search.field.setText("")
        self.window.top.search.field.insert(words)
        self.settle()
        self.qtbot.keyClick(self.window.top.search.field, Qt.Key.Key_Escape)
        rows = self.window.results.list
        rows.enter()
        while self.program.shell.reading.uid != uid:
            self.settle()
            if self.program.shell.reading.uid == uid:
                break
            self.qtbot.keyClick(rows, Qt.Key.Key_Down)
            self.settle()
        self.qtbot.keyClick(rows, Qt.Key.Key_Return)
        self.at(uid)

    def at(self, uid: str) -> None:
        self.settle()
        self.qtbot.waitUntil(lambda: self.reader.uid == uid)
        self.reader.page.finish()

    def group(self, tie: Tie) -> list[QWidget]:
        """Return what stands under the heading of a group."""
        parts, words = self.reader.page.parts, self.tr(TIES[tie])
        starts = [n for n, part in enumerate(parts) if isinstance(part, SectionHeading)]
        for at, start in enumerate(starts):
            if any(getattr(each, "text", str)() == words for each in parts[start].findChildren(QWidget)):
                return parts[start + 1 : starts[at + 1] if at + 1 < len(starts) else len(parts)]
        pytest.fail(f"{self.reader.uid} has no group {tie}")

    def rows(self, tie: Tie) -> list[str]:
        return [part.record.uid for part in self.group(tie) if isinstance(part, RelatedRow)]

    def follow(self, tie: Tie, uid: str) -> None:
        """Go to a row of a group with the keyboard and open it."""
        row = next(
            part for part in self.group(tie) if isinstance(part, RelatedRow) and part.record.uid == uid
        )
        row.setFocus()
        assert self.window.focusWidget() is row
        self.qtbot.keyClick(row, Qt.Key.Key_Return)
        self.at(uid)

    def follow_link(self, words: str, uid: str) -> None:
        """Open a record that a fact names, by the arrow beside it or by its name."""
        names = (self.tr("Open the record: {name}").format(name=words), words)
        links = [
            each
            for each in self.reader.page.findChildren(QWidget)
            if each.focusPolicy() != Qt.FocusPolicy.NoFocus
            and (each.accessibleName() in names or each.accessibleName().endswith(f": {words}"))
            and not each.accessibleDescription().startswith(self.tr("Show the passage in the source"))
        ]
        self.qtbot.keyClick(links[0], Qt.Key.Key_Space)
        self.at(uid)

    def back(self, uid: str) -> None:
        self.qtbot.keyClick(self.window, Qt.Key.Key_Left, ALT)
        self.at(uid)

    def trail(self) -> list[str]:
        return [each.words for each in self.reader.trail.links] if self.reader.trail else []


@pytest.fixture
def walk(qtbot, program: Program) -> Walk:
    return Walk(qtbot, program)


def test_from_oman_to_its_event_its_reforms_what_it_was_asked_its_people_and_its_bodies(walk: Walk) -> None:
    walk.go_to("countries")
    walk.find("عمان", "country/om")
    assert MUSCAT in walk.rows(Tie.HELD)
    assert MUSCAT in walk.rows(Tie.ATTENDED)
    assert EIGHTH in walk.rows(Tie.ADDRESSED)
    assert "person/laila-al-najjar" in walk.rows(Tie.PEOPLE)
    assert "body/ministry-social-development-om" in walk.rows(Tie.BODIES)

    # By its reform to the event that told of it, and back by the way above the title.
    walk.follow(Tie.REFORMS, MERGER)
    walk.follow_link(
        "الاجتماع التاسع لفريق الخبراء المعني بإصلاح أنظمة الحماية الاجتماعية في الدول العربية", MUSCAT
    )
    assert walk.trail() == ["عُمان", "دمج صناديق التقاعد في صندوقين"]
    assert MERGER in walk.rows(Tie.REFORMS)
    walk.qtbot.keyClick(walk.reader.trail.links[0], Qt.Key.Key_Return)
    walk.at("country/om")
    assert walk.trail() == []

    # Back and forward through all kinds of records, each time with the way that led there.
    walk.back(MUSCAT)
    assert len(walk.trail()) == 2
    walk.back(MERGER)
    walk.qtbot.keyClick(walk.window, Qt.Key.Key_Right, ALT)
    walk.at(MUSCAT)

    walk.back(MERGER)
    walk.back("country/om")
    walk.follow(Tie.ADDRESSED, EIGHTH)
    assert walk.reader.page.item(EIGHTH) is not None
    walk.back("country/om")
    walk.follow(Tie.PEOPLE, "person/laila-al-najjar")
    walk.follow_link("عُمان", "country/om")
    assert walk.trail() == []
    walk.follow(Tie.BODIES, "body/ministry-social-development-om")
    walk.follow_link("عُمان", "country/om")


def test_from_sesric_to_its_catalogue_events_all_of_them_in_the_list(walk: Walk) -> None:
    walk.go_to("bodies")
    walk.find("سيسرك", "body/sesric")
    (more,) = [part for part in walk.group(Tie.PUBLISHED) if isinstance(part, MoreRow)]
    assert "١٦٢" in more.words
    more.setFocus()
    walk.qtbot.keyClick(more, Qt.Key.Key_Return)
    walk.settle()
    walk.qtbot.waitUntil(lambda: walk.window.results.rows.rowCount() == 162)
    assert walk.program.shell.browsing.view.key == "events"
    assert walk.reader.uid == "body/sesric"
    (chip,) = walk.window.results.facets._chosen
    assert chip.toolTip().endswith(
        "مركز الأبحاث الإحصائية والاقتصادية والاجتماعية والتدريب للدول الإسلامية\u2069»"
    )

    # Into one of them, and from the page that it stood on back to the body.
    rows = walk.window.results.list
    assert rows.hasFocus()
    walk.qtbot.keyClick(rows, Qt.Key.Key_Home)
    walk.settle()
    walk.qtbot.keyClick(rows, Qt.Key.Key_Return)
    walk.settle()
    assert walk.reader.uid.startswith("event/sesric-")
    walk.reader.page.finish()
    name = "مركز الأبحاث الإحصائية والاقتصادية والاجتماعية والتدريب للدول الإسلامية"
    publisher = [each for each in walk.reader.page.findChildren(LinkText) if each.accessibleName() == name]
    walk.qtbot.keyClick(publisher[-1], Qt.Key.Key_Return)
    walk.at("body/sesric")

    # The chip is taken back: every event again; another place takes it away by itself.
    walk.go_to("people")
    assert walk.window.results.rows.rowCount() > 10


def test_from_a_person_to_what_they_said_and_where(walk: Walk) -> None:
    walk.go_to("people")
    walk.find("ليلى النجار", "person/laila-al-najjar")
    said = [part for part in walk.reader.page.parts if isinstance(part, QuotedItem)]
    assert any("أحد عشر صندوقاً" in part.quoted.text for part in said)
    where = walk.reader.page.parts[walk.reader.page.parts.index(said[-1]) + 1]
    assert isinstance(where, RelatedRow)
    assert MUSCAT in walk.rows(Tie.EVENTS)

    # To the very words in the source, then to the event, whose facts lead back to the person.
    walk.reader.open_source(said[0].quoted.passages)
    walk.qtbot.waitUntil(
        lambda: walk.reader.source_view is not None and walk.reader.source_view.stop is not None
    )
    start, end = walk.reader.source_view.stop
    assert walk.reader.source_view.text.toPlainText()[start:end] == said[0].quoted.text
    walk.qtbot.keyClick(where, Qt.Key.Key_Return)
    walk.at(MUSCAT)
    assert walk.trail() == ["ليلى النجار"]
    back = [
        each
        for each in walk.reader.page.findChildren(QWidget)
        if each.accessibleName().startswith(walk.tr("Open the record: {name}").format(name="")[:6])
        and "ليلى النجار" in each.accessibleName()
    ]
    walk.qtbot.keyClick(back[0], Qt.Key.Key_Space)
    walk.at("person/laila-al-najjar")


def test_from_a_theme_to_all_of_it(walk: Walk) -> None:
    walk.go_to("themes")
    walk.find("الحماية الاجتماعية", "theme/social-protection")
    for tie in (Tie.EVENTS, Tie.RECOMMENDATIONS, Tie.REFORMS, Tie.PRACTICES, Tie.THEMES):
        assert walk.rows(tie), tie
    (more,) = [part for part in walk.group(Tie.RECOMMENDATIONS) if isinstance(part, MoreRow)]
    total = walk.program.shell.reading._opened.related.group(Tie.RECOMMENDATIONS).total
    walk.qtbot.keyClick(more, Qt.Key.Key_Return)
    walk.qtbot.waitUntil(lambda: walk.window.results.rows.rowCount() == total)
    assert walk.program.shell.browsing.view.key == "recommendations"
    walk.follow(Tie.THEMES, "theme/orphan-care")
    walk.follow_link("الحماية الاجتماعية", "theme/social-protection")


def test_contradictions_are_a_list_and_each_leads_to_its_event_and_passages(walk: Walk) -> None:
    walk.go_to("contradictions")
    rows = walk.window.results.rows
    held = walk.program.shell.reading._books.discrepancies()
    assert rows.rowCount() == len({dispute.event.uid for dispute in held})
    first = rows.hit(0)
    assert first.contradictions[0].ar in {dispute.discrepancy.note.ar for dispute in held}
    walk.find("", MUSCAT)
    notices = walk.reader.page.findChildren(DiscrepancyNotice)
    assert notices
    link = notices[0].findChildren(LinkText)[0]
    walk.qtbot.keyClick(link, Qt.Key.Key_Return)
    walk.qtbot.waitUntil(lambda: walk.reader.source_view is not None)
    # A catalogue entry has no text: the note and the page stand beside the fact.
    catalogue = next(dispute for dispute in held if not dispute.discrepancy.passages)
    walk.program.shell.reading.open(catalogue.event.uid)
    walk.at(catalogue.event.uid)
    assert any(
        walk.program.shell.voice.remark(catalogue.discrepancy.note) in notice.accessibleName()
        for notice in walk.reader.page.findChildren(DiscrepancyNotice)
    )


def test_a_link_to_any_kind_of_record_is_copied_and_opens_it(walk: Walk) -> None:
    from core.records.kinds import RecordKind

    library = walk.program.shell.reading._books
    firsts = {uid.partition("/")[0]: uid for uid in reversed(library.uids())}
    assert firsts.keys() == set(RecordKind) - {RecordKind.PROFILE, RecordKind.DIGEST}
    for kind, uid in firsts.items():
        walk.program.shell.open(uid)
        walk.at(uid)
        walk.qtbot.keyClick(walk.window, Qt.Key.Key_C, CONTROL | SHIFT)
        link = QGuiApplication.clipboard().text()
        assert link == f"tawsiyat://{uid}"
        walk.program.shell.open("country/om" if kind != RecordKind.COUNTRY else "city/muscat")
        walk.settle()
        # What a second start hands over.
        walk.program.application._instance.asked.emit(link)
        walk.at(uid)
    # What is put together from records has links too.
    asked = walk.program.application._instance.asked
    for uid in ("profile/om", "digest/2023", "digest/2020-2023"):
        asked.emit(f"tawsiyat://{uid}")
        walk.at(uid)


@pytest.mark.parametrize("link", ["tawsiyat://nonsense", "tawsiyat://event/none", "tawsiyat://digest/24"])
def test_a_link_to_nothing_is_answered_with_a_sentence(walk: Walk, link: str) -> None:
    walk.program.application._instance.asked.emit(link)
    walk.settle()
    walk.qtbot.waitUntil(walk.window.notices.isVisible)
