"""One window for each folder of the user's: a second start hands its record to the first and ends.

A kernel lock on a file of the folder says who is first; it goes with the process, however that ends, so a
power cut leaves nothing behind that would block the next start. A local socket carries the uid to the first
and brings its answer back. Where the folder cannot be written there is no lock, and every start opens a
window.
"""

import errno
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QObject, Signal

LOCK = "window.lock"
_ANSWER = b"ok\n"
_LONGEST = 1_000
_PATIENCE_MS = 3_000
# What the systems answer where another process has the lock; anything else says that there are no locks here.
_HELD = (errno.EAGAIN, errno.EACCES, errno.EWOULDBLOCK, errno.EDEADLK)


class Instance(QObject):
    """The claim to be the one window of a folder. `asked` carries the uid of a later start, or an empty text."""

    asked = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._lock: int | None = None
        self._server: QObject | None = None

    def claim(self) -> bool:
        """Become the first; False where another process is."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            lock = os.open(self._folder / LOCK, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
        except OSError:
            return True
        try:
            _lock(lock)
        except OSError as error:
            os.close(lock)
            return error.errno not in _HELD
        self._lock = lock
        return True

    def hand_over(self, uid: str, patience_ms: int = _PATIENCE_MS) -> bool:
        """Give a uid to the first; tell whether it took it. The first may still be starting: it is asked again."""
        from PySide6.QtNetwork import QLocalSocket

        end = time.monotonic() + patience_ms / 1000
        while time.monotonic() < end:
            socket = QLocalSocket()
            socket.connectToServer(self._name())
            if socket.waitForConnected(200):
                socket.write(f"{uid[:_LONGEST]}\n".encode())
                socket.flush()
                while socket.waitForReadyRead(max(1, int((end - time.monotonic()) * 1000))):
                    if _ANSWER in bytes(socket.peek(len(_ANSWER)).data()):
                        return True
                return False
            time.sleep(0.05)
        return False

    def listen(self) -> None:
        """Take what later starts hand over."""
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        # The lock is ours, so a socket of that name was left behind by a process that ended badly.
        QLocalServer.removeServer(self._name())
        server.newConnection.connect(self._on_connection)
        server.listen(self._name())
        self._server = server

    def close(self) -> None:
        """Let another be the first."""
        if self._server is not None:
            self._server.close()
            self._server = None
        if self._lock is not None:
            # The kernel lets go of the lock with the last that holds the file open.
            os.close(self._lock)
            self._lock = None

    def _name(self) -> str:
        """Return the name of the socket: a user's name may be long and in any script, a socket's may not."""
        # Imported after the first paint: hashes bring all of OpenSSL along.
        import hashlib

        folder = str(self._folder).encode("utf-8", "surrogatepass")
        return f"tawsiyat-{hashlib.sha256(folder).hexdigest()[:24]}"

    def _on_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(lambda socket=socket: self._on_words(socket))
            socket.disconnected.connect(socket.deleteLater)
            self._on_words(socket)

    def _on_words(self, socket: QObject) -> None:
        if socket.canReadLine():
            line = bytes(socket.readLine(_LONGEST * 4).data())
            socket.write(_ANSWER)
            socket.flush()
            self.asked.emit(line.decode("utf-8", "replace").strip())


def _lock(file: int) -> None:
    """Lock an open file without waiting; OSError where that cannot be."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
