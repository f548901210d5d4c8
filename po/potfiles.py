#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes po/POTFILES.in: every file that holds words for people, sorted.

potfiles.py           writes the file
potfiles.py --check   exits with 1 when the file is not what would be written
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
TARGET = ROOT / "po" / "POTFILES.in"
HEAD = "# SPDX-License-Identifier: GPL-3.0-or-later\n"

IN_CODE = re.compile(r"(?<![A-Za-z0-9_])(?:N?C?_|ngettext|g_dngettext|g_dpgettext2)\s*\(\s*[\"N]")
IN_UI = re.compile(r"translatable\s*=\s*[\"'](?:yes|true|1)[\"']")


def holds_words(path):
    if path.suffix in (".c", ".h"):
        return bool(IN_CODE.search(path.read_text(encoding="utf-8")))
    if path.suffix == ".ui":
        return bool(IN_UI.search(path.read_text(encoding="utf-8")))
    return path.name.endswith((".desktop.in", ".metainfo.xml.in"))


def collect():
    paths = [
        path.relative_to(ROOT).as_posix()
        for folder in ("app", "data", "resources")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and holds_words(path)
    ]
    return sorted(paths + ["po/data-strings.c"])


def main():
    wanted = HEAD + "".join(f"{path}\n" for path in collect())
    if "--check" in sys.argv[1:]:
        current = TARGET.read_text(encoding="utf-8") if TARGET.exists() else ""
        sys.exit(0 if current == wanted else "po/POTFILES.in is not sorted and complete: run po/update.sh")
    TARGET.write_text(wanted, encoding="utf-8")


if __name__ == "__main__":
    main()
