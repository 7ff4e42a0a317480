# SPDX-FileCopyrightText: 2026 The Tracker authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""build-aux/report counts what tests said, and lets nothing that went wrong pass.

check-report.py ROOT
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tap import Tap


def entry(name, result, stdout=None):
    return {"name": f"tracker:unit / {name}", "result": result, "stdout": stdout}


# (what, names chosen, entries of the log, last line, exit code)
CASES = [
    ("points are counted", ["a"], [entry("a", "OK", "1..2\nok 1 /x\nok 2 /y\n")], "2 passed, 0 failed", 0),
    ("a program without points is one", ["a"], [entry("a", "OK", "hello\n")], "1 passed, 0 failed", 0),
    ("a bad point", ["a"], [entry("a", "FAIL", "ok 1 /x\nnot ok 2 /y - no\n")], "1 passed, 1 failed", 1),
    ("a bad program", ["a"], [entry("a", "FAIL")], "0 passed, 1 failed", 1),
    ("a crash after good points", ["a"], [entry("a", "ERROR", "ok 1 /x\n")], "1 passed, 1 failed", 1),
    ("a time-out", ["a"], [entry("a", "TIMEOUT", "")], "0 passed, 1 failed", 1),
    ("a skipped point", ["a"], [entry("a", "OK", "ok 1 /x\nok 2 /y # SKIP no bus\n")], "1 passed, 0 failed, 1 skipped", 0),
    (
        "a skipped program",
        ["a", "b"],
        [entry("a", "SKIP"), entry("b", "OK", "ok 1 /x\n")],
        "1 passed, 0 failed, 1 skipped",
        0,
    ),
    ("a program that never ran", ["a", "b"], [entry("a", "OK", "ok 1 /x\n")], "1 passed, 1 failed", 1),
    ("only skipped", ["a"], [entry("a", "SKIP")], "0 passed, 0 failed, 1 skipped", 1),
    ("nothing at all", [], [], "0 passed, 0 failed", 1),
]


def run(root, *arguments):
    return subprocess.run(
        [sys.executable, root / "build-aux" / "report", *arguments], capture_output=True, text=True, check=False
    )


def find_count_problems(root, chosen, entries, last, code):
    with tempfile.TemporaryDirectory() as folder:
        logs = Path(folder) / "meson-logs"
        logs.mkdir()
        (logs / "chosen.json").write_text(json.dumps(chosen), encoding="utf-8")
        (logs / "testlog.json").write_text("".join(json.dumps(line) + "\n" for line in entries), encoding="utf-8")
        done = run(root, "tests", folder)
    if done.stdout.splitlines()[-1:] != [last] or done.returncode != code:
        yield f"exit {done.returncode}, expected {code}; “{last}” is not the end of:\n{done.stdout}{done.stderr}"


def main():
    root = Path(sys.argv[1]).resolve()
    tap = Tap()
    for what, chosen, entries, last, code in CASES:
        tap.point(what, find_count_problems(root, chosen, entries, last, code))
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
