"""One window for each folder of the user's: a second start hands its record to the first and ends.

A kernel lock on a file of the folder says who is first; it goes with the process, however that ends, so a
power cut leaves nothing behind that would block the next start. A local socket carries the uid to the first
and brings its answer back. Where the folder cannot be written there is no lock, and every start opens a
window.
"""

import time
from pathlib import Path

from PySide6.QtCore import QObject, Signal

LOCK = "window.lock"
_ANSWER = b"ok\n"
_LONGEST = 1_000
_PATIENCE_MS = 3_000


class Instance(QObject):
    """The claim to be the one window of a folder. `asked` carries the uid of a later start, or an empty text."""

    asked = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._lock: object | None = None
        self._server: QObject | None = None

    def claim(self) -> bool:
        """Become the first; False where another process is."""
        from filelock import FileLock, Timeout

        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self._folder / LOCK)
            lock.acquire(timeout=0)
        except Timeout:
            return False
        except OSError:
            return True
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
            self._lock.release()
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
