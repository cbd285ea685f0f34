"""Files that are there whole or not at all, and which kinds of file a name may ask for.

A file is written beside its place under another name, flushed to the disk, and only then renamed over what was
there: a failure at any point leaves the old file as it was and nothing beside it.
"""

import contextlib
import errno
import io
import os
import stat
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, BinaryIO

from core.errors import N_, Refusal, reason_of
from core.paper.binding import Binding, Progress
from core.paper.docx.package import docx_bytes
from core.paper.page import Document
from core.paper.plain import plain_text
from core.paper.webdocument import web_document

if TYPE_CHECKING:
    from core.paper.typeset import Typesetter


class Format(StrEnum):
    """A kind of file that a document can be written as; the value is the suffix of its name."""

    PDF = ".pdf"
    WORD = ".docx"
    WEB = ".html"
    EXCEL = ".xlsx"
    TEXT = ".txt"


_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY, errno.ETXTBSY)


def format_of(path: Path) -> Format:
    """Return the kind of file that a name asks for by its suffix. Raises Refusal naming what is possible."""
    suffix, possible = path.suffix.lower(), " ".join(Format)
    if not suffix:
        raise Refusal(
            N_("The name {name} says no kind of file. Choose a name that ends in {possible}."),
            name=path.name or path,
            possible=possible,
        )
    try:
        return Format(suffix)
    except ValueError:
        raise Refusal(
            N_("Files of the kind {suffix} cannot be written. Choose a name that ends in {possible}."),
            suffix=suffix,
            possible=possible,
        ) from None


def file_bytes(
    document: Document,
    kind: Format,
    typesetter: "Typesetter | None" = None,
    binding: Binding | None = None,
    progress: Callable[[Progress], None] = lambda _: None,
) -> bytes:
    """Return a document as the bytes of a file.

    `typesetter`, when given, is used instead of a new one. A long PDF is made by `binding` in a process of its own,
    which tells `progress` how far it is. Raises Refusal, also where there is nothing to print, and `Cancelled`.
    """
    if not document.sections:
        raise Refusal(N_("There is nothing to print. Choose at least one event or recommendation."))
    match kind:
        case Format.TEXT:
            return plain_text(document).encode("utf-8")
        case Format.WORD:
            return docx_bytes(document)
        case Format.WEB:
            return web_document(document)
        case Format.EXCEL:
            return _workbook(document)
        case Format.PDF if document.is_long:
            return (binding or Binding()).bind(document, progress)
        case Format.PDF:
            # Typst is 50 MB that whoever makes no page need not load.
            from core.paper.typeset import Typesetter

            return (typesetter or Typesetter()).pdf(document)


def _workbook(document: Document) -> bytes:
    # The writer of workbooks is loaded where one is asked for.
    from core.paper.tables.sections import tables_of
    from core.paper.tables.sheets import write_sheets

    made = io.BytesIO()
    write_sheets(tables_of(document, date.today()), made)
    return made.getvalue()


def write_file(path: Path, data: bytes) -> None:
    """Put `data` in place of the file at `path`, whole. Raises Refusal, and then leaves what was there."""
    write_stream(path, lambda file: file.write(data))


def write_stream(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """Put what `write` writes in place of the file at `path`, whole. Raises Refusal, and then leaves what was there.

    `write` is handed a file that can seek; whatever it raises ends the writing. The old file's permissions are kept; a
    link stays a link and the file it leads to is replaced.
    """
    try:
        target, mode = _target_of(path)
        beside = target.with_name(f".{target.name[:80]}.{token_hex(4)}.part")
        try:
            _write_through(beside, write, mode)
            beside.replace(target)
        except BaseException:
            with contextlib.suppress(OSError):
                beside.unlink()
            raise
        _settle(target.parent)
    except OSError as trouble:
        raise _refusal(path, trouble) from trouble


def _led_to(path: Path) -> Path:
    """Return where links lead, as far as that can be told."""
    try:
        return path.resolve() if path.is_symlink() else path
    except (OSError, RuntimeError):
        return path


def _target_of(path: Path) -> tuple[Path, int | None]:
    """Return the file that is to be replaced, with the permissions to keep if it is there."""
    try:
        target = path.resolve()
        return target, _mode_to_keep(target)
    except (ValueError, RuntimeError) as trouble:
        # A name with a null character, or links that lead in a circle.
        raise Refusal(
            N_("{path} is no file that can be replaced. Choose another name."), path=path
        ) from trouble


def _mode_to_keep(target: Path) -> int | None:
    try:
        found = target.stat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    if not stat.S_ISREG(found.st_mode):
        raise ValueError("neither file nor folder")
    # Renaming over a file asks the folder alone; a file that its owner locked is not ours to replace.
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    return stat.S_IMODE(found.st_mode)


def _write_through(path: Path, write: Callable[[BinaryIO], object], mode: int | None) -> None:
    with path.open("xb") as file:
        write(file)
        file.flush()
        os.fsync(file.fileno())
    if mode is not None:
        path.chmod(mode)


def _settle(folder: Path) -> None:
    """Make the renaming itself durable, where folders can be flushed (not on Windows, nor every network disk)."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _refusal(path: Path, trouble: OSError) -> Refusal:
    code = trouble.errno
    if code in (errno.ENOENT, errno.ENOTDIR):
        return Refusal(
            N_("The folder {folder} does not exist. Create it, or choose another."),
            folder=_led_to(path).parent,
        )
    if code == errno.EISDIR:
        return Refusal(N_("{path} is a folder. Give the file a name inside it."), path=path)
    if code in _FORBIDDEN:
        sentence = N_(
            "{path} may not be written: no permission, or another program has it open. "
            "Choose another folder, or close it there."
        )
        return Refusal(sentence, path=path)
    if code in _FULL:
        return Refusal(
            N_("The disk is full: {path} was not written. Free some space and try again."), path=path
        )
    if code == errno.ENAMETOOLONG:
        return Refusal(N_("The file name {name} is too long. Choose a shorter one."), name=path.name[:60])
    if code == errno.ELOOP:
        return Refusal(N_("{path} is no file that can be replaced. Choose another name."), path=path)
    return Refusal(
        N_("{path} could not be written ({reason}). What was there before is unchanged."),
        path=path,
        reason=reason_of(trouble),
    )
