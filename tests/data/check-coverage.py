# SPDX-FileCopyrightText: 2026 The Tracker authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""data/carriers/COVERAGE.md is what build-aux/coverage writes, and says of every definition what its file says.

check-coverage.py ROOT
"""

import json
import re
import subprocess
import sys
from pathlib import Path

from tap import Tap

ROW = re.compile(r"^\| [^|]*(?:\\\|[^|]*)* \| `([^`]+)` \| (\w+) \| (\w+) \| ([^|]*) \| (\w*) \| [^|]* \| (\w+) \| .* \|$")


def read_rows(page):
    return {match.group(1): match.groups()[1:] for match in map(ROW.match, page.splitlines()) if match}


def check_rows(definitions, rows):
    for name in sorted(rows.keys() - definitions.keys()):
        yield f"{name}: has a row and no definition"
    for name, definition in sorted(definitions.items()):
        if name not in rows:
            yield f"{name}: has no row"
            continue
        country, role, ways, key, status = rows[name]
        told = [re.split(r"[\\ ]", way)[0] for way in ways.split(", ")]
        if (country, role, status) != (definition.get("country", "world"), definition["role"], definition["status"]):
            yield f"{name}: country, role or status differ"
        if told != ([way["id"] for way in definition.get("ways", [])] or ["–"]):
            yield f"{name}: other ways than in the file"
        if ways.count("(key)") != sum(bool(way.get("credentials")) for way in definition.get("ways", [])):
            yield f"{name}: other ways with a key than in the file"
        if bool(key) != ("(key)" in ways):
            yield f"{name}: the key of no way"


def check_totals(definitions, rows, page):
    asked = [row for row in rows.values() if row[2] != "–"]
    due = {
        "definitions in all": len(definitions),
        "can follow a parcel": len(asked),
        "of these without any key": sum(row[3] != "yes" for row in asked),
        "with a direct check": sum("\\*" in row[2] for row in asked),
        "recognition and page only (`link`)": sum(row[4] == "link" for row in rows.values()),
    }
    for words, number in due.items():
        if f"| {words} | {number} |\n" not in page:
            yield f"{words}: not {number}"


def main():
    root = Path(sys.argv[1])
    folder = root / "data" / "carriers"
    page = (folder / "COVERAGE.md").read_text(encoding="utf-8")
    definitions = {
        path.stem: json.loads(path.read_text(encoding="utf-8"))
        for path in folder.glob("*.json")
        if path.name != "schema.json"
    }
    rows = read_rows(page)
    done = subprocess.run(
        [sys.executable, root / "build-aux" / "coverage", "--check"], capture_output=True, text=True, check=False
    )
    tap = Tap()
    tap.point("up to date", [done.stdout + done.stderr] if done.returncode != 0 else [])
    tap.point("a row for each definition", check_rows(definitions, rows))
    tap.point("totals", check_totals(definitions, rows, page))
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
