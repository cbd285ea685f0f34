"""Where the keyboard stops in a window, and which stop comes next: as the eye reads, whenever the stops were made.

Qt's own order is that in which widgets came into being, so that a chip or a page which comes later would be reached
last. Here the next stop is looked for on the spot: what a widget holds comes after it, and what stands side by side
in one parent is read by rows from the top, each row from the leading side.
"""

from collections.abc import Iterator

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QScrollArea, QWidget


def is_stop(widget: QWidget) -> bool:
    """Tell whether Tab leads to a widget."""
    tab = Qt.FocusPolicy.TabFocus
    stops = widget.focusPolicy() & tab == tab and widget.focusProxy() is None
    return stops and widget.isVisible() and widget.isEnabled()


def step(window: QWidget, *, forward: bool) -> bool:
    """Lead the keyboard to the next stop of a window or to the one before, round its end; tell whether there is one."""
    here = window.focusWidget() or window
    found = next(_from(here, window, forward=forward), None)
    if found is None:
        return False
    reasons = Qt.FocusReason
    reason = reasons.TabFocusReason if forward else reasons.BacktabFocusReason
    found.setFocus(reason)
    # Some show what they hold only to who stands on them: the way back begins with the last of it.
    last = found if forward else next(_from(here, window, forward=False), found)
    if last is not found:
        last.setFocus(reason)
    _bring_into_view(last)
    return True


def _from(here: QWidget, window: QWidget, *, forward: bool) -> Iterator[QWidget]:
    """Yield the stops that follow a widget, then those from the beginning on; or all of it backwards."""
    if forward:
        yield from _inside(here, forward=True)
    while here is not window:
        parent = here.parentWidget()
        around = _in_reading_order(parent, with_one=here)
        at = around.index(here)
        for each in around[at + 1 :] if forward else around[:at][::-1]:
            yield from _stops(each, forward=forward)
        if not forward and is_stop(parent):
            yield parent
        here = parent
    yield from _stops(window, forward=forward)


def _stops(widget: QWidget, *, forward: bool) -> Iterator[QWidget]:
    """Yield a widget that is a stop, and those that it holds."""
    if not widget.isVisible():
        return
    if forward and is_stop(widget):
        yield widget
    yield from _inside(widget, forward=forward)
    if not forward and is_stop(widget):
        yield widget


def _inside(widget: QWidget, *, forward: bool) -> Iterator[QWidget]:
    held = _in_reading_order(widget)
    for each in held if forward else held[::-1]:
        yield from _stops(each, forward=forward)


def _in_reading_order(parent: QWidget, with_one: QWidget | None = None) -> list[QWidget]:
    """Return what leads on in a widget, by rows; `with_one` also where it has just been hidden."""
    held = [each for each in parent.children() if each is with_one or _leads_on(each)]
    held.sort(key=lambda each: each.y())
    rows: list[list[QWidget]] = []
    bottom = 0
    for each in held:
        below = each.y() + each.height()
        if rows and each.y() + each.height() / 2 < bottom:
            rows[-1].append(each)
            bottom = max(bottom, below)
        else:
            rows.append([each])
            bottom = below
    mirrored = parent.isRightToLeft()

    def leading(each: QWidget) -> int:
        return parent.width() - each.x() - each.width() if mirrored else each.x()

    return [each for row in rows for each in sorted(row, key=leading)]


def _leads_on(child: QObject) -> bool:
    """Tell whether a child may be a stop, or hold one: a label beside many lines would make one row of them."""
    if not isinstance(child, QWidget) or child.isWindow() or not child.isVisible():
        return False
    return is_stop(child) or any(isinstance(held, QWidget) for held in child.children())


def _bring_into_view(widget: QWidget) -> None:
    holder = widget.parentWidget()
    while holder is not None and not holder.isWindow():
        if isinstance(holder, QScrollArea) and holder.widget().isAncestorOf(widget):
            holder.ensureWidgetVisible(widget)
        holder = holder.parentWidget()
