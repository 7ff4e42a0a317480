#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Tracker authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The direct check has no dead end: pictures that are none, or too large, and challenges of a kind nobody knows are told in plain
words, with the post's page and its code at hand, and what that page said is taken as pasted text."""

import re

import check_kit
import tracker_e2e as e2e
from check_kit import find_shown, s10
from tracker_e2e import Failed, wait_until

NUMBER = s10("AA", 70000000, "BR")
UNKNOWN = s10("AA", 70000001, "BR")
FIRST_FRAME = s10("AA", 70000002, "BR")
PAGE = re.compile("Open the Post’s Page$")
PASTED = """
28/10/2026 14:20 Objeto postado - SAO PAULO / SP
29/10/2026 09:05 Objeto em transferência - CAJAMAR / SP
02/11/2026 16:45 Objeto saiu para entrega ao destinatário - CURITIBA / PR
"""

world = None


def setup():
    """a parcel whose post wants a human"""
    global world
    world = check_kit.World()
    world.start()
    world.add("Hostile", NUMBER, "BR", "RU", "correios")
    world.wait_for_count(1)


def no_picture(fault):
    """What is no picture is said so; the page and a field for what it said are there; nothing is kept of it."""
    world.posts.tell(f"captcha-fault correios {fault}")
    check = world.press_banner("Hostile")
    check.find("push button", PAGE)
    check.wait_for("picture|page")
    e2e.picture(f"check-{fault}")
    check.escape()
    world.posts.tell("captcha-fault correios none")
    if not world.tracker.is_running() or not world.waits(NUMBER, "correios"):
        raise Failed("the program ended, or nobody is waited for any more")


def hostile_megapixels():
    """a picture that declares a hundred megapixels"""
    no_picture("megapixels")


def hostile_svg():
    """a picture with a script in it"""
    no_picture("svg")


def hostile_html():
    """a page where the picture was due"""
    no_picture("html")


def hostile_huge():
    """a picture of fifty megabytes"""
    no_picture("huge")


def hostile_truncated():
    """half a picture"""
    no_picture("truncated")


def recovers():
    """from such a picture \"try again\" leads to a good one"""
    world.posts.tell("captcha-fault correios html 1")
    check = world.press_banner("Hostile")
    check.find("push button", PAGE)
    check.press("Try Again")
    check.solve("correios")
    check.wait_for(r"\d+ new event")
    check.escape()
    world.wait_for_count(0)


def animated():
    """a picture that moves shows its first frame, and that is the one to answer"""
    world.posts.tell("captcha-fault correios animated")
    world.add("Animated", FIRST_FRAME, "BR", "RU", "correios")
    check = world.press_banner("Animated")
    check.wait_for_challenge("correios")
    e2e.picture("check-animated")
    check.solve("correios")
    check.wait_for(r"\d+ new event")
    check.escape()
    world.posts.tell("captcha-fault correios none")


def unknown_kind():
    """a challenge of an unknown kind: the code is copied, and what the page said becomes events"""
    world.posts.tell("captcha-fault correios unknown-kind")
    world.add("Unknown", UNKNOWN, "BR", "RU", "correios")
    check = world.press_banner("Unknown")
    check.find("push button", PAGE)
    paste(check)
    e2e.picture("check-pasted")
    check.press("Keep 3 Events")
    wait_until("the pasted events", lambda: len(e2e.command("show", UNKNOWN, "--json")["events"]) == 3)
    check.escape()
    item = find_shown(world.timeline(), "list item", re.compile("saiu para entrega"))
    if "entered by you" not in item.words() + item.name:
        raise Failed(f"not marked as entered: {item.dump()}")
    e2e.picture("check-entered")


def paste(check):
    field = wait_until(lambda: f"a field to paste in\n{check.window.dump()}",
                       lambda: next((w for w in check_kit.walk_shown(check.window) if w.node.get_editable_text_iface() is not None
                                     and check_kit.usable(w)), None))
    field.type(PASTED)
    check.wait_for("CAJAMAR")


def survives():
    """they survive an answer without them, and a new start"""
    world.posts.tell("captcha-fault correios none")
    check = world.press_banner("Unknown") if world.waits(UNKNOWN, "correios") else None
    if check is None:
        world.open_row("Unknown")
        e2e.press("ctrl+d")
        check = world.check()
    check.solve("correios")
    check.wait_for(r"new event|[Nn]othing")
    check.escape()
    world.restart()
    world.open_row("Unknown")
    if "entered by you" not in world.timeline().words():
        raise Failed(f"not kept: {world.timeline().words()}")
    texts = [event["text"] for event in e2e.command("show", UNKNOWN, "--json")["events"]]
    if len(texts) < 3 or not any("CAJAMAR" in text or "transfer" in text for text in texts):
        raise Failed(f"kept: {texts}")


if __name__ == "__main__":
    check_kit.need_world()
    e2e.run([setup, hostile_megapixels, hostile_svg, hostile_html, hostile_huge, hostile_truncated, recovers, animated, unknown_kind,
             survives], "check-hostile")
