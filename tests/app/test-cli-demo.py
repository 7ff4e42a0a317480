#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tracker authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The commands that ask, against the demo's world; definitions checked and replayed."""

import glob
import json
import os
import pty
import re
import select
import subprocess
import time

import cli_kit
from cli_kit import CARRIER, CHECKED, PARCEL, STAGES, SUMMARY, TRACKED, WHOLE_PARCEL

LETTER = "RB481205731CN"
OFFSET = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?([+-]\d\d:\d\d|Z)?)?$")


class Demo(cli_kit.CliTest):
    def test_list_is_whole_at_once(self):
        parcels = self.json([PARCEL], "list", demo=True)
        self.assertEqual(len(parcels), 14)
        known = [p for p in parcels if p["last_event"]]
        self.assertGreaterEqual(len(known), 8)
        for parcel in known:
            self.assertIn(parcel["stage"], STAGES)
            self.assertRegex(parcel["last_event"]["time"], OFFSET)
            self.assertGreater(parcel["unseen"], 0)
        self.assertGreaterEqual(len({p["stage"] for p in parcels}), 5)
        self.assertGreaterEqual(len({p["folder"] for p in parcels}), 2)
        # The profile is kept: the next run neither adds nor asks again.
        begun = time.monotonic()
        again = self.json([PARCEL], "list", demo=True)
        self.assertLess(time.monotonic() - begun, 20)
        self.assertEqual([p["uuid"] for p in again], [p["uuid"] for p in parcels])

    def test_show_merges_both_ends(self):
        parcel = self.json(WHOLE_PARCEL, "show", LETTER, demo=True)
        self.assertIn("customs", parcel["stage"])
        both = [e for e in parcel["events"] if len(e["carriers"]) > 1]
        self.assertGreaterEqual(len(both), 3)
        times = [e["time"] for e in parcel["events"]]
        self.assertTrue(all(OFFSET.match(t) for t in times), times)
        self.assertIn("+08:00", " ".join(times))
        self.assertIn("+03:00", " ".join(times))
        text = self.ok("show", LETTER, demo=True).out
        self.assertRegex(text, r"\(.*Russian Post.*UPU.*\)|\(.*UPU.*Russian Post.*\)")

    def test_show_says_who_waits(self):
        coffee, rod = "NX174905236BR", "LZ530716481CN"
        for number, carriers in ((coffee, {"correios"}), (rod, {"chinapost", "russianpost-form"})):
            parcel = self.json(WHOLE_PARCEL, "show", number, demo=True)
            waiting = {leg["carrier"] for leg in parcel["legs"] if leg["outcome"] == "captcha"}
            self.assertEqual(waiting, carriers)
            self.assertIn("tracker check " + number, self.ok("show", number, demo=True).out)

    def test_own_carriers_of_the_demo(self):
        # The post of the old form is gone: the demo alone has it.
        for demo in (False, True):
            ids = [c["id"] for c in self.json([CARRIER], "carriers", demo=demo)]
            self.assertEqual("russianpost-form" in ids, demo)
            self.assertIn("russianpost", ids)

    def test_track_keeps_nothing(self):
        answer = self.json(TRACKED, "track", LETTER, demo=True)
        self.assertEqual((answer["number"], answer["outcome"]), (LETTER, "found"))
        self.assertEqual({leg["outcome"] for leg in answer["legs"]}, {"found"})
        self.assertGreaterEqual(len(answer["events"]), 5)
        self.assertFalse(os.path.exists(os.path.join(self.profile, "tracker.db")))
        one = self.json(TRACKED, "track", "--carrier", "upugtt", LETTER, demo=True)
        self.assertEqual([leg["carrier"] for leg in one["legs"]], ["upugtt"])
        self.assertIn("At customs", self.ok("track", LETTER, demo=True).out)

    def test_track_unknown_is_an_answer(self):
        answer = self.json(TRACKED, "track", "RR473124829CN", demo=True)
        self.assertEqual((answer["outcome"], answer["events"]), ("not_found", []))

    def test_track_nobody_answers(self):
        number = "1ZR47F130344172091"
        done = self.tracker("track", "--json", number, demo=True)
        self.assertEqual(done.status, 1)
        self.assertEqual(done.json()["outcome"], "needs_credentials")
        self.fails(1, "track", "--carrier", "nobody", LETTER, demo=True, says="nobody")
        self.fails(1, "track", "?!", demo=True)
        self.fails(1, "track", "ABCDEFGH12345678XYZ", demo=True, says="--carrier")

    def test_refresh(self):
        summary = self.json(SUMMARY, "refresh", demo=True)
        self.assertGreaterEqual(summary["asked"], 20)
        self.assertGreaterEqual(summary["changed"], 8)
        self.assertGreaterEqual(summary["failed"], 1)
        self.assertLessEqual(summary["changed"], 12)
        summary = self.json(SUMMARY, "refresh", LETTER, demo=True)
        self.assertEqual((summary["asked"], summary["failed"]), (2, 0))
        self.assertRegex(self.ok("refresh", LETTER, demo=True).out, r"^Asked 2, changed \d+, ")
        done = self.fails(1, "refresh", "RR473124829CN", demo=True, says="RR473124829CN")
        self.assertNotIn("\r", done.err)  # no bar where nobody looks

    def test_bar_on_a_terminal(self):
        master, slave = pty.openpty()
        child = subprocess.Popen(
            self.command("refresh", demo=True),
            stdout=subprocess.PIPE,
            stderr=slave,
            stdin=subprocess.DEVNULL,
            env=self.env,
        )
        os.close(slave)
        seen = b""
        end = time.monotonic() + cli_kit.TIMEOUT_S
        while time.monotonic() < end:
            if select.select([master], [], [], 0.1)[0]:
                try:
                    part = os.read(master, 65536)
                except OSError:
                    break
                seen += part
            elif child.poll() is not None:
                break
        out = child.communicate(timeout=cli_kit.TIMEOUT_S)[0].decode()
        os.close(master)
        self.assertEqual(child.returncode, 0)
        text = seen.decode("utf-8")
        counts = [tuple(map(int, m)) for m in re.findall(r"\r\[[█·]{30}\] (\d+)/(\d+) ", text)]
        self.assertGreater(len(counts), 5)
        self.assertEqual(counts[-1][0], counts[-1][1])
        self.assertEqual([c[0] for c in counts], sorted(c[0] for c in counts))
        self.assertTrue(text.endswith("\r\033[K"), repr(text[-20:]))
        self.assertTrue(out.startswith("Asked "))


class Definitions(cli_kit.CliTest):
    def test_all_are_in_order(self):
        paths = glob.glob(os.path.join(cli_kit.CARRIERS, "*.json"))
        paths = [p for p in paths if os.path.basename(p) != "schema.json"]
        self.assertGreaterEqual(len(paths), 7)
        for path in paths:
            with self.subTest(path=path):
                checked = self.json(CHECKED, "carriers", "check", path)
                self.assertEqual((checked["ok"], checked["problems"]), (True, []))
        self.assertIn("in order", self.ok("carriers", "check", paths[0]).out)

    def check(self, text, name="broken.json"):
        path = os.path.join(self.dir, name)
        with open(path, "wb") as file:
            file.write(text)
        done = self.tracker("carriers", "check", "--json", path)
        self.assertEqual(done.status, 1)
        answer = done.json()
        self.conforms(answer, CHECKED)
        self.assertFalse(answer["ok"])
        self.assertGreater(len(answer["problems"]), 0)
        plain = self.tracker("carriers", "check", path)
        self.assertEqual(plain.status, 1)
        first = answer["problems"][0]
        place = "%s:%d:%d: " % (path, first["line"], first["column"])
        self.assertTrue(plain.out.startswith(place), plain.out)
        return answer["problems"]

    def test_line_and_column(self):
        with open(os.path.join(cli_kit.CARRIERS, "belpost.json"), "rb") as file:
            lines = file.read().split(b"\n")
        at = next(i for i, line in enumerate(lines) if b'"politeness"' in line)
        broken = list(lines)
        broken[at] = b'  "politness": {},'
        problems = self.check(b"\n".join(broken), "belpost.json")
        self.assertIn((at + 1, 3), [(p["line"], p["column"]) for p in problems])
        self.assertTrue(any("politness" in p["message"] for p in problems))

    def test_hostile(self):
        for text in (
            b"",
            b"{",
            b"[]",
            b"null",
            b"\xff\xfe{}",
            b"[" * 100000,
            b'{"format": 99}',
            b'{"a":1}\n{"b":2}',
            b'{"x": "' + b"y" * 1000000 + b'"}',
            b"\0" * 1000,
        ):
            with self.subTest(text=text[:20]):
                self.check(text)
        self.fails(1, "carriers", "check", os.path.join(self.dir, "no-such-file"))
        self.fails(1, "carriers", "check", self.dir)

    @staticmethod
    def as_word(answer):
        """What a human answers, as the command line takes it: text, an offset, or x,y;x,y."""
        if isinstance(answer, list):
            return ";".join("%d,%d" % tuple(point) for point in answer)
        return str(answer)

    def replay(self, name, *words, status=0):
        """Replays an exchange of the engine's own tests."""
        carrier, case = name.split("/")
        with open(
            os.path.join(cli_kit.SOURCE, "carriers", carrier, case + ".json"), encoding="utf-8"
        ) as file:
            exchange = json.load(file)
        paths = []
        for i, step in enumerate(exchange["exchange"]):
            response = step["response"]
            body = json.dumps(response["json"]) if "json" in response else response.get("body", "")
            paths.append(os.path.join(self.dir, "answer-%d" % i))
            with open(paths[-1], "w", encoding="utf-8") as file:
                file.write(body)
        words = [*words, "--way", exchange["way"]] if "way" in exchange else [*words]
        for answer in exchange.get("captcha", []):
            words += ["--captcha", self.as_word(answer)]
        done = self.tracker(
            "carriers", "replay", "--json", carrier, "--number", exchange["number"], *words, *paths
        )
        self.assertEqual(done.status, status, done.err)
        answer = done.json()
        self.conforms(answer, TRACKED)
        self.assertEqual(answer["outcome"], exchange["report"]["outcome"])
        if "n_events" in exchange["report"]:
            self.assertEqual(len(answer["events"]), exchange["report"]["n_events"])
        return answer

    def test_replay(self):
        answer = self.replay("upugtt/delivered")
        self.assertEqual(answer["stage"], "delivered")
        self.replay("upugtt/not-found-empty-body")
        self.replay("upugtt/malformed", status=1)
        self.replay("upugtt/bad-number", "--status", "400", status=1)
        self.replay("cainiao/in-transit")

    def test_replay_human(self):
        for name in (
            "correios/delivered",
            "correios/wrong-then-right",
            "chinapost/yjcx-delivered",
            "chinapost/yjcx-wrong-then-right",
            "chinapost/clicks-delivered",
        ):
            with self.subTest(name=name):
                self.assertGreater(len(self.replay(name)["events"]), 0)

    def test_replay_human_wrong(self):
        page = os.path.join(self.dir, "page")
        picture = os.path.join(self.dir, "picture")
        for path, body in (
            (page, "<html><img id='captcha_image' src='x'></html>"),
            (picture, "a picture"),
        ):
            with open(path, "w", encoding="utf-8") as file:
                file.write(body)
        words = ("carriers", "replay", "correios", "--number", "AA123456785BR")
        self.fails(1, *words, page, picture, says="--captcha")
        self.fails(1, *words, "--captcha", "x7kp2", page, says="one file per request")
        self.fails(1, *words, "--captcha", "x7kp2", page, picture, says="one file per request")
        for answer in ("", "   ", "x" * 10000, "a\nb", "a\x01b"):
            self.fails(1, *words, "--captcha", answer, page, picture)
        self.fails(1, "carriers", "replay", "belpost", "--captcha", "x", page, says="no way")
        self.fails(
            1, "carriers", "replay", "upugtt", "--way", "rest", "--captcha", "x", page, says="human"
        )

    def test_replay_wrong(self):
        path = os.path.join(self.dir, "answer")
        with open(path, "w", encoding="utf-8") as file:
            file.write("[]")
        self.fails(1, "carriers", "replay", "nobody", path, says="nobody")
        self.fails(1, "carriers", "replay", "upugtt", "--way", "none", path, says="none")
        self.fails(1, "carriers", "replay", "upugtt", "--number", "?", path)
        self.fails(1, "carriers", "replay", "upugtt", os.path.join(self.dir, "missing"))
        self.fails(2, "carriers", "replay", "upugtt", "--status", "7", path)

    def test_replay_last(self):
        """The last answer is enough, without a number or a way."""
        with open(
            os.path.join(cli_kit.SOURCE, "carriers", "russianpost", "site-delivered.json"), encoding="utf-8"
        ) as file:
            exchange = json.load(file)
        path = os.path.join(self.dir, "answer")
        with open(path, "w", encoding="utf-8") as file:
            json.dump(exchange["exchange"][-1]["response"]["json"], file)
        answer = self.ok("carriers", "replay", "--json", "russianpost", path).json()
        self.assertEqual(answer["outcome"], "found")
        self.assertEqual(answer["number"], exchange["number"])
        self.assertEqual(len(answer["events"]), len(exchange["report"]["events"]))


if __name__ == "__main__":
    cli_kit.main()
