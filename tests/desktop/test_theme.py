"""Colours that can be read, faces that may be missing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QPalette

import resources
from desktop import theme
from desktop.sheet import sheet
from desktop.theme import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, THEMES, Metrics


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2 for `#rrggbb`."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("look", THEMES, ids=lambda look: look.name)
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("ink", "paper"),
        ("ink", "surface"),
        ("ink", "soft"),
        ("ink", "hover"),
        ("ink", "mark"),
        ("muted", "paper"),
        ("muted", "surface"),
        ("muted", "hover"),
        ("accent", "paper"),
        ("accent", "surface"),
        ("accent", "soft"),
        ("accent", "hover"),
        ("on_accent", "accent"),
        ("warn", "warn_ground"),
        ("warn", "paper"),
        ("warn", "surface"),
        ("warn", "hover"),
        ("muted", "soft"),
        ("ink", "warn_ground"),
    ],
)
def test_text_stands_out_from_its_ground_by_the_aa_measure(look, text, ground):
    assert contrast(getattr(look, text), getattr(look, ground)) >= (7 if look.contrast else 4.5)


@pytest.mark.parametrize("look", THEMES, ids=lambda look: look.name)
@pytest.mark.parametrize("ground", ["paper", "surface", "soft", "hover"])
@pytest.mark.parametrize("part", ["edge", "accent"])
def test_boundaries_bars_and_the_frame_of_focus_stand_out_from_their_ground(look, part, ground):
    assert contrast(getattr(look, part), getattr(look, ground)) >= 3


@pytest.mark.parametrize("look", [CONTRAST_LIGHT, CONTRAST_DARK], ids=lambda look: look.name)
def test_in_high_contrast_every_line_is_a_boundary_and_focus_is_wider(look):
    assert contrast(look.line, look.surface) >= 7
    assert look.focus == 2
    assert "border: 2px solid" in sheet(look, Metrics())


class Hints:
    """A desktop that answers what a test lets it."""

    def __init__(self, scheme: Qt.ColorScheme, wish: Qt.ContrastPreference) -> None:
        self.colorScheme = lambda: scheme
        self.accessibility = lambda: self
        self.contrastPreference = lambda: wish


@pytest.mark.parametrize(
    ("choice", "dark", "wished", "expected"),
    [
        ("system", False, False, LIGHT),
        ("system", True, False, DARK),
        ("system", False, True, CONTRAST_LIGHT),
        ("system", True, True, CONTRAST_DARK),
        ("contrast", False, False, CONTRAST_LIGHT),
        ("contrast", True, False, CONTRAST_DARK),
        # Who has chosen colours has chosen.
        ("light", True, True, LIGHT),
        ("dark", False, True, DARK),
    ],
)
def test_the_theme_follows_the_choice_and_the_wish_of_the_desktop(
    monkeypatch, choice, dark, wished, expected
):
    scheme = Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light
    wish = Qt.ContrastPreference.HighContrast if wished else Qt.ContrastPreference.NoPreference
    monkeypatch.setattr(theme.QGuiApplication, "styleHints", lambda: Hints(scheme, wish))
    assert theme.chosen(choice) is expected


@pytest.mark.parametrize("look", THEMES, ids=lambda look: look.name)
def test_the_palette_says_what_the_tokens_say(qapp, look):
    made = theme.palette(look)
    assert made.color(QPalette.ColorRole.Window).name().upper() == look.paper
    assert made.color(QPalette.ColorRole.Text).name().upper() == look.ink


def test_the_sheet_grows_with_the_text():
    assert "min-height: 32px" in sheet(LIGHT, Metrics(100))
    assert "min-height: 64px" in sheet(LIGHT, Metrics(200))


def test_bundled_faces_are_used_for_arabic_and_latin(qapp):
    metrics = Metrics()
    assert QFontInfo(metrics.body).family() == "Noto Sans Arabic"
    assert QFontInfo(metrics.reading).family() == "Noto Naskh Arabic"
    assert metrics.body.families() == ["Noto Sans Arabic", "Noto Sans"]


def test_a_missing_face_is_said_and_the_program_goes_on(qapp, monkeypatch, tmp_path):
    monkeypatch.setattr(resources, "path", tmp_path.joinpath)
    refusal = theme.load_fonts()
    assert refusal is not None
    assert "NotoSansArabic-Regular.ttf" in str(refusal)
