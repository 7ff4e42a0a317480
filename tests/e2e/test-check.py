#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Tracker authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The direct check, kind by kind, in the unmodified program: letters, a slider and signs to click; right, wrong and then right, too
late, given up, and without a mouse. The argument chooses: text, or picture (slider and signs)."""

import json
import re
import sys

import check_kit
import tracker_e2e as e2e
from check_kit import BANNER, find_shown, gone_shown, s10, wrong
from tracker_e2e import Failed, wait_until

WHICH = sys.argv[1] if len(sys.argv) > 1 else "text"
TEXT = [s10("AA", 20000000 + i, "BR") for i in range(9)]
SLIDER = [s10("RB", 30000000 + i, "CN") for i in range(5)]

world = None
NEXT = iter(range(1, 100))


def begin(carrier, numbers):
    """A parcel that waits for a human, and its dialog, from the notice on its page."""
    name = f"Parcel {next(NEXT)}"
    number = numbers.pop(0)
    world.add(name, number, number[-2:], "RU", carrier)
    wait_until("the leg to wait", lambda: world.waits(number, carrier))
    return name, number, world.press_banner(name)


def finish(check, name, number, carrier, place):
    """What the post told stands in the dialog, on the page and in the command line; nobody waits any more."""
    check.wait_for(r"\d+ new event")
    check.escape()
    find_shown(world.timeline(), "list item", re.compile(place, re.IGNORECASE))
    gone_shown(world.page(name), "push button", BANNER)
    if world.waits(number, carrier) or not e2e.command("show", number, "--json")["events"]:
        raise Failed(f"{number} waits or has no events")


# --- letters ---


def text_right():
    """letters: the right ones bring the events, and the count on the folder goes"""
    global world
    world = check_kit.World()
    world.start()
    name, number, check = begin("correios", TEXT)
    world.wait_for_count(1)
    check.find("label", re.compile("Correios"))
    check.find(None, re.compile("picture", re.IGNORECASE))
    e2e.picture("check-text")
    check.solve("correios")
    finish(check, name, number, "correios", "Shenzhen")
    world.wait_for_count(0)


def text_wrong_then_right():
    """letters: a wrong answer says so and brings a new picture at once"""
    name, number, check = begin("correios", TEXT)
    old = check.answer_wrongly("correios")
    check.wait_for_challenge("correios", old)
    check.wait_for("not what the picture shows")
    if not world.waits(number, "correios"):
        raise Failed("a wrong answer ended the waiting")
    check.solve("correios", old)
    finish(check, name, number, "correios", "Shenzhen")


def text_expired():
    """letters: an answer that comes too late brings a new picture and says why; so does a lost session"""
    for fault in ("expired", "session-lost"):
        world.posts.tell(f"captcha-fault correios {fault} 1")
        name, number, check = begin("correios", TEXT)
        old = check.solve("correios")
        check.wait_for_challenge("correios", old)
        e2e.picture(f"check-{fault}")
        check.solve("correios", old)
        finish(check, name, number, "correios", "Shenzhen")
        world.posts.tell("captcha-fault correios none")


def text_another():
    """letters: another picture for the asking; what is too long or empty is not sent"""
    name, number, check = begin("correios", TEXT)
    old = check.wait_for_challenge("correios")
    check.press("Another Picture")
    fresh = check.wait_for_challenge("correios", old)
    asked = world.posts.tell(f"asked {number}")
    check.type_text("x" * 10000)
    e2e.press("Return")  # the field has had the focus all the time
    check.wait_for("characters|long")
    if world.posts.tell(f"asked {number}") != asked or check.answer_of("correios") != fresh:
        raise Failed("ten thousand letters were sent")
    check.fill(fresh)
    check.send()
    finish(check, name, number, "correios", "Shenzhen")


def text_cancelled():
    """letters: Escape in the middle of anything leaves all as it was, and it can be begun again"""
    world.posts.tell("fault correios slow")
    name, number, check = begin("correios", TEXT)
    check.escape()  # while the picture comes
    check = world.press_banner(name)
    world.posts.tell("fault correios none")
    answer = check.wait_for_challenge("correios")
    check.type_text(answer[:2])
    check.escape()  # while it is typed
    if not world.waits(number, "correios"):
        raise Failed("giving up ended the waiting")
    check = world.press_banner(name)
    old = check.wait_for_challenge("correios", answer)
    world.posts.tell("fault correios slow")
    check.fill(old)
    check.send()
    check.escape()  # while the post thinks about it
    world.posts.tell("fault correios none")
    check = world.press_banner(name)
    check.solve("correios", old)
    finish(check, name, number, "correios", "Shenzhen")


def command_line():
    """`tracker check NUMBER` opens it in the running program; an unknown code is an error"""
    number = TEXT.pop(0)
    world.add("By command", number, "BR", "RU", "correios")
    e2e.command("check", number)
    check = world.check()
    world.page("By command")
    check.solve("correios")
    finish(check, "By command", number, "correios", "Shenzhen")
    refused = e2e.command("check", s10("AA", 99999999, "BR"), check=False)
    if refused.returncode != 1 or "tracker add" not in refused.stderr:
        raise Failed(f"the command line said {refused}")


def command_line_starts():
    """where the program does not run, `tracker check NUMBER` starts it"""
    number = TEXT.pop(0)
    world.add("By start", number, "BR", "RU", "correios")
    world.restart("check", number)
    check = world.check()
    world.page("By start")
    check.solve("correios")
    finish(check, "By start", number, "correios", "Shenzhen")


def keyboard():
    """without a mouse: Ctrl+D opens, the field has the focus, Enter sends, Escape leaves"""
    number = TEXT.pop(0)
    world.add("By keyboard", number, "BR", "RU", "correios")
    find_shown(world.open_row("By keyboard"), "push button", BANNER)
    e2e.press("ctrl+d")
    check = world.check()
    answer = check.wait_for_challenge("correios")
    e2e.xdotool("type", "--delay", "20", wrong(answer))
    e2e.press("Return")
    answer = check.wait_for_challenge("correios", answer)
    check.wait_for("not what the picture shows")
    wait_until("an empty field", lambda: check.control()[1].text() == "")
    e2e.xdotool("type", "--delay", "20", answer)
    e2e.press("Return")
    finish(check, "By keyboard", number, "correios", "Shenzhen")
    e2e.press("ctrl+shift+d")
    check = world.check()
    check.wait_for("[Nn]o |[Nn]othing|[Nn]obody")
    check.escape()


# --- pictures ---


def slider_right():
    """slider: the right place brings the events"""
    global world
    world = check_kit.World()
    world.start()
    name, number, check = begin("chinapost", SLIDER)
    check.wait_for_challenge("chinapost")
    e2e.picture("check-slider")
    if check.control()[0] != "slider":
        raise Failed("this is no slider")
    check.solve("chinapost")
    finish(check, name, number, "chinapost", "Shenzhen|深圳")


def slider_wrong_expired():
    """slider: a wrong place, an answer too late, and then the right one by arrow keys"""
    name, number, check = begin("chinapost", SLIDER)
    old = check.answer_wrongly("chinapost")
    old = check.wait_for_challenge("chinapost", old)
    check.wait_for("not|wrong")
    world.posts.tell("captcha-fault chinapost expired 1")
    check.press("Another Picture")
    old = check.solve("chinapost", old)
    answer = check.wait_for_challenge("chinapost", old)
    world.posts.tell("captcha-fault chinapost none")
    check.press_offset(answer)
    e2e.press("Return")
    finish(check, name, number, "chinapost", "Shenzhen|深圳")


def slider_drag():
    """slider: Escape leaves it; the mouse moves the piece with the picture under it"""
    name, number, check = begin("chinapost", SLIDER)
    check.wait_for_challenge("chinapost")
    check.escape()
    if not world.waits(number, "chinapost"):
        raise Failed("giving up ended the waiting")
    check = world.press_banner(name)
    answer = check.wait_for_challenge("chinapost")
    picture = check.find("image", re.compile("^Picture"))
    check.drag(picture, 0.1, 0.5)
    width = picture.place()[2]
    wait_until(lambda: f"the piece to move, not {check.offset()}", lambda: check.offset() > 0)
    scale = width * 0.4 / check.offset()
    if not 0.9 < scale < 8:
        raise Failed(f"dragged by {width * 0.4} px, the piece moved by {check.offset()}")
    e2e.press("Home")
    check.fill(answer)
    check.send()
    finish(check, name, number, "chinapost", "Shenzhen|深圳")


def clicks_right():
    """signs: clicked in order they bring the events"""
    # The post has several ways, and this is its last: here it is the only one.
    definition = json.loads((e2e.SOURCE / "data" / "carriers" / "chinapost.json").read_text(encoding="utf-8"))
    definition["ways"] = [way for way in definition["ways"] if way["id"] == "clicks"]
    definition.pop("samples", None)
    check_kit.OWN_CARRIERS.mkdir(parents=True, exist_ok=True)
    (check_kit.OWN_CARRIERS / "chinapost.json").write_text(json.dumps(definition), encoding="utf-8")
    world.restart()
    name, number, check = begin("chinapost", SLIDER)
    check.wait_for_challenge("chinapost")
    e2e.picture("check-clicks")
    if check.control()[0] != "clicks":
        raise Failed("these are no signs to click")
    check.solve("chinapost")
    finish(check, name, number, "chinapost", "Shenzhen|深圳")


def clicks_wrong_cancelled():
    """signs: a wrong order, given up, and then the right one by keys alone"""
    name, number, check = begin("chinapost", SLIDER)
    old = check.wait_for_challenge("chinapost")
    check.press_points(wrong(old))
    e2e.press("Return")
    old = check.wait_for_challenge("chinapost", old)
    check.wait_for("not|wrong")
    check.escape()
    check = world.press_banner(name)
    check.press_points(check.wait_for_challenge("chinapost", old))
    e2e.press("Return")
    finish(check, name, number, "chinapost", "Shenzhen|深圳")


if __name__ == "__main__":
    check_kit.need_world()
    if WHICH == "text":
        e2e.run([text_right, text_wrong_then_right, text_expired, text_another, text_cancelled, command_line, command_line_starts, keyboard],
                "check-text")
    else:
        e2e.run([slider_right, slider_wrong_expired, slider_drag, clicks_right, clicks_wrong_cancelled], "check-picture")
