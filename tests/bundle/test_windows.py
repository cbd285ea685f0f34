"""The program for Windows, tried in Wine: unpacked from its zip, and installed and removed by its installer."""

import json
import re
import shutil
import subprocess
import time
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from windows.build import strangers_in
from windows.wine import Wine, prefix, windows_path

from benchmarks.screen import Screen
from tests.bundle.places import ROOT, wait_for_picture

pytestmark = pytest.mark.windows

UID = "event/oic-2016-04-ankara-social-security"
WORDS = "نقاط الاتصال"
SECONDS = 180
# Where an Arabic window shows the list and, beyond it, the reader.
LIST, READER = range(740, 1150), range(20, 660)
# In Wine the window has the keyboard, and its caret blinks.
BETWEEN_BLINKS = 0.4
BUNDLE = ROOT / "dist" / "windows" / "tawsiyat"
# What Microsoft's redistributables bring is not on every Windows; Wine has it all, and would hide that it is missing.
BROUGHT = re.compile(
    r"(vcruntime|msvcp|concrt|python|qt6|pyside6|shiboken6|libffi|libscipy|pdfium).*\.dll", re.IGNORECASE
)
REMOVAL = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Tawsiyat"
LINK = r"HKCU\Software\Classes\tawsiyat\shell\open\command"


@pytest.fixture(scope="module")
def screen() -> Iterator[Screen]:
    with Screen(1366, 768) as screen:
        yield screen


@pytest.fixture(scope="module")
def wine(screen: Screen, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wine]:
    """A Windows that has never seen the program."""
    wine = prefix(tmp_path_factory.mktemp("wine") / "prefix", screen.display)
    yield wine
    wine.end()


@pytest.fixture(scope="module")
def stick(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program as it is unpacked from the zip, in a folder whose name is in no code page."""
    place = tmp_path_factory.mktemp("stick") / "ذاكرة USB"
    zipfile.ZipFile(next((ROOT / "dist").glob("tawsiyat-*-windows-x86_64.zip"))).extractall(place)
    return place / "tawsiyat"


def user_folder(wine: Wine) -> Path:
    """The folder of the one user that the prefix has."""
    return next(path for path in (wine.drive / "users").iterdir() if path.name != "Public")


def until(condition: Callable[[], bool], what: str) -> None:
    last = time.monotonic() + SECONDS
    while not condition():
        assert time.monotonic() < last, f"not in {SECONDS} s: {what}"
        time.sleep(0.1)


def ink(screen: Screen, columns: range) -> int:
    """Count the points of ink or of links between the bars above and below, in some columns of the screen."""
    pixels, wide = screen.pixels(), screen.width * 4
    rows = (pixels[top * wide : (top + 1) * wide] for top in range(240, 740))
    return sum(max(row[4 * left : 4 * left + 3]) < 120 for row in rows for left in columns)


def registered(wine: Wine, key: str, *value: str) -> str:
    """Return what the registry holds, or nothing."""
    program = wine.start("reg", "query", key, *(value or ["/ve"]))
    output, _ = program.communicate(timeout=SECONDS)
    return output if program.returncode == 0 else ""


def test_nothing_of_wine_is_shipped(wine: Wine) -> None:
    assert strangers_in(BUNDLE, wine) == []
    # A thing of Wine's that slipped in would be seen.
    twin = BUNDLE.parent / "strange" / "ucrtbase.dll"
    twin.parent.mkdir(exist_ok=True)
    shutil.copyfile(wine.drive / "windows/system32/ucrtbase.dll", twin)
    try:
        assert strangers_in(twin.parent, wine) == ["ucrtbase.dll"]
    finally:
        shutil.rmtree(twin.parent)


def test_every_library_that_windows_may_lack_is_brought_and_found() -> None:
    """Windows looks beside the library that asks, in _internal, and where PySide6 has it look."""
    missing = []
    folders = {
        path: {one.name.lower() for one in path.iterdir()} for path in BUNDLE.rglob("*") if path.is_dir()
    }
    inner = BUNDLE / "_internal"
    for path in BUNDLE.rglob("*"):
        if path.suffix.lower() not in {".dll", ".pyd"}:
            continue
        command = ["x86_64-w64-mingw32-objdump", "-p", str(path)]
        told = subprocess.run(command, capture_output=True, text=True, check=True, errors="replace").stdout
        seen = (
            folders[path.parent] | folders[inner] | folders[inner / "PySide6"] | folders[inner / "shiboken6"]
        )
        seen |= folders[inner / "numpy.libs"]
        asked = {name.lower() for name in re.findall(r"DLL Name: (\S+)", told)}
        missing += [(path.name, name) for name in asked if BROUGHT.fullmatch(name) and name not in seen]
    assert missing == []
    # Python itself is loaded before anything could add a folder.
    assert "vcruntime140.dll" in folders[inner]


def test_search_answers_from_its_index(wine: Wine, stick: Path) -> None:
    program = wine.start(str(stick / "tawsiyat-cli.exe"), "search", WORDS, "--json")
    output, errors = program.communicate(timeout=SECONDS)
    assert (program.returncode, errors.strip()) == (0, "")
    assert f"{UID.replace('event', 'recommendation', 1)}/8" in [
        hit["uid"] for hit in json.loads(output)["results"]
    ]


def test_the_library_is_whole(wine: Wine, stick: Path) -> None:
    assert json.loads(wine.run(str(stick / "tawsiyat-cli.exe"), "verify", "--json", seconds=SECONDS))


def test_a_page_is_printed_whose_text_another_program_finds(wine: Wine, stick: Path, tmp_path: Path) -> None:
    out = tmp_path / "event.pdf"
    wine.run(str(stick / "tawsiyat-cli.exe"), "print", UID, "-o", windows_path(out), seconds=SECONDS)
    text = subprocess.run(["pdftotext", str(out), "-"], capture_output=True, text=True, check=True).stdout
    assert WORDS in unicodedata.normalize("NFKC", text)


def test_with_a_file_named_portable_the_window_keeps_all_beside_the_program(
    wine: Wine, stick: Path, screen: Screen
) -> None:
    (stick / "portable").touch()
    before = {path.name for path in (user_folder(wine) / "AppData" / "Local").iterdir()}
    program = wine.start(str(stick / "tawsiyat.exe"))
    try:
        wait_for_picture(screen, program, still=BETWEEN_BLINKS)
        until(lambda: ink(screen, LIST) > 2_000, "the list shows records")
        screen.save(ROOT / "build" / "windows-window.png")
        assert screen.colours() > 100
        until((stick / "user.db").exists, "the user's file lies beside the program")
    finally:
        wine.run("taskkill", "/F", "/IM", "tawsiyat.exe", seconds=SECONDS)
        _, errors = program.communicate(timeout=SECONDS)
    assert "Traceback" not in errors
    assert {path.name for path in (user_folder(wine) / "AppData" / "Local").iterdir()} == before


def test_installer_installs_for_one_user_opens_links_and_removes_itself(
    wine: Wine, screen: Screen, tmp_path: Path
) -> None:
    setup = next((ROOT / "dist").glob("tawsiyat-*-setup.exe"))
    wine.run(str(setup), "/S", seconds=SECONDS)
    local = user_folder(wine) / "AppData" / "Local"
    folder = local / "Programs" / "Tawsiyat"
    menu = user_folder(wine) / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs"
    assert (folder / "tawsiyat.exe").read_bytes() == (BUNDLE / "tawsiyat.exe").read_bytes()
    assert [path.name for path in menu.glob("*.lnk")] == ["Tawsiyat توصيات.lnk"]
    # The rest of the name is Arabic, which the console's code page cannot print.
    assert "Tawsiyat ??????" in registered(wine, REMOVAL, "/v", "DisplayName")

    # Windows looks for links among the user's classes too, Wine 8 does not: the last step is done by hand.
    command = re.search(r'REG_SZ\s+"(.+)" "%1"', registered(wine, LINK))
    assert command is not None
    opened = wine.start(command[1], f"tawsiyat://{UID}")
    try:
        wait_for_picture(screen, opened, still=BETWEEN_BLINKS)
        until(lambda: ink(screen, READER) > 2_000, "the reader shows the record of the link")
        screen.save(ROOT / "build" / "windows-link.png")
        until((local / "tawsiyat" / "user.db").exists, "the user's file lies in the user's folder")
    finally:
        wine.run("taskkill", "/F", "/IM", "tawsiyat.exe", seconds=SECONDS)
        opened.communicate(timeout=SECONDS)

    (folder / "notes of the user.txt").touch()
    wine.run(str(folder / "uninstall.exe"), "/S", seconds=SECONDS)
    until(lambda: not registered(wine, REMOVAL, "/v", "DisplayName"), "it has removed itself")
    assert [path.name for path in folder.iterdir()] == ["notes of the user.txt"]
    assert list(menu.glob("*.lnk")) == []
    assert registered(wine, LINK) == ""
    assert (local / "tawsiyat" / "user.db").exists()
