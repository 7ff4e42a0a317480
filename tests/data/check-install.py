# SPDX-FileCopyrightText: 2026 The Tracker authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`meson install` puts everything in its place.

check-install.py ROOT BUILD PREFIX
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tap import Tap

ID = "com.example.Tracker"


def install(build, destination):
    done = subprocess.run(
        ["meson", "install", "-C", build, "--no-rebuild", "--destdir", destination],
        capture_output=True,
        text=True,
        check=False,
        # As root, meson would otherwise ask for more than it needs.
        env={**os.environ, "DESTDIR": destination},
    )
    return [] if done.returncode == 0 else [done.stdout + done.stderr]


def find_missing(place, names):
    return [f"{name} is not there" for name in names if not (place / name).is_file()]


def check_program(program):
    if not program.is_file() or not os.access(program, os.X_OK):
        return [f"{program.name} is not there or cannot be run"]
    done = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    return [] if done.returncode == 0 and done.stdout.startswith("tracker ") else [done.stdout + done.stderr]


def check_carriers(root, share):
    problems = []
    for path in sorted((root / "data" / "carriers").glob("*.json")):
        installed = share / "tracker" / "carriers" / path.name
        if not installed.is_file() or installed.read_bytes() != path.read_bytes():
            problems.append(f"{path.name} is not there as it is")
    return problems


def check_service(share, prefix):
    path = share / "dbus-1" / "services" / f"{ID}.service"
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    wanted = [f"Name={ID}", f"Exec={prefix}/bin/tracker --gapplication-service"]
    return [f"no line {line}" for line in wanted if line not in lines]


def check_desktop_file(share):
    path = share / "applications" / f"{ID}.desktop"
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    wanted = ["DBusActivatable=true", "Exec=tracker", f"Icon={ID}", "Actions=add;refresh-all;"]
    return [f"no line {line}" for line in wanted if line not in lines]


def main():
    root, build, prefix = Path(sys.argv[1]).resolve(), Path(sys.argv[2]), Path(sys.argv[3])
    tap = Tap()
    with tempfile.TemporaryDirectory() as destination:
        place = Path(destination) / prefix.relative_to("/")
        share = place / "share"
        tap.point("meson install", install(build, destination))
        tap.point("the program", check_program(place / "bin" / "tracker"))
        tap.point("the definitions", check_carriers(root, share))
        tap.point("the D-Bus service", check_service(share, prefix))
        tap.point("the desktop file", check_desktop_file(share))
        tap.point(
            "schema, metainfo and icons",
            find_missing(
                share,
                [
                    f"glib-2.0/schemas/{ID}.gschema.xml",
                    f"metainfo/{ID}.metainfo.xml",
                    f"icons/hicolor/scalable/apps/{ID}.svg",
                    f"icons/hicolor/symbolic/apps/{ID}-symbolic.svg",
                ],
            ),
        )
        languages = [
            line
            for line in (root / "po" / "LINGUAS").read_text(encoding="utf-8").split("\n")
            if line and not line.startswith("#")
        ]
        tap.point("translations", find_missing(share, [f"locale/{name}/LC_MESSAGES/tracker.mo" for name in languages]))
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
