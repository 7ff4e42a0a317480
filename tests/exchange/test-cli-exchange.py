#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tracker authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""tracker import and tracker export, run as a person does, on throw-away profiles. Prints TAP."""

import csv
import io
import json
import os
import subprocess
import sys
import tempfile

PROGRAM = os.path.abspath(sys.argv[1])
number = 0


def ok(name, condition, detail=""):
    global number
    number += 1
    print(f"{'ok' if condition else 'not ok'} {number} - {name}", flush=True)
    if not condition:
        print("# " + str(detail).replace("\n", "\n# "), flush=True)
        ok.failed = True


ok.failed = False


class Place:
    """A folder with a profile in it."""

    def __init__(self, folder):
        self.folder = folder
        self.environment = dict(os.environ, HOME=folder, XDG_DATA_HOME=folder + "/d", XDG_CONFIG_HOME=folder + "/c",
                                XDG_CACHE_HOME=folder + "/k", XDG_RUNTIME_DIR=folder + "/r")
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS"):
            self.environment.pop(name, None)
        os.makedirs(folder + "/r", mode=0o700, exist_ok=True)

    def run(self, *words, profile="one"):
        done = subprocess.run([PROGRAM, "--profile", f"{self.folder}/{profile}", *words], env=self.environment,
                              capture_output=True, timeout=60, cwd=self.folder)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def write(self, name, content):
        with open(f"{self.folder}/{name}", "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode())
        return name


def one_line(text):
    return text.startswith("tracker: ") and text.count("\n") == 1 and text.endswith("\n")


def test_import(place):
    place.write("list.txt", "RB123456785CN red shoes\n\nhello\nLK123456785US\n")
    code, out, err = place.run("import", "--json", "list.txt")
    ok("import exits with 0", code == 0, err)
    answer = json.loads(out)
    ok("import counts", (answer["added"], answer["updated"]) == (2, 0), out)
    ok("import names the line", [set(s) for s in answer["skipped"]] == [{"line", "why"}]
       and answer["skipped"][0]["line"] == 3 and "hello" in answer["skipped"][0]["why"], out)

    code, out, err = place.run("list", "--json")
    rows = {row["number"]: row for row in json.loads(out)}
    ok("the parcels are listed", rows["RB123456785CN"]["name"] == "red shoes" and "LK123456785US" in rows, out)
    ok("carriers are recognised", len(rows["RB123456785CN"]["carriers"]) > 0, out)

    place.write("table.csv", "Трек;Название;Папка\nLK123456785US;чай;Дом\nRB123456785CN;x;\n".encode("cp1251"))
    place.write("more.txt", "RA123456785RU\nnothing\n")
    code, out, err = place.run("import", "--json", "table.csv", "more.txt")
    answer = json.loads(out)
    ok("two files are summed up", code == 0 and (answer["added"], answer["updated"]) == (1, 1), out)
    ok("each skipped entry says its file", [(s["file"], s["line"]) for s in answer["skipped"]]
       == [("table.csv", 3), ("more.txt", 2)], out)

    code, out, err = place.run("import", "list.txt")
    ok("words for people", code == 0 and out.startswith("Added 0, updated 0, skipped 3.")
       and "list.txt, line 3:" in err, out + err)


def test_errors(place):
    place.write("empty.txt", b"")
    place.write("picture.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    place.write("broken.json", '{"format":1,"parcels":["RB111111111CN"')
    for name in ("missing.txt", ".", "empty.txt", "picture.csv", "broken.json"):
        code, out, err = place.run("import", "--json", name)
        ok(f"import of {name} fails with one sentence", code == 1 and one_line(err) and name in err and out == "", err)
    code, out, err = place.run("import", "--json", "missing.txt", "more.txt")
    ok("a bad file does not stop the next one", code == 1 and json.loads(out)["skipped"] != [], out + err)
    for words in (["import"], ["export"], ["export", "a", "b"], ["export", "file"], ["export", "--format", "xls", "f"]):
        code, out, err = place.run(*words)
        ok(f"{' '.join(words)} is wrong usage", code == 2 and one_line(err), err)
    code, out, err = place.run("export", "no/such/folder.csv")
    ok("export into nowhere fails with one sentence", code == 1 and one_line(err) and "folder.csv" in err, err)
    for command in ("import", "export"):
        code, out, err = place.run(command, "--help")
        ok(f"{command} --help", code == 0 and "--json" in out, out)


def test_export(place):
    code, out, err = place.run("archive", "RA123456785RU")
    code, out, err = place.run("export", "--format", "json", "--json", "all.out")
    ok("export exits with 0", code == 0 and json.loads(out)["exported"] == 3, out + err)
    with open(place.folder + "/all.out", encoding="utf-8") as file:
        whole = json.load(file)
    ok("the export holds all", whole["format"] == 1 and len(whole["parcels"]) == 3
       and [f["name"] for f in whole["folders"]] == ["Дом"], whole)

    code, out, err = place.run("export", "--format", "json", "-")
    ok("standard output holds the export alone", json.loads(out)["parcels"] == whole["parcels"], err)
    code, out, err = place.run("export", "list.csv")
    with open(place.folder + "/list.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(io.StringIO(file.read())))
    ok("the table is read by another program", {r["number"] for r in rows}
       == {"RB123456785CN", "LK123456785US", "RA123456785RU"}, rows)
    ok("archived ones are in it", any(r["archived"] for r in rows), rows)

    code, out, err = place.run("import", "--json", "all.out", profile="two")
    ok("another profile takes it", code == 0 and json.loads(out)["added"] == 3, out + err)
    code, out, err = place.run("export", "--format", "json", "-", profile="two")
    ok("nothing was lost", json.loads(out)["parcels"] == whole["parcels"]
       and json.loads(out)["folders"] == whole["folders"], out)
    ok("no other file is left", not any("all.out." in n or "list.csv." in n for n in os.listdir(place.folder)),
       os.listdir(place.folder))


with tempfile.TemporaryDirectory(prefix="tracker-cli-") as place_folder:
    here = Place(place_folder)
    test_import(here)
    test_errors(here)
    test_export(here)
print(f"1..{number}")
sys.exit(1 if ok.failed else 0)
