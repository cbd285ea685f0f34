"""A small store of content for tests of the build: one source, one curated event, one catalogue row."""

import json
from pathlib import Path

SOURCE = """ورشة عمل تجريبية
أنقرة، 4-6 أبريل 2016
نظمها مركز أنقرة
1. دعوة الدول الأعضاء إلى تعيين نقاط الاتصال؛
2. تبادل المساعدة الفنية.
"""

HEAD = """
uid = "source/trial"
language = "ar"
[title]
ar = "ورشة عمل تجريبية"
en = "A trial workshop"
ours = ["en"]
quote = "ورشة عمل تجريبية"
[publisher]
ar = "مركز أنقرة"
"""

EVENT = """
uid = "event/trial-2016-04-ankara"
source = "source/trial"
language = "ar"
[title]
ar = "ورشة عمل تجريبية"
en = "A trial workshop"
ours = ["en"]
quote = "ورشة عمل تجريبية"
[kind]
value = "workshop"
quote = "ورشة عمل"
[dates]
start = 2016-04-04
end = 2016-04-06
text = "4-6 أبريل 2016"
quote = "4-6 أبريل 2016"
[mode]
value = "in_person"
inferred = true
note = { ar = "من مكانها", en = "from its place", fr = "d'après le lieu" }
[city]
uid = "city/ankara"
quote = "أنقرة"
[country]
uid = "country/tr"
inferred = true
note = { ar = "من المدينة", en = "from the city", fr = "d'après la ville" }
[[bodies]]
uid = "body/ankara-centre"
role = "organiser"
printed = "مركز أنقرة"
quote = "نظمها مركز أنقرة"
[[themes]]
uid = "theme/focal-points"
quote = "نقاط الاتصال"
[outcome]
status = "printed"
quote = "1. دعوة"
[[provisions]]
marker = "1."
number = 1
kind = "request"
quote = "دعوة الدول الأعضاء إلى تعيين نقاط الاتصال؛"
themes = ["theme/focal-points"]
addressees = [{ kind = "member_states", ar = "الدول الأعضاء", en = "Member States", ours = ["en"] }]
[[provisions]]
marker = "2."
number = 2
kind = "recommendation"
quote = "تبادل المساعدة الفنية."
"""

VOCABULARY = """
[[entity]]
uid = "city/ankara"
ar = "أنقرة"
en = "Ankara"
fr = "Ankara"
country = "country/tr"
[[entity]]
uid = "body/ankara-centre"
ar = "مركز أنقرة"
acronyms = ["SESRIC"]
[[entity]]
uid = "theme/networks"
ar = "الشبكات"
en = "Networks"
[[entity]]
uid = "theme/focal-points"
ar = "نقاط الاتصال"
en = "Focal points"
fr = "Points focaux"
parent = "theme/networks"
"""

CATALOGUE = {
    "uid": "event/trial-2020-01-virtual",
    "kind": "training",
    "title": {"en": "Training on statistics"},
    "start": "2020-01-02",
    "end": "2020-01-03",
    "date_text": "2-3 January",
    "year_inferred": True,
    "mode": "virtual",
    "country": "country/tr",
    "bodies": [{"uid": "body/ankara-centre", "role": "organiser", "printed": "SESRIC"}],
    "publisher": "body/ankara-centre",
    "addresses": [{"url": "https://example.org/1", "language": "en"}],
    "language": "en",
}

COUNTRIES = {"countries": {"tr": {"ar": "تركيا", "en": "Türkiye", "fr": "Turquie", "aliases": ["Turkey"]}}}


def write_store(folder: Path) -> Path:
    """Write the store below a folder and return it."""
    for name, text in {
        "library/library.toml": "content_date = 2026-01-01\n",
        "library/sources/trial.txt": SOURCE,
        "library/sources/trial.toml": HEAD,
        "library/events/trial.toml": EVENT,
        "library/catalogue.jsonl": json.dumps(CATALOGUE, ensure_ascii=False) + "\n",
        "vocabulary/all.toml": VOCABULARY,
        "vocabulary/cldr.json": json.dumps(COUNTRIES, ensure_ascii=False),
    }.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
    return folder
