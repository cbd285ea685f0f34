"""Writes down what is carried: the licences for a reader, the bill of materials for a machine.

resources/licences/licences.json      what an About page shows, sorted by name:
    {"program": {"name", "version", "licence", "texts"},
     "components": [{"name", "version", "licence", "kind", "address", "texts"}]}
resources/licences/NAME/…             the texts, which `texts` names from resources/licences on
resources/licences/bill.cdx.json      CycloneDX 1.6: the same, with the places of files and the crates of Rust
"""

import datetime
import json
import os
import re
import shutil
import tomllib
import uuid
from collections.abc import Sequence
from pathlib import Path

from freezing.components import ROOT, Component

PLACE = "resources/licences"
_SPDX = re.compile(r"[A-Za-z0-9.+-]+(( AND | OR | WITH )[A-Za-z0-9.+-]+)*")


def written(
    components: Sequence[Component], folder: Path, tools: dict[str, str]
) -> list[tuple[str, str, str]]:
    """Write texts, index and bill into `folder`; return the entries that put them into the bundle."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    program = _program()
    index = {"program": _row(program, folder), "components": [_row(one, folder) for one in components]}
    _save(folder / "licences.json", index)
    _save(folder / "bill.cdx.json", bill(program, components, tools))
    return [
        (f"{PLACE}/{path.relative_to(folder).as_posix()}", str(path), "DATA")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    ]


def bill(program: Component, components: Sequence[Component], tools: dict[str, str]) -> dict[str, object]:
    """Return the bill of materials; the same components give the same one, number and time included."""
    rows = [_material(one) for one in components]
    own = _material(program)
    moment = int(os.environ.get("SOURCE_DATE_EPOCH", "315532800"))
    made = {
        "metadata": {
            "timestamp": datetime.datetime.fromtimestamp(moment, datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "tools": {
                "components": [
                    {"type": "application", "name": name, "version": version}
                    for name, version in sorted(tools.items())
                ]
            },
            "component": own,
        },
        "components": rows,
        "dependencies": [{"ref": own["bom-ref"], "dependsOn": [row["bom-ref"] for row in rows]}],
    }
    number = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(made, sort_keys=True))
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{number}",
        "version": 1,
        **made,
    }


def _material(one: Component) -> dict[str, object]:
    reference = one.purl or f"{_folder_of(one)}@{one.version}"
    row: dict[str, object] = {
        "type": one.kind,
        "bom-ref": reference,
        "name": one.name,
        "version": one.version,
        "licenses": [_licence(one)],
    }
    if one.purl:
        row["purl"] = one.purl
    if one.address:
        row["externalReferences"] = [{"type": "website", "url": one.address}]
    if one.files and one.kind != "application":
        row["evidence"] = {"occurrences": [{"location": place} for place in one.files]}
    if one.inside:
        row["components"] = [
            {**inside, "bom-ref": f"{reference}/{number}"} for number, inside in enumerate(one.inside)
        ]
    return row


def _licence(one: Component) -> dict[str, object]:
    # Debian's short names look like SPDX's and are not.
    if _SPDX.fullmatch(one.licence) and not one.purl.startswith("pkg:deb/"):
        return {"expression": one.licence}
    return {"license": {"name": one.licence or "see the text of the licence"}}


def _program() -> Component:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return Component(
        "Tawsiyat", project["version"], project["license"], "application", texts=(ROOT / "LICENSE",)
    )


def _row(one: Component, folder: Path) -> dict[str, object]:
    names = [_copied(text, folder / _folder_of(one)) for text in one.texts]
    return {
        "name": one.name,
        "version": one.version,
        "licence": one.licence,
        "kind": one.kind,
        "address": one.address,
        "texts": [name.relative_to(folder).as_posix() for name in names],
    }


def _copied(text: Path, folder: Path) -> Path:
    """Copy a text into a folder under a name that says where in its distribution it stood."""
    inside = text.parts[text.parts.index("licenses") + 1 :] if "licenses" in text.parts else text.parts[-1:]
    name = "-".join(inside)
    target = folder / (name if name.endswith((".txt", ".md", ".rst")) else f"{name}.txt")
    target.parent.mkdir(parents=True, exist_ok=True)
    body = text.read_bytes()
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        # Some old ones were written when names of people were Latin-1.
        body = body.decode("latin-1").encode("utf-8")
    target.write_bytes(body)
    return target


def _folder_of(one: Component) -> str:
    return re.sub(r"[^a-z0-9.]+", "-", one.name.split(" (")[0].lower()).strip("-")[:40]


def _save(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
