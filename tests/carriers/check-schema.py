#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tracker authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds data/carriers/schema.json against the definitions and against the loader.

check-schema.py CHECK-DEFINITION FOLDER: every definition in FOLDER, and in "demo" beside it, must be taken by both; of the broken ones
below, each must be refused by both. What only the loader can know (names that must exist elsewhere in the file) is in test-definition.c. Prints TAP.
"""

import copy
import json
import pathlib
import re
import subprocess
import sys

import jsonschema

BASE = {
    "$schema": "schema.json",
    "format": 1,
    "id": "somepost",
    "name": {"en": "Some Post", "pt_BR": "Um correio"},
    "country": "RU",
    "role": "post",
    "status": "unverified",
    "about": "Made for this test.",
    "home": "https://post.example/",
    "page": "https://post.example/{number}",
    "zone": "Europe/Moscow",
    "languages": {"ru": "RUS", "*": "ENG"},
    "numbers": [
        {"format": "ten", "role": "both", "pattern": "(?<serial>[0-9]{9})(?<check>[0-9])", "country": "RU", "weak": True, "ask": False,
         "checksum": {"algorithm": "mod10", "weights": [3, 1]}, "service": "Parcel", "valid": ["1000000007"], "invalid": ["1000000006"]},
        {"format": "s10", "role": "origin", "countries": ["RU"], "services": ["E", "RB"]},
    ],
    "credentials": [{"key": "login", "label": "Login", "secret": False, "help": "https://post.example/help"}],
    "politeness": {"at_once": 1, "gap_ms": 0, "interval_min": 60, "daily": 0},
    "ways": [{
        "id": "api", "credentials": ["login"], "batch": {"max": 3, "join": ","},
        "steps": [{
            "id": "track", "answer": "json", "optional": False, "timeout_s": 5, "max_kib": 64,
            "request": {"method": "POST", "url": "http://127.0.0.1:8080/{number}", "query": {"a": "{{}}{uuid}"}, "headers": {"X-A": "b"},
                        "auth": {"basic": {"user": "{secret.login}", "password": ""}}, "json": {"a": ["{number}", 1, None, True]}},
            "outcomes": [
                {"status": [401, "5xx"], "body_empty": True, "body_matches": "a", "url_matches": "b", "content_type": "html", "outcome": "renew"},
                {"select": ["$.a", "$.b"], "equals": ["x"], "outcome": "found", "message": {"text": {"en": "No", "ru": "Нет"}}},
                {"select": {"select": "$.a", "regex": "(x)", "group": 1, "replace": {"with": "y"}}, "exists": False, "outcome": "not_found",
                 "message": "$.a"}],
            "save": {"token": "$.token"}, "cache": {"seconds": "$.s", "default": 60, "margin": 5}}],
        "report": {
            "item": {"list": ["$.a[*]", "$.b[*]"], "number": "$.n"},
            "outcomes": [{"select": "$.x", "matches": "y", "outcome": "pending"}],
            "events": {
                "list": "$.e[*]",
                "where": [{"select": "$.k", "is": "fact"}, {"select": "$.k", "not": ["plan"]}, {"select": "$.k", "exists": True}],
                "time": [{"join": ["$.d", "$.t"], "with": " ", "strict": True, "formats": ["%Y-%m-%d %H:%M"], "zone": {"select": "$.z"}},
                         {"select": "$.s", "formats": ["epoch_s"], "default_zone": "+03:00", "offset": "$.o"}, "$.iso"],
                "text": {"text": "constant"}, "place": {"select": "$.p", "case": "upper", "html": True},
                "country": {"select": "$.c", "pad": {"to": 3, "with": "0"}, "map": {"a": "b", "*": "c"}}, "code": "^.code",
                "stage": [{"by": "$.code", "table": "codes"}, {"is": "in_transit"}]},
            "empty": "pending", "weight": [{"select": "$.w", "unit": "kg"}, "$.g"], "sender": "$.from",
            "deadline": {"select": "$.until", "formats": ["iso8601"]}}}],
    "stages": {"codes": {"match": "code", "map": {"A*": "accepted", "B": "ignore"}}},
    "samples": [{"name": "one", "number": "1000000007", "way": "api", "secrets": {"login": "x"},
                 "answers": [{"status": 200, "content_type": "application/json", "json": {}}],
                 "expect": {"outcome": "not_found", "stage": "unknown", "events": 0}}],
}

TOKEN_STEP = {"request": {"url": "https://post.example/"}, "answer": "html", "save": {"src": "//img/@src", "png": "//img/@alt", "top": "//i"}}
SEND_STEP = {"request": {"url": "https://post.example/{number}", "form": {"a": "ANSWER"}}, "answer": "json"}
KINDS = {"text": "{captcha.text}", "slider": "{captcha.x}", "clicks": "{captcha.points}"}


def check_way(kind, **captcha):
    """A way with a person in the middle."""
    send = json.loads(json.dumps(SEND_STEP).replace("ANSWER", KINDS[kind]))
    return {"id": kind, "steps": [TOKEN_STEP, {"id": "human", "captcha": {"kind": kind, **captcha}}, send],
            "report": {"events": {"list": "$.e[*]", "time": "$.t", "text": "$.w"}}}


BASE["ways"] += [
    check_way("text", picture={"request": {"url": "https://post.example/p", "query": {"r": "{uuid}"}}}, hint={"en": "The sum", "ru": "Сумма"},
              characters="digits", length=[4, 6], case="upper", expires_s=600),
    check_way("slider", picture={"address": "{saved.src}", "headers": {"Referer": "https://post.example/"}}, piece={"data": "{saved.png}"},
              piece_top="{saved.top}", hint="{saved.top}"),
    check_way("clicks", picture={"data": "{saved.png}"}, prompt={"address": "{saved.src}"}, clicks=4, points="json"),
]
BASE["samples"] += [
    {"name": kind, "number": "1000000007", "way": kind, "captcha": answer,
     "answers": [{"body": "<img src='p.png' alt='cG5n'/><i>7</i>"}, {"body": "png"}, {"json": {}}],
     "expect": {"outcome": "not_found"}}
    for kind, answer in {"text": "1234", "slider": 137, "clicks": [[40, 22], [118, 60]]}.items()]

STEP = "ways/0/steps/0/"
TEXT = "ways/1/steps/1/captcha/"
SLIDER = "ways/2/steps/1/captcha/"
CLICKS = "ways/3/steps/1/captcha/"
REQUEST = STEP + "request/"
EVENTS = "ways/0/report/events/"
SUM = "numbers/0/checksum/"
GONE = object()

# Where, and what is put there.
FAULTS = [
    ("format", 2), ("format", "1"), ("format", GONE), ("id", "Some Post"), ("id", ""), ("id", GONE), ("name", 5), ("name", {"ru": "Почта"}),
    ("name/Russian", "x"), ("country", "Russia"), ("role", "bank"), ("status", "good"), ("about", ""), ("about", GONE), ("home", "post.example"),
    ("zone", ""), ("patience_days", -1), ("patience_days", "5"), ("colour", "red"), ("languages/russian", "x"), ("languages/ru", 1),
    ("numbers", {}), ("numbers/0/role", "all"), ("numbers/0/pattern", GONE), ("numbers/0/pattern", "x" * 501), ("numbers/0/valid", GONE),
    ("numbers/0/invalid", []), ("numbers/0/weak", 1), ("numbers/0/countries", ["RU"]), ("numbers/0/checksum/algorithm", "crc"),
    ("numbers/0/checksum/weights", [1]), ("numbers/0/checksum/weights", [1, "2"]), ("numbers/0/checksum", {"algorithm": "luhn", "weights": [1]}),
    ("numbers/0/country", "ru"), ("numbers/1/pattern", "x"), ("numbers/1/countries", ["Russia"]), ("numbers/1/services", ["ABC"]),
    ("credentials/0/key", "Log in"), ("credentials/0/label", GONE), ("credentials/0/secret", "no"), ("credentials/0/help", "javascript:1"),
    ("politeness/at_once", 0), ("politeness/interval_min", 0.5), ("politeness/speed", 1), ("ways", []), ("ways", GONE), ("ways/0/id", GONE),
    ("ways/0/captcha", {}), ("ways/0/batch/max", 0), ("ways/0/batch/max", GONE), ("ways/0/steps", []), ("ways/0/report", GONE),
    (STEP + "answer", "yaml"), (STEP + "answer", GONE), (STEP + "optional", "yes"), (STEP + "timeout_s", 61), (STEP + "max_kib", 9000),
    (STEP + "request", GONE), (STEP + "save", GONE), (STEP + "save/a b", "$.x"), (STEP + "save/token", 5), (STEP + "cache/seconds", 5),
    (STEP + "cache/default", 0), (REQUEST + "method", "DELETE"), (REQUEST + "method", "GET"), (REQUEST + "url", GONE),
    (REQUEST + "url", "http://post.example/"), (REQUEST + "url", "https://{number}.example/"), (REQUEST + "url", "https://post.example{number}"),
    (REQUEST + "url", "https://a@post.example/"), (REQUEST + "url", "https:///x"), (REQUEST + "url", "https://post.example/{x}"),
    (REQUEST + "query", []), (REQUEST + "query/a", 1), (REQUEST + "query/a", "{number"), (REQUEST + "query/a", "number}"),
    (REQUEST + "headers/X A", "b"), (REQUEST + "headers/X-A", "b\r\nc"), (REQUEST + "auth", {}), (REQUEST + "auth/bearer", "x"),
    (REQUEST + "auth/basic/user", GONE), (REQUEST + "text", "x"), (REQUEST + "json/a/0", "{nothing}"), (REQUEST + "body", "x"),
    (STEP + "outcomes/0/status", 99), (STEP + "outcomes/0/status", "6xx"), (STEP + "outcomes/0/status", []), (STEP + "outcomes/0/outcome", GONE),
    (STEP + "outcomes/0/outcome", "good"), (STEP + "outcomes/0/outcome", "offline"), (STEP + "outcomes/0/body_empty", "yes"),
    (STEP + "outcomes/0/equals", "x"), (STEP + "outcomes/1/equals", GONE), (STEP + "outcomes/1/exists", True), (STEP + "outcomes/1/equals", 5),
    (STEP + "outcomes/1/message/text", {"ru": "Нет"}), (STEP + "outcomes/1/message/more", "x"), (STEP + "outcomes/2/select/regex", GONE),
    (STEP + "outcomes/2/select/replace", {}), (STEP + "outcomes/2/select/group", -1), (STEP + "outcomes/2/select/join", []),
    ("ways/0/report/outcomes/0/status", 200), ("ways/0/report/outcomes/0/outcome", "renew"), ("ways/0/report/item/list", GONE),
    ("ways/0/report/item/list", []), ("ways/0/report/events", GONE), ("ways/0/report/empty", "nothing"), ("ways/0/report/weight/0/unit", "t"),
    ("ways/0/report/sender", {"select": "$.x", "unit": "g"}), ("ways/0/report/colour", "$.x"), (EVENTS + "list", GONE), (EVENTS + "list", ["$"] * 5),
    (EVENTS + "time", GONE), (EVENTS + "time", []), (EVENTS + "time/0/formats", []), (EVENTS + "time/0/formats", "iso8601"),
    (EVENTS + "time/1/default_zone", ""), (EVENTS + "time/0/unit", "g"), (EVENTS + "text", GONE), (EVENTS + "text", {}), (EVENTS + "text", None),
    (EVENTS + "text", []), (EVENTS + "text", {"text": "{x}"}), (EVENTS + "place/case", "title"), (EVENTS + "place/html", 1),
    (EVENTS + "country/pad", {}), (EVENTS + "country/pad/with", "00"), (EVENTS + "country/pad/to", 0), (EVENTS + "country/map/a", 1),
    (EVENTS + "where/0/not", "x"), (EVENTS + "where/0/is", GONE), (EVENTS + "where/0/select", GONE), (EVENTS + "where/2/exists", "yes"),
    (EVENTS + "stage", {}), (EVENTS + "stage/0/table", GONE), (EVENTS + "stage/0/is", "accepted"), (EVENTS + "stage/1/is", "ignore"),
    ("stages/codes/match", "regex"), ("stages/codes/match", GONE), ("stages/codes/map", GONE), ("stages/codes/map/C", "lost"),
    ("stages/codes/map/", "accepted"), ("samples/0/name", GONE), ("samples/0/number", ""), ("samples/0/secrets/login", 1),
    ("samples/0/answers", GONE), ("samples/0/answers/0/status", 600), ("samples/0/answers/0/body", "x"), ("samples/0/answers/0/headers", {}),
    ("samples/0/expect", GONE), ("samples/0/expect/outcome", GONE), ("samples/0/expect/outcome", "good"), ("samples/0/expect/stage", "lost"),
    ("samples/0/expect/events", -1),
    (TEXT + "kind", GONE), (TEXT + "kind", "audio"), (TEXT + "picture", GONE), (TEXT + "picture", "https://post.example/p"), (TEXT + "picture", {}),
    (TEXT + "picture/data", "{saved.png}"), (TEXT + "picture/headers", {}), (TEXT + "picture/request/url", "https://{number}.example/"),
    (TEXT + "picture/request/answer", "json"), (TEXT + "piece", {"data": "{saved.png}"}), (TEXT + "piece_top", "7"), (TEXT + "clicks", 4),
    (TEXT + "prompt", {"data": "{saved.png}"}), (TEXT + "points", "json"), (TEXT + "hint", 5), (TEXT + "hint", {"ru": "Сумма"}),
    (TEXT + "hint", "{sum}"), (TEXT + "characters", "hex"), (TEXT + "length", 4), (TEXT + "length", [4]), (TEXT + "length", [4, "6"]),
    (TEXT + "length", [0, 6]), (TEXT + "length", [4, 65]), (TEXT + "length", [1, 2, 3]), (TEXT + "case", "title"), (TEXT + "expires_s", 0),
    (TEXT + "expires_s", "600"), (TEXT + "expires_s", 100000), (TEXT + "colour", "red"), ("ways/1/steps/1/captcha", []),
    ("ways/1/steps/1/answer", "none"), ("ways/1/steps/1/request", {"url": "https://post.example/"}), ("ways/1/steps/1/save", {}),
    ("ways/1/steps/1/outcomes", []), ("ways/1/steps/1/optional", True), ("ways/1/steps/2/request/form/a", "{captcha.answer}"),
    ("ways/1/steps/0", {"captcha": {"kind": "text", "picture": {"request": {"url": "https://post.example/p"}}}}),
    (SLIDER + "piece", GONE), (SLIDER + "picture/address", "/p.png"), (SLIDER + "picture/address", 5), (SLIDER + "picture/headers", "x"),
    (SLIDER + "picture/headers/X", "a\r\nb"), (SLIDER + "piece/data", "cG5n"), (SLIDER + "piece_top", 7), (SLIDER + "characters", "digits"),
    (SLIDER + "length", [1, 2]), (SLIDER + "case", "lower"), (CLICKS + "clicks", 0), (CLICKS + "clicks", 17), (CLICKS + "points", "xml"),
    (CLICKS + "piece", {"data": "{saved.png}"}), ("samples/1/captcha", ""), ("samples/1/captcha", True), ("samples/2/captcha", -1),
    ("samples/2/captcha", 1.5), ("samples/3/captcha", []), ("samples/3/captcha", [[1]]), ("samples/3/captcha", [[1, "2"]]),
    ("samples/3/captcha", [[1, 2]] * 17),
]


# The same, but good.
LINK = copy.deepcopy(BASE)
LINK["status"] = "link"
del LINK["ways"], LINK["samples"]
CHAIN = copy.deepcopy(BASE)
CHAIN["ways"] = [{"id": "chain", "steps": [
    {"request": {"url": "https://post.example/"}, "answer": "html", "save": {"href": "//a/@href"}},
    {"request": {}, "answer": "json"}], "report": {"events": {"list": "$.e[*]", "time": "$.t", "text": "$.w"}}}]
del CHAIN["samples"]
GOODS = [
    (LINK, "home", GONE, True), (LINK, "page", GONE, True), (LINK, "ways", [], True),
    (LINK, "ways", BASE["ways"], False), (LINK, "status", "observed", False),
    (BASE, "ways/0/for", "[0-9]{10}", True), (BASE, "ways/0/for", 5, False), (BASE, "ways/0/for", "x" * 501, False),
    (BASE, "ways/0/save", {"a": {"text": "{number}", "regex": "^."}, "b": {"join": [{"text": "{saved.a}"}]}}, True),
    (BASE, "ways/0/save", {"a b": {"text": "{number}"}}, False), (BASE, "ways/0/save", {"a": 5}, False), (BASE, "ways/0/save", [], False),
    (BASE, "needs", [{"key": "postcode", "label": {"en": "Postcode"}, "hint": "Five", "pattern": "[0-9]{5}", "optional": True}], True),
    (BASE, "needs", [{"key": "Postcode", "label": "x"}], False), (BASE, "needs", [{"key": "a"}], False), (BASE, "needs", {}, False),
    (BASE, "needs", [{"key": "a", "label": "x", "secret": True}], False), (BASE, "ways/0/needs", "a", False),
    (BASE, REQUEST + "redirects", False, True), (BASE, REQUEST + "redirects", 0, False),
    (BASE, REQUEST + "address", "{saved.x}", False), (BASE, REQUEST + "query/a", "{now.ms}{now.s}{now.iso}", True),
    (BASE, REQUEST + "query/a", "{now}", False), (BASE, REQUEST + "json/a", [{"$each": {"n": "{number}"}}], True),
    (CHAIN, "ways/0/steps/1/request/address", "{saved.href}", True), (CHAIN, "ways/0/steps/1/request/address", "https://post.example/", False),
    (CHAIN, "ways/0/steps/1/request/address", 5, False),
    (BASE, STEP + "outcomes/0", {"status": 202, "outcome": "again", "after_s": 3, "times": 2}, True), (BASE, STEP + "outcomes/0", {"outcome": "again"}, False),
    (BASE, STEP + "outcomes/0", {"outcome": "again", "after_s": 31}, False), (BASE, STEP + "outcomes/0", {"outcome": "pending", "times": 2}, False),
    (BASE, STEP + "outcomes/0/retry_after_s", 60, True), (BASE, STEP + "outcomes/0/retry_after_s", 0, False),
    (BASE, STEP + "outcomes/0/retry_after_s", 604801, False), (BASE, "ways/0/report/outcomes/0/retry_after_s", 60, True),
    (BASE, "ways/1/report", "slider", True), (BASE, "ways/1/report", ["api"], False),
    (BASE, "stages/codes/map/C", "keep", True), (BASE, "ways/0/report/outcomes/0/outcome", "again", False), (BASE, "ways/0/report/outcomes/0/outcome", "next", True),
    (BASE, STEP + "outcomes/0/outcome", "next", True),
    (BASE, STEP + "within", {"select": "$.a", "decode": "base64", "answer": "json"}, True), (BASE, STEP + "within", {"select": "$.a"}, False),
    (BASE, STEP + "within", {"select": "$.a", "answer": "none"}, False), (BASE, STEP + "within", "$.a", False),
    (BASE, STEP + "cache/by", "numbers", True), (BASE, STEP + "cache/by", "number", False),
    (BASE, EVENTS + "place", {"header": "X-A", "encode": "sha256"}, True), (BASE, EVENTS + "place", {"cookie": "a", "decode": "html"}, True),
    (BASE, EVENTS + "place", {"status": True}, True), (BASE, EVENTS + "place", {"address": True, "regex": "x"}, True),
    (BASE, EVENTS + "place", {"status": False}, False), (BASE, EVENTS + "place", {"address": "x"}, False), (BASE, EVENTS + "place", {"header": 1}, False),
    (BASE, EVENTS + "place", {"select": "$.a", "decode": "md5"}, False), (BASE, EVENTS + "place", {"select": "$.a", "encode": "json"}, False),
    (BASE, "links", ["https://post.example/?n={number}"], True), (BASE, "links", ["https://post.example/"], False),
    (BASE, "links", "https://post.example/{number}", False), (BASE, SUM + "from", "left", True), (BASE, SUM + "from", "up", False),
    (BASE, SUM + "plus", 0, True), (BASE, SUM + "plus", 10, False), (BASE, SUM + "prefix", "", True), (BASE, SUM + "prefix", "a-b", False),
    (BASE, SUM + "replace", {"A": "4"}, True), (BASE, SUM + "replace", {"AB": "4"}, False), (BASE, SUM + "replace", {"A": ""}, False),
    (BASE, "numbers/0/checksum", {"algorithm": "luhn", "plus": 1}, False),
    (BASE, "ways/0/report/events", [BASE["ways"][0]["report"]["events"], {"list": "$", "time": "$.a", "text": "$.b"}], True),
    (BASE, "ways/0/report/events", [], False), (BASE, "ways/0/report/events", [{"list": "$", "time": "$.a"}], False),
    (BASE, EVENTS + "time/1/floating", True, True), (BASE, EVENTS + "time/1/floating", 1, False),
    (BASE, EVENTS + "text", {"select": "$.a", "with": "x"}, False), (BASE, EVENTS + "text", {"text": "a", "select": "$.a"}, False),
]


def put(definition, path, value):
    *folders, last = path.split("/")
    place = definition
    for name in folders:
        place = place[int(name) if isinstance(place, list) else name]
    key = int(last) if isinstance(place, list) else last
    if value is GONE:
        del place[key]
    else:
        place[key] = value


def main():
    checker, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    schema = json.loads((folder / "schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)

    cases = []  # name, definition, whether it is good
    for path in sorted(folder.glob("*.json")) + sorted((folder.parent / "demo").glob("*.json")):
        if path.name != "schema.json":
            cases.append((path.name, json.loads(path.read_text(encoding="utf-8")), True))
    cases.append(("the base", BASE, True))
    readme = (folder / "README.md").read_text(encoding="utf-8")
    examples = [block for block in re.findall(r"```json\n(.*?)```", readme, re.S) if block.startswith('{\n  "format": 1,')]
    assert examples, "README.md has no whole definition"
    cases += [(f"example {i} of README.md", json.loads(text), True) for i, text in enumerate(examples, 1)]
    for path, value in FAULTS:
        broken = copy.deepcopy(BASE)
        put(broken, path, value)
        cases.append((path + (" gone" if value is GONE else " = " + json.dumps(value)[:40]), broken, False))

    for base, path, value, is_good in GOODS:
        changed = copy.deepcopy(base)
        put(changed, path, value)
        cases.append((path + (" gone" if value is GONE else " = " + json.dumps(value)[:60]), changed, is_good))

    text = b"".join(json.dumps(definition, ensure_ascii=False).encode() + b"\0" for _, definition, _ in cases)
    verdicts = subprocess.run([checker], input=text, stdout=subprocess.PIPE, check=True).stdout.decode().splitlines()
    failures = 0
    print(f"1..{len(cases)}")
    for i, ((name, definition, is_good), verdict) in enumerate(zip(cases, verdicts, strict=True), 1):
        error = next(validator.iter_errors(definition), None)
        by_schema = error is None
        is_right = by_schema == is_good and verdict.startswith("taken" if is_good else "refused")
        failures += not is_right
        print("ok" if is_right else "not ok", i, name.replace("#", "_"))
        if not is_right:
            print(f"# schema: {'taken' if by_schema else error.message[:200]}")
            print(f"# loader: {verdict}")
    return failures > 0


sys.exit(main())
