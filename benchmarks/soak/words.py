"""What the monkey types: queries as readers ask them in three languages, and nonsense of every kind."""

from random import Random

QUERIES = (
    "الحماية الاجتماعية",
    "نقاط الاتصال",
    "رعاية الأيتام",
    "سيسرك",
    "منظمة التعاون الإسلامي",
    "الضمان الاجتماعي",
    "التأمين ضد البطالة",
    "عمان",
    "مسقط ٢٠٢٤",
    "أنقرة",
    "الاتصل",
    "توصيات بشأن التقاعد",
    "social protection",
    "focal points",
    "focal pionts",
    "Ankara",
    "Oman",
    "pension reform",
    "cash transfers",
    "SESRIC",
    "protection sociale",
    "points focaux",
    "sécurité sociale",
    "Le Caire",
    "retraite",
)
HARD = (
    '"نقاط الاتصال"',
    '"',
    "-",
    "الأيتام OR pension",
    "title:social",
    "year:2016..2020",
    "2016-2020",
    "country:om theme:",
    "((",
    "a*",
    "NOT NOT",
    "\u202eabc\u202c \u2067عربي\u2069",
    "\u200f\u200e",
    "🙂 é́́́",
    "'; DROP TABLE event; --",
    "NEAR(a b, 3)",
    "ﷲ ﻻ ـــ َُِ",
    "0" * 40,
    "xqzv wwwk",
    "%_\\ \\n",
    "&amp; <b>",
)
NAMES = ("اجتماع مسقط", "A & B", "Réunion d'été", "  ", "🙂", "x" * 200, "ملف", "مجموعة ١")
_LETTERS = (
    "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإؤئىةabcdefghijklmnopqrstuvwxyzéèçàù0123456789٠١٢٣٤٥٦٧٨٩ .,-:\"'()*&"
)


def query(luck: Random) -> str:
    """Return something to search for."""
    which = luck.random()
    if which < 0.6:
        return luck.choice(QUERIES)
    if which < 0.75:
        return luck.choice(QUERIES)[: luck.randrange(1, 8)]
    if which < 0.9:
        return luck.choice(HARD)
    return nonsense(luck)


def nonsense(luck: Random) -> str:
    """Return letters of all scripts in no order."""
    return "".join(luck.choice(_LETTERS) for _ in range(luck.randrange(1, 12)))


def name(luck: Random) -> str:
    """Return what something may be called."""
    return luck.choice(NAMES) if luck.random() < 0.7 else nonsense(luck)
