#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Tracker authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program on desktops where something is missing, hangs or refuses. The argument names the case:
bare (a bus without services), hanging, refusing, locked, no-bus, store."""

import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time

import tracker_e2e as e2e
from tracker_e2e import Failed, wait_until

DATA = e2e.Path(os.environ["XDG_DATA_HOME"]) / "tracker"
DATABASE = DATA / "tracker.db"
SENTENCE = "The Parcels Cannot Be Opened"


def start_demo():
    """the window shows the parcels"""
    tracker = e2e.Tracker("--demo")
    window = tracker.window()
    window.find("list", "Parcels").find("list item", re.compile("^Stickers, Delivered"))
    return tracker, window


def live_through_news():
    """it goes on while there is something to tell"""
    tracker, window = start_demo()
    parcels = window.find("list", "Parcels")
    parcels.find("list item", re.compile("^Phone case, Through customs"), 30)
    next(w for w in parcels.find("list item").walk() if "row.open" in w.actions()).act("row.open")
    window.find(None, "TrackerParcelPage")
    tracker.stop()


def fake_daemon(mode):
    log = e2e.SESSION / "notifications.json"
    process = subprocess.Popen([str(e2e.SOURCE / "tests" / "desktop" / "fake-notifications.py"), mode, str(log)])
    e2e.wait_for_name("org.freedesktop.Notifications")
    return process, log


def with_hanging_daemon():
    """a notification daemon that never answers holds nothing up"""
    process, _ = fake_daemon("hang")
    try:
        live_through_news()
    finally:
        process.terminate()


def with_refusing_daemon():
    """a notification daemon that refuses everything harms nothing"""
    process, _ = fake_daemon("refuse")
    try:
        live_through_news()
    finally:
        process.terminate()


def without_keyring():
    """without a Secret Service the window says what cannot be kept, and the parcels are there"""
    e2e.set_online(True)
    tracker = e2e.Tracker()
    window = tracker.window()
    window.find("label", "Where Is My Parcel?")
    e2e.command("add", "--name", "Camera", "1ZR47F130344172091")
    window.find("list", "Parcels").find("list item", re.compile("^Camera"))
    window.find("label", re.compile("There is no keyring"))
    e2e.picture("keyring-missing")
    tracker.stop()


def with_locked_keyring():
    """with a locked keyring the window offers to unlock it, and opens meanwhile"""
    e2e.set_online(True)
    for key in ("client_id", "client_secret"):
        subprocess.run(["secret-tool", "store", "--label=UPS", "xdg:schema", "com.example.Tracker.Credential", "application",
                        e2e.APP_ID, "carrier", "ups", "key", key], input="demo", text=True, check=True, timeout=10)
    subprocess.run(["gdbus", "call", "--session", "-d", "org.freedesktop.secrets", "-o", "/org/freedesktop/secrets", "-m",
                    "org.freedesktop.Secret.Service.Lock", "['/org/freedesktop/secrets/collection/login']"],
                   check=True, stdout=subprocess.DEVNULL)
    tracker = e2e.Tracker()
    window = tracker.window()
    window.find("label", "Where Is My Parcel?")
    e2e.command("add", "--name", "Camera", "1ZR47F130344172091")
    window.find("list", "Parcels").find("list item", re.compile("^Camera"))
    bar = window.find("label", re.compile("The keyring is locked"))
    wait_until("the bar to be shown", lambda: bar.place()[2] > 0)
    window.find("push button", "Unlock")
    e2e.picture("keyring-locked")
    tracker.stop()


def without_bus():
    """without a session bus the window opens and the command line works"""
    e2e.command("add", "--name", "Letter", "RB481205731CN")
    rows = e2e.command("list", "--json")
    if [row["name"] for row in rows] != ["Letter"]:
        raise Failed(f"listed: {rows}")
    tracker = e2e.Tracker()
    tracker.x_window()
    time.sleep(1)  # whatever goes wrong without a bus has had its time; there is no tree to look at
    if not tracker.is_running():
        raise Failed(f"ended with {tracker.process.returncode}: {tracker.read_log()}")
    e2e.picture("no-bus")
    tracker.stop()


# --- the store ---


def make_store():
    shutil.rmtree(DATA, ignore_errors=True)
    e2e.command("add", "--name", "Kept", "RB481205731CN")


def expect_failure(tracker, words):
    window = tracker.window()
    window.find("label", SENTENCE)
    text = window.words()
    if not re.search(words, text, re.IGNORECASE):
        raise Failed(f"the window says:\n{text}")
    return window


def try_again(tracker, window):
    window.find("push button", re.compile("Try Again")).click()
    # Another window takes its place.
    tracker.application().find("list item", re.compile("^Kept"))


def newer_store():
    """a store of a newer version is left alone, said so, and tried again"""
    make_store()
    with sqlite3.connect(DATABASE) as connection:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        connection.execute("PRAGMA user_version = 9999")
    connection.close()
    tracker = e2e.Tracker()
    window = expect_failure(tracker, "newer")
    e2e.picture("store-newer")
    with sqlite3.connect(DATABASE) as connection:  # as if the newer version had been put in place
        connection.execute(f"PRAGMA user_version = {version}")
    connection.close()
    try_again(tracker, window)
    tracker.stop()


def unreadable_store():
    """a store that is not a file is said so, and tried again"""
    make_store()
    aside = DATA.with_name("aside")
    DATA.rename(aside)
    DATA.write_text("not a folder")
    tracker = e2e.Tracker()
    window = expect_failure(tracker, re.escape(str(DATA)) + "|cannot|could not")
    e2e.picture("store-failed")
    DATA.unlink()
    aside.rename(DATA)
    try_again(tracker, window)
    tracker.stop()


def corrupt_store():
    """a damaged store is kept aside or said so, never overwritten"""
    make_store()
    for path in DATA.glob("tracker.db-*"):
        path.unlink()
    junk = b"this is no database " * 1000
    DATABASE.write_bytes(junk)
    tracker = e2e.Tracker()
    wait_until("a window", lambda: tracker.windows())
    words = wait_until("something to read", lambda: "\n".join(w.words() for w in tracker.windows()))
    e2e.picture("store-corrupt")
    if not any(path.read_bytes() == junk for path in DATA.iterdir()):
        raise Failed(f"the damaged file is gone: {list(DATA.iterdir())}\n{words}")
    tracker.stop()


def two_at_once():
    """a second start raises the window of the first, and the two share what is kept"""
    make_store()
    first = e2e.Tracker()
    window = first.window()
    window.find("list", "Parcels").find("list item", re.compile("^Kept"))
    second = e2e.Tracker()
    if second.wait_for_end() != 0:
        raise Failed(f"the second ended with {second.process.returncode}: {second.read_log()}")
    if len(first.windows()) != 1:
        raise Failed(f"{first.windows()}")
    first.stop()


def killed():
    """killed with its window open, it starts again with everything there"""
    make_store()
    tracker = e2e.Tracker()
    window = tracker.window()
    window.find("list", "Parcels").find("list item", re.compile("^Kept"))
    window.find("push button", "Refresh All").click()
    tracker.kill()
    tracker = e2e.Tracker()
    tracker.window().find("list", "Parcels").find("list item", re.compile("^Kept"))
    tracker.process.send_signal(signal.SIGTERM)
    tracker.wait_for_end()


CASES = {
    "bare": [live_through_news, without_keyring],
    "hanging": [with_hanging_daemon],
    "refusing": [with_refusing_daemon],
    "locked": [with_locked_keyring],
    "no-bus": [without_bus],
    "store": [newer_store, unreadable_store, corrupt_store, two_at_once, killed],
}

if __name__ == "__main__":
    if "TEST_WORLD" not in os.environ:
        e2e.skip_all("needs a network of its own, so that no post is asked (root, or user namespaces)")
    if sys.argv[1] != "no-bus":
        e2e.ensure_accessibility()
    e2e.run(CASES[sys.argv[1]], "bad-desktop-" + sys.argv[1], stop_at_failure=False)
