"""Which files are carried."""

from types import SimpleNamespace

import pytest
from freezing import choosing

QT = "PySide6/Qt/"


@pytest.mark.parametrize(
    ("place", "stays"),
    [
        (f"{QT}plugins/platforms/libqxcb.so", True),
        (f"{QT}plugins/platforms/libqwayland-generic.so", False),
        (f"{QT}plugins/imageformats/libqtiff.so", False),
        (f"{QT}plugins/printsupport/libcupsprintersupport.so", True),
        (f"{QT}translations/qtbase_ar.qm", True),
        (f"{QT}translations/qtbase_de.qm", False),
        (f"{QT}qml/QtQuick/qmldir", False),
        # Not Qt's, whatever it is called.
        ("resources/translations/fr/LC_MESSAGES/tawsiyat.mo", True),
        ("numpy/_core/_multiarray_umath.so", True),
    ],
)
def test_of_qt_only_what_is_listed_stays(place: str, stays: bool) -> None:
    assert choosing.wanted((place, "/source", "BINARY")) is stays


def test_names_of_windows_are_read_like_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choosing, "QT", "PySide6/")
    assert choosing.wanted((r"PySide6\plugins\platforms\qwindows.dll", "", "BINARY"))
    assert not choosing.wanted((r"PySide6\plugins\tls\qopensslbackend.dll", "", "BINARY"))


@pytest.fixture
def linked(monkeypatch: pytest.MonkeyPatch) -> dict[str, set[str]]:
    """Who is linked to what, by name; the test fills it."""
    asks: dict[str, set[str]] = {}
    fake = SimpleNamespace(
        get_imports=lambda source: {(name, f"/lib/{name}") for name in asks.get(source, ())}
    )
    monkeypatch.setattr(choosing, "bindepend", fake)
    return asks


def entry(place: str) -> choosing.Entry:
    return place, place, "BINARY"


def test_a_library_stays_while_something_kept_is_linked_to_it(linked: dict[str, set[str]]) -> None:
    linked |= {
        "typst/_typst.so": {"libgcc_s.so.1"},
        "libgcc_s.so.1": {"libdeep.so.2"},
        "libalone.so.1": {"libits.so.1"},
    }
    names = [
        "typst/_typst.so",
        "libgcc_s.so.1",
        "libdeep.so.2",
        "libalone.so.1",
        "libits.so.1",
        "libpython3.11.so.1.0",
    ]
    kept = [place for place, _, _ in choosing.linked(map(entry, names))]
    assert kept == ["typst/_typst.so", "libgcc_s.so.1", "libdeep.so.2", "libpython3.11.so.1.0"]


def test_every_folder_keeps_its_own_library_of_one_name(linked: dict[str, set[str]]) -> None:
    """Windows looks beside the library that asks: the C runtime lies beside Python and beside Qt."""
    linked |= {"a/module.so": {"libruntime.so.1"}}
    names = ["a/module.so", "libruntime.so.1", f"{QT}lib/libruntime.so.1"]
    assert [place for place, _, _ in choosing.linked(map(entry, names))] == names


def test_what_only_cups_needs_is_not_carried(linked: dict[str, set[str]]) -> None:
    plugin = f"{QT}plugins/printsupport/libcupsprintersupport.so"
    linked |= {plugin: {"libcups.so.2", "libavahi.so.3", "libz.so.1"}, "/lib/libcups.so.2": {"libavahi.so.3"}}
    names = [plugin, "libcups.so.2", "libavahi.so.3", "libz.so.1"]
    assert [place for place, _, _ in choosing.linked(map(entry, names))] == [plugin, "libz.so.1"]


def test_a_link_goes_with_what_it_points_to() -> None:
    datas = [
        ("libQt6Core.so.6", f"{QT}lib/libQt6Core.so.6", "SYMLINK"),
        ("libQt6Qml.so.6", "gone", "SYMLINK"),
    ]
    assert choosing.links_kept(datas, [entry(f"{QT}lib/libQt6Core.so.6")]) == datas[:1]
