"""Records made by hand for the tests of paper: small, in Arabic with Latin acronyms, with everything a page prints."""

import re
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from core.records.kinds import AddresseeKind, EventKind, Field, Mode, Outcome, ProvisionKind, RecordKind, Role
from core.records.label import Label, Reference
from core.records.library import (
    Address,
    Addressee,
    Discrepancy,
    Event,
    Fact,
    Involvement,
    Passage,
    Recommendation,
    Source,
)

TITLE = "ورشة عمل حول نظم الضمان الاجتماعي (SGK) في منظمة التعاون الإسلامي"
TITLE_EN = "Workshop on Social Security Systems"
EIGHTH = (
    "دعوة الدول الأعضاء إلى تعيين نقاط الاتصال الوطنية (NFPs) لشبكة منظمة التعاون الإسلامي للضمان الاجتماعي "
    "(OIC-SSNET) والذي يجب أن يكون عبارة عن هيئة حكومية وطنية؛"
)
URL = "https://www.sesric.org/event-detail.php?id=2789"
UID = "event/made-2016-04-ankara"
_REFERENCE = Reference(UID, Label(ar=TITLE, en=TITLE_EN, ours=("en",)))


def passage(quote: str) -> Passage:
    return Passage("source/made", 0, len(quote), quote)


def a_recommendation(number: int | None = 8, text: str = EIGHTH, **changes: Any) -> Recommendation:
    position = number or 1
    made = Recommendation(
        uid=f"recommendation/made-2016-04-ankara/{position}",
        event=_REFERENCE,
        position=position,
        marker=f"{number}." if number else "•",
        number=number,
        text=text,
        provision=ProvisionKind.REQUEST if number == 8 else ProvisionKind.RECOMMENDATION,
        language="ar",
        themes=(Reference("theme/social-security", Label(ar="الضمان الاجتماعي", en="Social security")),),
        addressees=(
            Addressee(
                Label(ar="الدول الأعضاء", en="Member States", ours=("en",)), AddresseeKind.MEMBER_STATES
            ),
        ),
        passages=(passage(text),),
    )
    return replace(made, **changes)


def recommendations(count: int = 11) -> tuple[Recommendation, ...]:
    return tuple(
        a_recommendation(n)
        if n == 8
        else a_recommendation(
            n, f"البند الذي رقمه في الوثيقة {n} عن توسيع نطاق الحماية الاجتماعية في البلدان؛"
        )
        for n in range(1, count + 1)
    )


def a_body(uid: str, role: Role, ar: str, en: str) -> Involvement:
    return Involvement(Reference(uid, Label(ar=ar, en=en, ours=("en",))), RecordKind.BODY, role, ar)


def an_event(**changes: Any) -> Event:
    made = Event(
        uid=UID,
        event_kind=EventKind.WORKSHOP,
        title=_REFERENCE.label,
        start=date(2016, 4, 4),
        end=date(2016, 4, 6),
        date_text="4-6 أبريل 2016",
        year_inferred=False,
        mode=Mode.IN_PERSON,
        venue=Label(),
        place_text="أنقرة، تركيا",
        city=Reference("city/ankara", Label(ar="أنقرة", en="Ankara", fr="Ankara")),
        country=Reference("country/tr", Label(ar="تركيا", en="Türkiye", fr="Turquie")),
        series=Label(),
        bodies=(a_body("body/sesric", Role.ORGANISER, "مركز أنقرة (سيسرك)", "SESRIC"),),
        people=(),
        programmes=(),
        participants=97,
        countries_count=22,
        themes=(Reference("theme/social-security", Label(ar="الضمان الاجتماعي", en="Social security")),),
        description=(passage("اجتمع ممثلو السلطات في أنقرة في 4-6 أبريل عام 2016."),),
        outcome=Outcome.PRINTED,
        recommendations=recommendations(),
        source=Reference("source/made", Label(ar="التوصيات التي تم اعتمادها", en="Recommendations adopted")),
        publisher=Label(ar="مركز أنقرة", en="SESRIC", fr="SESRIC"),
        addresses=(Address(URL, "ar"),),
        language="ar",
        catalogue=False,
        facts=(),
        discrepancies=(),
    )
    return replace(made, **changes)


def a_catalogue_entry(**changes: Any) -> Event:
    bare = an_event(
        recommendations=(),
        description=(),
        source=None,
        outcome=Outcome.NOT_STATED,
        catalogue=True,
        year_inferred=True,
    )
    return replace(bare, **changes)


def a_contradiction() -> Discrepancy:
    return Discrepancy(
        Field.DATES,
        Label(
            ar="رأس الصفحة: 12 سبتمبر، والمتن «12 و13 أغسطس 2023».",
            en="Head of the page: 12 September, body: August.",
            ours=("ar", "en"),
        ),
        (passage("12 - 13 سبتمبر 2023"), passage("12 و 13 أغسطس 2023")),
    )


def an_inferred_mode() -> Fact:
    note = Label(ar="الورشة ميدانية.", en="The workshop was on site.", ours=("ar", "en"))
    return Fact(Field.MODE, "", (passage("ميدانية"),), inferred=True, note=note)


def a_source() -> Source:
    return Source(
        uid="source/made",
        title=Label(ar="التوصيات التي تم اعتمادها", en="Recommendations adopted", ours=("en",)),
        publisher=Label(ar="مركز أنقرة", en="SESRIC"),
        address="https://www.sesric.org/other.php",
        language="ar",
        published=date(2016, 5, 1),
        text="",
    )


def read_by(program: str, pdf: bytes, folder: Path, *options: str, after: tuple[str, ...] = ()) -> str:
    """Let a program of poppler read a PDF and return what it prints, without the direction marks it adds."""
    file = folder / "read.pdf"
    file.write_bytes(pdf)
    try:
        done = subprocess.run(
            [program, *options, str(file), *after], capture_output=True, check=True, timeout=60
        )
    except FileNotFoundError:
        pytest.skip(f"{program} is not installed (Debian: poppler-utils)")
    return re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", done.stdout.decode("utf-8", "replace"))


def words_of(pdf: bytes, folder: Path) -> str:
    """Return the text of a PDF as poppler reads it, all white space made one space."""
    return " ".join(read_by("pdftotext", pdf, folder, after=("-",)).split())
