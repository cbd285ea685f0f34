"""What a window says, to the eye and to a screen reader, and what of it is cut off.

Painted words are taken from Qt itself: the window is rendered on a device that draws nothing and remembers every piece
of text it is given, delegates and self-drawn widgets included.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QPaintDevice, QPaintEngine
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QTableView,
    QWidget,
)

_Role = Qt.ItemDataRole
_ROLES = (_Role.DisplayRole, _Role.ToolTipRole, _Role.AccessibleTextRole, _Role.AccessibleDescriptionRole)
_ROWS = 40
_SLACK = 2


@dataclass(frozen=True)
class Said:
    """A text and where it was found."""

    text: str
    where: str


class _Listener(QPaintEngine):
    """Remembers text, draws nothing."""

    def __init__(self) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.heard: list[str] = []

    def begin(self, device: QPaintDevice) -> bool:
        return True

    def end(self) -> bool:
        return True

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def updateState(self, state: object) -> None:  # noqa: N802 - Qt's own name
        pass

    def drawPixmap(self, *_: object) -> None:  # noqa: N802 - Qt's own name
        pass

    def drawImage(self, *_: object) -> None:  # noqa: N802 - Qt's own name
        pass

    def drawPolygon(self, *_: object) -> None:  # noqa: N802 - Qt's own name
        pass

    def drawPath(self, *_: object) -> None:  # noqa: N802 - Qt's own name
        pass

    def drawTextItem(self, _at: object, item: object) -> None:  # noqa: N802 - Qt's own name
        self.heard.append(item.text())


class Ear(QPaintDevice):
    """A device on which a widget is rendered to hear what it writes."""

    def __init__(self, size: QSize) -> None:
        super().__init__()
        self._size = size
        self.engine = _Listener()

    def paintEngine(self) -> QPaintEngine:  # noqa: N802 - Qt's own name
        return self.engine

    def metric(self, which: QPaintDevice.PaintDeviceMetric) -> int:
        kind = QPaintDevice.PaintDeviceMetric
        known = {
            kind.PdmWidth: self._size.width(),
            kind.PdmHeight: self._size.height(),
            kind.PdmNumColors: 1 << 24,
            kind.PdmDepth: 32,
            kind.PdmDevicePixelRatio: 1,
            kind.PdmDevicePixelRatioScaled: int(QPaintDevice.devicePixelRatioFScale()),
        }
        return known.get(which, 96)


def written(widget: QWidget) -> list[str]:
    """Return every piece of text that a widget and what is in it paint."""
    ear = Ear(widget.size())
    widget.render(ear)
    return ear.engine.heard


def said(window: QWidget) -> Iterator[Said]:
    """Yield every text that a window and its parts say: labels, hints, names for a screen reader, rows, menus."""
    for widget in (window, *window.findChildren(QWidget)):
        if not widget.isVisible() or widget.window() is not window.window():
            continue
        where = f"{type(widget).__name__} {widget.objectName()}".strip()
        for name in ("toolTip", "statusTip", "whatsThis", "accessibleName", "accessibleDescription"):
            yield Said(getattr(widget, name)(), f"{where}.{name}")
        if widget.isWindow():
            yield Said(widget.windowTitle(), f"{where}.windowTitle")
        for text in _own(widget):
            yield Said(text, where)
        for text in _spoken(widget):
            yield Said(text, f"{where} as spoken")
        for action in widget.actions():
            for name in ("text", "toolTip"):
                yield Said(getattr(action, name)().replace("&", ""), f"{where} action.{name}")


def heard_on(window: QWidget) -> Iterator[Said]:
    """Yield every text of a window with its place, its menus too."""
    yield from said(window)
    for menu in menus(window):
        for action in menu.actions():
            yield Said(action.text().replace("&", ""), "menu")


def _own(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QLineEdit | QPlainTextEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(at) for at in range(widget.count()))
    elif isinstance(widget, QTabBar):
        yield from (widget.tabText(at) for at in range(widget.count()))
    elif isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
        yield from _rows(widget)


def _rows(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    if model is None:
        return
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
    for across in range(columns if isinstance(view, QTableView) else 0):
        for role in _ROLES:
            yield _text(model.headerData(across, Qt.Orientation.Horizontal, role))
    for row in range(min(model.rowCount(QModelIndex()), _ROWS)):
        for across in range(columns):
            for role in _ROLES:
                yield _text(model.index(row, across, QModelIndex()).data(role))


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _spoken(widget: QWidget) -> Iterator[str]:
    kinds = QAccessible.Text
    interface = QAccessible.queryAccessibleInterface(widget)
    if interface is None:
        return
    pieces = [interface]
    if not isinstance(widget, QAbstractItemView):
        children = (interface.child(at) for at in range(min(interface.childCount(), _ROWS)))
        pieces += [each for each in children if each is not None and each.object() is None]
    for each in pieces:
        yield from (each.text(kind) for kind in (kinds.Name, kinds.Description, kinds.Help))


def cut(window: QWidget) -> Iterator[str]:
    """Yield what of a window's texts has too little room, and says the whole nowhere else."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.window() is not window.window():
            continue
        lack = _lack(widget)
        if lack:
            yield f"{type(widget).__name__}({lack})"
        outside = _outside(widget)
        if outside:
            yield outside


def _lack(widget: QWidget) -> str:
    if isinstance(widget, QLabel):
        return _label_lack(widget)
    if isinstance(widget, QAbstractButton) and widget.text():
        wanted, has = widget.minimumSizeHint(), widget.size()
        if wanted.width() - has.width() > _SLACK and widget.text() not in widget.toolTip():
            return f"{widget.text()!r} {has.width()} of {wanted.width()}"
        return ""
    if isinstance(widget, QLineEdit) and not widget.text() and widget.placeholderText():
        wanted = widget.fontMetrics().horizontalAdvance(widget.placeholderText())
        room = widget.contentsRect().width() - widget.textMargins().left() - widget.textMargins().right() - 2
        hint = f"{widget.toolTip()} {widget.accessibleName()} {widget.accessibleDescription()}"
        if wanted > room and widget.placeholderText().rstrip("\u2026") not in hint:
            return f"{widget.placeholderText()!r} {room} of {wanted}"
        return ""
    if isinstance(widget, QComboBox):
        return _box_lack(widget)
    if isinstance(widget, QHeaderView) and widget.orientation() is Qt.Orientation.Horizontal:
        return "; ".join(_head_lacks(widget))
    return ""


def _label_lack(label: QLabel) -> str:
    if not label.text() or label.text() in label.toolTip():
        return ""
    room = label.contentsRect()
    if label.hasHeightForWidth() or label.wordWrap():
        wanted = label.heightForWidth(label.width())
        if wanted - label.height() > _SLACK:
            return f"{label.text()[:80]!r} {label.height()} high of {wanted}"
        return ""
    wanted = label.sizeHint().width() - (label.width() - room.width())
    return f"{label.text()!r} {room.width()} of {wanted}" if wanted - room.width() > _SLACK else ""


def _box_lack(box: QComboBox) -> str:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    room = box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, box).width()
    wanted = box.fontMetrics().horizontalAdvance(box.currentText())
    if wanted - room > _SLACK and box.currentText() not in box.toolTip():
        return f"{box.currentText()!r} {room} of {wanted}"
    widest = max(
        (box.fontMetrics().horizontalAdvance(box.itemText(at)) for at in range(box.count())), default=0
    )
    opened = max(box.width(), box.view().minimumWidth())
    return f"list of {box.currentText()!r} {opened} of {widest}" if widest > opened else ""


def _head_lacks(head: QHeaderView) -> Iterator[str]:
    model = head.model()
    for at in range(head.count()):
        if head.isSectionHidden(at):
            continue
        words = _text(model.headerData(at, Qt.Orientation.Horizontal, _Role.DisplayRole))
        hint = _text(model.headerData(at, Qt.Orientation.Horizontal, _Role.ToolTipRole))
        wanted = head.sectionSizeFromContents(at).width()
        if words and wanted - head.sectionSize(at) > _SLACK and words not in hint:
            yield f"{words!r} {head.sectionSize(at)} of {wanted}"


def _outside(widget: QWidget) -> str:
    """Tell of a control that its holder cuts off; what is scrolled to is no fault."""
    holder = widget.parentWidget()
    if not isinstance(widget, QLabel | QAbstractButton | QLineEdit | QComboBox) or holder is None:
        return ""
    inside, scrolled = widget.geometry(), _scrolled(widget)
    while holder is not None and not isinstance(holder, QAbstractScrollArea):
        room = holder.rect()
        across = inside.left() < -_SLACK or inside.right() > room.right() + _SLACK
        if across or (not scrolled and inside.bottom() > room.bottom() + _SLACK):
            words = widget.currentText() if isinstance(widget, QComboBox) else widget.text()
            where = f"{_place(inside)} outside of {type(holder).__name__} {_place(room)}"
            return f"{type(widget).__name__}({words[:60]!r} at {where})"
        if holder.isWindow():
            break
        inside, holder = QRect(holder.mapToParent(inside.topLeft()), inside.size()), holder.parentWidget()
    return ""


def _scrolled(widget: QWidget) -> bool:
    while widget is not None and not widget.isWindow():
        if isinstance(widget, QAbstractScrollArea):
            return True
        widget = widget.parentWidget()
    return False


def _place(rect: QRect) -> str:
    return f"{rect.x()},{rect.y()} {rect.width()}x{rect.height()}"


def menus(window: QWidget) -> Iterator[QMenu]:
    """Yield the menus of a window, filled as if they opened."""
    for menu in window.findChildren(QMenu):
        menu.aboutToShow.emit()
        yield menu
        yield from menu.findChildren(QMenu)


def too_wide(menu: QMenu) -> str:
    """Tell of a menu that does not fit the screen."""
    room = QApplication.primaryScreen().availableGeometry().width()
    return (
        f"menu {menu.title()!r} is {menu.sizeHint().width()} of {room}"
        if menu.sizeHint().width() > room
        else ""
    )
