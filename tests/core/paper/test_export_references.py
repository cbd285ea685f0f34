"""Reference files and calendars as other programs read them."""

import json
from datetime import date
from io import BytesIO
from pathlib import Path

import bibtexparser
import icalendar
import pytest
import rispy

from core.paper.calendar_file import Calendar, write_calendar
from core.paper.citation import entry_of
from core.paper.citing.entry import Entry
from core.paper.citing.references import write_bibtex, write_csl_json, write_ris
from core.paper.export import Export
from core.records.label import Label
from core.records.library import Address
from tests.core.paper.exports import DAY, ENGLISH, doubted, exported, ordinary, selected, selection, undated
from tests.core.paper.made import EIGHTH, TITLE, TITLE_EN, URL, a_recommendation, an_event

INJECTION = "a}\n}\n@misc{evil, title={x}}\r\nER  - \r\nTY  - BOOK\r\nEND:VEVENT\r\nBEGIN:VALARM \\ ; , {"


def bibtex(entries: list[Entry]) -> bibtexparser.Library:
    out = BytesIO()
    write_bibtex(entries, len(entries), "en", out)
    return bibtexparser.parse_string(out.getvalue().decode())


def ris(entries: list[Entry]) -> list[dict]:
    out = BytesIO()
    write_ris(entries, len(entries), out)
    return rispy.loads(out.getvalue().decode())


def calendar(entries: list[Entry]) -> icalendar.Calendar:
    out = BytesIO()
    write_calendar(entries, Calendar("A calendar", "en", "latn", DAY), out)
    return icalendar.Calendar.from_ical(out.getvalue())


def test_bibtex_is_read_back_with_its_fields(tmp_path: Path) -> None:
    path, written = exported(tmp_path, Export.BIBTEX, ordinary(), ENGLISH)
    text = path.read_text("utf-8")
    assert text.startswith("% Number of entries: 4\n")
    assert written.count == 4
    assert written.notes == ("Records that cannot be cited, left out: 1",)
    found = bibtexparser.parse_string(text)
    assert not found.failed_blocks
    event, _, provision, bare = found.entries
    assert (event.key, event.entry_type) == ("made-2016-04-ankara", "proceedings")
    fields = {each.key: each.value for each in event.fields}
    assert fields["title"] == TITLE_EN
    assert fields["author"] == "{SESRIC}"
    assert fields["year"] == "2016"
    assert fields["eventdate"] == "2016-04-04/2016-04-06"
    assert fields["url"] == URL
    assert "inferred" in fields["note"]
    assert "contradicts itself" in fields["note"]
    assert "Translated by Tawsiyat" in fields["note"]
    assert (provision.key, provision.entry_type) == ("made-2016-04-ankara:8", "inproceedings")
    assert {each.key: each.value for each in provision.fields}["booktitle"] == TITLE_EN
    # A month is known from «سبتمبر 2016», a day is not.
    said = {each.key: each.value for each in bare.fields}
    assert said["year"] == "2016"
    assert "eventdate" not in said


def test_ris_is_read_back_with_its_fields(tmp_path: Path) -> None:
    path, written = exported(tmp_path, Export.RIS)
    event, _, provision, bare = rispy.loads(path.read_text("utf-8"))
    assert written.count == 4
    assert (event["type_of_reference"], provision["type_of_reference"]) == ("CONF", "CPAPER")
    assert event["title"] == TITLE
    assert event["authors"] == ["مركز أنقرة"]
    assert event["year"] == "2016"
    assert event["date"] == "2016/04/06/"
    assert event["urls"] == [URL]
    assert event["language"] == "ar"
    assert provision["secondary_title"] == TITLE
    assert provision["abstract"] == EIGHTH
    assert "date" not in bare
    # The fourth of the four that the file has.
    assert [each["unknown_tag"]["U1"] for each in (event, bare)] == [["1/4"], ["4/4"]]
    assert "سبتمبر ٢٠١٦" in bare["notes"] or "سبتمبر 2016" in bare["notes"]


def test_csl_json_has_both_days_and_literal_dates(tmp_path: Path) -> None:
    path, _ = exported(tmp_path, Export.CSL_JSON)
    event, _, provision, bare = json.loads(path.read_text("utf-8"))
    assert event["type"] == "event"
    assert event["issued"] == {"date-parts": [[2016, 4, 4], [2016, 4, 6]]}
    assert event["author"] == [{"literal": "مركز أنقرة"}]
    assert provision["container-title"] == TITLE
    assert bare["issued"] == {"literal": "سبتمبر 2016"}
    assert "event-date" not in bare
    assert bare["custom"] == {"number": 4, "count": 4}


def test_keys_come_from_uids_and_differ_as_they_do() -> None:
    keys = [
        Entry(uid, "t", "ar").key
        for uid in ("event/a-b", "recommendation/a-b/8", "event/a b", "event/ا", "event/ب")
    ]
    assert keys[:2] == ["a-b", "a-b:8"]
    assert len(set(keys)) == 5
    assert all(key.isascii() and not set(key) & set(" {},%#\\\"'") for key in keys)


def test_nothing_in_a_value_ends_it_early() -> None:
    event = an_event(
        title=Label(ar=INJECTION),
        publisher=Label(ar=INJECTION),
        addresses=(Address("https://x.org/{a}\\", "ar"),),
    )
    entries = [entry_of(event, "ar", "latn"), entry_of(event, "ar", "latn", a_recommendation(8, INJECTION))]
    found = bibtex(entries)
    assert not found.failed_blocks
    assert [each.key for each in found.entries] == [entry.key for entry in entries]
    assert all(
        line.count("{") == line.count("}") for line in found.entries[0].fields_dict["title"].value.split("\n")
    )
    assert found.entries[0].fields_dict["url"].value == "https://x.org/%7Ba%7D%5C"
    assert [each["type_of_reference"] for each in ris(entries)] == ["CONF", "CPAPER"]
    events = calendar(entries[:1]).walk("VEVENT")
    assert len(events) == 1
    assert not calendar(entries[:1]).walk("VALARM")
    assert "END:VEVENT BEGIN:VALARM \\ ; , {" in str(events[0]["SUMMARY"])


def test_signs_that_bibtex_obeys_are_written_out() -> None:
    event = an_event(title=Label(en="100% of $5 & #1_a ~ ^ \\x"))
    value = bibtex([entry_of(event, "en", "latn")]).entries[0].fields_dict["title"].value
    expected = r"100\% of \$5 \& \#1\_a \textasciitilde{} \textasciicircum{} \textbackslash{}x"
    assert value == expected


def test_a_calendar_has_whole_days_and_says_what_it_left_out(tmp_path: Path) -> None:
    path, written = exported(tmp_path, Export.ICS)
    found = icalendar.Calendar.from_ical(path.read_bytes())
    (event,) = found.walk("VEVENT")
    assert event.decoded("DTSTART") == date(2016, 4, 4)
    assert event.decoded("DTEND") == date(2016, 4, 7)
    assert str(event["UID"]) == "event/made-2016-04-ankara@tawsiyat"
    assert str(event["SUMMARY"]) == TITLE
    assert str(event["LOCATION"]) == "أنقرة، تركيا"
    assert str(event["URL"]) == URL
    assert "السنة غير مطبوعة" in str(event["DESCRIPTION"])
    assert "تعارض" in str(event["DESCRIPTION"])
    assert written.count == 1
    (note,) = written.notes
    assert note == "فعاليات لا يُعرف يومها وليست في التقويم: ١"
    assert str(found["X-WR-CALDESC"]) == f"عدد الفعاليات: ١. {note}"


def test_recommendations_bring_their_event_into_a_calendar_once(tmp_path: Path) -> None:
    chosen = selection(selected(*an_event().recommendations))
    path, written = exported(tmp_path, Export.ICS, chosen)
    assert written.count == 1
    assert path.read_bytes().count(b"BEGIN:VEVENT") == 1


@pytest.mark.parametrize(
    ("start", "end", "until"),
    [
        (date(2016, 12, 31), None, date(2017, 1, 1)),
        (date(2016, 2, 28), date(2016, 2, 29), date(2016, 3, 1)),
        # A source that ends before it begins has one day at least.
        (date(2016, 4, 6), date(2016, 4, 4), date(2016, 4, 7)),
    ],
)
def test_the_last_day_is_the_one_before_the_end(start: date, end: date | None, until: date) -> None:
    (event,) = calendar([entry_of(an_event(start=start, end=end), "en", "latn")]).walk("VEVENT")
    assert event.decoded("DTEND") == until


def test_lines_of_a_calendar_are_short_and_broken_between_characters() -> None:
    out = BytesIO()
    event = an_event(title=Label(ar="ورشة 🙂 عمل " * 400))
    write_calendar([entry_of(event, "ar", "arab")], Calendar("ت" * 300, "ar", "arab", DAY), out)
    lines = out.getvalue().split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode("utf-8") is not None for line in lines)
    (read,) = icalendar.Calendar.from_ical(out.getvalue()).walk("VEVENT")
    assert str(read["SUMMARY"]) == event.title.ar.strip()


def test_the_same_library_gives_the_same_calendar(tmp_path: Path) -> None:
    first = exported(tmp_path, Export.ICS)[0].read_bytes()
    assert exported(tmp_path, Export.ICS)[0].read_bytes() == first


def test_csl_json_of_hostile_texts_is_json() -> None:
    out = BytesIO()
    write_csl_json([entry_of(doubted(), "ar", "arab"), entry_of(undated(), "en", "latn")], 2, out)
    assert len(json.loads(out.getvalue())) == 2
