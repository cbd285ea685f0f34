"""Which way the one command goes: into the window, or to the terminal."""

import sys
import types

import pytest

import tawsiyat


@pytest.fixture
def ways(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, object]]:
    """Record the way taken instead of going it."""
    taken: list[tuple[str, object]] = []
    window = types.ModuleType("desktop.app")
    window.run = lambda uid, refuse: taken.append(("window", uid)) or 0
    terminal = types.ModuleType("cli.main")
    terminal.main = lambda typed: taken.append(("terminal", typed)) or 7
    monkeypatch.setitem(sys.modules, "desktop.app", window)
    monkeypatch.setitem(sys.modules, "cli.main", terminal)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    return taken


@pytest.mark.parametrize(
    ("typed", "uid"),
    [
        ([], None),
        (["event/oic-2016"], "event/oic-2016"),
        (["recommendation/oic-2016/8"], "recommendation/oic-2016/8"),
        (["tawsiyat://country/om"], "country/om"),
        (["tawsiyat://country/om/"], "country/om"),
        (["tawsiyat://event/%D8%AD"], "event/\u062d"),
    ],
)
def test_a_uid_or_nothing_opens_the_window(ways, typed: list[str], uid: str | None) -> None:
    assert tawsiyat.main(typed) == 0
    assert ways == [("window", uid)]


@pytest.mark.parametrize(
    "typed",
    [
        ["search", "x"],
        ["--help"],
        ["event"],
        ["event/"],
        ["nothing/x"],
        ["/etc/passwd"],
        ["event/x", "--json"],
    ],
    ids=" ".join,
)
def test_everything_else_is_for_the_terminal(ways, typed: list[str]) -> None:
    assert tawsiyat.main(typed) == 7
    assert ways == [("terminal", typed)]


@pytest.mark.parametrize(
    "link", ["tawsiyat://", "tawsiyat://../../x", "tawsiyat://event", "tawsiyat://foo/bar"]
)
def test_a_link_that_leads_nowhere_is_said_to(capsys: pytest.CaptureFixture[str], link: str) -> None:
    assert tawsiyat.main([link]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert link in err


def test_ctrl_c_on_the_way_in_is_no_traceback(ways, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(uid: str | None, refuse: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(sys.modules["desktop.app"], "run", interrupted)
    assert tawsiyat.main([]) == 130
