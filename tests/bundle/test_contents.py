"""What is inside the bundle, and what it says of that itself."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from tests.bundle.places import BUNDLE

pytestmark = pytest.mark.bundle

INNER = BUNDLE / "_internal"
LICENCES = INNER / "resources" / "licences"
ORDER = """
import sys
from PySide6.QtCore import QCollator, QLocale, QStringDecoder
words = "سياسة أسرة إسكان آفاق امرأة ة ه ؤ و ئ ي ى كريم كَريم كتاب cote côte coté côté Œuvre œuf zèbre Émile 10 9 ٣"
for name in ("ar", "ar_SA", "en", "fr", "fr_CA"):
    order = QCollator(QLocale(name))
    print(sorted(words.split(), key=order.sortKey))
print(QLocale("tr").toUpper("izmir ışık"))
print([QStringDecoder(name).isValid() for name in ("windows-1256", "ISO-8859-6", "windows-1252", "ISO-8859-9")])
print([line.split()[-1] for line in open("/proc/self/maps") if "libicudata" in line][0], file=sys.stderr)
"""


def test_words_stand_in_the_same_order_as_with_all_of_icu() -> None:
    """The carried data of ICU is a tenth of the whole; what the program asks of it must be in that tenth."""
    carried = next((INNER / "PySide6/Qt/lib").glob("libicudata.so.*"))
    assert carried.stat().st_size < 6_000_000

    def told(extra: dict[str, str]) -> tuple[str, str]:
        environment = {**os.environ, "LC_ALL": "C.UTF-8", **extra}
        command = [sys.executable, "-c", ORDER]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        return done.stdout, done.stderr.strip()

    whole, small = told({}), told({"LD_PRELOAD": str(carried)})
    assert Path(small[1]) == carried
    assert Path(whole[1]) != carried
    assert small[0] == whole[0]


def test_licences_of_all_that_is_carried_lie_inside() -> None:
    index = json.loads((LICENCES / "licences.json").read_text(encoding="utf-8"))
    names = {row["name"] for row in index["components"]}
    assert {
        "Qt",
        "ICU",
        "SQLite",
        "PDFium",
        "Python",
        "PySide6_Essentials",
        "numpy",
        "typst",
        "libxcb1",
    } <= names
    for row in [index["program"], *index["components"]]:
        assert row["version"]
        assert row["texts"], row["name"]
        for text in row["texts"]:
            assert (LICENCES / text).read_text(encoding="utf-8").strip()


def test_the_bill_of_materials_is_valid_and_names_every_library() -> None:
    text = (LICENCES / "bill.cdx.json").read_text(encoding="utf-8")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    places = {
        occurrence["location"]
        for row in json.loads(text)["components"]
        for occurrence in row.get("evidence", {}).get("occurrences", ())
    }
    carried = {path.relative_to(INNER).as_posix() for path in INNER.rglob("*.so*") if not path.is_symlink()}
    assert carried - places == set()
