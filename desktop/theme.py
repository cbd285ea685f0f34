"""How the window looks: colours, spaces, type and corners, in one place.

A `Theme` is a frozen set of colour tokens; `Metrics` are the lengths and faces at one text size. Every
colour and length on screen comes from these two, either through the palette and the style sheet made here,
or read by a widget that draws itself. Text holds 4.5:1 on every ground it meets, and 7:1 in high contrast; `edge`, the
boundary of what is typed into or ticked, and the bars of charts hold 3:1.
"""

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette

import resources
from core.errors import N_, Refusal

INTERFACE_FACES = ("Noto Sans Arabic", "Noto Sans")
READING_FACES = ("Noto Naskh Arabic", "Noto Serif")
_FONT_FILES = (
    "NotoSansArabic-Regular.ttf",
    "NotoSans-Regular.ttf",
    "NotoSansArabic-Bold.ttf",
    "NotoSans-Bold.ttf",
    "NotoNaskhArabic-Regular.ttf",
    "NotoNaskhArabic-Bold.ttf",
    "NotoSerif-Regular.ttf",
    "NotoSerif-Bold.ttf",
)

CHOICES = ("system", "light", "dark", "contrast")
TEXT_SIZES = (80, 90, 100, 115, 130, 150, 175, 200)


@dataclass(frozen=True, slots=True)
class Theme:
    """The colour tokens of one appearance, as `#rrggbb`."""

    name: str
    paper: str
    surface: str
    ink: str
    muted: str
    line: str
    edge: str
    accent: str
    on_accent: str
    soft: str
    mark: str
    warn: str
    warn_ground: str
    hover: str

    @property
    def dark(self) -> bool:
        """Tell whether the ground is darker than the ink."""
        return self.name.endswith("dark")

    @property
    def contrast(self) -> bool:
        """Tell whether this is one of the themes of high contrast."""
        return self.name.startswith("contrast")

    @property
    def desk(self) -> str:
        """The ground under sheets of paper, which are white in every theme."""
        return self.soft if self.contrast else self.line

    @property
    def focus(self) -> int:
        """How many pixels wide the frame is that says where the keyboard is."""
        return 2 if self.contrast else 1


LIGHT = Theme(
    name="light",
    paper="#F6F5F1",
    surface="#FFFFFF",
    ink="#1D272C",
    muted="#5E6A71",
    line="#E2DFD7",
    edge="#7F8488",
    accent="#0F5C63",
    on_accent="#FFFFFF",
    soft="#E4F0F0",
    mark="#FFE8A3",
    warn="#9A5B00",
    warn_ground="#FFF4DF",
    hover="#EEECE6",
)

DARK = Theme(
    name="dark",
    paper="#12171A",
    surface="#1A2125",
    ink="#E5ECEF",
    muted="#9AA7AE",
    line="#2B343A",
    edge="#75818A",
    accent="#6FC3C9",
    on_accent="#10201F",
    soft="#1F3335",
    mark="#5C4A10",
    warn="#F0B65C",
    warn_ground="#332812",
    hover="#20282D",
)


CONTRAST_LIGHT = Theme(
    name="contrast-light",
    paper="#FFFFFF",
    surface="#FFFFFF",
    ink="#000000",
    muted="#333333",
    line="#000000",
    edge="#000000",
    accent="#00307A",
    on_accent="#FFFFFF",
    soft="#DCE6FA",
    mark="#FFE97A",
    warn="#7A1F00",
    warn_ground="#FFFFFF",
    hover="#E4E4E4",
)

CONTRAST_DARK = Theme(
    name="contrast-dark",
    paper="#000000",
    surface="#000000",
    ink="#FFFFFF",
    muted="#E0E0E0",
    line="#FFFFFF",
    edge="#FFFFFF",
    accent="#FFE14D",
    on_accent="#000000",
    soft="#3A3300",
    mark="#5A4500",
    warn="#FFB86B",
    warn_ground="#000000",
    hover="#2E2E2E",
)

THEMES = (LIGHT, DARK, CONTRAST_LIGHT, CONTRAST_DARK)


@dataclass(frozen=True)
class Metrics:
    """Lengths in logical pixels at a text size in percent. Spaces stay; type and what holds type grows."""

    text_size: int = 100

    TINY = 4
    SMALL = 8
    MEDIUM = 12
    LARGE = 16
    WIDE = 24
    HUGE = 32
    CORNER = 8

    def scaled(self, pixels: float) -> int:
        """Return a length that grows with the text."""
        return max(1, round(pixels * self.text_size / 100))

    @cached_property
    def body(self) -> QFont:
        """The face of controls and labels, 14 px."""
        return self.face(INTERFACE_FACES, 14)

    @cached_property
    def small(self) -> QFont:
        """The face of secondary text, 12 px."""
        return self.face(INTERFACE_FACES, 12)

    @cached_property
    def strong(self) -> QFont:
        """The face of card titles, 14 px bold."""
        return self.face(INTERFACE_FACES, 14, bold=True)

    @cached_property
    def reading(self) -> QFont:
        """The face of quoted text in the reader, 16 px."""
        return self.face(READING_FACES, 16)

    @cached_property
    def snippet(self) -> QFont:
        """The reading face at the size of a card, 14 px."""
        return self.face(READING_FACES, 14)

    @cached_property
    def title(self) -> QFont:
        """The face of a record's title, 21 px bold."""
        return self.face(READING_FACES, 21, bold=True)

    def face(self, families: tuple[str, ...], pixels: float, *, bold: bool = False) -> QFont:
        """Return a font of these families, `pixels` high at 100 %."""
        font = QFont(list(families))
        font.setPixelSize(self.scaled(pixels))
        font.setBold(bold)
        return font


def load_fonts() -> Refusal | None:
    """Give Qt the bundled faces; answer a refusal where one is missing: the program goes on without it."""
    missing = [name for name in _FONT_FILES if not _loaded(name)]
    if not missing:
        return None
    return Refusal(
        N_("The bundled typeface {name} is missing, so a face of the system is used. Reinstall the program."),
        name=missing[0],
    )


def _loaded(name: str) -> bool:
    return QFontDatabase.addApplicationFont(str(resources.path("fonts", name))) >= 0


def chosen(choice: str) -> Theme:
    """Return the theme of a choice of `CHOICES`; «system» asks the desktop, «contrast» whether it is a dark one."""
    hints = QGuiApplication.styleHints()
    dark = choice == "dark" or (
        choice in ("system", "contrast") and hints.colorScheme() == Qt.ColorScheme.Dark
    )
    wished = hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
    if choice == "contrast" or (choice == "system" and wished):
        return CONTRAST_DARK if dark else CONTRAST_LIGHT
    return DARK if dark else LIGHT


def palette(theme: Theme) -> QPalette:
    """Return Qt's palette made of the tokens."""
    result = QPalette()
    roles = QPalette.ColorRole
    for role, value in (
        (roles.Window, theme.paper),
        (roles.WindowText, theme.ink),
        (roles.Base, theme.surface),
        (roles.AlternateBase, theme.paper),
        (roles.Text, theme.ink),
        (roles.Button, theme.surface),
        (roles.ButtonText, theme.ink),
        (roles.BrightText, theme.warn),
        (roles.ToolTipBase, theme.surface),
        (roles.ToolTipText, theme.ink),
        (roles.PlaceholderText, theme.muted),
        (roles.Highlight, theme.soft),
        (roles.HighlightedText, theme.ink),
        (roles.Link, theme.accent),
        (roles.LinkVisited, theme.accent),
        (roles.Mid, theme.line),
        (roles.Midlight, theme.line),
        (roles.Light, theme.surface),
        (roles.Dark, theme.line),
        (roles.Shadow, theme.line),
        (roles.Accent, theme.accent),
    ):
        result.setColor(role, QColor(value))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.muted))
    return result


def sheet(theme: Theme, metrics: Metrics, *, still: bool = False) -> str:
    """Return the style sheet of the application: a rule for each role that a widget names. `still`: nothing moves."""
    rules = [
        _grounds(theme),
        _fields(theme),
        _buttons(theme, metrics),
        _choosers(theme, metrics),
        _lists(theme),
    ]
    if theme.contrast:
        rules.append(_contrast(theme))
    if still:
        rules.append("* { widget-animation-duration: 0; }\n")
    return "".join(rules)


def _contrast(theme: Theme) -> str:
    """What a soft ground says in the other themes, a frame says here."""
    strong = f"2px solid {theme.accent}"
    return f"""
QLineEdit:focus, QFrame[role="search"][active="true"], QRadioButton:focus, QToolButton:focus, QPushButton:focus,
QComboBox:focus, QCheckBox:focus, QPlainTextEdit:focus,
QToolButton[role="quiet"]:focus, QPushButton[role="quiet"]:focus, QToolButton[role="icon"]:focus,
QPushButton[role="link"]:focus, QPushButton[role="chip"]:focus {{ border: {strong}; }}
QPushButton[role="primary"]:focus {{ border: 3px double {theme.on_accent}; }}
QToolButton[role="quiet"], QPushButton[role="quiet"], QToolButton[role="icon"] {{
  border: 1px solid {theme.line}; }}
QFrame[role="search"] QToolButton {{ border: 1px solid transparent; }}
QPushButton[role="chip"][chosen="true"] {{ border: {strong}; }}
QPushButton[role="link"] {{ text-decoration: underline; }}
QMenu::item {{ border: 2px solid transparent; }}
QMenu::item:selected {{ border: {strong}; }}
QScrollBar::handle {{ background: {theme.ink}; }}
QFrame[role="notice"] {{ border-bottom: 2px solid {theme.warn}; }}
"""


def _grounds(theme: Theme) -> str:
    return f"""
QWidget {{ color: {theme.ink}; }}
QWidget[ground="paper"] {{ background: {theme.paper}; }}
QWidget[ground="surface"] {{ background: {theme.surface}; }}
QWidget[edge="bottom"] {{ border: 0; border-bottom: 1px solid {theme.line}; }}
QWidget[edge="top"] {{ border: 0; border-top: 1px solid {theme.line}; }}
QLabel[tone="muted"] {{ color: {theme.muted}; }}
QLabel[tone="accent"] {{ color: {theme.accent}; }}
QLabel[tone="warn"] {{ color: {theme.warn}; }}
QFrame[role="notice"] {{ background: {theme.warn_ground}; border: 0;
  border-bottom: 1px solid {theme.line}; }}
QFrame[role="tip"] {{ background: {theme.soft}; border: 1px solid {theme.line};
  border-radius: {Metrics.CORNER}px; }}
"""


def _fields(theme: Theme) -> str:
    corner = f"{Metrics.CORNER}px"
    return f"""
QFrame[role="search"] {{ background: {theme.surface}; border: 1px solid {theme.edge};
  border-radius: {corner}; }}
QFrame[role="search"][active="true"] {{ border: 1px solid {theme.accent}; }}
QFrame[role="search"] QLineEdit {{ border: 0; background: transparent; padding: 0; }}
QLabel[role="key"] {{ color: {theme.muted}; background: {theme.paper}; border: 1px solid {theme.line};
  border-radius: 4px; padding: 0 6px; }}
QLineEdit {{ background: {theme.surface}; border: 1px solid {theme.edge}; border-radius: {corner};
  padding: 4px 8px; selection-background-color: {theme.accent}; selection-color: {theme.on_accent};
  placeholder-text-color: {theme.muted}; }}
QLineEdit QToolButton {{ background: transparent; border: 0; padding: 0; min-height: 0; }}
QLineEdit:focus {{ border: 1px solid {theme.accent}; }}
QRadioButton {{ border: 1px solid transparent; border-radius: 4px; padding: 3px 6px; spacing: 8px; }}
QRadioButton:focus {{ border: 1px solid {theme.accent}; }}
QRadioButton:disabled {{ color: {theme.muted}; }}
QRadioButton::indicator {{ width: 14px; height: 14px; border: 1px solid {theme.muted}; border-radius: 8px;
  background: {theme.surface}; }}
QRadioButton::indicator:checked {{ width: 6px; height: 6px; border: 5px solid {theme.accent}; }}
"""


def _buttons(theme: Theme, metrics: Metrics) -> str:
    corner = f"{Metrics.CORNER}px"
    control = f"{metrics.scaled(32)}px"
    chip = metrics.scaled(24)
    return f"""
QToolButton, QPushButton {{ background: {theme.surface}; border: 1px solid {theme.line};
  border-radius: {corner}; padding: 0 12px; min-height: {control}; }}
QToolButton:hover, QPushButton:hover {{ background: {theme.hover}; }}
QToolButton:pressed, QPushButton:pressed {{ background: {theme.soft}; }}
QToolButton:focus, QPushButton:focus {{ border: 1px solid {theme.accent}; outline: 0; }}
QToolButton:disabled, QPushButton:disabled {{ color: {theme.muted}; }}
QToolButton::menu-indicator {{ image: none; width: 0; }}
QPushButton[role="primary"] {{ background: {theme.accent}; color: {theme.on_accent};
  border: 1px solid {theme.accent}; }}
QPushButton[role="primary"]:focus {{ border: 2px solid {theme.ink}; }}
QToolButton[role="quiet"], QPushButton[role="quiet"] {{ background: transparent;
  border: 1px solid transparent; padding: 0 8px; }}
QToolButton[role="quiet"]:hover, QPushButton[role="quiet"]:hover {{ background: {theme.hover}; }}
QToolButton[role="quiet"]:focus, QPushButton[role="quiet"]:focus {{ border: 1px solid {theme.accent}; }}
QToolButton[role="icon"] {{ background: transparent; border: 1px solid transparent; border-radius: 4px;
  padding: 1px 4px; min-height: 0; }}
QToolButton[role="icon"]:hover {{ background: {theme.hover}; }}
QToolButton[role="icon"]:focus {{ border: 1px solid {theme.accent}; }}
QPushButton[role="link"] {{ background: transparent; border: 1px solid transparent; color: {theme.accent};
  padding: 0 2px; min-height: 0; text-align: left; }}
QPushButton[role="link"]:hover {{ text-decoration: underline; }}
QPushButton[role="link"]:focus {{ border: 1px solid {theme.accent}; border-radius: 4px; }}
QPushButton[role="chip"] {{ border-radius: {chip // 2}px; padding: 0 10px; min-height: {chip - 2}px;
  max-height: {chip - 2}px; }}
QPushButton[role="chip"][chosen="true"] {{ background: {theme.soft}; color: {theme.accent};
  border: 1px solid {theme.accent}; }}
QPushButton[role="chip"]:focus {{ border: 2px solid {theme.accent}; }}
"""


def _choosers(theme: Theme, metrics: Metrics) -> str:
    """What one chooses by: boxes, ticks, sheets; and the bar of progress."""
    corner, shade = f"{Metrics.CORNER}px", "dark" if theme.dark else "light"

    def drawing(name: str) -> str:
        # A sheet takes drawings from files alone, and can't ink them.
        return f'url("{resources.path("icons", "sheet", f"{name}-{shade}.svg").as_posix()}")'

    return f"""
QComboBox {{ background: {theme.surface}; border: 1px solid {theme.edge}; border-radius: {corner};
  padding: 0 8px; min-height: {metrics.scaled(30)}px; }}
QComboBox:hover {{ background: {theme.hover}; }}
QComboBox:focus {{ border: 1px solid {theme.accent}; }}
QComboBox:disabled {{ color: {theme.muted}; }}
QComboBox::drop-down {{ border: 0; width: {metrics.scaled(24)}px; }}
QComboBox::down-arrow {{ image: {drawing("chevron-down")}; width: {metrics.scaled(14)}px;
  height: {metrics.scaled(14)}px; }}
QComboBox QAbstractItemView {{ background: {theme.surface}; border: 1px solid {theme.line};
  selection-background-color: {theme.soft}; selection-color: {theme.ink}; }}
QCheckBox {{ border: 1px solid transparent; border-radius: 4px; padding: 3px 6px; spacing: 8px; }}
QCheckBox:focus {{ border: 1px solid {theme.accent}; }}
QCheckBox:disabled {{ color: {theme.muted}; }}
QCheckBox::indicator {{ width: 14px; height: 14px; border: 1px solid {theme.muted}; border-radius: 4px;
  background: {theme.surface}; }}
QCheckBox::indicator:checked {{ background: {theme.accent}; border: 1px solid {theme.accent};
  image: {drawing("check")}; }}
QTabWidget::pane {{ border: 1px solid {theme.line}; background: {theme.surface}; }}
QTabBar::tab {{ background: transparent; color: {theme.muted}; border: 0; padding: 8px 16px;
  border-bottom: 2px solid transparent; }}
QTabBar::tab:hover {{ color: {theme.ink}; }}
QTabBar::tab:selected {{ color: {theme.accent}; border-bottom: 2px solid {theme.accent}; }}
QTabBar::tab:focus {{ background: {theme.soft}; }}
QPlainTextEdit {{ background: {theme.surface}; border: 1px solid {theme.edge}; border-radius: 4px;
  selection-background-color: {theme.accent}; selection-color: {theme.on_accent}; }}
QPlainTextEdit:focus {{ border: 1px solid {theme.accent}; }}
QProgressBar {{ background: {theme.line}; border: 0; border-radius: 2px; }}
QProgressBar::chunk {{ background: {theme.accent}; border-radius: 2px; }}
"""


def _lists(theme: Theme) -> str:
    return f"""
QMenu {{ background: {theme.surface}; border: 1px solid {theme.line}; padding: 4px; }}
QMenu::item {{ padding: 6px 32px; border-radius: 4px; }}
QMenu::item:selected {{ background: {theme.soft}; color: {theme.ink}; }}
QMenu::separator {{ height: 1px; background: {theme.line}; margin: 4px 8px; }}
QFrame[role="popup"] {{ background: {theme.surface}; border: 1px solid {theme.line}; }}
QAbstractItemView {{ background: {theme.paper}; border: 0; outline: 0; }}
QHeaderView {{ background: {theme.surface}; border: 0; }}
QHeaderView::section {{ background: {theme.surface}; color: {theme.muted}; border: 0;
  border-bottom: 1px solid {theme.line}; padding: 2px 8px; }}
QFrame[role="popup"] QAbstractItemView {{ background: {theme.surface}; }}
QToolTip {{ background: {theme.surface}; color: {theme.ink}; border: 1px solid {theme.line}; padding: 4px; }}
QSplitter::handle {{ background: {theme.line}; }}
QSplitter::handle:hover {{ background: {theme.accent}; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QScrollBar::handle {{ background: {theme.line}; border-radius: 4px; margin: 1px; min-height: 32px;
  min-width: 32px; }}
QScrollBar::handle:hover {{ background: {theme.muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""
