#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Tracker authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures the start of the program, and its memory a second later, against the least window with a list.

Prints one JSON object a line. Wants a display and a session bus: tests/session.sh tests/bench/bench-start.py BUILD-DIR
"""

import argparse
import json
import os
import select
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2]
LIMIT = 1.35
TIMEOUT_S = 30
SETTLE_S = 1.0


class Probe:
    """One run of a program, from its start to a second after its first frame with rows."""

    def __init__(self, command, environment, module):
        read_end, write_end = os.pipe()
        environment = dict(environment, LD_PRELOAD=str(module), BENCH_FRAME_FD=str(write_end))
        self.start_us = time.monotonic_ns() // 1000
        self.process = subprocess.Popen(command, env=environment, pass_fds=(write_end,), stdin=subprocess.DEVNULL)
        os.close(write_end)
        self.pipe = read_end
        self.times_ms = {}

    def wait_for_rows(self):
        end = time.monotonic() + TIMEOUT_S
        text = b""
        while "rows" not in self.times_ms:
            ready, _, _ = select.select([self.pipe], [], [], max(0, end - time.monotonic()))
            piece = os.read(self.pipe, 4096) if ready else b""
            if not piece:
                raise RuntimeError(f"{self.process.args[0]} painted no rows within {TIMEOUT_S} s")
            text += piece
            for line in text.decode().splitlines():
                what, when_us = line.split()
                self.times_ms[what] = (int(when_us) - self.start_us) / 1000

    def read_pss_mib(self):
        frame_end_s = self.start_us / 1e6 + self.times_ms["frame"] / 1000
        time.sleep(max(0, frame_end_s + SETTLE_S - time.monotonic()))
        for line in Path(f"/proc/{self.process.pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
        raise RuntimeError("no Pss")

    def stop(self):
        self.process.kill()
        self.process.wait()
        os.close(self.pipe)


def measure(command, environment, module):
    probe = Probe(command, environment, module)
    try:
        probe.wait_for_rows()
        return dict(probe.times_ms, pss=probe.read_pss_mib())
    finally:
        probe.stop()


def prepare_environment(build, folder):
    schemas = folder / "schemas"
    schemas.mkdir()
    shutil.copy(SOURCE / "data" / "com.example.Tracker.gschema.xml", schemas)
    subprocess.run(["glib-compile-schemas", schemas], check=True)
    # As if installed: with its icon, which X11 wants as pixels.
    return dict(os.environ, GSETTINGS_SCHEMA_DIR=str(schemas), TRACKER_CARRIERS_DIR=str(SOURCE / "data" / "carriers"),
                XDG_DATA_DIRS=f"{SOURCE / 'data'}:/usr/local/share:/usr/share")


def print_line(name, value, yardstick, unit, limit, **more):
    line = {"name": name, "value": round(value, 1), "yardstick": round(yardstick, 1), "unit": unit,
            "ratio": round(value / yardstick, 3), "limit": limit}
    print(json.dumps(dict(line, **more)), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("build", type=Path)
    parser.add_argument("--parcels", type=int, default=100000)
    parser.add_argument("--profile", type=Path, help="a profile made by an earlier run; made if there is none")
    parser.add_argument("--runs", type=int, default=11)
    parser.add_argument("--verbose", action="store_true")
    arguments = parser.parse_args()
    build = arguments.build.resolve()
    module = build / "tests" / "bench" / "libframe-probe.so"
    yardstick = [build / "tests" / "bench" / "yardstick-window"]

    with tempfile.TemporaryDirectory(prefix="tracker-bench-") as name:
        folder = Path(name)
        profile = arguments.profile or folder / "profile"
        if not profile.exists():
            profile.mkdir()
            subprocess.run([build / "tests" / "bench" / "make-world", profile / "tracker.db", str(arguments.parcels), "10"],
                           check=True)
        environment = prepare_environment(build, folder)
        program = [build / "src" / "app" / "tracker", "--profile", profile]
        # The first run of each warms the caches of files; then in turns, so that whatever else the machine does meets both.
        runs = [(measure(yardstick, environment, module), measure(program, environment, module))
                for _ in range(arguments.runs + 1)][1:]

    if arguments.verbose:
        for pair in runs:
            print(pair, file=sys.stderr)

    def get_median(side, what):
        return statistics.median(pair[side][what] for pair in runs)

    print_line("start", get_median(1, "frame"), get_median(0, "frame"), "ms", LIMIT)
    print_line("start-rows", get_median(1, "rows"), get_median(0, "rows"), "ms", None)
    print_line("memory", get_median(1, "pss"), get_median(0, "pss"), "MiB", LIMIT)


if __name__ == "__main__":
    main()
