# SPDX-FileCopyrightText: 2026 The Tracker authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Flatpak manifest names what the program needs, and asks for no more of the person's machine than that.

check-manifest.py ROOT
"""

import re
import sys
from pathlib import Path

from tap import Tap

NAME = "com.example.Tracker.yml"
KEYS = {"id", "runtime", "runtime-version", "sdk", "command", "finish-args", "cleanup", "modules"}
NEEDED = {
    "--share=network",
    "--share=ipc",
    "--socket=wayland",
    "--socket=fallback-x11",
    "--device=dri",
    "--talk-name=org.freedesktop.Notifications",
    "--talk-name=org.freedesktop.secrets",
}
MODULE_KEYS = {"name", "buildsystem", "config-opts", "sources", "cleanup", "build-commands", "no-autogen"}
SOURCE_KEYS = {
    "archive": {"type", "url", "sha256"},
    "dir": {"type", "path", "skip"},
    "file": {"type", "path"},
    "patch": {"type", "path"},
}


def check_keys(manifest):
    for key in sorted(KEYS - {"cleanup"} - manifest.keys()):
        yield f"no key {key}"
    for key in sorted(manifest.keys() - KEYS):
        yield f"unknown key {key}"
    if manifest.get("id") != "com.example.Tracker":
        yield f"the id is {manifest.get('id')}"
    if manifest.get("command") != "tracker":
        yield f"the command is {manifest.get('command')}"
    if not isinstance(manifest.get("runtime-version"), str):
        yield "runtime-version is not text: without quotes 49.0 would be a number"


def check_permissions(manifest):
    asked = set(manifest.get("finish-args", []))
    for name in sorted(NEEDED - asked):
        yield f"{name} is missing"
    for name in sorted(asked - NEEDED):
        yield f"{name} is more than the program needs"


def check_module(module):
    name = module.get("name", "(no name)")
    for key in sorted(module.keys() - MODULE_KEYS):
        yield f"{name}: unknown key {key}"
    if module.get("buildsystem") not in ("meson", "autotools", "cmake-ninja", "simple"):
        yield f"{name}: build system {module.get('buildsystem')}"
    if not module.get("sources"):
        yield f"{name}: no sources"
    for source in module.get("sources", []):
        known = SOURCE_KEYS.get(source.get("type"))
        if known is None:
            yield f"{name}: source of type {source.get('type')}"
        elif source.keys() - known:
            yield f"{name}: unknown key {sorted(source.keys() - known)}"
        if source.get("type") == "archive":
            if not source.get("url", "").startswith("https://"):
                yield f"{name}: {source.get('url')} is not fetched over HTTPS"
            if not re.fullmatch(r"[0-9a-f]{64}", source.get("sha256", "")):
                yield f"{name}: no SHA-256"


def check_modules(manifest):
    modules = manifest.get("modules", [])
    for module in modules:
        yield from check_module(module)
    if not modules or modules[-1].get("name") != "tracker":
        yield "the last module is not the program"


def main():
    tap = Tap()
    try:
        import yaml  # pylint: disable=import-outside-toplevel
    except ImportError:
        tap.skip("manifest", "there is no python3-yaml")
        return tap.finish()
    manifest = yaml.safe_load((Path(sys.argv[1]) / NAME).read_text(encoding="utf-8"))
    tap.point("keys", check_keys(manifest))
    tap.point("permissions", check_permissions(manifest))
    tap.point("modules", check_modules(manifest))
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
