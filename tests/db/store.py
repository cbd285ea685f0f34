"""A small store of content for tests of the build: two sources with an event each, one catalogue row."""

import json
from pathlib import Path

SOURCE = """ورشة عمل تجريبية
أنقرة، 4-6 أبريل 2016
نظمها مركز أنقرة
1. دعوة الدول الأعضاء إلى تعيين نقاط الاتصال؛
2. تبادل المساعدة الفنية.
"""

TOLD = """اجتماع مسقط، 2024
حضره مندوبو تركيا، وقالت الوزيرة ليلى إن الصناديق دمجت عام 2023 في صندوقين بعد أن كانت أحد عشر صندوقا.
عرض مشروع باب ممارسته الناجحة. تتولى المنظمة أمانة الشبكة، ونفذت سبعة مشاريع.
• دعوة دول أعضاء إلى تعيين نقاط اتصال
"""

TOLD_HEAD = """
uid = "source/told"
language = "ar"
[title]
ar = "اجتماع مسقط"
quote = "اجتماع مسقط"
[publisher]
ar = "مركز أنقرة"
"""

TOLD_EVENT = """
uid = "event/told-2024-muscat"
source = "source/told"
language = "ar"
[title]
ar = "اجتماع مسقط"
quote = "اجتماع مسقط"
[kind]
value = "meeting"
quote = "اجتماع مسقط"
[mode]
value = "unknown"
[dates]
start = 2024-02-21
end = 2024-02-22
text = "2024"
quote = "2024"
[outcome]
status = "printed"
quote = "• دعوة"
[[attending]]
uid = "country/tr"
printed = "مندوبو تركيا"
quote = "حضره مندوبو تركيا"
[[provisions]]
marker = "•"
kind = "request"
quote = "دعوة دول أعضاء إلى تعيين نقاط اتصال"
addressees = [{ kind = "country", uid = "country/tr", ar = "دول أعضاء" }]
[provisions.action]
ar = "تعيين نقاط اتصال"
en = "Appoint focal points"
ours = ["en"]
[[reforms]]
uid = "reform/tr-2023-funds"
quote = "الصناديق دمجت عام 2023 في صندوقين بعد أن كانت أحد عشر صندوقا"
themes = ["theme/networks"]
[reforms.title]
ar = "دمج الصناديق"
en = "Funds merged"
fr = "Fusion des fonds"
ours = ["ar", "en", "fr"]
[reforms.country]
uid = "country/tr"
quote = "حضره مندوبو تركيا"
[reforms.when]
year = 2023
quote = "دمجت عام 2023"
[reforms.before]
ar = "أحد عشر صندوقا"
quote = "كانت أحد عشر صندوقا"
[reforms.after]
ar = "صندوقين"
quote = "في صندوقين"
[[reforms.areas]]
area = "social_insurance"
quote = "الصناديق دمجت"
[[practices]]
uid = "practice/bab"
quote = "عرض مشروع باب ممارسته الناجحة"
[practices.title]
ar = "باب"
quote = "مشروع باب"
[practices.project]
uid = "project/bab"
quote = "مشروع باب"
[[practices.bodies]]
uid = "body/ankara-centre"
inferred = true
note = { ar = "من النص", en = "from the text", fr = "d'après le texte" }
[[statements]]
subject = "person/layla"
relation = "said"
quote = "قالت الوزيرة ليلى إن الصناديق دمجت عام 2023"
[[statements]]
subject = "body/ankara-centre"
relation = "secretariat"
object = "network/trial"
quote = "تتولى المنظمة أمانة الشبكة"
[[statements]]
subject = "network/trial"
relation = "figure"
number = 7
ar = "سبعة مشاريع"
as_of = 2024-02-22
quote = "نفذت سبعة مشاريع"
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
uid = "person/layla"
ar = "ليلى"
[[entity]]
uid = "project/bab"
ar = "باب"
[[entity]]
uid = "network/trial"
ar = "الشبكة"
[[entity]]
uid = "body/ankara-centre"
type = "regional"
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
        "library/sources/told.txt": TOLD,
        "library/sources/told.toml": TOLD_HEAD,
        "library/events/told.toml": TOLD_EVENT,
        "library/catalogue.jsonl": json.dumps(CATALOGUE, ensure_ascii=False) + "\n",
        "vocabulary/all.toml": VOCABULARY,
        "vocabulary/cldr.json": json.dumps(COUNTRIES, ensure_ascii=False),
    }.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
    return folder
