"""`tawsiyat list`: what the filters leave, newest first."""

from tests.cli.running import Run
from tests.cli.shapes import LIST, faults


def test_the_document_has_exactly_its_shape(tawsiyat: Run) -> None:
    ran = tawsiyat("list", "--json")
    assert (ran.code, ran.err) == (0, "")
    assert faults(ran.document, LIST) == []


def test_everything_is_listed_unless_a_limit_is_set(tawsiyat: Run) -> None:
    everything = tawsiyat("list", "--json").document
    assert len(everything["results"]) == everything["total"] > 300
    few = tawsiyat("list", "--json", "--limit", "2").document
    assert (len(few["results"]), few["total"]) == (2, everything["total"])


def test_events_are_listed_newest_first(tawsiyat: Run) -> None:
    dates = [row["date"] for row in tawsiyat("list", "--kind", "event", "--json").document["results"]]
    stated = [day for day in dates if day]
    assert len(stated) > 300
    assert stated == sorted(stated, reverse=True)


def test_filters_narrow_together(tawsiyat: Run) -> None:
    found = tawsiyat(
        "list", "--kind", "event", "--year", "2016", "--country", "tr", "--theme", "social-security", "--json"
    ).document["results"]
    assert "event/oic-2016-04-ankara-social-security" in [row["uid"] for row in found]
    assert {row["date"][:4] for row in found} == {"2016"}


def test_all_provisions_of_the_five_documents_are_there(tawsiyat: Run) -> None:
    assert tawsiyat("list", "--kind", "recommendation", "--json").document["total"] == 47


def test_filters_that_leave_nothing_say_so(tawsiyat: Run) -> None:
    ran = tawsiyat("list", "--year", "1900")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("No record is left")
    assert tawsiyat("list", "--year", "1900", "--json").document == {"total": 0, "results": []}
