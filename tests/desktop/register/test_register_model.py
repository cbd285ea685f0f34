"""The rows of the register: provisions by page, heads of groups among them, and what a cell says."""

from array import array
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt

from core.records.kinds import ProvisionKind
from core.records.label import Label, Reference
from core.records.library import Similar
from core.records.register import Grouping, Ordering, RegisterGroup, RegisterLine, RegisterOrder
from core.text.query import parse
from desktop.register.arrangement import FIRST_COLUMNS, Arrangement, packed, unpacked
from desktop.register.columns import COLUMNS
from desktop.register.model import CELL, GROUP, PAGE, RegisterTableModel

COLUMN = {column.key: at for at, column in enumerate(COLUMNS)}
EVENT = Reference("event/one", Label("ورشة عمل", "A <b>workshop</b>", ours=("en",)))


def line(number: int, **changes: object) -> RegisterLine:
    made = RegisterLine(
        uid=f"recommendation/one/{number}",
        marker=f"{number}.",
        number=number,
        position=number,
        text=f"دعوة الدول الأعضاء إلى الأمر {number}",
        language="ar",
        provision=ProvisionKind.REQUEST,
        event=EVENT,
        start=date(2016, 4, 4),
        end=date(2016, 4, 6),
        year_inferred=False,
        place=Label("أنقرة", "Ankara"),
        themes=(Reference("theme/a", Label("أ", "A")), Reference("theme/b", Label("ب", "B"))),
        addressees=(Label("الدول الأعضاء"),),
        action=Label("دعوة", "Invite"),
        similar=(),
    )
    return replace(made, **changes)


def order(count: int, *sizes: int) -> RegisterOrder:
    """Return an order of some provisions; with sizes, in groups of so many."""
    groups, first = [], 0
    for at, size in enumerate(sizes):
        groups.append(RegisterGroup(f"g{at}", Label(f"مجموعة {at}"), first, size))
        first += size
    return RegisterOrder(array("I", range(count)), tuple(groups), count)


@pytest.fixture
def rows(arabic) -> RegisterTableModel:
    return RegisterTableModel(arabic)


def test_the_model_keeps_qts_rules(qtmodeltester, rows):
    qtmodeltester.check(rows)
    rows.set_order(order(200), tuple(map(line, range(PAGE))))
    qtmodeltester.check(rows)
    rows.set_order(order(6, 1, 2, 3), tuple(map(line, range(6))))
    qtmodeltester.check(rows)


@pytest.mark.parametrize("sizes", [(), (6,), (1, 2, 3), (1, 1, 1, 1, 1, 1), (4, 2)])
def test_every_provision_stands_in_one_row_and_every_head_above_its_group(rows, sizes):
    made = order(6, *sizes)
    rows.set_order(made, tuple(map(line, range(6))))
    heads = [row for row in range(rows.rowCount()) if rows.group(row) is not None]
    assert heads == list(rows.heads)
    assert rows.rowCount() == 6 + len(sizes)
    below = [row for row in range(rows.rowCount()) if row not in heads]
    assert [rows.place(row) for row in below] == list(range(6))
    assert [rows.row_at(place) for place in range(6)] == below
    for head, group in zip(heads, made.groups, strict=True):
        assert rows.place(head) == group.first
        assert rows.index(head, 0).data(GROUP) == group
        assert rows.index(head + 1, 0).data(CELL) is not None


def test_only_pages_that_are_looked_at_are_asked_for_and_few_are_held(rows):
    rows.set_order(order(PAGE * 100), tuple(map(line, range(PAGE))))
    assert rows.missing_pages(0, PAGE - 1) == []
    assert rows.missing_pages(PAGE - 1, PAGE) == [1]
    assert rows.line(PAGE) is None
    for page in range(1, 100):
        rows.set_page(page, tuple(map(line, rows.numbers_of_page(page))))
    assert rows.line(PAGE * 99).uid == f"recommendation/one/{PAGE * 99}"
    assert rows.line(0) is None
    assert rows.missing_pages(0, 0) == [0]


def test_a_page_that_comes_tells_its_rows_with_the_heads_among_them(qtbot, rows):
    rows.set_order(order(PAGE * 2, 10, PAGE * 2 - 10))
    with qtbot.waitSignal(rows.dataChanged) as told:
        rows.set_page(1, tuple(map(line, rows.numbers_of_page(1))))
    assert (told.args[0].row(), told.args[1].row()) == (PAGE + 2, PAGE * 2 + 1)


@pytest.mark.parametrize(
    ("ranges", "expected", "reason"),
    [
        ([(1, 1)], [0], "a row"),
        ([(0, 2)], [0, 1], "a head and a row, and the next head"),
        ([(2, 2)], [1], "the second row of the first group"),
        ([(3, 3)], [], "a head alone is no provision"),
        ([(4, 5), (1, 2)], [0, 1, 2, 3], "in the order of the rows"),
        ([(0, 7)], [0, 1, 2, 3, 4, 5], "all"),
    ],
)
def test_rows_are_provisions_without_the_heads(rows, ranges, expected, reason):
    # Rows: head, 0, 1, head, 2, 3, 4, 5.
    rows.set_order(order(6, 2, 4))
    assert rows.numbers(ranges) == expected, reason


def test_a_provision_of_two_groups_is_taken_once(rows):
    made = order(4, 2, 2)
    rows.set_order(replace(made, numbers=array("I", [7, 8, 7, 9]), total=3))
    assert rows.numbers([(0, 5)]) == [7, 8, 9]


def test_cells_say_what_the_record_says(rows):
    other = Similar("recommendation/two/5", "(ه)", Reference("event/two", Label("اجتماع")), 0.914)
    third = replace(other, uid="recommendation/three/1")
    rows.set_order(order(1), (line(8, similar=(other, third), year_inferred=True),))
    said = {key: rows.index(0, at).data() for key, at in COLUMN.items()}
    assert said["number"] == "٨"
    assert said["kind"] == "طلب"
    assert said["theme"] == "أ، ب"
    assert said["date"].endswith("(السنة مستنتجة)")
    assert said["similar"].startswith("وردت أيضا في")
    assert "٩١" in said["similar"]
    assert said["similar"].endswith("+١")
    tip = rows.index(0, COLUMN["similar"]).data(Qt.ItemDataRole.ToolTipRole)
    assert tip.count("وردت أيضا في") == 2


def test_what_a_document_brings_is_no_markup_in_a_tip(rows, english):
    rows.set_voice(english)
    rows.set_order(order(1), (line(1),))
    tip = rows.index(0, COLUMN["event"]).data(Qt.ItemDataRole.ToolTipRole)
    assert "A &lt;b&gt;workshop&lt;/b&gt;" in tip


def test_the_words_of_a_query_are_marked_in_the_text_alone(rows):
    rows.set_order(order(1), (line(1),), parse("الدول"))
    text = rows.index(0, COLUMN["text"]).data(CELL)
    assert [text.text[start:end] for start, end in text.spans] == ["الدول"]
    assert rows.index(0, COLUMN["addressee"]).data(CELL).spans == ()


def test_a_group_without_a_name_says_that_nothing_is_stated(rows):
    group = RegisterGroup("", Label(), 0, 1)
    rows.set_order(RegisterOrder(array("I", [1]), (group,), 1))
    assert rows.index(0, 0).data() == "غير مذكور"
    assert rows.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "غير مذكور: توصية واحدة"


@pytest.mark.parametrize(
    "arrangement",
    [
        Arrangement(),
        Arrangement(Ordering.PLACE, True, Grouping.KIND, ("text", "place"), (("text", 300),)),
    ],
)
def test_an_arrangement_is_kept_and_found_again(arrangement):
    assert unpacked(packed(arrangement)) == arrangement


@pytest.mark.parametrize(
    ("kept", "expected"),
    [
        ((), Arrangement()),
        ((("order", ("weight",)), ("group", ("colour",))), Arrangement()),
        ((("columns", ("none", "colour")),), Arrangement()),
        (
            (("widths", ("text wide", "colour 20", "kind 9999999", "date")),),
            Arrangement(widths=(("kind", 2000),)),
        ),
    ],
)
def test_what_makes_no_sense_is_as_it_is_at_first(kept, expected):
    assert unpacked(kept) == expected
    assert expected.columns == FIRST_COLUMNS
