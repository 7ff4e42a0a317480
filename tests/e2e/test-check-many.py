#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Tracker authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The direct check of many: one notification a day and its click, a queue of three in one sitting, both ends of a journey as two
tabs, and a post that begins to want a human and is asked by itself again after one has passed."""

import re

import check_kit
import tracker_e2e as e2e
from check_kit import find_shown, s10
from tracker_e2e import Failed, wait_until

QUEUE = [s10("AA", 40000000 + i, "BR") for i in range(3)]
BOTH = s10("RR", 50000000, "TW")
WALLED = s10("RB", 60000000, "CN")
BEHIND = s10("RB", 60000001, "CN")

world = None


def one_notification():
    """three parcels that want a human are one notification and three in the folder"""
    global world
    world = check_kit.World()
    world.start()
    for i, number in enumerate(QUEUE, 1):
        world.add(f"Waits {i}", number, "BR", "RU", "correios")
    world.wait_for_count(3)
    wait_until("the notification", lambda: e2e.n_notifications() == 1)
    world.open_folder("Needs attention")
    find_shown(world.window, "label", "3 parcels wait for you")
    e2e.picture("check-folder")


def click_opens():
    """a click on it opens the direct check of all three, even where the window was closed"""
    world.window.act("window.close")
    wait_until("the window to close", lambda: not world.tracker.windows())
    e2e.dunstctl("action", "0")
    check = world.check()
    check.wait_for("1 of 3")
    world.take_window()
    check.escape()
    e2e.dunstctl("close-all")
    told = e2e.notifications()
    if len(told) != 1:
        raise Failed(f"told: {told}")


def queue():
    """three parcels of one post in one sitting: solved, left out, solved"""
    world.open_folder("Needs attention")
    find_shown(world.window, "push button", re.compile("^Check…$")).click()
    check = world.check()
    check.wait_for("1 of 3")
    old = check.solve("correios")
    check.wait_for("2 of 3")
    e2e.picture("check-queue")
    old = check.wait_for_challenge("correios", old)
    check.press("Skip This Parcel")
    check.wait_for("3 of 3")
    check.solve("correios", old)
    # One result may be told in two places: what is kept says that both are through.
    wait_until("two of three to be through", lambda: sum(world.waits(number, "correios") for number in QUEUE) == 1)
    wait_until(lambda: f"two results in\n{check.window.dump()}", lambda: len(re.findall(r"\d+ new events?", check.words())) >= 2)
    check.escape()
    world.wait_for_count(1)
    find_shown(world.window, "label", "1 parcel waits for you")
    if sorted(world.waits(number, "correios") for number in QUEUE) != [False, False, True]:
        raise Failed("not one of the three was left")


def rest_of_queue():
    """the one that was left out has its turn the next time, by Ctrl+Shift+D"""
    e2e.press("ctrl+shift+d")
    check = world.check()
    check.solve("correios")
    check.wait_for(r"\d+ new event")
    check.escape()
    world.wait_for_count(0)
    find_shown(world.window, "label", "All Is Well")


def both_ends():
    """where both ends want a human, each has its tab, and both tell their part"""
    world.open_folder("All")
    world.add("Both ends", BOTH, "TW", "BR", "taiwanpost", "correios")
    check = world.press_banner("Both ends")
    wait_until(lambda: f"two tabs in\n{check.window.dump()}", lambda: len(check.tabs()) == 2)
    e2e.picture("check-tabs")
    for carrier, words in (("taiwanpost", "Chunghwa Post"), ("correios", "Correios")):
        check.choose_tab(words)
        check.solve(carrier)
        wait_until(f"the answer of {carrier}", lambda: not world.waits(BOTH, carrier))
    check.escape()
    carriers = {carrier for event in e2e.command("show", BOTH, "--json")["events"] for carrier in event["carriers"]}
    if carriers != {"taiwanpost", "correios"}:
        raise Failed(f"only {carriers} told something")


def bot_wall():
    """a post that begins to want a human: a notice, a count, no second notification, and no other parcel is asked"""
    world.posts.tell("fault upugtt bot-wall")
    world.add("Walled", WALLED, "CN", "RU", "upugtt")
    world.posts.tell(f"parcel {BEHIND} CN RU upugtt")
    e2e.command("add", "--name", "Behind", "--carrier", "upugtt", BEHIND, LC_ALL="ru_RU.UTF-8")
    world.row("Behind")
    world.wait_for_count(1)
    find_shown(world.open_row("Walled"), "label", re.compile("wants to see a human"))
    e2e.picture("check-wall")
    if e2e.n_notifications() != 0 or len(e2e.notifications()) != 1:
        raise Failed(f"told again: {e2e.notifications()}")
    if int(world.posts.tell(f"asked {BEHIND}")) != 0:
        raise Failed("the post was asked about another parcel behind its wall")


def automatic_again():
    """after one human has passed, the post is asked by itself again, for the others too"""
    world.posts.tell("fault upugtt none")
    if int(world.posts.tell(f"asked {BEHIND}")) != 0:
        raise Failed("the post was asked about another parcel before a human had passed")
    check = world.press_banner("Walled")
    check.solve("upugtt")
    check.wait_for(r"\d+ new event")
    check.escape()
    wait_until("the other one to be asked by itself", lambda: int(world.posts.tell(f"asked {BEHIND}")) > 0)
    world.row("Behind, Accepted")
    world.wait_for_count(0)
    e2e.command("refresh", WALLED)


if __name__ == "__main__":
    check_kit.need_world()
    e2e.run([one_notification, click_opens, queue, rest_of_queue, both_ends, bot_wall, automatic_again], "check-many")
