# SPDX-FileCopyrightText: 2026 The Tracker authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The build holds the floors by itself: with the flags of a room, a header from above does not compile.

check-fence.py ROOT BUILD
"""

import concurrent.futures
import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

from floors import PRIVATE, ROOMS
from tap import Tap

# Headers that lie in folders of their own, so that a room without the dependency does not find them, and their rooms.
FENCED_LIBRARIES = {
    "gtk/gtk.h": {"ui", "app"},
    "adwaita.h": {"ui", "app"},
    "libsoup/soup.h": {"net", "emulator"},
    "json-glib/json-glib.h": {"carriers", "exchange", "emulator", "app"},
    "libxml/tree.h": {"carriers", "emulator"},
    "libsecret/secret.h": {"desktop"},
}
DROPPED_WITH_VALUE = {"-o", "-c", "-MQ", "-MF", "-MT"}


def read_flags(build):
    """Room -> (folder to compile in, compiler with the room's flags), from a source of the room."""
    flags = {}
    for entry in json.loads((build / "compile_commands.json").read_text(encoding="utf-8")):
        parts = Path(entry["output"]).parts
        if len(parts) < 3 or parts[0] != "src" or parts[1] in flags or parts[2] != f"libtracker-{parts[1]}.a.p":
            continue
        words = iter(shlex.split(entry["command"]))
        kept = []
        for word in words:
            if word in DROPPED_WITH_VALUE:
                next(words)
            elif word not in ("-MD", "-MMD"):
                kept.append(word)
        flags[parts[1]] = (entry["directory"], kept)
    return flags


def compiles(flags, header):
    """Whether a file with this one include compiles; and what the compiler said."""
    folder, command = flags
    done = subprocess.run(
        [*command, "-fsyntax-only", "-x", "c", "-"],
        input=f'#include "config.h"\n#include "{header}"\n',
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode == 0, done.stderr


def choose_header(source, room):
    """A public header of a room, the one of its name if there is such."""
    if (source / room / f"tracker-{room}.h").exists():
        return f"tracker-{room}.h"
    names = sorted(path.name for path in (source / room).glob("tracker-*.h") if not path.name.endswith(PRIVATE))
    return names[0] if names else None


def list_cases(source, room):
    """(header, whether it has to compile) for a room."""
    for other in ROOMS:
        header = choose_header(source, other)
        if header is not None:
            yield header, other == room or other in ROOMS[room]
    for header, rooms in FENCED_LIBRARIES.items():
        yield header, room in rooms


def find_problems(source, room, flags):
    for header, wanted in list_cases(source, room):
        good, words = compiles(flags, header)
        if good and not wanted:
            yield f"{header} compiles in {room}"
        elif wanted and not good:
            yield f"{header} does not compile in {room}: {words[:400]}"
        elif not good and "No such file" not in words:
            # Failing for another reason would prove nothing.
            yield f"{header} is found in {room}, and fails only later: {words[:400]}"


def main():
    source, build = Path(sys.argv[1]).resolve() / "src", Path(sys.argv[2])
    flags = read_flags(build)
    rooms = [room for room in ROOMS if (source / room / "meson.build").exists()]
    tap = Tap()
    tap.point("every room is built", [f"no source of {room} is compiled" for room in rooms if room not in flags])
    # The check must be able to fail: with another room's flags the header from above is found.
    lent = compiles(flags["ui"], "gtk/gtk.h")[0] and not compiles(flags["library"], "gtk/gtk.h")[0]
    tap.point("the flags make the difference", [] if lent else ["gtk/gtk.h is the same to ui and to library"])
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        known = [room for room in rooms if room in flags]
        for room, problems in zip(known, pool.map(lambda name: list(find_problems(source, name, flags[name])), known)):
            tap.point(f"the fence of {room}", problems)
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
