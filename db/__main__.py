"""`python -m db build` makes the library from the store, `new-event` starts a record, `cldr` renews names from CLDR.

These are commands for whoever writes content or builds the program; readers have `tawsiyat`.
"""

import argparse
import sys
from pathlib import Path

import resources


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 done, 1 content refused, 2 wrong usage."""
    parser = argparse.ArgumentParser(prog="python -m db", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    builds = commands.add_parser("build", help="build library.db from sources, records and vocabularies")
    builds.add_argument("--store", type=Path, default=resources.path(), help="folder of the content")
    builds.add_argument("-o", "--output", type=Path, default=resources.path("library.db"))
    commands.add_parser("cldr", help="renew the names of countries and months from CLDR (needs Babel)")
    starts = commands.add_parser(
        "new-event", help="start the record of an event from the text of its document"
    )
    starts.add_argument("source", type=Path, metavar="SOURCE.txt", help="the document, as UTF-8 text")
    starts.add_argument("--name", default="", help="name of the files and of the uid: a-z, 0-9 and hyphens")
    starts.add_argument("--store", type=Path, default=resources.path(), help="folder of the content")
    chosen = parser.parse_args(arguments)
    if chosen.command == "cldr":
        return _cldr()
    if chosen.command == "new-event":
        return _new_event(chosen.source, chosen.name, chosen.store)
    return _build(chosen.store, chosen.output)


def _build(store: Path, output: Path) -> int:
    from db.build import ContentFaults, build

    try:
        built = build(store, output)
    except ContentFaults as faults:
        sys.stderr.write(f"{faults}\n{len(faults.faults)} faults; no library was written.\n")
        return 1
    sys.stdout.write(
        f"{built.path}: {built.sources} sources, {built.events} events, "
        f"{built.recommendations} recommendations, {built.entities} entities; sha256 {built.sha256}\n"
    )
    return 0


def _new_event(source: Path, name: str, store: Path) -> int:
    from core.errors import Refusal
    from db.build import ContentFaults
    from db.build.starting import new_event

    try:
        paths, made = new_event(source, name, store)
    except (Refusal, ContentFaults) as trouble:
        sys.stderr.write(f"{trouble}\n")
        return 1
    sys.stdout.write("".join(f"wrote {path}\n" for path in paths))
    sys.stdout.write("".join(f"  {what}: {found}\n" for what, found in made.found))
    sys.stdout.write(
        "Now read it beside the document: roles, kinds of provisions, names in other languages.\n"
    )
    return 0


def _cldr() -> int:
    from db.cldr import write

    write(resources.path("vocabulary", "cldr.json"))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
