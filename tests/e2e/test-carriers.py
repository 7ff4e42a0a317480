#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Tracker authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person decides about carriers: a login is tried, one is switched off, its health is looked at, a postcode is given in
place, a guess is corrected and remembered; and about privacy: who was told what, and a parcel that nobody is asked about."""

import json
import re
import subprocess

import check_kit
import tracker_e2e as e2e
from check_kit import find_shown, s10, usable
from tracker_e2e import Failed, wait_until

SHOWN = s10("RB", 70000000, "CN")
QUIET = s10("RB", 70000001, "CN")
FIRST = s10("RR", 70000002, "TW")
SECOND = s10("RR", 70000003, "TW")
DUTCH = "GB00123456"
UPU = "globaltracktrace.ptc.post"

world = None


def activate(action, target):
    """An action of the program, by the session bus."""
    subprocess.run(["gdbus", "call", "--session", "-d", e2e.APP_ID, "-o", "/com/example/Tracker", "-m", "org.gtk.Actions.Activate",
                    action, f"[<{target!r}>]", "{}"], check=True, stdout=subprocess.DEVNULL)


def preferences():
    """Their window, once it is there."""
    return wait_until(lambda: f"the preferences in\n{world.tracker.application().dump()}",
                      lambda: next((w for w in world.tracker.windows() if w.name == "Preferences"), None))


def open_at(place, page):
    activate("preferences-at", place)
    return wait_until(lambda: f"{page} in\n{preferences().dump()}",
                      lambda: next((w for w in preferences().walk() if w.name == page and w.place()[2] > 0), None))


def close_preferences():
    preferences().act("window.close")
    wait_until("the preferences to close", lambda: not any(w.name == "Preferences" for w in world.tracker.windows()))


def health_after_fault():
    """a post that is down: its health says so, and back from its page one is in the list again"""
    global world
    world = check_kit.World()
    world.start()
    world.add("Shown", SHOWN, "CN", "RU", "upugtt")
    world.posts.tell("fault upugtt unavailable")
    e2e.command("refresh", SHOWN, check=False)
    page = open_at("health", "TrackerHealthPage")
    find_shown(page, "label", re.compile("^Trouble: .*UPU"))
    e2e.picture("carriers-health")
    name = find_shown(page, "label", re.compile("^UPU Global"))
    world.tracker.mouse(name, title="Preferences")
    page = wait_until("the carrier's page", lambda: next((w for w in preferences().walk() if w.name == "TrackerCarrierPage"), None))
    find_shown(page, "label", "Last Failure")
    e2e.picture("carriers-page")
    e2e.press("Escape")
    wait_until("the list again", lambda: not preferences().has(None, "TrackerCarrierPage"))
    find_shown(preferences(), "filler", "TrackerHealthPage")
    close_preferences()
    world.posts.tell("fault upugtt none")
    e2e.command("refresh", SHOWN, check=False)


def who_was_told():
    """the log of who was told names the post and the code"""
    page = open_at("told", "TrackerTellPage")
    item = find_shown(page, "list item", re.compile("UPU Global.*Shown"))
    if "70 000 000" not in item.name and "700 000 00" not in item.name:
        raise Failed(f"no code in {item.name!r}")
    e2e.picture("carriers-told")
    close_preferences()


def try_login():
    """a login is tried with what is typed: a wrong one is refused, a right one accepted, and neither is kept"""
    page = open_at("carrier/ups", "TrackerCarrierPage")
    for name, password, state in (("nobody", "wrong", "It Does Not Work"), ("demo", "demo", "It Works")):
        entries = [w for w in page.all() if w.node.get_editable_text_iface() is not None and w.place()[2] > 0]
        entries[0].type(name)
        entries[1].type(password)
        find_shown(page, "push button", re.compile("Test$")).click()
        find_shown(page, "label", state)
        e2e.picture(f"carriers-login-{'good' if state == 'It Works' else 'bad'}")
    close_preferences()


def switch_off():
    """a carrier that is switched off is not asked, and its row says so"""
    page = open_at("carrier/upugtt", "TrackerCarrierPage")
    page.find("check box", re.compile("^Ask This Carrier")).act("toggle")
    find_shown(page, "label", "Switched off")
    close_preferences()
    before = int(world.posts.tell(f"visited {UPU}"))
    e2e.command("refresh", SHOWN, check=False)
    find_shown(world.open_row("Shown"), "label", re.compile("Switched off"))
    if int(world.posts.tell(f"visited {UPU}")) != before:
        raise Failed("it was asked all the same")
    e2e.command("carriers", "on", "upugtt")
    wait_until("the words to go", lambda: not world.page("Shown").has("label", re.compile("Switched off")))


def postcode():
    """what a carrier wants to know is given in place"""
    e2e.command("add", "--name", "Tulips", "--carrier", "gls-nl", DUTCH, LC_ALL="ru_RU.UTF-8")
    page = world.open_row("Tulips")
    wait_until("the postcode to be kept", lambda: give_postcode(page))


def give_postcode(page):
    """The row is made anew when an answer comes: then it is typed once more."""
    field = next((w for w in page.all(None, re.compile("^Postcode")) if w.node.get_editable_text_iface()), None)
    apply = next((w for w in page.all("push button", re.compile("Apply$")) if usable(w)), None)
    if field is not None:
        field.type("1234 AB")
    if apply is not None:
        apply.click()
    return "1234" in json.dumps(e2e.command("show", DUTCH, "--json").get("needs"))


def never_ask():
    """a parcel that nobody is asked about, and the way back"""
    world.add("Quiet", QUIET, "CN", "RU", "upugtt")
    page = world.open_row("Quiet")
    before = int(world.posts.tell(f"asked {QUIET}"))
    page.find(None, "Parcel Menu").click()
    find_shown(world.window, "menu item", "Never Ask the Network").click()
    find_shown(page, "label", re.compile("^Nobody is asked"))
    world.row("Quiet")
    e2e.picture("carriers-silent")
    e2e.command("refresh", QUIET, check=False)
    if int(world.posts.tell(f"asked {QUIET}")) != before:
        raise Failed("it was asked all the same")
    find_shown(page, "push button", re.compile("Ask Again$")).click()
    wait_until("the notice to go", lambda: not page.has("label", re.compile("^Nobody is asked")))


def correction():
    """a wrong guess is corrected with one press, and the next code of that shape begins with it"""
    add_with_chip(FIRST, press="Belpost")
    dialog = open_add(SECOND)
    chip = find_chip(dialog, "Belpost")
    if not chip.has_state(e2e.Atspi.StateType.CHECKED) and not chip.has_state(e2e.Atspi.StateType.PRESSED):
        raise Failed(f"not remembered:\n{dialog.dump()}")
    dialog.act("window.close")


def open_add(number):
    e2e.press("ctrl+n")
    dialog = wait_until("the dialog", lambda: next((w for w in world.tracker.windows() if w.name == "Add"), None))
    next(w for w in dialog.walk() if w.node.get_editable_text_iface() is not None).type(number)
    find_shown(dialog, "label", re.compile("^" + number[:2]))
    return dialog


def find_chip(dialog, name):
    return wait_until(lambda: f"{name} in\n{dialog.dump()}", lambda: next((w for w in dialog.all(None, name) if "click" in w.actions()), None))


def add_with_chip(number, press):
    dialog = open_add(number)
    find_shown(dialog, "push button", "Other…").click()
    chooser = wait_until("the carriers", lambda: next((w for w in world.tracker.windows() if w.name == "Carrier"), None))
    next(w for w in chooser.walk() if w.node.get_editable_text_iface() is not None).type(press)
    wait_until("one carrier", lambda: len([w for w in chooser.all("list item") if w.place()[2] > 0]) == 1)
    e2e.press("Return")
    find_chip(dialog, press)
    e2e.picture("carriers-chips")
    find_shown(dialog, "push button", re.compile("Add$")).click()
    wait_until("the parcel", lambda: [leg["carrier"] for leg in e2e.command("show", number, "--json")["legs"]] == [press.lower()]
               if e2e.command("show", number, check=False).returncode == 0 else False)


if __name__ == "__main__":
    check_kit.need_world()
    e2e.run([health_after_fault, who_was_told, try_login, switch_off, postcode, never_ask, correction], "carriers")
