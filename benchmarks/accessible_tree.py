"""Reads what a running program says of itself on the accessibility bus, scene after scene.

    /usr/bin/python3 benchmarks/accessible_tree.py FILE COMMAND…

Run by the system's Python, which has Debian's bindings of AT-SPI, inside a session bus of its own; nothing of the
project is imported here. COMMAND is started and spoken to by lines (`benchmarks.staged`): it names its scenes, is
asked for one after the other, and says when each stands. Each is written to FILE as a line of JSON: the scene and its
elements, parents before children, in the order of the bus.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = 60.0
ROWS_READ = 30
"""How many children of a long list are read: what a reader meets first."""

_TABLES = ("table", "tree table", "list", "tree")


def main():
    """Start the program, read every scene, and end it."""
    program = subprocess.Popen(sys.argv[2:], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        scenes = json.loads(program.stdout.readline())
        application = _application(program.pid)
        focus = _Focus()
        application.set_cache_mask(Atspi.Cache.NONE)
        only = [name for name in os.environ.get("SCENES", "").split(",") if name]
        for scene in only or scenes:
            program.stdin.write(scene + "\n")
            program.stdin.flush()
            if json.loads(program.stdout.readline() or "null") != scene:
                raise SystemExit(f"the program ended before the scene «{scene}» stood")
            begun = time.monotonic()
            elements = []
            _read(application, -1, elements)
            popup = focus.popup()
            if popup is not None:
                _read(popup, 0, elements)
            took = time.monotonic() - begun
            line = json.dumps({"scene": scene, "seconds": took, "elements": elements})
            with Path(sys.argv[1]).open("a", encoding="utf-8") as file:
                file.write(line + "\n")
    finally:
        program.stdin.close()
        try:
            program.wait(20)
        except subprocess.TimeoutExpired:
            program.kill()
    return program.wait()


def _application(process):
    """Wait until the program has entered the bus."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        desktop = Atspi.get_desktop(0)
        for at in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(at)
            if child is not None and child.get_process_id() == process:
                return child
        while GLib.MainContext.default().iteration(False):
            pass
        time.sleep(0.05)
    raise SystemExit("the program did not enter the accessibility bus")


class _Focus:
    """Where the keyboard went last: the only way to a popup, which Qt leaves out of its parent's children."""

    def __init__(self):
        self.node = None
        self._listener = Atspi.EventListener.new(self._went)
        self._listener.register("object:state-changed:focused")

    def _went(self, event):
        if event.detail1:
            self.node = event.source

    def popup(self):
        """Return the popup that the keyboard is in, or None."""
        while GLib.MainContext.default().iteration(False):
            pass
        try:
            node = self.node
            while node is not None and node.get_role_name() != "application":
                if node.get_index_in_parent() < 0:
                    return node
                node = node.get_parent()
        except GLib.Error:
            pass
        return None


def _read(node, parent, elements):
    try:
        states = [state.value_nick for state in node.get_state_set().get_states()]
        role = node.get_role_name()
        if parent >= 0 and "visible" not in states:
            return
        here = len(elements)
        children = node.get_child_count()
        element = {"parent": parent, "role": role, "name": node.get_name() or "", "states": states}
        element["description"] = node.get_description() or ""
        element["children"] = children
        interfaces = node.get_interfaces()
        if "Value" in interfaces:
            element["value"] = node.get_current_value()
        if "Text" in interfaces:
            element["text"] = Atspi.Text.get_text(node, 0, -1)
        if "Action" in interfaces:
            actions = Atspi.Action.get_n_actions(node)
            element["actions"] = [node.get_action_name(at) for at in range(actions)]
        elements.append(element)
        for at in range(min(children, ROWS_READ) if role in _TABLES else children):
            child = node.get_child_at_index(at)
            if child is not None:
                _read(child, here, elements)
    except GLib.Error as gone:
        # What the program took away while it was being read is no element of the scene.
        print(f"gone while it was read: {gone.message}", file=sys.stderr)


if __name__ == "__main__":
    os.environ.setdefault("NO_AT_BRIDGE", "1")
    sys.exit(main())
