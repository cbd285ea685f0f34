"""Printing to a real queue: a CUPS of the test's own on loopback, with a printer that makes PDF files."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

import pytest

from core.paper.preview import Pages

PPD = Path("/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd")
DAEMON = shutil.which("cupsd", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
ROOT = Path(__file__).parents[3]
TIMEOUT = 60_000

_CONFIGURATION = """
Listen 127.0.0.1:{port}
Browsing No
WebInterface No
DefaultAuthType None
<Location />
  Order allow,deny
  Allow from 127.0.0.1
</Location>
<Location /admin>
  Order allow,deny
  Allow from 127.0.0.1
</Location>
<Policy default>
  <Limit All>
    Order allow,deny
    Allow from 127.0.0.1
  </Limit>
</Policy>
"""
_FOLDERS = {
    "ServerRoot": "root",
    "RequestRoot": "spool",
    "CacheDir": "cache",
    "StateDir": "state",
    "TempDir": "tmp",
}

# Printed by a process of its own: Qt asks for the server once, when it loads.
_PRINTS = """
import sys
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication
from core.errors import Refusal
from core.paper.page import Choices
from core.paper.works import Order, Work
from desktop.printing.work import Press, print_pages
from tests.desktop.reader import records

app = QApplication([])
inked = Press().ink(Order((Work(records.event(), records.source()),), Choices()))
printer = QPrinter(QPrinterInfo.printerInfo(sys.argv[1]), QPrinter.PrinterMode.HighResolution)
printer.setResolution(150)
printer.setDocName(sys.argv[2])
{settings}
try:
    print(len(inked.pages), print_pages(inked, printer, two_up={two_up}))
except Refusal as refusal:
    print(refusal)
"""


@dataclass(frozen=True)
class Queues:
    """A running CUPS, where the files of its printers go, and how its commands are told of it.

    That folder is the user's, whoever prints: `mark` stands in the names of what is printed here.
    """

    environment: dict[str, str]
    files: Path
    mark: str

    def made(self, title: str = "") -> list[Path]:
        """Return the files of this queue's that are there, those of a title."""
        return list(self.files.glob(f"*{title}{self.mark}*"))

    def admin(self, *command: str) -> str:
        ran = subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=60)
        return ran.stdout + ran.stderr

    def add(self, name: str) -> None:
        self.admin("lpadmin", "-p", name, "-E", "-v", "cups-pdf:/", "-P", str(PPD))

    def prints(self, queue: str, title: str, settings: str = "", *, two_up: bool = False) -> str:
        code = _PRINTS.format(settings=settings, two_up=two_up)
        ran = subprocess.run(
            [sys.executable, "-c", code, queue, title + self.mark],
            env={**self.environment, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            timeout=120,
        )
        return ran.stdout.strip()


@pytest.fixture(scope="module")
def queues() -> Iterator[Queues]:
    if DAEMON is None or not PPD.exists() or shutil.which("lpadmin") is None:
        pytest.skip("CUPS is not installed (Debian: cups, printer-driver-cups-pdf)")
    if os.geteuid() != 0:
        pytest.skip("the backend of cups-pdf asks for the superuser")
    # Not pytest's own folder, which the printing user may not enter.
    with tempfile.TemporaryDirectory(prefix="queues-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        for part in _FOLDERS.values():
            (folder / part).mkdir()
        (folder / "tmp").chmod(0o1777)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        (folder / "cupsd.conf").write_text(_CONFIGURATION.format(port=port))
        lines = [f"{key} {folder / part}" for key, part in _FOLDERS.items()]
        lines += [f"{log} {folder / log}" for log in ("AccessLog", "ErrorLog", "PageLog")]
        (folder / "files.conf").write_text("\n".join([*lines, "SystemGroup root"]) + "\n")
        daemon = subprocess.Popen(
            [DAEMON, "-f", "-c", str(folder / "cupsd.conf"), "-s", str(folder / "files.conf")]
        )
        files = Path("~root").expanduser() / "PDF"
        new = not files.exists()
        running = Queues({**os.environ, "CUPS_SERVER": f"127.0.0.1:{port}"}, files, token_hex(6))
        try:
            yield running
        finally:
            daemon.terminate()
            daemon.wait(timeout=30)
            for made in running.made():
                made.unlink()
            if new:
                with suppress(OSError):
                    files.rmdir()


@pytest.fixture
def queue(queues: Queues, qtbot) -> Queues:
    qtbot.waitUntil(lambda: "scheduler is running" in queues.admin("lpstat", "-r"), timeout=TIMEOUT)
    queues.add("tawsiyat")
    return queues


def printed(queue: Queues, qtbot, title: str) -> Pages:
    found: list[Path] = []

    def there() -> bool:
        found[:] = queue.made(title)
        return bool(found) and "tawsiyat-" not in queue.admin("lpstat", "-W", "not-completed", "-o")

    qtbot.waitUntil(there, timeout=TIMEOUT)
    return Pages(found[0].read_bytes())


def test_every_copy_of_every_page_arrives(queue: Queues, qtbot) -> None:
    assert queue.prints("tawsiyat", "copies", "printer.setCopyCount(2)") == "2 2"
    with printed(queue, qtbot, "copies") as pages:
        assert len(pages) == 4
        width, height = pages.size(0)
        assert width < height


def test_a_range_of_pages_arrives(queue: Queues, qtbot) -> None:
    only_second = "printer.setPrintRange(QPrinter.PrintRange.PageRange); printer.setFromTo(2, 2)"
    assert queue.prints("tawsiyat", "range", only_second) == "2 1"
    with printed(queue, qtbot, "range") as pages:
        assert len(pages) == 1


def test_two_pages_on_a_sheet_arrive(queue: Queues, qtbot) -> None:
    assert queue.prints("tawsiyat", "sheet", two_up=True) == "2 2"
    with printed(queue, qtbot, "sheet") as pages:
        assert len(pages) == 1


def test_a_printer_that_disappears_is_said(queue: Queues) -> None:
    queue.add("going")
    gone = "import subprocess; subprocess.run(['lpadmin', '-x', 'going'])"
    assert "did not take the pages" in queue.prints("going", "gone", gone)
