"""The program with a monkey in it: built as `desktop.app.run` builds it, watched, and looked at each minute.

What is found is written into the working folder as it happens, since a crash would take it along: `acts.log`, and
`told.jsonl` with a level, a trouble, a stall or the end on each line.
"""

import argparse
import faulthandler
import json
import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QColor, QDesktopServices, QImage
from PySide6.QtWidgets import QApplication

from benchmarks.soak import level
from benchmarks.soak.around import Around
from benchmarks.soak.monkey import Monkey
from benchmarks.soak.popups import Answers
from benchmarks.soak.trouble import Pulse, Troubles
from db.home import home
from db.library import open_library
from desktop.app import Application
from desktop.instance import Instance

_SCHEMES = ("http", "https", "mailto", "file")
ACTS, TOLD = "acts.log", "told.jsonl"
_TABLE = "network,country,institution,name,email\nنقاط,عمان,وزارة التنمية,أ. ب.,a@example.org\nx,y,z,,\n"


class Opener(QObject):
    """Takes the addresses that the program would have a browser open."""

    def __init__(self) -> None:
        super().__init__()
        self.opened = 0
        for scheme in _SCHEMES:
            QDesktopServices.setUrlHandler(scheme, self, "take")

    def leave(self) -> None:
        """Let the desktop open addresses again."""
        for scheme in _SCHEMES:
            QDesktopServices.unsetUrlHandler(scheme)

    @Slot(QUrl)
    def take(self, _address: QUrl) -> None:
        """Count it."""
        self.opened += 1


def files_to_open(folder: Path) -> None:
    """Write files that a reader may take in: good ones, and some that are none."""
    folder.mkdir(exist_ok=True)
    (folder / "points.csv").write_text(_TABLE, encoding="utf-8")
    (folder / "points-1256.csv").write_bytes(_TABLE.encode("cp1256", "replace"))
    (folder / "empty.csv").write_bytes(b"")
    (folder / "noise.csv").write_bytes(bytes(range(256)) * 40)
    picture = QImage(120, 90, QImage.Format.Format_RGB32)
    picture.fill(QColor("#0F5C63"))
    picture.save(str(folder / "emblem.png"))
    picture.save(str(folder / "emblem.jpg"))
    (folder / "broken.png").write_bytes((folder / "emblem.png").read_bytes()[:60])


def uids_of_all() -> tuple[str, ...]:
    """Return what can be opened by a link: all records, profiles and digests."""
    library = open_library()
    try:
        uids = list(library.uids())
        uids += [f"profile/{uid.partition('/')[2]}" for uid in uids if uid.startswith("country/")]
        uids += [f"digest/{year}" for year in library.years()]
    finally:
        library.close()
    return tuple(uids)


class Soak(QObject):
    """Runs it for so many minutes, or acts, and tells each minute how things are."""

    def __init__(self, application: Application, chosen: argparse.Namespace) -> None:
        super().__init__()
        self._application, self._chosen = application, chosen
        self._told = (chosen.folder / TOLD).open("w", encoding="utf-8")
        self._log = (chosen.folder / ACTS).open("w", encoding="utf-8")
        given, self._taken, self._temporary = (chosen.folder / name for name in ("given", "taken", "tmp"))
        files_to_open(given)
        self._taken.mkdir(exist_ok=True)
        self._opener = Opener()
        around = Around(application.shell, application.shell.window, uids_of_all())
        self.monkey = Monkey(
            around, Answers(given, self._taken), chosen.seed, patient=chosen.patient, acts=chosen.acts
        )
        self.monkey.wrote = self._on_act
        self.troubles = Troubles(lambda: self.monkey.number)
        self.pulse = Pulse(lambda: (self.monkey.number, self.monkey.doing), self)
        self.monkey.stuck.connect(lambda said: self.troubles.note("stuck", said))
        self.monkey.rested.connect(self._on_rest)
        self.monkey.ended.connect(self.monkey.rest_at_once)
        application.faults.bug_found.connect(lambda said: self.troubles.note("bug", said))
        self._kept = self._stalled = 0
        self._begun = time.monotonic()
        self._minutes = QTimer(self, interval=round(chosen.every * 1000))
        self._minutes.timeout.connect(self.monkey.rest)

    def start(self) -> None:
        """Begin, once the window stands."""
        self.troubles.listen()
        self._minutes.start()
        self.monkey.start()

    def _on_act(self, words: str) -> None:
        self._log.write(words + "\n")
        self._log.flush()

    def _tell(self, kind: str, value: dict[str, Any]) -> None:
        self._told.write(json.dumps({"kind": kind, **value}, ensure_ascii=False) + "\n")
        self._told.flush()

    def _on_rest(self) -> None:
        # What was to be deleted is, before it is counted.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        for path in self._taken.iterdir():
            path.unlink()
        minute = (time.monotonic() - self._begun) / 60
        self._tell("level", {"level": asdict(level.take(minute, self.monkey.number, self._temporary))})
        self._tell_troubles()
        self.pulse.forget()
        over = self.monkey.over or (not self._chosen.acts and minute >= self._chosen.minutes)
        if over or not self._application.shell.window.isVisible():
            self._end(whole=over)
        else:
            self.monkey.start()

    def _tell_troubles(self) -> None:
        for trouble in self.troubles.found[self._kept :]:
            self._tell("trouble", asdict(trouble))
        for stall in self.pulse.stalls[self._stalled :]:
            self._tell("stall", asdict(stall))
        self._kept, self._stalled = len(self.troubles.found), len(self.pulse.stalls)

    def _end(self, *, whole: bool) -> None:
        self._minutes.stop()
        self.pulse.end()
        said = {"acts": self.monkey.number, "refusals": dict(self.troubles.refusals), "whole": whole}
        self._application.shell.window.close()
        QApplication.quit()
        self._tell("end", {**said, "longest": asdict(self.pulse.longest), "opened": self._opener.opened})

    def leave(self) -> None:
        """Listen no more, when the program has given everything back."""
        self._tell_troubles()
        self.troubles.leave()


def main() -> int:
    """Run the program with the monkey in it."""
    faulthandler.enable()
    parser = argparse.ArgumentParser()
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--every", type=float, default=60.0)
    parser.add_argument("--acts", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--patient", action="store_true")
    chosen = parser.parse_args()
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    app = QApplication(["tawsiyat"])
    app.setApplicationName("tawsiyat")
    app.setStyle("Fusion")
    instance = Instance(home())
    instance.claim()
    application = Application(home(), instance)
    application.shell.furnished.connect(application.tidy)
    soak = Soak(application, chosen)
    application.shell.furnished.connect(soak.start)
    application.show("")
    code: int = app.exec()
    application.close()
    soak.leave()
    return code


if __name__ == "__main__":
    sys.exit(main())
