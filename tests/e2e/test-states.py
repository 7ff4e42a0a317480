#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Tracker authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every state that a person can meet: its words and buttons are there, and a picture of it is left. The argument names the look:
light, dark, narrow or russian. The posts are played at their own addresses."""

import os
import re
import shutil
import subprocess
import sys
import time

import tracker_e2e as e2e
from tracker_e2e import wait_until

LOOK = sys.argv[1] if len(sys.argv) > 1 else "light"
EXTRA = {
    "light": {},
    "dark": {"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"},
    "narrow": {},
    "russian": {"LC_ALL": "ru_RU.UTF-8", "LANGUAGE": "ru"},
}[LOOK]
DEMO_PROFILE = e2e.SESSION / "demo"

class State:
    tracker = None
    window = None


def picture(name):
    # The last frame may still be under way; there is no word for that in the tree.
    time.sleep(0.4)
    e2e.picture(f"{LOOK}-{name}")


def words(english, russian):
    return re.compile(russian if LOOK == "russian" else english)


def start(*arguments):
    State.tracker = e2e.Tracker(*arguments, **EXTRA)
    State.window = State.tracker.window(None)
    if LOOK == "narrow":
        window = State.tracker.x_window()
        # The shadow belongs to the window of X: 360 inside of it.
        e2e.xdotool("windowsize", "--sync", window, 360 + 46, 720)
    return State.window


def find(english, russian, role="label"):
    return State.window.find(role, words(english, russian))


def rows():
    return State.window.find("list", words("^Parcels$", "^Посылки$"))


def open_row(start_of_name):
    item = rows().find("list item", re.compile("^" + start_of_name))
    next(w for w in item.walk() if "row.open" in w.actions()).act("row.open")
    return State.window.find(None, "TrackerParcelPage")


def open_folder(english, russian):
    folders = State.window.find("list", words("^Folders$", "^Папки$"))
    item = folders.find("list item", words("^" + english, "^" + russian))
    next(w for w in item.walk() if "row.open" in w.actions()).act("row.open")


def activate(action):
    """An action of the program, by the session bus."""
    subprocess.run(["gdbus", "call", "--session", "-d", f"{e2e.APP_ID}.Demo", "-o", "/com/example/Tracker/Demo", "-m",
                    "org.gtk.Actions.Activate", action, "[]", "{}"], check=True, stdout=subprocess.DEVNULL)


def back():
    if LOOK == "narrow":
        State.window.act("win.close-parcel")


def first_run():
    """first run"""
    e2e.set_online(True)
    e2e.dunstctl("set-paused", "true")  # a notification would lie over the window
    start()
    find(r"^Where Is My Parcel\?$", r"^Где моя посылка\?$")
    find("Add a Parcel", "Добавить", "push button")
    picture("first-run")


def offline():
    """offline"""
    e2e.set_online(False)
    bar = find("There is no network", "Нет (сети|сетевого|подключения)|[Сс]ет")
    wait_until("the bar", lambda: bar.place()[2] > 0)
    picture("offline")
    e2e.set_online(True)
    State.tracker.stop()


def demo():
    """the list, with a post that is down and one that wants a login"""
    start("--demo", "--profile", str(DEMO_PROFILE))
    wait_until("the answers", lambda: re.search("новая|new|нов", rows().find("list item", re.compile(".*(Tea kettle|[Чч]айник)")).name), 20)
    picture("list")


def asking():
    """asking"""
    activate("refresh-all")  # a narrow window has it in a menu only
    find(r"^Asking|of \d+", r"\d+ из \d+|Спрашива|Опрос|опрос")
    picture("asking")


def timeline():
    """a parcel that both posts know"""
    page = open_row("(Phone case|Чехол)")
    page.find("list item", re.compile("Передано таможне|Выпущено таможней"))
    picture("timeline")
    back()


def delivered():
    """delivered"""
    page = open_row("(Stickers|Наклейки|Стикеры)")
    page.find("label", words("^Delivered$", "^(Вручено|Доставлено|Получено)"))
    picture("delivered")
    back()


def not_found():
    """not known yet"""
    page = open_row("(Protective glass|Защитное стекло)")
    page.find("label", words("^Not Known Yet$", "[Пп]ока|[Нн]еизвест"))
    picture("not-found")
    back()


def needs_login():
    """needs credentials"""
    page = open_row("(Camera|Фотоаппарат|Камера)")
    page.find("push button", words("Log In", "Войти|[Вв]ход|[Лл]огин"))
    picture("needs-credentials")
    back()


def needs_human():
    """a post that wants to see a human, and its direct check"""
    page = open_row("(Fishing rod|Уд|Спин)")
    button = page.find("push button", words("Direct Check…$", "[Пп]роверк[аиу]…$|Direct Check…$"))
    picture("needs-human")
    before = {window.name for window in State.tracker.windows()}
    button.click()
    dialog = wait_until("the direct check", lambda: next((w for w in State.tracker.windows() if w.name not in before), None))
    wait_until(lambda: f"a picture in\n{dialog.dump()}",
               lambda: any(w.place()[2] > 0 and w.name != "GtkImage" for w in dialog.all("image")))
    picture("direct-check")
    dialog.act("window.close")
    back()


def wrong_code():
    """a wrong check digit"""
    page = open_row("(Headphones|Наушники)")
    page.find("label", words("check digit", "[Кк]онтрольн"))
    picture("wrong-code")
    back()


def post_down():
    """a post that is down"""
    page = open_row("(Linen|Льнян|Скатерть)")
    page.find("label", words("cannot be reached|unavailable|does not answer", "[Ии]звестное|по-прежнему|недоступ"))
    picture("post-down")
    back()


def nothing_found():
    """a search without a result"""
    State.window.act("win.search")
    State.window.find("entry").type("zebra")
    find("^Nothing Found$", "^Ничего не найдено$")
    picture("nothing-found")
    State.window.find("entry").type("")
    State.window.act("win.search")


def empty_folder():
    """an empty folder"""
    if LOOK == "narrow":
        State.window.act("win.show-folders")
        time.sleep(0.3)
        picture("folders")
    open_folder("Archive", "Архив")
    find("^The Archive Is Empty$", "^Архив пуст$|[Аа]рхив.*пуст")
    picture("empty-folder")


def add_dialog():
    """the add dialog, with a code that is mistyped"""
    State.window.find("push button", words("^Add a Parcel$", "^Добавить")).click()
    dialog = wait_until("the dialog", lambda: next((w for w in State.tracker.windows() if w.role != "frame"), None))
    dialog.find("text").type("RB123456785CN\nRB123456784CN and 80000000000018")
    dialog.find("label", words("check digit", "[Кк]онтрольн"))
    picture("add")
    dialog.act("window.close")


def preferences():
    """the preferences"""
    activate("preferences")
    wait_until("the preferences", lambda: len(State.tracker.windows()) > 1)
    time.sleep(0.5)
    picture("preferences")
    State.tracker.stop()
    shutil.rmtree(DEMO_PROFILE, ignore_errors=True)


if __name__ == "__main__":
    if "TEST_WORLD" not in os.environ:
        e2e.skip_all("needs a network of its own, so that no post is asked (root, or user namespaces)")
    e2e.run([first_run, offline, demo, asking, timeline, delivered, not_found, needs_login, needs_human, wrong_code, post_down, nothing_found,
             empty_folder, add_dialog, preferences], "states-" + LOOK, stop_at_failure=True)
