"""What the program says it is made of, from a bundle's list and from what is installed."""

import json
from pathlib import Path

import pytest

import resources
from core import carried


def test_a_checkout_names_what_it_needs_and_what_that_needs() -> None:
    found = {part.name.lower(): part for part in carried.parts()}
    assert {"tawsiyat", "pyside6_essentials", "shiboken6", "apsw", "numpy", "typst"} <= set(found)
    assert "Permission is hereby granted" in found["tawsiyat"].text()
    assert found["platformdirs"].licence == "MIT"
    assert "pytest" not in found, "what only the tests need is not carried"
    assert carried.version()


def test_a_bundle_tells_by_its_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "licences"
    (folder / "one").mkdir(parents=True)
    (folder / "one" / "LICENSE.txt").write_text("as you like", encoding="utf-8")
    row = {"name": "One", "version": "2", "licence": "MIT", "address": "", "texts": ["one/LICENSE.txt"]}
    own = {**row, "name": "Tawsiyat", "version": "9.1"}
    (folder / "licences.json").write_text(json.dumps({"program": own, "components": [row]}), encoding="utf-8")
    monkeypatch.setattr(resources, "_ROOT", tmp_path)
    assert carried.version() == "9.1"
    assert [part.name for part in carried.parts()] == ["Tawsiyat", "One"]
    assert carried.parts()[1].text() == "as you like"
    (folder / "one" / "LICENSE.txt").unlink()
    assert carried.parts()[1].text() == ""
