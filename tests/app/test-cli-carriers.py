#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tracker authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What `tracker carriers` does for those who write definitions: new, check with warnings, try."""

import base64
import copy
import http.server
import json
import os
import tempfile
import threading
import urllib.parse

import cli_kit
from cli_kit import CHECKED, TRACKED

IDS = ("blue-post", "s10", "4px", "1", "x" * 60, "any", "a-1-b-")
BAD_IDS = ("", "-", "Blue", "../x", "a/b", "a b", "x" * 61, "почта", "a.json", "a_b", "a\n")
EVENTS = [
    {"time": "2026-03-02T10:15:00+01:00", "text": "Accepted", "place": "Berlin", "country": "DE"},
    {"time": "2026-03-04T18:40:00+01:00", "text": "Delivered", "place": "Hamburg", "country": "DE"},
]
SECRET = "s3cr3t-of-mine"
TRICKY = 'p&<q"r\\s/t u'


class Post:
    """A carrier on this machine: answers by path, remembers what it was asked."""

    def __init__(self, test):
        post = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def answer(self):
                length = int(self.headers.get("Content-Length", 0))
                body = self.rfile.read(length).decode()
                path = urllib.parse.unquote(urllib.parse.urlsplit(self.path).path)
                post.asked.append((self.command, self.path, dict(self.headers), body))
                status, content, headers = post.answers.get(path, (404, {"error": "no"}, {}))
                data = content if isinstance(content, bytes) else json.dumps(content).encode()
                self.send_response(status)
                for name, value in {"Content-Type": "application/json", **headers}.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            do_GET = do_POST = answer

            def log_message(self, *_):  # pylint: disable=arguments-differ
                pass

        self.answers = {}
        self.asked = []
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.handle_error = lambda *_: None  # who asks may hang up
        self.url = "http://127.0.0.1:%d" % self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        test.addCleanup(self.server.server_close)
        test.addCleanup(self.server.shutdown)

    def set(self, path, content, status=200, **headers):
        self.answers[path] = (status, content, headers)


class Author(cli_kit.CliTest):
    def setUp(self):
        super().setUp()
        # Only the definitions of the test: the program's own are of no matter here, and take their time.
        self.env["TRACKER_CARRIERS_DIR"] = self.path("carriers")
        os.mkdir(self.env["TRACKER_CARRIERS_DIR"])

    def path(self, *names):
        return os.path.join(self.dir, *names)

    def skeleton(self, name="blue-post"):
        """What `carriers new` writes, as an object."""
        with tempfile.TemporaryDirectory(dir=self.dir) as folder:
            self.ok("carriers", "new", name, folder)
            with open(os.path.join(folder, name + ".json"), encoding="utf-8") as file:
                return json.load(file)

    def write(self, definition):
        path = self.path(definition["id"] + ".json")
        with open(path, "w", encoding="utf-8") as file:
            json.dump(definition, file, ensure_ascii=False, indent=2)
        return path


class New(Author):
    def test_passes_the_check(self):
        for name in IDS:
            with self.subTest(id=name):
                path = self.path(name + ".json")
                answer = self.json({"file": str}, "carriers", "new", name, path)
                self.assertEqual(answer, {"file": path})
                checked = self.json(CHECKED, "carriers", "check", path)
                self.assertEqual(checked, {"ok": True, "problems": [], "warnings": []})
                with open(path, encoding="utf-8") as file:
                    text = file.read()
                self.assertNotIn("@", text)
                definition = json.loads(text)
                self.assertEqual(definition["id"], name)
                self.assertEqual(len(definition["samples"]), 2)

    def test_is_a_carrier_at_once(self):
        folder = os.path.join(self.profile, "carriers")
        os.makedirs(folder)
        self.ok("carriers", "new", "blue-post", folder)
        self.assertTrue(os.path.exists(os.path.join(folder, "blue-post.json")))
        number = self.skeleton()["numbers"][0]["valid"][0]
        (guess,) = self.ok("identify", "--json", number).json()
        self.assertEqual((guess["check"], guess["carriers"]), ("ok", ["blue-post"]))

    def test_in_the_folder_we_are_in(self):
        here = os.getcwd()
        self.addCleanup(os.chdir, here)
        os.chdir(self.dir)
        done = self.ok("carriers", "new", "blue-post")
        self.assertIn("carriers check blue-post.json", done.out)
        self.assertTrue(os.path.exists(self.path("blue-post.json")))
        self.assertFalse(os.path.exists(self.profile))

    def test_never_overwrites(self):
        path = self.path("blue-post.json")
        with open(path, "w", encoding="utf-8") as file:
            file.write("mine")
        for target in (path, self.dir):
            self.fails(1, "carriers", "new", "blue-post", target, says="is there already")
        with open(path, encoding="utf-8") as file:
            self.assertEqual(file.read(), "mine")
        os.remove(path)
        os.symlink(self.path("nowhere"), path)
        self.fails(1, "carriers", "new", "blue-post", path)
        self.assertFalse(os.path.exists(self.path("nowhere")))

    def test_folders_that_take_nothing(self):
        for folder in (self.path("missing"), "/proc", "/dev/null"):
            self.fails(1, "carriers", "new", "blue-post", os.path.join(folder, "blue-post.json"))
        locked = self.path("locked")
        os.mkdir(locked, 0o500)
        if not os.access(locked, os.W_OK):  # root writes everywhere
            self.fails(1, "carriers", "new", "blue-post", locked, says="cannot be written")
            self.assertEqual(os.listdir(locked), [])

    def test_wrong_words(self):
        for name in BAD_IDS:
            with self.subTest(id=name):
                self.fails(2, "carriers", "new", name, self.path("x.json"))
        self.fails(2, "carriers", "new", "blue-post", self.path("red.json"), says="blue-post.json")
        for words in (["new"], ["new", "a", "b", "c"], ["try"], ["try", "a"], ["try", "a", "b", "c"]):
            self.assertIn("--help", self.fails(2, "carriers", *words).err)
        self.assertEqual(os.listdir(self.dir), ["carriers"])


class Warnings(Author):
    def check(self, definition, says, n=1):
        """The definition is in order, and so many warnings say this."""
        path = self.write(definition)
        checked = self.json(CHECKED, "carriers", "check", path)
        self.assertEqual((checked["ok"], checked["problems"]), (True, []))
        messages = [warning["message"] for warning in checked["warnings"]]
        self.assertEqual(len(messages), n, messages)
        for message in messages:
            self.assertIn(says, message)
        first = checked["warnings"][0]
        out = self.ok("carriers", "check", path).out
        self.assertIn("%s:%d:%d: warning: " % (path, first["line"], first["column"]), out)
        self.assertIn("in order", out)
        with open(path, encoding="utf-8") as file:
            return file.read().splitlines()[first["line"] - 1][first["column"] - 1 :]

    def test_unknown_words(self):
        definition = self.skeleton()
        sample = definition["samples"][0]
        sample["answers"][0]["json"]["events"] += [
            {"time": "2026-03-05T10:00:00Z", "text": "Put into orbit"},
            {"time": "2026-03-05T11:00:00Z", "text": "Put into orbit"},
        ]
        sample["expect"]["events"] = 4
        self.assertTrue(self.check(definition, "Put into orbit").startswith("{"))

    def test_unknown_codes_behind_a_fallback(self):
        definition = self.skeleton()
        definition["stages"] = {"codes": {"match": "code", "map": {"AC": "accepted", "DL": "delivered"}}}
        events = definition["ways"][0]["report"]["events"]
        events["code"] = "$.code"
        events["stage"] = [{"by": "$.code", "table": "codes"}, {"is": "in_transit"}]
        for event, code in zip(definition["samples"][0]["answers"][0]["json"]["events"], ("ZZ", "DL")):
            event["code"] = code
        self.check(definition, "“ZZ”")

    def test_no_stage(self):
        definition = self.skeleton()
        del definition["ways"][0]["report"]["events"]["stage"]
        del definition["samples"][0]["expect"]["stage"]
        del definition["stages"]
        self.assertTrue(self.check(definition, "“site”").startswith('"events"'))

    def test_no_samples(self):
        for samples in (None, []):
            definition = self.skeleton()
            del definition["samples"]
            if samples is not None:
                definition["samples"] = samples
            self.check(definition, "no samples")

    def test_no_example(self):
        definition = self.skeleton()
        definition["numbers"] += [
            {"format": "s10", "role": "both"},  # plain S10 is known
            {"format": "s10", "role": "both", "countries": ["DE"]},
            {"format": "s10", "role": "both", "services": ["E"], "valid": ["EB123456785CN"]},
        ]
        self.check(definition, "“s10”")

    def test_links_need_no_samples(self):
        definition = self.skeleton()
        for key in ("ways", "stages", "samples", "politeness"):
            definition.pop(key)
        definition["status"] = "link"
        checked = self.json(CHECKED, "carriers", "check", self.write(definition))
        self.assertEqual(checked, {"ok": True, "problems": [], "warnings": []})

    def test_beside_problems(self):
        definition = self.skeleton()
        definition["samples"][0]["expect"]["events"] = 7
        del definition["ways"][0]["report"]["events"]["stage"]
        done = self.tracker("carriers", "check", "--json", self.write(definition))
        self.assertEqual(done.status, 1)
        answer = done.json()
        self.conforms(answer, CHECKED)
        self.assertGreater(len(answer["problems"]), 0)
        self.assertEqual(len(answer["warnings"]), 1)


class Asking(Author):
    """A definition that asks a carrier on this machine."""

    def setUp(self):
        super().setUp()
        self.post = Post(self)
        self.definition = self.skeleton()
        self.definition["name"] = {"en": "Blue Mail"}
        self.definition["politeness"] = {"gap_ms": 0}
        self.number = self.definition["numbers"][0]["valid"][0]
        self.set_step("/api/{number}")
        self.post.set("/api/" + self.number, {"events": EVENTS})

    def set_step(self, path, index=0, **request):
        step = self.definition["ways"][0]["steps"][index]
        step["request"] = {"url": self.post.url + path, **request}

    def words(self, *words):
        return ("carriers", "try", self.write(self.definition), *words)


class Try(Asking):
    def test_found(self):
        answer = self.json(TRACKED, *self.words(self.number))
        self.assertEqual((answer["outcome"], answer["stage"]), ("found", "delivered"))
        self.assertEqual([event["carrier"] for event in answer["events"]], ["blue-post"] * 2)
        done = self.ok(*self.words(self.number))
        self.assertIn("Delivered, Hamburg (Blue Mail)", done.out)
        self.assertEqual(done.err, "")
        self.assertFalse(os.path.exists(self.profile))

    def test_number_with_blanks(self):
        spaced = " ".join(self.number).lower()
        answer = self.json(TRACKED, *self.words(" " + spaced + "\t"))
        self.assertEqual(answer["number"], self.number)
        self.assertEqual(self.post.asked[0][1], "/api/" + self.number)
        for number in ("", " ", "?!", "x" * 300):
            self.fails(1, *self.words(number))
        self.assertEqual(len(self.post.asked), 1)

    def test_number_of_another_form(self):
        self.post.set("/api/ZZZ1", {"events": EVENTS})
        done = self.ok(*self.words("ZZZ1"))
        self.assertIn("No number format", done.err)
        done = self.tracker(*self.words(self.definition["numbers"][0]["invalid"][0]))
        self.assertIn("check digit", done.err)

    def test_outcomes(self):
        for status, content, outcome in (
            (404, {"error": "never heard of"}, "not_found"),
            (200, {"events": []}, "pending"),
            (200, {"error": "no such parcel"}, "not_found"),
            (429, {}, "rate_limited"),
            (503, {}, "unavailable"),
            (200, b"<html><body>hello</body></html>", "blocked"),
            (200, b"{", "malformed"),
            (200, b"\xff\xfe\x00" * 1000, "malformed"),
        ):
            with self.subTest(outcome=outcome, content=content):
                self.post.set("/api/" + self.number, content, status)
                done = self.tracker(*self.words(self.number, "--json", "--verbose"))
                self.assertEqual(done.json()["outcome"], outcome)
                self.assertEqual(done.status, 0 if outcome in ("not_found", "pending") else 1)
                self.assertIn("ends: " + outcome, done.err)
                self.assertIn("HTTP %d" % status, done.err)

    def test_nobody_there(self):
        self.post.server.shutdown()
        self.post.server.server_close()
        done = self.tracker(*self.words(self.number, "--verbose"))
        self.assertEqual(done.status, 1)
        self.assertIn("no answer: unavailable", done.err)
        self.assertIn("Blue Mail", done.out)

    def test_verbose(self):
        way = self.definition["ways"][0]
        way["steps"].insert(0, copy.deepcopy(way["steps"][0]))
        way["steps"][0].update(id="token", outcomes=[], save={"session": "$.session", "none": "$.none"})
        self.set_step("/open", 0, json={"who": "{number}"})
        self.set_step("/api/{number}", 1, headers={"X-Session": "{saved.session}"})
        self.post.set("/open", {"session": "open-sesame"})
        strange = {"time": "2026-03-03T10:00:00Z", "text": "Put into orbit"}
        self.post.set("/api/" + self.number, {"events": [*EVENTS, strange]})
        done = self.ok(*self.words(self.number, "--verbose"))
        for line in (
            "Way “site”, step “token” (1 of 2)",
            "> POST %s/open" % self.post.url,
            '> {"who":"%s"}' % self.number,
            "< HTTP 200, application/json, 26 bytes",
            "= no rule, HTTP 200: continue",
            "  saved session = open-sesame",
            "Way “site”, step “track” (2 of 2)",
            "> X-Session: open-sesame",
            "The way “site” ends: found, events: 3",
            "  2026-03-04T18:40:00+01:00  delivered  Delivered, Hamburg",
            "No stage table knows “Put into orbit”.",
        ):
            self.assertIn(line + "\n", done.err)
        self.assertEqual(done.out, self.ok(*self.words(self.number)).out)
        self.post.set("/api/" + self.number, {"error": "gone"})
        self.assertIn("\n= rule 2: not_found\n", self.ok(*self.words(self.number, "-v")).err)

    def test_steps_that_come_again(self):
        way = self.definition["ways"][0]
        way["steps"][0]["outcomes"] = [
            {"select": "$.state", "equals": "soon", "outcome": "again", "after_s": 1, "times": 1}
        ]
        self.post.set("/api/" + self.number, {"state": "soon"})
        done = self.tracker(*self.words(self.number, "--verbose", "--json"))
        self.assertEqual(done.json()["outcome"], "pending")
        self.assertEqual(len(self.post.asked), 2)
        self.assertIn("waits 1.0 s", done.err)
        self.assertIn("= rule 1: again", done.err)

    def test_hostile_answers(self):
        ugly = "a\x1b[2Jb\nc\x07d\u202e"
        self.definition["ways"][0]["steps"][0]["save"] = {"ugly": "$.ugly"}
        event = {"time": "2026-03-03T10:00:00Z", "text": ugly + "x" * 100000, "place": ugly}
        self.post.set("/api/" + self.number, {"events": [event] * 20, "ugly": ugly + "y" * 9999})
        done = self.ok(*self.words(self.number, "--verbose"))
        shown = done.out + done.err
        self.assertFalse([c for c in shown if ord(c) < 32 and c != "\n" or c == "\x7f"])
        self.post.set("/api/" + self.number, b"[" * 200000)
        self.assertEqual(self.tracker(*self.words(self.number, "--verbose")).status, 1)

    def test_files_that_are_none(self):
        self.fails(1, "carriers", "try", self.path("missing.json"), self.number, says="missing.json")
        self.fails(1, "carriers", "try", self.dir, self.number)
        for text in (b"", b"{", b"[]", b"\0", b"\xff\xfe", b'{"format": 99}', b"[" * 100000):
            with self.subTest(text=text[:20]):
                path = self.path("broken.json")
                with open(path, "wb") as file:
                    file.write(text)
                done = self.fails(1, "carriers", "try", path, self.number)
                self.assertIn(path + ":1:", done.err)
        path = self.write(self.definition)
        os.rename(path, self.path("other.json"))
        self.fails(1, "carriers", "try", self.path("other.json"), self.number, says="blue-post")
        self.assertEqual(self.post.asked, [])

    def test_ways(self):
        way = copy.deepcopy(self.definition["ways"][0])
        way["id"] = "second"
        way["steps"][0]["request"]["url"] = self.post.url + "/second"
        self.definition["ways"].append(way)
        self.post.set("/second", {"error": "no"})
        self.fails(1, *self.words(self.number, "--way", "third"), says="“third”")
        self.assertEqual(self.post.asked, [])
        answer = self.json(TRACKED, *self.words(self.number, "--way", "second"))
        self.assertEqual(answer["outcome"], "not_found")
        self.assertEqual([path for _, path, _, _ in self.post.asked], ["/second"])

    def test_ways_that_ask_a_human(self):
        way = copy.deepcopy(self.definition["ways"][0])
        way["id"] = "page"
        way["steps"].insert(0, {"captcha": {"kind": "text", "picture": {
            "request": {"url": self.post.url + "/picture"}}}})
        way["steps"][1]["request"]["query"] = {"code": "{captcha.text}"}
        self.definition["ways"].append(way)
        done = self.ok(*self.words(self.number, "--verbose"))
        self.assertIn("The way “page” asks a human", done.err)
        self.fails(1, *self.words(self.number, "--way", "page"), says="asks a human")
        del self.definition["ways"][0], self.definition["samples"]
        self.fails(1, *self.words(self.number), says="asks a human")
        self.assertEqual(len(self.post.asked), 1)

    def test_links(self):
        for key in ("ways", "stages", "samples", "politeness"):
            self.definition.pop(key)
        self.definition["status"] = "link"
        self.fails(1, *self.words(self.number), says="link")

    def test_needs(self):
        self.definition["needs"] = [
            {"key": "postcode", "label": {"en": "Postcode"}, "pattern": "[0-9]{5}"}
        ]
        self.definition["ways"][0]["needs"] = ["postcode"]
        self.set_step("/api/{number}", query={"pc": "{need.postcode}"})
        self.fails(1, *self.words(self.number), says="--need postcode=")
        self.fails(1, *self.words(self.number, "--need", "postcode=1"), says="postcode")
        self.fails(1, *self.words(self.number, "--need", "phone=12345"), says="phone")
        self.fails(2, *self.words(self.number, "--need", "postcode"))
        self.assertEqual(self.post.asked, [])
        self.ok(*self.words(self.number, "--need", "postcode=10115"))
        self.assertIn("pc=10115", self.post.asked[0][1])

    def test_needs_of_track(self):
        self.definition["needs"] = [
            {"key": "postcode", "label": {"en": "Postcode"}, "pattern": "[0-9]{5}"}
        ]
        self.definition["ways"][0]["needs"] = ["postcode"]
        self.set_step("/api/{number}", query={"pc": "{need.postcode}"})
        os.makedirs(os.path.join(self.profile, "carriers"))
        os.rename(
            self.write(self.definition), os.path.join(self.profile, "carriers", "blue-post.json")
        )
        words = ("track", "--carrier", "blue-post", self.number)
        self.fails(1, *words, "--need", "postcode=1", says="postcode")
        self.fails(1, *words, "--need", "phone=12345", says="phone")
        self.fails(2, *words, "--need", "postcode")
        self.assertEqual(self.post.asked, [])
        self.assertEqual(self.tracker(*words, "--json").json()["outcome"], "needs_more")
        found = self.json(TRACKED, *words, "--need", "postcode=10115")
        self.assertEqual(found["outcome"], "found")
        self.assertIn("pc=10115", self.post.asked[0][1])

    def test_needs_of_replay(self):
        self.definition["needs"] = [{"key": "postcode", "label": {"en": "Postcode"}}]
        self.definition["ways"][0]["needs"] = ["postcode"]
        folder = os.path.join(self.profile, "carriers")
        os.makedirs(folder)
        os.rename(self.write(self.definition), os.path.join(folder, "blue-post.json"))
        answer = self.path("answer")
        with open(answer, "w", encoding="utf-8") as file:
            json.dump({"events": EVENTS}, file)
        words = ("carriers", "replay", "blue-post", "--number", self.number, answer)
        self.assertIn("Delivered", self.ok(*words).out)
        self.fails(2, *words, "--need", "x")
        self.fails(1, *words, "--need", "phone=1", says="phone")
        self.assertIn("Delivered", self.ok(*words, "--need", "postcode=10115").out)

    def test_demo(self):
        path = os.path.join(cli_kit.CARRIERS, "upugtt.json")
        done = self.tracker("carriers", "try", path, "RB481205731CN", "--verbose", "--json", demo=True)
        self.assertEqual(done.status, 0, done.err)
        self.conforms(done.json(), TRACKED)
        self.assertEqual(done.json()["outcome"], "found")
        self.assertIn("> GET https://", done.err)


class Secrets(Asking):
    """The carrier wants a login: nothing of it is ever printed."""

    def setUp(self):
        super().setUp()
        keys = ["key", "word"]
        self.definition["credentials"] = [{"key": key, "label": {"en": key}} for key in keys]
        self.definition["ways"][0]["credentials"] = keys

    def spellings(self, secret):
        yield secret
        yield urllib.parse.quote(secret)
        yield urllib.parse.quote(secret, safe="")
        yield urllib.parse.quote_plus(secret)
        yield json.dumps(secret)[1:-1]
        yield secret.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
        yield base64.b64encode(secret.encode()).decode()

    def run_with(self, *secrets, status=0):
        pairs = []
        for key, secret in zip(("key", "word"), secrets):
            pairs += ["--secret", "%s=%s" % (key, secret)]
        shown = ""
        for more in (["--verbose"], ["--json"]):
            done = self.tracker(*self.words(self.number, *pairs, *more))
            self.assertEqual(done.status, status, done.err)
            shown += done.out + done.err
        for secret in secrets:
            for spelling in self.spellings(secret):
                self.assertNotIn(spelling, shown)
        return shown

    def test_everywhere(self):
        for secret in (SECRET, TRICKY):
            other = secret[::-1] + "Ключ"
            for request in (
                {"query": {"k": "{secret.key}", "w": "{secret.word}"}},
                {"headers": {"X-Key": "{secret.key} {secret.word}"}},
                {"auth": {"basic": {"user": "{secret.key}", "password": "{secret.word}"}}},
                {"auth": {"bearer": "{secret.key}"}},
                {"form": {"k": "{secret.key}", "w": "{secret.word}"}},
                {"json": {"k": ["{secret.key}", {"w": "x{secret.word}x"}]}},
                {"xml": "<a><k>{secret.key}</k><w a='{secret.word}'/></a>"},
                {"text": "{secret.key}:{secret.word}", "content_type": "text/plain"},
            ):
                with self.subTest(secret=secret, request=request):
                    self.set_step("/api/{number}", **request)
                    shown = self.run_with(secret, other)
                    self.assertIn("Delivered", shown)

    def test_only_the_secret_is_cut_out(self):
        self.set_step("/api/{number}", query={"k": "{secret.key}", "w": "{secret.word}", "z": "26"})
        shown = self.run_with(SECRET, "another1")
        self.assertIn("/api/%s?k=…&w=…&z=26" % self.number, shown)

    def test_echoes(self):
        self.definition["ways"][0]["steps"][0]["outcomes"][1]["outcome"] = "bad_credentials"
        self.set_step("/api/{number}", headers={"X-Key": "{secret.key}"})
        for secret in (SECRET, TRICKY):
            message = "The key %s (%s) is no good" % (secret, urllib.parse.quote(secret, safe=""))
            self.post.set("/api/" + self.number, {"error": message})
            self.assertIn("The key … (…) is no good", self.run_with(secret, "w0rd", status=1))
            event = dict(EVENTS[0], text="Seen by " + secret, place=secret)
            self.post.set("/api/" + self.number, {"events": [event]})
            self.assertIn("Seen by …", self.run_with(secret, "w0rd"))

    def test_what_a_secret_opens(self):
        way = self.definition["ways"][0]
        way["steps"].insert(0, copy.deepcopy(way["steps"][0]))
        way["steps"][0].update(id="login", outcomes=[], save={"token": "$.token", "kind": "$.kind"})
        self.post.set("/login", {"token": "t0ken-0f-m1ne", "kind": "x"})
        self.set_step("/login", 0, form={"k": "{secret.key}", "w": "{secret.word}"})
        self.set_step("/api/{number}", 1, query={"t": "{saved.token}", "k": "{saved.kind}"})
        shown = self.run_with(SECRET, "another1")
        self.assertNotIn("t0ken-0f-m1ne", shown)
        self.assertIn("saved token = … (13 characters, secret)", shown)
        self.assertIn("t=t0ken-0f-m1ne", self.post.asked[-1][1])  # it was sent all the same

    def test_redirects(self):
        self.set_step("/first", query={"k": "{secret.key}"})
        self.post.set("/first", b"", 302, Location="/api/%s?k=%s" % (self.number, SECRET))
        self.assertIn("Delivered", self.run_with(SECRET, "another1"))

    def test_wrong_words(self):
        for words in (
            ["--secret", "value-alone"],
            ["--secret", "=value-alone"],
            ["--secret", "value-alone="],
        ):
            done = self.fails(2, *self.words(self.number, *words), says="KEY=VALUE")
            self.assertNotIn("value-alone", done.err)
        done = self.fails(1, *self.words(self.number, "--secret", "login=" + SECRET), says="login")
        self.assertNotIn(SECRET, done.err)
        self.assertEqual(self.post.asked, [])

    def test_missing(self):
        self.fails(1, *self.words(self.number), says="--secret key=… --secret word=…")
        self.fails(1, *self.words(self.number, "--secret", "key=" + SECRET), says="--secret word=…")
        self.assertEqual(self.post.asked, [])


if __name__ == "__main__":
    cli_kit.main()
