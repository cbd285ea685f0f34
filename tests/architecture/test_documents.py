"""The documents are complete: every folder, command, term and step stands in them."""

import re

import pytest

from cli.arguments import COMMANDS
from tests.architecture.house import FLOORS, ROOMS, ROOT

UNSEEN = {".git", ".venv", ".cache", "build", "dist", "node_modules"}
LONGEST_ARCHITECTURE = 200


@pytest.fixture(scope="module")
def architecture() -> str:
    return read("ARCHITECTURE.md")


@pytest.fixture(scope="module")
def readme() -> str:
    return read("README.md")


def test_architecture_is_short_enough_to_be_read(architecture: str) -> None:
    assert architecture.count("\n") <= LONGEST_ARCHITECTURE


def test_every_top_level_folder_stands_in_the_architecture(architecture: str) -> None:
    folders = {path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.endswith("_cache")}
    seen = {name for name in folders - UNSEEN if not name.startswith((".", "__"))}
    assert set(ROOMS) <= seen
    assert [name for name in sorted(seen) if f"{name}/" not in architecture] == []


def test_every_package_of_the_floors_stands_in_the_architecture(architecture: str) -> None:
    packages = [
        path.parent.relative_to(ROOT) for floor in FLOORS for path in (ROOT / floor).glob("*/__init__.py")
    ]
    missing = [
        place.as_posix() for place in packages if not re.search(rf"\b{re.escape(place.name)}\b", architecture)
    ]
    assert missing == []


def test_glossary_gives_each_term_in_three_languages(architecture: str) -> None:
    lines = architecture.partition("## Glossary")[2].partition("\n## ")[0].split("\n")
    rows = [[cell.strip() for cell in line.strip("| ").split("|")] for line in lines if line.startswith("|")][
        2:
    ]
    terms = {term.strip() for row in rows for term in row[0].lower().split(",")}
    wanted = {"event", "recommendation", "source", "passage", "discrepancy", "body", "theme", "library"}
    assert wanted - terms == set()
    assert [row for row in rows if not all(row[:3]) or not re.search("[\u0621-\u064a]", row[1])] == []


def test_every_make_target_stands_in_readme_or_contributing(readme: str) -> None:
    targets = re.findall(r"^([a-z-]+):.* ## ", read("Makefile"), re.MULTILINE)
    documents = readme + read("CONTRIBUTING.md")
    assert len(targets) >= 10
    assert [name for name in targets if f"make {name}" not in documents] == []


def test_readme_names_the_two_commands_that_do_everything(readme: str) -> None:
    assert {"make run", "make test"} <= set(re.findall(r"^\s*(make \w+)", readme, re.MULTILINE))


def test_every_command_and_option_stands_in_the_readme(readme: str) -> None:
    commands = [f"tawsiyat {command.name}" for command in COMMANDS]
    options = {option.names[-1] for command in COMMANDS for option in command.options}
    assert [command for command in commands if command not in readme] == []
    assert [option for option in sorted(options) if not re.search(rf"{option}\b", readme)] == []


def test_every_dependency_has_its_reason(architecture: str) -> None:
    listed = read("pyproject.toml").partition("dependencies = [")[2].partition("]\n")[0]
    names = re.findall(r'"([A-Za-z0-9-]+?)(?:-Essentials)?[=><]', listed)
    assert len(names) >= 8
    leaning = architecture.partition("What we lean on")[2].lower()
    assert [name for name in names if name.lower() not in leaning] == []


def test_locks_pin_and_hash_what_the_project_asks_for() -> None:
    listed = read("pyproject.toml").partition("dependencies = [")[2].partition("]\n")[0]
    names = {name.lower() for name in re.findall(r'"([A-Za-z0-9-]+?)[=><]', listed)}
    for lock in ("run.lock", "dev.lock"):
        pinned = re.findall(
            r"^([a-z0-9-]+)==\S+[^\n]*\\\n    --hash=sha256:", read(f"requirements/{lock}"), re.MULTILINE
        )
        assert names <= set(pinned), lock


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")
