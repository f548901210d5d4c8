# SPDX-License-Identifier: GPL-3.0-or-later
"""What the lint tests share: the files of the project, and results as TAP."""

import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
HIDDEN = {".build", ".git", "__pycache__"}

COMMENT_OR_STRING = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"', re.DOTALL)


def files(*folders, suffixes=None):
    """Every file under `folders`, as paths from the top, sorted."""
    found = []
    for folder in folders:
        for path in (ROOT / folder).rglob("*"):
            relative = path.relative_to(ROOT)
            if path.is_file() and not HIDDEN.intersection(relative.parts):
                if suffixes is None or path.suffix in suffixes:
                    found.append(relative)
    return sorted(set(found))


def read(path):
    return (ROOT / path).read_text(encoding="utf-8")


def number_of_line(text, offset):
    return text.count("\n", 0, offset) + 1


def without_comments(code):
    """C with its comments blanked, so that places stay where they are."""

    def blank(match):
        text = match.group()
        return text if text.startswith('"') else re.sub(r"[^\n]", " ", text)

    return COMMENT_OR_STRING.sub(blank, code)


def strings_of(code):
    """(line, text) of every string literal in C."""
    for match in COMMENT_OR_STRING.finditer(code):
        if match.group().startswith('"'):
            yield number_of_line(code, match.start()), match.group()[1:-1]


class Tap:
    """Prints one point a check; a check passes when it found no fault."""

    def __init__(self):
        self.count = 0

    def check(self, name, faults):
        self.count += 1
        faults = list(faults)
        print(f"{'not ' if faults else ''}ok {self.count} {name}")
        for fault in faults:
            print(f"# {fault}")

    def skip(self, name, reason):
        self.count += 1
        print(f"ok {self.count} {name} # SKIP {reason}")

    def done(self):
        print(f"1..{self.count}", flush=True)
