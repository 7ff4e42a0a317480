# SPDX-FileCopyrightText: 2026 The Tracker authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""po/POTFILES is whole, every language of po/LINGUAS passes msgfmt, and says every text of the program.

check-translations.py ROOT
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tap import Tap

TRANSLATED_WHOLE = ("ru",)


def run(*arguments, cwd):
    """The complaints of a command, if it fails."""
    done = subprocess.run(arguments, cwd=cwd, capture_output=True, text=True, check=False)
    return (done.stdout + done.stderr).strip() if done.returncode != 0 else None


def read_words(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


def write_template(root, path):
    """All texts of today's sources, as `ninja tracker-pot` collects them."""
    keywords = ["_", "N_", "C_:1c,2", "NC_:1c,2", "g_dngettext:2,3", "ngettext:1,2", "g_dpgettext2:2c,3"]
    return run(
        "xgettext",
        "--from-code=UTF-8",
        "--files-from=po/POTFILES",
        f"--output={path}",
        *(f"--keyword={keyword}" for keyword in keywords),
        cwd=root,
    )


def find_untranslated(root, language, template, folder):
    """Texts that a language does not say, or only by a guess."""
    merged = Path(folder) / f"{language}.po"
    problem = run(
        "msgmerge", "--quiet", "--no-fuzzy-matching", f"--output-file={merged}", f"po/{language}.po", template, cwd=root
    )
    if problem:
        return [problem]
    missing = Path(folder) / f"{language}.missing.po"
    subprocess.run(
        ["msgattrib", "--untranslated", "--no-obsolete", "--no-wrap", f"--output-file={missing}", merged], check=True
    )
    texts = re.findall(r'^msgid "(.+)"$', missing.read_text(encoding="utf-8"), re.MULTILINE) if missing.exists() else []
    return [f"not translated: {text}" for text in texts]


def main():
    root = Path(sys.argv[1]).resolve()
    languages = read_words(root / "po" / "LINGUAS")
    tap = Tap()
    problem = run(sys.executable, "build-aux/potfiles", "--check", cwd=root)
    tap.point("po/POTFILES is whole", [problem] if problem else [])
    tap.point(
        "every translation is in po/LINGUAS",
        [f"{path.name} is not" for path in (root / "po").glob("*.po") if path.stem not in languages],
    )
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / "tracker.pot"
        problem = write_template(root, template)
        tap.point("the texts can be collected", [problem] if problem else [])
        for language in languages:
            problem = run("msgfmt", "--check", "-o", "/dev/null", f"po/{language}.po", cwd=root)
            tap.point(f"{language}.po passes msgfmt", [problem] if problem else [])
            if language in TRANSLATED_WHOLE:
                tap.point(f"{language}.po says every text", find_untranslated(root, language, template, folder))
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
