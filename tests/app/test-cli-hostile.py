#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tracker authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bad input and bad disks: each a clear sentence, nothing lost."""

import concurrent.futures
import glob
import os
import sqlite3
import subprocess
import time

import cli_kit
from cli_kit import PARCEL

WEIGHTS = (8, 6, 4, 2, 3, 5, 9, 7)


def make_number(serial):
    digits = "%08d" % serial
    check = 11 - sum(w * int(d) for w, d in zip(WEIGHTS, digits)) % 11
    return "RB%s%dCN" % (digits, {10: 0, 11: 5}.get(check, check))


def can(*words):
    try:
        return subprocess.run(words, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


class Words(cli_kit.CliTest):
    def test_no_codes(self):
        for text in ("", " ", "-", "?!", "....", "🎁", "\t\n", "x" * 300):
            with self.subTest(text=text):
                for command in ("identify", "add", "show", "track"):
                    if text == "-" and command == "identify":
                        continue  # standard input
                    done = self.fails(1, command, "--", text)
                    self.assertLess(len(done.err), 700)

    def test_control_characters(self):
        for text in ("RB123\x07456785CN", "RB\x1b[31m123456785CN\x1b[0m", "a\nb\rc", "\x7f\x01"):
            with self.subTest(text=text):
                done = self.tracker("identify", text)
                shown = done.out + done.err
                self.assertFalse([c for c in shown if ord(c) < 32 and c != "\n" or c == "\x7f"])
                self.assertIn(done.status, (0, 1))

    def test_hostile_names_stay_on_their_line(self):
        self.ok("add", "--name", "a\x1b[2Jb\nc\x07d\u202e", "RB123456785CN")
        for words in (["list"], ["show", "RB123456785CN"]):
            out = self.ok(*words).out
            self.assertFalse([c for c in out if ord(c) < 32 and c != "\n"], repr(out))
        self.json([PARCEL], "list")

    def test_invalid_utf8(self):
        for command in ("identify", "add", "show", "list"):
            done = self.run_command([*self.command(command), b"RB\xff\xfe123"])
            self.assert_failed(done, 2, "UTF-8")
        done = self.run_command(self.command(b"\xff\xfe"))
        self.assert_failed(done, 2)
        done = self.tracker("identify", "-", stdin=b"\xff\xfe\n\xc3\x28\nRB123456785CN\n")
        self.assertEqual(done.status, 1)
        self.assertIn("RB123456785CN", done.out)

    def test_a_megabyte(self):
        begun = time.monotonic()
        done = self.tracker("identify", "-", stdin=b"x" * 1000000)
        self.assert_failed(done, 1)
        self.assertLess(len(done.err), 1000)
        done = self.tracker("identify", "-", stdin=b"RB123456785CN " * 70000)
        self.assertEqual(done.status, 1)
        done = self.tracker("add", "x" * 100000)  # one word cannot be longer than 128 KiB
        self.assert_failed(done, 1)
        self.assertLess(len(done.err), 1000)
        done = self.tracker("add", "--name", "x" * 100000, "RB123456785CN")
        self.assert_failed(done, 1)
        self.assertEqual(self.json([PARCEL], "list"), [])
        self.assertLess(time.monotonic() - begun, 30)

    def test_empty_stdin(self):
        done = self.tracker("identify", "--json", "-", stdin=b"")
        self.assertEqual((done.status, done.json()), (0, []))

    def test_lines_of_stdin(self):
        text = b"\n".join(make_number(i).encode() for i in range(20000))
        done = self.tracker("identify", "--json", "-", stdin=text)
        self.assertEqual(done.status, 0)
        self.assertEqual(len(done.json()), 20000)


class Disks(cli_kit.CliTest):
    def setUp(self):
        super().setUp()
        self.database = os.path.join(self.profile, "tracker.db")

    def test_profile_is_a_file(self):
        with open(self.profile, "w", encoding="utf-8") as file:
            file.write("not a folder")
        self.fails(1, "list")
        self.fails(1, "add", "RB123456785CN")

    def test_read_only_folder(self):
        if not can("unshare", "-m", "true"):
            self.skipTest("no right to mount")
        self.ok("add", "RB123456785CN")
        script = 'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" && shift && exec "$@"'
        words = ["unshare", "-m", "sh", "-c", script, "sh", self.profile]
        done = self.run_command([*words, *self.command("add", "RR715039829CN")])
        self.assert_failed(done, 1)
        self.assertRegex(done.err, "read-only|written")
        self.assertEqual(len(self.json([PARCEL], "list")), 1)
        # An empty folder that cannot be written, too.
        other = os.path.join(self.dir, "other")
        os.mkdir(other)
        words[6] = other
        done = self.run_command([*words, cli_kit.PROGRAM, "--profile", other, "list"])
        self.assert_failed(done, 1)

    def test_full_disk(self):
        if not can("unshare", "-m", "true"):
            self.skipTest("no right to mount")
        os.mkdir(self.profile)
        kept = os.path.join(self.dir, "kept.json")
        script = """
mount -t tmpfs -o size=700k tmpfs "$1" || exit 99
folder=$1; kept=$2; shift 2
n=0
while [ $n -lt 80 ] && "$@" add --name "$(head -c 199 /dev/zero | tr '\\0' x)" $(sed -n "$((n*100+1)),$((n*100+100))p" "$folder.numbers"); do
  n=$((n + 1))
done >/dev/null
echo "filled after $n" >&2
"$@" list --json >"$kept"
"""
        with open(self.profile + ".numbers", "w", encoding="utf-8") as file:
            file.writelines(make_number(i) + "\n" for i in range(8000))
        done = self.run_command(
            ["unshare", "-m", "sh", "-c", script, "sh", self.profile, kept, *self.command()]
        )
        if done.status == 99:
            self.skipTest("no right to mount")
        self.assertEqual(done.status, 0, done.err)
        self.assertRegex(done.err, r"(?m)^tracker: .*(full|space)")
        batches = int(done.err.split("filled after ")[1].split()[0])
        self.assertGreater(batches, 0)
        self.assertLess(batches, 80)
        with open(kept, "rb") as file:  # what was said to be added is there, no more and no less
            self.assertEqual(file.read().count(b'"uuid"'), batches * 100)

    def test_newer_database_is_left_alone(self):
        self.ok("add", "RB123456785CN")
        with sqlite3.connect(self.database) as base:
            base.execute("PRAGMA user_version = 9999")
        base.close()
        with open(self.database, "rb") as file:
            before = file.read()
        for words in (["list"], ["add", "RR715039829CN"], ["refresh"]):
            self.fails(1, *words, says="newer")
        with open(self.database, "rb") as file:
            self.assertEqual(file.read(), before)

    def test_corrupt_database_is_kept_aside(self):
        os.makedirs(self.profile)
        junk = os.urandom(50000)
        with open(self.database, "wb") as file:
            file.write(junk)
        done = self.fails(1, "list")
        aside = [p for p in glob.glob(self.database + "*") if open(p, "rb").read() == junk]
        self.assertEqual(len(aside), 1, os.listdir(self.profile))
        self.assertIn(os.path.basename(aside[0]), done.err)
        # The next run starts afresh, and the copy stays.
        self.ok("add", "RB123456785CN")
        self.assertEqual(len(self.json([PARCEL], "list")), 1)
        with open(aside[0], "rb") as file:
            self.assertEqual(file.read(), junk)


class Company(cli_kit.CliTest):
    def test_no_bus_no_home(self):
        env = dict(self.env, HOME="/nonexistent")
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
            env.pop(name)
        for words in (["add", "RB123456785CN"], ["list"], ["folders"], ["carriers"]):
            self.assertEqual(self.run_command(self.command(*words), env=env).status, 0)
        # Its own place, which cannot be made.
        done = self.run_command([cli_kit.PROGRAM, "list"], env=env)
        if os.access("/", os.W_OK):
            self.addCleanup(lambda: can("rm", "-rf", "/nonexistent"))
        else:
            self.assert_failed(done, 1)

    def test_dead_bus(self):
        env = dict(self.env, DBUS_SESSION_BUS_ADDRESS="unix:path=" + self.dir + "/nobody")
        for words in (["add", "RB123456785CN"], ["list"]):
            self.assertEqual(self.run_command(self.command(*words), env=env).status, 0)

    def test_no_network(self):
        if not can("unshare", "-n", "true"):
            self.skipTest("no right to make a network")
        self.ok("add", "RB123456785CN")
        alone = ["unshare", "-n", "sh", "-c", 'ip link set lo up; exec "$@"', "sh"]
        done = self.run_command([*alone, *self.command("refresh", "RB123456785CN", "--json")])
        self.assertEqual(done.status, 1)
        summary = done.json()
        self.assertEqual(summary["asked"], summary["failed"])
        self.assertGreater(summary["asked"], 0)
        self.assertIn("There is no network", done.err)
        legs = self.ok("show", "RB123456785CN", "--json").json()["legs"]
        self.assertEqual({leg["outcome"] for leg in legs}, {"offline"})

    def test_two_at_once(self):
        def add(first):
            return self.tracker("add", *[make_number(first + i) for i in range(100)])

        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            for done in pool.map(add, (0, 50, 200, 250)):
                self.assertEqual(done.status, 0, done.err)
        numbers = [p["number"] for p in self.json([PARCEL], "list")]
        self.assertEqual(len(numbers), 300)
        self.assertEqual(len(set(numbers)), 300)

    def test_reader_of_output_goes_away(self):
        self.ok("add", *[make_number(i) for i in range(200)])
        reader = 'set -o pipefail; "$@" list --json | head -c 10 >/dev/null'
        subprocess.run(
            ["bash", "-c", reader, "sh", *self.command()],
            env=self.env,
            timeout=cli_kit.TIMEOUT_S,
            check=False,
        )
        self.assertEqual(len(self.json([PARCEL], "list")), 200)


if __name__ == "__main__":
    cli_kit.main()
