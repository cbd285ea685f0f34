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
