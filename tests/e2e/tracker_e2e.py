# SPDX-FileCopyrightText: 2026 The Tracker authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the whole program share: starting it, finding and using its widgets, TAP.

The tests see what a screen reader sees, plus the mouse, the keyboard, the session bus and the command line. Everything waits by
looking again until a deadline; what failed leaves a picture and the tree of widgets.

From the environment: TRACKER_BUILD (build folder), TRACKER_SOURCE, and TRACKER_SCREENSHOTS (where pictures go).
"""

import json
import os
import re
import signal
import subprocess
import sys
import time
import traceback
from pathlib import Path

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

BUILD = Path(os.environ["TRACKER_BUILD"])
SOURCE = Path(os.environ["TRACKER_SOURCE"])
SESSION = Path(os.environ["SESSION_DIR"])
SCREENSHOTS = Path(os.environ.get("TRACKER_SCREENSHOTS") or BUILD / "screenshots")
PROGRAM = BUILD / "src" / "app" / "tracker"
APP_ID = "com.example.Tracker"
TIMEOUT_S = 40
STEP_S = 0.05

# What may stand on stderr at warning level or above without being a fault of the program.
HARMLESS = [
    # The bus has ended before the program, when a session is taken down.
    r"Unable to acquire session bus",
    # No session bus is what the test wants.
    r"Unable to acquire the address of the accessibility bus",
    # Said by dconf/GIO where there is no bus to reach.
    r"dconf-WARNING.*failed to commit changes to dconf",
    # GTK 4.8 says so where a list is to show a row before it has any height; it shows it later.
    r"Gtk-WARNING.*GtkListView failed to scroll to given position",
]


class Failed(Exception):
    """An expectation that was not met in time."""


# --- waiting ---


def wait_until(what, check, timeout=TIMEOUT_S):
    """Calls check() until it gives something true, and gives that; what: for the message, a text or a function."""
    end = time.monotonic() + timeout
    while True:
        try:
            value = check()
        except GLib.Error:
            value = None  # a widget that went while it was looked at
        if value:
            return value
        if time.monotonic() > end:
            raise Failed("not within %d s: %s" % (timeout, what() if callable(what) else what))
        time.sleep(STEP_S)


# --- the tree ---


class Widget:
    """A node of the accessibility tree."""

    def __init__(self, node):
        self.node = node

    def __repr__(self):
        return f"{self.role} {self.name!r}"

    @property
    def name(self):
        return self.node.get_name() or ""

    @property
    def role(self):
        return self.node.get_role_name()

    @property
    def description(self):
        return self.node.get_description() or ""

    def children(self):
        for i in range(self.node.get_child_count()):
            child = self.node.get_child_at_index(i)
            if child is not None:
                yield Widget(child)

    def walk(self):
        yield self
        try:
            children = list(self.children())
        except GLib.Error:
            return
        for child in children:
            yield from child.walk()

    def parent(self):
        return Widget(self.node.get_parent())

    def matches(self, role, name):
        try:
            if role is not None and self.role != role:
                return False
            own = self.name
        except GLib.Error:
            return False
        if name is None:
            return True
        return bool(name.search(own)) if isinstance(name, re.Pattern) else own == name

    def all(self, role=None, name=None):
        return [widget for widget in self.walk() if widget.matches(role, name)]

    def has(self, role=None, name=None):
        return any(widget.matches(role, name) for widget in self.walk())

    def find(self, role=None, name=None, timeout=TIMEOUT_S):
        """The first that matches; waits for it. name: the whole name, or a compiled pattern."""

        def look():
            return next((widget for widget in self.walk() if widget.matches(role, name)), None)

        return wait_until(lambda: f"{role or 'anything'} {name!r} in\n{self.dump()}", look, timeout)

    def find_toast(self, role, name, timeout=TIMEOUT_S):
        """As find(), in what lies over the panes of a window: a look at it is quick, and toasts do not stay."""

        def walk(widget):
            yield widget
            if widget.name != "AdwLeaflet":
                for child in widget.children():
                    yield from walk(child)

        return wait_until(lambda: f"{role} {name!r} among {[w.name for w in walk(self)]}",
                          lambda: next((w for w in walk(self) if w.matches(role, name)), None), timeout)

    def gone(self, role=None, name=None, timeout=TIMEOUT_S):
        wait_until(lambda: f"no {role or 'anything'} {name!r} any more in\n{self.dump()}",
                   lambda: not self.has(role, name), timeout)

    def actions(self):
        interface = self.node.get_action_iface()
        if interface is None:
            return []
        return [interface.get_action_name(i) for i in range(interface.get_n_actions())]

    def act(self, action):
        interface = self.node.get_action_iface()
        names = self.actions()
        if action not in names:
            raise Failed(f"{self!r} has no action {action!r}, but {names}")
        interface.do_action(names.index(action))

    def click(self):
        """Presses a button; of a menu button the toggle in it."""
        target = next((w for w in self.walk() if "click" in w.actions()), None)
        if target is None:
            raise Failed(f"{self!r} cannot be clicked")
        target.act("click")

    def type(self, text):
        """Replaces the text of an entry; any Unicode."""
        for widget in self.walk():
            interface = widget.node.get_editable_text_iface()
            if interface is not None and widget.node.get_text_iface() is not None:
                interface.set_text_contents(text)
                return
        raise Failed(f"{self!r} takes no text")

    def text(self):
        interface = self.node.get_text_iface()
        return Atspi.Text.get_text(interface, 0, interface.get_character_count()) if interface else self.name

    def has_state(self, state):
        return self.node.get_state_set().contains(state)

    def place(self):
        """Where it is in its window: x, y, width, height; no width: it is not shown."""
        interface = self.node.get_component_iface()
        if interface is None:
            return 0, 0, 0, 0  # gone
        extents = interface.get_extents(Atspi.CoordType.WINDOW)
        return extents.x, extents.y, extents.width, extents.height

    def words(self):
        """All that can be read in it."""
        return "\n".join(widget.name for widget in self.walk() if widget.name)

    def dump(self):
        lines = []

        def visit(widget, depth):
            try:
                lines.append(f"{'  ' * depth}{widget.role} {widget.name!r}")
                children = list(widget.children())
            except GLib.Error:
                return
            for child in children:
                visit(child, depth + 1)

        visit(self, 0)
        return "\n".join(lines)


# --- the program ---


def environment(**extra):
    values = dict(os.environ)
    values.setdefault("TRACKER_CARRIERS_DIR", str(SOURCE / "data" / "carriers"))
    values.setdefault("GSETTINGS_SCHEMA_DIR", str(BUILD / "tests" / "e2e"))
    values["TRACKER_LOCALEDIR"] = str(BUILD / "po")
    values.setdefault("GDK_DEBUG", "gl-disable")
    for key, value in extra.items():
        if value is None:
            values.pop(key, None)
        else:
            values[key] = str(value)
    return values


class Tracker:
    """One running program with a window, or without."""

    runs = []

    def __init__(self, *arguments, program=PROGRAM, watch=True, **extra):
        number = len(Tracker.runs) + 1
        self.log = SESSION / f"tracker-{number}.log"
        self.allowed = list(HARMLESS)
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen([str(program), *arguments], env=environment(**extra), stdin=subprocess.DEVNULL,
                                            stdout=log, stderr=log)
        self.pid = self.process.pid
        self.killed = False
        Tracker.runs.append(self)

    # The tree.

    def application(self, timeout=TIMEOUT_S):
        def look():
            if self.process.poll() is not None:
                raise Failed(f"the program ended with {self.process.returncode}: {self.read_log()}")
            desktop = Atspi.get_desktop(0)
            for i in range(desktop.get_child_count()):
                node = desktop.get_child_at_index(i)
                if node is not None and node.get_name() == "tracker" and node.get_process_id() == self.pid:
                    # What is kept of the last look would be old.
                    node.set_cache_mask(Atspi.Cache.NONE)
                    return Widget(node)
            return None

        return wait_until("the program in the accessibility tree", look, timeout)

    def windows(self):
        try:
            return list(self.application().children())
        except GLib.Error:
            return []

    def window(self, name="Tracker", timeout=TIMEOUT_S):
        return self.application(timeout).find("frame", name, timeout)

    def dialog(self, name=None, timeout=TIMEOUT_S):
        """The window that stands before the main one."""

        def look():
            found = [w for w in self.windows() if (w.role != "frame" or w.name != "Tracker") and (name is None or name in w.words())]
            return found[-1] if found else None

        return wait_until(lambda: f"a dialog {name!r} in\n{self.application().dump()}", look, timeout)

    # The mouse.

    def x_window(self, title="Tracker"):
        def look():
            found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", f"^{re.escape(title)}$"],
                                   capture_output=True, text=True, check=False).stdout.split()
            return next((w for w in reversed(found) if x_window_pid(w) == self.pid), None)

        return wait_until(f"a window {title!r} on the screen", look)

    def point(self, widget, title="Tracker", at=(0.5, 0.5)):
        """A place in a widget as xdotool's --window wants it."""
        window = self.x_window(title)
        text = subprocess.run(["xprop", "-id", window, "_GTK_FRAME_EXTENTS"], capture_output=True, text=True, check=False).stdout
        frame = [int(n) for n in re.findall(r"\d+", text.split("=")[-1])] if "=" in text else [0, 0, 0, 0]
        x, y, width, height = wait_until(f"{widget!r} to be shown", lambda: (lambda p: p if p[2] > 0 else None)(widget.place()))
        return window, int(frame[0] + x + width * at[0]), int(frame[2] + y + height * at[1])

    def mouse(self, widget, button=1, **keywords):
        window, x, y = self.point(widget, **keywords)
        xdotool("mousemove", "--sync", "--window", window, x, y, "click", button)

    def drag(self, source, target):
        window, x, y = self.point(source)
        xdotool("mousemove", "--sync", "--window", window, x, y, "mousedown", 1)
        _, to_x, to_y = self.point(target)
        for i in range(1, 11):
            xdotool("mousemove", "--sync", "--window", window, x + (to_x - x) * i // 10, y + (to_y - y) * i // 10)
            time.sleep(0.03)  # the drag begins behind a threshold; its icon and the target follow the motion
        time.sleep(0.2)
        xdotool("mouseup", 1)

    # The life.

    def read_log(self):
        return self.log.read_text(errors="replace")

    def complaints(self):
        lines = re.findall(r".*(?:CRITICAL|WARNING|ERROR|AddressSanitizer|runtime error).*", self.read_log())
        return [line for line in lines if not any(re.search(pattern, line) for pattern in self.allowed)]

    def is_running(self):
        return self.process.poll() is None

    def wait_for_end(self, timeout=TIMEOUT_S):
        wait_until("the end of the program", lambda: not self.is_running(), timeout)
        return self.process.returncode

    def kill(self):
        self.killed = True
        self.process.kill()
        self.process.wait()

    def stop(self):
        if self.is_running():
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.kill()


def xdotool(*arguments):
    subprocess.run(["xdotool", *map(str, arguments)], check=True, timeout=20)


def x_window_pid(window):
    text = subprocess.run(["xdotool", "getwindowpid", window], capture_output=True, text=True, check=False).stdout
    return int(text) if text.strip() else 0


def press(*keys):
    for key in keys:
        xdotool("key", "--clearmodifiers", key)


def command(*arguments, program=PROGRAM, check=True, **extra):
    """Runs a command of the command line; gives what it printed, as JSON if that is what it was."""
    result = subprocess.run([str(program), *arguments], env=environment(**extra), capture_output=True, text=True, timeout=60,
                            stdin=subprocess.DEVNULL, check=False)
    if check and result.returncode != 0:
        raise Failed(f"tracker {' '.join(arguments)}: exit {result.returncode}: {result.stderr}")
    return json.loads(result.stdout) if "--json" in arguments and result.returncode == 0 else result


def picture(name):
    """The whole screen, as NAME.png in the folder of pictures."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    subprocess.run(["import", "-window", "root", str(SCREENSHOTS / f"{name}.png")], check=False, timeout=20,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


# --- notifications ---


def dunstctl(*arguments):
    return subprocess.run(["dunstctl", *arguments], capture_output=True, text=True, check=False, timeout=10).stdout


def notifications():
    """What dunst shows or has shown: dictionaries with summary and body."""
    data = json.loads(dunstctl("history") or '{"data": [[]]}')
    return [{key: value["data"] for key, value in entry.items()} for entry in data["data"][0]]


def n_notifications():
    return sum(int(dunstctl("count", which) or 0) for which in ("displayed", "waiting"))


# --- the posts ---


class Posts:
    """The emulator at the posts' own addresses: only in a namespace of the test's own (in-world.sh)."""

    def __init__(self):
        self.authority = SESSION / "authority.pem"
        self.process = subprocess.Popen([str(BUILD / "tests" / "e2e" / "emulator-server"), str(self.authority)],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)
        if self.process.stdout.readline().strip() != "ready":
            raise Failed("the emulator does not listen at port 443")
        self.trust()

    def trust(self):
        """Makes the system's own files name the emulator: the program is the unmodified one."""
        system = Path("/etc/ssl/certs/ca-certificates.crt")
        bundle = SESSION / "bundle.crt"
        bundle.write_text(system.read_text() + self.authority.read_text())
        hosts = SESSION / "hosts"
        names = set()
        for path in (SOURCE / "data" / "carriers").glob("*.json"):
            names.update(re.findall(r'"https://([a-z0-9.-]+)', path.read_text(encoding="utf-8")))
        hosts.write_text("127.0.0.1 localhost " + " ".join(sorted(names)) + "\n")
        subprocess.run(["mount", "--bind", str(bundle), str(system)], check=True)
        subprocess.run(["mount", "--bind", str(hosts), "/etc/hosts"], check=True)

    def tell(self, line):
        self.process.stdin.write(line + "\n")
        answer = self.process.stdout.readline().strip()
        if not answer.startswith("ok"):
            raise Failed(f"the emulator did not understand {line!r}: {answer!r}")
        return answer[2:].strip()

    def stop(self):
        self.process.stdin.close()
        self.process.wait(10)


def set_online(online):
    """The way out of the namespace: what the program's network monitor looks for."""
    subprocess.run(["ip", "route", "add" if online else "del", "default", "dev", "lo"], check=False,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def ensure_accessibility():
    """On a bus that starts no services: the one that the tests look through."""
    if os.environ.get("WITH_BUS") != "bare":
        return
    with open(SESSION / "at-spi.log", "wb") as log:
        subprocess.Popen(["/usr/libexec/at-spi-bus-launcher"], stdout=log, stderr=log, stdin=subprocess.DEVNULL)
    wait_for_name("org.a11y.Bus")


def has_owner(name):
    return "true" in subprocess.run(["gdbus", "call", "--session", "-d", "org.freedesktop.DBus", "-o", "/org/freedesktop/DBus", "-m",
                                     "org.freedesktop.DBus.NameHasOwner", name], capture_output=True, text=True, check=False).stdout


def wait_for_name(name):
    wait_until(f"{name} on the bus", lambda: has_owner(name))


# --- TAP ---


def diagnose(text):
    for line in text.rstrip().splitlines():
        print("#", line)


def run(tests, title, stop_at_failure=True):
    """Runs functions in turn as TAP; ends the process."""
    failed = 0
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    print(f"1..{len(tests) + 1}", flush=True)
    for number, test in enumerate(tests, 1):
        label = (test.__doc__ or test.__name__).strip().splitlines()[0]
        start = time.monotonic()
        try:
            if failed and stop_at_failure:
                print(f"not ok {number} - {label} (not tried: an earlier step failed)", flush=True)
                continue
            test()
            print(f"ok {number} - {label}")
        except Exception as error:  # noqa: BLE001 - whatever it is, the next test has to run
            failed += 1
            print(f"not ok {number} - {label}")
            diagnose(str(error) if isinstance(error, Failed) else traceback.format_exc())
            if isinstance(error, Failed):
                diagnose(traceback.format_tb(error.__traceback__)[-1])
            picture(f"failed-{title}-{number}")
            if not stop_at_failure:
                for program in Tracker.runs:
                    program.stop()  # it would be the one that the next test meets
        print(f"# {time.monotonic() - start:.1f} s", flush=True)
    for program in Tracker.runs:
        program.stop()
    complaints = [f"{run_.log.name}: {line}" for run_ in Tracker.runs for line in run_.complaints()]
    crashed = [f"{run_.log.name}: ended with {run_.process.returncode}" for run_ in Tracker.runs
               if not run_.killed and run_.process.returncode not in (0, -signal.SIGTERM, 143)]
    print(f"{'not ' if complaints or crashed else ''}ok {len(tests) + 1} - the program did not complain and did not crash")
    diagnose("\n".join(complaints + crashed))
    sys.exit(1 if failed or complaints or crashed else 0)


def skip_all(why):
    print(f"1..0 # SKIP {why}")
    sys.exit(0)
