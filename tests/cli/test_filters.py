"""What may stand behind `--country` and its like, and what is refused."""

import pytest

from cli.arguments import read
from cli.filters import filters_of, limit_of
from core.errors import Refusal
from core.language import language
from core.records.filters import Filters
from db.library import Library, open_library
from tests.cli.running import Run


@pytest.fixture(scope="module")
def library(library_path) -> Library:
    return open_library(library_path)


@pytest.mark.parametrize(
    ("typed", "filters"),
    [
        (["--kind", "event"], Filters(kinds=("event",))),
        (["--kind", "workshop"], Filters(types=("workshop",))),
        (["--kind", "request"], Filters(types=("request",))),
        # It is a kind of record, and the plain kind of provision: every provision is a record.
        (["--kind", "recommendation"], Filters(kinds=("recommendation",))),
        (["--kind", "expert-group"], Filters(types=("expert_group",))),
        (["--kind", "ورشة عمل"], Filters(types=("workshop",))),
        (["--kind", "Atelier"], Filters(types=("workshop",))),
        (["--kind", "event", "--kind", "source"], Filters(kinds=("event", "source"))),
        (["--year", "2016"], Filters(years=((2016, 2016),))),
        (["--year", "2016-2020"], Filters(years=((2016, 2020),))),
        (["--year", "٢٠١٦-٢٠٢٠"], Filters(years=((2016, 2020),))),
        (["--year", "۲۰۱۶"], Filters(years=((2016, 2016),))),
        (["--year", "2020–2016"], Filters(years=((2016, 2020),))),
        (["--year", "2020-"], Filters(years=((2020, 9999),))),
        (["--year=-2015"], Filters(years=((1, 2015),))),
        (["--country", "om"], Filters(countries=("country/om",))),
        (["--country", "OM"], Filters(countries=("country/om",))),
        (["--country", "country/om"], Filters(countries=("country/om",))),
        (["--country", "عمان"], Filters(countries=("country/om",))),
        (["--country", "عُمان"], Filters(countries=("country/om",))),
        (["--country", "turkey"], Filters(countries=("country/tr",))),
        (["--country", "Turquie"], Filters(countries=("country/tr",))),
        (["--body", "body/sesric"], Filters(bodies=("body/sesric",))),
        (["--body", "SESRIC"], Filters(bodies=("body/sesric",))),
        (["--body", "سيسرك"], Filters(bodies=("body/sesric",))),
        (["--theme", "social-security"], Filters(themes=("theme/social-security",))),
        (["--theme", "الضمان الاجتماعي"], Filters(themes=("theme/social-security",))),
        (["--theme", "social security"], Filters(themes=("theme/social-security",))),
        (["--mode", "in-person"], Filters(modes=("in_person",))),
        (["--mode", "Virtual"], Filters(modes=("virtual",))),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_values_mean_what_readers_call_them(library: Library, typed: list[str], filters: Filters) -> None:
    assert filters_of(read(["list", *typed]), library) == filters


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--kind", "gala"),
        ("--kind", ""),
        ("--year", "20"),
        ("--year", "soon"),
        ("--year", ""),
        ("--year", "2016 2020"),
        ("--year", "2016-2017-2018"),
        ("--country", "zz"),
        ("--country", "Atlantis"),
        ("--country", ""),
        ("--body", "no such body"),
        ("--theme", "'; DROP TABLE theme; --"),
        ("--mode", "by pigeon"),
        ("--limit", "0"),
        ("--limit", "many"),
        ("--limit", "9" * 5000),
        ("--limit", ""),
    ],
)
@pytest.mark.parametrize("code", ["ar", "en", "fr"])
def test_a_value_that_means_nothing_is_refused_in_a_sentence(
    tawsiyat: Run, option: str, value: str, code: str
) -> None:
    ran = tawsiyat("list", f"{option}={value}", language=code)
    assert (ran.code, ran.out) == (1, "")
    assert value[:20] in ran.err
    assert len(ran.err.strip().split("\n")) == 1


def test_refusals_are_translated(library: Library) -> None:
    with pytest.raises(Refusal) as refused:
        filters_of(read(["list", "--country", "zz"]), library)
    said = {code: language(code).sentence(refused.value) for code in ("ar", "en", "fr")}
    assert len(set(said.values())) == 3


def test_limit_is_a_number_in_any_digits() -> None:
    assert limit_of(read(["list"]), 7) == 7
    assert limit_of(read(["list", "--limit", "١٢"]), 7) == 12
