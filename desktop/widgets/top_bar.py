"""The bar on top: the name of the program, the search, the way back, the languages and the settings."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from core.errors import N_
from core.language import language
from core.text.dating import MONTHS
from desktop.icons import icon
from desktop.settings import Settings
from desktop.shortcuts import keys_named, shown
from desktop.theme import CHOICES, TEXT_SIZES, Metrics, Theme
from desktop.voice import DIGITS, MONTH_NAMES, Voice
from desktop.widgets.search_box import SearchBox

_NAME = N_("Tawsiyat")
_LEAST_SEARCH = 160
_BACK = N_("Back")
_FORWARD = N_("Forward")
_LANGUAGE = N_("Language")
_SETTINGS = N_("Settings")
_LANGUAGES = {"ar": N_("Arabic"), "en": N_("English"), "fr": N_("French")}
_SHORT = {"ar": N_("Ar"), "en": N_("En"), "fr": N_("Fr")}
_MENUS = (
    (
        "theme",
        N_("Appearance"),
        dict(
            zip(
                CHOICES,
                (N_("As the system"), N_("Light"), N_("Dark"), N_("High contrast")),
                strict=True,
            )
        ),
    ),
    ("digits", N_("Digits"), dict(zip(DIGITS, (N_("Arabic-Indic"), N_("Western")), strict=True))),
    (
        "months",
        N_("Names of months"),
        dict(zip(MONTHS, MONTH_NAMES, strict=True)),
    ),
    (
        "hijri",
        N_("Calendar"),
        {False: N_("Gregorian"), True: N_("Gregorian, and Hijri converted by Umm al-Qura")},
    ),
)
_TEXT_SIZE = N_("Text size")
_HELP = N_("Help")
GUIDE, SHORTCUTS, ABOUT = "guide", "shortcuts", "about"
_HELPS = (
    (GUIDE, N_("Guide"), "help"),
    (SHORTCUTS, N_("Keyboard shortcuts"), "shortcuts"),
    (ABOUT, N_("About Tawsiyat"), ""),
)


class TopBar(QWidget):
    """Emits what was chosen as a setting's name and its new value, and what help is wanted."""

    setting_chosen = Signal(str, object)
    help_chosen = Signal(str)
    back_wanted = Signal()
    forward_wanted = Signal()

    def __init__(self, theme: Theme, metrics: Metrics, voice: Voice) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self.setProperty("edge", "bottom")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme, self._metrics, self._voice = theme, metrics, voice
        self._settings = Settings()
        self.name = QLabel()
        self.name.setProperty("tone", "accent")
        self.search = SearchBox(theme, metrics, voice)
        self.back = self._button(self.back_wanted.emit)
        self.forward = self._button(self.forward_wanted.emit)
        self.languages = self._menu_button(self._fill_languages)
        self.settings = self._menu_button(self._fill_settings)
        self.help = self._menu_button(self._fill_help)
        row = QHBoxLayout(self)
        row.setContentsMargins(metrics.LARGE, 0, metrics.LARGE, 0)
        row.setSpacing(metrics.SMALL)
        row.addWidget(self.name)
        row.addWidget(self.search)
        row.addWidget(self.back)
        row.addWidget(self.forward)
        row.addStretch(1)
        row.addWidget(self.languages)
        row.addWidget(self.settings)
        row.addWidget(self.help)
        self.show_history(back=False, forward=False)
        self.set_look(theme, metrics)

    def show_settings(self, settings: Settings) -> None:
        """Show which language, appearance, digits and text size are chosen."""
        self._settings = settings

    def show_history(self, *, back: bool, forward: bool) -> None:
        """Show whether there is a way back and forward."""
        self.back.setEnabled(back)
        self.forward.setEnabled(forward)

    def align(self, name_width: int, search_width: int, width: int) -> None:
        """Stand over the columns below: the name over the first, the search over the second (pixels).

        `width` is what the whole bar has: where the others need more of it, the search has less.
        """
        margins = self.layout().contentsMargins().left() + self.layout().spacing()
        # A label hints no less than the width that it was given last.
        self.name.setMinimumWidth(0)
        self.name.setFixedWidth(max(name_width - margins, self.name.sizeHint().width()))
        others = self.layout().minimumSize().width() - self.search.minimumWidth()
        wanted = min(search_width - self._metrics.SMALL, width - others)
        self.search.setFixedWidth(max(wanted, self._metrics.scaled(_LEAST_SEARCH)))

    def set_look(self, theme: Theme, metrics: Metrics) -> None:
        """Take other colours or another text size."""
        self._theme, self._metrics = theme, metrics
        self.name.setFont(metrics.title)
        self.setFixedHeight(metrics.scaled(56))
        for button in (self.back, self.forward, self.languages, self.settings, self.help):
            button.setFont(metrics.body)
        self.search.set_look(theme, metrics)
        self.set_voice(self._voice)

    def set_voice(self, voice: Voice) -> None:
        """Speak another language."""
        self._voice = voice
        side, ink = self._metrics.scaled(18), self._theme.ink
        rtl = voice.language.right_to_left
        self.name.setText(voice.tr(_NAME))
        self.search.set_voice(voice)
        for button, drawing, words in (
            (self.back, "arrow-left", _BACK),
            (self.forward, "arrow-right", _FORWARD),
            (self.settings, "settings", _SETTINGS),
            (self.languages, "languages", _LANGUAGE),
            (self.help, "circle-help", _HELP),
        ):
            button.setIcon(icon(drawing, ink, mirrored=rtl, side=side))
            button.setIconSize(QSize(side, side))
            button.setAccessibleName(voice.tr(words))
            button.setToolTip(voice.tr(words))
        self.languages.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.languages.setText(voice.tr(_SHORT[voice.language.code]))

    def _button(self, clicked: object) -> QToolButton:
        button = QToolButton()
        button.setProperty("role", "quiet")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(clicked)
        return button

    def _menu_button(self, fill: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Filled when it opens: then it speaks the language of now, and the first paint does not wait for it.
        menu = QMenu(button)
        menu.aboutToShow.connect(fill)
        button.setMenu(menu)
        return button

    def _fill_languages(self) -> None:
        menu = self._emptied(self.languages)
        # Each language is named in itself, so that its readers find it.
        names = {code: language(code).tr(words) for code, words in _LANGUAGES.items()}
        self._add_choices(menu, "language", names, self._settings.language)

    def _fill_settings(self) -> None:
        menu = self._emptied(self.settings)
        voice = self._voice
        for key, words, choices in _MENUS:
            named = {value: voice.tr(text) for value, text in choices.items()}
            self._add_choices(_below(menu, voice.tr(words)), key, named, getattr(self._settings, key))
        sizes = {size: voice.figures(f"{size}\u00a0%") for size in TEXT_SIZES}
        self._add_choices(_below(menu, voice.tr(_TEXT_SIZE)), "text_size", sizes, self._settings.text_size)
        for one in menu.findChildren(QMenu):
            one.setFont(self._metrics.body)

    def _fill_help(self) -> None:
        menu = self._emptied(self.help)
        for wanted, words, keys in _HELPS:
            action = menu.addAction(self._voice.tr(words), partial(self.help_chosen.emit, wanted))
            if keys:
                # Shown beside the words; the window binds the keys itself.
                action.setText(f"{action.text()}\t{shown(keys_named(keys).keys[0])}")

    def _emptied(self, button: QToolButton) -> QMenu:
        menu = button.menu()
        for child in (*menu.findChildren(QMenu), *menu.findChildren(QActionGroup)):
            child.deleteLater()
        menu.clear()
        menu.setFont(self._metrics.body)
        return menu

    def _add_choices(self, menu: QMenu, key: str, named: dict, current: object) -> None:
        group = QActionGroup(menu)
        for value, words in named.items():
            action = QAction(words, menu, checkable=True, checked=value == current)
            action.setData(value)
            action.triggered.connect(lambda _=False, value=value: self.setting_chosen.emit(key, value))
            group.addAction(action)
            menu.addAction(action)


def _below(menu: QMenu, words: str) -> QMenu:
    """Add a menu below another, made here: of one that Qt makes itself, PySide never learns that it is gone."""
    made = QMenu(words, menu)
    menu.addMenu(made)
    return made
