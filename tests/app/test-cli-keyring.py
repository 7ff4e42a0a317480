#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tracker authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whose files get a login out of the keyring: `tracker carriers try` in a session that has one."""

import json
import os
import subprocess

import cli_kit

ID = "blue-post"
LOGIN = "l0gin-of-mine"
EVENTS = [{"time": "2026-03-02T10:15:00+01:00", "text": "Accepted", "place": "Berlin", "country": "DE"}]


class Keyring(cli_kit.CliTest):
    """A carrier on this machine wants a login, which lies in the keyring under its id."""

    def setUp(self):
        super().setUp()
        self.env["DBUS_SESSION_BUS_ADDRESS"] = os.environ["DBUS_SESSION_BUS_ADDRESS"]
        self.asked = []
        self.url = self.serve(self.answer)
        self.own = os.path.join(self.env["XDG_DATA_HOME"], "tracker", "carriers", ID + ".json")
        self.foreign = os.path.join(self.dir, ID + ".json")
        self.number = self.write_definitions()
        self.store_login()

    def command(self, *words, demo=False):
        return [cli_kit.PROGRAM, *words]  # the person's own profile: its name in the keyring is the program's

    def answer(self, request):
        self.asked.append(request.headers.get("X-Login"))
        return 200, {"events": EVENTS}

    def write_definitions(self):
        self.ok("carriers", "new", ID, self.foreign)
        with open(self.foreign, encoding="utf-8") as file:
            definition = json.load(file)
        request = definition["ways"][0]["steps"][0]["request"]
        request["url"] = self.url + "{number}"
        request["headers"]["X-Login"] = "{secret.login}"
        definition["credentials"] = [{"key": "login", "label": {"en": "Login"}}]
        definition["ways"][0]["credentials"] = ["login"]
        definition.pop("samples", None)
        os.makedirs(os.path.dirname(self.own))
        for path in (self.own, self.foreign):
            with open(path, "w", encoding="utf-8") as file:
                json.dump(definition, file)
        return definition["numbers"][0]["valid"][0]

    def store_login(self):
        attributes = ["xdg:schema", "com.example.Tracker.Credential", "application", "com.example.Tracker"]
        attributes += ["carrier", ID, "key", "login"]
        command = ["secret-tool", "store", "--label=Tracker test", *attributes]
        subprocess.run(command, input=LOGIN.encode(), check=True, timeout=cli_kit.TIMEOUT_S)

    def test_own_file(self):
        done = self.tracker("carriers", "try", self.own, self.number)
        self.assertEqual(done.status, 0, done.err)
        self.assertEqual(self.asked, [LOGIN])
        self.assertNotIn(LOGIN, done.out + done.err)

    def test_file_of_a_stranger(self):
        self.fails(1, "carriers", "try", self.foreign, self.number, says="--secret login=")
        self.assertEqual(self.asked, [])

    def test_login_of_the_keyring(self):
        done = self.tracker("carriers", "test", ID, "--json")
        self.assertEqual(done.status, 0, done.err)
        self.assertEqual(json.loads(done.out)["ok"], True)
        self.assertEqual(self.asked, [LOGIN])
        done = self.tracker("carriers", "test", ID, "--secret", "login=another")
        self.assertEqual(done.status, 0, done.err)
        self.assertIn("Accepted: ", done.out)
        self.assertEqual(self.asked, [LOGIN, "another"])
        self.assertNotIn("another", done.out + done.err)


if __name__ == "__main__":
    cli_kit.main()
