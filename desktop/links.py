"""Links that the system hands to the running program as events.

On macOS a click on a `tawsiyat://` link starts no second program but sends the first one an event, which goes the
same way as the link of a second start elsewhere. The events are sent to the application, and only macOS sends them;
elsewhere nothing is watched, because a filter of the application sees every event of every widget.
"""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QFileOpenEvent


class LinkEvents(QObject):
    """Emits `asked` with a link, or with the name of a file, that the system wants opened."""

    asked = Signal(str)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is to be opened, and let everything else pass."""
        if not isinstance(event, QFileOpenEvent):
            return False
        self.asked.emit(event.url().toString() or event.file())
        return True
