"""What is said to a screen reader beside the tree of widgets: what changed without the keyboard moving, and what a
widget that draws itself is.

Nothing here costs anything where no screen reader asks: Qt makes its tree with the first question.
"""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QAccessibleWidget, QWidget

ROLES = {
    "Histogram": QAccessible.Role.Chart,
    "BarChart": QAccessible.Role.Chart,
    "QuotedItem": QAccessible.Role.Paragraph,
    "Border": QAccessible.Role.Splitter,
}
"""The roles of widgets of ours, by class: Qt takes each of them for a box without a meaning."""


def announce(widget: QWidget, words: str) -> None:
    """Say words at once, in place of the widget that they are about."""
    if words and QAccessible.isActive():
        from desktop.safe_text import without_bidi_controls

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, without_bidi_controls(words)))


def read_in_order(*widgets: QWidget) -> None:
    """Let siblings be read in this order: Qt reads them in the order in which they came, or were last raised."""
    for widget in widgets:
        widget.raise_()


class Roles:
    """Tells Qt the roles of `ROLES` for as long as the program runs."""

    def __init__(self) -> None:
        # Qt deletes an interface with its widget and knows nothing of Python's; a list keeps the other half alive.
        self._made: list[QAccessibleWidget] = []
        QAccessible.installFactory(self._interface)

    def _interface(self, kind: str, widget: object) -> QAccessibleWidget | None:
        if kind not in ROLES or not isinstance(widget, QWidget):
            return None
        made = QAccessibleWidget(widget, ROLES[kind], "")
        self._made.append(made)
        return made
