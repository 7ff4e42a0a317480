# SPDX-FileCopyrightText: 2026 The Tracker authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every file names its licence, XML files are well-formed, scripts can be run.

check-files.py ROOT
"""

import fnmatch
import os
import re
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from tap import Tap

SKIPPED = re.compile(r"^(\.git|build|build-(?!aux$)[^/]*|__pycache__)$")
LICENCE = re.compile(r"SPDX-License-Identifier: (\S+)")
COPYRIGHT = re.compile(r"SPDX-FileCopyrightText: \d{4} ")
LICENCES = {"GPL-3.0-or-later", "CC0-1.0"}
XML = (".ui", ".svg", ".xml", ".gresource", ".in")


def list_files(root):
    for folder, folders, names in os.walk(root):
        if Path(folder) == root:
            folders[:] = [name for name in folders if not SKIPPED.match(name)]
        folders[:] = [name for name in folders if name != "__pycache__"]
        for name in names:
            path = Path(folder, name)
            # Logs and what git does not keep.
            if not name.endswith((".pyc", ".pot", ".orig", ".rej", "~")) and not re.match(r"build.*\.log$", name):
                if name != ".git":
                    yield path.relative_to(root)


def read_patterns(root):
    """The files that .reuse/dep5 speaks for."""
    text = (root / ".reuse" / "dep5").read_text(encoding="utf-8")
    return [pattern for line in re.findall(r"^Files:(.*)$", text, re.MULTILINE) for pattern in line.split()]


def find_licence_problem(root, path, patterns):
    if path.suffix == ".license" or str(path) == ".reuse/dep5":
        return None
    if any(fnmatch.fnmatchcase(str(path), pattern) for pattern in patterns):
        return None
    neighbour = root / (str(path) + ".license")
    source = neighbour if neighbour.exists() else root / path
    head = source.read_bytes()[:2000].decode("utf-8", errors="replace")
    licence = LICENCE.search(head)
    if licence is None or licence.group(1) not in LICENCES:
        return f"{path}: no SPDX-License-Identifier of this project"
    if COPYRIGHT.search(head) is None:
        return f"{path}: no SPDX-FileCopyrightText"
    return None


def find_xml_problem(root, path):
    text = (root / path).read_bytes()
    # A template of another kind ends with .in as well.
    if path.suffix not in XML or not text.lstrip().startswith(b"<"):
        return None
    try:
        ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        return f"{path}: {error}"
    return None


def find_script_problem(root, path):
    # Python's are run by the interpreter that the build names.
    if path.suffix != ".py" and (root / path).read_bytes()[:2] == b"#!" and not os.access(root / path, os.X_OK):
        return f"{path}: begins with #! and cannot be run"
    return None


def find_stray_problem(root, path):
    if path.suffix == ".license" and not (root / str(path)[: -len(".license")]).exists():
        return f"{path}: speaks of a file that is not there"
    return None


def main():
    root = Path(sys.argv[1]).resolve()
    # XML that tests give to parsers may be broken on purpose.
    paths = sorted(list_files(root))
    program = [path for path in paths if path.parts[0] in ("src", "data")]
    patterns = read_patterns(root)
    tap = Tap()
    tap.point("files are found", [] if len(program) > 50 else [f"only {len(program)} files under src and data"])
    tap.point("licences", filter(None, (find_licence_problem(root, path, patterns) for path in paths)))
    tap.point("licence neighbours", filter(None, (find_stray_problem(root, path) for path in paths)))
    tap.point("XML is well-formed", filter(None, (find_xml_problem(root, path) for path in program)))
    tap.point("scripts can be run", filter(None, (find_script_problem(root, path) for path in paths)))
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
