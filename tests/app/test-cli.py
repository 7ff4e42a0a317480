#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tracker authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The contract of the command line: every command, key by key; text for people; exit codes."""

import os
import re

import cli_kit
from cli_kit import CARRIER, FOLDER, GUESS, IMPORTED, PARCEL, WHOLE_PARCEL

COMMANDS = (
    "identify track add list show refresh check set archive move remove folders carriers import export"
).split()
UTC = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")


class Help(cli_kit.CliTest):
    def test_overview(self):
        done = self.run_command([cli_kit.PROGRAM, "--help"])
        self.assertEqual(done.status, 0)
        for command in COMMANDS:
            self.assertRegex(done.out, r"(?m)^  %s\b" % command)

    def test_each_command(self):
        for command in COMMANDS:
            for flag in ("--help", "-h"):
                done = self.ok(command, flag)
                self.assertIn("tracker", done.out)
                self.assertIn(command, done.out.splitlines()[1])
                self.assertIn("--json", done.out)
                self.assertGreater(len(done.out.splitlines()), 6, command)
                self.assertEqual(done.err, "")

    def test_help_touches_nothing(self):
        for command in COMMANDS:
            self.ok(command, "--help")
        self.assertFalse(os.path.exists(self.profile))

    def test_version(self):
        done = self.run_command([cli_kit.PROGRAM, "--version"])
        self.assertRegex(done.out, r"^tracker \d+\.\d+")


class Usage(cli_kit.CliTest):
    def test_wrong_words(self):
        for words in (
            ["nonsense"],
            ["identify"],
            ["identify", "--nonsense"],
            ["identify", "--country", "Russia", "RB123456785CN"],
            ["track"],
            ["track", "RB123456785CN", "RR715039829CN"],
            ["add"],
            ["add", "--name"],
            ["list", "too", "much"],
            ["list", "--stage", "flying"],
            ["show"],
            ["show", "a", "b"],
            ["refresh", "--all", "RB123456785CN"],
            ["check", "RB123456785CN", "RR715039829CN"],
            ["remove"],
            ["archive"],
            ["move"],
            ["move", "RB123456785CN"],
            ["folders", "paint"],
            ["folders", "add"],
            ["folders", "rename", "one"],
            ["carriers", "check"],
            ["carriers", "replay", "upugtt"],
            ["import"],
            ["export", "--format", "xls", "file"],
        ):
            with self.subTest(words=words):
                done = self.fails(2, *words)
                self.assertIn("--help", done.err)


class Identify(cli_kit.CliTest):
    def test_letter(self):
        (guess,) = self.json([GUESS], "identify", "--country", "RU", "rb 123-456.785 сn")
        self.assertEqual(guess["input"], "rb 123-456.785 сn")
        self.assertEqual(guess["number"], "RB123456785CN")
        self.assertEqual(guess["check"], "ok")
        self.assertEqual(guess["format"], "s10")
        self.assertEqual(guess["country"], "CN")
        self.assertEqual(guess["carriers"][:2], ["russianpost", "upugtt"])

    def test_rows(self):
        for number, check, form in (
            ("RB123456785CN", "ok", "s10"),
            ("RB123456784CN", "failed", "s10"),
            ("19010205603188", "ok", "russianpost14"),
            ("19010205603187", "failed", None),
            ("1ZW4T9070312856304", "ok", None),
            ("LP00582031947716", "none", None),
        ):
            with self.subTest(number=number):
                (guess,) = self.json([GUESS], "identify", number)
                self.assertEqual((guess["number"], guess["check"]), (number, check))
                if form == "s10":
                    self.assertEqual(guess["format"], form)

    def test_stdin(self):
        text = "RB123456785CN\r\n\n  RR715039829CN\n" + "X" * 100000 + "\n19010205603188"
        done = self.tracker("identify", "--json", "-", stdin=text.encode())
        numbers = [guess["number"] for guess in done.json()]
        self.assertEqual(numbers[:2], ["RB123456785CN", "RR715039829CN"])
        self.assertEqual(numbers[-1], "19010205603188")
        self.assertEqual(len(numbers), 4)
        self.assertEqual(done.status, 1)  # the third is no code

    def test_text(self):
        done = self.ok("identify", "RB123456785CN", "RB123456784CN")
        self.assertIn("RB123456785CN: ", done.out)
        self.assertIn("check digit", done.out)

    def test_opens_no_profile(self):
        self.ok("identify", "RB123456785CN")
        self.assertFalse(os.path.exists(self.profile))


class Parcels(cli_kit.CliTest):
    def add(self, *words):
        return self.json([PARCEL], "add", *words)

    def test_add_and_list(self):
        (added,) = self.add("--name", "Lamp", "rb123456785cn")
        self.assertEqual(added["number"], "RB123456785CN")
        self.assertEqual(added["name"], "Lamp")
        self.assertEqual(added["stage"], "unknown")
        self.assertIsNone(added["last_event"])
        self.assertIsNone(added["archived"])
        self.assertEqual(added["unseen"], 0)
        self.assertIn("upugtt", added["carriers"])
        self.assertRegex(added["added"], UTC)
        self.assertRegex(added["uuid"], UUID)
        self.assertEqual(self.json([PARCEL], "list"), [added])

    def test_add_several_and_again(self):
        first = self.add("RB123456785CN", "RR715039829CN")
        self.assertEqual(len(first), 2)
        again = self.tracker("add", "--json", "--name", "Other", "RR715039829CN", "EE904173261CN")
        self.assertEqual(again.status, 0)
        self.assertIn("there already", again.err)
        self.assertEqual([p["name"] for p in again.json()], [None, "Other"])
        self.assertEqual(len(self.json([PARCEL], "list")), 3)

    def test_add_twice_in_one_go(self):
        parcels = self.add("RB123456785CN", "rb123456785cn")
        self.assertEqual({p["id"] for p in parcels}, {1})
        self.assertEqual(len(self.json([PARCEL], "list")), 1)

    def test_add_is_all_or_nothing(self):
        self.fails(1, "add", "RB123456785CN", "?!")
        self.assertEqual(self.json([PARCEL], "list"), [])

    def test_failed_check_digit_is_warned_of(self):
        done = self.ok("add", "RB123456784CN")
        self.assertIn("check digit", done.err)

    def test_unknown_shape_is_noted(self):
        done = self.ok("add", "ABCDEFGH12345678XYZ")
        self.assertIn("--carrier", done.err)
        done = self.ok("add", "--carrier", "ups", "ABCDEFGH12345678XYW")
        self.assertNotIn("--carrier", done.err)

    def test_add_with_carrier_and_folder(self):
        self.ok("folders", "add", "Gifts")
        (parcel,) = self.add("--folder", "Gifts", "--carrier", "belpost", "RB123456785CN")
        self.assertEqual(parcel["folder"], "Gifts")
        self.assertEqual(parcel["carriers"], ["belpost"])
        self.fails(1, "add", "--carrier", "nobody", "RR715039829CN", says="nobody")
        self.fails(1, "add", "--folder", "Nowhere", "RR715039829CN", says="Nowhere")

    def test_show(self):
        self.add("--name", "Lamp", "RB123456785CN")
        parcel = self.json(WHOLE_PARCEL, "show", "rb123456785cn")
        self.assertEqual(parcel["events"], [])
        self.assertEqual({leg["outcome"] for leg in parcel["legs"]}, {"none"})
        self.assertEqual(self.json(WHOLE_PARCEL, "show", parcel["uuid"]), parcel)
        self.assertIn("Lamp\nRB 123 456 785 CN", self.ok("show", "RB123456785CN").out)
        self.fails(1, "show", "RR715039829CN", says="tracker add RR715039829CN")

    def test_archive_and_back(self):
        self.add("RB123456785CN")
        (parcel,) = self.json([PARCEL], "archive", "RB123456785CN")
        self.assertRegex(parcel["archived"], UTC)
        self.assertEqual(self.json([PARCEL], "list"), [])
        self.assertEqual(len(self.json([PARCEL], "list", "--folder", "archive")), 1)
        self.assertEqual(len(self.json([PARCEL], "list", "--folder", "everything")), 1)
        (parcel,) = self.json([PARCEL], "archive", "--undo", "RB123456785CN")
        self.assertIsNone(parcel["archived"])
        self.assertEqual(len(self.json([PARCEL], "list")), 1)

    def test_move(self):
        self.ok("folders", "add", "Gifts")
        self.add("RB123456785CN")
        (parcel,) = self.json([PARCEL], "move", "--folder", "Gifts", "RB123456785CN")
        self.assertEqual(parcel["folder"], "Gifts")
        self.assertEqual(len(self.json([PARCEL], "list", "--folder", "Gifts")), 1)
        (parcel,) = self.json([PARCEL], "move", "--folder", "", "RB123456785CN")
        self.assertIsNone(parcel["folder"])
        self.fails(1, "move", "--folder", "Nowhere", "RB123456785CN", says="Nowhere")

    def test_remove(self):
        self.add("RB123456785CN", "RR715039829CN")
        (gone,) = self.json([PARCEL], "remove", "RB123456785CN")
        self.assertEqual(gone["number"], "RB123456785CN")
        self.assertEqual(len(self.json([PARCEL], "list")), 1)
        self.fails(1, "remove", "RB123456785CN", says="RB123456785CN")
        self.fails(1, "remove", "RR715039829CN", "RB123456785CN")  # all or none
        self.assertEqual(len(self.json([PARCEL], "list")), 1)

    def test_search_and_stage(self):
        self.add("--name", "Настольная лампа", "RB123456785CN")
        self.add("--name", "台灯", "RR715039829CN")
        for text, n in (("ламп", 1), ("灯", 1), ("台灯", 1), ("715039", 1), ("nothing", 0), ("", 2)):
            with self.subTest(text=text):
                self.assertEqual(len(self.json([PARCEL], "list", "--search", text)), n)
        self.assertEqual(len(self.json([PARCEL], "list", "--stage", "unknown")), 2)
        self.assertEqual(self.json([PARCEL], "list", "--stage", "delivered"), [])
        self.assertEqual(self.json([PARCEL], "list", "--search", "\"' OR 1=1 --*"), [])
        self.fails(1, "list", "--folder", "Nowhere", says="Nowhere")

    def test_text(self):
        self.add("--name", "Lamp", "RB123456785CN")
        for words in (["list"], ["archive", "RB123456785CN"], ["remove", "RB123456785CN"]):
            self.assertRegex(self.ok(*words).out, r"^ +RB123456785CN +Lamp +No scans yet\n$")


class Check(cli_kit.CliTest):
    """Without a screen the direct check can only say what is missing."""

    def test_unknown_parcel(self):
        self.fails(1, "check", "RB123456785CN", says="tracker add RB123456785CN")
        self.fails(1, "check", "?")
        self.fails(1, "check", "")

    def test_no_screen(self):
        self.ok("add", "RB123456785CN")
        for words in (["check"], ["check", "rb 123 456 785 cn"], ["check", "--json"]):
            self.fails(1, *words, says="graphical session")

    def test_hostile_display(self):
        for display in ("nonsense", ":99999", "host.invalid:0"):
            done = self.run_command(self.command("check"), env=dict(self.env, DISPLAY=display))
            self.assert_failed(done, 1, "graphical session")

    def test_one_that_waits(self):
        # Nobody is asked without a person: the leg waits at once, with or without a network.
        self.ok("add", "--carrier", "correios", "AA123456785BR")
        self.tracker("refresh", "--all")
        parcel = self.json(WHOLE_PARCEL, "show", "AA123456785BR")
        self.assertEqual([leg["outcome"] for leg in parcel["legs"]], ["captcha"])
        self.assertIn("tracker check AA123456785BR", self.ok("show", "AA123456785BR").out)


class Folders(cli_kit.CliTest):
    def test_folders(self):
        self.assertEqual(self.json([FOLDER], "folders"), [])
        self.json([FOLDER], "folders", "add", "Gifts", "--emoji", "🎁")
        self.json([FOLDER], "folders", "add", "Работа")
        folders = self.json([FOLDER], "folders", "rename", "Работа", "Office")
        self.assertEqual([f["name"] for f in folders], ["Gifts", "Office"])
        self.assertEqual(folders[0]["emoji"], "🎁")
        self.ok("add", "--folder", "Gifts", "RB123456785CN")
        self.assertEqual(self.json([FOLDER], "folders")[0]["parcels"], 1)
        self.assertIn("Gifts", self.ok("folders").out)
        folders = self.json([FOLDER], "folders", "remove", "Gifts")
        self.assertEqual([f["name"] for f in folders], ["Office"])
        (parcel,) = self.json([PARCEL], "list")
        self.assertIsNone(parcel["folder"])

    def test_renaming_keeps_the_emoji(self):
        self.ok("folders", "add", "Gifts", "--emoji", "🎁")
        (folder,) = self.json([FOLDER], "folders", "rename", "Gifts", "Presents")
        self.assertEqual((folder["name"], folder["emoji"]), ("Presents", "🎁"))

    def test_bad(self):
        self.ok("folders", "add", "Gifts")
        self.fails(1, "folders", "add", "Gifts", says="Gifts")
        self.fails(2, "folders", "add", "")
        self.fails(1, "folders", "add", "x" * 5000)
        self.fails(1, "folders", "remove", "Nowhere", says="Nowhere")
        self.fails(1, "folders", "rename", "Nowhere", "Somewhere", says="Nowhere")
        self.fails(2, "folders", "remove", "")
        self.fails(2, "folders", "rename", "", "Somewhere")


class Carriers(cli_kit.CliTest):
    def test_list(self):
        carriers = {c["id"]: c for c in self.json([CARRIER], "carriers")}
        for name in "upugtt russianpost cainiao novaposhta upuems belpost ups".split():
            self.assertIn(name, carriers)
        self.assertEqual(carriers["ups"]["credentials"], ["client_id", "client_secret"])
        self.assertEqual(carriers["russianpost"]["country"], "RU")
        self.assertIn(carriers["upugtt"]["status"], ("documented", "observed", "unverified"))
        self.assertIn("Belpost", self.ok("carriers").out)

    def test_own_files_override(self):
        folder = os.path.join(self.profile, "carriers")
        os.makedirs(folder)
        with open(os.path.join(cli_kit.CARRIERS, "belpost.json"), encoding="utf-8") as file:
            text = file.read()
        with open(os.path.join(folder, "belpost.json"), "w", encoding="utf-8") as file:
            file.write(text.replace('"Belpost"', '"My Belpost"', 1))
        with open(os.path.join(folder, "broken.json"), "w", encoding="utf-8") as file:
            file.write("{")
        done = self.tracker("carriers", "--json")
        self.assertEqual(done.status, 0)
        names = {c["id"]: c["name"] for c in done.json()}
        self.assertEqual(names["belpost"], "My Belpost")
        self.assertNotIn("broken", names)


class Exchange(cli_kit.CliTest):
    def test_import(self):
        path = os.path.join(self.dir, "codes.txt")
        with open(path, "w", encoding="utf-8") as file:
            file.write("Lamp RB123456785CN\nand RR715039829CN, too\n")
        answer = self.json(IMPORTED, "import", path)
        self.assertEqual(answer["added"], 2)
        self.assertEqual(len(self.json([PARCEL], "list")), 2)
        self.assertEqual(self.json(IMPORTED, "import", path)["added"], 0)
        self.fails(1, "import", os.path.join(self.dir, "no-such-file"), says="no-such-file")

    def test_there_and_back(self):
        self.ok("add", "--name", "Lamp, \"big\"", "RB123456785CN")
        for form in ("csv", "json"):
            path = os.path.join(self.dir, "out." + form)
            self.ok("export", "--format", form, path)
            self.assertGreater(os.path.getsize(path), 20)
            other = os.path.join(self.dir, "other-" + form)
            words = [cli_kit.PROGRAM, "--profile", other]
            self.assertEqual(self.run_command([*words, "import", path]).status, 0)
            (parcel,) = self.run_command([*words, "list", "--json"]).json()
            self.assertEqual((parcel["number"], parcel["name"]), ("RB123456785CN", 'Lamp, "big"'))


if __name__ == "__main__":
    cli_kit.main()
