#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Tracker authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The way of a person through the real program, in its demo: by the accessibility tree, the mouse and a click on a notification."""

import re
import subprocess

import tracker_e2e as e2e
from tracker_e2e import Failed, wait_until

NUMBER = "RR715039829CN"
SHOWN = "RR 715 039 829 CN"
NAME = "Чай и марки"
FOLDER = "Für Oma ❤"
PROFILE = ("--demo", "--profile", str(e2e.SESSION / "profile"))


class State:
    tracker = None
    window = None
    parts = {}


def part(role, name):
    """A part of the window that stays: looked for once, for a tree takes long to walk."""
    if name not in State.parts:
        State.parts[name] = State.window.find(role, name)
    return State.parts[name]


def parcels():
    return part("list", "Parcels")


def folders():
    return part("list", "Folders")


def page():
    return part(None, "TrackerParcelPage")


def head():
    """What stands above the list: title and number of parcels, buttons."""
    return part(None, "TrackerParcelPane")


def row(name):
    return parcels().find("list item", re.compile("^" + re.escape(name) + ","))


def act(item, action):
    """Rows are what their list item holds."""
    next(widget for widget in item.walk() if action in widget.actions()).act(action)


def open_folder(name):
    act(folders().find("list item", re.compile("^" + re.escape(name) + "(,|$)")), "row.open")


def choose(menu, *labels):
    """Chooses from an open menu, submenu after submenu."""
    for label in labels:
        menu.find("menu item", label).act("click")


def title_of_page():
    return [widget.name for widget in page().all("label")]


# --- the steps ---


def start():
    """the window shows the parcels of the demo and its folders"""
    State.tracker = e2e.Tracker(*PROFILE)
    State.window = State.tracker.window()
    head().find("label", "14 parcels")
    row("Stickers")
    folders().find("list item", re.compile("^AliExpress"))
    parcels().find("list item", re.compile("^Phone case, At customs, China → Russian Federation, "))


def see_what_the_command_line_did():
    """what the command line removes is gone from the window at once"""
    e2e.command(*PROFILE, "remove", NUMBER)
    parcels().gone("list item", re.compile("^Stickers,"))
    head().find("label", "13 parcels")


def add():
    """a code is recognised while it is typed, and added"""
    head().find("push button", "Add a Parcel").click()
    dialog = State.tracker.dialog("Track Codes")
    field = dialog.find("text", "Track Codes")
    field.type("RR715039820CN")
    dialog.find("list item", re.compile("The check digit does not fit"))
    field.type(NUMBER.lower())
    dialog.find("list item", re.compile(f"^{SHOWN}, Registered letter, China"))
    dialog.find("text", "What Is It? (Optional)").type(NAME)
    dialog.act("add.add")
    row(NAME)


def see_timeline():
    """the page shows what both posts told, each fact once"""
    act(row(NAME), "row.open")
    timeline = page().find("list", "Timeline")
    for words in ("Получено адресатом", "Принято в отделении связи", "Arrival at outward office of exchange"):
        timeline.find("list item", re.compile(words))
    merged = timeline.find("list item", re.compile("Получено адресатом"))
    if "Russian Post" not in merged.name or "UPU Global Track & Trace" not in merged.name:
        raise Failed(f"not told by both posts: {merged.name!r}")
    if len(timeline.all("list item", re.compile("Получено адресатом|Final delivery"))) != 1:
        raise Failed("one fact stands there twice:\n" + timeline.dump())
    page().find("label", NAME)


def make_folder():
    """a folder is made"""
    State.window.find("push button", "Main Menu").click()
    choose(State.window, "New Folder…")
    dialog = State.tracker.dialog("New Folder")
    dialog.find("text", "Name").type(FOLDER)
    dialog.find("push button", re.compile("Create")).click()
    folders().find("list item", re.compile(re.escape(FOLDER)))


def move():
    """the parcel is moved there by its menu"""
    act(row(NAME), "row.menu")
    choose(head(), "Move to", FOLDER)
    folders().find("list item", f"{FOLDER}, 1 parcel")
    open_folder(FOLDER)
    head().find("label", "1 parcel")
    row(NAME)
    open_folder("All parcels")
    head().find("label", "14 parcels")


def search():
    """it is found by a part of its name, its code and its history, and what is not there is said so"""
    head().find("push button", "Search").click()
    entry = head().find("entry", "Search Parcels")
    for words in ("маРки", "7150398", "АСЦ чай"):
        entry.type(words)
        wait_until(lambda: f"one parcel for {words!r} in\n{parcels().dump()}",
                   lambda: [w.name.split(",")[0] for w in parcels().all("list item")] == [NAME])
    entry.type("zebra")
    head().find("label", "Nothing Found")
    e2e.press("Escape")
    parcels().find("list item", re.compile("^Tea kettle,"))


def archive():
    """it is archived and taken back"""
    act(row(NAME), "row.open")
    page().find("push button", "Parcel Menu").click()
    choose(page(), "Archive")
    parcels().gone("list item", re.compile(NAME))
    open_folder("Archive")
    act(row(NAME), "row.open")
    page().find("push button", "Parcel Menu").click()
    choose(page(), "Take out of the Archive")
    head().find("label", "The Archive Is Empty")
    open_folder("All parcels")
    row(NAME)


def delete_and_undo():
    """it is deleted, and the deletion undone"""
    act(row(NAME), "row.remove")
    parcels().gone("list item", re.compile(NAME))
    State.window.find_toast("label", f"“{NAME}” deleted")
    State.window.find_toast("push button", re.compile("Undo")).click()
    row(NAME)
    folders().find("list item", f"{FOLDER}, 1 parcel")


def copy_code():
    """its code is copied, and what is pasted is known already"""
    act(row(NAME), "row.open")
    page().find("label", NAME)
    page().find("push button", "Copy the Code").click()
    State.window.find_toast("label", "Code copied")
    State.window.act("win.paste")
    dialog = State.tracker.dialog("Track Codes")
    dialog.find("list item", re.compile(f"^{SHOWN}, Registered letter"))
    dialog.find("label", "It is there already.")
    dialog.act("window.close")
    wait_until("the dialog to close", lambda: len(State.tracker.windows()) == 1)


def rename():
    """it is renamed"""
    page().find("push button", "Parcel Menu").click()
    choose(page(), "Rename…")
    dialog = State.tracker.dialog("Name of the Parcel")
    dialog.find("text", "Name").type("Марки")
    dialog.find("push button", re.compile("Rename")).click()
    row("Марки")
    page().find("label", "Марки")


def drag():
    """a row is dragged onto a folder"""
    top = wait_until("a place for the list", lambda: parcels().parent().place()[1])
    source = wait_until("a row in view", lambda: next((item for item in parcels().all("list item")
                                                       if item.place()[1] > top and not item.name.startswith("Марки")), None))
    target = folders().find("list item", re.compile("^" + re.escape(FOLDER)))
    State.tracker.drag(source, target)
    folders().find("list item", f"{FOLDER}, 2 parcels")


def refresh():
    """one parcel and all are asked about, with progress, and asking is stopped"""
    bar = head().find(None, "TrackerRefreshBar")
    act(row("Garden secateurs"), "row.refresh")
    bar.find("label", re.compile(r"of 2$"))
    head().find("push button", "Refresh All").click()
    bar.find("label", re.compile(r"^Asking the posts: \d+ of (1\d|2\d|[5-9])$"))
    bar.find("push button", "Stop Asking").click()
    wait_until("the asking to stop", lambda: not bar.has("push button", "Stop Asking") or bar.place()[3] <= 1)


def click_notification():
    """a click on a notification opens its parcel, with the window on another one"""
    act(row("Марки"), "row.open")
    page().find("label", "Марки")
    e2e.dunstctl("close-all")
    wait_until("no notification", lambda: e2e.n_notifications() == 0)
    known = {entry["id"] for entry in e2e.notifications()}
    wait_until("a notification", lambda: e2e.n_notifications() > 0, 30)
    geometry = wait_until("dunst's window", lambda: subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--class", "dunst", "getwindowgeometry", "--shell"],
        capture_output=True, text=True, check=False).stdout)
    place = dict(line.split("=") for line in geometry.splitlines() if "=" in line)
    e2e.picture("journey-notification")
    e2e.xdotool("mousemove", "--sync", int(place["X"]) + int(place["WIDTH"]) // 2, int(place["Y"]) + 20, "click", 1)
    clicked = wait_until("the clicked notification", lambda: [n for n in e2e.notifications() if n["id"] not in known])[0]
    name = clicked["summary"].split(":")[0]
    wait_until(lambda: f"{name!r} on the page: {title_of_page()}", lambda: name in title_of_page())


if __name__ == "__main__":
    e2e.run([start, see_what_the_command_line_did, add, see_timeline, make_folder, move, search, archive, delete_and_undo,
             copy_code, rename, drag, refresh, click_notification], "journey")
