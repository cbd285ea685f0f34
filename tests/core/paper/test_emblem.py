"""Pictures for covers: made small, and refused before they are unpacked where they cannot be right."""

import struct
from pathlib import Path

import pytest

from core.errors import Refusal
from core.language import language
from core.paper.emblem import emblem_of, size_of
from tests.core.paper.pictures import chunk, png


def written(folder: Path, data: bytes, name: str = "e.png") -> Path:
    (folder / name).write_bytes(data)
    return folder / name


@pytest.mark.parametrize(
    ("size", "expected"), [((1200, 600), (709, 354)), ((10, 1000), (4, 354)), ((2, 2), (354, 354))]
)
def test_any_size_becomes_one_that_fits_the_cover(
    size: tuple[int, int], expected: tuple[int, int], tmp_path: Path
) -> None:
    emblem = emblem_of(written(tmp_path, png(*size)))
    assert (emblem.width, emblem.height) == pytest.approx(expected, abs=1)
    assert size_of(emblem.png) == (emblem.width, emblem.height)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hello",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0\x00\x10JFIF",
        b"\xff\xd8\xff\xe0\x00\x00\xff\xc0\x00\x11\x08\x00\x10\x00\x10",
        png(0, 10, 0),
        png(10, 10)[:45],
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"GIF89a\x01\x00\x01\x00",
    ],
    ids=["nothing", "text", "head", "jpeg head", "jpeg of no length", "no width", "cut", "svg", "gif"],
)
def test_what_is_no_picture_is_refused_by_its_name(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="no picture that can be read") as caught:
        emblem_of(written(tmp_path, data))
    assert caught.value.values["path"] == tmp_path / "e.png"


def test_an_enormous_picture_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    head = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head)
    with pytest.raises(Refusal, match="too large"):
        emblem_of(written(tmp_path, bomb))
    with (tmp_path / "huge.png").open("wb") as file:
        file.truncate(30 << 20)
    with pytest.raises(Refusal, match="too large"):
        emblem_of(tmp_path / "huge.png")


@pytest.mark.parametrize("name", ["none.png", ".", "\0"])
def test_what_cannot_be_read_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(Refusal):
        emblem_of(tmp_path / name)


def test_a_name_full_of_signs_is_a_name(tmp_path: Path) -> None:
    assert emblem_of(written(tmp_path, png(20, 20), 'شعار "#read(1)" $x$ .png')).width == 354


def test_a_file_that_is_not_there_is_said_in_the_readers_language(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as caught:
        emblem_of(tmp_path / "gone.png")
    assert "(there is no such file)" in str(caught.value)
    assert "لا يوجد ملف كهذا" in language("ar").sentence(caught.value)
