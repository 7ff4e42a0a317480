# SPDX-FileCopyrightText: 2026 The Tracker authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""TAP for the tests that are written in Python: a point is a name and the problems found under it."""

import sys


class Tap:
    def __init__(self):
        self.points = 0
        self.failures = 0

    def point(self, name, problems):
        """Reports one point; it is good if there are no problems."""
        problems = list(problems)
        self.points += 1
        for problem in problems:
            for line in str(problem).splitlines():
                # Where meson shows it when a test fails.
                print("# " + line, file=sys.stderr)
        print(f"{'not ok' if problems else 'ok'} {self.points} {name}")
        self.failures += bool(problems)
        sys.stdout.flush()

    def skip(self, name, why):
        self.points += 1
        print(f"ok {self.points} {name} # SKIP {why}")

    def finish(self):
        print(f"1..{self.points}")
        return 1 if self.failures else 0
