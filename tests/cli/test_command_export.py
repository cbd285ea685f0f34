"""`tawsiyat export`: a query and filters as a file that other programs read."""

import csv
import json
from pathlib import Path

import icalendar
import pytest
from openpyxl import load_workbook

from tests.cli.running import Process, Run

CONTACT = "نقاط الاتصال"


def test_a_search_becomes_a_workbook_with_what_list_says(tawsiyat: Run, tmp_path: Path) -> None:
    path = tmp_path / "events.xlsx"
    ran = tawsiyat("export", "--kind", "event", "--country", "TR", "-o", str(path))
    assert (ran.code, ran.out) == (0, "")
    listed = tawsiyat("list", "--kind", "event", "--country", "TR", "--json").document
    assert f"{listed['total']} records were written to" in ran.err
    sheet = load_workbook(path)["Events"]
    head, *rows = sheet.iter_rows(values_only=True)
    column = head.index("Identifier")
    assert [row[column] for row in rows] == [row["uid"] for row in listed["results"]]


def test_words_are_searched_and_a_limit_is_kept(tawsiyat: Run, tmp_path: Path) -> None:
    path = tmp_path / "found.csv"
    ran = tawsiyat("export", CONTACT, "--kind", "recommendation", "--limit", "2", "-o", str(path), "--json")
    assert ran.document == {"file": str(path), "format": "csv", "total": 2, "written": 2, "notes": []}
    found = tawsiyat("search", CONTACT, "--kind", "recommendation", "--limit", "2", "--json").document
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert [row["Identifier"] for row in csv.DictReader(file)] == [row["uid"] for row in found["results"]]


def test_json_has_records_as_show_says_them(tawsiyat: Run, tmp_path: Path) -> None:
    path = tmp_path / "all.json"
    assert tawsiyat("export", CONTACT, "-o", str(path)).code == 0
    document = json.loads(path.read_bytes())
    assert document["total"] == len(document["results"]) > 0
    first = document["results"][0]
    shown = tawsiyat("show", first["uid"], "--json").document
    # What belongs to a record are other records, each of which can be exported itself.
    del shown["related"]
    assert first == shown


@pytest.mark.parametrize("end", [".ics", ".bib", ".ris", ".csl.json", ".html", ".txt"])
def test_every_other_kind_is_written_in_the_readers_language(end: str, tawsiyat: Run, tmp_path: Path) -> None:
    path = tmp_path / f"made{end}"
    ran = tawsiyat("export", "--year", "2016", "-o", str(path), language="ar")
    assert ran.code == 0, ran.err
    assert "أنقرة" in path.read_text("utf-8").replace("\r\n ", "").replace("\n ", "")


def test_every_event_with_days_is_in_the_calendar(tawsiyat: Run, tmp_path: Path) -> None:
    path = tmp_path / "made.ics"
    assert tawsiyat("export", "--kind", "event", "-o", str(path)).code == 0
    listed = tawsiyat("list", "--kind", "event", "--json").document["results"]
    found = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert len(found) == sum(row["date"] is not None for row in listed)
    assert len({str(event["UID"]) for event in found}) == len(found)


def test_what_was_left_out_is_said(tawsiyat: Run, tmp_path: Path) -> None:
    ran = tawsiyat(
        "export", "--year", "2016", "--kind", "event", "--kind", "theme", "-o", str(tmp_path / "a.bib")
    )
    assert ran.code == 0
    ran = tawsiyat("export", "الضمان الاجتماعي", "-o", str(tmp_path / "b.ris"))
    assert "Records that cannot be cited, left out:" in ran.err


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        (("zzqqxx", "-o", "{}/a.csv"), 1, "Nothing was found, so no file was written."),
        (("--year", "1901", "-o", "{}/a.csv"), 1, "No record is left by these filters"),
        (("--kind", "theme", "-o", "{}/a.bib"), 1, "can be cited"),
        (("-o", "{}/a.docx"), 1, "Files of the kind .docx cannot be written."),
        (("-o", "{}/a"), 1, "says no kind of file"),
        (("-o", "{}/none/a.csv"), 1, "does not exist"),
        ((), 2, "Say where to"),
        (("-o",), 2, "needs a value"),
        (("-o", "{}/a.csv", "--limit", "0"), 1, "is no number of results"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_written(
    typed: tuple[str, ...], code: int, said: str, tawsiyat: Run, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    ran = tawsiyat("export", *(word.format(folder) for word in typed))
    assert ran.code == code
    assert said in ran.err
    assert ran.out == ""
    assert list(folder.iterdir()) == []


def test_a_long_export_says_how_far_it_is(
    tawsiyat: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cli.commands.exporting._WORTH_TELLING", 100)
    ran = tawsiyat("export", "--kind", "event", "-o", str(tmp_path / "a.txt"))
    told = [line for line in ran.err.splitlines() if " of " in line]
    assert len(told) == 9
    assert all(line.endswith("records") for line in told)


def test_a_pipe_gets_the_message_and_the_file_its_bytes(process: Process, tmp_path: Path) -> None:
    path = tmp_path / "توصيات.csv"
    ran = process("export", "--kind", "recommendation", "-o", str(path), "--language", "ar")
    assert ran.returncode == 0
    assert ran.stdout == b""
    assert "توصيات.csv" in ran.stderr.decode("utf-8")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
