#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Tracker authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A Background portal for tests: fake-portal.py MODE, where MODE is yes, no, cancel, old (a request path of its own) or error."""

import os
import sys

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

XML = """<node><interface name="org.freedesktop.portal.Background">
<method name="RequestBackground"><arg type="s" direction="in"/><arg type="a{sv}" direction="in"/>
 <arg type="o" direction="out"/></method></interface></node>"""


def on_call(bus, sender, path, interface, method, parameters, invocation):
    mode = sys.argv[1]
    _window, options = parameters.unpack()
    if mode == "error":
        invocation.return_dbus_error("org.freedesktop.portal.Error.NotAllowed", "No")
        return
    token = "own" if mode == "old" else options["handle_token"]
    handle = "/org/freedesktop/portal/desktop/request/%s/%s" % (sender[1:].replace(".", "_"), token)
    invocation.return_value(GLib.Variant("(o)", (handle,)))
    granted = options["autostart"] and mode != "no"
    results = {"autostart": GLib.Variant("b", granted), "background": GLib.Variant("b", True)}
    answer = GLib.Variant("(ua{sv})", (1 if mode == "cancel" else 0, results))
    GLib.timeout_add(100, lambda: bus.emit_signal(sender, handle, "org.freedesktop.portal.Request", "Response", answer) and False)


def main():
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    info = Gio.DBusNodeInfo.new_for_xml(XML)
    bus.register_object("/org/freedesktop/portal/desktop", info.interfaces[0], on_call, None, None)
    Gio.bus_own_name_on_connection(bus, "org.freedesktop.portal.Desktop", Gio.BusNameOwnerFlags.NONE, None, None)
    parent = os.getppid()
    loop = GLib.MainLoop()
    GLib.timeout_add(200, lambda: os.getppid() == parent or loop.quit())
    loop.run()


if __name__ == "__main__":
    main()
