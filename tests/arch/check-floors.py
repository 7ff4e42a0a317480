# SPDX-FileCopyrightText: 2026 The Tracker authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""No room of src/ includes, or links, what stands above it.

check-floors.py ROOT
"""

import re
import sys
import tempfile
from pathlib import Path

from floors import INCLUDE, LIBRARIES, PRIVATE, ROOMS, get_room, list_headers, list_sources
from tap import Tap

DEPENDENCIES = re.compile(r"^(\w+)_deps\s*=\s*\[(.*?)\]", re.MULTILINE | re.DOTALL)


def find_quoted_problem(room, name, headers):
    if "/" in name:
        return "an include between rooms names the header alone"
    owner = headers.get(name)
    if owner is None:
        # Generated headers are their own room's.
        return None if name.startswith("tracker-") else "nobody's header"
    if owner in (room, "config"):
        return None
    if name.endswith(PRIVATE):
        return f"private to {owner}"
    return None if owner in ROOMS[room] else f"{room} may not use {owner}"


def find_system_problem(room, name):
    for library, (pattern, rooms) in LIBRARIES.items():
        if pattern.match(name) and room not in rooms:
            return f"{library} belongs to {', '.join(sorted(rooms))}"
    return None


def find_include_problems(source):
    headers = list_headers(source)
    for path in list_sources(source):
        room = get_room(source, path)
        if room not in ROOMS:
            yield f"{path.relative_to(source)}: {room} is no room of the house (tests/arch/floors.py)"
            continue
        text = path.read_text(encoding="utf-8")
        for match in INCLUDE.finditer(text):
            quoted, name = match.group(1) == '"', match.group(2)
            problem = find_quoted_problem(room, name, headers) if quoted else find_system_problem(room, name)
            if problem:
                line = text.count("\n", 0, match.start(1)) + 1
                yield f"{path.relative_to(source)}:{line}: {name}: {problem}"


def find_build_problems(source):
    """What a room's meson.build links must be what it may include."""
    for room, lower in ROOMS.items():
        path = source / room / "meson.build"
        if not path.exists():
            continue
        text = path.read_text(encoding="utf-8")
        for owner, names in DEPENDENCIES.findall(text):
            for name in re.findall(r"\b(\w+)_dep\b", names):
                allowed = name in lower or name not in ROOMS
                if name in LIBRARIES and room not in LIBRARIES[name][1]:
                    allowed = False
                if not allowed:
                    yield f"{room}/meson.build: {owner}_deps lists {name}_dep"
        for opening in re.findall(r"include_directories\('([^')]*)'\)", text):
            if opening != ".":
                yield f"{room}/meson.build: opens the folder {opening}"


def find_cycles():
    """The table itself: a room uses only rooms that stand before it."""
    seen = set()
    for room, lower in ROOMS.items():
        for name in sorted(lower - seen):
            yield f"{room} uses {name}, which does not stand below it"
        seen.add(room)


# What the checks must find, as (file, text, words of the complaint): a check that cannot fail checks nothing.
PLANTED = [
    ("library/up.c", '#include "tracker-window.h"\n', "library may not use ui"),
    ("model/up.c", '#include "tracker-store.h"\n', "model may not use store"),
    ("ui/down.c", '#include "tracker-store.h"\n', "ui may not use store"),
    ("monitor/play.c", '#include "tracker-emulator.h"\n', "monitor may not use emulator"),
    ("monitor/peep.c", '#include "tracker-store-private.h"\n', "private to store"),
    ("library/path.c", '#include "../ui/tracker-window.h"\n', "names the header alone"),
    ("library/sql.c", "#include <sqlite3.h>\n", "sqlite belongs to store"),
    ("carriers/soup.c", "  # include  <libsoup/soup.h>\n", "soup belongs to"),
    ("monitor/gtk.c", "#include <gtk/gtk.h>\n", "gtk belongs to"),
    ("library/adw.c", "#include <adwaita.h>\n", "adw belongs to"),
    ("alerts/notify.c", "#include <libnotify/notify.h>\n", "notify belongs to"),
    ("attic/thing.c", "#include <glib.h>\n", "no room of the house"),
    ("net/meson.build", "net_deps = [model_dep, store_dep]\n", "net_deps lists store_dep"),
    ("library/meson.build", "library_deps = [\n  model_dep,\n  gtk_dep,\n]\n", "library_deps lists gtk_dep"),
    ("alerts/meson.build", "x = include_directories('../ui')\n", "opens the folder ../ui"),
]
SOUND = [
    ("ui/tracker-window.h", '#include <gtk/gtk.h>\n#include "tracker-library.h"\n'),
    ("store/tracker-store.h", '#include "config.h"\n#include "tracker-store-private.h"\n'),
    ("store/tracker-store-private.h", "#include <sqlite3.h>\n"),
    ("library/tracker-library.h", '#include "tracker-store.h"\n'),
    ("emulator/tracker-emulator.h", "#include <libsoup/soup.h>\n"),
    ("store/meson.build", "store_deps = [model_dep, gio_dep, sqlite_dep]\n"),
]


def find_all(source):
    return [*find_include_problems(source), *find_build_problems(source)]


def plant(source, files):
    for name, text in files:
        path = source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def find_blindness():
    """Problems that the checks did not see in a house made for them, or saw where there are none."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder)
        plant(source, SOUND)
        yield from (f"a sound house is complained of: {problem}" for problem in find_all(source))
    for name, text, words in PLANTED:
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder)
            plant(source, [*SOUND, (name, text)])
            problems = find_all(source)
            if len(problems) != 1 or words not in problems[0]:
                yield f"{name}: expected “{words}”, found {problems}"


def main():
    source = Path(sys.argv[1]).resolve() / "src"
    tap = Tap()
    tap.point("the checks see what is planted", find_blindness())
    tap.point("the table has no circles", find_cycles())
    tap.point("there is a house to check", [] if len(list_sources(source)) > 100 else ["hardly any file under src"])
    tap.point("no room includes what stands above it", find_include_problems(source))
    tap.point("no room links what stands above it", find_build_problems(source))
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
