# SPDX-FileCopyrightText: 2026 The Tracker authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the direct check share: codes, and the dialog as a person with a screen reader or a keyboard meets it.

The right answers come from the emulator, which drew the pictures: nothing here looks at them.
"""

import os
import re
import subprocess
import time
from pathlib import Path

import tracker_e2e as e2e
from tracker_e2e import Atspi, Failed, GLib, wait_until

TITLE = "Direct Check"
BANNER = re.compile("Direct Check…$")  # a button with a mnemonic names itself twice in GTK 4.8
CONTROLS = (
    ("text", "text", "Characters in the Picture"),
    ("slider", "slider", "Place of the Piece"),
    ("clicks", "panel", "Points in the Picture"),
)
OWNERS = {"slider": "Moving the Piece", "points": "Points in the Picture"}  # of the actions that are theirs
LOOK_AGAIN_S = 2  # for what was not there
OWN_CARRIERS = Path(os.environ["XDG_DATA_HOME"]) / "tracker" / "carriers"


def s10(service, serial, country):
    """A code of the Universal Postal Union with its check digit."""
    digits = f"{serial:08d}"
    check = 11 - sum(int(d) * w for d, w in zip(digits, (8, 6, 4, 2, 3, 5, 9, 7))) % 11
    return f"{service}{digits}{ {10: 0, 11: 5}.get(check, check)}{country}"


def need_world():
    if "TEST_WORLD" not in os.environ:
        e2e.skip_all("needs namespaces for its network and its mounts (root, or user namespaces)")
    if subprocess.run(["ip", "link"], capture_output=True, check=False).returncode != 0:
        e2e.skip_all("needs ip (iproute2)")


def walk_shown(widget):
    """What is to be seen, without what lies on the other pages of stacks: much less to ask for."""
    yield widget
    try:
        children = list(widget.children())
    except GLib.Error:
        return
    for child in children:
        try:
            is_page = child.name == "GtkStackPage"  # no widget, so it has no place
            hidden = not is_page and child.place()[2] == 0
        except GLib.Error:
            continue
        if not hidden:
            yield from walk_shown(child)


def find_shown(widget, role, name, timeout=e2e.TIMEOUT_S):
    return wait_until(lambda: f"{role or 'anything'} {name!r} to be seen in\n{widget.dump()}",
                      lambda: next((w for w in walk_shown(widget) if w.matches(role, name)), None), timeout)


def gone_shown(widget, role, name):
    wait_until(lambda: f"no {role} {name!r} to be seen in\n{widget.dump()}",
               lambda: not any(w.matches(role, name) for w in walk_shown(widget)))


def words_shown(widget):
    return "\n".join(w.name for w in walk_shown(widget) if w.name)


class Parts:
    """What lies in a window for good: looked for once, as looking through a window takes long on a busy computer."""

    def __init__(self, window):
        self.window = window
        self.found = {}

    def usable(self, role, name):
        """The one that is to be seen and may be used; None: there is none now."""
        widgets, looked_at = self.found.get((role, name), ([], 0))
        try:
            for widget in widgets:
                if usable(widget):
                    return widget
        except GLib.Error:
            self.found.clear()  # what is gone is looked for again
        if time.monotonic() - looked_at > LOOK_AGAIN_S:
            self.found[role, name] = self.window.all(role, name), time.monotonic()
        return None

    def find(self, role, name):
        return wait_until(lambda: f"{role or 'anything'} {name!r} to be seen in\n{self.window.dump()}",
                          lambda: self.usable(role, name))


class World:
    """The posts, the program and its window."""

    def __init__(self):
        self.posts = e2e.Posts()
        e2e.set_online(True)
        self.tracker = None
        self.window = None
        self.parts = None

    def start(self, *arguments):
        self.tracker = e2e.Tracker(*arguments, LC_ALL="ru_RU.UTF-8", LANGUAGE="en")
        self.take_window()

    def take_window(self):
        self.window = self.tracker.window()
        self.parts = Parts(self.window)

    def restart(self, *arguments):
        self.tracker.stop()
        self.start(*arguments)

    def add(self, name, number, origin, destination, *carriers):
        """A parcel that these posts know, in the list."""
        self.posts.tell(f"parcel {number} {origin} {destination} {','.join(carriers)}")
        words = [word for carrier in carriers for word in ("--carrier", carrier)]
        e2e.command("add", "--name", name, *words, number, LC_ALL="ru_RU.UTF-8")
        # Asked without a person, a post that wants one makes the parcel wait.
        e2e.command("refresh", number, check=False)
        self.row(name)

    # The window.

    def row(self, name):
        return find_shown(self.parts.find("list", "Parcels"), "list item", re.compile("^" + re.escape(name)))

    def open_row(self, name):
        next(w for w in self.row(name).walk() if "row.open" in w.actions()).act("row.open")
        return self.page(name)

    def page(self, name):
        """The parcel's page, once it shows that parcel."""
        page = self.parts.find("filler", "TrackerParcelPage")
        find_shown(page, "label", name)
        return page

    def timeline(self):
        return self.parts.find("list", "Timeline")

    def open_folder(self, name):
        item = find_shown(self.parts.find("list", "Folders"), "list item", re.compile("^" + name))
        next(w for w in item.walk() if "row.open" in w.actions()).act("row.open")

    def count(self, name="Needs attention"):
        """What the folder's row says."""
        item = find_shown(self.parts.find("list", "Folders"), "list item", re.compile("^" + name))
        number = re.search(r"(\d+) parcels?$", item.name)
        return int(number.group(1)) if number else 0

    def wait_for_count(self, n):
        wait_until(lambda: f"{n} parcels in need of attention, not {self.count()}", lambda: self.count() == n)

    def waits(self, number, carrier):
        """Whether the post still wants a human, as the command line tells it."""
        legs = e2e.command("show", number, "--json")["legs"]
        return next(leg for leg in legs if leg["carrier"] == carrier)["outcome"] in ("captcha", "wrong_captcha", "blocked")

    def check(self):
        return Check(self)

    def press_banner(self, name):
        """Opens the direct check from the notice on the parcel's page."""
        find_shown(self.open_row(name), "push button", BANNER).click()
        return self.check()


class Check:
    """The open dialog."""

    def __init__(self, world):
        self.world = world
        self.window = wait_until(lambda: f"the direct check in\n{world.tracker.application().dump()}", self.look)
        self.parts = Parts(self.window)

    def look(self):
        return next((w for w in self.world.tracker.windows() if w.name == TITLE), None)

    def is_open(self):
        return self.look() is not None

    def words(self):
        return words_shown(self.window)

    def wait_for(self, pattern, timeout=e2e.TIMEOUT_S):
        """Words that can be read in it now."""
        wait_until(lambda: f"{pattern!r} in\n{self.window.dump()}", lambda: re.search(pattern, self.words()), timeout)

    def find(self, role, name):
        return find_shown(self.window, role, name)

    def press(self, name):
        wait_until(lambda: f"a button {name!r} in\n{self.window.dump()}", lambda: self.find_button(name)).click()

    def find_button(self, name):
        return self.parts.usable("push button", re.compile(f"{re.escape(name)}$"))

    def escape(self):
        e2e.press("Escape")
        wait_until("the dialog to close", lambda: not self.is_open())

    def tabs(self):
        return [tab for tab in self.window.all("page tab") if tab.place()[2] > 0]

    def choose_tab(self, words):
        """Goes to the post with these words in its name; what is looked for from then on is looked for there."""
        next(tab for tab in self.tabs() if words in tab.name).click()
        views = self.window.all("filler", "TrackerSittingView")
        # A page of a stack keeps its place when another one is shown: the name of the post is what tells them apart.
        self.parts = Parts(next(view for view in views if view.has("label", re.compile("^" + re.escape(words) + ".* answers"))))

    # Challenges.

    def answer_of(self, carrier):
        """What solves the challenge that this post gave last; "" while there was none."""
        try:
            return self.world.posts.tell(f"captcha {carrier}")
        except Failed:
            return ""

    def control(self):
        """What answers: ("text", entry), ("slider", widget), ("clicks", widget), once it may be used."""
        return wait_until(lambda: f"a challenge in\n{self.window.dump()}",
                          lambda: (lambda found: found if found[0] else None)(self.find_control()))

    def find_control(self):
        for kind, role, name in CONTROLS:
            widget = self.parts.usable(role, name)
            if widget is not None:
                return kind, widget
        return None, None

    def offset(self):
        """Where the piece of a slider is, in pixels of the picture."""
        return self.parts.find("slider", "Place of the Piece").node.get_value_iface().get_current_value()

    def drag(self, widget, start, end):
        """With the mouse, from one part of the widget's width to another."""
        window, x, y = self.world.tracker.point(widget, title=TITLE, at=(start, 0.5))
        _, to_x, _ = self.world.tracker.point(widget, title=TITLE, at=(end, 0.5))
        e2e.xdotool("mousemove", "--sync", "--window", window, x, y, "mousedown", 1)
        for i in range(1, 11):
            e2e.xdotool("mousemove", "--sync", "--window", window, x + (to_x - x) * i // 10, y)
        e2e.xdotool("mouseup", 1)

    def type_text(self, text):
        kind, entry = self.control()
        if kind != "text":
            raise Failed(f"{kind}, not a field for text")
        entry.type(text)

    def send(self):
        self.press("Send")

    def fill(self, answer):
        """Answers as the emulator writes it: "x7kp2", "137", "40,22;118,60"."""
        kind, widget = self.control()
        if kind == "text":
            widget.type(answer)
        elif kind == "slider":
            for action, times in (("slider.far-right", int(answer) // 10), ("slider.right", int(answer) % 10)):
                owner = self.owner(action)
                for _ in range(times):
                    owner.act(action)
        else:
            self.click_points([tuple(map(int, point.split(","))) for point in answer.split(";")])
        return kind

    def owner(self, action):
        return self.parts.find("panel", OWNERS[action.split(".")[0]])

    def cross(self):
        """Where the cross of the clicks is, from what a screen reader says."""
        owner = self.owner("points.left")
        owner.act("points.left")
        owner.act("points.right")
        found = wait_until("the place of the cross", lambda: re.search(r"Cross at (\d+), (\d+)", self.words()))
        return int(found.group(1)), int(found.group(2))

    def press_points(self, answer):
        """As fill(), for signs, with nothing but the keyboard: the picture has the focus."""
        x, y = self.cross()
        keys = []
        for to_x, to_y in (tuple(map(int, point.split(","))) for point in answer.split(";")):
            for distance, names in ((to_x - x, ("Left", "Right")), (to_y - y, ("Up", "Down"))):
                name = names[distance > 0]
                keys += [f"shift+{name}"] * (abs(distance) // 10) + [name] * (abs(distance) % 10)
            keys.append("space")
            x, y = to_x, to_y
        e2e.xdotool("key", "--delay", "10", *keys)

    def press_offset(self, answer):
        """As fill(), for a slider, with nothing but the keyboard: the slider has the focus."""
        e2e.xdotool("key", "--delay", "10", "Home", *["Page_Up"] * (int(answer) // 10), *["Right"] * (int(answer) % 10))

    def click_points(self, points):
        x, y = self.cross()
        owner = self.owner("points.place")
        for to_x, to_y in points:
            for distance, names in ((to_x - x, ("points.left", "points.right")), (to_y - y, ("points.up", "points.down"))):
                name = names[distance > 0]
                for _ in range(abs(distance) // 10):
                    owner.act(name.replace("points.", "points.far-"))
                for _ in range(abs(distance) % 10):
                    owner.act(name)
            owner.act("points.place")
            x, y = to_x, to_y

    def is_asking(self):
        """Whether it is the person's turn, with a challenge that was not touched yet."""
        kind, widget = self.find_control()
        if kind is None or (kind == "text" and widget.text() != ""):
            return False
        return self.find_button("Another Picture") is not None

    def wait_for_challenge(self, carrier, old=""):
        """A challenge that is another one than @old; gives its answer."""

        def look():
            answer = self.answer_of(carrier) if self.is_asking() else ""
            return answer if answer != old else ""

        return wait_until(lambda: f"a new challenge of {carrier} in\n{self.window.dump()}", look)

    def solve(self, carrier, old=""):
        answer = self.wait_for_challenge(carrier, old)
        self.fill(answer)
        self.send()
        return answer

    def answer_wrongly(self, carrier, old=""):
        right = self.wait_for_challenge(carrier, old)
        self.fill(wrong(right))
        self.send()
        return right


def usable(widget):
    """Whether it is shown and may be used."""
    return widget.has_state(Atspi.StateType.SENSITIVE) and widget.place()[2] > 0


def wrong(answer):
    """An answer of the same kind that is not the right one."""
    if re.fullmatch(r"\d+,\d+(;\d+,\d+)*", answer):
        return ";".join(reversed(answer.split(";"))) if ";" in answer else "1,1"
    if answer.isdigit() and len(answer) <= 3:
        return str(int(answer) // 2 if int(answer) > 40 else int(answer) + 60)
    return answer[1:] + ("a" if answer[0] != "a" else "b") if not answer.isdigit() else answer[1:] + str((int(answer[0]) + 1) % 10)
