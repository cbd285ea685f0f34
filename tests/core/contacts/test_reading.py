"""A table of focal points: good rows, bad rows with their numbers, and files that are no table."""

import contextlib
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.contacts.reading import Reading, read_focal_points
from core.contacts.writing import focal_points_csv
from core.errors import Refusal
from core.language import language
from core.records.focal_points import FocalPoint

KNOWN = {
    ("network", "OIC-SSNET"): "network/oic-ssnet",
    ("country", "عمان"): "country/om",
    ("country", "Oman"): "country/om",
    ("country", "country/om"): "country/om",
    ("network", "network/oic-ssnet"): "network/oic-ssnet",
}
HEAD = "network,country,institution,name,email,phone,note\n"
GOOD = "OIC-SSNET,Oman,Ministry,Layla,layla@example.org,+968 24 123456,-\n".replace(",-", ",")


def read(data: bytes | str) -> Reading:
    numbers = itertools.count(1)
    return read_focal_points(
        data.encode() if isinstance(data, str) else data,
        lambda column, name: KNOWN.get((column, name), ""),
        lambda: str(next(numbers)),
    )


def troubles(reading: Reading) -> dict[int, list[str]]:
    return {row.number: [str(each) for each in row.troubles] for row in reading.bad}


def test_a_row_becomes_an_entry() -> None:
    reading = read(HEAD + GOOD)
    assert reading.bad == ()
    assert reading.good == (
        (
            2,
            FocalPoint(
                key="1",
                network="network/oic-ssnet",
                country="country/om",
                institution="Ministry",
                name="Layla",
                email="layla@example.org",
                phone="+968 24 123456",
            ),
        ),
    )


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (("\ufeff" + HEAD + GOOD).encode(), "UTF-8 with a mark, as Excel saves it"),
        ((HEAD + GOOD).encode("utf-16"), "UTF-16 with a mark, «Unicode text»"),
        ((HEAD + GOOD).replace(",", ";").encode(), "semicolons, where the comma is for decimals"),
        ((HEAD + GOOD).replace(",", "\t").encode(), "tabs"),
        ((HEAD + GOOD).replace("\n", "\r\n").encode(), "line ends of Windows"),
        (("\n\n" + HEAD + "\n" + GOOD + ",,,,,,\n").encode(), "blank lines"),
        (
            "الشبكة,البلد,المؤسسة,الاسم\nOIC-SSNET,عمان,وزارة التنمية,ليلى\n".encode("cp1256"),
            "the Arabic code page of Windows",
        ),
        ("Réseau;Pays;Institution;Nom\nOIC-SSNET;Oman;Ministère;Layla\n".encode(), "names in French"),
        (
            "الهاتف,المؤسَّسة,البلد,شبكة\n٠٠٩٦٨٢٤,و,عمان,OIC-SSNET\n".encode(),
            "any order, harakat, Arabic digits",
        ),
    ],
)
def test_a_table_is_read_as_people_save_it(data: bytes, reason: str) -> None:
    reading = read(data)
    assert (len(reading.good), reading.bad) == (1, ()), reason
    assert reading.good[0][1].country == "country/om", reason


def test_every_bad_row_is_told_with_its_number_and_all_that_is_wrong() -> None:
    rows = [
        GOOD,
        "OIC-SSNET,Atlantis,Ministry,,,,\n",
        "OIC-SSNET,Oman,,,not an address,12,\n",
        'OIC-SSNET,Oman,"=cmd()|calc",,,,\n',
        "OIC-SSNET,Oman,Ministry,@SUM(A1),,+968 24 1234,\n",
        "OIC-SSNET,Oman,Ministry,,,+1+cmd,\n",
        "OIC-SSNET,Oman,Ministry,,,,,too many\n",
        GOOD,
    ]
    reading = read(HEAD + "".join(rows))
    assert [number for number, _ in reading.good] == [2, 9]
    assert troubles(reading) == {
        3: ["Country is not known: Atlantis"],
        4: ["Institution is empty", "not an address is no e-mail address", "12 is no telephone number"],
        5: ["Institution holds a formula: =cmd()|calc"],
        6: ["Name holds a formula: @SUM(A1)"],
        7: ["Telephone holds a formula: +1+cmd"],
        8: ["the row has more cells than there are columns"],
    }


def test_rows_are_numbered_by_lines_also_after_a_cell_of_two_lines() -> None:
    reading = read(HEAD + 'OIC-SSNET,Oman,"Two\nlines",,,,\nOIC-SSNET,Nowhere,X,,,,\n')
    assert reading.good[0][1].institution == "Two\nlines"
    assert list(troubles(reading)) == [4]


def test_a_line_that_tells_excel_the_divider_is_passed_over() -> None:
    reading = read("sep=;\nnetwork;country;institution\nOIC-SSNET;Oman;A, B\nOIC-SSNET;Atlantis;C\n")
    assert [(number, point.institution) for number, point in reading.good] == [(3, "A, B")]
    assert list(troubles(reading)) == [4]


def test_a_name_is_looked_up_once_however_often_a_table_has_it() -> None:
    asked: list[str] = []

    def resolve(column: str, name: str) -> str:
        asked.append(name)
        return f"{column}/x"

    data = "network,country,institution\n" + "OIC-SSNET,Oman,A\n" * 50
    assert len(read_focal_points(data.encode(), resolve, lambda: "key").good) == 50
    assert asked.count("OIC-SSNET") == asked.count("Oman") == 1


def test_a_column_that_means_nothing_is_told() -> None:
    assert read("network,country,institution,fax\nOIC-SSNET,Oman,M,1\n").ignored == ("fax",)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "holds no table"),
        (b"\n\n", "holds no table"),
        ("network,name\nx,y\n", "no column for: Country, Institution"),
        ("just words\n", "no column for"),
        ('network,country,institution\nOIC-SSNET,Oman,"open\n', "cannot be read as CSV"),
        (b"PK\x03\x04\x00\x00\x00\x00", "no table of text"),
    ],
)
def test_what_is_no_table_is_refused(data: bytes | str, said: str) -> None:
    with pytest.raises(Refusal, match=said):
        read(data)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with contextlib.suppress(Refusal):
        read(data)


WORDS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp")) | st.sampled_from(" ,;\"'=+-@\n"),
    max_size=30,
).map(str.strip)


@given(WORDS.filter(bool), WORDS, WORDS)
def test_what_is_written_is_read_back(institution: str, name: str, note: str) -> None:
    point = FocalPoint("1", "network/oic-ssnet", "country/om", institution, name, note=note)
    data = focal_points_csv([point], lambda uid: uid, language("fr"))
    reading = read(data)
    assert troubles(reading) == {}
    assert reading.good[0][1] == point
