"""What all tests share: a home of their own, a screen of their own, and the same luck every time.

Windows are real ones under an X server that the test run starts for itself (`benchmarks.screen`), so what a
developer does at the real screen and what a test sees never meet. `QT_QPA_PLATFORM=offscreen` given from
outside is obeyed and printed in the report's head; a missing Xvfb is a failure, no quiet change of platform.
"""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from pytestqt.qtbot import QtBot

import core.language
from benchmarks.screen import NoScreenError, Screen
from tests.pseudo import PseudoCatalogue

hypothesis.settings.register_profile("house", derandomize=True, deadline=None, database=None)
hypothesis.settings.load_profile("house")

# A shell that runs the tests in its background has them and all they start ignore Ctrl+C, which some are about.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_report_header() -> str:
    return f"windows: {os.environ.get('QT_QPA_PLATFORM', 'xcb on a screen of our own')}"


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the user's real folder out of every test."""
    home = tmp_path / "home"
    monkeypatch.setenv("TAWSIYAT_HOME", str(home))
    return home


@pytest.fixture(scope="session")
def screen() -> Iterator[Screen]:
    """A screen for programs that a test starts."""
    try:
        own = Screen(1920, 1080)
    except NoScreenError as trouble:
        pytest.fail(str(trouble), pytrace=False)
    with own:
        yield own


@pytest.fixture(scope="session")
def qapp_args(request: pytest.FixtureRequest) -> list[str]:
    """Put the screen under this process before pytest-qt starts Qt in it."""
    if "QT_QPA_PLATFORM" not in os.environ:
        os.environ.update(request.getfixturevalue("screen").environment())
    return ["tawsiyat"]


@pytest.fixture
def pseudo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the program speak pseudo-languages for as long as a test lasts."""
    monkeypatch.setattr(core.language, "catalogue", PseudoCatalogue)
    core.language.language.cache_clear()
    yield
    core.language.language.cache_clear()


class PatientBot(QtBot):
    """Waits until it is so, however loaded the machine is; only what never comes runs into the limit."""

    LIMIT_MS = 40_000

    def waitUntil(self, callback, *, timeout=LIMIT_MS):  # noqa: N802
        return super().waitUntil(callback, timeout=timeout)

    def waitExposed(self, widget, *, timeout=LIMIT_MS):  # noqa: N802
        return super().waitExposed(widget, timeout=timeout)

    def waitSignal(self, signal, *, timeout=LIMIT_MS, **more):  # noqa: N802
        return super().waitSignal(signal, timeout=timeout, **more)


@pytest.fixture
def qtbot(qapp, request: pytest.FixtureRequest) -> PatientBot:
    """pytest-qt's bot, more patient."""
    return PatientBot(request)
