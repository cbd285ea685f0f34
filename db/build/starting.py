"""`python -m db new-event SOURCE.txt`: puts a text among the sources and drafts its record."""

import re
from pathlib import Path

import resources
from core.errors import N_, Refusal
from db.build.draft import Draft, draft
from db.build.faults import Findings
from db.build.vocabulary import read_vocabulary

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def new_event(text_file: Path, name: str = "", store: Path | None = None) -> tuple[tuple[Path, ...], Draft]:
    """Write the source, its head and the draft of its event; return their paths and what was read.

    `name` (letters a-z, digits and hyphens) is that of the files and of the uid; by default that of the text's file.
    Raises `Refusal` where the text cannot be read, holds nothing, or the name is taken or none.
    """
    store = store or resources.path()
    name = name or re.sub(r"[^a-z0-9]+", "-", text_file.stem.lower()).strip("-")
    if not _NAME.fullmatch(name):
        raise Refusal(
            N_("«{name}» cannot name a record. Give a name of Latin letters, digits and hyphens with --name."),
            name=name or text_file.stem,
        )
    source = _read(text_file)
    library = store / "library"
    paths = (
        library / "sources" / f"{name}.txt",
        library / "sources" / f"{name}.toml",
        library / "events" / f"{name}.toml",
    )
    for path in paths:
        if path.exists() and path.resolve() != text_file.resolve():
            raise Refusal(N_("{path} is there already. Give another name with --name."), path=path)
    findings = Findings(store)
    entities = read_vocabulary(store / "vocabulary", findings)
    findings.raise_if_any()
    made = draft(name, source, entities)
    for path, content in zip(paths, (source, made.head, made.event), strict=True):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8"))
    return paths, made


def _read(text_file: Path) -> str:
    try:
        source = text_file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise Refusal(
            N_("The file {path} cannot be read. Check its name and that you may read it."), path=text_file
        ) from error
    except UnicodeDecodeError as error:
        raise Refusal(
            N_("The file {path} is no text in UTF-8. Save it as UTF-8 text and try again."), path=text_file
        ) from error
    if not source.strip():
        raise Refusal(N_("The file {path} holds no text."), path=text_file)
    return source
