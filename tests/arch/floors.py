# SPDX-FileCopyrightText: 2026 The Tracker authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The house of src/: which room may use which, and which system library belongs to whom. The one place that says so."""

import re

# Lowest first. A room sees its own headers, those of the rooms named here, and config.h.
ROOMS = {
    "model": set(),
    "net": {"model"},
    "desktop": {"model"},
    "pictures": {"model"},
    "store": {"model"},
    "carriers": {"model"},
    "alerts": {"model", "store", "net", "desktop"},
    "exchange": {"model", "store", "carriers"},
    "monitor": {"model", "store", "carriers", "net", "desktop", "pictures"},
    "library": {"model", "store", "carriers", "net", "desktop", "alerts", "exchange", "monitor"},
    # The posts' stand-in: reached by the demo and the tests, and by nothing else.
    "emulator": {"model"},
    "ui": {"model", "library"},
    "app": {
        "model",
        "store",
        "carriers",
        "net",
        "desktop",
        "alerts",
        "exchange",
        "monitor",
        "library",
        "emulator",
        "ui",
    },
}

# Who may include the headers of a system library, and under which name meson.build knows it.
LIBRARIES = {
    "sqlite": (re.compile(r"sqlite3\.h$"), {"store"}),
    "soup": (re.compile(r"libsoup/"), {"net", "emulator"}),
    "gtk": (re.compile(r"(gtk|gdk(?!-pixbuf)|gsk|graphene)[-/\w]*[./]"), {"ui", "app"}),
    "adw": (re.compile(r"adw(aita)?[-\w]*\.h$"), {"ui", "app"}),
    "secret": (re.compile(r"libsecret/"), {"desktop"}),
    "notify": (re.compile(r"libnotify/"), {"desktop"}),
    "xml": (re.compile(r"libxml/"), {"carriers", "emulator"}),
    "json": (re.compile(r"json-glib/"), {"carriers", "exchange", "emulator", "app"}),
    "csv": (re.compile(r"csv\.h$"), {"exchange"}),
    # Decoders read what strangers send: one room, so that its limits hold everywhere.
    "pixbuf": (re.compile(r"gdk-pixbuf/"), {"pictures"}),
    "cairo": (re.compile(r"cairo[-\w]*\.h$"), {"emulator", "ui"}),
    "gnutls": (re.compile(r"gnutls/"), {"emulator"}),
}

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)
PRIVATE = "-private.h"


def get_room(source, path):
    """The room of a file under src/; main.c is the door of app."""
    parts = path.relative_to(source).parts
    return parts[0] if len(parts) > 1 else "app"


def list_sources(source):
    return sorted(path for path in source.rglob("*.[ch]"))


def list_headers(source):
    """Name of a header -> its room. Names are unique in the house."""
    headers = {"config.h": "config"}
    for path in source.rglob("*.h"):
        headers[path.name] = get_room(source, path)
    return headers
