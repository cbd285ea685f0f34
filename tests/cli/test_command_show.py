"""`tawsiyat show`: every field of a record, and its passages where they stand in the source."""

import pytest

from db.library import open_library
from tests.cli.running import Run
from tests.cli.shapes import SHOW, faults

EVENT = "event/oic-2016-04-ankara-social-security"


def test_every_record_of_the_library_has_its_shape(tawsiyat: Run, library_path) -> None:
    library = open_library(library_path)
    uids = library.uids()
    curated = [uid for uid in uids if uid.startswith("event/oic")]
    # Every record of the small kinds, every twentieth of the large ones.
    sample = [
        "digest/2022-2024",
        *curated,
        *(uid for uid in uids if uid.startswith(("source/", "recommendation/"))),
        *uids[::20],
    ]
    library.close()
    for uid in dict.fromkeys(sample):
        ran = tawsiyat("show", uid, "--json")
        assert (ran.code, ran.err) == (0, ""), uid
        assert ran.document["uid"] == uid
        assert faults(ran.document, SHOW.get(ran.document["kind"], SHOW["entity"])) == [], uid


def test_passages_stand_in_the_source_where_they_say(tawsiyat: Run) -> None:
    event = tawsiyat("show", EVENT, "--json").document
    texts: dict[str, str] = {}
    assert len(event["passages"]) > 20
    for passage in event["passages"]:
        name = passage["source"]
        texts.setdefault(name, tawsiyat("show", name, "--json").document["text"])
        assert texts[name][passage["start"] : passage["end"]] == passage["quote"]


@pytest.mark.parametrize("code", ["ar", "en", "fr"])
@pytest.mark.parametrize(
    ("uid", "said"),
    [
        (EVENT, "نقاط الاتصال الوطنية (NFPs)"),
        (EVENT.replace("event", "recommendation") + "/8", "نقاط الاتصال الوطنية (NFPs)"),
        ("source/oic-ssnet-2016-recommendations", "نقاط الاتصال الوطنية (NFPs)"),
        ("network/oic-ssnet", EVENT),
        ("country/om", "reform/om-2023-pension-funds"),
        ("source/oic-ssnet-2016-recommendations", EVENT),
        ("body/sesric", "tawsiyat list --related published:body/sesric"),
    ],
)
def test_a_record_is_shown_to_be_read(tawsiyat: Run, uid: str, said: str, code: str) -> None:
    ran = tawsiyat("show", uid, language=code)
    assert (ran.code, ran.err) == (0, "")
    assert said in ran.out


@pytest.mark.parametrize(
    "uid", ["event/none", "nothing", "", "../../etc/passwd", "event/", "foo/bar", "\ud800/x"]
)
@pytest.mark.parametrize("code", ["ar", "en", "fr"])
def test_an_unknown_uid_is_refused_in_a_sentence(tawsiyat: Run, uid: str, code: str) -> None:
    ran = tawsiyat("show", uid, language=code)
    assert (ran.code, ran.out) == (1, "")
    assert len(ran.err.strip().split("\n")) == 1


def test_two_uids_are_wrong_usage(tawsiyat: Run) -> None:
    assert tawsiyat("show", EVENT, "body/sesric").code == 2


def test_what_belongs_to_a_record_is_counted_shown_and_listed(tawsiyat: Run) -> None:
    shown = tawsiyat("show", "body/sesric", "--json").document
    groups = {group["tie"]: group for group in shown["related"]}
    assert groups["published"]["total"] > len(groups["published"]["rows"]) == 100
    listed = tawsiyat("list", "--related", "published:body/sesric", "--json").document
    assert listed["total"] == groups["published"]["total"]
    assert [row["uid"] for row in listed["results"][:100]] == [
        row["uid"] for row in groups["published"]["rows"]
    ]
    read = tawsiyat("show", "body/sesric", language="en").out
    assert f"Events on its pages: {listed['total']}" in read


def test_a_link_is_shown_like_its_uid(tawsiyat: Run) -> None:
    assert tawsiyat("show", f"tawsiyat://{EVENT}").out == tawsiyat("show", EVENT).out


@pytest.mark.parametrize(
    "name", ["held", "nothing:country/om", "held:", "held:body/sesric", "held:country/xx"]
)
def test_a_set_that_is_none_is_refused_in_a_sentence(tawsiyat: Run, name: str) -> None:
    ran = tawsiyat("list", "--related", name, language="en")
    assert (ran.code, ran.out) == (1, "")
    assert name.rpartition(":")[2] in ran.err


def test_contradictions_are_listed(tawsiyat: Run) -> None:
    listed = tawsiyat("list", "--disputed", "--json").document
    assert listed["total"] > 20
    first = tawsiyat("show", listed["results"][0]["uid"], "--json").document
    assert first["discrepancies"]


def test_kinds_of_bodies_and_areas_of_reforms_are_kinds_too(tawsiyat: Run) -> None:
    bodies = tawsiyat("list", "--kind", "government", "--json").document
    reforms = tawsiyat("list", "--kind", "social_insurance", "--json").document
    assert {row["kind"] for row in bodies["results"]} == {"body"}
    assert "reform/om-2023-pension-funds" in {row["uid"] for row in reforms["results"]}
