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
        ("body/sesric", EVENT),
        ("country/tr", EVENT),
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
