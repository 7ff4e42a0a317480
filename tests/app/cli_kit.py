# SPDX-FileCopyrightText: 2026 The Tracker authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the built program as a script would, in folders of its own and without a session bus."""

import http.server
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import unittest

PROGRAM = os.environ["TRACKER"]
CARRIERS = os.environ["TRACKER_CARRIERS_DIR"]
SOURCE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TIMEOUT_S = 60

# Types of a contract: a Python type, a tuple of them, or a one-element list of the members' contract.
TEXT = str
MAYBE_TEXT = (str, type(None))
EVENT = {
    "time": str,
    "stage": str,
    "text": str,
    "place": MAYBE_TEXT,
    "country": MAYBE_TEXT,
    "code": MAYBE_TEXT,
    "carrier": str,
}
LINE = dict(EVENT, carriers=[str])
PARCEL = {
    "id": int,
    "uuid": str,
    "number": str,
    "name": MAYBE_TEXT,
    "folder": MAYBE_TEXT,
    "stage": str,
    "carriers": [str],
    "last_event": (EVENT, type(None)),
    "unseen": int,
    "added": str,
    "archived": MAYBE_TEXT,
}
LEG = {
    "carrier": str,
    "role": str,
    "number": str,
    "outcome": str,
    "message": MAYBE_TEXT,
    "asked": MAYBE_TEXT,
    "next_due": MAYBE_TEXT,
}
WHOLE_PARCEL = dict(PARCEL, note=MAYBE_TEXT, silent=bool, needs=dict, legs=[LEG], events=[LINE])
TRACKED = {
    "number": str,
    "outcome": str,
    "stage": str,
    "legs": [{"carrier": str, "outcome": str, "message": MAYBE_TEXT}],
    "events": [LINE],
}
FOLDER = {"id": int, "uuid": str, "name": str, "emoji": MAYBE_TEXT, "parcels": int}
SUMMARY = {"asked": int, "changed": int, "failed": int, "captcha": int, "seconds": (float, int)}
IMPORTED = {"added": int, "updated": int, "skipped": [{"line": int, "why": str}]}
PROBLEM = {"line": int, "column": int, "message": str}
CHECKED = {"ok": bool, "problems": [PROBLEM], "warnings": [PROBLEM]}
CARRIER = {
    "id": str,
    "name": str,
    "country": MAYBE_TEXT,
    "role": str,
    "ways": [str],
    "credentials": [str],
    "status": str,
    "enabled": bool,
}
HEALTH = {
    **{name: str for name in ("carrier", "name", "state", "headline", "report")},
    **{name: MAYBE_TEXT for name in ("last_success", "last_failure", "next_try", "remedy", "page")},
    **{name: MAYBE_TEXT for name in ("answered", "failed", "outcome", "next_due")},
    "failures": int,
    "parcels": int,
    "unknown_codes": [{"code": str, "times": int, "last": MAYBE_TEXT}],
}
TOLD = {
    "host": str,
    "carrier": str,
    "number": str,
    "title": MAYBE_TEXT,
    "parcel": int,
    "times": int,
    "first": str,
    "last": str,
}
GUESS = {
    "input": str,
    "number": MAYBE_TEXT,
    "check": str,
    "format": MAYBE_TEXT,
    "country": MAYBE_TEXT,
    "service": MAYBE_TEXT,
    "carriers": [str],
}
STAGES = (
    "unknown registered accepted in_transit export import customs customs_cleared arrived "
    "out_for_delivery delivered failed_attempt returned exception"
).split()


class Done:
    """How one run ended."""

    def __init__(self, status, out, err):
        self.status = status
        self.out = out.decode("utf-8")  # whatever went in, text comes out
        self.err = err.decode("utf-8")

    def json(self):
        return json.loads(self.out)


class CliTest(unittest.TestCase):
    """A profile of its own for each test."""

    def setUp(self):
        self.dir = tempfile.mkdtemp(prefix="tracker-cli-")
        self.addCleanup(shutil.rmtree, self.dir, ignore_errors=True)
        self.profile = os.path.join(self.dir, "profile")
        self.env = {
            "PATH": os.environ["PATH"],
            "HOME": self.dir,
            "LC_ALL": "C.UTF-8",
            "TZ": "UTC",
            "TRACKER_CARRIERS_DIR": CARRIERS,
            "GSETTINGS_BACKEND": "memory",
            "G_DEBUG": "fatal-criticals",
        }
        for name in ("CONFIG", "DATA", "CACHE", "STATE"):
            self.env["XDG_%s_HOME" % name] = os.path.join(self.dir, name.lower())
        for name in ("ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS", "GSETTINGS_SCHEMA_DIR"):
            if name in os.environ:
                self.env[name] = os.environ[name]

    def command(self, *words, demo=False):
        return [PROGRAM, *(["--demo"] if demo else []), "--profile", self.profile, *words]

    def run_command(self, words, stdin=b"", env=None):
        done = subprocess.run(
            words,
            input=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=env or self.env,
            timeout=TIMEOUT_S,
            check=False,
        )
        result = Done(done.returncode, done.stdout, done.stderr)
        for word in ("CRITICAL", "WARNING", "Sanitizer", "runtime error"):
            self.assertNotIn(word, result.err, words)
        return result

    def tracker(self, *words, stdin=b"", demo=False):
        return self.run_command(self.command(*words, demo=demo), stdin)

    def ok(self, *words, stdin=b"", demo=False):
        done = self.tracker(*words, stdin=stdin, demo=demo)
        self.assertEqual(done.status, 0, (words, done.err))
        return done

    def serve(self, answer):
        """A carrier on this machine: answer (request) gives status and content. Returns its address."""

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                status, content = answer(self)
                data = json.dumps(content).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_):  # pylint: disable=arguments-differ
                pass

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        return "http://127.0.0.1:%d/" % server.server_address[1]

    def json(self, contract, *words, stdin=b"", demo=False):
        value = self.ok(*words, "--json", stdin=stdin, demo=demo).json()
        self.conforms(value, contract, words)
        return value

    def fails(self, status, *words, stdin=b"", says="", demo=False):
        """One line on stderr, nothing on stdout, the right status."""
        done = self.tracker(*words, stdin=stdin, demo=demo)
        self.assert_failed(done, status, says)
        return done

    def assert_failed(self, done, status, says=""):
        self.assertEqual(done.status, status, done.err)
        self.assertEqual(done.out, "")
        self.assertTrue(done.err.endswith("\n"), done.err)
        self.assertEqual(done.err.count("\n"), 1, done.err)
        self.assertTrue(done.err.startswith("tracker: "), done.err)
        self.assertIn(says, done.err)
        self.assertFalse([c for c in done.err[:-1] if ord(c) < 32 or ord(c) == 127], repr(done.err))

    def conforms(self, value, contract, where=""):
        if isinstance(contract, tuple):
            if value is None:
                self.assertIn(type(None), contract, where)
                return
            choices = [c for c in contract if c is not type(None)]
            if len(choices) == 1:
                self.conforms(value, choices[0], where)
            else:
                self.assertIn(type(value), choices, where)
        elif isinstance(contract, list):
            self.assertIs(type(value), list, where)
            for item in value:
                self.conforms(item, contract[0], where)
        elif isinstance(contract, dict):
            self.assertIs(type(value), dict, where)
            self.assertEqual(sorted(value), sorted(contract), where)
            for key, part in contract.items():
                self.conforms(value[key], part, (where, key))
        else:
            self.assertIs(type(value), contract, (where, value))


class TapResult(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self.n = 0

    def say(self, test, ok, note="", trace=""):
        self.n += 1
        print("%s %d %s%s" % ("ok" if ok else "not ok", self.n, test.id().split(".", 1)[1], note))
        for line in trace.splitlines():
            print("# " + line)
        sys.stdout.flush()

    def startTest(self, test):
        super().startTest(test)
        self.parts = []

    def addSuccess(self, test):
        self.say(test, True)

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None:
            self.parts.append(self._exc_info_to_string(err, subtest))

    def stopTest(self, test):
        super().stopTest(test)
        if self.parts:
            self.say(test, False, trace="\n".join(self.parts))

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.say(test, True, " # SKIP " + reason)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.say(test, False, trace=self._exc_info_to_string(err, test))

    def addError(self, test, err):
        super().addError(test, err)
        self.say(test, False, trace=self._exc_info_to_string(err, test))


def main():
    suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules["__main__"])
    result = TapResult()
    print("1..%d" % suite.countTestCases())
    suite.run(result)
    sys.exit(0 if result.wasSuccessful() else 1)
