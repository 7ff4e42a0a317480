#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Tracker authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The unmodified program with the posts' own addresses and TLS: it watches with its window closed, tells what happened and opens
the right parcel when that is clicked; it keeps what it knows when posts are down or the network is away."""

import os
import re
import subprocess

import tracker_e2e as e2e
from tracker_e2e import Failed, GLib, wait_until

LETTER = "RB481205731CN"
OTHER = "EE904173261CN"


class State:
    posts = None
    tracker = None
    window = None


def page_names():
    page = State.window.find(None, "TrackerParcelPage")
    return [widget.name for widget in page.all("label")]


def row(name):
    return State.window.find("list", "Parcels").find("list item", re.compile("^" + re.escape(name)))


def open_row(name):
    next(w for w in row(name).walk() if "row.open" in w.actions()).act("row.open")


def click_newest():
    # The daemon tells the program by D-Bus, as it does for a mouse.
    e2e.dunstctl("action", "0")


def first_run():
    """with nothing kept the window tells how to begin"""
    State.posts = e2e.Posts()
    State.posts.tell(f"parcel {LETTER} CN RU upugtt,russianpost")
    State.posts.tell(f"parcel {OTHER} CN RU upugtt,upuems,russianpost")
    e2e.set_online(True)
    State.tracker = e2e.Tracker(LC_ALL="ru_RU.UTF-8", LANGUAGE="en")
    State.window = State.tracker.window()
    State.window.find("label", "Where Is My Parcel?")
    State.window.find("push button", re.compile("Add a Parcel$"))


def add_by_command_line():
    """what the command line adds is in the window at once, and the window's posts are asked"""
    e2e.command("add", "--name", "Letter", LETTER, LC_ALL="ru_RU.UTF-8")
    row("Letter")
    e2e.command("add", "--name", "Other", OTHER, LC_ALL="ru_RU.UTF-8")
    row("Other")
    e2e.command("refresh", "--all")
    row("Letter, Accepted")
    row("Other, Accepted")
    if e2e.n_notifications() != 0:
        raise Failed(f"the first answer was told: {e2e.dunstctl('history')}")


def close_window():
    """the window closes and the program goes on watching"""
    State.window.act("window.close")
    wait_until("the window to close", lambda: not State.tracker.windows())
    if not State.tracker.is_running():
        raise Failed("the program ended with its window")


def tell_and_open():
    """news that another process brought is told once, and a click opens that parcel"""
    State.posts.tell(f"fact {LETTER} at-office RU Moscow")
    e2e.command("refresh", LETTER)
    wait_until("the notification", lambda: e2e.n_notifications() == 1)
    click_newest()
    State.window = State.tracker.window()
    wait_until(lambda: f"the letter on the page: {page_names()}", lambda: "Letter" in page_names())
    e2e.dunstctl("close-all")
    told = wait_until("what was told", e2e.notifications)
    if len(told) != 1 or not told[0]["summary"].startswith("Letter"):
        raise Failed(f"told: {told}")


def open_from_another():
    """with the window on another parcel a click goes to the one that has news"""
    open_row("Letter")
    State.posts.tell(f"fact {OTHER} delivered RU Moscow")
    e2e.command("refresh", OTHER)
    wait_until("the notification", lambda: e2e.n_notifications() == 1)
    click_newest()
    wait_until(lambda: f"the other one on the page: {page_names()}", lambda: "Other" in page_names())
    e2e.dunstctl("close-all")
    if len(e2e.notifications()) != 2:
        raise Failed(f"told: {e2e.notifications()}")


def post_down():
    """a post that is down is named, and what is known stays shown"""
    State.posts.tell("fault upugtt unavailable")
    State.posts.tell("fault russianpost unavailable")
    open_row("Letter")
    e2e.command("refresh", LETTER, check=False)
    page = State.window.find(None, "TrackerParcelPage")
    page.find("label", re.compile("What is known stays shown"))
    page.find("list", "Timeline").find("list item", re.compile("Moscow", re.IGNORECASE))
    e2e.picture("post-down")
    State.posts.tell("fault upugtt none")
    State.posts.tell("fault russianpost none")


def offline():
    """without a network the window says so, and that it is back"""
    e2e.set_online(False)
    State.window.find("label", re.compile("There is no network"))
    wait_until("the bar", lambda: State.window.find("label", re.compile("There is no network")).place()[2] > 0)
    e2e.picture("offline")
    asked = State.posts.tell(f"asked {LETTER}")
    State.window.find("push button", "Refresh All").click()
    refused = e2e.command("refresh", LETTER, check=False)
    if refused.returncode != 1:
        raise Failed(f"the command line said {refused}")
    if State.posts.tell(f"asked {LETTER}") != asked:
        raise Failed("asked without a network")
    e2e.set_online(True)


def kill_while_asking():
    """killed while posts are asked, it starts again with all that was shown"""
    State.posts.tell("fault upugtt slow")
    State.posts.tell("fault russianpost slow")
    before = e2e.command("show", LETTER, "--json")
    asked = State.posts.tell(f"asked {LETTER}")
    refresh = next(w for w in row("Letter").walk() if "row.refresh" in w.actions())
    wait_until("a question under way", lambda: refresh.act("row.refresh") or State.posts.tell(f"asked {LETTER}") != asked)
    State.tracker.kill()
    after = e2e.command("show", LETTER, "--json")
    if before["events"] != after["events"] or not before["events"]:
        raise Failed(f"before: {before['events']}\nafter: {after['events']}")
    State.tracker = e2e.Tracker(LC_ALL="ru_RU.UTF-8", LANGUAGE="en")
    State.window = State.tracker.window()
    row("Letter, Ready for pick-up")
    row("Other, Delivered")
    State.posts.tell("fault upugtt none")
    State.posts.tell("fault russianpost none")


def quit_program():
    """Quit ends it, watching too"""
    State.window.find("push button", "Main Menu").click()
    try:
        State.window.find("menu item", re.compile("Quit")).act("click")
    except GLib.Error as error:
        if "disconnected" not in error.message:  # gone before it could say that it was clicked
            raise
    if State.tracker.wait_for_end() != 0:
        raise Failed(f"ended with {State.tracker.process.returncode}")
    State.posts.stop()


if __name__ == "__main__":
    if "TEST_WORLD" not in os.environ:
        e2e.skip_all("needs namespaces for its network and its mounts (root, or user namespaces)")
    if subprocess.run(["ip", "link"], capture_output=True, check=False).returncode != 0:
        e2e.skip_all("needs ip (iproute2)")
    e2e.run([first_run, add_by_command_line, close_window, tell_and_open, open_from_another, post_down, offline,
             kill_while_asking, quit_program], "background")
