#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Tracker authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The installed program as a desktop starts it: launcher, D-Bus activation, service, autostart of nothing by itself.

Runs itself twice: first it installs into a folder, then, with that folder in XDG_DATA_DIRS, it tests in a session of its own."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

NUMBER = "RB481205731CN"


def install_and_go():
    build, source = os.environ["TRACKER_BUILD"], os.environ["TRACKER_SOURCE"]
    with tempfile.TemporaryDirectory(prefix="tracker-installed.") as folder:
        result = subprocess.run(["meson", "install", "-C", build, "--no-rebuild", "--quiet", "--destdir", folder],
                                capture_output=True, text=True, check=False)
        if result.returncode != 0:
            print("1..1\nnot ok 1 - it installs")
            print("# " + "\n# ".join((result.stdout + result.stderr).splitlines()[-10:]))
            return 1
        prefix = next(Path(folder).rglob("bin/tracker")).parents[1]
        share = prefix / "share"
        # The files name the place that the program is configured for, and a staged one lies elsewhere.
        for path in [*share.glob("dbus-1/services/*.service"), *share.glob("applications/*.desktop")]:
            path.write_text(re.sub(r"^Exec=\S*tracker", f"Exec={prefix}/bin/tracker", path.read_text(), flags=re.MULTILINE))
        subprocess.run(["glib-compile-schemas", str(share / "glib-2.0" / "schemas")], check=True)
        values = dict(os.environ, TRACKER_PREFIX=str(prefix), PATH=f"{prefix}/bin:{os.environ['PATH']}",
                      XDG_DATA_DIRS=f"{share}:/usr/local/share:/usr/share", TRACKER_CARRIERS_DIR=str(share / "tracker" / "carriers"),
                      # Kept by a file: the command line and the program have to see the same preferences.
                      GSETTINGS_BACKEND="keyfile")
        values.pop("GSETTINGS_SCHEMA_DIR", None)
        return subprocess.run([f"{source}/tests/session.sh", sys.executable, __file__, "--inside"], env=values, check=False).returncode


if "--inside" not in sys.argv:
    sys.exit(install_and_go())

import tracker_e2e as e2e  # noqa: E402
from tracker_e2e import Atspi, Failed, wait_until  # noqa: E402

PREFIX = Path(os.environ["TRACKER_PREFIX"])
PROGRAM = PREFIX / "bin" / "tracker"


class Activated(e2e.Tracker):
    """A program that somebody else started."""

    def __init__(self):  # pylint: disable=super-init-not-called
        self.pid = 0

    def is_running(self):
        return owner() != 0

    def application(self, timeout=e2e.TIMEOUT_S):
        self.pid = wait_until("the program on the bus", owner, timeout)

        def look():
            desktop = Atspi.get_desktop(0)
            for i in range(desktop.get_child_count()):
                node = desktop.get_child_at_index(i)
                if node is not None and node.get_name() == "tracker" and node.get_process_id() == self.pid:
                    node.set_cache_mask(Atspi.Cache.NONE)
                    return e2e.Widget(node)
            return None

        return wait_until("the program in the accessibility tree", look, timeout)


def bus(method, argument=e2e.APP_ID):
    return subprocess.run(["gdbus", "call", "--session", "-d", "org.freedesktop.DBus", "-o", "/org/freedesktop/DBus", "-m",
                           f"org.freedesktop.DBus.{method}", argument], capture_output=True, text=True, check=False).stdout


def owner():
    """The process that has the program's name on the bus; 0: none."""
    match = re.search(r"uint32 (\d+)", bus("GetConnectionUnixProcessID"))
    return int(match.group(1)) if match else 0


def tool(*arguments):
    result = subprocess.run(arguments, capture_output=True, text=True, timeout=30, check=False, stdin=subprocess.DEVNULL)
    if result.returncode != 0:
        raise Failed(f"{' '.join(arguments)}: {result.returncode}: {result.stderr}")


def double_click():
    """What a desktop does with the launcher: by GTK's tool where it is, else by GLib's."""
    launcher = shutil.which("gtk-launch") or shutil.which("gtk4-launch")
    if launcher:
        tool(launcher, e2e.APP_ID)
    else:
        tool("gio", "launch", str(PREFIX / "share" / "applications" / f"{e2e.APP_ID}.desktop"))


def quit_program():
    tool("gapplication", "action", e2e.APP_ID, "quit")
    wait_until("the end of the program", lambda: owner() == 0)


def one_window(count=1):
    tracker = Activated()
    wait_until(lambda: f"{count} window: {tracker.windows()}", lambda: len(tracker.windows()) == count)
    return tracker


def files():
    """everything a desktop looks for is in place"""
    for name in ("share/applications/com.example.Tracker.desktop", "share/dbus-1/services/com.example.Tracker.service",
                 "share/metainfo/com.example.Tracker.metainfo.xml", "share/icons/hicolor/scalable/apps/com.example.Tracker.svg",
                 "share/icons/hicolor/symbolic/apps/com.example.Tracker-symbolic.svg",
                 "share/glib-2.0/schemas/com.example.Tracker.gschema.xml", "share/locale/ru/LC_MESSAGES/tracker.mo",
                 "share/tracker/carriers/upugtt.json"):
        if not (PREFIX / name).is_file():
            raise Failed(f"{name} is not there")


def launch():
    """the launcher opens the one window, and again"""
    double_click()
    tracker = one_window()
    tracker.window().find("label", "Where Is My Parcel?")
    pid = owner()
    double_click()
    tool("gapplication", "launch", e2e.APP_ID)
    tool(str(PROGRAM))
    one_window()
    if owner() != pid:
        raise Failed("another process has the name")


def close_and_keep():
    """closing the window leaves the program, and launching opens the window again"""
    pid = owner()
    one_window().window().act("window.close")
    one_window(0)
    if owner() != pid:
        raise Failed("the program ended with its window")
    tool("gapplication", "launch", e2e.APP_ID)
    one_window()
    quit_program()


def service():
    """as a service it shows nothing until it is asked"""
    tool("gdbus", "call", "--session", "-d", "org.freedesktop.DBus", "-o", "/org/freedesktop/DBus", "-m",
         "org.freedesktop.DBus.StartServiceByName", e2e.APP_ID, "0")
    pid = wait_until("the program on the bus", owner)
    # Without a window it is not in the accessibility tree; the action's answer says that it has started.
    tool("gapplication", "action", e2e.APP_ID, "cancel-refresh")
    time.sleep(1)
    shown = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(pid)], capture_output=True, text=True, check=False)
    if shown.stdout.strip():
        raise Failed(f"windows: {shown.stdout}")
    quit_program()


def open_parcel():
    """an action on the bus starts the program and opens that parcel"""
    rows = e2e.command("add", "--name", "Letter", "--json", NUMBER, program=PROGRAM)
    tool("gapplication", "action", e2e.APP_ID, "open-parcel", f"'{rows[0]['uuid']}'")
    tracker = one_window()
    page = tracker.window().find(None, "TrackerParcelPage")
    page.find("label", "Letter")
    quit_program()


def end_with_window():
    """with the preference off the program ends with its window"""
    tool("gsettings", "--schemadir", str(PREFIX / "share/glib-2.0/schemas"), "set", f"{e2e.APP_ID}:/com/example/Tracker/",
         "watch-in-background", "false")
    double_click()
    one_window().window().act("window.close")
    wait_until("the end of the program", lambda: owner() == 0)


e2e.run([files, launch, close_and_keep, service, open_parcel, end_with_window], "installed")
