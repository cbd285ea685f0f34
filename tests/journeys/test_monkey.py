"""A seeded monkey uses the real window for a while: nothing complains, and what was opened and closed leaves nothing.

The long run is `python -m benchmarks.soak`; this is the same monkey, patient, for a few hundred acts.
"""

import gc
import weakref
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QScrollBar, QTextEdit, QWidget

from benchmarks.soak.around import Around
from benchmarks.soak.hands import within
from benchmarks.soak.inside import Opener, files_to_open, uids_of_all
from benchmarks.soak.monkey import Monkey
from benchmarks.soak.popups import Answers
from benchmarks.soak.trouble import Troubles
from tests.journeys.conftest import Program

ACTS = 150
ROUNDS = 3
EVENT = "event/oic-2016-04-ankara-social-security"


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Keep the monkey from the reader's own files, printers, browser and clipboard."""
    for name in ("HOME", "XDG_CONFIG_HOME", "TMPDIR"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "no-printer"))
    native = QApplication.testAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    opener = Opener()
    yield tmp_path
    opener.leave()
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, native)


def test_what_the_monkey_saw_is_not_kept_by_having_been_looked_for(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 300)
    window.show()
    text = QTextEdit("a\n" * 200, window)
    text.resize(200, 150)
    text.show()
    QApplication.processEvents()
    looked_for = [weakref.ref(each) for each in within(window, QScrollBar)]
    assert looked_for
    text.deleteLater()
    QApplication.sendPostedEvents(text, QEvent.Type.DeferredDelete)
    del text
    gc.collect()
    assert not any(each() for each in looked_for)


def test_a_monkey_finds_nothing_to_complain_of(qtbot, program: Program, alone: Path) -> None:
    given, taken = alone / "given", alone / "taken"
    files_to_open(given)
    taken.mkdir()
    around = Around(program.shell, program.window, uids_of_all())
    monkey = Monkey(around, Answers(given, taken), 1, patient=True, acts=ACTS)
    troubles = Troubles(lambda: monkey.number)
    program.application.faults.bug_found.connect(lambda said: troubles.note("bug", said))
    monkey.stuck.connect(lambda said: troubles.note("stuck", said))
    monkey.ended.connect(monkey.rest_at_once)
    troubles.listen()
    try:
        with qtbot.waitSignal(monkey.rested, timeout=300_000):
            monkey.start()
    finally:
        troubles.leave()
    assert troubles.found == []
    assert monkey.number == ACTS
    assert program.window.isVisible()


def objects(program: Program) -> Counter[str]:
    """Count what there is of each class: widgets, and what belongs to the program's controllers."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    found = (*QApplication.allWidgets(), *program.application.findChildren(QObject))
    return Counter(type(each).__name__ for each in found)


def closed(qtbot, window: QWidget) -> None:
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())


def preview(qtbot, program: Program) -> None:
    qtbot.keyClick(program.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: program.shell.staff.printing.dialog is not None)
    dialog = program.shell.staff.printing.dialog
    qtbot.waitUntil(lambda: dialog.inked is not None)
    dialog.ask_file()
    closed(qtbot, dialog)


def export(qtbot, program: Program) -> None:
    qtbot.keyClick(program.window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: program.shell.staff.exporting.dialog is not None)
    program.shell.staff.exporting.dialog.ask_file()
    closed(qtbot, program.shell.staff.exporting.dialog)


def collect(qtbot, program: Program) -> None:
    qtbot.keyClick(program.window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(Answers.asked()))
    closed(qtbot, Answers.asked())


def records(qtbot, program: Program) -> None:
    for uid in ("country/om", "profile/om", "digest/2023", EVENT):
        program.shell.reading.open(uid)
        qtbot.waitUntil(lambda uid=uid: program.shell.reading.uid == uid and not program.shell.runner.busy)
        qtbot.waitUntil(lambda: program.window.reader.page.complete)


def settings(qtbot, program: Program) -> None:
    for name, value in (("language", "fr"), ("theme", "dark"), ("text_size", 130)):
        before = getattr(program.shell.settings, name)
        program.shell.choose(name, value)
        program.shell.choose(name, before)
    qtbot.waitUntil(lambda: not program.shell.runner.busy)


@pytest.mark.parametrize("act", [preview, export, collect, records, settings])
def test_what_is_opened_and_closed_leaves_nothing(
    qtbot, program: Program, alone: Path, act: Callable[..., None]
) -> None:
    del alone
    program.shell.reading.open(EVENT)
    qtbot.waitUntil(lambda: program.shell.reading.uid == EVENT and not program.shell.runner.busy)
    qtbot.waitUntil(lambda: program.window.reader.page.complete)
    counts = []
    for _ in range(ROUNDS):
        act(qtbot, program)
        counts.append(objects(program))
    assert [dict(each - counts[1]) for each in counts[2:]] == [{}] * (ROUNDS - 2)
