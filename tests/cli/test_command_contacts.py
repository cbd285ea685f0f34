"""`tawsiyat contacts`: a table goes in, the directory comes out, bad rows are told and nothing is lost."""

from pathlib import Path

import openpyxl

from core.text.sorting import sort_key
from tests.cli.running import Run

TABLE = "network,country,institution,name,email\nOIC-SSNET,TR,SGK,Layla,layla@example.org\n"


def test_a_table_goes_in_and_cards_come_out(tawsiyat: Run, tmp_path: Path) -> None:
    file, cards = tmp_path / "in.csv", tmp_path / "out.vcf"
    file.write_text(TABLE, encoding="utf-8")
    assert tawsiyat("contacts", "--import", str(file), "--json").document["taken"] == 1
    listed = tawsiyat("contacts", "--json")
    assert listed.code == 0
    assert [each["institution"] for each in listed.document["results"]] == ["SGK"]
    assert listed.document["results"][0]["country"] == "country/tr"
    assert tawsiyat("contacts", "-o", str(cards)).code == 0
    assert "FN:Layla" in cards.read_text(encoding="utf-8")
    assert tawsiyat("contacts", "--country", "OM", "--json").document["results"] == []
    assert "SGK" in tawsiyat("contacts", "--network", "oic-ssnet").out


def test_bad_rows_are_told_and_good_ones_kept_only_when_asked(tawsiyat: Run, tmp_path: Path) -> None:
    file = tmp_path / "in.csv"
    file.write_text(TABLE + "OIC-SSNET,Atlantis,X,,\n", encoding="utf-8")
    ran = tawsiyat("contacts", "--import", str(file), "--language", "en")
    assert ran.code == 1
    assert "Row 3: Country is not known: Atlantis" in ran.err
    assert tawsiyat("contacts", "--json").document["results"] == []
    ran = tawsiyat("contacts", "--import", str(file), "--keep-good", "--json")
    assert ran.code == 1
    assert (ran.document["taken"], [row["row"] for row in ran.document["bad"]]) == (1, [3])
    assert len(tawsiyat("contacts", "--json").document["results"]) == 1


def test_what_is_in_the_way_is_said(tawsiyat: Run, tmp_path: Path) -> None:
    assert tawsiyat("contacts", "--import", str(tmp_path / "none.csv")).code == 1
    assert tawsiyat("contacts", "--network", "nobody").code == 1
    assert tawsiyat("contacts", "-o", str(tmp_path / "x.doc")).code == 1
    assert not (tmp_path / "x.doc").exists()


def test_the_directory_comes_out_as_a_workbook(tawsiyat: Run, tmp_path: Path) -> None:
    file, book = tmp_path / "in.csv", tmp_path / "out.xlsx"
    file.write_text(TABLE, encoding="utf-8")
    tawsiyat("contacts", "--import", str(file))
    assert tawsiyat("contacts", "-o", str(book)).code == 0
    rows = [row for sheet in openpyxl.load_workbook(book) for row in sheet.iter_rows(values_only=True)]
    assert any("SGK" in row and "layla@example.org" in row for row in rows)


def test_a_table_taken_in_again_brings_up_to_date_and_doubles_nothing(tawsiyat: Run, tmp_path: Path) -> None:
    file = tmp_path / "in.csv"
    file.write_text(TABLE, encoding="utf-8")
    tawsiyat("contacts", "--import", str(file))
    first = tawsiyat("contacts", "--json").document["results"]
    assert tawsiyat("contacts", "--import", str(file), "--json").document["known"] == 1
    assert tawsiyat("contacts", "--json").document["results"] == first
    head = "network,country,institution,name,email,phone\n"
    phone = "+90 312 1234567"
    rows = (
        f"OIC-SSNET,Türkiye,sgk,LAYLA,,{phone}",
        "oic-ssnet,TR,SGK,Omar,,",
        "OIC-SSNET,tr,SGK,Omar,omar@example.org,",
    )
    file.write_text(head + "\n".join(rows), encoding="utf-8")
    ran = tawsiyat("contacts", "--import", str(file), "--language", "en")
    assert ran.code == 0
    assert "2 rows are of entries that were there already" in ran.out
    layla, omar = sorted(tawsiyat("contacts", "--json").document["results"], key=lambda each: each["name"])
    assert (layla["key"], layla["email"], layla["phone"]) == (
        first[0]["key"],
        "layla@example.org",
        "+90 312 1234567",
    )
    assert (omar["name"], omar["email"]) == ("Omar", "omar@example.org")


def test_members_without_a_focal_point_stand_by_name_in_the_readers_language(tawsiyat: Run) -> None:
    for code, first_of_two in (("en", ("Albania", "Yemen")), ("fr", ("Égypte", "Émirats arabes unis"))):
        said = tawsiyat("contacts", "--missing", "--network", "oic-ssnet", language=code).out
        names = [line.partition(": ")[2].strip() for line in said.splitlines()[1:]]
        assert names == sorted(names, key=lambda name: sort_key(name, code))
        assert names.index(first_of_two[0]) < names.index(first_of_two[1])
