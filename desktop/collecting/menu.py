"""Into which collection: a small menu, the one used last first, and a name for a new one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QMenu, QVBoxLayout, QWidget

from core.errors import N_
from core.records.collections import LONGEST_NAME, Cabinet
from desktop.collecting.cabinet import name_of_collection
from desktop.theme import Metrics
from desktop.voice import Voice
from desktop.widgets.scrolled import fit

ADD = N_("Add to a collection")
_NEW = N_("New collection\u2026")
_NAME = N_("Name of the collection")
_OFFERED = 12


class CollectMenu(QMenu):
    """Offers the collections used last. `chosen` carries a key; `new_wanted` asks for one that is not there."""

    chosen = Signal(str)
    new_wanted = Signal()

    def __init__(self, cabinet: Cabinet, metrics: Metrics, voice: Voice, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFont(metrics.body)
        self.setAccessibleName(voice.tr(ADD))
        for collection in cabinet.collections[:_OFFERED]:
            # An ampersand in a name is no mark of a key.
            words = name_of_collection(collection, voice).replace("&", "&&")
            action = self.addAction(words)
            action.triggered.connect(lambda _=False, key=collection.key: self.chosen.emit(key))
        if cabinet.collections:
            self.addSeparator()
        new = self.addAction(voice.tr(_NEW))
        new.triggered.connect(lambda _=False: self.new_wanted.emit())
        self.setActiveAction(self.actions()[0])


class NameDialog(QDialog):
    """Asks what a new collection is called. `named` carries the name."""

    named = Signal(str)

    def __init__(self, suggested: str, metrics: Metrics, voice: Voice, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("chapter", "collections")
        self.setWindowTitle(voice.tr(N_("New collection")))
        self.name = QLineEdit(suggested)
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setAccessibleName(voice.tr(_NAME))
        self.name.selectAll()
        label = QLabel(voice.tr(_NAME))
        label.setBuddy(self.name)
        self.buttons = QDialogButtonBox()
        self.make = self.buttons.addButton(voice.tr(N_("Add")), QDialogButtonBox.ButtonRole.AcceptRole)
        self.make.setProperty("role", "primary")
        self.buttons.addButton(voice.tr(N_("Cancel")), QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.name.textChanged.connect(lambda text: self.make.setEnabled(bool(text.strip())))
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.LARGE, metrics.LARGE, metrics.LARGE, metrics.LARGE)
        column.setSpacing(metrics.SMALL)
        for part in (label, self.name, self.buttons):
            column.addWidget(part)
        fit(self, metrics.scaled(420), self.sizeHint().height())

    def accept(self) -> None:
        """Tell the name."""
        super().accept()
        self.named.emit(self.name.text())
