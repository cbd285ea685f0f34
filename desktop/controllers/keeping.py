"""Keeping where things stand and what is being typed: a moment after each change, so that a crash finds it kept.

The user's file has it first and says when it is safe; the shortcut beside it is written after it, by the same thread,
so the window's never waits for a slow stick. Nothing is written before the user's file is open: what it holds may be
newer than what the window opened with.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from desktop import settings as remembered
from desktop.drafts import Drafts
from desktop.settings import Settings, Store

if TYPE_CHECKING:
    from concurrent.futures import Future

PAUSE_MS = 500
_DRAFTS = "drafts"


class KeepingController(QObject):
    """Keeps settings and drafts, and rings `kept_now`; `unsaved` rings, in the writer's thread, where that failed."""

    unsaved = Signal()
    kept_now = Signal()

    def __init__(
        self,
        folder: Path,
        kept: Settings,
        drafts: Drafts,
        standing: Callable[[], Settings],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._folder, self._kept, self._drafts, self._standing = folder, kept, drafts, standing
        self._drafts_kept: dict[str, Any] = {}
        self.store: Store | None = None
        self._closed = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.keep)
        drafts.changed.connect(self.notice)

    def notice(self) -> None:
        """Keep within a moment what has changed; who goes on changing does not put it off."""
        if self.store is not None and not self._timer.isActive():
            self._timer.start()

    def keep_in(self, store: Store) -> Settings:
        """Keep in a user's file from now on; return the settings that it holds."""
        self.store = store
        self._kept = remembered.from_store(store)
        self._drafts_kept = store.setting(_DRAFTS, {})
        self._drafts.bring(self._drafts_kept)
        return self._kept

    @property
    def kept(self) -> Settings:
        """The settings as they were kept last."""
        return self._kept

    @property
    def waiting(self) -> bool:
        """Tell whether something has changed that is not kept yet."""
        return self._timer.isActive()

    def keep(self) -> None:
        """Keep everything now."""
        self._timer.stop()
        settings = self._standing()
        if self.store is None:
            remembered.write_shortcut(self._folder, settings)
            return
        futures = [*remembered.keep_changes(self.store, self._kept, settings), *self._keep_drafts(self.store)]
        for future in futures:
            self.watch(future)
        if futures:
            # The last of them: the file is saved in the order in which it was asked to be.
            futures[-1].add_done_callback(lambda _: remembered.write_shortcut(self._folder, settings))
        self._kept = settings
        self.kept_now.emit()

    def close(self) -> None:
        """Keep everything, once, and write the shortcut whatever has become of the user's file."""
        if self._closed:
            return
        self._closed = True
        try:
            self.keep()
        finally:
            closing = getattr(self.store, "close", None)
            if closing is not None:
                closing()
            self.store = None
        remembered.write_shortcut(self._folder, self._standing())

    def _keep_drafts(self, store: Store) -> "tuple[Future[None], ...]":
        drafts = self._drafts.now()
        if drafts == self._drafts_kept:
            return ()
        self._drafts_kept = drafts
        return (store.keep(_DRAFTS, drafts),)

    def watch(self, kept: "Future[None]") -> None:
        """Tell where this is not saved."""
        kept.add_done_callback(self._on_kept)

    def _on_kept(self, kept: "Future[None]") -> None:
        # Called by the writer's thread: what cannot be saved shows later than it is asked for.
        if kept.exception() is not None:
            self.unsaved.emit()
