#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Tracker authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A notification daemon for tests.

fake-notifications.py MODE LOG, where MODE is
  plain     takes everything, knows no markup and no actions
  markup    takes everything, knows both
  refuse    answers every notification with an error
  hang      takes the name and never answers, until it gets SIGUSR1: from then on as "markup"
Writes a JSON line to LOG for each call it answers: {"method", "id", "title", "body", "icon", "actions", "urgency", "entry"}.
SIGUSR2 clicks the newest notification.
"""

import json
import os
import signal
import sys

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

XML = """<node><interface name="org.freedesktop.Notifications">
<method name="GetCapabilities"><arg type="as" direction="out"/></method>
<method name="GetServerInformation"><arg type="s" direction="out"/><arg type="s" direction="out"/>
 <arg type="s" direction="out"/><arg type="s" direction="out"/></method>
<method name="Notify"><arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
 <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/>
 <arg type="a{sv}" direction="in"/><arg type="i" direction="in"/><arg type="u" direction="out"/></method>
<method name="CloseNotification"><arg type="u" direction="in"/></method>
<signal name="NotificationClosed"><arg type="u"/><arg type="u"/></signal>
<signal name="ActionInvoked"><arg type="u"/><arg type="s"/></signal>
</interface></node>"""

PATH = "/org/freedesktop/Notifications"
NAME = "org.freedesktop.Notifications"


class Daemon:
    def __init__(self, mode, log):
        self.mode = mode
        self.log = log
        self.newest = 0
        self.held = []
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        info = Gio.DBusNodeInfo.new_for_xml(XML)
        self.bus.register_object(PATH, info.interfaces[0], self.on_call, None, None)
        Gio.bus_own_name_on_connection(self.bus, NAME, Gio.BusNameOwnerFlags.NONE, None, None)

    def write(self, **entry):
        with open(self.log, "a", encoding="utf-8") as file:
            file.write(json.dumps(entry, ensure_ascii=False) + "\n")

    def on_call(self, bus, sender, path, interface, method, parameters, invocation):
        if self.mode == "hang":
            self.held.append((method, parameters, invocation))
        else:
            self.answer(method, parameters.unpack(), invocation)

    def answer(self, method, args, invocation):
        if method == "GetCapabilities":
            caps = ["body"] if self.mode == "plain" else ["body", "body-markup", "actions"]
            invocation.return_value(GLib.Variant("(as)", (caps,)))
        elif method == "GetServerInformation":
            invocation.return_value(GLib.Variant("(ssss)", ("fake", "tests", "1", "1.2")))
        elif method == "Notify":
            self.notify(args, invocation)
        elif method == "CloseNotification":
            self.write(method="close", id=args[0])
            invocation.return_value(None)
            self.emit("NotificationClosed", GLib.Variant("(uu)", (args[0], 3)))

    def notify(self, args, invocation):
        _app, replaces, icon, title, body, actions, hints, _timeout = args
        if self.mode == "refuse":
            invocation.return_dbus_error("org.freedesktop.DBus.Error.LimitsExceeded", "Too many")
            return
        if replaces == 0:
            self.newest += 1
        number = replaces or self.newest
        self.write(method="notify", id=number, title=title, body=body, icon=icon, actions=actions,
                   urgency=hints.get("urgency"), entry=hints.get("desktop-entry"))
        invocation.return_value(GLib.Variant("(u)", (number,)))

    def emit(self, name, parameters):
        self.bus.emit_signal(None, PATH, NAME, name, parameters)

    def recover(self):
        self.mode = "markup"
        for method, parameters, invocation in self.held:
            self.answer(method, parameters.unpack(), invocation)
        self.held = []
        return True

    def click(self):
        self.emit("ActionInvoked", GLib.Variant("(us)", (self.newest, "default")))
        self.emit("NotificationClosed", GLib.Variant("(uu)", (self.newest, 2)))
        return True


def main():
    daemon = Daemon(sys.argv[1], sys.argv[2])
    GLib.unix_signal_add(GLib.PRIORITY_DEFAULT, signal.SIGUSR1, daemon.recover)
    GLib.unix_signal_add(GLib.PRIORITY_DEFAULT, signal.SIGUSR2, daemon.click)
    # Ends with the program that started it, whatever becomes of that.
    parent = os.getppid()
    loop = GLib.MainLoop()
    GLib.timeout_add(200, lambda: os.getppid() == parent or loop.quit())
    loop.run()


if __name__ == "__main__":
    main()
