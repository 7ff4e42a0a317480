#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tracker authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person decides about carriers and privacy, from the command line."""

import json
import os

import cli_kit
from cli_kit import CARRIER, HEALTH, PARCEL, TOLD, WHOLE_PARCEL

LETTER = "RB123456785CN"
OTHER = "RR715039829CN"
NEEDY = "3SABCD000000001"  # PostNL wants a postcode
SWITCHED = {"id": str, "enabled": bool}


class OnAndOff(cli_kit.CliTest):
    def carriers(self, number):
        return self.ok("identify", "--json", "--country", "RU", number).json()[0]["carriers"]

    def test_off_is_kept(self):
        self.assertEqual(self.carriers(LETTER)[0], "russianpost")
        done = self.json([SWITCHED], "carriers", "off", "russianpost", "dhl")
        self.assertEqual(done, [{"id": "russianpost", "enabled": False}, {"id": "dhl", "enabled": False}])
        listed = {c["id"]: c["enabled"] for c in self.json([CARRIER], "carriers")}
        self.assertEqual([i for i, on in listed.items() if not on], ["dhl", "russianpost"])
        self.assertNotEqual(self.carriers(LETTER)[0], "russianpost")
        self.assertEqual(self.carriers(LETTER)[-1], "russianpost")
        self.assertIn("switched off", self.ok("carriers").out)
        self.ok("carriers", "on", "russianpost")
        self.assertEqual(self.carriers(LETTER)[0], "russianpost")

    def test_parcel_of_one_that_is_off(self):
        self.ok("add", "--carrier", "russianpost", LETTER)
        self.ok("carriers", "off", "russianpost")
        self.assertIn("switched off", self.ok("show", LETTER).out)
        self.fails(1, "refresh", LETTER, says="switched off")

    def test_all_or_none(self):
        self.fails(1, "carriers", "off", "dhl", "nobody", says="no carrier “nobody”")
        self.assertTrue(all(c["enabled"] for c in self.json([CARRIER], "carriers")))
        self.fails(2, "carriers", "off")
        self.fails(2, "carriers", "on")

    def test_listing_makes_no_profile(self):
        self.ok("carriers")
        self.assertFalse(os.path.exists(self.profile))

    def test_choice_is_remembered(self):
        self.assertEqual(self.carriers(OTHER)[0], "russianpost")
        self.ok("add", "--carrier", "belpost", "RR904173261CN")
        self.assertEqual(self.carriers(OTHER)[0], "belpost")
        (added,) = self.json([PARCEL], "add", OTHER)
        self.assertEqual(added["carriers"][0], "belpost")

    def test_imported_list(self):
        self.ok("add", "--carrier", "belpost", "RR904173261CN")
        path = os.path.join(self.dir, "codes.txt")
        with open(path, "w", encoding="utf-8") as file:
            file.write(OTHER + "\n")
        self.ok("import", path)
        self.assertEqual(self.json(WHOLE_PARCEL, "show", OTHER)["carriers"][0], "belpost")

    def test_link_of_a_page(self):
        (guess,) = self.ok("identify", "--json", "https://novaposhta.ua/tracking/" + LETTER).json()
        self.assertEqual((guess["number"], guess["carriers"][0]), (LETTER, "novaposhta"))


class Needs(cli_kit.CliTest):
    def show(self):
        return self.json(WHOLE_PARCEL, "show", NEEDY)

    def test_add_and_change(self):
        self.ok("add", "--carrier", "postnl", "--need", "postcode=1012AB", NEEDY)
        self.assertEqual(self.show()["needs"]["postcode"], "1012AB")
        self.assertIn("1012AB", self.ok("show", NEEDY).out)
        (changed,) = self.json([PARCEL], "set", NEEDY, "--need", "postcode=3011 CC")
        self.assertEqual(changed["number"], NEEDY)
        self.assertEqual(self.show()["needs"]["postcode"], "3011 CC")
        self.ok("set", NEEDY, "--need", "postcode=")
        self.assertNotIn("postcode", self.show()["needs"])

    def test_wrong_values(self):
        self.fails(1, "add", "--carrier", "postnl", "--need", "postcode=!", NEEDY, says="does not take")
        self.assertEqual(self.ok("list", "--json").json(), [])
        self.ok("add", "--carrier", "postnl", NEEDY)
        for pair in ("postcode=!", "postcode=" + "1" * 1000, "phone=1234", "=x1"):
            with self.subTest(pair=pair):
                done = self.tracker("set", NEEDY, "--need", pair)
                self.assert_failed(done, 2 if pair[0] == "=" else 1)
        for words in (["--need", "postcode"], [], ["--silent", "--ask"], ["--need", ""]):
            with self.subTest(words=words):
                self.fails(2, "set", NEEDY, *words)
        self.fails(2, "set", "--silent")
        self.fails(1, "set", LETTER, "--silent", says="There is no parcel")
        self.assertNotIn("postcode", self.show()["needs"])


class Privacy(cli_kit.CliTest):
    """A carrier on this machine, which is told numbers."""

    def setUp(self):
        super().setUp()
        self.env["TRACKER_CARRIERS_DIR"] = os.path.join(self.dir, "carriers")
        os.mkdir(self.env["TRACKER_CARRIERS_DIR"])
        self.status = 200
        self.code = "blue_x7"  # words that no table of the definition knows
        self.asked = []
        self.url = self.serve(self.answer)
        self.number = self.write_definition()

    def answer(self, request):
        self.asked.append(request.path)
        return self.status, {"events": [{"time": "2026-03-02T10:15:00+01:00", "text": self.code}]}

    def write_definition(self):
        path = os.path.join(self.env["TRACKER_CARRIERS_DIR"], "blue-post.json")
        self.ok("carriers", "new", "blue-post", path)
        with open(path, encoding="utf-8") as file:
            definition = json.load(file)
        definition["ways"][0]["steps"][0]["request"]["url"] = self.url + "{number}"
        definition.pop("samples", None)
        with open(path, "w", encoding="utf-8") as file:
            json.dump(definition, file)
        return definition["numbers"][0]["valid"][0]

    def test_silent(self):
        (added,) = self.json([PARCEL], "add", "--silent", self.number)
        self.assertEqual(added["carriers"], ["blue-post"])
        self.assertTrue(self.json(WHOLE_PARCEL, "show", self.number)["silent"])
        self.assertIn("you said so", self.ok("show", self.number).out)
        self.fails(1, "refresh", self.number, says="never to ask the network")
        self.fails(1, "check", self.number, says="never to ask the network")
        self.ok("refresh", "--all")
        self.assertEqual(self.asked, [])
        self.ok("set", self.number, "--ask")
        self.assertFalse(self.json(WHOLE_PARCEL, "show", self.number)["silent"])
        self.ok("refresh", self.number)
        self.assertEqual(len(self.asked), 1)

    def test_told(self):
        self.assertEqual(self.json([TOLD], "carriers", "told"), [])
        self.ok("add", "--name", "Lamp", self.number)
        self.ok("refresh", self.number)
        self.ok("refresh", self.number)
        (told,) = self.json([TOLD], "carriers", "told")
        self.assertEqual((told["host"], told["carrier"]), ("127.0.0.1", "blue-post"))
        self.assertEqual((told["number"], told["title"], told["times"]), (self.number, "Lamp", 2))
        self.assertEqual(self.json([TOLD], "carriers", "told", self.number), [told])
        self.assertIn("127.0.0.1", self.ok("carriers", "told").out)
        self.fails(1, "carriers", "told", LETTER, says="There is no parcel")
        self.fails(2, "carriers", "told", "--forget", self.number)
        self.assertEqual(self.json({"forgotten": bool}, "carriers", "told", "--forget"), {"forgotten": True})
        self.assertEqual(self.json([TOLD], "carriers", "told"), [])

    def test_tracking_and_trying_are_not_kept(self):
        self.ok("track", self.number)
        self.ok("carriers", "test", "blue-post")
        self.assertEqual(len(self.asked), 2)
        self.assertFalse(os.path.exists(self.profile))

    def test_health(self):
        self.assertEqual(self.json([HEALTH], "carriers", "health"), [])
        (idle,) = self.json([HEALTH], "carriers", "health", "blue-post")
        self.assertEqual(idle["state"], "idle")
        self.fails(1, "carriers", "health", "nobody", says="no carrier")

        self.ok("add", self.number)
        self.ok("refresh", self.number)
        (good,) = self.json([HEALTH], "carriers", "health")
        self.assertEqual((good["state"], good["failures"], good["parcels"]), ("good", 0, 1))
        self.assertEqual([c["code"] for c in good["unknown_codes"]], [self.code])
        self.assertIn(self.code, good["report"])

        self.status = 503
        self.assertEqual(self.tracker("refresh", self.number).status, 1)
        (bad,) = self.json([HEALTH], "carriers", "health")
        self.assertEqual((bad["state"], bad["outcome"]), ("trouble", "unavailable"))
        self.assertIn("Nothing you can do", bad["headline"])
        self.assertNotIn(self.number, bad["report"])
        text = self.ok("carriers", "health", "blue-post").out
        self.assertIn("Outcome: unavailable", text)
        self.assertNotIn(self.number, text)
        self.assertIn("trouble", self.ok("carriers", "health").out)

    def test_codes_that_quote_the_number(self):
        self.code = "code of " + self.number
        self.ok("add", self.number)
        self.ok("refresh", self.number)
        (health,) = self.json([HEALTH], "carriers", "health")
        self.assertEqual(len(health["unknown_codes"]), 1)
        self.assertNotIn(self.number, health["report"])

    def test_carrier_that_is_down(self):
        self.status = 503
        self.fails(1, "carriers", "test", "blue-post", says="did not answer")
        done = self.tracker("carriers", "test", "blue-post", "--json")
        self.assertEqual((done.status, done.json()["ok"]), (1, False))
        self.fails(1, "carriers", "test", "nobody", says="no carrier")
        self.fails(2, "carriers", "test")
        self.fails(2, "carriers", "test", "blue-post", "--secret", "x")


if __name__ == "__main__":
    cli_kit.main()
