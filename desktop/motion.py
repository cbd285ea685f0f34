"""Whether anything may move on screen: the desktop is asked once, after the first paint, and nothing waits for it.

What moves are Qt's own effects: menus and lists that fade in, and the bar of a job whose end is not known. They stop
where the reader has told the desktop so; until it has answered they are as the desktop's Qt has them.
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

_EFFECTS = (
    Qt.UIEffect.UI_General,
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
    Qt.UIEffect.UI_AnimateToolBox,
)
_ASKED = {
    "linux": ("gsettings", ("get", "org.gnome.desktop.interface", "enable-animations"), "false"),
    "darwin": ("defaults", ("read", "com.apple.universalaccess", "reduceMotion"), "1"),
}
"""What is asked on a system, and the answer that means that nothing should move."""

_CLIENT_AREA_ANIMATION = 0x1042
_LIBRARIES = "LD_LIBRARY_PATH"


class Motion(QObject):
    """The wish of the desktop. `known` tells that it wants nothing to move."""

    known = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.still = False

    def ask(self) -> None:
        """Ask the desktop; it answers whenever it does."""
        if sys.platform == "win32":
            self.take("still" if _windows_is_still() else "", "still")
            return
        if sys.platform != "darwin" and kde_is_still(os.environ):
            self.take("still", "still")
            return
        if sys.platform != "darwin" and not has_desktop(os.environ):
            return
        program, words, wanted = _ASKED.get(sys.platform, _ASKED["linux"])
        # Imported with the question, after the first paint.
        from PySide6.QtCore import QProcess, QProcessEnvironment

        asking = QProcess(self)
        # The frozen program is started with a path to its own libraries, which are none for the system's programs.
        environment = QProcessEnvironment.systemEnvironment()
        if getattr(sys, "frozen", False):
            environment.remove(_LIBRARIES)
            if f"{_LIBRARIES}_ORIG" in os.environ:
                environment.insert(_LIBRARIES, os.environ[f"{_LIBRARIES}_ORIG"])
        asking.setProcessEnvironment(environment)
        asking.setStandardErrorFile(QProcess.nullDevice())
        asking.finished.connect(
            lambda *_: self.take(
                bytes(asking.readAllStandardOutput().data()).decode(errors="replace"), wanted
            )
        )
        asking.start(program, list(words))

    def take(self, answer: str, wanted: str) -> None:
        """Take an answer; one that says nothing leaves everything as it is."""
        if answer.strip() == wanted and not self.still:
            self.still = True
            for effect in _EFFECTS:
                QApplication.setEffectEnabled(effect, False)
            self.known.emit()


def has_desktop(environment: Mapping[str, str]) -> bool:
    """Tell whether a desktop's bus is there: where none is, the question would begin one, and files in the home."""
    runtime = environment.get("XDG_RUNTIME_DIR")
    named = environment.get("DBUS_SESSION_BUS_ADDRESS")
    return bool(named) or (bool(runtime) and Path(runtime, "bus").exists())


def kde_is_still(environment: Mapping[str, str]) -> bool:
    """Tell whether Plasma wants nothing to move: it keeps how long effects last in a file, and 0 means that none is."""
    if "KDE" not in environment.get("XDG_CURRENT_DESKTOP", "").split(":"):
        return False
    from PySide6.QtCore import QSettings

    folder = environment.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    kept = QSettings(str(Path(folder, "kdeglobals")), QSettings.Format.IniFormat)
    try:
        return float(str(kept.value("KDE/AnimationDurationFactor", "1"))) == 0
    except ValueError:
        return False


def _windows_is_still() -> bool:
    import ctypes

    moves = ctypes.c_int(1)
    asked = ctypes.windll.user32.SystemParametersInfoW(  # type: ignore[attr-defined,unused-ignore]
        _CLIENT_AREA_ANIMATION, 0, ctypes.byref(moves), 0
    )
    return bool(asked) and not moves.value
