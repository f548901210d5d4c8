# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may include whom: the inner walls of core, and the outer ones once more."""

import re

import tap

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]+([<"])([^>"]+)[>"]', re.MULTILINE)

# Each folder of core may include itself and those before it.
CORE = ["json", "values", "knowledge", "patient", "reasoning", "exchange"]

# Single headers that a folder may include although they stand behind it, and why.
LOANS = {
    ("json", "values/sepse-number.h"): "numbers are read and written by their exact text",
    ("knowledge", "patient/sepse-observations.h"): "a compiled rule reads the slots of the observations",
}

# What each part may reach besides core and itself.
OUTER = {"words": [], "store": [], "report": ["words"], "cli": ["words", "report"], "ui": ["words", "report", "store"]}

# Headers that need a display, a language or a database, and the parts that may have them.
FENCED = {
    r"^(gtk/|gdk/|gsk/|adwaita)": {"ui"},
    r"^(cairo|pango)": {"ui", "report/paint"},
    r"^(libintl\.h|locale\.h|glib/gi18n)": {"words", "report", "cli", "ui"},
    r"^sqlite3": {"store"},
}

CLOCK = re.compile(r"\b(g_get_real_time|g_get_current_time|g_date_time_new_now\w*|gettimeofday|clock_gettime|time|setlocale)\s*\(")


def part_of(path):
    """"app/core/json/x.c" is part core, folder json; "app/report/paint/x.c" is part report/paint."""
    inner = path.parts[1:-1]
    if inner[:1] == ("core",):
        return "core", inner[1] if len(inner) > 1 else ""
    return "/".join(inner), ""


def included(path):
    code = tap.without_comments(tap.read(path))
    for match in INCLUDE.finditer(code):
        yield tap.number_of_line(code, match.start()), match.group(1) == '"', match.group(2)


def project_fault(path, name):
    """None, or why this file may not include the project header `name`."""
    part, folder = part_of(path)
    first = name.split("/")[0] if "/" in name else None
    if first is None:
        return None if (tap.ROOT / path).parent.joinpath(name).exists() or name == "config.h" else "name its folder"
    if part == "core":
        if first not in CORE:
            return f"core may not reach {first}"
        if (folder, name) in LOANS:
            return None
        if folder not in CORE or CORE.index(first) > CORE.index(folder):
            return f"{folder} may not reach {first}"
        return None
    if first in CORE or first == part.split("/")[0]:
        return None
    return None if first in OUTER.get(part.split("/")[0], []) else f"{part} may not reach {first}"


def faults_of(path):
    part, _ = part_of(path)
    for line, own, name in included(path):
        if own:
            fault = project_fault(path, name)
            if fault:
                yield f"{path}:{line}: “{name}”: {fault}"
            continue
        for pattern, allowed in FENCED.items():
            if re.match(pattern, name) and not any(part == one or part.startswith(one + "/") for one in allowed):
                yield f"{path}:{line}: <{name}> may not be included in {part}"


def clock_faults():
    for path in tap.files("app/core", suffixes={".c", ".h"}):
        code = tap.without_comments(tap.read(path))
        for match in CLOCK.finditer(code):
            yield f"{path}:{tap.number_of_line(code, match.start())}: {match.group(1)}: core has neither clock nor language"


def main():
    points = tap.Tap()
    sources = tap.files("app", suffixes={".c", ".h"})
    for part in [f"core/{folder}" for folder in CORE] + sorted(OUTER):
        mine = [path for path in sources if path.as_posix().startswith(f"app/{part}/")]
        points.check(f"includes of {part}", [fault for path in mine for fault in faults_of(path)])
    points.check("no clock in core", clock_faults())
    points.done()


main()
