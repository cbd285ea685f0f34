"""How the application is dressed: its face, palette and style sheet, its direction, and the language of Qt itself."""

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from desktop.sheet import sheet
from desktop.theme import Metrics, Theme, palette
from desktop.voice import Voice


class Dressing(QObject):
    """Gives looks and language to the application; there is one as long as the window lives."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._translator = QTranslator(self)

    def dress(self, theme: Theme, metrics: Metrics, *, still: bool) -> None:
        """Show these colours and this text size; `still`: nothing moves."""
        app = QApplication.instance()
        app.setFont(metrics.body)
        app.setPalette(palette(theme))
        # In the place of another sheet Qt puts the new one upon each widget as often as the widget lies deep.
        app.setStyleSheet("")
        app.setStyleSheet(sheet(theme, metrics, still=still))

    def speak(self, voice: Voice) -> None:
        """Turn the application into the direction of the language, and let Qt's own dialogs speak it."""
        app = QApplication.instance()
        # One for all languages: PySide keeps each that was ever installed.
        app.removeTranslator(self._translator)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(QLocale(voice.language.code), "qtbase", "_", folder):
            app.installTranslator(self._translator)
        # A translator that is installed may turn the direction by its own mark: ours is set after it.
        rtl, ltr = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
        app.setLayoutDirection(rtl if voice.language.right_to_left else ltr)
