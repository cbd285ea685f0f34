"""The seal of a library file: a SHA-256 of the whole file, kept inside the file.

SQLite's own checks see few of the ways in which a byte can go wrong (31 of 400 random damages); only a hash
protects text. One file travels more safely than a file with its hash beside it, so the hash lies in a row of
the `seal` table behind a marker, and is computed over the file with those 32 bytes taken as zero. A library
is never written in place, so a raw read of it disturbs no lock.
"""

import hashlib
import mmap
from pathlib import Path

from core.errors import N_, Refusal, reason_of

MARKER = b"tawsiyat library seal, sha-256: "
_SIZE = 32
PLACEHOLDER = MARKER + bytes(_SIZE)


def seal(path: Path) -> str:
    """Write the hash of the file into its marker; return it in hexadecimal. The file must hold one marker."""
    content = path.read_bytes()
    if content.count(MARKER) != 1:
        raise ValueError(f"{path}: {content.count(MARKER)} seal markers instead of one")
    at = content.index(MARKER) + len(MARKER)
    digest = _digest(content, at)
    with path.open("r+b") as file:
        file.seek(at)
        file.write(digest)
    return digest.hex()


def check_seal(path: Path) -> str:
    """Return the hash in hexadecimal if the file is as it was sealed.

    Raises `Refusal` where the file is missing, cannot be read, is empty, cut short or changed.
    """
    try:
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
            at = content.find(MARKER)
            held = content[at + len(MARKER) : at + len(MARKER) + _SIZE] if at >= 0 else b""
            if not held or held != _digest(content, at + len(MARKER)):
                raise Refusal(
                    N_(
                        "The library file {path} is damaged. "
                        "Copy it again from where it came, or reinstall the program."
                    ),
                    path=path,
                )
            return held.hex()
    except FileNotFoundError:
        raise Refusal(
            N_("The library file {path} is missing. Reinstall the program, or put the file back."), path=path
        ) from None
    except ValueError:  # mmap of an empty file
        raise Refusal(
            N_(
                "The library file {path} is empty. Copy it again from where it came, or reinstall the program."
            ),
            path=path,
        ) from None
    except OSError as error:
        raise Refusal(
            N_(
                "The library file {path} cannot be read ({reason}). Check the disk and the permissions of the file."
            ),
            path=path,
            reason=reason_of(error),
        ) from error


def _digest(content: bytes | mmap.mmap, at: int) -> bytes:
    view = memoryview(content)
    try:
        digest = hashlib.sha256(view[:at])
        digest.update(bytes(_SIZE))
        digest.update(view[at + _SIZE :])
        return digest.digest()
    finally:
        view.release()
