"""Where the details go that no reader wants on the screen: `logs/command.log` in the user's folder.

The file is made with the first thing to say. It has another name than the window's, because two processes cannot
turn over one file on every system.
"""

import logging
from pathlib import Path

from db.home import logs_folder

_LARGEST = 500_000
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class LazyLog(logging.Handler):
    """Writes warnings and bugs to the log; where that is impossible, says nothing."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.setFormatter(logging.Formatter(_FORMAT))
        self.path: Path | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Add one record to the file."""
        try:
            folder = logs_folder()
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / "command.log"
            if path.exists() and path.stat().st_size > _LARGEST:
                path.replace(folder / "command.old.log")
            with path.open("a", encoding="utf-8", errors="replace") as file:
                file.write(self.format(record) + "\n")
            self.path = path
        except OSError:
            self.path = None
