"""The style sheet of the application: rules for the roles that widgets name, made of the tokens of `desktop.theme`."""

import resources
from desktop.theme import Metrics, Theme


def sheet(theme: Theme, metrics: Metrics, *, still: bool = False) -> str:
    """Return the style sheet of the application: a rule for each role that a widget names. `still`: nothing moves."""
    rules = [
        _grounds(theme),
        _fields(theme, metrics),
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
QPushButton[role="chip"][chosen="true"]:focus {{ border: 3px double {theme.accent}; }}
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


def _fields(theme: Theme, metrics: Metrics) -> str:
    corner = f"{Metrics.CORNER}px"
    # A ring about a dot, as large together as the empty ring with its border.
    side = metrics.scaled(14)
    ring = metrics.scaled(5)
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
QRadioButton::indicator {{ width: {side}px; height: {side}px; border: 1px solid {theme.muted};
  border-radius: {side // 2 + 1}px; background: {theme.surface}; }}
QRadioButton::indicator:checked {{ width: {side + 2 - 2 * ring}px; height: {side + 2 - 2 * ring}px;
  border: {ring}px solid {theme.accent}; }}
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
QCheckBox::indicator, QListView::indicator {{ width: {metrics.scaled(14)}px; height: {metrics.scaled(14)}px;
  border: 1px solid {theme.muted}; border-radius: 4px; background: {theme.surface}; }}
QCheckBox::indicator:checked, QListView::indicator:checked {{ background: {theme.accent};
  border: 1px solid {theme.accent}; image: {drawing("check")}; }}
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
QAbstractItemView {{ background: {theme.paper}; border: 0; outline: {theme.focus}px solid {theme.accent}; }}
QFrame[role="focus"] {{ background: transparent; border: {theme.focus}px solid {theme.accent}; }}
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
QAbstractScrollArea::corner {{ background: transparent; border: 0; }}
"""
